// The page: its frame, and the view that its URL names.

import { render } from "preact";
import { useEffect, useErrorBoundary, useLayoutEffect, useRef, useState } from "preact/hooks";
import { eventUrl, viewOf, visitorUrl } from "./address.js";
import { Failure, sessionOf } from "./api.js";
import { EventView } from "./event.jsx";
import { Problem } from "./failure.jsx";
import { go, usePlace } from "./navigation.js";
import { SearchView } from "./search.jsx";
import { plain } from "./text.jsx";
import { VisitorView } from "./visitor.jsx";

const VIEWS = { search: SearchView, events: EventView, visitors: VisitorView };
const TITLES = { search: "Events", events: "Event", visitors: "Visitor" };
const EVENT_ID = /^\d{13}\.\w+$/;

function App() {
  const place = usePlace();
  const shown = viewOf(place.path);
  const View = VIEWS[shown?.view] ?? NoView;
  const main = useRef(null);
  const first = useRef(true);
  const [message, announce] = useState("");
  useLayoutEffect(() => {
    const title = TITLES[shown?.view] ?? "No such page";
    document.title = `${shown?.id ? `${title} ${plain(shown.id)}` : title} · Dashboard`;
    announce("");
    // A part of the view: what the link says, or the next page of results.
    const part = place.hash.slice(1) || (new URLSearchParams(place.search).has("page") && "results");
    const target = part ? document.getElementById(part) : null;
    if (!first.current || place.hash) (target ?? main.current.querySelector("h1"))?.focus({ preventScroll: place.returned });
    if (!first.current && (place.returned || !target)) scrollTo(0, place.y);
    first.current = false;
  }, [place]);
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <Header />
      <main id="main" tabIndex={-1} ref={main}>
        <Guarded place={place} key={place.path}>
          <View id={shown?.id} place={place} announce={announce} />
        </Guarded>
      </main>
      <p role="status" class="hidden">
        {message}
      </p>
    </>
  );
}

/** What no code of this page expects of an event must not leave an empty page behind. */
function Guarded({ place, children }) {
  const [error, again] = useErrorBoundary();
  useEffect(again, [place]);
  if (!error) return children;
  return (
    <>
      <h1 tabIndex={-1}>This cannot be shown</h1>
      <Problem failure={new Failure("unexpected", "Something in the answer is not what this page expects.")} again={again} />
    </>
  );
}

function NoView() {
  return (
    <>
      <h1 tabIndex={-1}>No such page</h1>
      <p>
        <a href="/">Search the events</a>
      </p>
    </>
  );
}

function Header() {
  const [session, setSession] = useState();
  useEffect(() => {
    // Without it the views say what is wrong.
    sessionOf().then(setSession, () => undefined);
  }, []);
  return (
    <header class="top">
      <a class="brand" href="/">
        <img src="/icon.svg" alt="" width="28" height="28" /> Dashboard
      </a>
      {session?.region && <span class="region">Region {session.region}</span>}
      <GoTo />
      {session?.signedInBy === "password" && (
        <form method="post" action="/logout">
          <input type="hidden" name="csrf" value={session.csrf} />
          <button type="submit">Sign out</button>
        </form>
      )}
    </header>
  );
}

/** The way to what one has the id of. */
function GoTo() {
  const submit = (event) => {
    event.preventDefault();
    const field = event.currentTarget.elements.id;
    const id = field.value.trim();
    if (id === "") return;
    field.value = "";
    go(EVENT_ID.test(id) ? eventUrl(id) : visitorUrl(id));
  };
  return (
    <search aria-label="By id" class="go">
      <form onSubmit={submit}>
        <input name="id" aria-label="Id of an event or a visitor" placeholder="Event or visitor id" autocomplete="off" spellcheck={false} />
        <button type="submit">Open</button>
      </form>
    </search>
  );
}

render(<App />, document.body);
