// What docs/command-line.md shows is the text of real runs; `--write` of run.mjs puts it there.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { KEY, mockOf, ONCE } from "./running.mjs";
import { SEAL_KEY, sealed } from "./unseal.mjs";

const PAGE = join(import.meta.dirname, "../../../docs/command-line.md");
/** When the page's runs were: the mock's events follow from it. */
const NOW = "2026-01-31T12:00:00Z";

/** @param {boolean} write whether to renew the page in place of judging it */
export const docsTests = (write) => [
  [
    "docs: what docs/command-line.md shows is what the commands say",
    async (runner) => {
      const page = readFileSync(PAGE, "utf8");
      const blocks = page.split(/(?<=^```console\n)(.*?)(?=^```$)/ms);
      assert.ok(blocks.length > 16);
      const mock = await mockOf(runner, ["--now", NOW]);
      const folder = mkdtempSync(join(runner.consumer, "docs-"));
      mkdirSync(join(folder, "bin"));
      writeFileSync(join(folder, "bin/fingerprint-edge"), `#!/bin/sh\nexec ${runner.shell([])} "$@"\n`, { mode: 0o755 });
      writeFileSync(
        join(folder, "sealed.txt"),
        sealed({ event_id: "1769860680000.sealed", timestamp: 1_769_860_680_000, bot: "bad" }, SEAL_KEY),
      );
      const environment = {
        PATH: `${join(folder, "bin")}:${process.env.PATH}`,
        FINGERPRINT_SECRET_KEY: KEY,
        FINGERPRINT_BASE_URL: mock.url,
        FINGERPRINT_SEALED_KEY: SEAL_KEY.toString("base64"),
      };
      try {
        // Every other part is what is in a block.
        for (let at = 1; at < blocks.length; at += 2)
          blocks[at] = await shownBy(blocks[at], (line) => runner.bash(`cd ${folder}; exec 2>&1; ${line}`, environment));
      } finally {
        await mock.end();
      }
      if (write) writeFileSync(PAGE, blocks.join(""));
      else assert.equal(blocks.join(""), page);
    },
    ONCE,
  ],
];

/** A block whose lines are run anew, with what they say. */
async function shownBy(block, run) {
  let shown = "";
  for (const line of block.split("\n").filter((line) => line.startsWith("$ "))) shown += `${line}\n${(await run(line.slice(2))).stdout}`;
  return shown;
}
