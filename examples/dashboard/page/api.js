// The Worker's API: one way to ask it, and one kind of failure.

/** Longer than the Worker waits for the API, which answers with a failure of its own then. */
const LIMIT = 60_000;

export class Failure extends Error {
  constructor(code, message, { status, retryAfter, mayHaveArrived } = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.retryAfter = retryAfter;
    this.mayHaveArrived = mayHaveArrived;
  }
}

let session;

/** Who is signed in, and the token that changes need. */
export function sessionOf(signal) {
  session ??= ask("/api/session", { signal }).catch((failure) => {
    session = undefined;
    throw failure;
  });
  return session;
}

/** Changes something: the token goes along, a new one when the session has changed in the meantime. */
export async function change(method, path, body) {
  try {
    return await ask(path, { method, body, csrf: (await sessionOf()).csrf });
  } catch (failure) {
    if (failure.code !== "csrf_failed") throw failure;
    session = undefined;
    return ask(path, { method, body, csrf: (await sessionOf()).csrf });
  }
}

/** What the Worker answers. @throws {Failure} */
export async function ask(path, { method = "GET", body, csrf, signal } = {}) {
  const headers = { accept: "application/json" };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (csrf !== undefined) headers["x-csrf-token"] = csrf;
  const signals = [AbortSignal.timeout(LIMIT), ...(signal ? [signal] : [])];
  // A redirect is the login's, of Access too, whose page is of another origin.
  const init = { method, headers, body: body && JSON.stringify(body), redirect: "manual", signal: AbortSignal.any(signals) };
  let response;
  let text;
  try {
    response = await fetch(path, init);
    text = await response.text();
  } catch (error) {
    if (error.name === "AbortError") throw new Failure("stopped", "You stopped waiting for the answer.");
    if (error.name === "TimeoutError") throw new Failure("too_slow", "No answer came within a minute.");
    throw new Failure("unreachable", "The server cannot be reached. Are you online?");
  }
  if (response.type === "opaqueredirect") throw new Failure("session_ended", "Your session has ended.", { status: 401 });
  const answer = parsed(text, response);
  const isObject = typeof answer === "object" && answer !== null;
  if (response.ok && (isObject || method !== "GET")) return answer;
  if (response.ok) throw unreadable(response);
  throw failureOf(response, answer?.error);
}

function parsed(text, { ok, status }) {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    if (!ok) return undefined;
    throw unreadable({ status });
  }
}

export const unreadable = ({ status }) => new Failure("unreadable", "The server sent an answer that cannot be read.", { status });

function failureOf({ status, headers }, error) {
  const seconds = Number(error?.retryAfter ?? headers.get("retry-after") ?? Number.NaN);
  const retryAfter = Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : undefined;
  const code = typeof error?.code === "string" ? error.code : `http_${status}`;
  const message = typeof error?.message === "string" ? error.message : "";
  return new Failure(code, message, { status, retryAfter, mayHaveArrived: error?.mayHaveArrived === true });
}
