// An answer of the API on its way: it loads, is slow, fails or is there.

import { useEffect, useRef, useState } from "preact/hooks";
import { ask } from "./api.js";

/** From here on one is told that it takes long, and may stop. */
const SLOW = 3_000;
const KEPT = 20;

/** The answers for those who go back: by the path, the oldest first. */
const kept = new Map();

/** After a change nothing that was kept need be true any more. */
export const forgetAnswers = () => kept.clear();

/**
 * What is known of the answer to `GET path`: `answer` or `failure` when it is there, else `slow`, with `stop`. `again`
 * asks once more. One who has `returned` sees what was there.
 */
export function useAnswer(path, returned) {
  const [turn, setTurn] = useState(0);
  const [known, setKnown] = useState({});
  const back = useRef(returned);
  back.current = returned;
  useEffect(() => {
    const answer = back.current && turn === 0 ? kept.get(path) : undefined;
    if (answer !== undefined) return setKnown({ path, answer });
    const controller = new AbortController();
    let left = false;
    const set = (state) => left || setKnown({ path, ...state });
    const stop = () => controller.abort();
    const timer = setTimeout(() => set({ slow: true, stop }), SLOW);
    set({ stop });
    ask(path, { signal: controller.signal }).then(
      (answer) => {
        keep(path, answer);
        clearTimeout(timer);
        set({ answer });
      },
      (failure) => {
        clearTimeout(timer);
        set({ failure });
      },
    );
    return () => {
      left = true;
      clearTimeout(timer);
      controller.abort();
    };
  }, [path, turn]);
  // Until the effect has run, what is known is of the path before.
  const current = known.path === path ? known : { answer: back.current && turn === 0 ? kept.get(path) : undefined };
  return { ...current, again: () => setTurn(turn + 1) };
}

function keep(path, answer) {
  kept.delete(path);
  kept.set(path, answer);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value);
}
