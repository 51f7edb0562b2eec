// The deletion of a visitor's data: one request, no body, nothing read back.

import { deepEqual, equal } from "./assert.js";
import { contract } from "./harness.js";
import { KEY, VISITOR_ID, scripted, text } from "./support.js";

contract("deleteVisitorData sends one DELETE and resolves to undefined", async (t) => {
  for (const reply of [text(""), text("{}"), text("not json"), text(null, { status: 204 })]) {
    const { client, calls } = scripted(t, [reply]);
    equal(await client.deleteVisitorData(VISITOR_ID), undefined, "result");
    equal(calls.length, 1, "requests");
    const [{ url, method, headers, body }] = calls;
    equal(url, `https://api.fpjs.io/v4/visitors/${VISITOR_ID}`, "URL");
    equal(method, "DELETE", "method");
    equal(body ?? undefined, undefined, "body");
    equal(headers.authorization, `Bearer ${KEY}`, "authorization");
    deepEqual(Object.keys(headers).filter((name) => name !== "accept"), ["authorization"], "headers");
  }
});
