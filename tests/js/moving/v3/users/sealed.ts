// Opens a sealed result while the keys are being changed, and logs why none opens it.
import {
  DecryptionAlgorithm,
  type DecryptionKey,
  type EventsGetResponse,
  UnsealAggregateError,
  UnsealError,
  unsealEventsResponse,
} from "@fingerprintjs/fingerprintjs-pro-server-api";
import { seal } from "../../seal.js";
import { REQUEST_IDS, SEALING_KEY, VISITOR_ID } from "../workspace.js";

const event = {
  products: {
    identification: { data: { visitorId: VISITOR_ID, requestId: REQUEST_IDS[0], timestamp: 1764000300000, tag: { umlaut: "ä" } } },
    botd: { error: { code: "Failed", message: "internal server error" } },
  },
};
const sealed = seal(JSON.stringify(event), SEALING_KEY);
const algorithm = DecryptionAlgorithm.Aes256Gcm;
const rings: DecryptionKey[][] = [
  [{ key: SEALING_KEY, algorithm }],
  [{ key: SEALING_KEY, algorithm: "aes-256-gcm" }],
  [
    { key: Buffer.alloc(32, 1), algorithm },
    { key: SEALING_KEY, algorithm },
  ],
];
for (const keys of rings) {
  const opened: EventsGetResponse = await unsealEventsResponse(sealed, keys);
  console.log(JSON.stringify(opened) === JSON.stringify(event), opened.products.identification?.data?.visitorId);
  console.log(opened.products.botd?.error?.code, JSON.stringify(opened.products.identification?.data?.tag));
}
for (const [data, keys] of [
  [sealed, [{ key: Buffer.alloc(32, 1), algorithm }]],
  [sealed.subarray(0, -1), [{ key: SEALING_KEY, algorithm }]],
] as const) {
  try {
    await unsealEventsResponse(data, [...keys]);
  } catch (error) {
    if (!(error instanceof UnsealAggregateError)) throw error;
    console.log(
      error.name,
      error.errors.length,
      error.errors.every((one) => one instanceof UnsealError && one.name === "UnsealError"),
    );
  }
}
for (const nothing of [Buffer.from("{}"), Buffer.alloc(0)])
  await unsealEventsResponse(nothing, [{ key: SEALING_KEY, algorithm }]).catch((error: unknown) => console.log(error instanceof Error));
const made = new UnsealAggregateError([]);
made.addError(new UnsealError({ key: SEALING_KEY, algorithm }, new Error("why")));
console.log(made.errors.length, made.errors[0]?.error?.message, made.toString().includes("why"));
