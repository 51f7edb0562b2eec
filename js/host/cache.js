// Whether the host's `fetch` takes a cache mode: some keep every GET unless they are told not to, and some throw when they are.

/** @type {boolean | undefined} */
let taken;

/** Whether a request can say `no-store`; asked once, by trying it. */
export function takesNoStore() {
  if (taken === undefined) {
    try {
      taken = Boolean(new Request("https://example.com/", { cache: "no-store" }));
    } catch {
      taken = false;
    }
  }
  return taken;
}
