// A region from the environment, a table by region and a switch that knows all of them.
import { FingerprintServerApiClient, Region } from "@fingerprint/node-sdk";

const dashboards: Record<Region, string> = { EU: "https://eu.example", AP: "https://ap.example", Global: "https://example" };

function isRegion(text: string): text is Region {
  return (Object.values(Region) as string[]).includes(text);
}

function dataCentre(region: Region): string {
  switch (region) {
    case Region.EU:
      return "Frankfurt";
    case Region.AP:
      return "Mumbai";
    case Region.Global:
      return "Virginia";
    default: {
      const never: never = region;
      return never;
    }
  }
}

for (const text of ["EU", "AP", "Global", "Mars", "eu"]) {
  if (!isRegion(text)) {
    console.log(text, "is none");
    continue;
  }
  const client = new FingerprintServerApiClient({ apiKey: "secret-key", region: text });
  const region: Region = client.region;
  console.log(region, dashboards[region], dataCentre(region), region === "EU", region === Region.Global);
}
console.log(new FingerprintServerApiClient({ apiKey: "secret-key" }).region, Object.keys(Region).sort().join());
const fixed: typeof Region.EU = Region.EU;
console.log(fixed);
