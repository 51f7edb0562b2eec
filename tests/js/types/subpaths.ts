// Every subpath by its name: what it exports, and that its classes and types are the root's.

import type * as root from "fingerprint-edge";
import * as client from "fingerprint-edge/client";
import clientWasm from "fingerprint-edge/client.wasm";
import { init, initTrust, initVerify } from "fingerprint-edge/init";
import { type UpgradedEvent, upgradeEvent } from "fingerprint-edge/migrate";
import { createMockApi, type MockApi } from "fingerprint-edge/mock";
import { applyRuleAction, type EventRuleAction } from "fingerprint-edge/rules";
import * as trust from "fingerprint-edge/trust";
import trustWasm from "fingerprint-edge/trust.wasm";
import * as v3 from "fingerprint-edge/v3";
import { type EventPolicy, type Verdict, verifyEvent } from "fingerprint-edge/verify";
import verifyWasm from "fingerprint-edge/verify.wasm";

init(clientWasm);
initTrust(trustWasm);
initVerify(verifyWasm);

export const sameClass: typeof root.FingerprintClient = client.FingerprintClient;
export const sameError: typeof root.SdkError = trust.SdkError;
export const sameEvent = (event: root.FingerprintEvent): client.FingerprintEvent & trust.FingerprintEvent => event;
export const made: root.FingerprintClient = new client.FingerprintClient({ apiKey: "key" });

export const mock: MockApi = createMockApi();
export const ofV3: v3.FingerprintJsServerApiClient = new v3.FingerprintJsServerApiClient({ apiKey: "key", api: "v4", fetch: mock.fetch });
export const sameEventOfV3 = (event: client.FingerprintV3Event): v3.EventsGetResponse => event;
export const upgradedAtTheSeam = async (): Promise<UpgradedEvent> => upgradeEvent(await ofV3.getEvent("1708102555327.NLOjmg"));
export const upgraded = (event: client.FingerprintV3Event): UpgradedEvent => upgradeEvent(event);
export const judged = (event: root.FingerprintEvent, policy: EventPolicy): Verdict => verifyEvent(event, policy);
export const ruled = (action: EventRuleAction, request: Parameters<typeof applyRuleAction>[1]) => applyRuleAction(action, request);

export async function opened(sealed: string, keys: readonly trust.DecryptionKey[]): Promise<trust.FingerprintEvent | string> {
  try {
    return await trust.unsealEventsResponse(sealed, keys);
  } catch (error) {
    if (error instanceof trust.UnsealAggregateError) return error.errors.map(({ message }) => message).join();
    if (error instanceof trust.UnsealError || error instanceof trust.SdkError) return error.operation;
    throw error;
  }
}
