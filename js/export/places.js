// Time as places on a walk: they grow whichever way the walk goes, so that nothing else needs to know it.

/**
 * The way of a walk.
 * @typedef {object} Way
 * @property {boolean} reverse whether it goes from the oldest event to the newest
 * @property {(time: number) => number} place of a millisecond
 * @property {(edge: number) => number} edge of the place where something begins, and back: a time before which, or from which on, it is
 * @property {(from: number, to: number) => { start: number, end: number }} times of a range of places; neither has its second end in it
 * @property {(start: number, end: number) => [from: number, to: number]} range the other way round
 */

/**
 * @param {boolean} reverse
 * @returns {Way}
 */
export function wayOf(reverse) {
  const edge = (/** @type {number} */ place) => (reverse ? place : 1 - place);
  return {
    reverse,
    place: (time) => (reverse ? Math.floor(time) : -Math.floor(time)),
    edge,
    times: (from, to) => (reverse ? { start: from, end: to } : { start: edge(to), end: edge(from) }),
    range: (start, end) => (reverse ? [start, end] : [edge(end), edge(start)]),
  };
}
