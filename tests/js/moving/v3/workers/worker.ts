// A Worker as the vendor's own ones are: the official SDK loses `fetch`, so that it is given one in a wrapper.
import { type EventsGetResponse, FingerprintJsServerApiClient, RequestError } from "@fingerprintjs/fingerprintjs-pro-server-api";

interface Env {
  API: Fetcher;
  FINGERPRINT_SECRET_KEY: string;
  CLIENT_OPTIONS: object;
}

export default {
  async fetch(request, env, context) {
    const wrapped = (url: string | URL | Request, init?: RequestInit): Promise<Response> => env.API.fetch(url, init);
    const client = new FingerprintJsServerApiClient({ ...env.CLIENT_OPTIONS, apiKey: env.FINGERPRINT_SECRET_KEY, fetch: wrapped });
    const requestId = new URL(request.url).searchParams.get("request_id");
    if (!requestId) return new Response("no request id", { status: 400 });
    try {
      const event: EventsGetResponse = await client.getEvent(requestId);
      context.waitUntil(client.updateEvent({ tag: { seen: true } }, requestId));
      return Response.json({ visitorId: event.products.identification?.data?.visitorId, bot: event.products.botd?.data?.bot });
    } catch (error) {
      if (error instanceof RequestError) return new Response(error.errorCode, { status: error.statusCode });
      throw error;
    }
  },
} satisfies ExportedHandler<Env>;
