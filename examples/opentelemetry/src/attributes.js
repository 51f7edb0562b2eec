// What a hook is told -> attributes, by the names of the semantic conventions for HTTP clients, where they have one.

export function attributesOf({ operation, urlTemplate, method, statusCode, error }) {
  // The reason of an aborted call may be anything, and its name too: only what looks like a class of errors is told.
  const name = /^[A-Z]\w*Error$/.test(error?.name) ? error.name : "_OTHER";
  const failure = statusCode === undefined ? name : statusCode >= 400 && String(statusCode);
  return {
    "fingerprint_edge.operation": operation,
    "http.request.method": method,
    "url.template": urlTemplate,
    ...(statusCode !== undefined && { "http.response.status_code": statusCode }),
    ...(failure && { "error.type": failure }),
  };
}
