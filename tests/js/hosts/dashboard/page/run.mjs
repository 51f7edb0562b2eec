// Chromium over the dashboard's Worker in workerd, and that over the package's mock of the API: what a check of the page runs in.

import { inBrowser } from "../../../runtimes/chromium.mjs";
import { BINDINGS } from "../person.mjs";
import { HOSTILE, TAG } from "./events.mjs";
import { KEY, startUpstream } from "./upstream.mjs";
import { windows } from "./window.mjs";

/** The check of an entry of the table, which is made of these parts. Each has the mock as it was at the start. */
export const checkOf =
  (parts) =>
  async (start, { folder, unspoken }) => {
    unspoken.push(HOSTILE, TAG);
    const upstream = await startUpstream(folder);
    try {
      const worker = await start({
        ...BINDINGS,
        FINGERPRINT_SECRET_KEY: KEY,
        FINGERPRINT_BASE_URL: upstream.url,
        FINGERPRINT_REGION: "eu",
      });
      const { origin } = await worker.ready;
      await inBrowser(async (page) => {
        const open = windows({ browser: page.context().browser(), origin, folder });
        for (const part of parts) {
          upstream.api.reset();
          await part(open, upstream).catch((error) => {
            throw new Error(`${part.name}: ${error.stack}`);
          });
        }
      });
    } finally {
      await upstream.close();
    }
  };
