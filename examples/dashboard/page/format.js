// Times, numbers and names in the reader's own way of writing them.

const LONGEST_SPAN = 2 * 86_400_000;

const dateTime = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
const short = new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" });
const dayOnly = new Intl.DateTimeFormat(undefined, { weekday: "short", month: "short", day: "numeric" });
const decimal = new Intl.NumberFormat(undefined, { maximumFractionDigits: 4 });
const portion = new Intl.NumberFormat(undefined, { style: "percent" });
const countries = new Intl.DisplayNames(undefined, { type: "region" });

/** Whether a number is a time that a calendar has. */
export const isTime = (value) => typeof value === "number" && Number.isFinite(new Date(value).getTime());

export const number = (value) => decimal.format(value);
export const percent = (value) => portion.format(value);
export const fullTime = (time) => dateTime.format(time);
export const shortTime = (time) => short.format(time);

/** A span of time, such as a bar of the chart. */
export const span = (start, end) => (end - start >= LONGEST_SPAN / 2 ? dayOnly.formatRange(start, end - 1) : short.formatRange(start, end));

export const counted = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;

/** The country of a code of two letters, or what was given. */
export function country(code) {
  try {
    return countries.of(code);
  } catch {
    return code;
  }
}

/** The value of an input of local time, to the second. */
export function localInput(time) {
  if (!isTime(time)) return "";
  const date = new Date(time);
  return new Date(time - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
