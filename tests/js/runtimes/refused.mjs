// Judges what was said where a host refuses to compile wasm: the remedies, each by its name.

const REMEDIES = ["'wasm-unsafe-eval'", '"workerd"', '"fingerprint-edge/init"'];

/** A contract's result. `ask` gives what `inside/refused.js` reports, `reason` is the name of what the host threw. */
export async function namesTheRemedies(ask, reason = "CompileError") {
  const name = "a host that refuses to compile wasm: an InternalError that names the remedies";
  const begin = Date.now();
  const { isInternalError, message, retryable, cause } = await ask();
  const missing = REMEDIES.filter((remedy) => !message.includes(remedy));
  const holds = isInternalError && retryable === false && missing.length === 0 && cause?.startsWith(reason);
  return { name, ms: Date.now() - begin, ...(!holds && { error: `got "${message}" (${cause}), which lacks ${missing}` }) };
}
