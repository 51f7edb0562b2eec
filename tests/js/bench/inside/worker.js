// The bench inside workerd: a request asks, its response answers. The clock stands still in between.

import "./instances.js";
import { ASKED } from "./jobs.js";

export default {
  async fetch(request) {
    const { ask, ...asked } = await request.json();
    return Response.json(await ASKED[ask](asked).catch((error) => ({ error: String(error?.stack ?? error) })));
  },
};
