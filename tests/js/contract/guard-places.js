// Where a guard looks for an event: headers, cookies, queries and bodies, as strangers write them.

import { deepEqual, equal, match, ok } from "./assert.js";
import { doubleOf, EVENT_ID, freshEvent, guardOf, ORIGIN, posted, requestOf, requestWith, SEALED, seal } from "./guard-support.js";
import { contract } from "./harness.js";
import { pause } from "./support.js";

const EVENT = freshEvent({ event_id: "1708102555327.NLOjmg" });
const ID = EVENT.event_id;
const AMBIGUOUS = ["event_ambiguous"];

/** A guard of ids, which gives what it asked the client for beside its reasons. */
function asker(t, from) {
  const client = doubleOf((id) => ({ ...EVENT, event_id: id }));
  const guard = t.parts.guard.createGuard({ client, from, policy: { deny: { bot: "bad" } } });
  return async (request) => {
    const { reasons } = await guard(request);
    const asked = client.asked.splice(0).map(([id]) => id);
    return reasons.length > 0 ? reasons : asked;
  };
}

contract("an id is read from a header, a cookie, the query and the body", async (t) => {
  deepEqual(await asker(t)(requestWith({ [EVENT_ID]: ID })), [ID], "the default header");
  deepEqual(await asker(t, { header: "X-Event" })(requestWith({ "x-event": ID })), [ID], "a header");
  deepEqual(await asker(t, { cookie: "event" })(requestOf(ORIGIN, { cookie: `a=b; event=${ID}; c` })), [ID], "a cookie");
  deepEqual(await asker(t, { query: "event" })(requestOf(`${ORIGIN}/?a=b&event=${ID}#event=x`)), [ID], "the query");
  deepEqual(await asker(t, { query: "event" })(requestOf(`/path?event=${ID}`)), [ID], "the query of a path");
  deepEqual(await asker(t, { json: "device.event.id" })(posted({ device: { event: { id: ID } } })), [ID], "the body");
  deepEqual(await asker(t, [{ header: "a" }, { query: "b" }])(requestOf(`${ORIGIN}/?b=${ID}`)), [ID], "the second place");
});

contract("a sealed result is read from all of them, in each spelling", async (t) => {
  const sealed = await seal(EVENT);
  const guard = (from) => guardOf(t, { from, policy: { deny: { bot: "bad" } } });
  const requests = [
    [{ header: "a" }, requestWith({ a: sealed })],
    [{ cookie: "a" }, requestOf(ORIGIN, { cookie: `a=${encodeURIComponent(sealed)}` })],
    [{ cookie: "a" }, requestOf(ORIGIN, { cookie: `a="${sealed}"` })],
    [{ query: "a" }, requestOf(`${ORIGIN}/?a=${encodeURIComponent(sealed)}`)],
    [{ query: "a" }, requestOf(`${ORIGIN}/?a=${sealed}`)],
    [{ json: "a", kind: "sealed" }, posted({ a: sealed })],
  ];
  for (const [from, request] of requests) deepEqual((await guard(from)(request)).reasons, [], JSON.stringify(from));
});

contract("cookies are found by their whole names, quoted or encoded, and doubled ones are refused", async (t) => {
  const ask = asker(t, { cookie: "event" });
  const cases = [
    [`event="${ID}"`, [ID]],
    [`event=${ID.replace(".", "%2E")}`, [ID]],
    [`  event = ${ID} ;`, [ID]],
    [`event=${ID}; event=${ID}`, [ID]],
    [`event=${ID}; event="${ID}"`, [ID]],
    [`event=${ID}; event=other`, AMBIGUOUS],
    [`event=other; event=${ID}`, AMBIGUOUS],
    [`Event=${ID}`, ["event_missing"]],
    [`my-event=${ID}; event2=${ID}; a=event=${ID}`, ["event_missing"]],
    ["event", ["event_missing"]],
    ["event=", ["event_missing"]],
    ['event=""', ["event_missing"]],
    ["event=%zz", ["%zz"]],
    [`event=${ID}=1`, [`${ID}=1`]],
    ["", ["event_missing"]],
  ];
  for (const [cookie, expected] of cases) deepEqual(await ask(requestOf(ORIGIN, { cookie })), expected, cookie);
});

contract("query parameters that are doubled are refused unless they agree", async (t) => {
  const ask = asker(t, { query: "event" });
  const cases = [
    [`event=${ID}&event=${ID}`, [ID]],
    [`event=${ID}&event=other`, AMBIGUOUS],
    [`event=&event=${ID}`, [ID]],
    [`Event=${ID}`, ["event_missing"]],
    [`event[]=${ID}`, ["event_missing"]],
    [`%65vent=${ID}`, [ID]],
    ["event=a%20b", ["event_missing"]],
    ["event=%00", ["event_missing"]],
    ["event=%zz&%", ["%zz"]],
  ];
  for (const [query, expected] of cases) deepEqual(await ask(requestOf(`${ORIGIN}/?${query}`)), expected, query);
});

