// One after the other, of those that would get in each other's way: hosts that build the same project, where what one writes
// another would find half done, or servers that take ports.

/** Gives a function that has each `run` wait for those before it. */
export function inTurn() {
  let last = Promise.resolve();
  return (run) => (given) => {
    const mine = last.then(() => run(given));
    last = mine.catch(() => {});
    return mine;
  };
}
