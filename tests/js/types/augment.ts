// A user's own addition: a property that the API sends and this version does not know yet.

import type { EventEdge, FingerprintEvent } from "fingerprint-edge";

declare module "fingerprint-edge" {
  interface Event {
    /** A signal of next year. */
    quantum_browser?: { result: boolean };
  }
}

export function isQuantum(event: FingerprintEvent): boolean {
  return event.quantum_browser?.result ?? false;
}

/** It is in each event, whatever its source. */
export const atTheEdge = (event: EventEdge): boolean | undefined => event.quantum_browser?.result;

// @ts-expect-error what nobody has added is still unknown
export const unknown = (event: FingerprintEvent): unknown => event.quantum_server;
