// What the Worker can be asked: the path, and for each method the system and the call of its client.

export const ROUTES = [
  [/^\/events$/, { GET: ["v4", (client, { query }) => client.searchEvents(filter(query))] }],
  [/^\/events\/([^/]+)$/, { GET: ["v4", (client, { id }) => client.getEvent(id)] }],
  [/^\/events\/([^/]+)\/flag$/, { POST: ["v4", (client, { id }) => client.updateEvent(id, { suspect: true })] }],
  [/^\/visitors\/([^/]+)$/, { DELETE: ["v4", (client, { id }) => client.deleteVisitorData(id)] }],
  [/^\/edge$/, { POST: ["v4", (client, { request }) => client.makeEdgeEvent(request, { ipHeader: "cf-connecting-ip" })] }],
  [/^\/v3\/events\/([^/]+)$/, { GET: ["v3", (client, { id }) => client.getEvent(id)] }],
  [/^\/iq\/events\/([^/]+)$/, { GET: ["iq", (client, { id }) => client.getEvent(id)] }],
];

// A query string is all text; the client takes numbers and booleans as what they are, and says what it does not take.
const TYPED = { limit: Number, suspect: (text) => text === "true" || (text === "false" ? false : text) };

/** A parameter that comes twice is a list of both: the last one alone is not what was asked for. */
function filter(query) {
  const typed = (name) => {
    const values = query.getAll(name).map((text) => (Object.hasOwn(TYPED, name) ? TYPED[name](text) : text));
    return values.length > 1 ? values : values[0];
  };
  return Object.fromEntries([...query.keys()].map((name) => [name, typed(name)]));
}
