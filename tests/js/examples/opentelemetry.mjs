// examples/opentelemetry: which spans, durations and events the hooks make of a call.

import { deepEqual, ok } from "../contract/assert.js";

/** A Worker with the smallest SDK that there can be: it lists what it is told. */
export const source = `
import { metrics, trace } from "@opentelemetry/api";
import { FingerprintClient } from "fingerprint-edge";
import { telemetryHooks } from "./telemetry.js";

let told;
trace.setGlobalTracerProvider({ getTracer: (scope) => ({
  startSpan(name, { kind, startTime, attributes }) {
    const span = { scope, name, kind, begins: startTime <= Date.now(), attributes };
    return { setStatus: ({ code }) => { span.status = code; }, end: () => told.push({ span }) };
  },
}) });
metrics.setGlobalMeterProvider({ getMeter: () => ({
  createHistogram: (histogram, { unit }) => ({ record: (value, attributes) => told.push({ histogram, unit, seconds: value >= 0 && value < 60, attributes }) }),
}) });

export default {
  async fetch(request) {
    told = [];
    const controller = new AbortController();
    const statuses = (await request.json()).map((status) => () => {
      if (status === 0) throw new TypeError("connection lost");
      if (typeof status === "object") {
        controller.abort(Object.assign(new Error("1708102555327.NLOjmg"), status));
        throw controller.signal.reason;
      }
      return Response.json({ event_id: "1", timestamp: 1, error: { code: "failed", message: "failed" } }, { status, headers: { "retry-after": "0" } });
    });
    const client = new FingerprintClient({ apiKey: "key", fetch: async () => statuses.shift()(), hooks: telemetryHooks() });
    const ended = await client.getEvent("1708102555327.NLOjmg", undefined, { signal: controller.signal }).then(() => "ok", (error) => error.name);
    return Response.json({ ended, told });
  },
};
`;

const attributes = (more) => ({
  "fingerprint_edge.operation": "getEvent",
  "http.request.method": "GET",
  "url.template": "/v4/events/{event_id}",
  ...more,
});
const status = (code) => attributes({ "http.response.status_code": code, ...(code >= 400 && { "error.type": String(code) }) });
const span = (facts, attempt) => ({
  span: {
    scope: "fingerprint-edge",
    name: "GET /v4/events/{event_id}",
    kind: 2,
    begins: true,
    attributes: { ...facts, "http.request.resend_count": attempt - 1 },
    ...("error.type" in facts && { status: 2 }),
  },
});
const duration = (facts) => ({ histogram: "http.client.request.duration", unit: "s", seconds: true, attributes: facts });

export async function check(start) {
  const worker = await start({});
  const call = async (...statuses) => {
    const response = await worker.dispatchFetch("http://worker.test/", { method: "POST", body: JSON.stringify(statuses) });
    const text = await response.text();
    const { told } = JSON.parse(text);
    ok(!/1708102555327|\bkey\b|sk_live/.test(JSON.stringify(told)), "no id and no key in what is told");
    return JSON.parse(text);
  };
  const aborted = (name) => attempt(attributes({ "error.type": name }), 1);
  const attempt = (facts, number) => [duration(facts), span(facts, number)];
  deepEqual(await call(200), { ended: "ok", told: attempt(status(200), 1) }, "a success");
  deepEqual(await call(503, 200), { ended: "ok", told: [...attempt(status(503), 1), ...attempt(status(200), 2)] }, "a repeated call");
  deepEqual(await call(404), { ended: "ServerApiError", told: attempt(status(404), 1) }, "a failure");
  const lost = attributes({ "error.type": "NetworkError" });
  deepEqual(await call(0, 200), { ended: "ok", told: [...attempt(lost, 1), ...attempt(status(200), 2)] }, "a lost connection");
  deepEqual((await call({ name: "LeftError" })).told, aborted("LeftError"), "a call that its user ended");
  for (const name of ["Bearer key", "1708102555327.NLOjmg", "sk_live_0a1B", ["Error"], 7, ""])
    deepEqual((await call({ name })).told, aborted("_OTHER"), `a reason with the name ${name}`);
}
