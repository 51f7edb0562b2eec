// A mock of the API that belongs to one test alone: the command line's, steered over HTTP.

import { join } from "node:path";
import { served } from "../programs.mjs";

export const KEY = "test-secret-key";

/** `folder` is the dashboard's, beside which the package is installed. */
export async function startMock(folder) {
  const cli = join(folder, "../node_modules/fingerprint-edge/cli.js");
  const { url, stop } = await served(process.execPath, (port) => [cli, "mock", "--port", String(port), "--api-key", KEY], { cwd: folder });
  const post = async (path, body = {}) => {
    const response = await fetch(`${url}/__mock/${path}`, { method: "POST", body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`the mock refuses ${path}: ${await response.text()}`);
  };
  return {
    url,
    stop,
    /** Makes the next requests fail, as `api.fail` of the mock does. */
    fail: (failure) => post("fail", failure),
    /** Everything anew, with these options. */
    reset: (options) => post("reset", { apiKey: KEY, ...options }),
    requests: async () => (await fetch(`${url}/__mock/requests`)).json(),
    /** What the API itself answers. */
    get: async (path) => (await fetch(url + path, { headers: { authorization: `Bearer ${KEY}` } })).json(),
  };
}
