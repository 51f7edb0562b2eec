// The spellings in which a server may echo what it was asked.

const NAMED = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };

const escaped = (text) => JSON.stringify(text).slice(1, -1).replaceAll("/", "\\/");

const percent = (text) =>
  Array.from(new TextEncoder().encode(text), (byte) =>
    /[\dA-Za-z]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`,
  ).join("");

const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

export const SPELLINGS = {
  json: (text) => text.replaceAll(/[^\dA-Za-z]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
  escaped,
  nested: (text) => escaped(escaped(text)),
  percent,
  percent2: (text) => percent(percent(text)).toLowerCase(),
  html: (text) => text.replaceAll(/[^\dA-Za-z]/gu, (character) => NAMED[character] ?? `&#${character.codePointAt(0)};`),
  base64,
  base64url: (text) => base64(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", ""),
  "base64-1": (text) => base64(`x${text}`),
  "base64-2": (text) => base64(`xx${text}`),
};
