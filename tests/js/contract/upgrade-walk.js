// Whether an event of v4 says what an event of v3 said, leaf by leaf, by the table of their paths.

import table from "../../documents/upgrade-paths.json" with { type: "json" };

/** The signals and other parts that a webhook has by the name of their product. */
const PARTS = new Set(
  [...Object.keys({ ...table.same, ...table.time, ...table.twins }), ...table.none].map((path) => path.split(/[.[]/)[0]),
);

/** @typedef {(string | number)[]} Path */

/**
 * @param {any} v3
 * @param {{ event: any, dropped: Record<string, any> }} upgraded
 * @returns {{ carried: number, dropped: number, problems: string[], unlisted: string[] }} what is lost, invented or dropped for
 *   nothing, and what the table does not know
 */
export function judge(v3, { event, dropped }) {
  const identification = "products" in v3 ? v3.products.identification?.data : v3;
  const { sdk, browserDetails: details = {} } = identification ?? {};
  const hasNoBrowser = [details.browserName, details.browserMajorVersion, details.browserFullVersion].every((text) => text === "");
  const isMobile = sdk ? ["android", "ios"].includes(sdk.platform) : hasNoBrowser;
  const problems = [];
  const said = new Set(["source"]);
  const unlisted = [];
  const counts = { carried: 0, dropped: 0 };
  for (const [path, value] of leaves(v3)) {
    const { key, targets, as } = placeOf(v3, path);
    // What the API leaves to others: here an empty value says something, too.
    const isFree = as === "whole" || key?.startsWith("rawDeviceAttributes");
    if (!isFree && isNothing(value) && isKnown(key)) continue;
    const wanted = as === "time" ? Date.parse(value) : as === "bot" ? value.replace("notDetected", "not_detected") : value;
    const allowed = (targets ?? []).filter((place) => !(isMobile && table.browsers.includes(String(place[0]))));
    const equal = allowed.filter((place) => same(part(event, place), wanted));
    // An empty text stands where v4 guarantees one, and nowhere else.
    const places = value === "" && equal.length > 0 ? equal : allowed;
    if ((places.length > 0 && equal.length === places.length) || isTwin(v3, path)) {
      for (const place of places) said.add(written(place));
      counts.carried++;
    } else if (isDropped(dropped, path, value)) {
      counts.dropped++;
      if (key && !targets && !isFree && !isListed(key)) unlisted.push(written(path));
      for (const place of equal) said.add(written(place));
      // Where the place is free, the value must have had a reason to stay out.
      const isFreePlace = places.some((place) => part(event, place) === undefined);
      const isSeen = /SeenAt\.(global|subscription)$/.test(written(path));
      if (isFreePlace && value !== "" && !isFree && !isSeen && event.identification)
        problems.push(`${written(path)} is dropped for nothing`);
    } else problems.push(`${written(path)} = ${JSON.stringify(value)} is lost`);
  }
  for (const [path, value] of leaves(event)) {
    const isEmpty = isNothing(value) && path[0] !== "tags";
    if (!said.has(written(path)) && !isEmpty) problems.push(`${written(path)} = ${JSON.stringify(value)} is invented`);
  }
  if (event.source !== "device") problems.push("the source is no device");
  return { ...counts, problems, unlisted };
}

/**
 * Where a leaf of v3 belongs in v4, by the table.
 * @param {any} v3
 * @param {Path} path
 * @returns {{ key?: string, targets?: Path[], as?: string }}
 */
function placeOf(v3, path) {
  const names = inProducts(v3, path);
  if (!names) return {};
  let key = names
    .map((step) => (typeof step === "number" ? "[]" : `.${step}`))
    .join("")
    .slice(1);
  for (const [from, to] of Object.entries(table.aliases)) if (key.startsWith(`${from}.`)) key = to + key.slice(from.length);
  for (const [from, to] of Object.entries(table.whole)) {
    const rest = names.slice(from.split(".").length);
    if (`${key}.`.startsWith(`${from}.`)) return { key, as: "whole", targets: [[to, ...rest]] };
  }
  for (const as of ["same", "time", "bot"]) {
    // An empty list is found by the path of its elements.
    const found = table[as][key] ?? table[as][`${key}[]`];
    if (found) return { key, as, targets: [found].flat().map((place) => steps(place, names)) };
  }
  return { key };
}

/** The path as it would be under `products`, without `data`; a webhook and a visit are flat. */
function inProducts(v3, path) {
  if ("products" in v3) return path[2] === "data" ? [path[1], ...path.slice(3)] : undefined;
  if (path[0] === "bot") return ["botd", ...path];
  return PARTS.has(String(path[0])) && typeof v3[path[0]] === "object" ? path : ["identification", ...path];
}

/** A place of the table with the indexes of the leaf. */
function steps(place, names) {
  const indexes = names.filter((step) => typeof step === "number");
  const found = place.match(/[^.[\]]+|\[\]/g).map((step) => (step === "[]" ? indexes.shift() : step));
  return found.filter((step) => step !== undefined);
}

/** Whether a leaf is of a member that says what the same member of another part says. */
function isTwin(v3, path) {
  return Object.entries(table.twins).some(([from, to]) => {
    const names = from.split(".");
    const member = path.slice(0, names.length + 1);
    if (member.slice(0, -1).join(".") !== from) return false;
    const other = to === "identification" ? v3 : part(v3, to.split("."));
    return same(part(v3, member), other[member.at(-1)]);
  });
}

/** Whether the table says that v4 has no place for it, or that another part says it. */
function isListed(key) {
  return [...table.none, ...Object.keys(table.twins)].some((row) => `${key}.`.startsWith(`${row}.`));
}

/** Whether v3 says nothing there. */
function isNothing(value) {
  return value === null || typeof value === "object";
}

/** Whether the table has the path, or one in it. */
function isKnown(key) {
  return Object.keys({ ...table.same, ...table.time }).some((row) => `${row}.`.replaceAll("[]", ".[]").startsWith(`${key}.`));
}

function isDropped(dropped, path, value) {
  return path.some((_, index) => {
    const whole = dropped[written(path.slice(0, index + 1))];
    return whole !== undefined && same(part(whole, path.slice(index + 1)), value);
  });
}

function* leaves(value, path = []) {
  if (typeof value !== "object" || value === null || Object.keys(value).length === 0) return yield [path, value];
  for (const name of Object.keys(value)) yield* leaves(value[name], [...path, Array.isArray(value) ? Number(name) : name]);
}

function part(value, path) {
  return path.reduce((whole, step) => whole?.[step], value);
}

function same(left, right) {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** A path as `dropped` has it. */
function written(path) {
  const text = path.map((step) => {
    if (typeof step === "number") return `[${step}]`;
    return /^[a-z_$][\w$]*$/i.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
  });
  return text.join("").replace(/^\./, "");
}
