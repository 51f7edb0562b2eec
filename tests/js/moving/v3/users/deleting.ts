// Deletes the data of a visitor who has asked for it.
import { FingerprintJsServerApiClient, RequestError } from "@fingerprintjs/fingerprintjs-pro-server-api";
import { optionsWith, REQUEST_IDS, VISITOR_ID } from "../workspace.js";

const client = new FingerprintJsServerApiClient(optionsWith());
console.log((await client.getVisits(VISITOR_ID)).visits.length > 0);
console.log(await client.deleteVisitorData(VISITOR_ID));
for (const id of REQUEST_IDS)
  await client.getEvent(id).catch((error: unknown) => console.log(error instanceof RequestError && error.errorCode));
