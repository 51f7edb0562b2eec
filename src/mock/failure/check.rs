//! Which failures can happen: what a failure must ask for, and what excludes each other.

use crate::call::request::is_token;

use super::super::options::Invalid;
use super::super::request::is_header_value;
use super::super::shape::Shape;
use super::super::v3::products;
use super::{Failure, RetryAfter};

impl Failure {
    pub(super) fn check(&self) -> Result<(), Invalid> {
        let breaks = [
            self.hang,
            self.drop,
            self.truncate.is_some(),
            self.stall.is_some(),
            self.endless,
        ];
        if breaks.into_iter().filter(|broken| *broken).count() > 1 {
            return Err(Invalid::new(
                "`hang`, `drop`, `truncate`, `stall` and `endless` exclude each other",
            ));
        }
        let bodies = [
            self.error.is_some(),
            self.body.is_some(),
            self.page().is_some(),
            self.redirect.is_some(),
            self.endless,
        ];
        if bodies.into_iter().filter(|given| *given).count() > 1 {
            return Err(Invalid::new(
                "`error`, `body`, `html`, `redirect` and `endless` exclude each other",
            ));
        }
        let lengthless = self.hang || self.drop || self.endless || self.truncate.is_some();
        if self.content_length.is_some() && lengthless {
            return Err(Invalid::new(
                "`contentLength` goes with `stall` alone of `hang`, `drop`, `truncate`, `stall` and `endless`",
            ));
        }
        if let Some(name) = &self.error
            && Shape::V4.named(name).is_none()
        {
            return Err(Invalid::new(format!(
                "unknown `error` `{name}`, known are {}",
                Shape::names().join(", ")
            )));
        }
        let codes = products::CODES.map(|(code, _)| code);
        let mut asked = self.product_errors.values();
        if let Some(code) = asked.find(|code| !codes.contains(&code.as_str())) {
            return Err(Invalid::new(format!(
                "unknown code `{code}` in `productErrors`, known are {}",
                codes.join(", ")
            )));
        }
        if self.replaces() && !self.product_errors.is_empty() {
            return Err(Invalid::new(
                "`productErrors` needs the API's own answer, and something takes its place",
            ));
        }
        self.check_headers()?;
        // No other status can be made into a `Response`.
        if self
            .status
            .is_some_and(|status| !(200..=599).contains(&status))
        {
            return Err(Invalid::new("`status` is not within 200 and 599"));
        }
        let suffers = self.delay.is_some()
            || self.truncate.is_some()
            || self.stall.is_some()
            || self.content_length.is_some()
            || !self.product_errors.is_empty();
        if !self.replaces() && !suffers {
            return Err(Invalid::new(
                "nothing to fail with: give one of `status`, `error`, `body`, `html`, `redirect`, `retryAfter`, `delay`, `hang`, `drop`, `truncate`, `stall`, `endless`, `contentLength`, `productErrors`",
            ));
        }
        Ok(())
    }
    /// Each face would lose, change or choke on a header that HTTP cannot carry, and the test would not know why.
    fn check_headers(&self) -> Result<(), Invalid> {
        if let Some(name) = self.headers.keys().find(|name| !is_token(name)) {
            return Err(Invalid::new(format!(
                "`headers` has {name:?}, which is no header name"
            )));
        }
        let retry_after = match &self.retry_after {
            Some(RetryAfter::Text(text)) => Some(text.as_str()),
            _ => None,
        };
        let named = self
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        let own = [
            ("redirect", self.redirect.as_deref()),
            ("retryAfter", retry_after),
        ];
        let mut values = own
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
            .chain(named);
        match values.find(|(_, value)| !is_header_value(value)) {
            Some((name, _)) => Err(Invalid::new(format!(
                "`{name}` has something other than ASCII letters, signs and spaces, which no header carries"
            ))),
            None => Ok(()),
        }
    }
}
