//! Reads the declarations that the crate gives for TypeScript. What it does not understand is an error.

use crate::schema::types::{Definition, Property, Type};
use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeMap;

/// The types of a file of `export interface` and `export type`, by name.
pub(super) fn read(text: &str) -> Result<BTreeMap<String, Definition>> {
    let mut reader = Reader {
        tokens: tokens(text)?,
        at: 0,
    };
    let mut types = BTreeMap::new();
    while reader.peek().is_some() {
        let (name, of) = reader
            .declaration()
            .with_context(|| format!("in the declarations, near `{}`", reader.near()))?;
        ensure!(
            types.insert(name.clone(), of).is_none(),
            "`{name}` is declared twice"
        );
    }
    Ok(types)
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Word(String),
    Text(String),
    Mark(char),
}

fn tokens(text: &str) -> Result<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
        rest = if let Some(comment) = rest.strip_prefix("/*") {
            comment.split_once("*/").context("a comment without end")?.1
        } else if let Some(string) = rest.strip_prefix('"') {
            let (string, after) = string.split_once('"').context("a string without end")?;
            ensure!(!string.contains('\\'), "an escape in \"{string}\"");
            tokens.push(Token::Text(string.to_owned()));
            after
        } else if is_word(first) {
            let (word, after) = rest.split_at(rest.find(|c| !is_word(c)).unwrap_or(rest.len()));
            tokens.push(Token::Word(word.to_owned()));
            after
        } else {
            ensure!(
                "{}[]()<>|&;:?=,".contains(first),
                "`{first}` is not understood"
            );
            tokens.push(Token::Mark(first));
            rest.strip_prefix(first).unwrap_or(rest)
        }
        .trim_start();
    }
    Ok(tokens)
}

struct Reader {
    tokens: Vec<Token>,
    at: usize,
}

impl Reader {
    fn declaration(&mut self) -> Result<(String, Definition)> {
        self.expect_word("export")?;
        let keyword = self.word()?;
        let name = self.word()?;
        let mut parameters = Vec::new();
        if self.take('<') {
            parameters.push(self.word()?);
            while self.take(',') {
                parameters.push(self.word()?);
            }
            self.expect('>')?;
        }
        let of = match keyword.as_str() {
            "interface" => self.object()?,
            "type" => {
                self.expect('=')?;
                let of = self.union()?.of;
                self.expect(';')?;
                of
            }
            other => bail!("`export {other}` is not understood"),
        };
        Ok((name, Definition { parameters, of }))
    }

    fn object(&mut self) -> Result<Type> {
        self.expect('{')?;
        let mut properties = Vec::new();
        while !self.take('}') {
            let name = match self.next()? {
                Token::Word(name) | Token::Text(name) => name,
                Token::Mark(mark) => bail!("`{mark}` in place of a name"),
            };
            let marked = self.take('?');
            self.expect(':')?;
            let union = self.union()?;
            self.expect(';')?;
            properties.push(Property {
                name,
                optional: marked || union.undefined,
                of: union.of,
            });
        }
        Ok(Type::Object(properties))
    }

    fn union(&mut self) -> Result<Union> {
        self.take('|');
        let mut variants = vec![self.variant()?];
        while self.take('|') {
            variants.push(self.variant()?);
        }
        Union::new(variants)
    }

    fn variant(&mut self) -> Result<Variant> {
        let mut of = self.primary()?;
        while self.take('[') {
            self.expect(']')?;
            of = Variant::Type(Type::Array(Box::new(Union::new(vec![of])?.of)));
        }
        Ok(of)
    }

