// What the Worker answers with: JSON that nobody in between keeps.

export const json = (status, body, headers) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "cache-control": "no-store", "content-type": "application/json", ...headers },
  });

export const refuse = (status, code, message, headers) => json(status, { code, message }, headers);
