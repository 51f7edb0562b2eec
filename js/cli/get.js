// `get`: one event by its id.
import { clientOf, PLACE } from "./client.js";
import { eventText, TABLE } from "./events.js";
import { onlyOne } from "./misused.js";

/** @type {import("./words.js").Options} */
export const RULESET = { ruleset_id: { kind: "text", value: "ID", about: "a ruleset to evaluate, for `rule_action` in the event" } };

/** @type {import("./commands.js").Command} */
export const get = {
  takes: "<event id>",
  about: "an event by its id",
  options: { ...RULESET, ...TABLE, ...PLACE },
  examples: ["get 1708102555327.NLOjmg", "get 1708102555327.NLOjmg --table", "get 1708102555327.NLOjmg --ruleset_id rs_1"],
  async run(positionals, { table, ruleset_id, ...place }, { environment, out, signal }) {
    const id = onlyOne(positionals, "event id");
    const client = await clientOf(place, environment);
    await out.write(eventText(await client.getEvent(id, { ruleset_id }, { signal }), table));
    return 0;
  },
};
