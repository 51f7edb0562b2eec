// The file that holds where an export is.
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import process from "node:process";
import { Misused } from "./misused.js";

export class Resume {
  #file;

  /**
   * @param {string} file
   * @param {string | undefined} cursor where it was; nothing for one that begins
   */
  constructor(file, cursor) {
    this.#file = file;
    this.cursor = cursor;
  }

  /**
   * What a file says; it must be one that can be written, before anything is asked for.
   * @param {string} file
   * @throws {Misused}
   */
  static async at(file) {
    const refused = (/** @type {unknown} */ error) =>
      new Misused(`\`${file}\` cannot hold where the export is: ${error instanceof Error ? error.message : error}`);
    let cursor = "";
    try {
      cursor = await readFile(file, "utf8");
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOENT") throw refused(error);
    }
    try {
      await writeFile(beside(file), "");
      await rm(beside(file));
    } catch (error) {
      throw refused(error);
    }
    return new Resume(file, cursor.trim() || undefined);
  }

  /**
   * In one step, so that an end in between leaves what was there.
   * @param {string} cursor
   */
  async keep(cursor) {
    await writeFile(beside(this.#file), cursor);
    await rename(beside(this.#file), this.#file);
  }
}

/** In the same folder: between two disks nothing can be renamed. @param {string} file */
function beside(file) {
  return `${file}.${process.pid}.tmp`;
}
