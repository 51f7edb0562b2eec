// `unseal`: opens a sealed result with the keys of the environment.
import { eventText, TABLE } from "./events.js";
import { contentOf } from "./input.js";
import { Misused } from "./misused.js";

/** The first bytes of a sealed result that is not written as base64. */
const SEALED = Buffer.from([0x9e, 0x85, 0xdc, 0xed]);

/** @type {import("./commands.js").Command} */
export const unseal = {
  takes: "[file]",
  about: "opens a sealed result",
  details: `It is read from the file or from standard input, as base64 or as it is. The keys are those of FINGERPRINT_SEALED_KEY, as the
dashboard shows them: one, or several with commas between them, tried in turn.`,
  options: TABLE,
  examples: ["unseal sealed.txt", "pbpaste | fingerprint-edge unseal --table"],
  takesFiles: true,
  async run(positionals, { table }, host) {
    if (positionals.length > 1) throw new Misused("`unseal` takes one file, or standard input");
    const [name = "-"] = positionals;
    const keys = (host.environment.FINGERPRINT_SEALED_KEY ?? "").split(/[\s,]+/).filter(Boolean);
    if (keys.length === 0) throw new Misused("FINGERPRINT_SEALED_KEY is not set: a sealed result is opened with your decryption key");
    if (name === "-" && host.input.isTTY) throw new Misused("`unseal` takes a file, or the sealed result on standard input");
    const content = await contentOf(name, host);
    // Base64 is often broken into lines.
    const sealed = content.subarray(0, SEALED.length).equals(SEALED) ? content : content.toString("latin1").replace(/\s+/g, "");
    if (sealed.length === 0) throw new Misused("there is nothing in it to open");
    const { unsealEventsResponse } = await import("../trust.js");
    const event = await unsealEventsResponse(
      sealed,
      keys.map((key) => ({ key, algorithm: "aes-256-gcm" })),
    );
    await host.out.write(eventText(event, table));
    return 0;
  },
};
