// A server of a test's own, on loopback.

/** Has the server listen on a free port; gives its URL, and what ends it with all of its connections. */
export async function onLoopback(server) {
  await new Promise((resolve, reject) => server.on("error", reject).listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${server.address().port}`, close };
}
