// Search input that the API would refuse or misread: refused by name before anything is sent.

import { equal, match, rejects } from "./assert.js";
import { contract } from "./harness.js";
import { scripted } from "./support.js";

/** Expects each value to be refused, with a message that names the parameter. */
async function refused(t, name, values) {
  const { client, calls } = scripted(t, []);
  for (const value of values) {
    const error = await rejects(client.searchEvents({ [name]: value }), TypeError);
    match(error.message, new RegExp(`\`${name}\``), `${name} as ${typeof value}`);
  }
  equal(calls.length, 0, "requests");
}

contract("an unknown search parameter is refused with the nearest known name", async (t) => {
  const { client, calls } = scripted(t, []);
  const names = { visitorId: "visitor_id", paginationKey: "pagination_key", limmit: "limit", Bot: "bot", totalHits: "total_hits" };
  for (const [wrong, right] of Object.entries(names)) {
    equal(
      (await rejects(client.searchEvents({ [wrong]: "x" }), TypeError)).message,
      `unknown search parameter \`${wrong}\`, did you mean \`${right}\`?`,
      "message",
    );
  }
  equal((await rejects(client.searchEvents({ qqqqqqqqqqqq: 1 }), TypeError)).message, "unknown search parameter `qqqqqqqqqqqq`", "message");
  equal(calls.length, 0, "requests");
});

contract("limit is a whole number from 1 to 100", (t) =>
  refused(t, "limit", [0, -1, 101, 1.5, NaN, Infinity, -Infinity, 1e21, "10", true, [10], {}, 10n]));

contract("total_hits is a whole number from 1 to 1000", (t) =>
  refused(t, "total_hits", [0, 1001, 0.5, NaN, "100", false]));

contract("source is an array of at most one", (t) =>
  refused(t, "source", [["edge", "edge"], "edge", [1], [null], {}]));

// An empty array asks for none of the events and, left out, would give all of them.
contract("arrays are of strings, of one at least", (t) =>
  refused(t, "environment", [[], "ae_1", 5, true, {}, ["ae_1", 5], [["ae_1"]], [undefined], [""]]));

contract("flags are booleans", (t) => refused(t, "suspect", ["true", 1, 0, "", {}, [true]]));

contract("texts are strings", (t) => refused(t, "visitor_id", [5, true, {}, ["a"], "", Symbol("x"), () => "x"]));

contract("min_suspect_score is a finite number", (t) => refused(t, "min_suspect_score", ["7.5", NaN, Infinity, true]));

contract("start is a point in time", (t) =>
  refused(t, "start", [NaN, Infinity, new Date(NaN), "yesterday", "2026-01-01", "2026-13-01T00:00:00Z", true, {}, ["2026-01-01T00:00:00Z"]]));

contract("an enum of the wrong type is refused all the same", (t) => refused(t, "bot", [1, true, ["bad"]]));

contract("a filter is an object", async (t) => {
  const { client, calls } = scripted(t, []);
  for (const filter of ["limit=5", 5, true, ["limit"], () => ({})]) await rejects(client.searchEvents(filter), TypeError);
  equal(calls.length, 0, "requests");
});

contract("a refused search rejects also where it is only iterated", async (t) => {
  const { client, calls } = scripted(t, []);
  const walk = async (pages) => {
    for await (const _ of pages) throw new Error("nothing to walk");
  };
  await rejects(walk(client.searchEvents({ limit: 0 })), TypeError);
  await rejects(walk(client.searchEvents({ limit: 0 }).pages()), TypeError);
  equal(calls.length, 0, "requests");
});
