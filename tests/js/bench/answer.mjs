// What the programs inside answer.

/** An answer; a failure inside is one here. */
export function answerOf({ error, ...answer }) {
  if (error !== undefined) throw new Error(error);
  return answer;
}
