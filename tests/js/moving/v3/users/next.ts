// A route handler of Next: the request id comes as JSON, and the answer is a Response.
import { FingerprintJsServerApiClient, RequestError, TooManyRequestsError } from "@fingerprintjs/fingerprintjs-pro-server-api";
import { api, optionsWith, REQUEST_IDS } from "../workspace.js";

export const dynamic = "force-dynamic";

export async function POST(request: Request): Promise<Response> {
  const { requestId } = (await request.json()) as { requestId: string };
  const client = new FingerprintJsServerApiClient(optionsWith());
  try {
    const { products } = await client.getEvent(requestId);
    const { browserName, os } = products.identification?.data?.browserDetails ?? {};
    return Response.json({ browserName, os, tag: products.identification?.data?.tag, score: products.suspectScore?.data?.result });
  } catch (error) {
    if (error instanceof TooManyRequestsError)
      return new Response(null, { status: 429, headers: { "retry-after": String(error.retryAfter) } });
    if (error instanceof RequestError)
      return Response.json({ message: error.message.length > 0, code: error.errorCode }, { status: error.statusCode });
    throw error;
  }
}

const post = (requestId: string): Request =>
  new Request("https://shop.example/api", { method: "POST", body: JSON.stringify({ requestId }) });
async function show(response: Response): Promise<void> {
  console.log(response.status, response.headers.get("retry-after"), await response.text());
}
await show(await POST(post(REQUEST_IDS[1])));
await show(await POST(post("1764000000000.absent")));
// More than anybody repeats.
api.fail({ status: 429, times: 3, retryAfter: 0, path: "/*" });
const limited = await POST(post(REQUEST_IDS[1]));
console.log(limited.status, typeof limited.headers.get("retry-after"));
