// What others say, without the key and the ids of a call, in whichever spelling. `call/secret` in the core does the same for
// Rust; in the wasm it would take 3 KB, here it takes 1. Both are judged by the same answers, `tests/answers/echoes.json`.

/** How much of what others say an error keeps, in characters; of a body, in bytes. */
export const MAX_SHOWN = 64 * 1024;
/** What is shorter is no secret, but could be a part of an error code. */
const SHORTEST = 8;
/** How much of a key that was cut off is still worth hiding. */
const SHORTEST_BEGINNING = 4;
/** No escape is longer. */
const LONGEST_ESCAPE = 16;
/** More escapes within escapes than anyone writes. */
const MAX_ROUNDS = 8;

/** What base64 of a key is a part of, if it is of a key that is not short, and stands there without escapes. Few texts have so long a word. */
const LONG_WORD = /[\w+/-]{18}/;
const SHORTEST_LONG = 15;

/** What may not be what it looks like: the beginning of an escape, or a `+`, which in a query may be a blank. */
const UNPLAIN = /[\\%&+]/;
/** What begins an escape. Where it does not, it makes no difference, for it may have been escaped itself. */
const INTRODUCERS = /[\\%&]/g;
/**
 * The escapes of JSON, of URLs and of HTML; those of JSON alone; and none: in `%0123-key` the first two digits may be the key's.
 */
const ESCAPES = [
  /\\u([\da-f]{4})|%([0-7][\da-f])|((?:%[89a-f][\da-f])+)|&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|quot|apos|lt|gt));/gi,
  /\\u([\da-f]{4})/gi,
  /(?!)/g,
];
const BROKEN_ESCAPE = /(?:\\u?[\da-f]{0,3}|%[\da-f]?|&#?\w*)$/i;
/** @type {Record<string, string>} */
const ENTITIES = { amp: "&", quot: '"', apos: "'", lt: "<", gt: ">" };

/**
 * A text as what it spells, and where in it each unit of that begins and ends, where it is not as it stands.
 * @typedef {{ plain: string, starts?: number[], ends?: number[] }} Spelling
 */

/**
 * What may not show of a call.
 * @typedef {object} Secrets
 * @property {(string | undefined)[]} keys those of the client, nothing where a proxy adds them
 * @property {string} origin
 * @property {string} path with its query
 * @property {string} template
 * @property {Needles} [needles] made of it when they are first looked for
 */

/**
 * What is looked for.
 * @typedef {object} Needles
 * @property {string[]} secret the keys
 * @property {string[][]} all as they stand, each with what is shown in its place
 * @property {string[][]} spelt the same, as they are spelt
 * @property {number} urls how many of them are not for ids
 */

/**
 * @param {string} text
 * @param {Secrets} secrets
 * @param {boolean} [ids] whether ids are hidden by themselves, too, without the URL around them: in a success they are data
 * @param {boolean} [cut] whether the text goes on, so that half a key may be at its end
 */
export function withoutSecrets(text, secrets, ids = true, cut = false) {
  if (text.length < SHORTEST_BEGINNING) return text;
  if (text.length > MAX_SHOWN) return withoutSecrets(copyOf(text), secrets, ids, true);
  secrets.needles ??= needlesOf(secrets);
  const { secret, all, spelt, urls } = secrets.needles;
  const count = ids ? all.length : urls;
  let hidden = replaced(text, spelt.slice(0, count), ESCAPES[0]);
  const hasEscapes = UNPLAIN.test(text);
  if (hasEscapes) for (const escapes of ESCAPES.slice(1)) hidden = replaced(hidden, speltBy(escapes, all.slice(0, count)), escapes);
  if (hasEscapes || LONG_WORD.test(text) || secret.some((key) => key.length < SHORTEST_LONG))
    hidden = replaced(hidden, encoded(secret), ESCAPES[0], oneAlphabet);
  return cut ? secret.reduce(withoutBeginning, hidden) : hidden;
}

/**
 * @param {Secrets} secrets
 * @returns {Needles}
 */
function needlesOf({ keys, origin, path, template }) {
  const [bare, query] = path.split("?");
  const [before, placeholder] = template.split("{");
  const secret = /** @type {string[]} */ (keys.filter((key) => key && key.length >= SHORTEST));
  const all = [origin + path, path, bare].map((url) => [url, template]);
  for (const key of secret) all.push([key, "[key]"]);
  if (query) all.push([`?${query}`, "?[query]"]);
  const urls = all.length;
  if (placeholder) all.push([bare.slice(before.length), `{${placeholder}`]);
  if (query) for (const pair of query.split("&")) all.push([pair.split("=")[1], "[value]"]);
  return { secret, all, spelt: speltBy(ESCAPES[0], all), urls };
}

/**
 * Keys in base64, by where they begin in a group of three bytes; what is beside it in the first and in the last character is not known.
 * @param {string[]} secret
 */
function encoded(secret) {
  // Not every realm has it.
  const skips = typeof btoa === "function" ? [0, 1, 2] : [];
  return secret.flatMap((key) =>
    skips.map((skipped) => {
      const base64 = btoa("\0".repeat(skipped) + key).slice(skipped && skipped + 1, Math.floor(((skipped + key.length) * 4) / 3));
      return [oneAlphabet(base64.replaceAll("+", " ")), "[key]"];
    }),
  );
}

/**
 * Needles as they are spelt; nothing in place of one that is no secret.
 * @param {RegExp} escapes
 * @param {string[][]} needles
 */
function speltBy(escapes, needles) {
  return needles.map(([needle, shown]) => {
    const { plain } = spelling(needle, escapes);
    // In JSON a quotation mark that is not escaped belongs to the syntax.
    return [plain.length < SHORTEST ? "" : plain.replace(/^"+|"+$/g, ""), shown];
  });
}

/**
 * The beginning of a text that is too long to be kept. A slice would hold on to all of it.
 * @param {string} text
 */
function copyOf(text) {
  return new TextDecoder().decode(new TextEncoder().encode(text.slice(0, MAX_SHOWN)));
}

/**
 * @param {string} text
 * @param {RegExp} escapes those that are read
 * @returns {Spelling}
 */
function spelling(text, escapes) {
  // Most texts have nothing to decode.
  if (!UNPLAIN.test(text)) return { plain: text };
  let plain = text;
  let starts = Array.from({ length: text.length }, (_, at) => at);
  let ends = starts.map((at) => at + 1);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const found = [...plain.matchAll(escapes)];
    if (found.length === 0) break;
    /** @type {{ plain: string, starts: number[], ends: number[] }} */
    const next = { plain: "", starts: [], ends: [] };
    let copied = 0;
    const copy = (/** @type {number} */ until) => {
      next.plain += plain.slice(copied, until);
      for (; copied < until; copied++) {
        next.starts.push(starts[copied]);
        next.ends.push(ends[copied]);
      }
    };
    for (const match of found) {
      copy(match.index);
      const meant = meaning(match);
      next.plain += meant;
      copied += match[0].length;
      for (let unit = 0; unit < meant.length; unit++) {
        next.starts.push(starts[match.index]);
        next.ends.push(ends[copied - 1]);
      }
    }
    copy(plain.length);
    ({ plain, starts, ends } = next);
  }
  const kept = starts.map((_, at) => at).filter((at) => !"\\%&".includes(plain[at]));
  return {
    plain: plain.replace(INTRODUCERS, "").replaceAll("+", " "),
    starts: kept.map((at) => starts[at]),
    ends: kept.map((at) => ends[at]),
  };
}

