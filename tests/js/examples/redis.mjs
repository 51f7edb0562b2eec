// A Redis over HTTP on loopback: `SET key value NX PX milliseconds`, as it answers that.

import { createServer } from "node:http";
import { onLoopback } from "../loopback.mjs";

/** `fails`, if set, is the status that it answers with in place of doing anything. */
export async function startRedis(token) {
  const until = new Map();
  const redis = { fails: undefined, commands: [] };
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const refused = request.headers.authorization === `Bearer ${token}` ? redis.fails : 401;
    if (refused !== undefined) return response.writeHead(refused).end('{"error":"no store for 203.0.113.7"}');
    const [command, key, value, ...options] = JSON.parse(body);
    if (`${command} ${value} ${options}` !== `SET 1 NX,PX,${options[2]}`) return response.writeHead(400).end();
    redis.commands.push(key);
    const isNew = !(until.get(key) > Date.now());
    if (isNew) until.set(key, Date.now() + options[2]);
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ result: isNew ? "OK" : null }));
  });
  return Object.assign(redis, await onLoopback(server));
}
