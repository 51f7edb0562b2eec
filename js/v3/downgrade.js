// An event of v4 in the shapes of v3, by the table of pairs. `fingerprint-edge/migrate` walks the same table in wasm, both
// ways, and tells what is dropped: here nobody asks for that, and a Worker would load five times as much for it.

import pairs from "#pairs";
import { ownMember as own } from "../common/arguments.js";
import { dateTime, isObject, isOf, isWhole, make, memberAt, stepsOf, timeIn } from "./value.js";

/** @typedef {import("./pairs.js").Row} Row */
/** @typedef {import("./value.js").Step} Step */
/** @typedef {import("./pairs.js").How} How */

/**
 * How v3 has an event: as its operations answer it, as the body of a webhook, or as a visit of `getVisits`.
 * @typedef {"Event" | "Webhook" | "Visit"} Shape
 */

/**
 * The shapes that have what a row says; all of them where it is not named.
 * @type {Record<string, string[]>}
 */
const SHAPES = { NoVisit: ["Event", "Webhook"], Event: ["Event"], Beside: ["Event"], Webhook: ["Webhook"], Visit: ["Visit"] };
/** What a webhook guarantees on top; of a product it guarantees nothing. */
const OF_WEBHOOKS = ["requestId", "url", "ip", "time", "timestamp"];
/**
 * What v3 says where it must say something, and nothing is known.
 * @type {Record<string, unknown>}
 */
const UNKNOWN = {
  Text: "",
  Said: "",
  Key: "",
  Level: "low",
  Bot: "notDetected",
  Flag: false,
  Listed: false,
  Number: 0,
  Whole: 0,
  Reset: 0,
};

/**
 * An event of v3. What v3 has no place for, and what is not of the type that v4 documents, is left out.
 * @param {Shape} shape
 * @param {object} event of v4
 */
export function downgraded(shape, event) {
  /** @type {Record<string, any>} */
  const products = {};
  carry(shape, pairs, event, products);
  // No time is invented.
  if (memberAt(products, "identification.timestamp") === undefined) {
    const time = timeIn(own(event, "event_id"));
    make(products, "identification.timestamp", time);
    make(products, "identification.time", time === null ? null : dateTime(time));
  }
  fill(shape, products);
  if (shape === "Event") return { products: Object.fromEntries(Object.entries(products).map(([name, data]) => [name, { data }])) };
  const { identification, botd, ...others } = products;
  return { ...identification, ...botd, ...(shape === "Webhook" && others) };
}

/** @param {Shape} shape @param {Row} row */
function has(shape, [, , , shapes = ""]) {
  return SHAPES[shapes]?.includes(shape) ?? true;
}

/** @param {How} how */
function kindOf(how) {
  return typeof how === "string" ? how : how[0];
}

/** @param {string} path */
function firstOf(path) {
  return stepsOf(path)[0];
}

/**
 * Carries over all that the rows have a place for.
 * @param {Shape} shape
 * @param {readonly Row[]} rows
 * @param {any} from
 * @param {any} to
 */
function carry(shape, rows, from, to) {
  for (const row of rows) {
    if (!has(shape, row)) continue;
    const [v3, v4, how, shapes] = row;
    // What is said besides, where v3 has the product; and what v3 says of its own, where it does not yet.
    if ((kindOf(how) === "Twin" || shapes === "Beside") && own(to, firstOf(v3).name) === undefined) continue;
    if (shapes === "Only" && memberAt(to, v3) !== undefined) continue;
    const value = memberAt(from, v4);
    if (typeof how === "string") {
      const made = converted(how, value);
      if (made !== undefined) make(to, v3, made);
    } else if (how[0] === "Each") list(shape, how[1], value, to, v3);
    else if (how[0] === "Attributes") attributes(how[1], value, to, v3);
    else object(shape, how[1], value, to, v3);
  }
}

/** @param {Shape} shape @param {readonly Row[]} rows @param {unknown} value @param {any} to @param {string} path */
function object(shape, rows, value, to, path) {
  if (isOne(rows, value)) carry(shape, rows, value, make(to, path, {}));
}

/** @param {Shape} shape @param {How} how @param {unknown} values @param {any} to @param {string} path */
function list(shape, how, values, to, path) {
  if (!Array.isArray(values) || typeof how === "string" || how[0] === "Each") return;
  const [, rows] = how;
  const made = values
    .filter((value) => isOne(rows, value))
    .map((value) => {
      const item = {};
      carry(shape, rows, value, item);
      return item;
    });
  make(to, path, made);
}

/**
 * Whether there is anything of what makes an object one of this table.
 * @param {readonly Row[]} rows
 * @param {unknown} value
 */
