//! What a version guarantees, and the other did not say.

use super::how::{How, Way};
use super::json::Json;
use super::place::{Step, first};
use super::shape::Shape;
use super::table::{PAIRS, Row};

/// Fills the gaps of what was made of the other version, each only in what is there at all.
#[derive(Clone, Copy)]
pub(super) struct Gaps {
    pub(super) way: Way,
    pub(super) shape: Shape,
}

impl Gaps {
    pub(super) fn fill(self, made: &mut Json<'_>) {
        for row in PAIRS {
            match self.way {
                Way::Up => self.path(row, row.1, made, &|step| step.guaranteed),
                Way::Down => self.product(row, made),
            }
        }
    }

    fn product(self, row: &Row, made: &mut Json<'_>) {
        if let Some((product, rest)) = first(row.0)
            && let Some(part) = made.get_mut(product.name)
        {
            let guaranteed = |step: Step| self.shape.guarantees(product.name, step);
            match rest {
                "" => self.inside(row.2, &mut part.value, &guaranteed),
                rest => self.path(row, rest, &mut part.value, &guaranteed),
            }
        }
    }

    fn path(
        self,
        row: &Row,
        path: &'static str,
        at: &mut Json<'_>,
        guaranteed: &dyn Fn(Step) -> bool,
    ) {
        let Some((step, rest)) = first(path) else {
            return;
        };
        let is_there = at.get(step.name).is_some();
        let belongs = self.way == Way::Up || self.shape.has(row.3);
        if !(is_there || guaranteed(step) && belongs) {
            return;
        }
        let gap = match rest {
            "" => self.unknown(row.2),
            _ => Json::Object(Vec::new()),
        };
        let Some(value) = at.make(step.name, gap) else {
            return;
        };
        match rest {
            "" => self.inside(row.2, value, &|step| step.guaranteed),
            rest => self.path(row, rest, value, &|step| step.guaranteed),
        }
    }

    fn inside(self, how: How, at: &mut Json<'_>, guaranteed: &dyn Fn(Step) -> bool) {
        match (how, at) {
            (How::Table(rows) | How::Browser(rows) | How::Twin(rows), at) => {
                for row in rows {
                    let path = match self.way {
                        Way::Up => row.1,
                        Way::Down => row.0,
                    };
                    self.path(row, path, at, guaranteed);
                }
            }
            (How::Each(how), Json::List(parts)) => {
                for part in parts {
                    self.inside(*how, &mut part.value, guaranteed);
                }
            }
            _ => {}
        }
    }

    fn unknown(self, how: How) -> Json<'static> {
        match self.way {
            Way::Up => Json::NULL,
            Way::Down => how.unknown_in_v3(),
        }
    }
}