    fn primary(&mut self) -> Result<Variant> {
        Ok(Variant::Type(match self.next()? {
            Token::Text(value) => return Ok(Variant::Value(value)),
            Token::Mark('(') => {
                // `string & {}` keeps the known values of an open enum apart from `string`.
                let open = [
                    Token::Word("string".to_owned()),
                    Token::Mark('&'),
                    Token::Mark('{'),
                    Token::Mark('}'),
                    Token::Mark(')'),
                ];
                if self
                    .tokens
                    .get(self.at..)
                    .is_some_and(|rest| rest.starts_with(&open))
                {
                    self.at += open.len();
                    return Ok(Variant::AnyOtherValue);
                }
                let union = self.union()?;
                ensure!(!union.undefined, "`undefined` in brackets");
                self.expect(')')?;
                union.of
            }
            Token::Mark(mark) => bail!("`{mark}` in place of a type"),
            Token::Word(word) => match word.as_str() {
                "null" => return Ok(Variant::Null),
                "undefined" => return Ok(Variant::Undefined),
                "any" | "unknown" => Type::Any,
                "boolean" => Type::Boolean,
                "number" => Type::Number,
                "string" => Type::String,
                "Date" => Type::Date,
                "Record" => match self.arguments()?.as_slice() {
                    [Type::String, values] => Type::Map(Box::new(values.clone())),
                    _ => bail!("a `Record` of something else than strings"),
                },
                // A filter takes the known values of an open enum alone.
                "Known" => match self.arguments()?.as_slice() {
                    [of] => of.clone(),
                    _ => bail!("a `Known` of not one type"),
                },
                _ => {
                    ensure!(
                        word.starts_with(|c: char| c.is_ascii_uppercase()),
                        "the type `{word}` is not understood"
                    );
                    Type::Named(word, self.arguments()?)
                }
            },
        }))
    }

    /// The types in angle brackets, where there are such.
    fn arguments(&mut self) -> Result<Vec<Type>> {
        let mut arguments = Vec::new();
        if self.take('<') {
            arguments.push(self.union()?.of);
            while self.take(',') {
                arguments.push(self.union()?.of);
            }
            self.expect('>')?;
        }
        Ok(arguments)
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn next(&mut self) -> Result<Token> {
        let token = self.peek().cloned().context("the text ends too early")?;
        self.at += 1;
        Ok(token)
    }

    fn take(&mut self, mark: char) -> bool {
        let there = self.peek() == Some(&Token::Mark(mark));
        self.at += usize::from(there);
        there
    }

    fn expect(&mut self, mark: char) -> Result<()> {
        let next = self.next()?;
        ensure!(next == Token::Mark(mark), "{next:?} in place of `{mark}`");
        Ok(())
    }

    fn word(&mut self) -> Result<String> {
        match self.next()? {
            Token::Word(word) => Ok(word),
            other => bail!("{other:?} in place of a word"),
        }
    }

    fn expect_word(&mut self, word: &str) -> Result<()> {
        let next = self.word()?;
        ensure!(next == word, "`{next}` in place of `{word}`");
        Ok(())
    }

    /// The last tokens that were read, for messages.
    fn near(&self) -> String {
        let from = self.at.saturating_sub(6);
        let words = self.tokens.iter().skip(from).take(8);
        let words: Vec<_> = words
            .map(|token| match token {
                Token::Word(text) | Token::Text(text) => text.clone(),
                Token::Mark(mark) => mark.to_string(),
            })
            .collect();
        words.join(" ")
    }
}

/// One member of a union.
enum Variant {
    Type(Type),
    Value(String),
    AnyOtherValue,
    Null,
    Undefined,
}

struct Union {
    of: Type,
    undefined: bool,
}

impl Union {
    fn new(variants: Vec<Variant>) -> Result<Self> {
        let (mut types, mut values) = (Vec::new(), Vec::new());
        let (mut null, mut undefined, mut open) = (false, false, false);
        for variant in variants {
            match variant {
                Variant::Type(of) => types.push(of),
                Variant::Value(value) => values.push(value),
                Variant::AnyOtherValue => open = true,
                Variant::Null => null = true,
                Variant::Undefined => undefined = true,
            }
        }
        // The API may send a new value at any time.
        ensure!(
            open != values.is_empty(),
            "the values {values:?} allow no other string"
        );
        if !values.is_empty() {
            types.push(Type::Values(values));
        }
        let of = match (types.pop(), types.is_empty()) {
            (None, _) => bail!("a union without a type"),
            (Some(only), true) => only,
            (Some(last), false) => {
                types.push(last);
                Type::Choice(types)
            }
        };
        Ok(Self {
            of: if null {
                Type::Nullable(Box::new(of))
            } else {
                of
            },
            undefined,
        })
    }
}
