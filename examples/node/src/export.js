// Sends the events of a search, page by page and no faster than they are read.
import { pipeline } from "node:stream/promises";

export async function sendEvents(client, filter, response) {
  const left = new AbortController();
  // Nobody reads on: no further page is asked for.
  response.on("close", () => left.abort());
  const events = client.searchEvents(filter, { signal: left.signal });
  // The first page is here before the status is: what fails so far can still be told by it.
  await events;
  response.writeHead(200, { "content-type": "application/x-ndjson", "cache-control": "no-store" });
  await pipeline(lines(events), response);
}

async function* lines(events) {
  for await (const event of events) yield `${JSON.stringify(event)}\n`;
}
