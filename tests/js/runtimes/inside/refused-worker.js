// A Worker for whose build the condition `workerd` was not set: it has the bytes, which workerd does not compile.

import { refusal } from "./refused.js";

export default { fetch: () => Response.json(refusal()) };
