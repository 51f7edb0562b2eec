// The promise of a page that is also an iterator.
import { typeName } from "../common/arguments.js";
import { PaginationError, withFacts } from "../common/errors.js";

/**
 * Which operation gives a page, and where it has its items and the key of the next page.
 * @typedef {object} PageShape
 * @property {string} operation
 * @property {string} items
 * @property {string} key
 */

/**
 * Asks for a page by its key, after so many others of a walk; for the first one without. It gives nothing where the walk is over.
 * @template Page
 * @typedef {(key?: string, walked?: number) => Promise<Page>} Load
 */

/**
 * The first page of a search, as a promise; `for await` walks the items of all pages, `pages()` the
 * pages. The first page is asked for once, whichever way it is read.
 * @template Page
 * @template Item
 * @extends {Promise<Page>}
 */
export class SearchPage extends Promise {
  // What `then` makes is a plain promise.
  static get [Symbol.species]() {
    return Promise;
  }

  /** @type {PageShape} */
  #shape = { operation: "none", items: "events", key: "pagination_key" };
  /** @type {Load<Page>} */
  #load = () => Promise.reject(new TypeError("a search page comes from a client's search"));

  /**
   * @internal
   * @template Page, Item
   * @param {PageShape} shape
   * @param {Load<Page>} load
   * @returns {SearchPage<Page, Item>}
   */
  static from(shape, load) {
    /** @type {SearchPage<Page, Item>} */
    const page = new SearchPage((resolve) => resolve(load()));
    page.#shape = shape;
    page.#load = load;
    return page;
  }

  /**
   * Walks the search page by page. It rejects with a `PaginationError` when the server gives a key that it gave before.
   * @returns {AsyncGenerator<Page, void, undefined>}
   */
  pages() {
    // From now on its reader learns of a failure, who may begin to read after it.
    this.catch(() => {});
    return this.#pages();
  }

  /**
   * Walks the items of all pages, as `pages` does.
   * @returns {AsyncGenerator<Item, void, undefined>}
   */
  [Symbol.asyncIterator]() {
    return this.#items(this.pages());
  }

  async *#pages() {
    const seen = new Set();
    /** @type {any} */
    let page = await this;
    for (;;) {
      yield page;
      const key = page[this.#shape.key];
      if (key == null || key === "") return;
      // Only the server decides how many pages there are: it must get on with them.
      if (typeof key !== "string") throw this.#stuck(`a page key that is ${typeName(key)} instead of a string`, seen.size + 1);
      if (seen.has(key)) throw this.#stuck("the same page key again, and the walk would never end", seen.size + 1);
      seen.add(key);
      page = await this.#load(key, seen.size);
      if (!page) return;
    }
  }

  /** @param {AsyncGenerator<any, void, undefined>} pages */
  async *#items(pages) {
    // Not by `yield*`: what a reader throws into the walk would become another error in newer hosts.
    for await (const page of pages) for (const item of page[this.#shape.items]) yield item;
  }

  /**
   * @param {string} what
   * @param {number} attempts how many pages were asked for
   */
  #stuck(what, attempts) {
    const { operation } = this.#shape;
    return withFacts(new PaginationError(`${operation} got ${what}`), { operation, attempts, retryable: false, mayHaveArrived: true });
  }
}
