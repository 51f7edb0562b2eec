// The export as a Workflow: a step for each window, several at once; what a step gave is kept, whatever happens afterwards.
import { WorkflowEntrypoint } from "cloudflare:workers";
import { Plan } from "./plan.js";
import { settingsOf } from "./settings.js";
import { partKey, sweep, writeManifest, writeProgress } from "./store.js";
import { exportWindow, STEP_TIMEOUT } from "./window.js";

/** With a delay of ten seconds that doubles, an API that is down is waited for almost three hours. */
const RETRIES = 10;

export class ExportWorkflow extends WorkflowEntrypoint {
  async run({ payload, instanceId: id }, step) {
    const { env } = this;
    const { start, end, filter } = payload;
    const retries = { limit: RETRIES, delay: settingsOf(env).retrySeconds * 1_000, backoff: "exponential" };
    const config = { retries, timeout: STEP_TIMEOUT };

    // The settings of the first run count: others would cut other windows, and what was exported would be exported again.
    const settings = await step.do("begin", config, async () => {
      await sweep(env.BUCKET, id, []);
      await writeProgress(env.BUCKET, id, { events: 0, bytes: 0, windows: 0, share: 0 });
      return settingsOf(env);
    });
    const plan = new Plan({ start, end }, settings);
    for (let windows = plan.next(); windows.length > 0; windows = plan.next()) {
      const progress = plan.progress();
      const run = (window, index) =>
        step.do(window.name, config, async () => {
          if (index === 0) await writeProgress(env.BUCKET, id, progress);
          return exportWindow(env, { ...window, filter, most: settings.eventsPerStep, key: partKey(id, window.start) });
        });
      const results = await all(windows.map(run));
      const { refused } = results.find((result) => result.refused) ?? {};
      if (refused) throw new Error(refused);
      const seconds = plan.learn(windows, results);
      if (seconds > 0) await step.sleep(`wait ${plan.waits}`, seconds * 1_000);
    }
    return step.do("manifest", config, async () => {
      const { events, bytes } = plan.progress();
      const range = { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
      const windows = plan.parts();
      await sweep(env.BUCKET, id, windows);
      const finished = new Date().toISOString();
      await writeManifest(env.BUCKET, id, { version: 1, id, range, filter, events, bytes, finished, windows });
      return { events, bytes };
    });
  }
}

/** Also the failures wait for the others: when the instance ends, none of its steps is at work any more. */
async function all(promises) {
  const outcomes = await Promise.allSettled(promises);
  const failure = outcomes.find(({ status }) => status === "rejected");
  if (failure) throw failure.reason;
  return outcomes.map(({ value }) => value);
}
