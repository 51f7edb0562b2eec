// The help: of all commands, and of each with its options and examples.

const PROGRAM = "fingerprint-edge";

/** @param {Record<string, import("./commands.js").Command>} commands */
export function helpOf(commands) {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  return `usage: ${PROGRAM} <command> [options]

${Object.entries(commands)
  .map(([name, { about }]) => `  ${name.padEnd(width)}  ${about}\n`)
  .join("")}
\`${PROGRAM} help <command>\` shows its options, and examples.

Environment:
  FINGERPRINT_SECRET_KEY  the secret key; it is never taken from the command line, where others see it
  FINGERPRINT_REGION      where your workspace is (us, eu, ap), unless --region says so
  FINGERPRINT_BASE_URL    another place than the API's, unless --base-url says so
  FINGERPRINT_SEALED_KEY  the decryption key of sealed results, or several with commas between them

Exit status: 0 done, 1 an error of the API or of the network, 2 bad usage, 3 the doctor found differences, 130 interrupted.
`;
}

/**
 * @param {string} name
 * @param {import("./commands.js").Command} command
 */
export function helpOn(name, { takes, about, details, options, examples }) {
  const lines = Object.entries(options).map(([option, { kind, value, about, choices }]) => {
    const written = `--${option}${kind === "switch" || kind === "flag" ? "" : ` ${value}`}`;
    const known = choices && choices.length > 0 && choices.length < 8 ? `: ${choices.join(", ")}` : "";
    return [written, `${about}${known}`];
  });
  const width = Math.max(...lines.map(([written]) => written.length));
  return `${usageOf(name, { takes, options })}
${about}
${details ? `\n${details}\n` : ""}${lines.length > 0 ? "\noptions:\n" : ""}${lines
  .map(([written, said]) => `  ${written.padEnd(width)}  ${said}\n`)
  .join("")}
examples:
${examples.map((example) => `  ${example.includes(PROGRAM) ? example : `${PROGRAM} ${example}`}\n`).join("")}`;
}

/**
 * @param {string} name
 * @param {Pick<import("./commands.js").Command, "takes" | "options">} command
 */
export function usageOf(name, { takes, options }) {
  const words = [PROGRAM, name, takes, Object.keys(options).length > 0 ? "[options]" : ""];
  return `usage: ${words.filter(Boolean).join(" ")}\n`;
}
