// Options that a program keeps in one place, with headers of its own and a fetch of its own.
import { FingerprintServerApiClient, type Options, Region } from "@fingerprint/node-sdk";
import { double, EVENT_ID, eventOf, json } from "../../double.js";

const { fetch, sent } = double(json(eventOf()));
const shared: Omit<Options, "region"> = { apiKey: "secret-key", fetch, defaultHeaders: { "X-App": "shop", "x-trace": "7" } };

function clientFor(region?: Region): FingerprintServerApiClient {
  const options: Options = { ...shared };
  if (region) options.region = region;
  return new FingerprintServerApiClient(options);
}

for (const client of [clientFor(), clientFor(Region.EU), clientFor("AP")]) {
  await client.getEvent(EVENT_ID);
  const last = sent[sent.length - 1];
  console.log(client.region, last?.url.host, last?.headers.get("x-app"), last?.headers.get("x-trace"), last?.headers.get("authorization"));
}
for (const wrong of [{ apiKey: "" }, {}]) {
  try {
    new FingerprintServerApiClient(wrong as Options);
    console.log("taken");
  } catch (error) {
    console.log(error instanceof Error);
  }
}
