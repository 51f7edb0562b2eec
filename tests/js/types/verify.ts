// The judgement of events and the actions of rulesets, as a user writes them.

import {
  applyRuleAction,
  type ChoiceSignals,
  type EventPolicy,
  type EventRuleAction,
  type FingerprintEvent,
  type FingerprintIqEvent,
  type FingerprintIqWebhook,
  type FingerprintV3Event,
  type FingerprintV3Webhook,
  type FlagSignal,
  type Reason,
  type ReasonCode,
  type Verdict,
  verifyEvent,
} from "fingerprint-edge";

declare const event: FingerprintEvent;
declare const anyEvent: FingerprintEvent | FingerprintV3Event | FingerprintV3Webhook | FingerprintIqEvent | FingerprintIqWebhook;
declare const action: EventRuleAction;

export const policy: EventPolicy = {
  maxAgeMs: 60_000,
  ip: ["203.0.113.7", "2001:db8::1"],
  origin: "https://shop.example",
  visitorId: "Ibk1527CUFmcnjLwIs4A9",
  linkedId: ["order-7"],
  minConfidence: 0.9,
  maxSuspectScore: 20,
  rejectReplayed: true,
  allow: { bot: ["not_detected", "good"], incognito: false },
  deny: { vpn: true, bot: "bad", bot_info_identity: ["spoofed", "unknown"], rare_device_percentile_bucket: "p99.9+" },
  onMissing: "accept",
  onUnknown: "reject",
};
export const lenient: EventPolicy = {
  maxAgeMs: 60_000,
  clockToleranceMs: 5_000,
  deny: { vpn: true, bot: "bad" },
  onMissing: { vpn: "reject", bot: "accept", ip: "accept", maxSuspectScore: "accept" },
};
export const fixed = { maxAgeMs: 60_000, deny: { vpn: [true] } } as const satisfies EventPolicy;

export function judge(): string {
  const { ok, reasons }: Verdict = verifyEvent(anyEvent, policy);
  const texts: string[] = reasons;
  const first: Reason | undefined = reasons[0];
  if (first?.startsWith("too_old: " satisfies Reason)) return "too old";
  const code = first?.split(":", 1)[0] as ReasonCode | undefined;
  switch (code) {
    case "signal_denied":
      return "denied";
    // @ts-expect-error a code that there is not
    case "vpn_denied":
      return "denied";
  }
  return ok ? "ok" : texts.join("\n") + verifyEvent(event, fixed).ok;
}

/** All signals have a type, and no other name has. */
export const flags: Record<FlagSignal, boolean> = {
  vpn: true,
  proxy: true,
  tor_node: true,
  ip_blocklist: true,
  email_spam: true,
  attack_source: true,
  incognito: true,
  tampering: true,
  anti_detect_browser: true,
  virtual_machine: true,
  privacy_settings: true,
  developer_tools: true,
  high_activity_device: true,
  rare_device: true,
  suspect: true,
  headless: true,
  emulator: true,
  simulator: true,
  root_apps: true,
  jailbroken: true,
  compromised_device_integrity: true,
  frida: true,
  cloned_app: true,
  location_spoofing: true,
  mitm_attack: true,
  active_call: true,
};
export const choices: Record<keyof ChoiceSignals, string> = {
  bot: "bad",
  bot_info_category: "ai_agent",
  bot_info_identity: "signed",
  bot_info_confidence: "low",
  vpn_confidence: "low",
  proxy_confidence: "low",
  tampering_confidence: "low",
  proxy_type: "residential",
  rare_device_percentile_bucket: "<p95",
};

export const wrong: EventPolicy[] = [
  // @ts-expect-error the member is called maxAgeMs
  { maxAge: 60_000 },
  // @ts-expect-error a time is a number
  { maxAgeMs: "60000" },
  // @ts-expect-error an address that got lost
  { ip: null },
  // @ts-expect-error a signal that there is not
  { deny: { vpnn: true } },
  // @ts-expect-error a flag is no word
  { deny: { vpn: "yes" } },
  // @ts-expect-error a value that there is not
  { allow: { bot: ["not_detected", "godo"] } },
  // @ts-expect-error the value of v3
  { allow: { bot: "notDetected" } },
  // @ts-expect-error the choice is between two
  { onMissing: "ignore" },
  // @ts-expect-error the same by name
  { onMissing: { vpn: "ignore" } },
  // @ts-expect-error nothing of that name can be missing
  { onMissing: { vpnn: "accept" } },
  // @ts-expect-error a time is a number here, too
  { clockToleranceMs: "5000" },
];

/** Any class of requests fits, and comes back as what it was. */
export function act(request: {
  method: string;
  url: string;
  headers: Map<string, string> & { get(name: string): string | null };
  cf: { colo: string };
}): string {
  const next = applyRuleAction(action, request);
  return "status" in next ? String(next.status) : next.cf.colo;
}

// @ts-expect-error an event may have no action
applyRuleAction(event.rule_action, { method: "GET", url: "https://shop.example", headers: new Map<string, string>() });
// @ts-expect-error a policy is needed
verifyEvent(event);
// @ts-expect-error an event is no text
verifyEvent("1708102555327.NLOjmg", policy);
