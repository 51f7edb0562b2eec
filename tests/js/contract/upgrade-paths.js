// Every leaf of the fixtures of v3 on its way to v4, by the table of paths, as `tests/api_v3` judges it for Rust.

import example from "../../fixtures/v3/event.json" with { type: "json" };
import allFailed from "../../fixtures/v3/event-all-failed.json" with { type: "json" };
import android from "../../fixtures/v3/event-android.json" with { type: "json" };
import all from "../../fixtures/v3/event-every-field.json" with { type: "json" };
import failed from "../../fixtures/v3/event-failed.json" with { type: "json" };
import future from "../../fixtures/v3/event-from-the-future.json" with { type: "json" };
import upgradedAndroid from "../../fixtures/v3/upgraded-event-android.json" with { type: "json" };
import upgradedIos from "../../fixtures/v3/upgraded-webhook-ios.json" with { type: "json" };
import visits from "../../fixtures/v3/visits.json" with { type: "json" };
import webhook from "../../fixtures/v3/webhook.json" with { type: "json" };
import ios from "../../fixtures/v3/webhook-ios.json" with { type: "json" };
import least from "../../fixtures/v3/webhook-least.json" with { type: "json" };
import { deepEqual, equal, match, ok, throws } from "./assert.js";
import { contract } from "./harness.js";
import { judge } from "./upgrade-walk.js";

/** The events, with how many leaves are carried over and how many are dropped. */
const EVENTS = { example, all, failed, future, android, webhook, ios, least };
const COUNTS = {
  example: [130, 22],
  all: [226, 25],
  failed: [7, 8],
  future: [45, 12],
  android: [51, 15],
  webhook: [222, 25],
  ios: [46, 15],
  least: [11, 0],
};

for (const [name, event] of Object.entries(EVENTS)) {
  contract(`upgradeEvent: every leaf is where the table of paths says: ${name}`, ({ migrate }) => {
    const { carried, dropped, problems, unlisted } = judge(event, migrate.upgradeEvent(event));
    if (name !== "future") deepEqual(unlisted, [], "not in the table");
    deepEqual(problems, [], "problems");
    deepEqual([carried, dropped], COUNTS[name], "leaves");
  });
}

contract("upgradeEvent: events of mobile devices, down to the last field", ({ migrate }) => {
  deepEqual(migrate.upgradeEvent(android), upgradedAndroid, "Android");
  deepEqual(migrate.upgradeEvent(ios), upgradedIos, "iOS");
});

contract("upgradeEvent: a visit becomes an event, and with its visitor's id that of the visitor", ({ migrate }) => {
  const { visitorId } = visits;
  for (const visit of visits.visits) {
    const nobodys = migrate.upgradeEvent(visit);
    deepEqual(judge(visit, nobodys).problems, [], "without a visitor");
    equal(nobodys.event.identification, undefined, "identification");
    equal(nobodys.dropped.visitorFound, visit.visitorFound, "dropped");
    const whole = migrate.upgradeEvent({ ...visit, visitorId });
    deepEqual(judge({ ...visit, visitorId }, whole).problems, [], "with a visitor");
    equal(whole.event.identification.visitor_id, visitorId, "visitor_id");
    ok(!("sdk" in whole.dropped), "nothing is missing that a visit has not");
  }
});

contract("upgradeEvent: an event of failed products says so", ({ migrate }) => {
  match(throws(() => migrate.upgradeEvent(allFailed), TypeError).message, /`429 Too Many Requests`: too many requests$/, "message");
});

contract("upgradeEvent: takes what the clients of v3 answer", async ({ lib, mock, migrate, host }) => {
  const api = mock.createMockApi({ apiKey: "test" });
  const v3 = new lib.FingerprintV3Client({ apiKey: "test", fetch: api.fetch, ...host.clientOptions });
  const { events } = await v3.searchEvents({ limit: 100 });
  ok(events.length > 5, "events");
  for (const found of events) {
    const { event } = migrate.upgradeEvent(found);
    deepEqual(judge(found, migrate.upgradeEvent(found)).problems, [], event.event_id);
    const again = await v3.getEvent(event.event_id);
    equal(migrate.upgradeEvent(again).event.event_id, event.event_id, "getEvent");
    const id = event.identification?.visitor_id;
    if (!id) continue;
    const { visitorId, visits } = await v3.getVisits(id);
    for (const visit of visits) {
      const upgraded = migrate.upgradeEvent({ ...visit, visitorId });
      deepEqual(judge({ ...visit, visitorId }, upgraded).problems, [], "visit");
      equal(upgraded.event.identification.visitor_id, id, "visitor_id");
    }
  }
});
