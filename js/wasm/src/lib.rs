//! The protocol between the package's JavaScript and its wasm files; `core.js` and `flat.js` beside this
//! crate are its other end. Functions over strings, bytes and numbers: no object crosses, nothing throws.
//!
//! **What goes in** is numbers, bytes, JSON, or one flat text of named values, the cheapest way over the
//! boundary: `name NUL value NUL`, again and again. A letter before a value says what it is:
//!
//! | value | is |
//! | --- | --- |
//! | `s…` | a string |
//! | `n…` | a number as JavaScript writes it, `NaN` and `Infinity` too |
//! | `btrue`, `bfalse` | a boolean |
//! | `d…` | a `Date`: Unix milliseconds, or `NaN` |
//! | `o` | an object |
//! | `x…` | anything else, by the name of its type: `xa function` |
//! | `a` and a value | one item of an array, which gives a pair for each of its items |
//! | `a` | an array without items |
//! | nothing | nothing is there |
//!
//! A pair without a name and a value stands between the parts of a text that has several.
//!
//! **What comes out** is a number, a flag, bytes, or a text whose first character says what it is, so that
//! nothing inside of a value is ever taken for anything else: see [`Mark`].

mod answer;
mod flat;

pub use answer::{Mark, answer};
pub use flat::{Given, Value, pairs};
