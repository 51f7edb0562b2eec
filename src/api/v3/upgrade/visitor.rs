//! The visitor: the id by which the event tells who it is, and the ids by other ways to tell.

use crate::api::date_time;
use crate::api::v3::identification::{IdentificationConfidence, SeenAt};
use crate::api::v3::upgrade::draft::{Draft, drop_time_unless_equal, settle_time};
use crate::api::v3::upgrade::place::{Place, guaranteed, sent};
use crate::api::v3::webhook::{SupplementaryId, SupplementaryIds};
use crate::api::v4::identification as v4;

impl Draft {
    /// The ids by other ways to tell; `identity` is the one by which the event itself tells.
    pub(super) fn supplementary_ids(
        &mut self,
        ids: SupplementaryIds,
        identity: &SupplementaryId,
        mut at: Place<'_>,
    ) {
        let SupplementaryIds {
            standard,
            high_recall,
            other,
        } = ids;
        drop_unless_equal(standard, identity, at.field("standard"));
        let high_recall = sent(high_recall, "highRecall", &other).unwrap_or_default();
        at.drop_fields(other);
        self.event.supplementary_id_high_recall = visitor(high_recall, &mut at.field("highRecall"))
            .map(|identification| {
                let v4::Identification {
                    visitor_id,
                    confidence,
                    visitor_found,
                    first_seen_at,
                    last_seen_at,
                    other,
                } = identification;
                v4::SupplementaryIdHighRecall {
                    visitor_id,
                    visitor_found,
                    confidence,
                    first_seen_at,
                    last_seen_at,
                    other,
                }
            });
    }
}

/// Without a visitor id there is no identification, and what else is said about it is dropped.
pub(super) fn visitor(visitor: SupplementaryId, at: &mut Place<'_>) -> Option<v4::Identification> {
    let SupplementaryId {
        visitor_id,
        visitor_found,
        confidence,
        first_seen_at,
        last_seen_at,
        other,
    } = visitor;
    at.drop_fields(other);
    let Some(visitor_id) = at.some_text(visitor_id, "visitorId") else {
        at.drop_field("visitorFound", visitor_found);
        at.drop_field("confidence", confidence);
        at.drop_field("firstSeenAt", first_seen_at);
        at.drop_field("lastSeenAt", last_seen_at);
        return None;
    };
    let scope = Scope::of_most(first_seen_at.as_ref(), last_seen_at.as_ref());
    let mut to = v4::Identification {
        visitor_id,
        confidence: confidence.map(|known| self::confidence(known, at.field("confidence"))),
        first_seen_at: first_seen_at.and_then(|seen| seen_at(seen, scope, at.field("firstSeenAt"))),
        last_seen_at: last_seen_at.and_then(|seen| seen_at(seen, scope, at.field("lastSeenAt"))),
        ..v4::Identification::default()
    };
    to.visitor_found = guaranteed(visitor_found, "visitor_found", &mut to.other);
    Some(to)
}

fn confidence(
    confidence: IdentificationConfidence,
    mut at: Place<'_>,
) -> v4::IdentificationConfidence {
    let IdentificationConfidence {
        score,
        revision,
        comment,
        other,
    } = confidence;
    let mut to = v4::IdentificationConfidence {
        version: revision,
        comment,
        ..v4::IdentificationConfidence::default()
    };
    to.score = guaranteed(sent(score, "score", &other), "score", &mut to.other);
    at.drop_fields(other);
    to
}

/// Whose customers saw a visitor. Both times of an identification are of one scope: a last time in the
/// workspace may lie long before, or after, a first time anywhere.
#[derive(Clone, Copy)]
enum Scope {
    Workspace,
    Vendor,
}

impl Scope {
    /// That of which there are more times; the workspace's where there are as many.
    fn of_most(first: Option<&SeenAt>, last: Option<&SeenAt>) -> Self {
        let count = |text: fn(&SeenAt) -> Option<&String>| {
            let times = [first, last].into_iter().flatten().filter_map(text);
            times
                .filter(|text| date_time::parse(text).is_some())
                .count()
        };
        match count(|seen| seen.subscription.as_ref()) < count(|seen| seen.global.as_ref()) {
            true => Self::Vendor,
            false => Self::Workspace,
        }
    }
}

fn seen_at(seen: SeenAt, scope: Scope, mut at: Place<'_>) -> Option<i64> {
    let SeenAt {
        global,
        subscription,
        other,
    } = seen;
    at.drop_fields(other);
    let workspace = (subscription, "subscription");
    let vendor = (global, "global");
    let ((text, name), (rest, name_of_rest)) = match scope {
        Scope::Workspace => (workspace, vendor),
        Scope::Vendor => (vendor, workspace),
    };
    let mut time = None;
    settle_time(&mut time, text, &mut at, name);
    drop_time_unless_equal(time, rest, &mut at, name_of_rest);
    time
}

/// The event itself tells what the standard id does, unless the two differ.
fn drop_unless_equal(standard: SupplementaryId, known: &SupplementaryId, mut at: Place<'_>) {
    let SupplementaryId {
        visitor_id,
        visitor_found,
        confidence,
        first_seen_at,
        last_seen_at,
        other,
    } = standard;
    at.drop_fields(other);
    at.drop_field(
        "visitorId",
        visitor_id.filter(|id| known.visitor_id.as_ref() != Some(id)),
    );
    at.drop_field(
        "visitorFound",
        visitor_found.filter(|found| known.visitor_found != Some(*found)),
    );
    at.drop_field(
        "confidence",
        confidence.filter(|value| known.confidence.as_ref() != Some(value)),
    );
    at.drop_field(
        "firstSeenAt",
        first_seen_at.filter(|seen| known.first_seen_at.as_ref() != Some(seen)),
    );
    at.drop_field(
        "lastSeenAt",
        last_seen_at.filter(|seen| known.last_seen_at.as_ref() != Some(seen)),
    );
}
