// What pages show of the command line is the text of real runs; `--write` of run.mjs puts it there.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { KEY, mockOf, ONCE } from "./running.mjs";
import { SEAL_KEY, sealed } from "./unseal.mjs";

const PAGES = ["README.md", "docs/command-line.md"];
/** When the pages' runs were: the mock's events follow from it. */
const NOW = "2026-01-31T12:00:00Z";

/** @param {boolean} write whether to renew the pages in place of judging them */
export const docsTests = (write) =>
  PAGES.map((page) => [
    `docs: what ${page} shows is what the commands say`,
    async (runner) => {
      const file = join(import.meta.dirname, "../../..", page);
      const text = readFileSync(file, "utf8");
      // Every other part is what is in a block.
      const parts = text.split(/(?<=^```console\n)(.*?)(?=^```$)/ms);
      assert.ok(parts.length > 1);
      const mock = await mockOf(runner, ["--now", NOW]);
      try {
        const run = inFolder(runner, mock);
        for (let at = 1; at < parts.length; at += 2) parts[at] = await shownBy(parts[at], run);
      } finally {
        await mock.end();
      }
      if (write) writeFileSync(file, parts.join(""));
      else assert.equal(parts.join(""), text);
    },
    ONCE,
  ]);

/** What runs lines of bash in a folder with the files that they name, where the command is known by its name. */
function inFolder(runner, mock) {
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
  return (line) => runner.bash(`cd ${folder}; exec 2>&1; ${line}`, environment);
}

/** A block whose lines are run anew, with what they say. */
async function shownBy(block, run) {
  let shown = "";
  for (const line of block.split("\n").filter((line) => line.startsWith("$ "))) shown += `${line}\n${(await run(line.slice(2))).stdout}`;
  return shown;
}
