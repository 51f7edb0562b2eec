//! Lists and dictionaries as members: an element that does not fit costs itself alone.

use std::collections::BTreeMap;

use serde::de::{Error, MapAccess, SeqAccess};
use serde::ser::{SerializeMap, Serializer};
use serde_json::{Map, Value};

use crate::api::member::{Member, Outcome, Reader, Written};
use crate::api::path::Path;

/// The elements of a list that do not fit are an array of pairs, `[[index, element], …]`.
impl<T: Member> Member for Vec<T> {
    fn read_list<'de, A: SeqAccess<'de>>(&mut self, mut list: A) -> Result<Outcome, A::Error> {
        let mut misfits = Vec::new();
        let mut item = T::default();
        while let Some(outcome) = list.next_element_seed(Reader(&mut item))? {
            let read = std::mem::take(&mut item);
            match misfit_of(&read, outcome)? {
                None => self.push(read),
                Some(misfit) => {
                    let index = self.len() + misfits.len();
                    misfits.push(Value::from(vec![Value::from(index), misfit]));
                }
            }
        }
        Ok(match misfits.is_empty() {
            true => Outcome::Fit,
            false => Outcome::Elements(Value::Array(misfits)),
        })
    }

    fn write<S: Serializer>(&self, misfit: Option<&Value>, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(elements(self, misfit))
    }

    fn is_of_elements(misfit: &Value) -> bool {
        misfit.is_array()
    }

    fn name_misfits(&self, misfit: Option<&Value>, at: &Path<'_>, found: &mut Vec<String>) {
        for (index, element) in elements(self, misfit).enumerate() {
            let at = Path::Element(at, index);
            match element {
                Element::Fit(item) => item.name_misfits(None, &at, found),
                Element::Misfit(_) => found.push(at.text()),
            }
        }
    }
}

/// The entries of a dictionary that do not fit are an object.
impl<T: Member> Member for BTreeMap<String, T> {
    fn read_object<'de, A: MapAccess<'de>>(&mut self, mut object: A) -> Result<Outcome, A::Error> {
        let mut misfits = Map::new();
        while let Some(name) = object.next_key::<String>()? {
            let mut value = T::default();
            let outcome = object.next_value_seed(Reader(&mut value))?;
            // Of an entry that stands twice the last counts.
            match misfit_of(&value, outcome)? {
                None => {
                    misfits.remove(&name);
                    self.insert(name, value);
                }
                Some(misfit) => {
                    self.remove(&name);
                    misfits.insert(name, misfit);
                }
            }
        }
        Ok(match misfits.is_empty() {
            true => Outcome::Fit,
            false => Outcome::Elements(Value::Object(misfits)),
        })
    }

    fn write<S: Serializer>(&self, misfit: Option<&Value>, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for (name, value) in self {
            map.serialize_entry(name, &Written(value, None))?;
        }
        for (name, value) in misfit.and_then(Value::as_object).into_iter().flatten() {
            if !self.contains_key(name) {
                map.serialize_entry(name, value)?;
            }
        }
        map.end()
    }

    fn is_of_elements(misfit: &Value) -> bool {
        misfit.is_object()
    }

    fn name_misfits(&self, misfit: Option<&Value>, at: &Path<'_>, found: &mut Vec<String>) {
        for (name, value) in self {
            value.name_misfits(None, &Path::Member(at, name), found);
        }
        let misfits = misfit.and_then(Value::as_object).into_iter().flatten();
        found.extend(misfits.map(|(name, _)| Path::Member(at, name).text()));
    }
}

/// The misfit that an element is. It has no place to keep its own elements that do not fit: then it is one.
fn misfit_of<T: Member, E: Error>(read: &T, outcome: Outcome) -> Result<Option<Value>, E> {
    match outcome {
        Outcome::Fit => Ok(None),
        Outcome::Misfit(value) => Ok(Some(value)),
        Outcome::Elements(elements) => serde_json::to_value(Written(read, Some(&elements)))
            .map(Some)
            .map_err(E::custom),
    }
}

/// An element of an array.
pub(crate) enum Element<T, M> {
    Fit(T),
    Misfit(M),
}

impl<T: Member> serde::Serialize for Element<&T, &Value> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Fit(item) => item.write(None, to),
            Self::Misfit(value) => value.serialize(to),
        }
    }
}

/// The elements of an array, with those that do not fit in their places.
pub(crate) fn elements<'a, I, T>(items: I, misfit: Option<&'a Value>) -> Elements<'a, I::IntoIter>
where
    I: IntoIterator<Item = T>,
{
    Elements {
        items: items.into_iter(),
        misfits: misfit
            .and_then(Value::as_array)
            .map(Vec::as_slice)
            .unwrap_or_default(),
        index: 0,
    }
}

pub(crate) struct Elements<'a, I> {
    items: I,
    misfits: &'a [Value],
    index: u64,
}

impl<'a, I: Iterator> Iterator for Elements<'a, I> {
    type Item = Element<I::Item, &'a Value>;

    fn next(&mut self) -> Option<Self::Item> {
        let misfit = self.misfits.split_first().map(|(first, rest)| {
            let pair = first.as_array().map(Vec::as_slice).unwrap_or_default();
            let [index, value] = pair else {
                return (None, first, rest);
            };
            (index.as_u64(), value, rest)
        });
        let is_here = matches!(misfit, Some((Some(index), _, _)) if index <= self.index);
        let item = if is_here { None } else { self.items.next() };
        self.index += 1;
        // A list that became shorter since has what is left over at its end.
        match (item, misfit) {
            (Some(item), _) => Some(Element::Fit(item)),
            (None, Some((_, value, rest))) => {
                self.misfits = rest;
                Some(Element::Misfit(value))
            }
            (None, None) => None,
        }
    }
}
