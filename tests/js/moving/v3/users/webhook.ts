// A handler of webhooks: the raw body, the header, the secret, and the flat event in it.
import { createHmac } from "node:crypto";
import { type IsValidWebhookSignatureParams, isValidWebhookSignature, type Webhook } from "@fingerprintjs/fingerprintjs-pro-server-api";

const secret = "webhook-secret";
const sign = (data: Buffer, key = secret): string => createHmac("sha256", key).update(data).digest("hex");

function handle(body: Buffer, header: string): string {
  const params: IsValidWebhookSignatureParams = { header, data: body, secret };
  if (!isValidWebhookSignature(params)) return "403";
  const { requestId, visitorId, bot, vpn, ipInfo, browserDetails } = JSON.parse(body.toString()) as Webhook;
  return `200 ${requestId} ${visitorId} ${bot?.result} ${vpn?.result} ${ipInfo?.v4?.geolocation?.city?.name} ${browserDetails?.os}`;
}

const webhook = {
  requestId: "1764000300000.cccccc",
  visitorId: "Ibk1527CUFmcnjLwIs4A9",
  url: "https://shop.example/",
  ip: "203.0.113.7",
  time: "2025-11-24T16:05:00Z",
  timestamp: 1764000300000,
  bot: { result: "notDetected" },
  vpn: { result: true, confidence: "high" },
  ipInfo: { v4: { address: "203.0.113.7", geolocation: { city: { name: "Köln" } } } },
  browserDetails: { os: "Windows" },
};
const body = Buffer.from(JSON.stringify(webhook));
console.log(handle(body, `v1=${sign(body)}`));
console.log(handle(body, `v1=${sign(body, "old")},v1=${sign(body)}`));
console.log(handle(body, `v0=${sign(body)}`), handle(body, sign(body)), handle(body, "v1="), handle(body, ""));
console.log(handle(Buffer.from(`${body.toString()}\n`), `v1=${sign(body)}`));
