// How close together events are at a place of the walk, by the answers from just before it.

/**
 * What an answer told: so many events from one place to another.
 * @typedef {object} Sample
 * @property {number} from
 * @property {number} to
 * @property {number} events
 */

/** What a sample counts for against the one before it, which is nearer. */
const MEMORY = 0.9;
/** Two counts this far apart, as chi-square measures it, are no chance. */
const UNLIKELY = 25;
/** What has lasted for a while is believed to last for twice as long. */
const LASTING = 2;

/** A sample that counts for less is not looked at. */
const LEAST = 0.01;

export class Density {
  /** @type {Sample[]} in the order of the walk */
  #samples = [];
  /** @type {Sample[]} the same, in the order in which they came */
  #came = [];
  #most;

  /** @param {number} most how many samples are kept: the latest */
  constructor(most) {
    this.#most = most;
  }

  /** @param {Sample} sample */
  add({ from, to, events }) {
    const sample = { from, to: Math.max(to, from + 1), events };
    this.#samples.splice(this.#countUpTo(from), 0, sample);
    if (this.#came.push(sample) > this.#most) this.#samples.splice(this.#samples.indexOf(/** @type {Sample} */ (this.#came.shift())), 1);
  }

  /**
   * Events in a millisecond from a place on.
   * @param {number} place
   * @returns {number} 0 where there are none, or nothing is known
   */
  at(place) {
    let [events, ms, weight] = [0, 0, 1];
    let nearest = place;
    for (let number = this.#countUpTo(place) - 1; number >= 0 && weight > LEAST; number--) {
      const sample = this.#samples[number];
      const length = sample.to - sample.from;
      if (ms === 0) nearest = sample.to;
      // It has become another time of the day: what was before says nothing, unless the place is too far on for that.
      else if (ms * LASTING >= place - nearest && difference(events, ms, sample.events, length) > UNLIKELY) break;
      events += weight * sample.events;
      ms += weight * length;
      weight *= MEMORY;
    }
    return ms === 0 ? 0 : events / ms;
  }

  /**
   * How many samples begin at a place or before it.
   * @param {number} place
   */
  #countUpTo(place) {
    let count = this.#samples.length;
    while (count > 0 && this.#samples[count - 1].from > place) count--;
    return count;
  }
}

/**
 * How unlikely it is that two counts are of the same density: chi-square.
 * @param {number} events
 * @param {number} ms
 * @param {number} others
 * @param {number} otherMs
 */
function difference(events, ms, others, otherMs) {
  const expected = ((events + others) * otherMs) / (ms + otherMs);
  return expected === 0 ? 0 : ((others - expected) ** 2 * (ms + otherMs)) / (ms * expected);
}
