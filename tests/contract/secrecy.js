// The key, and URLs with ids in them, never show: not in clients, not in errors, not on the console.

import { equal, ok, rejects } from "./assert.js";
import { contract } from "./harness.js";
import { KEY, apiError, clientOf, drop, hang, json, scripted, text, visible } from "./support.js";

const ID = "1708102555327.secretid";
const URL_WITH_ID = `https://api.fpjs.io/v4/events/${ID}`;

function hides(shown, what) {
  ok(shown.length > 0, `${what} shows something`);
  equal(shown.includes(KEY), false, `${what} shows the key`);
  equal(shown.includes(ID), false, `${what} shows an id`);
}

/** What the console prints of a value, as far as its arguments tell. */
function printed(value, { inspect }) {
  const lines = [];
  const { log } = console;
  console.log = (...args) => lines.push(...args.map((item) => (inspect ? inspect(item) : String(item))));
  try {
    console.log(value);
  } finally {
    console.log = log;
  }
  return lines.join("\n");
}

contract("a client does not show its key", async (t) => {
  for (const apiKey of [KEY, () => KEY]) {
    const { client } = scripted(t, [json({ event_id: ID, timestamp: 1 })], { apiKey });
    await client.getEvent(ID);
    const shown = {
      "JSON.stringify": String(JSON.stringify(client)),
      String: String(client),
      "Object.keys": String(Object.keys(client)) || "(none)",
      "Object.entries": JSON.stringify(Object.entries(client)),
      "console.log": printed(client, t.host),
      "every property": visible(client, t.host.inspect),
      "structured clone": copied(client),
    };
    // A function's own text is the caller's; here it names a variable, not the key.
    for (const [what, text] of Object.entries(shown)) hides(text, what);
  }
});

function copied(client) {
  try {
    return JSON.stringify(structuredClone(client)) ?? "(nothing)";
  } catch {
    return "(not to be cloned)";
  }
}

contract("no error shows the key or a URL with an id", async (t) => {
  const told = `request to ${URL_WITH_ID} with authorization: Bearer ${KEY} failed`;
  const cause = Object.assign(new Error(told, { cause: new Error(told) }), { url: URL_WITH_ID, headers: { authorization: `Bearer ${KEY}` } });
  const replies = {
    NetworkError: [drop(cause), drop(told), drop(new Error(`GET /v4/events/${ID} failed`)), drop({ message: told, toString: () => told })],
    TimeoutError: [hang()],
    InvalidResponseError: [text(""), text("<html>"), json({})],
    RequestError: [text("<html>", { status: 404 }), text(null, { status: 302, headers: { location: URL_WITH_ID } })],
    ServerApiError: [apiError(404, "event_not_found")],
    TooManyRequestsError: [apiError(429, "too_many_requests")],
  };
  for (const [name, list] of Object.entries(replies)) {
    for (const reply of list) {
      const { client } = scripted(t, [reply], { maxRetries: 0, timeout: 200 });
      const error = await rejects(client.getEvent(ID), t.lib[name]);
      hides(visible(error, t.host.inspect), name);
      hides(printed(error, t.host), `${name} on the console`);
      hides(error.stack ?? "(no stack)", `stack of ${name}`);
    }
  }
});

contract("a refused argument does not show the key", async (t) => {
  const { client } = scripted(t, []);
  const errors = [
    await rejects(client.getEvent(undefined), TypeError),
    await rejects(client.searchEvents({ limit: 0 }), TypeError),
    await rejects(client.updateEvent(ID, {}, { timeout: -1 }), TypeError),
    await rejects(clientOf(t, { apiKey: () => `${KEY}\n` }).getEvent(ID), TypeError),
  ];
  for (const error of errors) hides(visible(error, t.host.inspect), "TypeError");
});
