// What the Worker answers with: JSON that nobody in between keeps.

export const json = (status, body, headers) =>
  new Response(body && JSON.stringify(body), {
    status: body ? status : 204,
    headers: { "cache-control": "no-store", ...(body && { "content-type": "application/json" }), ...headers },
  });

export const refuse = (status, code, message, headers) => json(status, { code, message }, headers);
