// What `deno check` reads of the package: the types of its subpaths.

import { type Event, FingerprintClient } from "fingerprint-edge";
import { createMockApi } from "fingerprint-edge/mock";
import { verifyEvent } from "fingerprint-edge/verify";

export async function visitorOf(id: string): Promise<string | undefined> {
  const mock = createMockApi();
  const client = new FingerprintClient({ apiKey: "secret", fetch: mock.fetch });
  const event: Event = await client.getEvent(id);
  const verdict = verifyEvent(event, { maxAgeMs: 60_000 });
  return verdict.ok ? event.identification?.visitor_id : undefined;
}
