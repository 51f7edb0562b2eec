// The promise of a page that is also an iterator.

/**
 * The first page of a search, as a promise; `for await` walks the events of all pages, `pages()`
 * the pages. The first page is asked for once, whichever way it is read.
 * @template {{ events: any[], pagination_key?: string }} Page
 * @extends {Promise<Page>}
 */
export class SearchPage extends Promise {
  // What `then` makes is a plain promise.
  static get [Symbol.species]() {
    return Promise;
  }

  /** @type {(paginationKey?: string) => Promise<Page>} */
  #load = () => Promise.reject(new TypeError("a search page comes from `searchEvents`"));

  /**
   * @template {{ events: any[], pagination_key?: string }} Page
   * @param {(paginationKey?: string) => Promise<Page>} load
   * @returns {SearchPage<Page>}
   */
  static from(load) {
    /** @type {SearchPage<Page>} */
    const page = new SearchPage((resolve) => resolve(load()));
    page.#load = load;
    return page;
  }

  /**
   * Walks the search page by page.
   * @returns {AsyncGenerator<Page, void, undefined>}
   */
  async *pages() {
    /** @type {Page} */
    let page = await this;
    yield page;
    while (page.pagination_key) {
      page = await this.#load(page.pagination_key);
      yield page;
    }
  }

  /**
   * Walks the events of all pages.
   * @returns {AsyncGenerator<Page["events"][number], void, undefined>}
   */
  async *[Symbol.asyncIterator]() {
    for await (const page of this.pages()) yield* page.events;
  }
}
