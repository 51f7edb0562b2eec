// Events on their way through wasm and back, as JSON: what lies too deep stays here, with a stand-in in its place.
import { read, VALUE } from "../wasm/core.js";
import { core } from "./core.js";

/** How deep a part may lie to cross: far deeper than anything that the API knows, well within what the wasm tells apart. */
const MAX_DEPTH = 50;

/**
 * An event as JSON, and the way back for the JSON that is made of it.
 * @typedef {{ json: string, unpack: (json: string) => any }} Packed
 */

/** @typedef {Parameters<Parameters<typeof core.call>[0]>[0]} Wasm */

/**
 * Sends an event through the wasm.
 * @param {string} name of the argument, for messages
 * @param {object} event
 * @param {(wasm: Wasm, json: string) => string} convert
 * @returns {any} what the wasm makes of it
 * @throws {TypeError} for what is no JSON, and for what the wasm refuses
 */
export function cross(name, event, convert) {
  const { json, unpack } = packed(name, event);
  const { mark, text } = read(core.call((wasm) => convert(wasm, json)));
  if (mark !== VALUE) throw new TypeError(`\`${name}\` ${JSON.parse(text)}`);
  return unpack(text);
}

/**
 * @param {string} name
 * @param {object} event
 */
function packed(name, event) {
  try {
    return pack(event);
  } catch (cause) {
    const [reason] = String(cause instanceof Error ? cause.message : cause).split("\n");
    throw new TypeError(`\`${name}\` cannot be written as JSON: ${reason}`, { cause });
  }
}

/**
 * @param {object} event
 * @returns {Packed}
 * @throws what `JSON.stringify` throws for a cycle, or what a getter or a `toJSON` throws
 */
function pack(event) {
  // Stand-ins begin with characters for private use, more of them than the event has in a row anywhere.
  for (let mark = "\ue000"; ; mark += "\ue000") {
    const packed = packWith(mark, event);
    if (packed) return packed;
  }
}

/**
 * @param {string} mark
 * @param {object} event
 * @returns {Packed | undefined} undefined where the event has the mark in it
 */
function packWith(mark, event) {
  /** The event and the parts that lie too deep, each with the part in which it was found. */
  const parts = [{ value: event, within: -1 }];
  /** @type {string[]} */
  const texts = [];
  for (let index = 0; index < parts.length; index++) {
    const before = parts.length;
    const text = JSON.stringify(parts[index].value, cutter(mark, parts, index)) ?? "null";
    if (text.split(mark).length - 1 !== parts.length - before) return undefined;
    texts.push(text);
  }
  return {
    json: texts[0],
    unpack(json) {
      /** @type {any[]} */
      const read = [];
      /** @type {(name: string, value: any) => any} */
      const fill = (_, value) => (typeof value === "string" && value.startsWith(mark) ? read[Number(value.slice(mark.length))] : value);
      const reviver = texts.length > 1 ? fill : undefined;
      // What lies in a part comes behind it.
      for (let index = texts.length - 1; index > 0; index--) read[index] = JSON.parse(texts[index], reviver);
      return JSON.parse(json, reviver);
    },
  };
}

/**
 * A replacer that puts a stand-in for what lies too deep, and adds that to the parts.
 * @param {string} mark
 * @param {{ value: object, within: number }[]} parts
 * @param {number} within
 * @returns {(this: object, name: string, value: unknown) => unknown}
 */
function cutter(mark, parts, within) {
  /** @type {Map<unknown, number>} */
  const depths = new Map();
  return function (_, value) {
    // What some parsers make of a number; as one it is what `JSON.parse` would have read.
    if (typeof value === "bigint") return Number(value);
    if (typeof value !== "object" || value === null) return value;
    const depth = (depths.get(this) ?? -1) + 1;
    if (depth <= MAX_DEPTH) {
      depths.set(value, depth);
      return value;
    }
    for (let part = within; part >= 0; part = parts[part].within) {
      if (parts[part].value === value) throw new TypeError("a part of it holds itself");
    }
    return mark + (parts.push({ value, within }) - 1);
  };
}
