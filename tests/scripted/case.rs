//! A case of the table, complete: what `each` and `variants` abbreviate is written out.

use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    pub(crate) case: String,
    pub(crate) of: Vec<String>,
    pub(crate) answers: Vec<Answer>,
    pub(crate) expect: Expect,
    #[serde(default)]
    pub(crate) options: Options,
    #[serde(default = "one")]
    pub(crate) random: f64,
    pub(crate) key: Option<String>,
}

fn one() -> f64 {
    1.0
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Options {
    pub(crate) timeout: Option<u32>,
    pub(crate) deadline: Option<u32>,
    pub(crate) max_retries: Option<u32>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Answer {
    Word(Word),
    Fails(Fails),
    Http(Box<Http>),
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Word {
    Success,
    Hang,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fails {
    pub(crate) fails: String,
    #[serde(default)]
    times: Option<usize>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
pub(crate) struct Http {
    pub(crate) status: u16,
    pub(crate) status_text: Option<String>,
    headers: Map<String, Value>,
    retry_after: Option<String>,
    times: Option<usize>,
    pub(crate) error: Option<(String, String)>,
    pub(crate) said: Option<String>,
    json: Option<Value>,
    text: Option<String>,
    hex: Option<String>,
    success: bool,
    pub(crate) broken: bool,
}

impl Answer {
    pub(crate) fn success() -> Self {
        Self::Word(Word::Success)
    }

    pub(crate) fn times(&self) -> usize {
        match self {
            Self::Word(_) => 1,
            Self::Fails(fails) => fails.times.unwrap_or(1),
            Self::Http(http) => http.times.unwrap_or(1),
        }
    }

    /// The answer over HTTP that it stands for, where it is one.
    pub(crate) fn http(&self) -> Option<Http> {
        match self {
            Self::Word(Word::Success) => Some(Http {
                status: 200,
                success: true,
                ..Http::default()
            }),
            Self::Http(http) => Some(Http::clone(http)),
            _ => None,
        }
    }
}

impl Http {
    #[cfg_attr(
        not(all(not(target_arch = "wasm32"), feature = "mock")),
        expect(dead_code, reason = "others send any bytes")
    )]
    pub(crate) fn is_binary(&self) -> bool {
        let bytes = self.hex.as_deref().map(bytes);
        bytes.is_some_and(|bytes| String::from_utf8(bytes).is_err())
    }

    pub(crate) fn headers(&self) -> Vec<(String, String)> {
        let more = self
            .retry_after
            .iter()
            .map(|value| ("Retry-After".to_owned(), value.clone()));
        self.headers
            .iter()
            .map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned()))
            .chain(more)
            .collect()
    }

    /// The bytes of the body, but for the placeholders in them.
    pub(crate) fn body(&self, success: &Value) -> Vec<u8> {
        let json = |value: &Value| value.to_string().into_bytes();
        let bodies = [
            self.error.as_ref().map(|(code, message)| {
                json(&serde_json::json!({ "error": { "code": code, "message": message } }))
            }),
            self.said
                .as_ref()
                .map(|said| json(&serde_json::json!({ "error": said }))),
            self.json.as_ref().map(json),
            self.text.as_ref().map(|text| text.clone().into_bytes()),
            self.hex.as_ref().map(|hex| bytes(hex)),
            (self.success && !success.is_null()).then(|| json(success)),
        ];
        let mut bodies = bodies.into_iter().flatten();
        let body = bodies.next().unwrap_or_default();
        assert!(
            bodies.next().is_none(),
            "an answer with two bodies: {self:?}"
        );
        body
    }
}

fn bytes(hex: &str) -> Vec<u8> {
    hex.split(' ')
        .map(|byte| u8::from_str_radix(byte, 16).unwrap())
        .collect()
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Expect {
    pub(crate) class: Option<String>,
    pub(crate) retryable: Option<bool>,
    pub(crate) status_code: Option<u16>,
    #[serde(default, deserialize_with = "given")]
    pub(crate) code: Option<Option<String>>,
    #[serde(default, deserialize_with = "given")]
    pub(crate) message: Option<Option<String>>,
    pub(crate) body: Option<String>,
    pub(crate) attempts: Option<u32>,
    pub(crate) retry_after: Option<f64>,
    pub(crate) limit: Option<String>,
    pub(crate) waits: Option<Vec<f64>>,
    #[serde(default)]
    pub(crate) shows: Vec<String>,
    pub(crate) hides: Option<Vec<String>>,
}

/// Tells `null` from what is left out.
fn given<'de, D: serde::Deserializer<'de>>(value: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(value).map(Some)
}
