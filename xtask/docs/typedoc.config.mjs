// What the site is made of: the pages, and the types of the package as the build left them.

import { join } from "node:path";
import { SUBPATHS } from "../js/conditions.mjs";

const root = join(import.meta.dirname, "../..");
const subpaths = [...Object.keys(SUBPATHS), "init"];

/** The order of the pages in the navigation, which is that of their index. */
const PAGES = [
  "docs/hosts.md",
  "docs/calls.md",
  "docs/time-limits-and-retries.md",
  "docs/sealed-results-and-webhooks.md",
  "docs/verdicts.md",
  "docs/export.md",
  "examples/export-workflow/README.md",
  "docs/deleting.md",
  "examples/deletion-queue/README.md",
  "docs/guard.md",
  "docs/rules.md",
  "docs/testing.md",
  "docs/rust.md",
  "src/README.md",
  "docs/command-line.md",
  "docs/moving.md",
  "docs/migrating.md",
  "docs/security.md",
  "examples/dashboard/README.md",
  "docs/how-it-works.md",
  "docs/performance.md",
  "docs/scale.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "CHANGELOG.md",
];

export default {
  name: "fingerprint-edge",
  includeVersion: true,
  plugin: [join(import.meta.dirname, "plugin.mjs")],
  tsconfig: join(import.meta.dirname, "tsconfig.json"),
  entryPoints: subpaths.map((name) => join(root, "target/pkg", `${name}.d.ts`)),
  readme: join(root, "docs/README.md"),
  projectDocuments: PAGES.map((page) => join(root, page)),
  out: join(root, "target/docs"),
  // They are made by the build: nobody reads them by line.
  disableSources: true,
  sort: ["kind", "instance-first", "alphabetical-ignoring-documents"],
  sortEntryPoints: false,
  navigation: { includeFolders: false },
  highlightLanguages: ["bash", "console", "diff", "html", "javascript", "json", "rust", "typescript"],
  customCss: join(import.meta.dirname, "site.css"),
  hideGenerator: true,
  treatWarningsAsErrors: true,
  validation: { notDocumented: true },
  requiredToBeDocumented: ["Class", "Interface", "TypeAlias", "Variable", "Function", "Accessor", "Method"],
  intentionallyNotDocumented: [
    // A member of a namespace that stands for the official SDK's enum, and one that the language asks for.
    "DecryptionAlgorithm.Aes256Gcm",
    "SearchPage.[species]",
    // What a host's own classes have.
    "AbortSignalLike.addEventListener",
    "AbortSignalLike.removeEventListener",
    "HostHeaders.__type.forEach",
    "HostHeaders.__type.get",
    "HostHeaders.__type.has",
    "IncomingRequestLike.arrayBuffer",
    "IncomingRequestLike.headers.__type.get",
    "MockResponse.headers.__type.get",
    "MockResponse.json",
    "MockResponse.text",
    "Pairs.__type.forEach",
    "RequestLike.headers.__type.get",
    "ResponseLike.headers.__type.get",
    "ResponseLike.json",
  ]
    .map((name) => `fingerprint-edge.${name}`)
    .concat("fingerprint-edge/guard.GuardedRequest.headers.__type.get"),
};
