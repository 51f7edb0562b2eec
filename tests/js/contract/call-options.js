// The options of one call: refused by name before anything is sent.

import { equal, match, rejects } from "./assert.js";
import { contract } from "./harness.js";
import { EVENT_ID, VISITOR_ID, eventOf, json, scripted } from "./support.js";

contract("a wrong call option is refused by name, and nothing is sent", async (t) => {
  const { client, calls } = scripted(t, []);
  const wrong = {
    signal: ["now", 5, {}, new AbortController()],
    timeout: [-1, NaN, "5", true],
    deadline: [-1, NaN, "5", true],
    maxRetries: [-1, 0.5, "2", true],
    headers: ["x: y", 5, { "x-bad": "a\nb" }],
    query: ["a=b", 5, { a: {} }, { a: [{}] }, { a: () => 1 }],
    sginal: [undefined, 5],
  };
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) {
      const options = { [name]: value };
      const attempts = [
        () => client.getEvent(EVENT_ID, undefined, options),
        () => client.searchEvents({}, options),
        () => client.updateEvent(EVENT_ID, { suspect: true }, options),
        () => client.deleteVisitorData(VISITOR_ID, options),
      ];
      const what = `${name}: ${String(JSON.stringify(value))}`;
      for (const attempt of attempts) match((await rejects(attempt(), TypeError, what)).message, new RegExp(name), what);
    }
  }
  for (const options of ["signal", 5, true, [], () => ({})]) await rejects(client.getEvent(EVENT_ID, undefined, options), TypeError);
  equal(calls.length, 0, "requests");
});

contract("an option of a client is none of a call", async (t) => {
  const { client, calls } = scripted(t, []);
  for (const name of ["apiKey", "region", "baseUrl", "fetch"]) {
    match((await rejects(client.deleteVisitorData(VISITOR_ID, { [name]: undefined }), TypeError)).message, new RegExp(name), name);
  }
  equal(calls.length, 0, "requests");
});

contract("a call option that is undefined leaves the client's", async (t) => {
  const { client, calls } = scripted(t, [json(eventOf())], { headers: { "x-a": "1" } });
  await client.getEvent(EVENT_ID, undefined, { signal: undefined, timeout: undefined, deadline: undefined, maxRetries: undefined, headers: undefined, query: undefined });
  equal(calls[0].headers["x-a"], "1", "header");
});

contract("options.query goes beside what the operation sends, on every operation", async (t) => {
  const { client, calls } = scripted(t, [json(eventOf()), json({}), json({})]);
  const options = { query: { later: "a b" } };
  await client.getEvent(EVENT_ID, { ruleset_id: "r" }, options);
  await client.updateEvent(EVENT_ID, { suspect: true }, options);
  await client.deleteVisitorData(VISITOR_ID, options);
  const searches = calls.map((call) => JSON.stringify([...new URL(call.url).searchParams]));
  equal(searches[0], '[["ruleset_id","r"],["later","a b"]]', "query of getEvent");
  equal(searches[1], '[["later","a b"]]', "query of updateEvent");
  equal(searches[2], '[["later","a b"]]', "query of deleteVisitorData");
});
