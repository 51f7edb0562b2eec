// The callers of the soak: so many calls, so many at once, and those whose plan says so leave early.

import { Agent, request } from "node:http";
import { LIMITS } from "./plan.mjs";

/**
 * Makes the planned calls, so many at once, and has the tally judge what became of each: `reply.left` where the caller
 * left, else `reply.ms` and what the Worker said, or why it said nothing. Where all is lost it stops.
 */
export async function load(url, plans, atOnce, tally) {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const rest = plans.values();
  const caller = async () => {
    for (const plan of rest) {
      if (tally.hopeless) return;
      tally.judge(plan, await ask(new URL(`/${plan.n}`, url), agent, plan.leaveAfter));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, caller));
  agent.destroy();
}

/** One call. It never rejects, and it always ends: one that outlasts the deadline has hung. */
function ask(url, agent, leaveAfter) {
  const begin = performance.now();
  return new Promise((resolve) => {
    const sent = request(url, { agent });
    const finish = (reply) => {
      clearTimeout(timer);
      resolve({ ms: performance.now() - begin, ...reply });
    };
    const timer = setTimeout(() => {
      finish(leaveAfter === undefined ? { wrong: "still unanswered at its deadline" } : { left: true });
      // workerd notices a reset at once; a mere end of the connection only when it writes the answer.
      if (sent.socket) sent.socket.resetAndDestroy();
      else sent.destroy();
    }, leaveAfter ?? LIMITS.deadline);
    sent.on("error", (error) => finish({ wrong: `the connection to the Worker broke: ${error.message}` }));
    sent.on("response", (response) => text(response).then(
      (body) => finish(response.statusCode === 200 ? JSON.parse(body) : { wrong: `the Worker answered ${response.statusCode}: ${body.slice(0, 200)}` }),
      (error) => finish({ wrong: `the Worker's answer broke off: ${error.message}` }),
    ));
    sent.end();
  });
}

/** What the Worker says of itself: calls begun and ended, and the bytes of the wasm memory. */
export async function stateOf(url) {
  return (await fetch(new URL("/state", url))).json();
}

async function text(response) {
  let body = "";
  for await (const chunk of response.setEncoding("utf8")) body += chunk;
  return body;
}
