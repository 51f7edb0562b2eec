//! Failures to order: which requests get one, and what they get.

mod check;
mod values;

pub use values::{Html, RetryAfter};

use super::options::Invalid;
use super::reply::{Break, Fault, Reply};
use super::shape::Shape;
use super::v3::products;
use crate::api::setters::settable;
use std::collections::BTreeMap;

settable! {
    /// What goes wrong with the next requests. The names in JSON are the fields' names in camel case.
    ///
    /// `status`, `error`, `body`, `html`, `redirect`, `endless`, `hang` and `drop` take the API's place:
    /// the request is not executed. With `delay`, `truncate`, `stall`, `content_length` and
    /// `product_errors` alone it is executed, and only its answer suffers.
    ///
    /// ```
    /// use fingerprint_edge::mock::Failure;
    /// use std::time::Duration;
    ///
    /// let busy = Failure::new().status(429).retry_after(Duration::from_secs(2)).times(3);
    /// let slow = Failure::new().delay(Duration::from_millis(250));
    /// assert_eq!((busy.times, slow.delay), (3, Some(250)));
    /// ```
    #[derive(Clone, Debug, serde::Deserialize)]
    #[serde(default, deny_unknown_fields, rename_all = "camelCase")]
    pub struct Failure {
        /// How many requests get it. Default: 1.
        times: u32 = 1 => u32,
        /// Only requests of this method, in any letter case.
        method: Option<String> = None => String,
        /// Only requests to this path; a `*` at its end stands for anything.
        path: Option<String> = None => String,
        /// The status of the answer, 200 to 599. Its body is the API's own error of that status; an
        /// HTML page where the API documents none; nothing for a success.
        status: Option<u16> = None => u16,
        /// The name of a documented error, with or without its status: `503_service_unavailable`.
        /// A name that several systems have is the error of the one that is asked.
        error: Option<String> = None => String,
        /// The body of the answer in place of any other, as `application/json`.
        body: Option<String> = None => String,
        /// An HTML page, as a proxy sends it. Status 502 unless `status` says otherwise.
        html: Option<Html> = None => Html,
        /// The `Location` that the answer points to. Status 302 unless `status` says otherwise.
        redirect: Option<String> = None => String,
        /// Additional headers of the answer.
        headers: BTreeMap<String, String> = BTreeMap::new() => {String},
        /// The `Retry-After` of the answer: seconds, or a date as text. Status 429 unless something
        /// says otherwise.
        retry_after: Option<RetryAfter> = None => RetryAfter,
        /// How long to wait before anything else, in milliseconds.
        delay: Option<u64> = None => (delay in ms as u64),
        /// Never answer.
        hang: bool = false => bool,
        /// Close the connection without an answer.
        drop: bool = false => bool,
        /// Break the connection after this many bytes of the body.
        truncate: Option<usize> = None => usize,
        /// Send nothing more after this many bytes of the body, and keep the connection open.
        stall: Option<usize> = None => usize,
        /// A body of JSON that never ends. Status 200 unless `status` says otherwise.
        endless: bool = false => bool,
        /// Announce a body of this many bytes: those that the body lacks never come, and the connection
        /// stays open. No less than the body's own length is announced.
        content_length: Option<usize> = None => usize,
        /// By product, the code of its error: v3's events come with errors in place of these
        /// products' data; the status stays 200. The name `*` stands for each product that an event has;
        /// the codes are `Failed`, `TooManyRequests` and `429 Too Many Requests`. Only `getEvent` and
        /// `searchEvents` of v3 get it.
        product_errors: BTreeMap<String, String> = BTreeMap::new() => {String},
    }
}

impl Failure {
    /// A failure from a JSON object.
    ///
    /// # Errors
    /// [`Invalid`] for an unknown name or a value of the wrong type.
    pub fn from_json(text: &str) -> Result<Self, Invalid> {
        Invalid::read(text)
    }

    /// Whether the request gets this in place of the API's answer.
    fn replaces(&self) -> bool {
        self.hang
            || self.drop
            || self.status.is_some()
            || self.error.is_some()
            || self.body.is_some()
            || self.page().is_some()
            || self.redirect.is_some()
            || self.endless
            || self.retry_after.is_some()
    }

    fn page(&self) -> Option<Option<&str>> {
        match self.html.as_ref()? {
            Html::Own(false) => None,
            Html::Own(true) => Some(None),
            Html::Page(page) => Some(Some(page)),
        }
    }

