// `completion`: what the scripts complete, in the shells themselves.
import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isThere, ONCE } from "./running.mjs";

/** Words, of which the last is being written, and some of what completes it; nothing else may. */
const CASES = [
  [["se"], ["search"], /^search$/],
  [["d"], ["delete", "doctor"], /^d/],
  [["search", "--bo"], ["--bot", "--bot_info_name"], /^--bot/],
  [["search", "--bot", ""], ["all", "good", "bad", "none"], /^\w+$/],
  [["search", "--bot", "g"], ["good"], /^good$/],
  [["search", "--bot", "=", "b"], ["bad"], /^bad$/],
  [["search", "--vpn", "f"], ["false"], /^false$/],
  [["search", "--limit", "5", "--tab"], ["--table"], /^--table$/],
  [["get", "--ru"], ["--ruleset_id"], /^--ruleset_id$/],
  [["get", "--region", ""], ["us", "eu", "ap"], /^..$/],
  [["mock", "--"], ["--port", "--api-key", "--until-input-ends"], /^--/],
  [["completion", ""], ["bash", "zsh"], /sh$/],
  [["help", "w"], ["wait"], /^wait$/],
  [["unheard-of", "--x"], [], /^$/],
];

export const completionTests = [
  [
    "completion: bash completes commands, options and values",
    async ({ run, bash, consumer }) => {
      const script = join(consumer, "completion.bash");
      const { stdout: text } = await run(["completion", "bash"]);
      writeFileSync(script, text);
      for (const [words, some, all] of CASES) {
        const line = `set -u; source ${script}; COMP_WORDS=(fingerprint-edge ${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length}
          _fingerprint_edge; printf '%s\\n' \${COMPREPLY[@]+"\${COMPREPLY[@]}"}; complete -p fingerprint-edge > /dev/null`;
        const { status, stdout, stderr } = await bash(line);
        const completed = stdout.split("\n").filter(Boolean);
        assert.deepEqual([status, stderr], [0, ""], words.join(" "));
        for (const word of some) assert.ok(completed.includes(word), `${words.join(" ")}: ${word} in ${completed}`);
        for (const word of completed) assert.match(word, all);
      }
    },
    ONCE,
  ],
  [
    "completion: zsh completes commands, options and values",
    async (runner) => {
      assert.ok(await isThere("zsh"), "zsh is missing: the package of that name has it");
      const folder = mkdtempSync(join(runner.consumer, "zsh-"));
      const { stdout: script } = await runner.run(["completion", "zsh"]);
      writeFileSync(join(folder, "completion"), script);
      // In place of the command a function that tells what it was called with.
      const start = `PS1='ready> '; setopt no_beep; unset zle_bracketed_paste; autoload -Uz compinit; compinit -u -D
        fingerprint-edge() { print -r -- "got<$*>" }
        source ${folder}/completion`;
      writeFileSync(join(folder, ".zshrc"), start);
      const cases = [
        ["sea", "search"],
        ["search --bot_info_prov", "search --bot_info_provider"],
        ["search --bot=go", "search --bot=good"],
        ["search --vpn tr", "search --vpn true"],
        ["get --ruleset", "get --ruleset_id"],
        ["completion z", "completion zsh"],
        ["mock --until", "mock --until-input-ends"],
        ["help wa", "help wait"],
      ];
      let shown = /ready> $/;
      const typed = cases.map(([begun, completed]) => {
        const turn = [shown, `fingerprint-edge ${begun}\t\r`];
        shown = new RegExp(`got<${completed}>\\s+[^<]*ready> $`);
        return turn;
      });
      await runner.atTerminal("zsh -i", [...typed, [shown, "exit\r"]], { ZDOTDIR: folder, TERM: "dumb" });
    },
    ONCE,
  ],
];
