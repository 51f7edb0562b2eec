// The exports as its callers see them: begun once however often they are asked for, and where each of them is.
import { Refusal } from "./answer.js";
import { readProgress, totalsOf } from "./store.js";

/** Instances in these states do nothing more. */
const OVER = ["complete", "errored", "terminated"];

export async function begin(env, { id, ...params }) {
  const found = await find(env, id);
  // In this order: an instance that is complete has its manifest. And the bucket remembers longer than the instance does.
  if (await totalsOf(env.BUCKET, id)) return;
  if (found && OVER.includes(found.status)) return found.instance.restart();
  try {
    // Even where it was found: what `wrangler dev` left when it was stopped goes on by this. In production an instance goes on
    // by itself, and an id that is taken is refused.
    await env.EXPORTS.create({ id, params });
  } catch (error) {
    if (!(await find(env, id))) throw error;
  }
}

export async function describe(env, id) {
  const found = await find(env, id);
  const totals = await totalsOf(env.BUCKET, id);
  if (totals) return { id, status: "complete", progress: { ...totals, share: 1 } };
  if (!found) throw new Refusal(404, "no_such_export", "there is no such export");
  const { status, error } = found;
  return { id, status, progress: await readProgress(env.BUCKET, id), ...(error && { error: error.message }) };
}

/** An id that no instance has makes `get` throw, and there is no other way to ask. */
async function find(env, id) {
  try {
    const instance = await env.EXPORTS.get(id);
    const { status, error } = await instance.status();
    return { instance, status, error };
  } catch (error) {
    if (/not.?found/i.test(error?.message ?? "")) return undefined;
    throw error;
  }
}
