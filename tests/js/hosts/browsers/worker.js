// A worker that is a module, of whichever kind: no import map holds in it, so that it names the package by its address.

import { answer } from "./job/by-address.js";

const onMessage = async ({ ports: [port] }) => port.postMessage(await answer({ baseUrl: new URL("/api", location.href).href }));

addEventListener("message", onMessage);
addEventListener("connect", ({ ports: [page] }) => {
  page.addEventListener("message", onMessage);
  page.start();
});
