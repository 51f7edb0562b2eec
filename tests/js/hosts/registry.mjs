// A registry of one package, on loopback: what a package manager asks npm's for is the tarball that is tried here.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { basename, join } from "node:path";
import { onLoopback } from "../loopback.mjs";

/** Serves the package as it is installed in a set's folder, while `use` runs with the registry's URL. */
export async function withRegistry({ folder, tarball }, use) {
  const manifest = JSON.parse(readFileSync(join(folder, "node_modules/fingerprint-edge/package.json"), "utf8"));
  const packed = readFileSync(tarball);
  const { name, version } = manifest;
  const file = `/${name}/-/${basename(tarball)}`;
  const document = (origin) => {
    const dist = { tarball: origin + file, integrity: `sha512-${createHash("sha512").update(packed).digest("base64")}` };
    // Published long ago: a package manager may pass over what is new.
    const time = "2020-01-01T00:00:00.000Z";
    return {
      name,
      "dist-tags": { latest: version },
      versions: { [version]: { ...manifest, dist } },
      time: { created: time, modified: time, [version]: time },
    };
  };
  const server = createServer(({ url, headers }, response) => {
    const { pathname } = new URL(url, "http://loopback");
    if (pathname === file) return response.writeHead(200, { "content-type": "application/octet-stream" }).end(packed);
    if (pathname !== `/${name}`) return response.writeHead(404, { "content-type": "application/json" }).end("{}");
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(document(`http://${headers.host}`)));
  });
  const { url, close } = await onLoopback(server);
  try {
    return await use(`${url}/`);
  } finally {
    await close();
  }
}
