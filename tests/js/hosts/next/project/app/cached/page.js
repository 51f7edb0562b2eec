// A page that is made beforehand and kept, with what the API answered then.

import { FingerprintClient } from "fingerprint-edge";

export default async function Page() {
  return <p id="visitors" data-visitors={await visitors()} />;
}

async function visitors() {
  "use cache";
  const { FINGERPRINT_SECRET_KEY, FINGERPRINT_BASE_URL } = process.env;
  const client = new FingerprintClient({ apiKey: FINGERPRINT_SECRET_KEY, baseUrl: FINGERPRINT_BASE_URL });
  const { events } = await client.searchEvents({ limit: 4 });
  const again = await Promise.all(events.map(({ event_id }) => client.getEvent(event_id)));
  return again.filter(({ identification }) => identification).length;
}
