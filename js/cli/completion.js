// `completion`: a script by which a shell completes commands, options and their known values.
import { Misused, onlyOne } from "./misused.js";

/** @type {import("./commands.js").Command} */
export const completion = {
  takes: "bash | zsh",
  about: "prints a script that completes commands and options in a shell",
  options: {},
  examples: ["source <(fingerprint-edge completion bash)", "fingerprint-edge completion zsh > ~/.zfunc/_fingerprint-edge"],
  async run(positionals, _values, { out }, commands) {
    const shell = onlyOne(positionals, "shell");
    if (!Object.hasOwn(SCRIPTS, shell)) throw new Misused("the shell must be bash or zsh");
    await out.write(SCRIPTS[shell](commands));
    return 0;
  },
};

/** @typedef {Record<string, import("./commands.js").Command>} Commands */

/** @type {Record<string, (commands: Commands) => string>} */
const SCRIPTS = { bash, zsh };
const FLAG_VALUES = ["true", "false"];

/** A word of a text with which a shell begins nothing. @param {string} text */
const inQuotes = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** @param {Commands} commands */
function bash(commands) {
  const names = Object.keys(commands);
  const values = Object.entries(commands).flatMap(([name, { options }]) =>
    Object.entries(options).flatMap(([option, { choices, kind }]) => {
      const known = kind === "flag" ? FLAG_VALUES : (choices ?? []);
      return known.length > 0 ? [`    ${name}:--${option}) words=${inQuotes(known.join(" "))} ;;`] : [];
    }),
  );
  const options = Object.entries(commands).map(
    ([name, { options }]) =>
      `    ${name}:*) words=${inQuotes([...Object.keys(options).map((option) => `--${option}`), "--help"].join(" "))} ;;`,
  );
  return `# Completion of fingerprint-edge in bash: source <(fingerprint-edge completion bash)
_fingerprint_edge() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} words=
  # bash takes an equals sign for a word of its own.
  if [[ $word == = ]]; then word=; elif [[ $before == = ]]; then before=\${COMP_WORDS[COMP_CWORD - 2]}; fi
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W ${inQuotes([...names, "help"].join(" "))} -- "$word"))
    return
  fi
  case \${COMP_WORDS[1]}:$before in
    help:help) words=${inQuotes(names.join(" "))} ;;
    completion:completion) words='bash zsh' ;;
${values.join("\n")}
${options.join("\n")}
  esac
  # A value of which nothing is known may be a file.
  if [[ $word == -* || $words != --* ]]; then COMPREPLY=($(compgen -W "$words" -- "$word")); fi
}
complete -o default -F _fingerprint_edge fingerprint-edge
`;
}

/** A text within brackets or between colons of a specification. @param {string} text */
const escaped = (text) => text.replaceAll(/[[\]:\\]/g, "\\$&");

/** @param {Commands} commands */
function zsh(commands) {
  const described = Object.entries(commands).map(([name, { about }]) => `    ${inQuotes(`${name}:${escaped(about)}`)}`);
  const cases = Object.entries(commands).map(([name, { options, takesFiles }]) => {
    const specifications = Object.entries(options).map(([option, { kind, about, value, choices = [], isFile }]) => {
      const isOptional = kind === "flag";
      const known = isOptional ? FLAG_VALUES : choices;
      const action = isFile
        ? "_files"
        : known.length > 0
          ? `(${known.map((choice) => choice.replaceAll(/[<>]/g, "\\$&")).join(" ")})`
          : " ";
      const taken = kind === "switch" ? "" : `${isOptional ? "::" : ":"}${escaped(value ?? "true or false")}:${action}`;
      return inQuotes(`${kind === "list" ? "*" : ""}--${option}${taken && !isOptional ? "=" : ""}[${escaped(about)}]${taken}`);
    });
    const words = name === "completion" ? ["'1:shell:(bash zsh)'"] : takesFiles ? ["'*:file:_files'"] : [];
    return `    ${name})\n      _arguments ${[...specifications, "'--help[shows its options, and examples]'", ...words].join(" \\\n        ")} ;;`;
  });
  return `#compdef fingerprint-edge
# Completion of fingerprint-edge in zsh: source <(fingerprint-edge completion zsh), or a file _fingerprint-edge in a folder of $fpath.
_fingerprint_edge() {
  local -a commands
  commands=(
${described.join("\n")}
    'help:shows the options of a command'
  )
  if ((CURRENT == 2)); then
    _describe command commands
    return
  fi
  local command=\${words[2]}
  shift words
  ((CURRENT--))
  case $command in
    help) _describe command commands ;;
${cases.join("\n")}
  esac
}
if [[ $funcstack[1] == _fingerprint-edge ]]; then _fingerprint_edge "$@"; else compdef _fingerprint_edge fingerprint-edge; fi
`;
}
