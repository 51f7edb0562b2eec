//! How busy the visitor was, which v4 has without a level between a count and its spans of time.

use crate::api::v3::signals::{VelocityData, VelocityIntervals, WebhookVelocity};
use crate::api::v3::upgrade::draft::Draft;
use crate::api::v3::upgrade::place::{Place, guaranteed, sent};
use crate::api::v4::signals as v4;

impl Draft {
    pub(super) fn velocity(&mut self, signal: WebhookVelocity, mut at: Place<'_>) {
        let WebhookVelocity {
            distinct_ip,
            distinct_linked_id,
            distinct_country,
            events,
            ip_events,
            distinct_ip_by_linked_id,
            distinct_visitor_id_by_linked_id,
            other,
        } = signal;
        at.drop_fields(other);
        let mut count = |data, name| velocity_data(data, at.field(name));
        self.event.velocity = Some(v4::Velocity {
            distinct_ip: count(distinct_ip, "distinctIp"),
            distinct_linked_id: count(distinct_linked_id, "distinctLinkedId"),
            distinct_country: count(distinct_country, "distinctCountry"),
            events: count(events, "events"),
            ip_events: count(ip_events, "ipEvents"),
            distinct_ip_by_linked_id: count(distinct_ip_by_linked_id, "distinctIpByLinkedId"),
            distinct_visitor_id_by_linked_id: count(
                distinct_visitor_id_by_linked_id,
                "distinctVisitorIdByLinkedId",
            ),
            ..v4::Velocity::default()
        });
    }
}

fn velocity_data(data: Option<VelocityData>, mut at: Place<'_>) -> Option<v4::VelocityData> {
    let VelocityData { intervals, other } = data?;
    at.drop_fields(other);
    let VelocityIntervals {
        five_minutes,
        one_hour,
        twenty_four_hours,
        other,
    } = intervals?;
    let mut to = v4::VelocityData {
        twenty_four_hours,
        ..v4::VelocityData::default()
    };
    to.five_minutes = guaranteed(sent(five_minutes, "5m", &other), "5_minutes", &mut to.other);
    to.one_hour = guaranteed(sent(one_hour, "1h", &other), "1_hour", &mut to.other);
    at.field("intervals").drop_fields(other);
    Some(to)
}
