// Builds the dashboard of the examples and runs it in workerd, over the bindings given. Prints its URL as one line of JSON and
// stays until its standard input ends: so it ends with the process that started it, however that one ended.
//
//   node dashboard.mjs <the example's folder> '{"FINGERPRINT_SECRET_KEY": "…", "DASHBOARD_PASSWORD": "…", …}'
import { randomBytes } from "node:crypto";
import { workers } from "../../tests/js/examples/workers.mjs";

const [folder, bindings] = process.argv.slice(2);

const host = workers(folder, undefined, () => {});
// Sessions end with this process.
const worker = await host.start({ SESSION_SECRET: randomBytes(32).toString("hex"), ...JSON.parse(bindings) });
console.log(JSON.stringify({ dashboard: (await worker.ready).origin }));

process.stdin.resume();
process.stdin.once("end", async () => {
  await host.stop();
  process.exit();
});