/** @param {RegExpMatchArray} found */
function meaning([whole, unit, byte, bytes, hex, decimal, name]) {
  if (unit ?? byte) return String.fromCharCode(Number.parseInt(unit ?? byte, 16));
  if (name) return ENTITIES[name.toLowerCase()];
  try {
    return bytes ? decodeURIComponent(bytes) : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal));
  } catch {
    return whole.replace(INTRODUCERS, "");
  }
}

/** @param {string} text of base64, of which there are two */
function oneAlphabet(text) {
  return text.replaceAll("-", " ").replaceAll("_", "/");
}

/**
 * @param {string} text
 * @param {string[][]} needles what is looked for, as it is spelt, and what is shown in its place
 * @param {RegExp} escapes
 * @param {(plain: string) => string} [folded]
 */
function replaced(text, needles, escapes, folded = (plain) => plain) {
  let hidden = text;
  // Spelt once for all of them: most texts hold none.
  let { plain, starts, ends } = spelling(text, escapes);
  let where = folded(plain);
  for (const [bare, shown] of needles) {
    if (bare.length < SHORTEST_BEGINNING || !where.includes(bare)) continue;
    const before = hidden;
    hidden = "";
    let done = 0;
    for (let at = where.indexOf(bare); at >= 0; at = where.indexOf(bare, at + bare.length)) {
      hidden += before.slice(done, Math.max(done, wholeFrom(before, starts?.[at] ?? at))) + shown;
      done = ends?.[at + bare.length - 1] ?? at + bare.length;
    }
    hidden += before.slice(done);
    ({ plain, starts, ends } = spelling(hidden, escapes));
    where = folded(plain);
  }
  return hidden;
}

/**
 * Where an escape begins that this place is within, so that JSON stays JSON: of several backslashes the last one
 * belongs to what follows when their number is odd, and to `\u` all of them.
 * @param {string} text
 * @param {number} place
 */
function wholeFrom(text, place) {
  let first = place;
  while (text[first - 1] === "\\") first--;
  return text[place] === "\\" ? first : place - ((place - first) % 2);
}

/**
 * A text that was cut, without what it has at its end of the key.
 * @param {string} text
 * @param {string} key
 */
function withoutBeginning(text, key) {
  const end = text.slice(-LONGEST_ESCAPE);
  for (const whole of [text, text.slice(0, text.length - end.length) + end.replace(BROKEN_ESCAPE, "")]) {
    const { plain, starts } = spelling(whole, ESCAPES[0]);
    const needle = spelling(key, ESCAPES[0]).plain;
    for (let length = needle.length - 1; length >= SHORTEST_BEGINNING; length--) {
      if (plain.endsWith(needle.slice(0, length)))
        return `${text.slice(0, wholeFrom(text, starts?.[plain.length - length] ?? plain.length - length))}[key]`;
    }
  }
  return text;
}