function isOne(rows, value) {
  if (!isObject(value)) return false;
  const needed = rows.filter(([, v4]) => firstOf(v4).isGuaranteed);
  if (needed[0]?.[2] === "Key") return converted("Key", own(value, firstOf(needed[0][1]).name)) !== undefined;
  return needed.length === 0 || needed.some(([, v4]) => own(value, firstOf(v4).name) !== undefined);
}

/**
 * Each attribute that both versions have, in a `value`: all of it, with what nobody knows in it, or nothing.
 * @param {readonly Row[]} rows
 * @param {unknown} values
 * @param {any} to
 * @param {string} path
 */
function attributes(rows, values, to, path) {
  if (!isObject(values)) return;
  for (const [v3, v4, how] of rows) {
    const value = attribute(how, own(values, firstOf(v4).name));
    if (value !== undefined) make(make(to, path, {}), v3, { value });
  }
}

/**
 * @param {How} how
 * @param {unknown} value
 * @returns {unknown} undefined where it is of another kind
 */
function attribute(how, value) {
  if (typeof how === "string") return isOf(how, value) ? value : undefined;
  if (how[0] === "Each") {
    const [, each] = how;
    const items = Array.isArray(value) ? value.map((item) => attribute(each, item)) : [undefined];
    return items.includes(undefined) ? undefined : items;
  }
  if (!isObject(value)) return undefined;
  const [, rows] = how;
  const members = Object.entries(value).map(([name, member]) => {
    const row = rows.find(([, v4]) => firstOf(v4).name === name);
    return row ? [firstOf(row[0]).name, attribute(row[2], member)] : [name, member];
  });
  const names = members.map(([name]) => name);
  const hasAll = rows.map(([v3]) => firstOf(v3)).every(({ name, isGuaranteed }) => !isGuaranteed || names.includes(name));
  const isClear = new Set(names).size === names.length && members.every(([, member]) => member !== undefined);
  return hasAll && isClear ? Object.fromEntries(members) : undefined;
}

/**
 * A value as v3 has it; undefined where it is of another kind.
 * @param {string} how
 * @param {any} value
 */
function converted(how, value) {
  if (how === "Time" || how === "Seen") return isWhole(value) ? dateTime(value) : undefined;
  if (how === "Bot" && value === "not_detected") return "notDetected";
  if (how !== "Listed") return isOf(how, value) ? value : undefined;
  const lists = [own(value, "email_spam"), own(value, "attack_source")].filter((flag) => typeof flag === "boolean");
  return lists.length > 0 ? lists.includes(true) : undefined;
}

/**
 * Fills the gaps in what is there: what v3 guarantees, and v4 did not say.
 * @param {Shape} shape
 * @param {Record<string, any>} products
 */
function fill(shape, products) {
  for (const row of pairs) {
    const { name: product } = firstOf(row[0]);
    const part = own(products, product);
    if (part === undefined) continue;
    /** @type {(step: Step) => boolean} */
    const isGiven =
      shape === "Webhook" ? ({ name }) => product === "identification" && OF_WEBHOOKS.includes(name) : ({ isGuaranteed }) => isGuaranteed;
    gap(shape, row, 1, part, isGiven);
  }
}

/**
 * Fills the gaps from a step of a row's path in v3 on.
 * @param {Shape} shape
 * @param {Row} row
 * @param {number} index
 * @param {any} at
 * @param {(step: Step) => boolean} isGiven
 */
function gap(shape, row, index, at, isGiven) {
  const steps = stepsOf(row[0]);
  if (index === steps.length) return inside(shape, row[2], at, isGiven);
  const { name } = steps[index];
  if (own(at, name) === undefined) {
    if (!(isObject(at) && isGiven(steps[index]) && has(shape, row))) return;
    at[name] = index < steps.length - 1 ? {} : unknown(row[2]);
  }
  gap(shape, row, index + 1, at[name], ({ isGuaranteed }) => isGuaranteed);
}

/**
 * @param {Shape} shape
 * @param {How} how
 * @param {any} at
 * @param {(step: Step) => boolean} isGiven
 */
function inside(shape, how, at, isGiven) {
  if (typeof how === "string" || how[0] === "Attributes") return;
  if (how[0] !== "Each") for (const row of how[1]) gap(shape, row, 0, at, isGiven);
  else if (Array.isArray(at)) for (const item of at) inside(shape, how[1], item, ({ isGuaranteed }) => isGuaranteed);
}

/** @param {How} how */
function unknown(how) {
  const kind = kindOf(how);
  return UNKNOWN[kind] ?? (["Free", "Table", "Browser", "Twin"].includes(kind) ? {} : null);
}
