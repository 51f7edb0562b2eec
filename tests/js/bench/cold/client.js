// The first answer that the package gives, imported as who only calls does.

import { FingerprintClient } from "fingerprint-edge/client";
import { apiKey, EVENT_ID } from "./answer.js";

export const answer = () => new FingerprintClient({ apiKey }).getEvent(EVENT_ID);
