// What the search is narrowed by: a form, and a chip for each filter that is set.

import { useState } from "preact/hooks";
import { DEFAULT_RANGE, FILTERS, RANGES, urlOf, without } from "./address.js";
import { counted, country, localInput, shortTime } from "./format.js";
import { isWide } from "./media.js";
import { go } from "./navigation.js";
import { Brief, plain } from "./text.jsx";

const CHOICES = {
  bot: { bad: "Bad bots", good: "Good bots", all: "Any bot", none: "No bots" },
  vpn: { true: "With a VPN", false: "Without a VPN" },
  suspect: { true: "Flagged as suspicious", false: "Cleared" },
  sdk_platform: { js: "Browser", android: "Android", ios: "iOS" },
};
const TEXTS = ["visitor_id", "linked_id", "ip_address"];

export function Filters({ search }) {
  const [range, setRange] = useState(search.range);
  const [error, setError] = useState("");
  const count = Object.keys(search.filters).length;
  const submit = (event) => {
    event.preventDefault();
    const { elements } = event.currentTarget;
    const shown = [...TEXTS, "bot", "vpn", "suspect", "min_suspect_score"];
    const values = shown.map((name) => [name, elements[name].value.trim()]);
    const filters = { ...search.filters, ...Object.fromEntries(values) };
    const [start, end] = ["start", "end"].map((name) => timeOf(elements[name]?.value));
    if (start !== undefined && end !== undefined && start >= end) {
      setError("The end must be after the beginning.");
      elements.end.focus();
      return;
    }
    setError("");
    const custom = range === "custom" && (start !== undefined || end !== undefined);
    go(urlOf({ filters, range: custom ? "custom" : range, start, end }));
  };
  return (
    <search aria-label="Events">
      <details class="filters card" open={isWide()}>
        <summary>Filters{count > 0 && <span class="quiet"> · {counted(count, "filter")} set</span>}</summary>
        <form onSubmit={submit}>
          {TEXTS.map((name) => (
            <Field name={name} key={name}>
              {(id) => (
                <input id={id} name={name} defaultValue={search.filters[name] ?? ""} autocomplete="off" spellcheck={false} dir="ltr" />
              )}
            </Field>
          ))}
          <Field name="range" title="Time">
            {(id) => (
              <select id={id} name="range" value={range} onChange={(event) => setRange(event.currentTarget.value)}>
                {RANGES.map(({ name, title }) => (
                  <option value={name} key={name}>
                    {title}
                  </option>
                ))}
                <option value="custom">From … to …</option>
              </select>
            )}
          </Field>
          {["bot", "vpn", "suspect"].map((name) => (
            <Field name={name} key={name}>
              {(id) => <Choice id={id} name={name} value={search.filters[name] ?? ""} />}
            </Field>
          ))}
          <Field name="min_suspect_score">
            {(id) => (
              <input
                id={id}
                name="min_suspect_score"
                type="number"
                min="0"
                step="1"
                defaultValue={search.filters.min_suspect_score ?? ""}
              />
            )}
          </Field>
          {range === "custom" && <Times search={search} error={error} />}
          <div class="buttons">
            <button type="submit" class="primary">
              Search
            </button>
            <a class="button" href="/">
              Clear
            </a>
          </div>
        </form>
      </details>
      <Chips search={search} />
    </search>
  );
}

function Field({ name, title = FILTERS[name], children }) {
  const id = `filter-${name}`;
  return (
    <div class="field">
      <label for={id}>{title}</label>
      {children(id)}
    </div>
  );
}

/** What is none of the choices is of a URL that somebody wrote by hand: it is kept, and shown. */
function Choice({ id, name, value }) {
  const choices = CHOICES[name];
  return (
    <select id={id} name={name} defaultValue={value}>
      <option value="" selected={value === ""}>
        All
      </option>
      {Object.entries(choices).map(([choice, title]) => (
        <option value={choice} selected={value === choice} key={choice}>
          {title}
        </option>
      ))}
      {value !== "" && !Object.hasOwn(choices, value) && (
        <option value={value} selected>
          {plain(value, 20)}
        </option>
      )}
    </select>
  );
}

function Times({ search, error }) {
  const invalid = { "aria-invalid": error !== "", "aria-describedby": "time-error" };
  return (
    <div class="times">
      <Field name="start" title="From">
        {(id) => <input id={id} name="start" type="datetime-local" step="1" defaultValue={localInput(search.start)} />}
      </Field>
      <Field name="end" title="To">
        {(id) => <input id={id} name="end" type="datetime-local" step="1" defaultValue={localInput(search.end)} {...invalid} />}
      </Field>
      <p id="time-error" class="error" role="alert">
        {error}
      </p>
    </div>
  );
}

function timeOf(value) {
  const time = value ? new Date(value).getTime() : Number.NaN;
  return Number.isFinite(time) ? time : undefined;
}

function Chips({ search }) {
  const filters = Object.entries(search.filters).map(([name, value]) => ({
    name,
    value: shownValue(name, value),
    url: urlOf(without(search, name)),
  }));
  const chips = search.range === "custom" ? [...filters, timeChip(search)] : filters;
  if (chips.length === 0) return null;
  return (
    <ul class="chips set" aria-label="Filters that are set">
      {chips.map(({ name, value, url }) => (
        <li class="chip" key={name}>
          <span class="quiet">{FILTERS[name] ?? "Time"}</span> <Brief value={value} />
          <a href={url}>
            <span class="hidden">Remove the filter {FILTERS[name] ?? "Time"}</span>
            <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function shownValue(name, value) {
  if (name === "country") return country(value);
  return Object.hasOwn(CHOICES[name] ?? {}, value) ? CHOICES[name][value] : value;
}

function timeChip(search) {
  const from = search.start === undefined ? "…" : shortTime(search.start);
  const to = search.end === undefined ? "now" : shortTime(search.end);
  const url = urlOf({ ...search, range: DEFAULT_RANGE, page: undefined });
  return { name: "time", value: `${from} – ${to}`, url };
}
