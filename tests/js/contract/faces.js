// The two faces of the mock API, behind one interface: in process, and over HTTP with the runtime's own fetch.

import { contract } from "./harness.js";
import { clientOf } from "./support.js";

/** The key by which both faces let FingerprintIQ's client in. */
export const IQ_KEY = "fiq_secret_test";

/** A client of each system, with what leads to a face. */
function clients(t, apiKey, way) {
  const { FingerprintV3Client, FingerprintIqClient } = t.lib;
  return {
    client: (options) => clientOf(t, { apiKey, ...way, ...options }),
    v3: (options) => new FingerprintV3Client({ apiKey, ...t.host.clientOptions, ...way, ...options }),
    v3Sdk: (options) => new t.parts.v3.FingerprintJsServerApiClient({ apiKey, ...t.host.clientOptions, ...way, ...options }),
    iq: (options) => new FingerprintIqClient({ apiKey: IQ_KEY, ...t.host.clientOptions, ...way, ...options }),
  };
}

/** The mock in process: a new one for each contract. */
function inProcess(t, options) {
  const apiKey = "key-of-the-mock";
  const api = t.mock.createMockApi({ apiKey, ...options });
  return {
    apiKey,
    ...clients(t, apiKey, { fetch: api.fetch }),
    fail: (failure) => api.fail(failure),
    requests: () => api.requests,
  };
}

/** The control endpoints of a mock that listens: an order where there is a body, else a question. */
export function controlOf(url) {
  return async (path, body) => {
    const response = await fetch(`${url}/__mock/${path}`, body === undefined ? {} : { method: "POST", body });
    const answer = await response.text();
    if (!response.ok) throw new Error(`/__mock/${path} answered ${response.status}: ${answer}`);
    return answer;
  };
}

/** The mock that listens on loopback: one for all, so each contract begins with it as new. */
export async function overHttp(t, options) {
  const control = controlOf(t.mockUrl);
  await control("reset", options ? JSON.stringify({ apiKey: t.apiKey, ...options }) : "");
  return {
    apiKey: t.apiKey,
    ...clients(t, t.apiKey, { baseUrl: t.mockUrl }),
    fail: (failure) => control("fail", JSON.stringify(failure)),
    requests: async () => JSON.parse(await control("requests")),
  };
}

const FACES = { "in process": inProcess, "over HTTP": overHttp };

/** Adds a contract once for each face of the mock, which has these options where there are some. */
export function onBoth(name, body, options) {
  for (const [where, open] of Object.entries(FACES)) {
    contract(`${name}, ${where}`, async (t) => body(t, await open(t, options)));
  }
}
