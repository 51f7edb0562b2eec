// Text of events, which visitors may have written: it is shown as what it is, wherever it stands.
//
// What reorders or hides text is shown by its number, and each value is on its own for the direction of writing.

import { useState } from "preact/hooks";
import { fullTime, isTime, number, shortTime } from "./format.js";

/** Controls and what formats text, such as the direction of writing, without a form of its own; but not what joins letters and emoji. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u;
const UNSEEN_PARTS = new RegExp(`(${UNSEEN.source})`, "u");
/** They may stand in text of several lines. */
const LAYOUT = ["\n", "\t"];
const LONG = 160;
const SHORT = 40;
/** No end of text is worth a page that stops answering. */
const MOST = 100_000;
const MOST_JSON = 1_000_000;

const codeOf = (character) => `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;

/** Any value as one text. */
export function textOf(value) {
  if (typeof value === "string") return value;
  return stringified(value) ?? "";
}

/** As JSON, unless the values lie in each other thousands deep. */
function stringified(value, indent) {
  try {
    return JSON.stringify(value, null, indent);
  } catch {
    return "(too deep to be shown)";
  }
}

/** The beginning of a text, without half a character at its end. */
const beginning = (text, length) => text.slice(0, length).replace(/[\ud800-\udbff]$/u, "");

/** For places that hold text alone, such as the title of the window. */
export function plain(value, length = SHORT) {
  const text = textOf(value);
  const seen = [...beginning(text, length)].map((character) => (UNSEEN.test(character) ? "\ufffd" : character)).join("");
  return text.length > length ? `${seen}…` : seen;
}

/** JSON that shows nothing but what is there, and still is JSON. */
export function json(value) {
  const codeOfUnit = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  // Some take two units, each with an escape of its own.
  const escaped = (character) => (LAYOUT.includes(character) ? character : character.split("").map(codeOfUnit).join(""));
  const indented = stringified(value, 2);
  // Of values that lie deep in each other most of it is indentation.
  const text = indented.length > MOST_JSON ? stringified(value) : indented;
  return text.replace(new RegExp(UNSEEN.source, "gu"), escaped);
}

/** A value, all of it. */
export function Text({ value }) {
  const parts = beginning(textOf(value), MOST).split(UNSEEN_PARTS);
  return (
    <bdi class="text">
      {parts.map((part, index) => {
        if (index % 2 === 0 || LAYOUT.includes(part)) return part;
        return (
          <span class="unseen" key={`${index}`}>
            {codeOf(part)}
          </span>
        );
      })}
    </bdi>
  );
}

/** A value where there is room for a line. */
export function Brief({ value, length = SHORT }) {
  const text = textOf(value);
  return <Text value={text.length > length ? `${beginning(text, length)}…` : text} />;
}

/** A value that unfolds when it is long. */
export function Long({ value }) {
  const [open, setOpen] = useState(false);
  const text = textOf(value);
  if (text.length <= LONG) return <Text value={text} />;
  return (
    <>
      <Text value={open ? text : `${beginning(text, LONG)}…`} />{" "}
      <button type="button" class="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? "Show less" : `Show all ${number(text.length)} characters`}
      </button>
    </>
  );
}

/** A time in the reader's zone, or what stands in its place. */
export function Time({ value, full }) {
  if (!isTime(value)) return <Brief value={value ?? "no time"} />;
  return <time dateTime={new Date(value).toISOString()}>{full ? fullTime(value) : shortTime(value)}</time>;
}

/** An id, with a button that copies it. */
export function Id({ value, name }) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    const done = await navigator.clipboard.writeText(value).then(
      () => true,
      () => false,
    );
    setSaid(done ? "Copied" : "Not copied: select it by hand");
    setTimeout(() => setSaid(""), 3_000);
  };
  return (
    <span class="id">
      <code>
        <Long value={value} />
      </code>{" "}
      <button type="button" class="small" onClick={copy} aria-label={`Copy the ${name}`}>
        Copy
      </button>{" "}
      <span role="status" class="said">
        {said}
      </span>
    </span>
  );
}
