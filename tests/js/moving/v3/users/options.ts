// Options that a program keeps in one place, regions by their texts and by the enum, and what a client tells of them.
import { AuthenticationMode, FingerprintJsServerApiClient, type Options, Region } from "@fingerprintjs/fingerprintjs-pro-server-api";
import { API_KEY, optionsWith, REQUEST_IDS, send } from "../workspace.js";

const hosts: string[] = [];
const noting = ((input: string, init?: RequestInit) => {
  hosts.push(new URL(input).host);
  return send(input, init);
}) as typeof fetch;
const shared: Omit<Options, "region"> = optionsWith({ fetch: noting, authenticationMode: AuthenticationMode.AuthHeader });
const dashboards: Record<Region, string> = { EU: "Frankfurt", AP: "Mumbai", Global: "Virginia" };

function clientFor(region?: Options["region"]): FingerprintJsServerApiClient {
  const options: Options = { ...shared };
  if (region) options.region = region;
  return new FingerprintJsServerApiClient(options);
}

for (const client of [clientFor(), clientFor(Region.EU), clientFor("AP"), clientFor(Region.Global)]) {
  await client.getEvent(REQUEST_IDS[0]).catch(() => console.log("another region"));
  console.log(client.region, dashboards[client.region], hosts.at(-1), client.authenticationMode, client.region === Region.EU);
}
console.log(Object.keys(Region).sort().join(), Object.values(AuthenticationMode).sort().join(), API_KEY.length);
for (const wrong of [{ apiKey: "" }, {}]) {
  try {
    new FingerprintJsServerApiClient(wrong as Options);
    console.log("taken");
  } catch (error) {
    console.log(error instanceof Error);
  }
}
