// What a search found, summed up: over time, and by country, bot and platform.

import { urlOf, within } from "./address.js";
import { useAnswer } from "./answer.js";
import { Chart } from "./chart.jsx";
import { Problem, Slow } from "./failure.jsx";
import { counted, country, isTime, number, percent, shortTime, span } from "./format.js";
import { useWide } from "./media.js";
import { go } from "./navigation.js";
import { titleOf } from "./signals.js";
import { Brief } from "./text.jsx";
import { LEVELS } from "./verdict.jsx";

const PLATFORMS = { js: "Browser", android: "Android", ios: "iOS", edge: "Edge" };
const BOTS = { bad: "Bad bots", good: "Good bots", "not detected": "No bot" };
const MOST_BARS = 8;

/** A visitor may call itself like a member that every object has. */
const namesOf = (names) => (name) => (Object.hasOwn(names, name) ? names[name] : name);

/** `path` is what the Worker is asked; `search` is what the links narrow, of the view at `base`. */
export function Summary({ path, place, search, base = "/", breakdowns = true }) {
  const { answer, failure, slow, stop, again } = useAnswer(path, place.returned);
  if (failure?.status === 404 || answer?.events === 0) return <p class="quiet">Nothing to sum up.</p>;
  if (failure) return <Problem failure={failure} again={again} level="h3" />;
  if (!answer) {
    return (
      <div class="summary" aria-busy="true">
        <div class="card over-time loading">{slow ? <Slow stop={stop} /> : <div class="skeleton plot-skeleton" aria-hidden="true" />}</div>
        {breakdowns && <div class="breakdowns skeleton" aria-hidden="true" />}
      </div>
    );
  }
  const buckets = listOf(answer.buckets);
  const narrow = (start, end) => go(urlOf(within(search, start, end), base));
  return (
    <div class="summary">
      <div class="card over-time">
        {buckets.length > 0 ? <Chart buckets={buckets} narrow={narrow} /> : <p class="quiet">Nothing to draw.</p>}
        {answer.complete === false && (
          <p class="notice">
            Only the newest {counted(answer.events, "event")} of this search {answer.events === 1 ? "is" : "are"} counted here
            {isTime(answer.since) && `, back to ${shortTime(answer.since)}`}. There are more: narrow the time to count all of them.
          </p>
        )}
        <Numbers buckets={buckets} search={search} base={base} />
      </div>
      {breakdowns && <Breakdowns answer={answer} search={search} />}
    </div>
  );
}

function Breakdowns({ answer, search }) {
  const all = (
    <div class="breakdowns">
      <Breakdown title="Countries" items={answer.countries} search={search} nameOf={country} />
      <Breakdown title="Bots" items={answer.bots} search={search} nameOf={namesOf(BOTS)} />
      <Breakdown title="Platforms" items={answer.platforms} search={search} nameOf={namesOf(PLATFORMS)} />
    </div>
  );
  if (useWide()) return all;
  return (
    <details class="card folded">
      <summary>Countries, bots and platforms</summary>
      {all}
    </details>
  );
}

const listOf = (value) => (Array.isArray(value) ? value : []);

/** The chart as a table, for those who do not see it. Each time narrows the search to it. */
function Numbers({ buckets, search, base }) {
  const some = buckets.filter((bucket) => Object.keys(LEVELS).some((level) => bucket[level] > 0));
  if (some.length === 0) return null;
  return (
    <details class="numbers">
      <summary>The chart as a table</summary>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Time</th>
              {Object.values(LEVELS).map((title) => (
                <th scope="col" class="number" key={title}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {some.map((bucket) => (
              <tr key={bucket.start}>
                <th scope="row">
                  <a href={urlOf(within(search, bucket.start, bucket.end), base)}>{span(bucket.start, bucket.end)}</a>
                </th>
                {Object.keys(LEVELS).map((level) => (
                  <td class="number" key={level}>
                    {number(bucket[level])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Breakdown({ title, items, search, nameOf }) {
  const sorted = listOf(items).toSorted((one, other) => other.count - one.count);
  const all = sorted.reduce((sum, { count }) => sum + count, 0);
  return (
    <section class="card breakdown" aria-labelledby={`by-${title}`}>
      <h3 id={`by-${title}`}>{title}</h3>
      {all === 0 && <p class="quiet">None known.</p>}
      <ul>
        {sorted.slice(0, MOST_BARS).map(({ name, count, query }) => (
          <li key={name}>
            <span class="name">
              <Named name={nameOf(name)} query={query} search={search} />
            </span>
            <span class="count">
              {number(count)} <span class="quiet">{percent(count / all)}</span>
            </span>
            <span class="bar" aria-hidden="true">
              <span style={{ inlineSize: `${(100 * count) / sorted[0].count}%` }} />
            </span>
          </li>
        ))}
      </ul>
      {sorted.length > MOST_BARS && <p class="quiet">and {counted(sorted.length - MOST_BARS, "other")}</p>}
    </section>
  );
}

function Named({ name, query, search }) {
  const title = <Brief value={name === "unknown" ? titleOf(name) : name} />;
  if (!query) return title;
  const narrower = { ...search, filters: { ...search.filters, ...query }, page: undefined };
  return <a href={urlOf(narrower)}>{title}</a>;
}
