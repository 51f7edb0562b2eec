// What the Worker answers with: JSON that nobody in between keeps, and what is wrong with a request.

export const json = (status, body, headers) =>
  Response.json(body, { status, headers: { "cache-control": "no-store", "x-content-type-options": "nosniff", ...headers } });

/** A request that is refused, with the status, code and message for the caller. */
export class Refusal extends Error {
  constructor(status, code, message, headers) {
    super(message);
    Object.assign(this, { status, code, headers });
  }

  response() {
    return json(this.status, { code: this.code, message: this.message }, this.headers);
  }
}
