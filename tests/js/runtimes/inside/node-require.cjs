// The contract inside Node by `require`, where `require` loads CommonJS alone.

const subpath = (name) => require(`fingerprint-edge/${name}`);
const [mockUrl, apiKey, otherUrl] = process.argv.slice(2);
const parts = {
  client: subpath("client"),
  trust: subpath("trust"),
  verify: subpath("verify"),
  rules: subpath("rules"),
  v3: subpath("v3"),
  export: subpath("export"),
  guard: subpath("guard"),
};
const subpaths = { lib: require("fingerprint-edge"), mock: subpath("mock"), migrate: subpath("migrate"), parts };

async function main() {
  if (!require.resolve("fingerprint-edge").endsWith(".cjs")) throw new Error("this Node has loaded an ES module");
  await import("./memory.js");
  const { run } = await import("../../contract/index.js");
  const { inspections } = await import("./inspections.js");
  const { print } = await import("./report.js");
  const host = { clientOptions: {}, inspect: inspections };
  print(`${process.version} cjs`, await run({ ...subpaths, mockUrl, apiKey, otherUrl, host }));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
