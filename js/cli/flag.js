// `flag`: what of an event can be changed.
import { isPlainObject } from "../common/arguments.js";
import { clientOf, PLACE } from "./client.js";
import { Misused, onlyOne } from "./misused.js";

/** @type {import("./commands.js").Command} */
export const flag = {
  takes: "<event id>",
  about: "flags an event, or sets its tags or your id for it",
  details: "What is left out stays as it is. An event can be changed for a month.",
  options: {
    suspect: { kind: "flag", about: "whether the event is suspicious" },
    tags: { kind: "text", value: "JSON", about: "an object of your own to keep with the event, in place of the one before" },
    linked_id: { kind: "text", value: "TEXT", about: "your own id for the event" },
    ...PLACE,
  },
  examples: [
    "flag 1708102555327.NLOjmg --suspect",
    "flag 1708102555327.NLOjmg --suspect false --linked_id order-7",
    `flag 1708102555327.NLOjmg --tags '{"reviewed":true}'`,
  ],
  async run(positionals, { suspect, tags, linked_id, ...place }, { environment, signal }) {
    const id = onlyOne(positionals, "event id");
    if (suspect === undefined && tags === undefined && linked_id === undefined)
      throw new Misused("what is to be changed? `flag` takes --suspect, --tags and --linked_id");
    const update = { suspect, linked_id, tags: tags === undefined ? undefined : objectIn(tags) };
    const client = await clientOf(place, environment);
    await client.updateEvent(id, update, { signal });
    return 0;
  },
};

/** @param {string} json */
function objectIn(json) {
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(json);
  } catch {
    // What is no JSON is no object either.
  }
  if (!isPlainObject(value)) throw new Misused("`--tags` must be a JSON object, such as '{\"reviewed\":true}'");
  return value;
}
