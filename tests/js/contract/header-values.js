// Any text as a request header, by chance: a bad one must not look like a failed connection, nor make a second header.

import { equal, match, ok } from "./assert.js";
import { contract } from "./harness.js";
import { EVENT_ID, KEY, clientOf, eventOf, json } from "./support.js";

const TRIES = 2_000;
/** Every ASCII character, what Latin-1 adds, and what no header holds. */
const CHARACTERS = [...Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)), "\u0100", "日", "😀", "\ud800", "\u2028"];
/** Most tries are to get further than the first character. */
const PLAIN = "x-ABCdef 019!#$%&'*+.^_`|~\t";

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function* chance(state) {
  for (;;) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

/** The headers of the request that a client with this header sends; an error where it refuses. */
async function sentWith(t, header) {
  let headers;
  const fetch = (_, init) => {
    headers = new Headers(init.headers);
    return json(eventOf())();
  };
  try {
    await clientOf(t, { fetch, headers: Object.fromEntries([header]) }).getEvent(EVENT_ID);
    return { headers };
  } catch (error) {
    return { error };
  }
}

contract("any text as a header is refused by a TypeError, or sent as it is beside the others", async (t) => {
  const numbers = chance(1);
  const below = (most) => Math.floor(numbers.next().value * most);
  const pick = (from) => from[below(from.length)];
  const text = (most) => Array.from({ length: below(most) }, () => pick(below(20) ? PLAIN : CHARACTERS)).join("");
  let sent = 0;
  for (let tries = 0; tries < TRIES; tries++) {
    const [name, value] = [below(2) ? "x-plain" : text(8), text(12)];
    const { headers, error } = await sentWith(t, [name, value]);
    if (error) {
      ok(error instanceof TypeError, `${JSON.stringify([name, value])}: ${error}`);
      match(error.message, /^`headers/, "message");
    } else {
      sent++;
      equal(headers.get(name), value.replace(/^[\t ]+|[\t ]+$/g, ""), JSON.stringify(name));
      equal(headers.get("authorization"), `Bearer ${KEY}`, "authorization");
      equal([...headers].length, name.toLowerCase() === "accept" ? 2 : 3, "headers");
    }
  }
  ok(sent > TRIES / 10 && sent < TRIES - TRIES / 10, `${sent} of ${TRIES} were sent`);
});
