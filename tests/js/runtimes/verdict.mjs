// What came of a contract in one runtime, in words.

// As it is now: a runtime that runs in this process may take it away for a while.
const write = process.stdout.write.bind(process.stdout);
const print = (line) => write(`${line}\n`);

/** Runs a contract in one runtime and prints what came of it; a runtime that cannot start does not hold. */
export async function holds(name, run) {
  const begin = Date.now();
  try {
    const { version, results } = await run();
    const failed = results.filter((result) => result.error !== undefined);
    const seconds = ((Date.now() - begin) / 1000).toFixed(1);
    print(
      `${name.padEnd(12)} ${String(version).padEnd(16)} ${results.length - failed.length} passed, ${failed.length} failed  ${seconds} s`,
    );
    for (const { name: sentence, error } of failed) print(`  ${sentence}\n    ${error.replaceAll("\n", "\n    ")}`);
    if (results.length === 0) print("  the report is empty");
    return results.length > 0 && failed.length === 0;
  } catch (error) {
    print(`${name.padEnd(12)} did not run: ${error instanceof Error ? error.message : error}`);
    return false;
  }
}
