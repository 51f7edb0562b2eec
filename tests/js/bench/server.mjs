// The API on loopback, in a process of its own: one event, identity, gzip or chunked, by the first segment of the path.
// Over bare sockets, so that it is not what the clients wait for. It prints its URL, and ends with its standard input.

import { createServer } from "node:net";
import { gzipSync } from "node:zlib";
import data from "./data.js";

const END = "\r\n\r\n";
const body = Buffer.from(data.event);
const half = body.length >> 1;
const gzip = gzipSync(body);
const chunk = (bytes) => Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from("\r\n")]);

const ANSWERS = {
  identity: answer(`content-length: ${body.length}`, body),
  gzip: answer(`content-encoding: gzip\r\ncontent-length: ${gzip.length}`, gzip),
  chunked: answer("transfer-encoding: chunked", chunk(body.subarray(0, half)), chunk(body.subarray(half)), chunk(Buffer.alloc(0))),
};

const server = createServer({ noDelay: true }, (socket) => {
  let text = "";
  socket.setEncoding("latin1");
  socket.on("data", (piece) => {
    const requests = (text + piece).split(END);
    text = requests.pop();
    // None of them has a body.
    for (const request of requests) socket.write(ANSWERS[request.split("/", 2)[1]]);
  });
  // A client that ends with a connection open is no failure.
  socket.on("error", () => {});
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
process.stdin.on("end", () => process.exit(0)).resume();

function answer(headers, ...parts) {
  return Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n${headers}${END}`), ...parts]);
}
