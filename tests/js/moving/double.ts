// What the users' programs share: a fetch that answers by script, and what it was called with.

export const EVENT_ID = "1708102555327.NLOjmg";
export const VISITOR_ID = "Ibk1527CUFmcnjLwIs4A9";

export interface Sent {
  url: URL;
  method: string;
  headers: Headers;
  body: string | undefined;
}

/** Answers with one after the other, and with the last one for ever. */
export function double(...answers: (() => Response | Promise<Response>)[]): { fetch: typeof fetch; sent: Sent[] } {
  const sent: Sent[] = [];
  const answer = async (input: unknown, init?: { method?: string; headers?: unknown; body?: unknown }): Promise<Response> => {
    sent.push({
      url: new URL(String(input)),
      method: init?.method ?? "GET",
      headers: new Headers(init?.headers as Record<string, string>),
      body: init?.body as string | undefined,
    });
    const next = answers[Math.min(sent.length, answers.length) - 1];
    if (!next) throw new TypeError("no answer");
    return next();
  };
  return { fetch: answer as typeof fetch, sent };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): () => Response {
  return () => new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });
}

export function apiError(status: number, code: string, message: string, headers: Record<string, string> = {}): () => Response {
  return json({ error: { code, message } }, status, headers);
}

export function eventOf(more: Record<string, unknown> = {}): Record<string, unknown> {
  return { event_id: EVENT_ID, timestamp: 1708102555327, ...more };
}
