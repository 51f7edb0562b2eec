// examples/dashboard: who gets in, what they get, and what becomes of everybody else.

import { checkAccess } from "./access.mjs";
import { checkBindings } from "./bindings.mjs";
import { CHANGING } from "./changing.mjs";
import { checkCsrf } from "./csrf.mjs";
import { checkCookies, checkCount, checkForm, checkPosts, checkTries } from "./door.mjs";
import { checkFailures, checkSlowness } from "./failures.mjs";
import { startMock } from "./mock.mjs";
import { BINDINGS, PASSWORD } from "./person.mjs";
import { checkEvent, checkIds, checkNames, checkSearch } from "./routes.mjs";
import { checkCountry, checkSummary } from "./summary.mjs";

export async function check(start, { folder, unspoken }) {
  unspoken.push(PASSWORD);
  const mock = await startMock(folder);
  try {
    await Promise.all([checkSlowness(start), checkAccess(start), checkAll(start, { folder, mock })]);
  } finally {
    await mock.stop();
  }
}

async function checkAll(start, { folder, mock }) {
  const worker = await start({ ...BINDINGS, FINGERPRINT_BASE_URL: mock.url }, CHANGING);
  await checkNames(folder);
  await checkForm(worker);
  await checkCookies(worker);
  await checkPosts(worker);
  await checkSearch(worker, mock);
  await checkEvent(worker, mock);
  await checkIds(worker, mock);
  await checkCsrf(worker, mock);
  await checkSummary(worker, mock);
  await checkCountry(worker, mock);
  await checkFailures(start);
  await checkBindings(start, worker);
  await checkCount(start, folder);
  // Last: nobody gets in for a while.
  await checkTries(worker);
}
