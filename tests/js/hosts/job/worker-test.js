// The job in workerd under Vitest: a set with a plugin for that imports this as a test of its own.

import { createExecutionContext, env, SELF, waitOnExecutionContext } from "cloudflare:test";
import module from "fingerprint-edge/client.wasm";
import { FingerprintClient, init } from "fingerprint-edge/init";
import { createMockApi } from "fingerprint-edge/mock";
import { expect, it } from "vitest";
import worker from "./worker.js";

const WHOLE = { done: ["get", "search", "notFound", "unseal", "webhook", "verdict", "rule"] };

it("does the job in the test's own isolate", async () => {
  const context = createExecutionContext();
  const response = await worker.fetch(new Request("https://shop.example"), env, context);
  await waitOnExecutionContext(context);
  expect(await response.json()).toEqual(WHOLE);
});

it("does the job behind its own name", async () => {
  const response = await SELF.fetch("https://shop.example");
  expect(await response.json()).toEqual(WHOLE);
});

it("takes modules that a Worker brings, and the mock in place of the API", async () => {
  init(module);
  const api = createMockApi({ apiKey: "test" });
  const client = new FingerprintClient({ apiKey: "test", fetch: api.fetch });
  const { events } = await client.searchEvents({ limit: 3 });
  expect(events.length).toBe(3);
  expect(api.requests.length).toBe(1);
});
