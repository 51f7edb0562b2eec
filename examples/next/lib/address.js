// The visitor's address, from the one header that the host itself writes: any other is the visitor's to write.

export function addressOf(request) {
  const name = process.env.CLIENT_IP_HEADER;
  if (!name) throw new Error("CLIENT_IP_HEADER is not set");
  return request.headers.get(name);
}
