// The API of a cold start: it answers at once, and with so little that reading it takes no time.

export const EVENT_ID = "1708102555327.NLOjmg";
export const apiKey = "secret-key";

const BODY = `{"event_id":"${EVENT_ID}","timestamp":1708102555327}`;

globalThis.fetch = async () => new Response(BODY, { headers: { "content-type": "application/json" } });
