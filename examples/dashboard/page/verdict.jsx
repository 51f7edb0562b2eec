// The Worker's verdict on an event, told by a word, a shape and a colour.

export const LEVELS = { clean: "Clean", suspicious: "Suspicious", bad: "Bad" };

export function Mark({ level }) {
  return <span class={`mark ${level}`} aria-hidden="true" />;
}

export function Verdict({ level }) {
  if (!Object.hasOwn(LEVELS, level ?? "")) return <span class="verdict">Not judged</span>;
  return (
    <span class={`verdict ${level}`}>
      <Mark level={level} />
      {LEVELS[level]}
    </span>
  );
}
