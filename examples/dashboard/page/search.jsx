// The view of a search: its filters, a summary, and the events.

import { PAGE_SIZE, queryOf, searchOf, urlOf } from "./address.js";
import { Filters } from "./filters.jsx";
import { Results } from "./results.jsx";
import { Summary } from "./summary.jsx";

const LONGER = "30d";

export function SearchView({ place, announce }) {
  const search = searchOf(place.search);
  const query = queryOf(search, place.at);
  const summary = `/api/summary?${query}`;
  query.set("limit", String(PAGE_SIZE));
  if (search.page) query.set("pagination_key", search.page);
  return (
    <>
      <h1 tabIndex={-1}>Events</h1>
      <Filters search={search} key={place.search} />
      <section aria-labelledby="overview">
        <h2 id="overview">Overview</h2>
        <Summary path={summary} place={place} search={search} />
      </section>
      <Results path={`/api/events?${query}`} place={place} search={search} announce={announce} empty={<Empty search={search} />} />
    </>
  );
}

function Empty({ search }) {
  const longer = { ...search, range: LONGER, page: undefined };
  return (
    <div class="empty">
      <h3>No events</h3>
      <p>Nothing matches. Take away a filter, or look at a longer time.</p>
      {search.range !== LONGER && (
        <a class="button" href={urlOf(longer)}>
          Look at the last 30 days
        </a>
      )}
    </div>
  );
}
