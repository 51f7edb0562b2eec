// A client with a cache and operations of its own, and errors of a program's own.
import {
  type ErrorResponse,
  type EventsGetResponse,
  FingerprintJsServerApiClient,
  type Options,
  RequestError,
  type SearchEventsFilter,
  type SearchEventsResponse,
} from "@fingerprintjs/fingerprintjs-pro-server-api";
import { api, optionsWith, REQUEST_IDS, VISITOR_ID } from "../workspace.js";

class ShopClient extends FingerprintJsServerApiClient {
  readonly #events = new Map<string, Promise<EventsGetResponse>>();
  searches = 0;

  constructor(options: Omit<Options, "region">) {
    super({ ...options, region: "Global" });
  }

  override getEvent(requestId: string): Promise<EventsGetResponse> {
    const known = this.#events.get(requestId) ?? super.getEvent(requestId);
    this.#events.set(requestId, known);
    return known;
  }

  override async searchEvents(filter: SearchEventsFilter): Promise<SearchEventsResponse> {
    this.searches++;
    return super.searchEvents({ ...filter, limit: Math.min(filter.limit, 2) });
  }

  async flag(requestId: string): Promise<boolean | undefined> {
    await this.updateEvent({ suspect: true }, requestId);
    this.#events.delete(requestId);
    return (await this.getEvent(requestId)).products.identification?.data?.suspect;
  }
}

class Missing extends RequestError<404, ErrorResponse> {
  readonly what = "event";
}

const client = new ShopClient(optionsWith());
const [first, again] = [await client.getEvent(REQUEST_IDS[0]), await client.getEvent(REQUEST_IDS[0])];
console.log(first === again, api.requests.length, client.region, client instanceof FingerprintJsServerApiClient);
console.log(await client.flag(REQUEST_IDS[0]));
console.log((await client.searchEvents({ limit: 50, visitor_id: VISITOR_ID })).events?.length, client.searches);
const missing = new Missing("none", { error: { code: "RequestNotFound", message: "none" } }, 404, "RequestNotFound", new Response());
const status: 404 = missing.statusCode;
console.log(
  missing instanceof Missing,
  missing instanceof RequestError,
  missing.name,
  status,
  missing.what,
  missing.responseBody.error.code,
);
