// The vendor's agent, which makes an event of this visit. Its key is public: it makes events and reads none.
const PUBLIC_KEY = "your-public-key";

/** The event is linked to the session, which is how the proxy knows whose it is. */
export async function eventIdFor(linkedId) {
  const { start } = await import(`https://fpjscdn.net/v4/${PUBLIC_KEY}`);
  const { event_id } = await start({ region: "us" }).get({ linkedId });
  return event_id;
}
