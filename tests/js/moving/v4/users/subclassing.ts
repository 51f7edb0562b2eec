// A client with a cache and operations of its own.
import { type Event, FingerprintServerApiClient, type GetEventOptions, type Options } from "@fingerprint/node-sdk";
import { double, EVENT_ID, eventOf, json } from "../../double.js";

class CachingClient extends FingerprintServerApiClient {
  readonly #events = new Map<string, Promise<Event>>();

  constructor(options: Options) {
    super({ ...options, defaultHeaders: { "x-client": "caching" } });
  }

  override getEvent(eventId: string, options?: GetEventOptions): Promise<Event> {
    const known = this.#events.get(eventId) ?? super.getEvent(eventId, options);
    this.#events.set(eventId, known);
    return known;
  }

  async flag(eventId: string): Promise<string> {
    await this.updateEvent(eventId, { suspect: true, linked_id: "order-7", tags: { by: "review" } });
    return this.region;
  }
}

const { fetch, sent } = double(json(eventOf()), () => new Response(null, { status: 200 }));
const client = new CachingClient({ apiKey: "secret-key", region: "EU", fetch });
const [first, again] = [await client.getEvent(EVENT_ID), await client.getEvent(EVENT_ID)];
console.log(first === again, sent.length);
console.log(await client.flag(EVENT_ID), client instanceof FingerprintServerApiClient);
console.log(sent[1]?.method, sent[1]?.url.pathname, sent[1]?.body, sent[1]?.headers.get("x-client"));
