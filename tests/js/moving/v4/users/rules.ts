// Does what a ruleset has decided.
import { type EventRuleAction, FingerprintServerApiClient, type GetEventOptions } from "@fingerprint/node-sdk";
import { double, EVENT_ID, eventOf, json } from "../../double.js";

function apply(action: EventRuleAction | undefined): string {
  if (!action) return "no rule";
  if (action.type === "block")
    return `block ${action.status_code} ${action.body ?? ""} ${action.headers?.map(({ name, value }) => `${name}:${value}`)}`;
  return `allow ${action.request_header_modifications?.set?.map(({ name }) => name)}`;
}

const actions = [
  undefined,
  { type: "block", ruleset_id: "rs", rule_id: "r", status_code: 403, body: "no", headers: [{ name: "x-why", value: "bot" }] },
  { type: "allow", ruleset_id: "rs", request_header_modifications: { set: [{ name: "x-bot", value: "no" }] } },
];
const options: GetEventOptions = { ruleset_id: "rs" };
for (const rule_action of actions) {
  const { fetch, sent } = double(json(eventOf({ rule_action })));
  const event = await new FingerprintServerApiClient({ apiKey: "secret-key", fetch }).getEvent(EVENT_ID, options);
  console.log(apply(event.rule_action), sent[0]?.url.searchParams.get("ruleset_id"));
}
