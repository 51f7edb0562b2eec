// examples/dashboard: who gets in, what they get, and what becomes of everybody else.

import { CHANGING } from "./changing.mjs";
import { checkCookies, checkForm, checkPosts, checkTries } from "./door.mjs";
import { BINDINGS, PASSWORD } from "./person.mjs";

export async function check(start, { mockUrl, unspoken }) {
  unspoken.push(PASSWORD);
  const bindings = { ...BINDINGS, FINGERPRINT_BASE_URL: mockUrl };
  const worker = await start(bindings, CHANGING);
  await checkForm(worker);
  await checkCookies(worker);
  await checkPosts(worker);
  await checkTries(worker);
}
