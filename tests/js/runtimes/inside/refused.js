// What a client says where the host refuses to compile wasm.

import { FingerprintClient, InternalError } from "fingerprint-edge";

/** What making a client threw, as far as it can leave its realm. */
export function refusal() {
  try {
    new FingerprintClient({ apiKey: "key", dangerouslyAllowBrowser: true });
    return { message: "nothing was thrown" };
  } catch (error) {
    return {
      isInternalError: error instanceof InternalError,
      message: error.message,
      retryable: error.retryable,
      cause: String(error.cause),
    };
  }
}
