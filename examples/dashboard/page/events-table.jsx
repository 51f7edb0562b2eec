// A page of events as a table, which is a list of cards where it is narrow.

import { eventUrl, visitorUrl } from "./address.js";
import { country, number } from "./format.js";
import { deviceOf, placeOf, raisedOf } from "./signals.js";
import { Brief, Time } from "./text.jsx";
import { Verdict } from "./verdict.jsx";

const COLUMNS = ["Time", "Verdict", "Visitor", "Linked ID", "Address", "Device", "Signals", "Score"];
const MOST_SIGNALS = 3;

// What is laid out as something else is no table to every screen reader, unless its roles say so.
const [TABLE, ROWS, ROW, HEAD, CELL] = ["table", "rowgroup", "row", "columnheader", "cell"].map((role) => ({ role }));

/** @param {{ events: object[], verdicts?: Record<string, string>, label: string, visitor?: boolean }} props `visitor`: all are of one. */
export function EventsTable({ events, verdicts, label, visitor }) {
  const columns = COLUMNS.filter((column) => !(visitor && column === "Visitor"));
  return (
    <table {...TABLE} class={visitor ? "events of-one" : "events"} aria-label={label}>
      <thead {...ROWS}>
        <tr {...ROW}>
          {columns.map((column) => (
            <th {...HEAD} scope="col" class={classOf("head", column)} key={column}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...ROWS}>
        {events.map((event) => (
          <Row event={event} level={verdicts?.[event.event_id]} visitor={visitor} key={event.event_id} />
        ))}
      </tbody>
    </table>
  );
}

const classOf = (part, column) => `${part}-${column.toLowerCase().replace(" ", "-")}`;

function Cell({ column, children, ...rest }) {
  return (
    <td {...CELL} class={classOf("cell", column)} {...rest}>
      {children}
    </td>
  );
}

function Row({ event, level, visitor }) {
  const id = event.identification?.visitor_id;
  const place = placeOf(event);
  return (
    <tr {...ROW}>
      <Cell column="Time">
        <a href={eventUrl(event.event_id)}>
          <Time value={event.timestamp} />
        </a>
      </Cell>
      <Cell column="Verdict">
        <Verdict level={level} />
      </Cell>
      {!visitor && (
        <Cell column="Visitor">{typeof id === "string" && id !== "" ? <a href={visitorUrl(id)}>{<Brief value={id} />}</a> : <None />}</Cell>
      )}
      <Cell column="Linked ID">{event.linked_id ? <Brief value={event.linked_id} /> : <None />}</Cell>
      <Cell column="Address">
        {place.address ? <Brief value={place.address} /> : <None />} {place.code && <Where {...place} />}
      </Cell>
      <Cell column="Device">{deviceOf(event) ? <Brief value={deviceOf(event)} /> : <None />}</Cell>
      <Cell column="Signals">
        <Signals names={raisedOf(event)} />
      </Cell>
      <Cell column="Score">{typeof event.suspect_score === "number" ? number(event.suspect_score) : <None />}</Cell>
    </tr>
  );
}

function Where({ code }) {
  return (
    <span class="quiet where">
      <Brief value={typeof code === "string" ? country(code) : code} length={24} />
    </span>
  );
}

function Signals({ names }) {
  if (names.length === 0) return <None />;
  const left = names.length - MOST_SIGNALS;
  return (
    <ul class="chips">
      {names.slice(0, MOST_SIGNALS).map((name) => (
        <li class="chip raised" key={name}>
          {name}
        </li>
      ))}
      {left > 0 && <li class="chip">+{left}</li>}
    </ul>
  );
}

/** For what an event does not have. */
function None() {
  return (
    <span class="none">
      <span aria-hidden="true">–</span>
      <span class="hidden">none</span>
    </span>
  );
}

/** Rows in the place of those that come. */
export function TableSkeleton({ rows = 10 }) {
  return (
    <div class="skeleton-table" aria-hidden="true">
      {Array.from({ length: rows }, (_, index) => (
        <div class="skeleton" key={`${index}`} />
      ))}
    </div>
  );
}
