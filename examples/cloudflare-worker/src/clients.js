// The clients of the three systems, with their keys and, in tests, their base URLs from the bindings.
import { FingerprintClient, FingerprintIqClient, FingerprintV3Client } from "fingerprint-edge/client";

export function clientOf(system, env) {
  const fingerprint = { apiKey: env.FINGERPRINT_SECRET_KEY, baseUrl: env.FINGERPRINT_BASE_URL };
  switch (system) {
    case "v4":
      return new FingerprintClient(fingerprint);
    case "v3":
      return new FingerprintV3Client(fingerprint);
    case "iq":
      return new FingerprintIqClient({ apiKey: env.FINGERPRINTIQ_SECRET_KEY, baseUrl: env.FINGERPRINTIQ_BASE_URL });
  }
}
