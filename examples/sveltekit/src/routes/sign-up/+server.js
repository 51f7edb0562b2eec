// A sign-up, behind the guard of hooks.server.js. (A body of no use uses up its event: the page gets another one.)
import { json } from "@sveltejs/kit";

/** More than any address has; the adapter's host reads no more of a body than this takes. */
const MAX_BYTES = 1_024;

export async function POST({ request, locals }) {
  const email = await textOf(request);
  if (!email?.includes("@")) return json({ error: "no_email" }, { status: 400 });
  return json({ email, visitor: locals.visitor }, { status: 201, headers: { "cache-control": "no-store" } });
}

/** The body, or nothing for one that is too long: it need not say how long it is, and so is counted while it comes. */
async function textOf(request) {
  const decoder = new TextDecoder();
  let [text, left] = ["", MAX_BYTES];
  for await (const chunk of request.body ?? []) {
    left -= chunk.byteLength;
    if (left < 0) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
