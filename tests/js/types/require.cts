// The same by `require`, as a CommonJS project is compiled.

import root = require("fingerprint-edge");
import client = require("fingerprint-edge/client");
import init = require("fingerprint-edge/init");
import migrate = require("fingerprint-edge/migrate");
import mock = require("fingerprint-edge/mock");
import rules = require("fingerprint-edge/rules");
import trust = require("fingerprint-edge/trust");
import v3 = require("fingerprint-edge/v3");
import verify = require("fingerprint-edge/verify");

const made: root.FingerprintClient = new client.FingerprintClient({ apiKey: "key" });

async function visitor(): Promise<string | undefined> {
  const event: client.FingerprintEvent = await made.getEvent("1708102555327.NLOjmg");
  for await (const found of made.searchEvents({ bot: "bad" })) if (!verify.verifyEvent(found, { maxAgeMs: 60_000 }).ok) return undefined;
  return event.identification?.visitor_id;
}

export = [
  made,
  visitor,
  init.init,
  migrate.upgradeEvent,
  mock.createMockApi,
  rules.applyRuleAction,
  trust.readWebhook,
  root.TooManyRequestsError,
  v3.FingerprintJsServerApiClient,
];
