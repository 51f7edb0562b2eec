//! The spellings in which a server may echo what it was asked.

use std::fmt::Write;

type Spell = fn(&str) -> String;

pub(crate) const SPELLINGS: [(&str, Spell); 10] = [
    ("json", json),
    ("escaped", escaped),
    ("nested", |text| escaped(&escaped(text))),
    ("percent", percent),
    ("percent2", |text| {
        percent(&percent(text)).to_ascii_lowercase()
    }),
    ("html", html),
    ("base64", |text| base64(text, b"+/", true)),
    ("base64url", |text| base64(text, b"-_", false)),
    ("base64-1", |text| base64(&format!("x{text}"), b"+/", true)),
    ("base64-2", |text| base64(&format!("xx{text}"), b"+/", true)),
];

fn json(text: &str) -> String {
    let mut spelt = String::new();
    for unit in text.encode_utf16() {
        match char::from_u32(unit.into()).filter(char::is_ascii_alphanumeric) {
            Some(plain) => spelt.push(plain),
            None => write!(spelt, "\\u{unit:04x}").unwrap(),
        }
    }
    spelt
}

fn escaped(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    let inside = quoted
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    inside.unwrap().replace('/', "\\/")
}

fn percent(text: &str) -> String {
    let mut spelt = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            spelt.push(byte.into());
        } else {
            write!(spelt, "%{byte:02X}").unwrap();
        }
    }
    spelt
}

fn html(text: &str) -> String {
    let mut spelt = String::new();
    for character in text.chars() {
        match character {
            '&' => spelt.push_str("&amp;"),
            '"' => spelt.push_str("&quot;"),
            '<' => spelt.push_str("&lt;"),
            '>' => spelt.push_str("&gt;"),
            _ if character.is_ascii_alphanumeric() => spelt.push(character),
            _ => write!(spelt, "&#{};", u32::from(character)).unwrap(),
        }
    }
    spelt
}

fn base64(text: &str, last: &[u8; 2], padded: bool) -> String {
    let letters: Vec<u8> = (b'A'..=b'Z')
        .chain(b'a'..=b'z')
        .chain(b'0'..=b'9')
        .chain(*last)
        .collect();
    let mut spelt = String::new();
    for group in text.as_bytes().chunks(3) {
        let bits = (0..3).fold(0, |bits, place| {
            bits << 8 | usize::from(group.get(place).copied().unwrap_or_default())
        });
        for place in 0..=group.len() {
            spelt.push(letters[bits >> (18 - 6 * place) & 63].into());
        }
        if padded {
            spelt.extend((group.len()..3).map(|_| '='));
        }
    }
    spelt
}
