// Events of any size, the same in every runtime: the runner seals them, the contract expects them.

/** The keys of all sealed results here, as base64; the runner seals with the first. */
export const KEYS = ["AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", ...["QUFB", "QkJC", "Q0ND", "RERE"].map((letters) => `${letters.repeat(10)}${letters.slice(0, 3)}=`)];

/** From the shortest JSON object to more than any event has; the first is no event. */
export const SIZES = [2, 100, 2_048, 8_192, 61_440, 1_048_576];

const WORDS = ["Chrome", "Frankfurt", "203.0.113.7", "true", "å", "\u{1f98a}", "identification", "\\\"", "131.0.0.0"];

/** An event whose JSON has this many bytes in UTF-8. */
export function eventOfBytes(bytes) {
  if (bytes === 2) return {};
  const event = { event_id: "1708102555327.NLOjmg", timestamp: 1708102555327, url: "" };
  let left = bytes - byteLength(event);
  for (let number = 1; left >= 40; ) {
    number = (number * 48_271) % 2_147_483_647;
    const part = `${WORDS[number % WORDS.length]} ${number.toString(36)} `;
    event.url += part;
    left -= byteLength(part) - 2;
  }
  event.url += "x".repeat(left);
  return event;
}

function byteLength(value) {
  return new TextEncoder().encode(JSON.stringify(value)).byteLength;
}
