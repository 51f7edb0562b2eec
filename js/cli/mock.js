// `mock`: the mock of all three systems over HTTP on loopback.
import { Misused, none } from "./misused.js";
import { serve } from "./serve.js";

/** @type {import("./commands.js").Command} */
export const mock = {
  takes: "",
  about: "serves a mock of the APIs on loopback, for tests in any language",
  details: `It prints its URL, and runs until ctrl-c. Under /__mock it is steered: POST fail (as \`api.fail\` of fingerprint-edge/mock), GET and
POST clock ({"now": ms} or {"advance": ms}), POST reset, GET requests.`,
  options: {
    port: { kind: "number", value: "PORT", about: "the port on 127.0.0.1; 8787 by default, 0 takes any free one" },
    "api-key": { kind: "text", value: "KEY", about: "the only key that v4 and v3 let in; test-secret-key by default" },
    "iq-api-key": { kind: "text", value: "KEY", about: "the only secret key that FingerprintIQ lets in; fiq_secret_test by default" },
    "iq-live-key": { kind: "text", value: "KEY", about: "the only live key that FingerprintIQ lets in; fiq_test_key by default" },
    region: { kind: "text", value: "REGION", about: "the region of the workspace", choices: ["us", "eu", "ap"] },
    now: { kind: "time", value: "TIME", about: "a time at which the clock stands still; without it the clock runs" },
    "until-input-ends": { kind: "switch", about: "ends with standard input, and so with the program that holds its other end" },
  },
  examples: ["mock --port 8787 --api-key test", "mock --port 0 --until-input-ends"],
  async run(positionals, values, { input, out, signal }) {
    none(positionals, "mock");
    const { port = 8787, region } = values;
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Misused("`--port` must be a whole number from 0 to 65535");
    const start = {
      apiKey: values["api-key"],
      iqApiKey: values["iq-api-key"],
      iqLiveKey: values["iq-live-key"],
      region: region?.toLowerCase(),
      now: values.now,
    };
    const server = await serve(port, start);
    await out.write(`mock API on ${server.url}\n`);
    await new Promise((resolve) => {
      signal.addEventListener("abort", resolve);
      if (values["until-input-ends"]) input.on("close", resolve).on("end", resolve).resume();
    });
    await server.close();
    if (values["until-input-ends"]) input.destroy();
    return 0;
  },
};
