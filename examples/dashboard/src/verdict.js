// What the dashboard makes of an event. It colours a list for people who look on; what a visitor may do is decided elsewhere, by
// `verifyEvent` with a policy. A signal that an event does not have counts neither way.

/** The vendor adds up a score from all signals; this much is more than one weak signal. Fit it to your own traffic. */
const SUSPICIOUS_SCORE = 10;

/** An attack, or something made to hide one. */
const BAD = {
  "a bad bot": ({ bot }) => bot === "bad",
  "a bot that pretends to be another": ({ bot_info }) => bot_info?.identity === "spoofed",
  "a browser or device that hides what it is": ({ tampering }) => tampering === true,
  "an anti-detect browser": ({ tampering_details }) => tampering_details?.anti_detect_browser === true,
  "an app under the control of Frida": ({ frida }) => frida === true,
  "a cloned app": ({ cloned_app }) => cloned_app === true,
  "traffic that somebody read or changed": ({ mitm_attack }) => mitm_attack === true,
  "an address known for attacks": ({ ip_blocklist }) => ip_blocklist?.attack_source === true,
  "an event that was sent again": ({ replayed }) => replayed === true,
};

/** What many honest visitors have, too. */
const SUSPICIOUS = {
  "flagged as suspect": ({ suspect }) => suspect === true,
  "a VPN": ({ vpn }) => vpn === true,
  "a proxy": ({ proxy }) => proxy === true,
  "a node of the Tor network": ({ ip_blocklist }) => ip_blocklist?.tor_node === true,
  "an address known for spam": ({ ip_blocklist }) => ip_blocklist?.email_spam === true,
  "a virtual machine": ({ virtual_machine }) => virtual_machine === true,
  "an emulator": ({ emulator }) => emulator === true,
  "a simulator": ({ simulator }) => simulator === true,
  "a rooted device": ({ root_apps }) => root_apps === true,
  "a jailbroken device": ({ jailbroken }) => jailbroken === true,
  "a pretended location": ({ location_spoofing }) => location_spoofing === true,
  "a device whose integrity is compromised": ({ compromised_device_integrity }) => compromised_device_integrity === true,
  "a device that is unusually busy": ({ high_activity_device }) => high_activity_device === true,
  "a high suspect score": ({ suspect_score }) => typeof suspect_score === "number" && suspect_score > SUSPICIOUS_SCORE,
};

/** @returns {{ ok: boolean, level: "clean" | "suspicious" | "bad", reasons: string[] }} the worst reasons first */
export function verdictOf(event) {
  const [bad, suspicious] = [BAD, SUSPICIOUS].map((signals) => Object.keys(signals).filter((reason) => signals[reason](event ?? {})));
  const level = bad.length > 0 ? "bad" : suspicious.length > 0 ? "suspicious" : "clean";
  return { ok: level === "clean", level, reasons: [...bad, ...suspicious] };
}
