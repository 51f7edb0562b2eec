// A cold start in workerd: the first request gets the first answer.

import { answer } from "bench:program";

export default { fetch: async () => Response.json(await answer()) };
