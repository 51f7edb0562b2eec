// The promise of a page that is also an iterator.

/**
 * Where a page has its items, and the key of the next page; a page that calls them `pagination_key`
 * takes that key under the same name.
 * @typedef {object} PageShape
 * @property {string} items
 * @property {string} key
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
  #shape = { items: "events", key: "pagination_key" };
  /** @type {(key?: string) => Promise<Page>} */
  #load = () => Promise.reject(new TypeError("a search page comes from a client's search"));

  /**
   * @template Page, Item
   * @param {PageShape} shape
   * @param {(key?: string) => Promise<Page>} load
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
   * Walks the search page by page.
   * @returns {AsyncGenerator<Page, void, undefined>}
   */
  async *pages() {
    /** @type {any} */
    let page = await this;
    yield page;
    while (page[this.#shape.key]) {
      page = await this.#load(page[this.#shape.key]);
      yield page;
    }
  }

  /**
   * Walks the items of all pages.
   * @returns {AsyncGenerator<Item, void, undefined>}
   */
  async *[Symbol.asyncIterator]() {
    for await (const page of this.pages()) yield* /** @type {any} */ (page)[this.#shape.items];
  }
}
