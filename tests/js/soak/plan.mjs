// What becomes of each call of the soak, by its number alone: what it asks, what goes wrong, and whether its caller stays.

/** The limits of the Worker's clients: no call may outlast the deadline, whatever happens to it. */
export const LIMITS = { timeout: 5_000, deadline: 15_000 };
export const KEY = "fiq_secret_of_the_soak";

/** What the callers ask for: v4 first, whose operations meet the faults. */
const OPERATIONS = ["get", "search", "update", "getV3", "getIq"];

/**
 * What the upstream does with the first, the second and the third request of a call (see `upstream.mjs`), and the
 * error in which the call then ends, where it does.
 */
const FAULTS = [
  { name: "503 once", steps: ["unavailable", "answer"] },
  { name: "429 twice", steps: ["limited", "limited", "answer"] },
  { name: "connection dropped", steps: ["drop", "answer"] },
  { name: "connection dropped in the body", steps: ["break", "answer"] },
  { name: "no answer once", steps: ["hang", "answer"] },
  { name: "late", steps: ["late"] },
  { name: "truncated JSON", steps: ["cut"], error: { name: "InvalidResponseError", attempts: 1, retryable: false, statusCode: 200 } },
  {
    name: "503 for good",
    steps: ["down", "down", "down"],
    error: { name: "ServerApiError", attempts: 3, retryable: true, statusCode: 503 },
  },
  {
    name: "429 for good",
    steps: ["limited", "limited", "limited"],
    error: { name: "TooManyRequestsError", attempts: 3, retryable: true, statusCode: 429 },
  },
  {
    name: "no answer at all",
    steps: ["hang"],
    error: { name: "TimeoutError", attempts: 1, retryable: true, limit: "timeout" },
    options: { timeout: 1_000, maxRetries: 0 },
  },
];

/** Callers who leave find their call waiting for headers, reading the body, or waiting to send again. */
const LEAVING = [["hold"], ["hold-body"], ["later"]];
/** When the last of them leaves: before any of those waits is over. */
const LEAVE_WITHIN_MS = 250;

/** Of twenty calls one meets a fault, and the callers of six leave. */
const FAULTY = 7;
const LEFT = [0, 3, 6, 10, 13, 16];

/** The id that a call asks for: of many lengths, so that the allocator of the core has to work. */
export function idOf(n) {
  return `call/${n}-日本-${"x".repeat((n * 7_919) % 240)}`;
}

/** The plan of one call: `{ n, operation, steps, fault?, error?, options?, leaveAfter? }`. */
export function planOf(n) {
  const [place, round] = [n % 20, Math.floor(n / 20)];
  if (place === FAULTY) return faulty(n, round);
  const operation = OPERATIONS[(place + round) % OPERATIONS.length];
  if (!LEFT.includes(place)) return { n, operation, steps: ["answer"] };
  const steps = LEAVING[n % LEAVING.length];
  // Nobody reads the body of an update's answer, and so nobody waits for it.
  return {
    n,
    operation,
    steps: operation === "update" && steps[0] === "hold-body" ? ["hold"] : steps,
    leaveAfter: LEAVE_WITHIN_MS * random(n),
  };
}

function faulty(n, round) {
  const { name, ...rest } = FAULTS[round % FAULTS.length];
  const operation = OPERATIONS[Math.floor(round / FAULTS.length) % 3];
  // The body of an update's answer is never read: whatever becomes of it, the call has succeeded.
  if (operation === "update" && ["cut", "break"].includes(rest.steps[0]))
    return { n, operation, fault: name, steps: rest.steps.slice(0, 1) };
  return { n, operation, fault: name, ...rest };
}

/** From 0 to 1, the same each time for the same number (mulberry32). */
export function random(n) {
  let state = (n + 1) * 0x6d2b79f5;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32;
}
