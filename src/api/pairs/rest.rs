//! What the other version does not say, by its path.

use std::collections::BTreeMap;

use serde_json::Value;

use super::how::{How, Way};
use super::json::{Json, Part, unescaped};
use super::path;
use super::place::{Step, first, to};
use super::shape::Shape;
use super::table::{Back, PAIRS, Row};

/// Values by their paths.
#[derive(Default)]
pub(super) struct Dropped<'a>(Vec<(String, Json<'a>)>);

impl<'a> Dropped<'a> {
    pub(super) fn push(&mut self, path: String, value: Json<'a>) {
        self.0.push((path, value));
    }

    pub(super) fn write(&self, to: &mut String) {
        let parts = self.0.iter();
        let parts = parts.map(|(path, value)| Part::new(path, value.clone()));
        Json::Object(parts.collect()).write(to);
    }

    pub(super) fn values(&self) -> BTreeMap<String, Value> {
        let values = self.0.iter();
        values
            .map(|(path, value)| (unescaped(path), value.value()))
            .collect()
    }
}

/// A row, and what is left of its path from here on.
type Below = (&'static str, &'static Row);

/// What is left of a value of one version.
pub(super) struct Rest<'d, 'a> {
    pub(super) way: Way,
    pub(super) shape: Shape,
    pub(super) dropped: &'d mut Dropped<'a>,
}

