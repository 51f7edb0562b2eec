// The first answer that the official SDK gives.

import { FingerprintServerApiClient } from "@fingerprint/node-sdk";
import { apiKey, EVENT_ID } from "./answer.js";

export const answer = () => new FingerprintServerApiClient({ apiKey }).getEvent(EVENT_ID);
