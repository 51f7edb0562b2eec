// The view of one visitor: the history, and the way to delete it.

import { useEffect, useRef, useState } from "preact/hooks";
import { PAGE_SIZE, queryOf, RANGES, searchOf, urlOf, visitorUrl } from "./address.js";
import { DeleteDialog } from "./delete-dialog.jsx";
import { Results } from "./results.jsx";
import { Summary } from "./summary.jsx";
import { Id } from "./text.jsx";

/** One who looks at a visitor wants the history, and not what is new. */
const LONG_RANGE = "30d";

export function VisitorView({ id, place, announce }) {
  const [deleted, setDeleted] = useState(false);
  // Which of the dialogs is open, 0 for none: one may ask again before the last one has told that it was closed.
  const [asking, setAsking] = useState(0);
  const base = visitorUrl(id);
  const search = searchOf(place.search, LONG_RANGE);
  const query = queryOf({ ...search, filters: { visitor_id: id } }, place.at);
  const summary = `/api/summary?${query}`;
  query.set("limit", String(PAGE_SIZE));
  if (search.page) query.set("pagination_key", search.page);
  if (deleted) return <Deleted id={id} />;
  return (
    <>
      <p class="crumb">
        <a href="/">All events</a>
      </p>
      <h1 tabIndex={-1}>Visitor</h1>
      <Id value={id} name="visitor id" />
      <section aria-labelledby="overview">
        <div class="heading">
          <h2 id="overview">Overview</h2>
          <nav aria-label="Time">
            <ul class="ranges">
              {RANGES.filter(({ name }) => name !== "1h").map(({ name, title }) => (
                <li key={name}>
                  <a href={urlOf({ filters: {}, range: name }, base, LONG_RANGE)} aria-current={search.range === name ? "true" : undefined}>
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <Summary path={summary} place={place} search={search} base={base} breakdowns={false} />
      </section>
      <Results
        path={`/api/events?${query}`}
        place={place}
        search={search}
        base={base}
        defaultRange={LONG_RANGE}
        announce={announce}
        empty={<p class="empty">No events in this time.</p>}
        visitor
      />
      <section class="card danger-zone" aria-labelledby="delete">
        <h2 id="delete" tabIndex={-1}>
          Delete this visitor
        </h2>
        <p>The events of its last ten days are deleted from Fingerprint, for good.</p>
        <button type="button" class="danger" onClick={() => setAsking(asking + 1)}>
          Delete the visitor …
        </button>
      </section>
      {asking > 0 && (
        <DeleteDialog
          id={id}
          key={asking}
          close={() => setAsking((now) => (now === asking ? 0 : now))}
          done={() => {
            setDeleted(true);
            announce("The visitor is deleted");
          }}
        />
      )}
    </>
  );
}

function Deleted({ id }) {
  const heading = useRef(null);
  useEffect(() => heading.current.focus(), []);
  return (
    <>
      <h1 tabIndex={-1} ref={heading}>
        The visitor is deleted
      </h1>
      <Id value={id} name="visitor id" />
      <p>Fingerprint has taken the request. It may be a while until the events are gone from searches.</p>
      <a class="button" href="/">
        Back to the events
      </a>
    </>
  );
}
