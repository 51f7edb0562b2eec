// The guard as middleware of Express and its like: it lets real visitors through alone, each event once, and leaves the event in the request.
import { createGuard } from "fingerprint-edge/guard";

export function guardWith(options) {
  const judge = createGuard(options);
  return async (request, response, next) => {
    const { url, socket } = request;
    const headers = { get: (name) => request.headers[name] ?? null };
    // Behind a proxy of yours, it is the address that the proxy writes: in Express `request.ip`, once `trust proxy` is set.
    const { ok, reasons, event } = await judge({ url, headers, ip: socket.remoteAddress ?? null });
    if (!ok) console.warn(reasons);
    if (!ok) return refuse(response, reasons);
    request.event = event;
    next();
  };
}

/** What the page can do about it, and nothing that would teach a visitor what to change. */
const STATUS = { event_missing: 400, unseal_failed: 400, event_unreadable: 400, used_before: 409, store_failed: 503 };

const refuse = (response, [reason]) => response.writeHead(STATUS[reason] ?? 403, { "cache-control": "no-store" }).end();
