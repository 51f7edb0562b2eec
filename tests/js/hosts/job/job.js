// What a user's server does with the package, whole: the calls over HTTP, and the functions that need no network.

import {
  applyRuleAction,
  FingerprintClient,
  readWebhook,
  ServerApiError,
  unsealEventsResponse,
  verifyEvent,
  WebhookSignatureError,
} from "fingerprint-edge";
import { EVENT, SEALED, SEALED_KEY, WEBHOOK_SECRET, WEBHOOK_SIGNATURE } from "./given.js";

const PACKAGE = {
  applyRuleAction,
  FingerprintClient,
  readWebhook,
  ServerApiError,
  unsealEventsResponse,
  verifyEvent,
  WebhookSignatureError,
};

/**
 * Does the job, and says which steps are done, or why one is not. It never rejects: hosts show an error in ways of their
 * own. `api` is the package as a host has it who brings the wasm itself.
 */
export async function answer(where, api = PACKAGE) {
  const done = [];
  try {
    for (const [name, step] of Object.entries(STEPS)) {
      await step(where, api);
      done.push(name);
    }
    return { done };
  } catch (error) {
    // A stack without the message is what some engines give.
    return { done, error: `${error}\n${error?.stack}` };
  }
}

const URL_OF_IT = "https://shop.example/sign-up";

const STEPS = {
  async get(where, { FingerprintClient }) {
    const client = new FingerprintClient(where);
    const { events } = await client.searchEvents({ limit: 1 });
    const { event_id } = await client.getEvent(events[0].event_id);
    same(event_id, events[0].event_id);
  },

  async search(where, { FingerprintClient }) {
    let walked = 0;
    for await (const event of new FingerprintClient(where).searchEvents({ limit: 10 })) walked += event.event_id ? 1 : 0;
    if (walked <= 10) throw new Error(`only ${walked} events`);
  },

  async notFound(where, { FingerprintClient, ServerApiError }) {
    const error = await reasonOf(new FingerprintClient(where).getEvent("1708102555327.NLOjmg"));
    same(error instanceof ServerApiError && error.statusCode === 404 && error.errorCode, "event_not_found");
  },

  async unseal(_where, { unsealEventsResponse }) {
    const keys = [{ key: SEALED_KEY, algorithm: "aes-256-gcm" }];
    same((await unsealEventsResponse(SEALED, keys)).event_id, EVENT.event_id);
  },

  async webhook(_where, { readWebhook, WebhookSignatureError }) {
    const request = () =>
      new Request(URL_OF_IT, { method: "POST", headers: { "fpjs-event-signature": WEBHOOK_SIGNATURE }, body: JSON.stringify(EVENT) });
    same((await readWebhook(request(), { secret: WEBHOOK_SECRET })).event_id, EVENT.event_id);
    const error = await reasonOf(readWebhook(request(), { secret: "another one" }));
    same(error instanceof WebhookSignatureError, true);
  },

  verdict(_where, { verifyEvent }) {
    const policy = { origin: "https://shop.example", deny: { bot: "bad", vpn: true } };
    same(verifyEvent(EVENT, policy).ok, true);
    same(verifyEvent({ ...EVENT, vpn: true }, policy).ok, false);
  },

  async rule(_where, { applyRuleAction }) {
    const body = "email=ada@shop.example";
    const action = { type: "allow", request_header_modifications: { set: [{ name: "x-bot", value: "no" }] } };
    const request = applyRuleAction(action, new Request(URL_OF_IT, { method: "POST", body }));
    same(request.headers.get("x-bot"), "no");
    same(await request.text(), body);
    const blocked = applyRuleAction({ type: "block", status_code: 403, body: "no" }, new Request(URL_OF_IT, { method: "POST", body }));
    same(blocked.status, 403);
  },
};

function same(value, expected) {
  if (value !== expected) throw new Error(`${value} in place of ${expected}`);
}

function reasonOf(promise) {
  return promise.then(
    () => undefined,
    (error) => error,
  );
}
