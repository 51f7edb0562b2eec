// The job in a Worker that brings the wasm itself, as a host does that knows no condition of the package.

import client from "fingerprint-edge/client.wasm";
import * as api from "fingerprint-edge/init";
import trust from "fingerprint-edge/trust.wasm";
import verify from "fingerprint-edge/verify.wasm";
import { answer } from "./job.js";

api.init(client);
api.initTrust(trust);
api.initVerify(verify);

export default {
  async fetch(_request, env) {
    return Response.json(await answer({ apiKey: env.FINGERPRINT_SECRET_KEY, baseUrl: env.FINGERPRINT_BASE_URL }, api));
  },
};
