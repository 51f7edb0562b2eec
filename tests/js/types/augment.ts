// A user's own additions: properties that the APIs send and this version does not know yet.

import type {
  EventEdge,
  FingerprintEvent,
  FingerprintIqEvent,
  FingerprintIqSignal,
  FingerprintIqVerdict,
  FingerprintIqWebhook,
  FingerprintV3Event,
  FingerprintV3Product,
  FingerprintV3Visits,
} from "fingerprint-edge";

declare module "fingerprint-edge" {
  interface Event {
    /** A signal of next year. */
    quantum_browser?: { result: boolean };
  }
  interface FingerprintV3Event {
    quantumEvent?: string;
  }
  interface FingerprintV3Products {
    quantumBrowser?: FingerprintV3Product<{ result: boolean }>;
  }
  interface FingerprintV3Visit {
    quantumVisit?: number;
  }
  interface FingerprintIqEvent {
    quantumEvent?: string;
  }
  interface FingerprintIqVerdicts {
    quantum?: FingerprintIqVerdict;
  }
  interface FingerprintIqCanvasSignal {
    isQuantum?: boolean;
  }
  interface FingerprintIqClientSignals {
    quantum?: FingerprintIqSignal<{ hash?: string }>;
  }
  interface FingerprintIqWebhookData {
    quantum?: boolean;
  }
}

export function isQuantum(event: FingerprintEvent): boolean {
  return event.quantum_browser?.result ?? false;
}

/** It is in each event, whatever its source. */
export const atTheEdge = (event: EventEdge): boolean | undefined => event.quantum_browser?.result;

export function isQuantumV3(event: FingerprintV3Event, { visits }: FingerprintV3Visits): boolean {
  visits[0]?.quantumVisit satisfies number | undefined;
  event.quantumEvent satisfies string | undefined;
  return event.products.quantumBrowser?.data?.result ?? false;
}

export function isQuantumIq({ verdicts, signals, quantumEvent }: FingerprintIqEvent, { data }: FingerprintIqWebhook): boolean {
  quantumEvent satisfies string | undefined;
  data.quantum satisfies boolean | undefined;
  signals?.client?.quantum?.value?.hash satisfies string | undefined;
  signals?.client?.canvas?.isQuantum satisfies boolean | undefined;
  return verdicts?.quantum?.result ?? false;
}

// @ts-expect-error what nobody has added is still unknown
export const unknown = (event: FingerprintEvent): unknown => event.quantum_server;
// @ts-expect-error what nobody has added is still unknown
export const unknownIq = (event: FingerprintIqEvent): unknown => event.quantumServer;
