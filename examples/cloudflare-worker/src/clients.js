// The clients of the three systems, with their keys and, in tests, their base URLs from the bindings.
import { FingerprintClient, FingerprintIqClient, FingerprintV3Client } from "fingerprint-edge";

export function clientsOf(env) {
  const fingerprint = { apiKey: env.FINGERPRINT_SECRET_KEY, baseUrl: env.FINGERPRINT_BASE_URL };
  const fingerprintIq = { apiKey: env.FINGERPRINTIQ_SECRET_KEY, baseUrl: env.FINGERPRINTIQ_BASE_URL };
  return {
    v4: new FingerprintClient(fingerprint),
    v3: new FingerprintV3Client(fingerprint),
    iq: new FingerprintIqClient(fingerprintIq),
  };
}
