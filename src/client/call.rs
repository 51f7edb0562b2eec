//! A call that was asked for and not made yet.

use std::fmt;
use std::future::IntoFuture;
use std::time::Duration;

use serde::Serialize;

use crate::api::parameter::{Given, Input};
use crate::api::v4::event::Event;
use crate::call::error::{Error, ErrorKind, Refusal};
use crate::call::operation::Operation;
use crate::call::secret::Secrets;
use crate::client::driver::Driver;
use crate::client::settings::Own;
use crate::transport::{BoxFuture, Response, Transport};

/// What an answer is read as.
pub(super) type Read<R> = fn(&Response, &Secrets<'_>) -> Result<R, ErrorKind>;

/// A call of an operation, which is made when it is awaited. Before that it takes what this call has of its own.
///
/// ```
/// use fingerprint_edge::transport::Transport;
/// use fingerprint_edge::{Error, v4};
/// use std::time::Duration;
///
/// async fn event(client: &v4::Client<impl Transport>) -> Result<v4::Event, Error> {
///     client.get_event("1708102555327.NLOjmg").timeout(Duration::from_secs(2)).max_retries(0).await
/// }
/// ```
///
/// It borrows nothing, so that [`into_future`](IntoFuture::into_future) can be spawned.
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<T, R> {
    pub(super) driver: Driver<T>,
    pub(super) operation: &'static Operation,
    pub(super) inputs: Vec<Input<'static>>,
    /// A JSON body, or why there can be none.
    pub(super) body: Option<Result<String, Refusal>>,
    pub(super) read: Read<R>,
    pub(super) own: Own,
}

impl<T, R> Clone for Call<T, R> {
    fn clone(&self) -> Self {
        Self {
            driver: self.driver.clone(),
            operation: self.operation,
            inputs: self.inputs.clone(),
            body: self.body.clone(),
            read: self.read,
            own: self.own.clone(),
        }
    }
}

/// Shows neither the key nor ids.
impl<T, R> fmt::Debug for Call<T, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &self.operation.name)
            .finish_non_exhaustive()
    }
}

impl<T, R> Call<T, R> {
    /// Limits each attempt of this call, until its body is read.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.own.timeout = Some(timeout);
        self
    }

    /// Limits this call as a whole, attempts and waits together.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.own.deadline = Some(deadline);
        self
    }

    /// Limits the attempts of this call after the first one.
    pub fn max_retries(mut self, max_retries: u32) -> Self {
        self.own.max_retries = Some(max_retries);
        self
    }

    /// Adds a query parameter that this version does not know, beside the client's or in place of those of the same
    /// name. It is sent unchecked.
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.own.query.push((name.into(), value.into()));
        self
    }

    /// Adds a request header, beside the client's or in place of those of the same name. One that HTTP does not allow,
    /// or that would replace the one with the key, is refused before anything is sent.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.own.headers.push((name.into(), value.into()));
        self
    }

    /// The same call with a JSON body.
    pub(super) fn with_body(mut self, body: Result<&impl Serialize, Refusal>) -> Self {
        self.body = Some(body.and_then(|body| {
            serde_json::to_string(body).map_err(|error| {
                let wrong = ["the body cannot be written as JSON: ", &error.to_string()];
                Refusal::new(&wrong)
            })
        }));
        self
    }
}

impl<T> Call<T, Event> {
    /// Evaluates this ruleset; the event then has a `rule_action`. One that is unknown is `ruleset_not_found` with
    /// status 400.
    pub fn ruleset_id(mut self, ruleset_id: impl Into<String>) -> Self {
        self.inputs.retain(|input| input.name != "ruleset_id");
        self.inputs
            .push(Input::new("ruleset_id", Given::Text, ruleset_id.into()));
        self
    }
}

impl<T: Transport, R: 'static> IntoFuture for Call<T, R> {
    type Output = Result<R, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        #[cfg(feature = "tracing")]
        return Box::pin(crate::client::trace::spanned(self.operation, async move {
            self.driver.make(&self).await
        }));
        #[cfg(not(feature = "tracing"))]
        Box::pin(async move { self.driver.make(&self).await })
    }
}
