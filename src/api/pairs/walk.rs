//! The walk over the table: each value to its place in the other version.

use super::attributes;
use super::how::{How, Way, whole_number};
use super::json::{Json, Part};
use super::place::{find, find_mut, first, make};
use super::shape::Shape;
use super::table::{Back, OF_BROWSERS, Row};
use super::visitor;

/// What the walk depends on.
#[derive(Clone, Copy)]
pub(super) struct Walk {
    pub(super) way: Way,
    /// The shape of v3's end.
    pub(super) shape: Shape,
    /// Whether the event is of a mobile device.
    pub(super) is_mobile: bool,
}

impl Walk {
    /// Where a row comes from, and where it goes.
    fn ends(self, (v3, v4, ..): &Row) -> (&'static str, &'static str) {
        match self.way {
            Way::Up => (v3, v4),
            Way::Down => (v4, v3),
        }
    }

    /// Carries over all that the rows have a place for, and marks what the other version then says.
    pub(super) fn carry<'a>(self, rows: &'static [Row], from: &mut Json<'a>, to: &mut Json<'a>) {
        for row in rows.iter().filter(|row| self.holds(row)) {
            let (source, target) = self.ends(row);
            match row.2 {
                How::Lost => {}
                How::Device => self.device(from, to),
                How::Twin(rows) => self.twin(rows, (source, target), from, to),
                How::Each(how) => {
                    let rows = how.table().unwrap_or_default();
                    self.list(rows, (source, target), from, to);
                }
                How::Attributes(rows) => {
                    if let Some(Json::Object(parts)) =
                        find_mut(from, source).map(|part| &mut part.value)
                    {
                        attributes::carry(self.way, rows, parts, to, target);
                    }
                }
                _ if row.3 == Back::Only => {
                    if find(to, target).is_none() {
                        self.one(row, &mut from.clone(), to);
                    }
                }
                _ if row.3 == Back::Beside && self.way == Way::Down => {
                    if first(target).is_some_and(|(product, _)| to.get(product.name).is_some()) {
                        self.one(row, from, to);
                    }
                }
                _ => self.one(row, from, to),
            }
        }
    }

    /// Whether a row counts on this walk.
    fn holds(self, (_, v4, _, back): &Row) -> bool {
        match (self.way, back) {
            (Way::Up, back) => *back != Back::Only && !(self.is_mobile && OF_BROWSERS.contains(v4)),
            (Way::Down, back) => self.shape.has(*back),
        }
    }

    fn one<'a>(self, row: &Row, from: &mut Json<'a>, to: &mut Json<'a>) {
        let ends = self.ends(row);
        match row.2 {
            How::Table(rows) => self.object(rows, ends, from, to),
            How::Browser(rows) => {
                if self.way == Way::Down || find(from, ends.0).is_some_and(visitor::names_a_browser)
                {
                    self.object(rows, ends, from, to);
                }
            }
            How::Seen if self.way == Way::Up => visitor::seen(ends, from, to),
            how => self.leaf(how, ends, from, to),
        }
    }

    fn leaf<'a>(
        self,
        how: How,
        (source, target): (&'static str, &'static str),
        from: &mut Json<'a>,
        to: &mut Json<'a>,
    ) {
        let Some(part) = find_mut(from, source) else {
            return;
        };
        let Some(converted) = how.convert(self.way, &part.value) else {
            return;
        };
        let value = converted.value.clone();
        let known = make(to, target, value);
        let is_said = known.is_some_and(|known| {
            *known == converted.value
                || matches!(how, How::Reset) && is_in_seconds(known, &converted.value)
        });
        part.taken |= is_said && converted.whole;
    }

    /// An object, by a table of its own.
    fn object<'a>(
        self,
        rows: &'static [Row],
        (source, target): (&'static str, &'static str),
        from: &mut Json<'a>,
        to: &mut Json<'a>,
    ) {
        let from = match source {
            "" => Some(from),
            source => find_mut(from, source).map(|part| &mut part.value),
        };
        let Some(from) = from.filter(|from| self.is_one(rows, from)) else {
            return;
        };
        if let Some(to) = make(to, target, Json::Object(Vec::new())) {
            self.carry(rows, from, to);
        }
    }

    /// Whether there is anything of what makes an object one of this table.
    fn is_one(self, rows: &'static [Row], from: &Json<'_>) -> bool {
        let mut needed = rows
            .iter()
            .filter_map(|row| Some((first(self.ends(row).0)?.0, row)))
            .filter(|(step, _)| step.guaranteed)
            .peekable();
        if let Some((step, row)) = needed.peek()
            && matches!(row.2, How::Key)
        {
            let key = from.get(step.name);
            return key.is_some_and(|key| row.2.convert(self.way, key).is_some());
        }
        from.is_object()
            && (needed.peek().is_none() || needed.any(|(step, _)| from.get(step.name).is_some()))
    }

    /// A list of objects: those that are none of the table's are left out.
    fn list<'a>(
        self,
        rows: &'static [Row],
        (source, target): (&'static str, &'static str),
        from: &mut Json<'a>,
        to: &mut Json<'a>,
    ) {
        let Some(Json::List(parts)) = find_mut(from, source).map(|part| &mut part.value) else {
            return;
        };
        let mut items = Vec::new();
        for part in parts {
            if self.is_one(rows, &part.value) {
                let mut item = Json::Object(Vec::new());
                self.carry(rows, &mut part.value, &mut item);
                items.push(Part::new("", item));
            }
        }
        make(to, target, Json::List(items));
    }

    /// v4 has but one id of a kind: the other way, v3 says it twice.
    fn twin<'a>(
        self,
        rows: &'static [Row],
        (source, target): (&'static str, &'static str),
        from: &mut Json<'a>,
        to: &mut Json<'a>,
    ) {
        if self.way == Way::Down {
            let product = first(target).map(|(product, _)| product.name);
            if product.is_some_and(|product| to.get(product).is_some()) {
                self.object(rows, (source, target), &mut from.clone(), to);
            }
            return;
        }
        let Some(known) = find(from, target).cloned() else {
            return;
        };
        if let Some(Json::Object(parts)) = find_mut(from, source).map(|part| &mut part.value) {
            for part in parts {
                part.taken = known.get(part.name) == Some(&part.value);
            }
        }
    }

    fn device<'a>(self, from: &mut Json<'a>, to: &mut Json<'a>) {
        match self.way {
            Way::Up => {
                make(to, "source", Json::word("\"device\""));
            }
            Way::Down => {
                if let Some(part) = from.get_mut("source") {
                    part.taken = How::Device.is(&part.value);
                }
            }
        }
    }
}

/// Whether a number says the same time in seconds.
fn is_in_seconds(known: &Json<'_>, seconds: &Json<'_>) -> bool {
    let milliseconds = whole_number(known).map(|known| known.div_euclid(1000));
    milliseconds.is_some() && milliseconds == whole_number(seconds)
}
