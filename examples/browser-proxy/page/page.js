// The page: it asks the proxy for its visitor's own event, and has no key that it could lose.
import { FingerprintClient } from "fingerprint-edge/client";
import { eventIdFor } from "./agent.js";

const seen = document.querySelector("#seen");

try {
  // The proxy repeats what is worth repeating.
  const client = new FingerprintClient({ baseUrl: `${location.origin}/api`, maxRetries: 0 });
  const session = await fetch("/api/session", { method: "POST" });
  const { linked_id } = await session.json();
  const { identification } = await client.getEvent(await eventIdFor(linked_id));
  const since = identification?.first_seen_at;
  seen.textContent = since ? `We know you since ${new Date(since).toISOString().slice(0, 10)}.` : "This is your first visit.";
} catch (error) {
  console.error(error?.name, error?.statusCode);
  seen.textContent = "We cannot tell right now. Please come back later.";
}
