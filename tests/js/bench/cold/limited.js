// The first answer that the official SDK gives, with a time limit.

import { FingerprintServerApiClient } from "@fingerprint/node-sdk";
import { apiKey, EVENT_ID } from "./answer.js";

const limited = (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(10_000) });

export const answer = () => new FingerprintServerApiClient({ apiKey, fetch: limited }).getEvent(EVENT_ID);
