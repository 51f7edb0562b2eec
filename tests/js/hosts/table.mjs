// The one table of hosts. An entry says how to build a user's project with a tool of its set, and how to run what comes of it:
//
//   name     by which `--only` knows it
//   tool     what the README calls it; `mode` what of it, where a tool has several
//   version  the npm package whose version the README shows, or a function that gives a version
//   set      a folder here: a project with its tools, which several hosts may share
//   node     the Node that runs the tools (project.mjs has their names)
//   quick    whether it is part of `cargo xtask test`; all are of `cargo xtask hosts`
//   needs    what a user has to write besides the import, in Markdown; nothing where it works by itself
//   example  the folder in examples that it tries, where it tries one
//   run      does it all over a `host` (run.mjs), throws where anything is amiss, may give the lean program's size

import astro from "./astro/hosts.mjs";
import browsers from "./browsers/hosts.mjs";
import bundlers from "./bundlers/hosts.mjs";
import cloudflare from "./cloudflare/hosts.mjs";
import dashboard from "./dashboard/hosts.mjs";
import examples from "./examples.mjs";
import managers from "./managers/hosts.mjs";
import next from "./next/hosts.mjs";
import nitro from "./nitro/hosts.mjs";
import nodes from "./nodes/hosts.mjs";
import poolWorkers from "./pool-workers-0.9/hosts.mjs";
import runners from "./runners/hosts.mjs";
import moreRunners from "./runners-more/hosts.mjs";
import runtimes from "./runtimes/hosts.mjs";
import wrangler from "./wrangler/hosts.mjs";

export const HOSTS = [
  ...bundlers,
  ...wrangler,
  ...cloudflare,
  ...astro,
  ...next,
  ...nitro,
  ...poolWorkers,
  ...nodes,
  ...runtimes,
  ...runners,
  ...moreRunners,
  ...managers,
  ...browsers,
  ...examples,
  ...dashboard,
];
