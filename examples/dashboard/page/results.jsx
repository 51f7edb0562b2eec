// A page of the events that a search found, and the way to the next.

import { useEffect } from "preact/hooks";
import { urlOf } from "./address.js";
import { useAnswer } from "./answer.js";
import { EventsTable, TableSkeleton } from "./events-table.jsx";
import { Problem, Slow } from "./failure.jsx";
import { counted, isTime } from "./format.js";
import { Time } from "./text.jsx";

const NONE = { events: [] };

const isEvent = (event) => typeof event === "object" && event !== null && typeof event.event_id === "string";

/** When a visitor was seen, as the newest event knows it. */
function Seen({ of }) {
  const times = { "First seen": of?.first_seen_at, "last seen": of?.last_seen_at };
  const known = Object.entries(times).filter(([, time]) => isTime(time));
  if (known.length === 0) return null;
  return (
    <p class="quiet seen">
      {known.map(([what, time], index) => (
        <span key={what}>
          {index > 0 && ", "}
          {what} <Time value={time} full />
        </span>
      ))}
    </p>
  );
}

/** `empty` is what stands in the place of no events; `page` makes the URL of the page with this key. */
export function Results({ path, place, search, base = "/", defaultRange, empty, announce, visitor }) {
  const { failure: given, slow, stop, again, ...rest } = useAnswer(path, place.returned);
  // The API says so of a visitor without any event.
  const isNone = given?.status === 404;
  const answer = isNone ? NONE : rest.answer;
  const failure = isNone ? undefined : given;
  const events = Array.isArray(answer?.events) ? answer.events.filter(isEvent) : [];
  const key = typeof answer?.pagination_key === "string" && answer.pagination_key !== "" ? answer.pagination_key : undefined;
  useEffect(() => {
    if (answer) announce(`${counted(events.length, "event")} shown${key ? ", there are more" : ""}`);
  }, [answer]);
  const pageUrl = (page) => urlOf({ ...search, page, at: search.at ?? place.at }, base, defaultRange);
  return (
    <section aria-labelledby="results" aria-busy={!answer && !failure}>
      <h2 id="results" tabIndex={-1}>
        {visitor ? "History" : "Results"}
      </h2>
      {failure && <Problem failure={failure} again={again} level="h3" />}
      {!answer && !failure && slow && <Slow stop={stop} />}
      {!answer && !failure && <TableSkeleton />}
      {answer &&
        events.length === 0 &&
        (key ? <p class="notice">None on this page of the search; there are more to look through.</p> : empty)}
      {visitor && events.length > 0 && <Seen of={events[0].identification} />}
      {events.length > 0 && (
        <EventsTable events={events} verdicts={answer.verdicts} label={visitor ? "History" : "Results"} visitor={visitor} />
      )}
      {(key || search.page) && (
        <nav class="pages" aria-label="Pages">
          {search.page && (
            <a class="button" href={pageUrl(undefined)}>
              First page
            </a>
          )}
          {key && (
            <a class="button" href={pageUrl(key)} rel="next">
              Next page
            </a>
          )}
        </nav>
      )}
    </section>
  );
}
