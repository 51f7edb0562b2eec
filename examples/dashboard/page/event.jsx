// The view of one event: what is against it, its signals in groups, and what one can do.

import { useEffect, useState } from "preact/hooks";
import { urlOf, visitorUrl } from "./address.js";
import { forgetAnswers, useAnswer } from "./answer.js";
import { change, unreadable } from "./api.js";
import { Problem, Slow } from "./failure.jsx";
import { country } from "./format.js";
import { Groups } from "./groups.jsx";
import { deviceOf, placeOf, raisedOf } from "./signals.js";
import { Brief, Id, json, Long, Time } from "./text.jsx";
import { Verdict } from "./verdict.jsx";

export function EventView({ id, place, announce }) {
  const { answer, failure: given, slow, stop, again } = useAnswer(`/api/events/${encodeURIComponent(id)}`, place.returned);
  const event = typeof answer?.event === "object" ? answer.event : undefined;
  const failure = given ?? (answer && !event ? unreadable({}) : undefined);
  useEffect(() => {
    if (event) announce("The event is shown");
  }, [event]);
  return (
    <>
      <p class="crumb">
        <a href="/">All events</a>
      </p>
      <h1 tabIndex={-1}>Event</h1>
      <Id value={id} name="event id" />
      {failure && <Problem failure={failure} again={again} />}
      {!event && !failure && slow && <Slow stop={stop} />}
      {!event && !failure && <EventSkeleton />}
      {event && <Shown event={event} verdict={answer.verdict ?? {}} announce={announce} />}
    </>
  );
}

function EventSkeleton() {
  return (
    <div class="event-skeleton" aria-hidden="true">
      <div class="skeleton" />
      <div class="skeleton" />
      <div class="skeleton" />
    </div>
  );
}

function Shown({ event, verdict, announce }) {
  const [suspect, setSuspect] = useState(event.suspect);
  const [unfolded, setUnfolded] = useState(false);
  const shown = suspect === undefined ? event : { ...event, suspect };
  const visitor = event.identification?.visitor_id;
  return (
    <>
      <div class="overview">
        <Judgement verdict={verdict} raised={raisedOf(shown)} />
        <Facts event={event} visitor={visitor} />
      </div>
      <Flag id={event.event_id} suspect={suspect} setSuspect={setSuspect} announce={announce} visitor={visitor} />
      <Groups event={shown} />
      <details class="card raw" onToggle={(toggle) => setUnfolded(toggle.currentTarget.open)}>
        <summary>Raw JSON</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard */}
        <section class="scroll" tabIndex={0} aria-label="Raw JSON of the event">
          <pre>{unfolded && json(event)}</pre>
        </section>
      </details>
    </>
  );
}

function Judgement({ verdict, raised }) {
  const reasons = Array.isArray(verdict.reasons) ? verdict.reasons : [];
  return (
    <section class={`card judgement ${verdict.level ?? ""}`} aria-labelledby="verdict">
      <h2 id="verdict">
        <span class="hidden">Verdict: </span>
        <Verdict level={verdict.level ?? (verdict.ok ? "clean" : "bad")} />
      </h2>
      {reasons.length > 0 ? (
        <ul class="reasons">
          {reasons.map((reason) => (
            <li key={reason}>
              <Long value={reason} />
            </li>
          ))}
        </ul>
      ) : (
        <p class="quiet">Nothing tells against this event.</p>
      )}
      {raised.length > 0 && (
        <>
          <h3>Raised signals</h3>
          <ul class="chips">
            {raised.map((name) => (
              <li class="chip raised" key={name}>
                {name}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Facts({ event, visitor }) {
  const { address, city, code } = placeOf(event);
  const where = [city, typeof code === "string" ? country(code) : code].filter((part) => typeof part === "string").join(", ");
  const facts = [
    ["Time", <Time value={event.timestamp} full />],
    ["Visitor", visitor && <Id value={visitor} name="visitor id" />],
    ["Linked ID", event.linked_id && <Same name="linked_id" value={event.linked_id} />],
    ["Address", address && <Same name="ip_address" value={address} />],
    ["Place", where && <Brief value={where} length={64} />],
    ["Device", deviceOf(event) && <Brief value={deviceOf(event)} length={64} />],
    ["Suspect score", event.suspect_score !== undefined && <Brief value={event.suspect_score} />],
  ];
  return (
    <section class="card" aria-labelledby="at-a-glance">
      <h2 id="at-a-glance">At a glance</h2>
      <dl>
        {facts
          .filter(([, value]) => value)
          .map(([title, value]) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

/** A value, as a link to the events that have it, too. */
function Same({ name, value }) {
  if (typeof value !== "string") return <Brief value={value} length={64} />;
  return (
    <a href={urlOf({ filters: { [name]: value }, range: "30d" })}>
      <Brief value={value} length={64} />
    </a>
  );
}

function Flag({ id, suspect, setSuspect, announce, visitor }) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState();
  const flag = async (next) => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await change("PATCH", `/api/events/${encodeURIComponent(id)}`, { suspect: next });
      forgetAnswers();
      setSuspect(next);
      announce(next ? "Flagged as suspicious" : "The flag is taken away");
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  };
  return (
    <div class="actions">
      <button type="button" aria-disabled={busy} onClick={() => flag(suspect !== true)}>
        {suspect === true ? "Take the flag away" : "Flag as suspicious"}
      </button>
      {typeof visitor === "string" && visitor !== "" && (
        <>
          <a class="button" href={visitorUrl(visitor)}>
            History of the visitor
          </a>
          <a class="button danger" href={`${visitorUrl(visitor)}#delete`}>
            Delete the visitor …
          </a>
        </>
      )}
      {failure && <Problem failure={failure} again={() => flag(suspect !== true)} />}
    </div>
  );
}