contract("places that disagree are refused, in whichever order", async (t) => {
  const ask = asker(t, [{ header: "x-event" }, { query: "event" }, { cookie: "event" }]);
  const at = (header, query, cookie) => requestOf(`${ORIGIN}/?event=${query}`, { "x-event": header, cookie: `event=${cookie}` });
  deepEqual(await ask(at(ID, ID, ID)), [ID], "all the same");
  deepEqual(await ask(at(ID, "", "")), [ID], "one of them");
  for (const request of [at(ID, "1.other", ""), at("", ID, "1.other"), at(ID, ID, "1.other"), at(ID, "", "a b")])
    deepEqual(await ask(request), AMBIGUOUS, "differing");
});

contract("an id beside a sealed result must be that of its event", async (t) => {
  const event = freshEvent();
  const client = doubleOf(() => event);
  const guard = guardOf(t, { client });
  const sealed = await seal(event);
  equal((await guard(requestWith({ [SEALED]: sealed, [EVENT_ID]: event.event_id }))).ok, true, "its own");
  deepEqual((await guard(requestWith({ [SEALED]: sealed, [EVENT_ID]: ID }))).reasons, AMBIGUOUS, "another");
  deepEqual(
    (await guard(requestWith({ [SEALED]: "AAAA", [EVENT_ID]: event.event_id }))).reasons,
    ["unseal_failed"],
    "one that does not open",
  );
  deepEqual(client.asked, [], "what the API was asked");
});

contract("without a client an id says nothing, and without keys a sealed result", async (t) => {
  const both = requestWith({ [SEALED]: await seal(freshEvent()), [EVENT_ID]: ID });
  equal((await guardOf(t)(both)).ok, true, "the sealed result");
  deepEqual(await asker(t)(both), [ID], "the id");
});

contract("a path in a body leads through own members of objects alone", async (t) => {
  const cases = [
    ["a.b", { a: { b: ID } }, [ID]],
    ["a.b", { "a.b": ID }, ["event_missing"]],
    ["a.b", { a: [{ b: ID }] }, ["event_missing"]],
    ["a.0", { a: [ID] }, ["event_missing"]],
    ["0", [ID], ["event_missing"]],
    ["a.length", { a: ID }, ["event_missing"]],
    ["length", ID, ["event_missing"]],
    ["a", { a: { toString: ID } }, ["event_missing"]],
    ["a", { a: 17 }, ["event_missing"]],
    ["a", { a: null }, ["event_missing"]],
    ["a.b.c", { a: null }, ["event_missing"]],
    ["constructor.name", {}, ["event_missing"]],
    ["a", `{"__proto__":{"a":"${ID}"}}`, ["event_missing"]],
    ["__proto__.a", "{}", ["event_missing"]],
    ["a", `{"a":"1.first","a":"${ID}"}`, [ID]],
    ["a", `\ufeff{"a":"${ID}"}`, [ID]],
  ];
  for (const [json, body, expected] of cases)
    deepEqual(await asker(t, { json })(posted(body)), expected, `${json} of ${JSON.stringify(body)}`);
});

contract("a body that cannot be read names no event, and another place still does", async (t) => {
  const sealed = JSON.stringify({ a: ID });
  const from = [{ json: "a" }, { header: "x-event" }];
  const guard = t.parts.guard.createGuard({ client: doubleOf(() => EVENT), from, policy: { deny: { bot: "bad" } } });
  const causes = {
    "{": /not JSON/,
    "": /not JSON/,
    "event=1": /not JSON/,
    [`${sealed}}`]: /not JSON/,
    [`${sealed.padEnd(1024 * 1024 + 1)}`]: /longer than 1048576 bytes/,
  };
  for (const [body, expected] of Object.entries(causes)) {
    const result = await guard(posted(body));
    deepEqual([result.ok, result.reasons], [false, ["event_missing"]], body.slice(0, 20));
    match(result.cause.message, expected, "cause");
    ok(!result.cause.message.includes(ID), "what it quotes");
    const withHeader = new Request(posted(body), { headers: { "x-event": ID } });
    deepEqual(await asker(t, from)(withHeader), [ID], "another place");
  }
  deepEqual(await asker(t, from)(requestWith()), ["event_missing"], "no body at all");
});

contract("a body without an end is let go of at its limit", async (t) => {
  const state = { pulls: 0, cancelled: false };
  const body = new ReadableStream({
    pull(controller) {
      state.pulls += 1;
      controller.enqueue(new Uint8Array(65_536).fill(0x20));
    },
    cancel() {
      state.cancelled = true;
    },
  });
  const request = { ...requestOf(ORIGIN), clone: () => ({ body }) };
  deepEqual(await asker(t, { json: "a" })(request), ["event_missing"], "reasons");
  await pause(10);
  equal(state.cancelled, true, "cancelled");
  ok(state.pulls < 30, `${state.pulls} pieces`);
});

contract("a body that a guard has read is there for whoever comes after it", async (t) => {
  const request = posted({ a: ID, email: "ada@shop.example" });
  deepEqual(await asker(t, { json: "a" })(request), [ID], "the id");
  equal((await request.json()).email, "ada@shop.example", "the body");
});
