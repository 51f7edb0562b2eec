// examples/rules-in-front: which requests get to the origin, and with which headers.

import { Response } from "miniflare";
import { deepEqual, equal } from "../contract/assert.js";

export async function check(start, context) {
  const { mockUrl, apiKey } = context;
  const event = await anEvent(context);
  /** What the origin got, one after another. */
  const arrived = [];
  async function ORIGIN(request) {
    const { method, url, headers } = request;
    const [visitor, verdict, kept] = ["x-visitor", "x-verdict", "x-kept"].map((name) => headers.get(name));
    arrived.push({ method, url, visitor, verdict, kept, body: await request.text() });
    return new Response("origin");
  }
  const withRuleset = (FINGERPRINT_RULESET_ID, key = apiKey) => start({ FINGERPRINT_SECRET_KEY: key, FINGERPRINT_BASE_URL: mockUrl, FINGERPRINT_RULESET_ID, ORIGIN });
  const [allowing, blocking, unknown, locked] = [await withRuleset("rs_allow"), await withRuleset("rs_block"), await withRuleset("rs_nothing"), await withRuleset("rs_allow", "not-the-key")];
  const send = async (worker, headers, init) => {
    const response = await worker.dispatchFetch("https://shop.example/cart?step=2", { ...init, headers });
    return [response.status, response.headers.get("content-type"), await response.text()];
  };
  const statusOf = async (worker, headers) => (await send(worker, headers).catch(() => [500]))[0];

  const headers = { "x-event-id": event, "x-visitor": "forged", "x-verdict": "forged", "x-kept": "yes" };
  equal(await statusOf(allowing, {}), 403, "without an event");
  equal(await statusOf(allowing, { "x-event-id": "1700000000000.nobody" }), 403, "with nobody's event");
  equal(await statusOf(allowing, { "x-event-id": ".." }), 403, "with what is no id");
  equal(await statusOf(unknown, headers), 500, "with a ruleset that there is not");
  equal(await statusOf(locked, headers), 500, "with a wrong key");
  deepEqual(await send(blocking, headers), [403, "application/json", '{"title":"Forbidden"}'], "blocked");
  deepEqual(arrived, [], "what got to the origin");

  const [status, , body] = await send(allowing, headers, { method: "POST", body: "two items" });
  deepEqual([status, body], [200, "origin"], "allowed");
  deepEqual(arrived, [{ method: "POST", url: "https://shop.example/cart?step=2", visitor: null, verdict: "allow", kept: "yes", body: "two items" }], "what got to the origin");
}

async function anEvent({ mockUrl, apiKey }) {
  const response = await fetch(`${mockUrl}/v4/events?limit=1`, { headers: { authorization: `Bearer ${apiKey}` } });
  equal(response.status, 200, "the mock API's status");
  return (await response.json()).events[0].event_id;
}