impl<'a> Rest<'_, 'a> {
    /// Drops what is left of the products of an event of v3.
    pub(super) fn of_products(&mut self, products: Json<'a>) {
        let Json::Object(products) = products else {
            return;
        };
        let (shape, rows) = (self.shape, self.rows(PAIRS));
        for product in products {
            let below = below(&rows, product.name);
            let guaranteed = |step: Step| shape.guarantees(product.name, step);
            self.value(&below, product.value, shape.path(product.name), &guaranteed);
        }
    }

    /// Drops what is left of an event of v4.
    pub(super) fn of_event(&mut self, event: Json<'a>) {
        if let Json::Object(parts) = event {
            self.members(&self.rows(PAIRS), parts, "", &|step| step.guaranteed);
        }
    }

    /// The rows that count on the way, by the paths from here.
    fn rows(&self, rows: &'static [Row]) -> Vec<Below> {
        let path = |row: &'static Row| match self.way {
            Way::Up => Some((row.0, row)),
            Way::Down => (self.shape.has(row.3) && row.3 != Back::Only).then_some((row.1, row)),
        };
        rows.iter().filter_map(path).collect()
    }

    fn members(
        &mut self,
        rows: &[Below],
        parts: Vec<Part<'a>>,
        at: &str,
        guaranteed: &dyn Fn(Step) -> bool,
    ) {
        let steps = rows.iter().filter_map(|(path, _)| Some(first(path)?.0));
        let mut missing: Vec<&str> = Vec::new();
        for step in steps.filter(|step| guaranteed(*step)) {
            let is_there = parts.iter().any(|part| part.name == step.name);
            if !is_there && !missing.contains(&step.name) {
                missing.push(step.name);
            }
        }
        for name in missing {
            self.dropped.push(path::member(at, name), Json::NULL);
        }
        for part in parts {
            let at = path::member(at, part.name);
            let may_be_null =
                |(path, _): &Below| to(path, part.name).is_some_and(|(step, _)| step.nullable);
            match below(rows, part.name) {
                _ if part.taken || part.value.is_null() && rows.iter().any(may_be_null) => {}
                below if below.is_empty() => self.dropped.push(at, part.value),
                below => self.value(&below, part.value, at, &|step| step.guaranteed),
            }
        }
    }

    /// What is left of a value to which rows lead.
    fn value(
        &mut self,
        rows: &[Below],
        value: Json<'a>,
        at: String,
        guaranteed: &dyn Fn(Step) -> bool,
    ) {
        let here = || {
            rows.iter()
                .filter(|(path, _)| path.is_empty())
                .map(|(_, row)| row.2)
        };
        let mut inner: Vec<Below> = rows
            .iter()
            .filter(|(path, _)| !path.is_empty())
            .copied()
            .collect();
        // What goes down alone is of one piece on the way up.
        let tables = rows
            .iter()
            .filter(|(path, row)| path.is_empty() && row.3 != Back::Only);
        let tables = tables.filter_map(|(_, row)| row.2.table());
        inner.extend(tables.flat_map(|table| self.rows(table)));
        let each = here().find_map(|how| match how {
            How::Each(how) => how.table(),
            _ => None,
        });
        match value {
            Json::Object(parts) if here().any(|how| matches!(how, How::Attributes(_))) => {
                self.attributes(parts, &at)
            }
            Json::Object(parts)
                if self.way == Way::Up && here().any(|how| matches!(how, How::Twin(_))) =>
            {
                for part in parts.into_iter().filter(|part| !part.taken) {
                    self.dropped.push(path::member(&at, part.name), part.value);
                }
            }
            Json::Object(parts) if !inner.is_empty() => {
                match self.is_one(&inner, &parts, guaranteed) {
                    true => self.members(&inner, parts, &at, guaranteed),
                    false => self.dropped.push(at, Json::Object(parts)),
                }
            }
            Json::List(parts) if each.is_some() => {
                let inner = each.map(|rows| self.rows(rows)).unwrap_or_default();
                for (index, part) in parts.into_iter().enumerate() {
                    let at = path::element(&at, index);
                    match part.value {
                        Json::Object(parts)
                            if is_any_taken(&parts) || parts.is_empty() && !needs_any(&inner) =>
                        {
                            self.members(&inner, parts, &at, &|step| step.guaranteed);
                        }
                        value => self.dropped.push(at, value),
                    }
                }
            }
            value if value.is_null() && here().any(|how| matches!(how, How::Seen)) => {}
            value => self.dropped.push(at, value),
        }
    }

    /// Whether an object has anything of what makes it one.
    fn is_one(
        &self,
        rows: &[Below],
        parts: &[Part<'_>],
        guaranteed: &dyn Fn(Step) -> bool,
    ) -> bool {
        let steps = rows.iter().filter_map(|(path, _)| Some(first(path)?.0));
        let mut needed = steps.filter(|step| guaranteed(*step)).peekable();
        is_any_taken(parts)
            || needed.peek().is_none()
            || needed.any(|step| parts.iter().any(|part| part.name == step.name))
    }

    /// An attribute of v3 is dropped as it is, unless its value is taken; one of v4 is but a value.
    fn attributes(&mut self, parts: Vec<Part<'a>>, at: &str) {
        for part in parts.into_iter().filter(|part| !part.taken) {
            let at = path::member(at, part.name);
            match part.value {
                Json::Object(parts) if self.way == Way::Up && is_any_taken(&parts) => {
                    for part in parts.into_iter().filter(|part| !part.taken) {
                        self.dropped.push(path::member(&at, part.name), part.value);
                    }
                }
                value => self.dropped.push(at, value),
            }
        }
    }
}

/// Whether anything makes an object one of these rows.
fn needs_any(rows: &[Below]) -> bool {
    rows.iter()
        .any(|(path, _)| first(path).is_some_and(|(step, _)| step.guaranteed))
}

/// The rows that lead to a member, from there on.
fn below(rows: &[Below], name: &str) -> Vec<Below> {
    let lead = rows
        .iter()
        .filter_map(|(path, row)| Some((to(path, name)?.1, *row)));
    lead.collect()
}

fn is_any_taken(parts: &[Part<'_>]) -> bool {
    parts.iter().any(|part| {
        part.taken
            || match &part.value {
                Json::Object(parts) | Json::List(parts) => is_any_taken(parts),
                Json::Leaf(_) => false,
            }
    })
}
