// Cloudflare's tools at their newest, and frameworks on Workers and on Node, as their own starters set them up.

import { join } from "node:path";
import { leanSize, oneWasm } from "../judge.mjs";
import { asProject, builtBy, judgedServer } from "../servers.mjs";
import { asWorker, CLIENT_ALONE, judgedCommand, judgedVitest, judgedWorker, judgedWrangler, uploaded, wranglerHosts } from "../workers.mjs";

const SHARED = { set: "cloudflare", node: "node24" };
const entry = (name, tool, mode, version, run, more = {}) => ({ name, tool, mode, version, ...SHARED, run, ...more });

/** The whole job by a route of a server that one of the set's tools is. */
const judgedRoute = (host, tool, mode, ...more) =>
  judgedServer(host, host.tool(tool), (port) => [mode, "--host", "127.0.0.1", "--port", String(port), ...more], "/answer");

/** The whole job by a program of Node's, which has its port from the environment. */
const judgedProgram = (host, file) => judgedServer(host, "node", () => [file], "/answer");

export default [
  ...wranglerHosts("wrangler-newest", SHARED),

  entry("wrangler-init", "wrangler", "dev, `fingerprint-edge/init`", "wrangler", (host) =>
    judgedWorker(asWorker(host, "wrangler-init", "worker"), "init-worker.js"),
  ),
  entry("wrangler-2021", "wrangler", "dev, syntax and compatibility date of 2021", "wrangler", (host) =>
    judgedWorker(asWorker(host, "wrangler-2021", "worker"), "old-worker.js", "--compatibility-date", "2021-11-02"),
  ),
  entry("wrangler-pages", "wrangler", "pages dev", "wrangler", (host) =>
    judgedCommand(asWorker(host, "wrangler-pages", "pages"), "/answer", "pages", "dev", "public", "--compatibility-date", "2026-10-01"),
  ),

  entry("vitest-plugin", "Vitest in workerd", "@cloudflare/vitest-plugin", "@cloudflare/vitest-plugin", (host) =>
    judgedVitest(asProject(host, "vitest-plugin", "worker", "worker-test")),
  ),
  entry("pool-workers", "Vitest in workerd", "vitest-pool-workers", "@cloudflare/vitest-pool-workers", (host) =>
    judgedVitest(asProject(host, "pool-workers", "worker", "worker-test", "worker-test-pool")),
  ),

  entry("cloudflare-vite-build", "Cloudflare's Vite plugin", "build, preview", "@cloudflare/vite-plugin", async (given) => {
    const host = asWorker(given, "vite-build", "worker", "vite");
    await builtBy(host, "vite", "build");
    await judgedRoute(host, "vite", "preview", "--strictPort");
    const lean = asWorker(given, "vite-build-lean", "vite", "vite-lean");
    await builtBy(lean, "vite", "build");
    return leanSize(join(lean.folder, "dist"));
  }),
  entry("cloudflare-vite-dev", "Cloudflare's Vite plugin", "dev", "@cloudflare/vite-plugin", async (given) => {
    await judgedRoute(asWorker(given, "vite-dev", "worker", "vite"), "vite", "dev", "--strictPort");
  }),
  entry("cloudflare-vite-init", "Cloudflare's Vite plugin", "dev, `fingerprint-edge/init`", "@cloudflare/vite-plugin", async (given) => {
    await judgedRoute(asWorker(given, "vite-dev-init", "vite", "vite-init"), "vite", "dev", "--strictPort");
  }),

  entry(
    "hono-vite-build",
    "Hono's Vite build",
    "cloudflare-workers, wrangler dev",
    "@hono/vite-build",
    async (given) => {
      const host = asWorker(given, "hono-vite-build", "hono");
      await builtBy(host, "vite", "build");
      await judgedWrangler(host, "/answer");
    },
    // It resolves what it bundles as for Node, and wrangler would not see the package any more.
    { needs: '`external: ["fingerprint-edge"]` among the options of `@hono/vite-build`' },
  ),

  entry("react-router-build", "React Router on Workers", "build, preview", "react-router", async (given) => {
    const host = asWorker(given, "react-router-build", "react-router");
    await builtBy(host, "react-router", "build");
    await judgedRoute(host, "vite", "preview", "--strictPort");
    const lean = asProject(given, "react-router-build-lean", "react-router", "react-router-lean");
    await builtBy(lean, "react-router", "build");
    oneWasm(join(lean.folder, "build/server"));
  }),
  entry("react-router-dev", "React Router on Workers", "dev", "react-router", async (given) => {
    await judgedRoute(asWorker(given, "react-router-dev", "react-router"), "react-router", "dev", "--strictPort");
  }),
  entry("react-router-node", "React Router on Node", "build, serve", "react-router", async (given) => {
    const host = asProject(given, "react-router-on-node", "react-router", "react-router-node");
    await builtBy(host, "react-router", "build");
    await judgedServer(host, host.tool("react-router-serve"), () => ["build/server/index.js"], "/answer");
  }),

  entry(
    "sveltekit-build",
    "SvelteKit on Workers",
    "build, wrangler dev",
    "@sveltejs/kit",
    async (given) => {
      const host = asWorker(given, "sveltekit-build", "sveltekit");
      await builtBy(host, "vite", "build");
      await judgedWrangler(host, "/answer", ".svelte-kit/cloudflare/_worker.js");
      const lean = asProject(given, "sveltekit-build-lean", "sveltekit", "sveltekit-lean");
      await builtBy(lean, "vite", "build");
      oneWasm((await uploaded(lean, "out/upload")).folder);
    },
    CLIENT_ALONE,
  ),
  entry("sveltekit-dev", "SvelteKit on Workers", "dev", "@sveltejs/kit", async (given) => {
    await judgedRoute(asWorker(given, "sveltekit-dev", "sveltekit"), "vite", "dev", "--strictPort");
  }),
  entry("sveltekit-node", "SvelteKit on Node", "build, start", "@sveltejs/kit", async (given) => {
    const host = asProject(given, "sveltekit-on-node", "sveltekit", "sveltekit-node");
    await builtBy(host, "vite", "build");
    await judgedProgram(host, "build/index.js");
  }),
];
