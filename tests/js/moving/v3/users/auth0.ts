// Runs the Action, as Auth0 does.
import { createRequire } from "node:module";
import { API_KEY, BOT_REQUEST_ID, optionsWith, REQUEST_IDS } from "../workspace.js";

const { onExecutePostLogin } = createRequire(import.meta.url)("./action.cjs");
const { apiKey: _, ...options } = optionsWith();
for (const requestId of [REQUEST_IDS[0], BOT_REQUEST_ID, "1764000000000.absent"]) {
  const api = {
    access: { deny: (reason: string) => console.log("denied:", reason) },
    multifactor: { enable: (provider: string) => console.log("another factor:", provider) },
  };
  await onExecutePostLogin({ secrets: { FINGERPRINT: API_KEY }, requestId }, api, options);
}
