// What TypeDoc does not do by itself: a page is named by its first heading, and the Rust documentation is in the navigation.

import { Converter, JSX } from "typedoc";

/** Pages whose heading says too little beside the others. */
const NAMES = { "src/README": "The crate's README", SECURITY: "Reporting a vulnerability" };
const HEADING = /^# (.+)$/m;
/** What follows the language is for the tests of Rust's documentation. */
const RUST = /^```rust,.*$/gm;

export function load(app) {
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, page) => {
    const [, heading] = HEADING.exec(page.content[0]?.text ?? "") ?? [];
    if (heading === undefined) throw new Error(`${page.name} does not begin with a heading`);
    page.name = NAMES[page.name] ?? heading;
    for (const part of page.content) part.text = part.text.replaceAll(RUST, "```rust");
  });
  app.renderer.hooks.on("sidebar.begin", (context) =>
    JSX.createElement("a", { href: context.relativeURL("rust/fingerprint_edge/index.html"), class: "to-rust" }, "Rust documentation"),
  );
}
