// The signals of an event in groups, each as a list of names and values.

import { counted, number } from "./format.js";
import { groupsOf, isTimeField } from "./signals.js";
import { Long, Time } from "./text.jsx";

export function Groups({ event }) {
  return (
    <section aria-labelledby="signals">
      <h2 id="signals">Signals</h2>
      <div class="groups">
        {groupsOf(event).map((group) => (
          <Group {...group} key={group.title} />
        ))}
      </div>
    </section>
  );
}

function Group({ title, rows, left, velocity, folded }) {
  const content = (
    <>
      {rows.length > 0 && (
        <dl>
          {rows.map((row) => (
            <Row {...row} key={row.key} />
          ))}
        </dl>
      )}
      {velocity && <Velocity rows={velocity} />}
      {left > 0 && <p class="quiet">{counted(left, "more value")} in the raw JSON</p>}
    </>
  );
  if (folded) {
    return (
      <details class="card group wide">
        <summary>
          {title} <span class="quiet">{counted(rows.length, "value")}</span>
        </summary>
        {content}
      </details>
    );
  }
  const id = `group-${title.replaceAll(" ", "-")}`;
  return (
    <section class="card group" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {content}
    </section>
  );
}

function Row({ name, title, value, against }) {
  return (
    <div class={against ? "raised" : ""}>
      <dt>
        <Long value={title} />
      </dt>
      <dd>
        <Value name={name} value={value} />
        {against && <span class="hidden"> (raised)</span>}
      </dd>
    </div>
  );
}

function Value({ name, value }) {
  if (typeof value === "boolean") return <span class={value ? "yes" : "no"}>{value ? "Yes" : "No"}</span>;
  if (typeof value === "number") return isTimeField(name) && value > 0 ? <Time value={value} full /> : number(value);
  if (value === null) return <span class="no">Null</span>;
  if (value === "") return <span class="no">Empty</span>;
  if (!Array.isArray(value)) return <Long value={value} />;
  if (value.length === 0) return <span class="no">None</span>;
  return <Long value={value.map((item) => (typeof item === "string" ? item : JSON.stringify(item))).join(", ")} />;
}

function Velocity({ rows }) {
  return (
    <table class="velocity">
      <caption>Velocity</caption>
      <thead>
        <tr>
          <th scope="col">Count of</th>
          {["5 minutes", "1 hour", "24 hours"].map((title) => (
            <th scope="col" class="number" key={title}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, title, counts }) => (
          <tr key={name}>
            <th scope="row">
              <Long value={title} />
            </th>
            {counts.map((count, index) => (
              <td class="number" key={`${index}`}>
                {typeof count === "number" ? number(count) : <Long value={count ?? "–"} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
