// `wait`: an event so fresh that the API may not know it yet.
import { clientOf, PLACE } from "./client.js";
import { eventText, TABLE } from "./events.js";
import { RULESET } from "./get.js";
import { onlyOne } from "./misused.js";
import { durationOf } from "./times.js";

/** @type {import("./commands.js").Command} */
export const wait = {
  takes: "<event id>",
  about: "a fresh event, asked for until it is there",
  options: {
    deadline: { kind: "text", value: "TIME", about: "how long to keep asking, such as 90s; 30s by default" },
    ...RULESET,
    ...TABLE,
    ...PLACE,
  },
  examples: ["wait 1708102555327.NLOjmg", "wait 1708102555327.NLOjmg --deadline 2m"],
  async run(positionals, { table, ruleset_id, deadline, ...place }, { environment, out, signal }) {
    const id = onlyOne(positionals, "event id");
    const options = { signal, deadline: deadline === undefined ? undefined : durationOf("--deadline", deadline) };
    const client = await clientOf(place, environment);
    await out.write(eventText(await client.waitForEvent(id, { ruleset_id }, options), table));
    return 0;
  },
};
