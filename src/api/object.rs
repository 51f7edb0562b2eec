//! Records as JSON objects: how their members are read and written, and how those that do not fit are named.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde_json::{Map, Value};

use crate::api::member::{Member, Outcome, Reader, Written};
use crate::api::names::Names;
use crate::api::path::Path;

/// A struct that `record!` declares. Its members are known by their index, in the order of the fields.
pub(crate) trait Record: Member + Names {
    /// A bit for each member that makes an object such a record.
    const KEYS: u128;
    /// A bit for each member that the API guarantees.
    const GUARANTEED: u128;

    fn other(&self) -> &Map<String, Value>;
    fn other_mut(&mut self) -> &mut Map<String, Value>;
    /// Reads the value that comes next as the member of that index.
    fn read_member<'de, A: MapAccess<'de>>(
        &mut self,
        index: usize,
        from: &mut A,
    ) -> Result<Outcome, A::Error>;
    fn write_members<M: SerializeMap>(&self, to: &mut Writing<'_, M>) -> Result<(), M::Error>;
    fn name_members(&self, to: &mut Naming<'_>);
}

/// The bit of a member; the text is what the macro has to repeat to get here.
pub(crate) const fn bit(index: u32, _: &str) -> u128 {
    1_u128.wrapping_shl(index)
}

#[inline]
fn bit_of(index: usize) -> u128 {
    u32::try_from(index).map_or(0, |index| bit(index, ""))
}

pub(crate) fn read_optional<'de, T: Member, A: MapAccess<'de>>(
    field: &mut Option<T>,
    from: &mut A,
) -> Result<Outcome, A::Error> {
    let outcome = from.next_value_seed(Reader(field.insert(T::default())))?;
    if matches!(outcome, Outcome::Misfit(_)) {
        *field = None;
    }
    Ok(outcome)
}

pub(crate) fn read_guaranteed<'de, T: Member, A: MapAccess<'de>>(
    field: &mut T,
    from: &mut A,
) -> Result<Outcome, A::Error> {
    *field = T::default();
    let outcome = from.next_value_seed(Reader(field))?;
    if matches!(outcome, Outcome::Misfit(_)) {
        *field = T::default();
    }
    Ok(outcome)
}

/// Reads an object. It is none of this kind without its keys, or, where it has no keys, without any of the
/// guaranteed members.
pub(crate) fn read<'de, R: Record, A: MapAccess<'de>>(
    record: &mut R,
    mut object: A,
) -> Result<Outcome, A::Error> {
    let names = R::names();
    let (mut there, mut misfits) = (0, 0);
    let mut next = 0;
    while let Some(name) = object.next_key_seed(Name { names, next })? {
        let index = match name {
            Named::Known(index) => index,
            Named::Unknown(name) => {
                let value = object.next_value()?;
                record.other_mut().insert(name, value);
                continue;
            }
        };
        let (bit, name) = (bit_of(index), names.get(index).copied().unwrap_or_default());
        let outcome = record.read_member(index, &mut object)?;
        // Of a member that stands twice the last counts.
        if there & bit != 0 {
            record.other_mut().remove(name);
            misfits &= !bit;
        }
        there |= bit;
        match outcome {
            Outcome::Fit => {}
            Outcome::Elements(value) => {
                record.other_mut().insert(name.to_owned(), value);
            }
            Outcome::Misfit(value) => {
                misfits |= bit;
                record.other_mut().insert(name.to_owned(), value);
            }
        }
        next = index + 1;
    }
    let is_one = match R::KEYS {
        0 => R::GUARANTEED == 0 || there & R::GUARANTEED != 0,
        keys => there & !misfits & keys == keys,
    };
    let missing = R::GUARANTEED & !there;
    if missing != 0 {
        let names = names.iter().enumerate();
        for (_, name) in names.filter(|(index, _)| missing & bit_of(*index) != 0) {
            record.other_mut().insert((*name).to_owned(), Value::Null);
        }
    }
    match is_one {
        true => Ok(Outcome::Fit),
        false => rebuilt(record, missing)
            .map(Outcome::Misfit)
            .map_err(A::Error::custom),
    }
}

/// The object from which a record was read that is none.
fn rebuilt<R: Record>(record: &R, missing: u128) -> serde_json::Result<Value> {
    let mut object = serde_json::to_value(Written(record, None))?;
    if let Value::Object(members) = &mut object {
        let names = R::names().iter().enumerate();
        for (_, name) in names.filter(|(index, _)| missing & bit_of(*index) != 0) {
            members.remove(*name);
        }
    }
    Ok(object)
}

/// Reads a record that stands alone: here, what is none is an error.
pub(crate) fn whole<'de, R: Record, D: Deserializer<'de>>(from: D) -> Result<R, D::Error> {
    let mut record = R::default();
    match record.read(from)? {
        Outcome::Misfit(misfit) => Err(reason::<R, D::Error>(&misfit)),
        _ => Ok(record),
    }
}

fn reason<R: Record, E: Error>(misfit: &Value) -> E {
    let Some(members) = misfit.as_object() else {
        return E::custom(format_args!(
            "invalid type: expected an object, found {}",
            kind(misfit)
        ));
    };
    let needed = match R::KEYS {
        0 => R::GUARANTEED,
        keys => keys,
    };
    let mut needed = (0..)
        .zip(R::names())
        .filter(|(index, _)| needed & bit(*index, "") != 0);
    let missing = needed
        .clone()
        .find(|(_, name)| !members.contains_key(**name));
    match (missing, needed.next()) {
        (Some((_, name)), _) => E::missing_field(name),
        (None, Some((_, name))) => {
            let found = members.get(*name).map_or("nothing", kind);
            E::custom(format_args!("invalid type of field `{name}`: {found}"))
        }
        (None, None) => E::custom("invalid type"),
    }
}

/// What kind of JSON it is; nothing of the value itself.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// A member's name, whose index is likely the next one.
struct Name {
    names: &'static [&'static str],
    next: usize,
}

enum Named {
    Known(usize),
    Unknown(String),
}

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Named;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Named, D::Error> {
        from.deserialize_str(self)
    }
}

