// From the Queue into the Durable Object. It knows the visitors that it has: a message may come twice, late, or in any order.
import { isVisitorId, MAX_VISITORS } from "./visitors.js";

/** A hundred of them are over within three days: a Queue keeps messages for four, and one that is too old is lost. */
const LONGEST_WAIT_SECONDS = 40 * 60;

export async function consume({ messages }, env, queue) {
  const readable = messages.filter(({ body }) => isRequest(body));
  const unreadable = messages.filter(({ body }) => !isRequest(body));
  await handOver(readable, () => queue.add(readable.map(({ body }) => body)));
  await handOver(unreadable, () =>
    env.REFUSED.sendBatch(unreadable.map(({ id }) => ({ body: { code: "unreadable", message: `the message ${id} is no request` } }))),
  );
}

/** What is not handed over comes again, later and later: a fault that lasts for days must not use up its retries. */
async function handOver(messages, hand) {
  if (!messages.length) return;
  try {
    await hand();
    for (const message of messages) message.ack();
  } catch (error) {
    console.error(error?.name);
    for (const message of messages)
      message.retry({ delaySeconds: Math.min(30 * 2 ** Math.min(message.attempts - 1, 20), LONGEST_WAIT_SECONDS) });
  }
}

const isRequest = (body) =>
  Number.isSafeInteger(body?.requestedAt) &&
  Array.isArray(body.visitors) &&
  body.visitors.length <= MAX_VISITORS &&
  body.visitors.every(isVisitorId);
