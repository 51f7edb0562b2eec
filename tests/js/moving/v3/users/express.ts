// A handler of Express: an event, its age and its address checked by hand, as every example of the vendor does.
import { type EventsGetResponse, FingerprintJsServerApiClient, Region, RequestError } from "@fingerprintjs/fingerprintjs-pro-server-api";
import { BOT_REQUEST_ID, NOW, optionsWith, REQUEST_IDS } from "../workspace.js";

interface Req {
  body: { requestId?: string };
  ip: string;
}
interface Res {
  status(code: number): Res;
  json(body: unknown): void;
}

const client = new FingerprintJsServerApiClient(optionsWith({ region: Region.Global }));

function reasons(event: EventsGetResponse, ip: string): string[] {
  const identification = event.products.identification?.data;
  if (!identification) return ["no identification"];
  const found: string[] = [];
  if (NOW - identification.timestamp > 300_000) found.push("too old");
  if (identification.ip !== ip) found.push("another address");
  if (Number(identification.confidence?.score) < 0.9) found.push("not sure");
  if (event.products.botd?.data?.bot.result !== "notDetected") found.push("a bot");
  if (event.products.vpn?.data?.result === true && event.products.vpn.data.confidence === "high") found.push("a VPN");
  return found;
}

async function login(req: Req, res: Res): Promise<void> {
  if (!req.body.requestId) return res.status(400).json({ error: "no request id" });
  try {
    const event = await client.getEvent(req.body.requestId);
    const found = reasons(event, req.ip);
    if (found.length > 0) return res.status(403).json({ reasons: found });
    res.status(200).json({ visitor: event.products.identification?.data?.visitorId, time: event.products.identification?.data?.time });
  } catch (error) {
    if (error instanceof RequestError) return res.status(error.statusCode === 404 ? 404 : 502).json({ code: error.errorCode });
    res.status(500).json({ error: String(error) });
  }
}

for (const [requestId, ip] of [
  [REQUEST_IDS[0], "203.0.113.7"],
  [REQUEST_IDS[0], "203.0.113.8"],
  [REQUEST_IDS[2], "203.0.113.7"],
  [BOT_REQUEST_ID, "198.51.100.9"],
  ["1764000400000.nobody", "203.0.113.7"],
  [undefined, "203.0.113.7"],
] as const) {
  let status = 0;
  const res: Res = {
    status(code) {
      status = code;
      return res;
    },
    json: (body) => console.log(status, JSON.stringify(body)),
  };
  await login({ body: requestId === undefined ? {} : { requestId }, ip }, res);
}
