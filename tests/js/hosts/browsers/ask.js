// Starts a worker of the kind that the address names, and asks it for the job's answer.

const kind = new URLSearchParams(location.search).get("kind");

const START = {
  module: () => new Worker("/worker.js", { type: "module" }),
  classic: () => new Worker("/classic-worker.js"),
  bundled: () => new Worker("/bundled-worker.js"),
  shared: () => new SharedWorker("/worker.js", { type: "module" }).port,
  service: () => registered("/worker.js", { type: "module" }),
  "service-bundled": () => registered("/bundled-worker.js"),
};

globalThis.report = answered().catch((error) => ({ error: `${error}` }));

async function answered() {
  const worker = await START[kind]();
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve, reject) => {
    worker.addEventListener("error", ({ message }) => reject(new Error(`the worker failed: ${message}`)));
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage("the job", [port2]);
  });
}

async function registered(script, options) {
  const { installing, waiting, active } = await navigator.serviceWorker.register(script, { ...options, scope: `/${kind}/` });
  const worker = installing ?? waiting ?? active;
  while (worker.state !== "activated") {
    if (worker.state === "redundant") throw new Error("the service worker is not taken");
    await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
  }
  return worker;
}
