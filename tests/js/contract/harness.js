// Collects the assertions of the contract and runs them one after another, in any runtime.

/** A guard against what hangs: no contract takes as long, however busy the machine is. */
const GUARD_MS = 60_000;
const contracts = [];

/** Adds one assertion of the contract: a sentence, and a function that throws where it does not hold. */
export function contract(name, body) {
  if (contracts.some((known) => known.name === name)) throw new Error(`two contracts named "${name}"`);
  contracts.push({ name, body });
}

/** Runs all of them, and gives for each its name, its time and, where it failed, why. */
export async function runAll(context) {
  const results = [];
  for (const { name, body } of contracts) {
    const begin = Date.now();
    const error = await within(GUARD_MS, () => body(context)).then(() => undefined, told);
    results.push({ name, ms: Date.now() - begin, ...(error === undefined ? {} : { error }) });
  }
  return results;
}

/** A reason in words. Not every engine begins a stack with the message. */
function told(reason) {
  if (!(reason instanceof Error)) return `rejected with ${String(reason)}`;
  const { name, message, stack = "" } = reason;
  return stack.includes(message) ? stack : `${name}: ${message}\n${stack}`;
}

/** Ends a contract that hangs, so that the report names it instead of ending with it. */
async function within(ms, body) {
  let timer;
  const guard = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`still running after ${ms} ms`)), ms);
  });
  try {
    await Promise.race([body(), guard]);
  } finally {
    clearTimeout(timer);
  }
}
