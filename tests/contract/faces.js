// The two faces of the mock API, behind one interface: in process, and over HTTP with the runtime's own fetch.

import { clientOf } from "./support.js";

/** The mock in process: a new one for each contract. */
function inProcess(t) {
  const apiKey = "key-of-the-mock";
  const api = t.mock.createMockApi({ apiKey });
  return {
    client: (options) => clientOf(t, { apiKey, fetch: api.fetch, ...options }),
    fail: (failure) => api.fail(failure),
    requests: () => api.requests,
  };
}

/** The mock that listens on loopback: one for all, so each contract begins with it as new. */
async function overHttp(t) {
  const control = async (path, body) => {
    const response = await fetch(`${t.mockUrl}/__mock/${path}`, body === undefined ? {} : { method: "POST", body });
    const answer = await response.text();
    if (!response.ok) throw new Error(`/__mock/${path} answered ${response.status}: ${answer}`);
    return answer;
  };
  await control("reset", "");
  return {
    client: (options) => clientOf(t, { apiKey: t.apiKey, baseUrl: t.mockUrl, ...options }),
    fail: (failure) => control("fail", JSON.stringify(failure)),
    requests: async () => JSON.parse(await control("requests")),
  };
}

export const FACES = { "in process": inProcess, "over HTTP": overHttp };
