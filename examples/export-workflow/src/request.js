// What a request wants exported, checked, and the id of that export: the same request has the same id.
import { exportEvents } from "fingerprint-edge/export";
import { Refusal } from "./answer.js";
import { clientOf } from "./client.js";
import { hex } from "./lines-object.js";
import { isObject } from "./read-json.js";

/** Younger events may not have arrived yet, and an export is not made twice. */
const SETTLED_MS = 5 * 60_000;
/** Events have no finer time. */
const MILLISECONDS = /^[^.]+(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/i;
/** What is the export's own. */
const RESERVED = ["start", "end", "limit", "reverse", "pagination_key", "total_hits"];

export async function exportOf(body, env) {
  const { start: from, end: to, filter: given = {}, ...others } = body;
  const [other] = Object.keys(others);
  if (other !== undefined) throw bad(`the body must have \`start\`, \`end\` and \`filter\` alone, got ${JSON.stringify(other)}`);
  if (!isObject(given)) throw bad("`filter` must be an object");
  const reserved = RESERVED.find((name) => Object.hasOwn(given, name));
  if (reserved) throw bad(`\`filter.${reserved}\` must be left out: the export sets it`);
  const filter = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));

  await checkSearch(env, { ...filter, start: from, end: to });
  const [start, end] = [instant("start", from), instant("end", to)];
  if (start >= end) throw bad("`start` must be before `end`");
  if (end > Date.now() - SETTLED_MS) throw bad("`end` must be at least five minutes ago: events may still arrive");
  return { id: await idOf({ start, end, filter }), start, end, filter };
}

/** The client says what it does not take; one that sends nothing is asked. */
async function checkSearch(env, search) {
  const dry = clientOf(env, { fetch: async () => Response.json({ events: [] }) });
  try {
    await exportEvents(dry, search).next();
  } catch (error) {
    throw error instanceof TypeError ? bad(error.message.replace(/`filter\.(start|end)`/g, "`$1`")) : error;
  }
}

function instant(name, value) {
  if (typeof value === "number") return value;
  if (MILLISECONDS.test(value)) return Date.parse(value.toUpperCase());
  throw bad(`\`${name}\` must not be finer than a millisecond`);
}

/** Whatever the order of the filter's members, and however the times are written. */
async function idOf({ start, end, filter }) {
  const members = Object.entries(filter).sort(([one], [other]) => (one < other ? -1 : 1));
  const text = JSON.stringify([start, end, members]);
  return hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))).slice(0, 32);
}

const bad = (message) => new Refusal(400, "bad_request", message);
