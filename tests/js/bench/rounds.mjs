// Contenders in turns: a loop of each, round after round, so that what disturbs the machine disturbs them alike.

import { cpuOf } from "./cpu.mjs";

/** A loop is one request to a Worker, and workerd lets a request have 10,000 timeouts; `AbortSignal.timeout` keeps its own. */
const MOST_CALLS = 4_096;
/**
 * So many loops each contender runs before any time counts: compilers take their time. Bun's takes nearly a second; where a
 * call is little beside its connection, less will do.
 */
export const WARM_UP = { calls: 24, others: 6 };

/**
 * Microseconds on the processor for a call, and calls a second, of each contender in each round. A loop of the first
 * takes at least `ms`; the others make as many calls.
 */
export async function inTurns(hosts, contenders, asked, { rounds, ms, atOnce = 1, warmUp = WARM_UP.others }) {
  const time = async (contender, calls) => {
    const host = await hosts.of(contender);
    const [cpu, begin] = [cpuOf(host.pid), performance.now()];
    await host.ask("loop", { ...asked, contender, calls, ...(atOnce > 1 && { atOnce }) });
    return { cpu: (cpuOf(host.pid) - cpu) / 1e3 / calls, ms: performance.now() - begin };
  };
  for (const contender of contenders) await (await hosts.of(contender)).ask("prove", { ...asked, contender });
  let calls = Math.max(4, atOnce);
  while (calls < MOST_CALLS && (await time(contenders[0], calls)).ms < ms) calls *= 2;
  for (let loop = 0; loop < warmUp; loop++) for (const contender of contenders) await time(contender, calls);
  const empty = () => Object.fromEntries(contenders.map((contender) => [contender, []]));
  const [cpu, rate] = [empty(), empty()];
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const contender = contenders[(round + turn) % contenders.length];
      const took = await time(contender, calls);
      cpu[contender].push(took.cpu);
      rate[contender].push((calls / took.ms) * 1e3);
    }
  }
  return { cpu, rate };
}
