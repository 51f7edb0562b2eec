// Runs the check of an example over its host, and searches what was logged meanwhile: a secret of the bindings must not be
// there, nor what the check adds to `context.unspoken`.

import { guarded } from "../runtimes/process.mjs";

/** `hostOf` gets a function that takes what is logged, and gives `start` and `stop`. */
export async function checked(check, hostOf, shared) {
  let logged = "";
  const context = { ...shared, unspoken: [], logged: () => logged };
  const host = hostOf((text) => {
    logged += text;
  });
  const start = (bindings, ...more) => {
    context.unspoken.push(...secretsOf(bindings));
    return host.start(bindings, ...more);
  };
  try {
    await guarded(check(start, context));
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.stack : error}\n${logged.slice(-2_000)}`);
  } finally {
    await host.stop();
  }
  const said = context.unspoken.find((secret) => logged.includes(secret));
  if (said !== undefined) throw new Error(`the log holds ${said}:\n${logged}`);
}

function secretsOf(bindings) {
  return Object.entries(bindings).flatMap(([name, value]) => (/KEY|SECRET|TOKEN/.test(name) && value ? [value] : []));
}
