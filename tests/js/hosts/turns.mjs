// One after the other, of hosts that build the same project: what one writes, another would find half done.

/** Gives a function that has each `run` wait for those before it. */
export function inTurn() {
  let last = Promise.resolve();
  return (run) => (host) => {
    const mine = last.then(() => run(host));
    last = mine.catch(() => {});
    return mine;
  };
}