    fn applies_to(&self, method: &str, path: &str) -> bool {
        let method_fits = self
            .method
            .as_ref()
            .is_none_or(|wanted| wanted.eq_ignore_ascii_case(method));
        let path_fits = self
            .path
            .as_ref()
            .is_none_or(|wanted| match wanted.strip_suffix('*') {
                Some(start) => path.starts_with(start),
                None => path == wanted,
            });
        let has_products = || method == "GET" && path.starts_with("/events/");
        method_fits && path_fits && (self.product_errors.is_empty() || has_products())
    }

    /// The answer in place of the API's; none when the request is executed.
    pub(super) fn answer(&self, method: &str, path: &str) -> Option<Reply> {
        if !self.replaces() {
            return None;
        }
        let mut reply = self.bare_answer(Shape::of(method, path), path);
        if let Some(status) = self.status {
            reply.status = status;
        }
        for (name, value) in &self.headers {
            reply = reply.with_header(name, value);
        }
        match &self.retry_after {
            Some(RetryAfter::Seconds(seconds)) => {
                reply = reply.with_header("retry-after", &seconds.to_string());
            }
            Some(RetryAfter::Text(text)) => reply = reply.with_header("retry-after", text),
            None => {}
        }
        Some(reply)
    }

    fn bare_answer(&self, shape: Shape, path: &str) -> Reply {
        if let Some(reply) = self.error.as_deref().and_then(|name| shape.named(name)) {
            return reply;
        }
        if let Some(body) = &self.body {
            return Reply::text(200, "application/json", body.as_str());
        }
        if self.endless {
            // Arrays within arrays: sent over and over, it stays the beginning of some JSON.
            let piece = format!("[{}", "{},".repeat(341));
            return Reply::text(200, "application/json", piece);
        }
        if let Some(location) = &self.redirect {
            return Reply::empty(302).with_header("location", location);
        }
        let status = match (self.status, &self.retry_after) {
            (Some(status), _) => status,
            (None, Some(_)) if self.page().is_none() => 429,
            _ => 502,
        };
        if let Some(Some(page)) = self.page() {
            return Reply::text(status, "text/html", page);
        }
        if self.page().is_none() {
            if status < 400 {
                return Reply::empty(status);
            }
            if let Some(reply) = shape.of_status(status, path) {
                return reply;
            }
        }
        let page = format!("<!doctype html><title>{status}</title><h1>{status}</h1>\n");
        Reply::text(status, "text/html", page)
    }

    /// An answer as it leaves, with what goes wrong on its way.
    pub(super) fn spoil(&self, mut reply: Reply) -> Reply {
        if !self.product_errors.is_empty() && reply.status == 200 {
            products::fail(&mut reply, &self.product_errors);
        }
        let length = reply.body.len();
        let announced = self.content_length.unwrap_or(length).max(length);
        if self.content_length.is_some() {
            reply = reply.with_header("content-length", &announced.to_string());
        }
        let broken = match (self.truncate, self.stall) {
            _ if self.hang => Some(Break::Hang),
            _ if self.drop => Some(Break::Drop),
            _ if self.endless => Some(Break::Endless),
            (Some(bytes), _) => Some(Break::Truncate(bytes)),
            (None, Some(bytes)) => Some(Break::Stall(bytes)),
            (None, None) => (announced > length).then_some(Break::Stall(length)),
        };
        let delay = self.delay.unwrap_or(0);
        let fault = (delay > 0 || broken.is_some()).then_some(Fault { delay, broken });
        reply.with_fault(fault)
    }
}

/// The failures that wait for their requests, in the order in which they were asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Failures(Vec<Failure>);

impl Failures {
    pub(super) fn add(&mut self, failure: Failure) -> Result<(), Invalid> {
        failure.check()?;
        self.0.push(failure);
        Ok(())
    }

    /// The failure of this request, if there is one.
    pub(super) fn take(&mut self, method: &str, path: &str) -> Option<Failure> {
        let failure = self
            .0
            .iter_mut()
            .find(|failure| failure.times > 0 && failure.applies_to(method, path))?;
        failure.times -= 1;
        let taken = failure.clone();
        self.0.retain(|failure| failure.times > 0);
        Some(taken)
    }
}
