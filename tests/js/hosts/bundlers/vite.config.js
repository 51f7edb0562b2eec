// The page's proxy in development: it has the key.
import { defineConfig } from "vite";

const { FINGERPRINT_SECRET_KEY, FINGERPRINT_BASE_URL } = process.env;

export default defineConfig({
  server: {
    proxy: {
      "/api": {
        target: FINGERPRINT_BASE_URL,
        headers: { authorization: `Bearer ${FINGERPRINT_SECRET_KEY}` },
        rewrite: (path) => path.replace(/^\/api/, ""),
      },
    },
  },
});
