// The one member of a JSON object that a change of the page's has.
import { Refused } from "./failure.js";

export async function bodyOf(c, name) {
  // Its length was limited before.
  const text = await c.req.text();
  try {
    const body = JSON.parse(text);
    if (Object.keys(body).join() === name && !Array.isArray(body)) return body;
  } catch {
    // Told below.
  }
  throw new Refused(400, "bad_request", `expected a JSON object with \`${name}\` and nothing else`);
}
