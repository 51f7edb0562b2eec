// The mock API as a user's test uses it.

import { FingerprintClient } from "fingerprint-edge";
import { createMockApi } from "fingerprint-edge/mock";

export async function test(): Promise<string[]> {
  const api = createMockApi({ apiKey: "test", events: [{ event_id: "1708102555327.NLOjmg", timestamp: 1708102555327 }] });
  createMockApi();
  createMockApi({
    iqApiKey: "fiq_secret_x",
    v3Events: [{ products: {} }],
    iqEvents: [{ requestId: "req_1" }],
    iqMonthlyLimit: 10,
    edgeBodyLimit: 1024,
    relatedVisitors: [["a", "b"]],
    keptRequests: 100,
    v3VisitsPaged: true,
    environment: "ae_1",
  });
  api.fail({ productErrors: { botd: "Failed" } });
  const client = new FingerprintClient({ apiKey: "test", fetch: api.fetch });
  api.fail({ status: 429, times: 2 });
  api.fail({ hang: true });
  api.fail({ drop: true, delay: 5 });
  api.fail({ stall: 20, contentLength: 40_000_000 });
  api.fail({ endless: true });
  api.setTime(1708102555327);
  api.setTime(new Date(1708102555327));
  await client.getEvent("1708102555327.NLOjmg");
  // @ts-expect-error the option is called times
  api.fail({ status: 429, count: 2 });
  // @ts-expect-error the option is called apiKey
  createMockApi({ key: "test" });
  return api.requests.map(({ method, url, headers, body }) => [method, url, headers.authorization, body].join(" "));
}