impl Visitor<'_> for Name {
    type Value = Named;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Named, E> {
        let index = match self.names.get(self.next) {
            Some(next) if *next == name => Some(self.next),
            _ => {
                // Members come in some order: behind the last one there is the next one, most likely.
                let names = || self.names.iter().enumerate();
                let mut known = names().skip(self.next).chain(names().take(self.next));
                known
                    .find(|(_, known)| **known == name)
                    .map(|(index, _)| index)
            }
        };
        Ok(index.map_or_else(|| Named::Unknown(name.to_owned()), Named::Known))
    }
}

/// Writes the members of a record, each that does not fit in its place.
pub(crate) struct Writing<'a, M> {
    names: &'static [&'static str],
    other: &'a Map<String, Value>,
    map: M,
}

impl<M: SerializeMap> Writing<'_, M> {
    pub(crate) fn member<T: Member>(
        &mut self,
        index: usize,
        value: Option<&T>,
    ) -> Result<(), M::Error> {
        let name = self.names.get(index).copied().unwrap_or_default();
        match (value, self.other.get(name)) {
            (None, None) => Ok(()),
            (Some(value), None) => self.map.serialize_entry(name, &Written(value, None)),
            (Some(value), Some(misfit)) if T::is_of_elements(misfit) => self
                .map
                .serialize_entry(name, &Written(value, Some(misfit))),
            (_, Some(misfit)) => self.map.serialize_entry(name, misfit),
        }
    }
}

pub(crate) fn write<R: Record, S: Serializer>(record: &R, to: S) -> Result<S::Ok, S::Error> {
    let mut writing = Writing {
        names: R::names(),
        other: record.other(),
        map: to.serialize_map(None)?,
    };
    record.write_members(&mut writing)?;
    let Writing {
        names,
        other,
        mut map,
    } = writing;
    for (name, value) in other {
        if !names.contains(&name.as_str()) {
            map.serialize_entry(name, value)?;
        }
    }
    map.end()
}

/// Names the members of a record that do not fit.
pub(crate) struct Naming<'a> {
    names: &'static [&'static str],
    other: &'a Map<String, Value>,
    path: &'a Path<'a>,
    found: &'a mut Vec<String>,
}

impl Naming<'_> {
    pub(crate) fn member<T: Member>(&mut self, index: usize, value: Option<&T>) {
        let name = self.names.get(index).copied().unwrap_or_default();
        let path = Path::Member(self.path, name);
        match (value, self.other.get(name)) {
            (None, None) => {}
            (Some(value), None) => value.name_misfits(None, &path, self.found),
            (Some(value), Some(misfit)) if T::is_of_elements(misfit) => {
                value.name_misfits(Some(misfit), &path, self.found);
            }
            (_, Some(_)) => self.found.push(path.text()),
        }
    }
}

pub(crate) fn name_misfits<R: Record>(record: &R, path: &Path<'_>, found: &mut Vec<String>) {
    record.name_members(&mut Naming {
        names: R::names(),
        other: record.other(),
        path,
        found,
    });
}
