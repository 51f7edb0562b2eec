//! Compares the facts of a document with those of the crate.

use crate::schema::documents::Known;
use crate::schema::facts::{Facts, PART, steps};
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fmt;

/// What is not the same on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    pub(crate) path: String,
    /// Both sides, in words.
    pub(crate) detail: String,
}

/// How much was compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Figures {
    pub(crate) schemas: usize,
    pub(crate) properties: usize,
    pub(crate) parameters: usize,
    pub(crate) values: usize,
}

/// Compares all that the document describes: what the known roots and the operations lead to.
pub(crate) fn compare(
    theirs: &Facts,
    ours: &Facts,
    known: &Known,
) -> Result<(Vec<Difference>, Figures)> {
    let mut comparison = Comparison {
        theirs,
        ours,
        differences: Vec::new(),
        figures: Figures::default(),
        seen: BTreeSet::new(),
        their_reached: BTreeSet::new(),
        our_reached: BTreeSet::new(),
    };
    for (schema, own) in known.roots {
        if !theirs.has(schema) {
            comparison.extra(*schema);
        } else if !ours.has(own) {
            comparison.missing(*schema);
        } else {
            comparison.entry(schema, schema, own)?;
        }
    }
    comparison.operations()?;
    // What neither a root nor an operation leads to would otherwise pass unseen.
    for (name, fact) in theirs.schemas() {
        let root = known.roots.iter().any(|(schema, _)| *schema == name);
        if fact == PART || comparison.their_reached.contains(name) {
            comparison.figures.schemas += 1;
        } else if !root {
            comparison.differ(format!("schema {name}"), "not compared");
        }
    }
    for (name, _) in ours.schemas().filter(|_| known.whole) {
        if !comparison.our_reached.contains(name) {
            comparison.extra(format!("type {name}"));
        }
    }
    Ok((comparison.differences, comparison.figures))
}

struct Comparison<'a> {
    theirs: &'a Facts,
    ours: &'a Facts,
    differences: Vec<Difference>,
    figures: Figures,
    /// Pairs that were compared: each is compared once, by the first path that leads to it.
    seen: BTreeSet<(String, String)>,
    their_reached: BTreeSet<String>,
    our_reached: BTreeSet<String>,
}

impl Comparison<'_> {
    /// Compares two facts and all that they lead to.
    fn entry(&mut self, path: &str, their_key: &str, our_key: &str) -> Result<()> {
        let (document, own) = (self.theirs, self.ours);
        let inside = || format!("in `{path}`");
        let theirs = document.resolve(their_key, &mut self.their_reached);
        let (theirs, their_place) = theirs.with_context(inside)?;
        let ours = own.resolve(our_key, &mut self.our_reached);
        let (ours, our_place) = ours.with_context(inside)?;
        if theirs != ours {
            let detail = format!("{theirs} in the document, {ours} in the crate");
            self.differ(path, detail);
        }
        let places = (their_place.clone(), our_place.clone());
        if !self.seen.insert(places) {
            return Ok(());
        }
        let path = format!("{path}{}", steps(&theirs));
        let values = (
            document.values.get(&their_place),
            own.values.get(&our_place),
        );
        if let (Some(theirs), Some(ours)) = values {
            self.figures.values += theirs.union(ours).count();
            for value in theirs.difference(ours) {
                self.missing(format!("{path} = {value:?}"));
            }
            for value in ours.difference(theirs) {
                self.extra(format!("{path} = {value:?}"));
            }
        }
        if !theirs.ends_with("object") || !ours.ends_with("object") {
            return Ok(());
        }
        let (theirs, ours) = (
            document.properties(&their_place),
            own.properties(&our_place),
        );
        self.figures.properties += theirs.union(&ours).count();
        for name in theirs.union(&ours) {
            let path = format!("{path}.{name}");
            let (their_key, our_key) = (
                format!("{their_place}.{name}"),
                format!("{our_place}.{name}"),
            );
            self.pair(&path, &their_key, &our_key)?;
        }
        Ok(())
    }

    /// Compares what may be there on one side alone.
    fn pair(&mut self, path: &str, their_key: &str, our_key: &str) -> Result<()> {
        match (self.theirs.has(their_key), self.ours.has(our_key)) {
            (true, true) => self.entry(path, their_key, our_key)?,
            (true, false) => self.missing(path),
            (false, _) => self.extra(path),
        }
        Ok(())
    }

    /// Operations of the same name, or else of the same method and path, with all that they take.
    fn operations(&mut self) -> Result<()> {
        let (document, own) = (self.theirs, self.ours);
        let mut known = BTreeSet::new();
        for (name, address) in document.operations() {
            let call = format!("{name}()");
            let mut all = own.operations();
            let same_address = || own.operations().find(|(_, other)| *other == address);
            let twin = all.find(|(other, _)| *other == name).or_else(same_address);
            let Some((twin, _)) = twin else {
                self.missing(call);
                continue;
            };
            known.insert(twin);
            if twin != name {
                let detail = format!("called {twin} in the crate");
                self.differ(&call, detail);
            }
            self.pair(&call, &call, &format!("{twin}()"))?;
            let parameters = document.parameters(name);
            self.figures.parameters += parameters.union(&own.parameters(twin)).count();
            for parameter in parameters.union(&own.parameters(twin)) {
                let path = format!("{name}({parameter})");
                self.pair(&path, &path, &format!("{twin}({parameter})"))?;
            }
        }
        for (name, _) in own.operations() {
            if !known.contains(name) {
                self.extra(format!("{name}()"));
            }
        }
        Ok(())
    }

    fn missing(&mut self, path: impl Into<String>) {
        self.differ(path, "missing in the crate");
    }

    fn extra(&mut self, path: impl Into<String>) {
        self.differ(path, "not in the document");
    }

    fn differ(&mut self, path: impl Into<String>, detail: impl Into<String>) {
        self.differences.push(Difference {
            path: path.into(),
            detail: detail.into(),
        });
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} schemas, {} properties, ",
            self.schemas, self.properties
        )?;
        write!(
            f,
            "{} parameters, {} enum values",
            self.parameters, self.values
        )
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.detail)
    }
}
