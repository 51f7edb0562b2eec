// The first answer that the package gives, imported by its name.

import { FingerprintClient } from "fingerprint-edge";
import { apiKey, EVENT_ID } from "./answer.js";

export const answer = () => new FingerprintClient({ apiKey }).getEvent(EVENT_ID);
