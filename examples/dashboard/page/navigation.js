// Where one is: the URL is the state of the page, so that every view can be shared and the browser's buttons work.

import { useEffect, useRef, useState } from "preact/hooks";

const OWN_PATHS = /^\/($|events\/|visitors\/)/;
const MOVED = "dashboard:moved";

/** How far each view of the history is scrolled: what a browser restores by itself, it does before the view is drawn. */
const scrolled = new Map();

/** Where one is now. `at` is when one came here first: "the last hour" is the same hour after going back to it. `y` is where one was. */
function here(returned) {
  if (!history.state?.at) history.replaceState({ at: Date.now() }, "");
  return {
    path: location.pathname,
    search: location.search,
    hash: location.hash,
    at: history.state.at,
    returned,
    y: returned ? (scrolled.get(history.state.at) ?? 0) : 0,
  };
}

/** Goes to another view, as a link to it does. */
export function go(url) {
  scrolled.set(history.state.at, scrollY);
  history.pushState({ at: Date.now() }, "", url);
  dispatchEvent(new Event(MOVED));
}

/** The place, which follows the links of the page and the browser's buttons. */
export function usePlace() {
  const [place, setPlace] = useState(() => here(false));
  const current = useRef(place);
  useEffect(() => {
    history.scrollRestoration = "manual";
    const move = ({ type }) => {
      const before = current.current;
      const returned = type === "popstate";
      if (returned) scrolled.set(before.at, scrollY);
      const next = here(returned);
      // A link within the view, such as the one that skips to its content, loads nothing anew.
      if (returned && next.path === before.path && next.search === before.search) {
        history.replaceState({ at: before.at }, "");
        return;
      }
      current.current = next;
      setPlace(next);
    };
    addEventListener("popstate", move);
    addEventListener(MOVED, move);
    document.addEventListener("click", follow);
    return () => {
      removeEventListener("popstate", move);
      removeEventListener(MOVED, move);
      document.removeEventListener("click", follow);
    };
  }, []);
  return place;
}

/** Follows a link to a view without loading the page anew, unless it is to open elsewhere. */
function follow(event) {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const { origin, pathname, search, hash } = new URL(link.href);
  const within = hash !== "" && pathname === location.pathname && search === location.search;
  if (origin !== location.origin || !OWN_PATHS.test(pathname) || within) return;
  event.preventDefault();
  go(pathname + search + hash);
}
