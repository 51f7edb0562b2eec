// A worker that is a script, and imports the package when it is asked.

addEventListener("message", async ({ ports: [port] }) => {
  const { answer } = await import("./job/by-address.js");
  port.postMessage(await answer({ baseUrl: new URL("/api", location.href).href }));
});
