// What a stranger sends in place of a bearer token, and raw lines in place of a request.

import { connect } from "node:net";

/** Headers that come close to the right one. */
export const wrongTokens = (token) => [
  ...["", "Bearer", "Bearer ", `Basic ${token}`, token, "Bearer null", "Bearer undefined", "Bearer secret-key-of-test"],
  ...[`Bearer ${token}0`, `Bearer ${token.slice(1)}`, `Bearer ${token.toUpperCase()}`, `Bearer ${"x".repeat(8_000)}`],
  ...[`Bearer ${token}, Bearer other`, `Bearer other, Bearer ${token}`],
];

/** The status of the answer to these bytes, written as Latin-1; nothing when the connection is closed without one. */
export function rawStatus(url, text) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(Number(port), hostname, () => socket.write(text, "latin1"));
    socket.setTimeout(60_000, () => socket.destroy(new Error(`no answer to ${text.slice(0, 60)}`)));
    socket.on("data", (chunk) => {
      answer += chunk;
      if (!answer.includes("\r\n")) return;
      resolve(Number(answer.split(" ")[1]));
      socket.destroy();
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(undefined));
  });
}
