// The page of the dashboard in Chromium, over the Worker in workerd and the package's mock of the API.

import { inBrowser } from "../../runtimes/chromium.mjs";
import { checkEvent } from "./page/event.mjs";
import { HOSTILE, TAG } from "./page/events.mjs";
import { checkFailures } from "./page/failures.mjs";
import { checkHostile } from "./page/hostile.mjs";
import { checkKeyboard } from "./page/keyboard.mjs";
import { checkLogin } from "./page/login.mjs";
import { checkLooks } from "./page/looks.mjs";
import { checkOdd } from "./page/odd.mjs";
import { checkSearch } from "./page/search.mjs";
import { KEY, startUpstream } from "./page/upstream.mjs";
import { checkVisitor } from "./page/visitor.mjs";
import { windows } from "./page/window.mjs";
import { BINDINGS } from "./person.mjs";

const CHECKS = [checkLogin, checkSearch, checkEvent, checkFailures, checkHostile, checkOdd, checkKeyboard, checkLooks, checkVisitor];

export async function check(start, { folder, unspoken }) {
  unspoken.push(HOSTILE, TAG);
  const upstream = await startUpstream(folder);
  try {
    const worker = await start({ ...BINDINGS, FINGERPRINT_SECRET_KEY: KEY, FINGERPRINT_BASE_URL: upstream.url, FINGERPRINT_REGION: "eu" });
    const { origin } = await worker.ready;
    await inBrowser(async (page) => {
      const open = windows({ browser: page.context().browser(), origin, folder });
      for (const part of CHECKS) {
        upstream.api.reset();
        await part(open, upstream).catch((error) => {
          throw new Error(`${part.name}: ${error.stack}`);
        });
      }
    });
  } finally {
    await upstream.close();
  }
}
