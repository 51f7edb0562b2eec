// What is missing is said before anything is sent.
import { type EventUpdate, FingerprintServerApiClient } from "@fingerprint/node-sdk";
import { double, EVENT_ID, eventOf, json } from "../../double.js";

const { fetch, sent } = double(json(eventOf()));
const client = new FingerprintServerApiClient({ apiKey: "secret-key", fetch });
for (const call of [
  () => client.getEvent(""),
  () => client.getEvent(undefined as unknown as string),
  () => client.getEvent(".."),
  () => client.updateEvent(EVENT_ID, undefined as unknown as EventUpdate),
  () => client.updateEvent("", { suspect: true }),
  () => client.deleteVisitorData(""),
]) {
  await call().then(
    () => console.log("sent"),
    (error: unknown) => console.log(error instanceof TypeError),
  );
}
console.log(sent.length);
