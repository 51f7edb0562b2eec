//! The pages of a search and their events, as streams.

use std::collections::HashSet;
use std::fmt;
use std::future::poll_fn;
use std::hash::{BuildHasher, RandomState};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use crate::api::parameter::{self, Input};
use crate::api::{v3, v4};
use crate::call::error::{Error, ErrorKind};
use crate::call::operation::Takes;
use crate::client::call::Call;
use crate::transport::{BoxFuture, Transport};

/// The parameter that asks for a page.
const KEY: &str = "pagination_key";

/// A page of a search.
pub trait Page: sealed::Page {}

mod sealed {
    pub trait Page: 'static {
        type Event: Unpin + 'static;

        /// What asks for the next page.
        fn key(&self) -> Option<&String>;
        fn into_events(self) -> Vec<Self::Event>;
    }
}

impl Page for v4::EventSearch {}

impl sealed::Page for v4::EventSearch {
    type Event = v4::Event;

    fn key(&self) -> Option<&String> {
        self.pagination_key.as_ref()
    }

    fn into_events(self) -> Vec<Self::Event> {
        self.events
    }
}

impl Page for v3::SearchEventsResponse {}

impl sealed::Page for v3::SearchEventsResponse {
    type Event = v3::Event;

    fn key(&self) -> Option<&String> {
        self.pagination_key.as_ref()
    }

    fn into_events(self) -> Vec<Self::Event> {
        self.events.unwrap_or_default()
    }
}

impl<T: Transport, P: Page> Call<T, P> {
    /// The pages of the search, one request each, with the limits of a call each.
    #[must_use]
    pub fn pages(self) -> Pages<T, P> {
        let key = self.inputs.iter().find(|input| input.name == KEY);
        let key = key.map(|input| String::from(input.text.as_ref()));
        let mut given = Given::default();
        if let Some(key) = &key {
            given.is_new(key);
        }
        Pages {
            given,
            key,
            call: self,
            came: 0,
            state: State::Open,
        }
    }

    /// The events of all pages.
    #[must_use]
    pub fn events(self) -> Events<T, P> {
        Events {
            pages: self.pages(),
            events: Vec::new().into_iter(),
        }
    }
}

/// The pages of a search: a [`Stream`] that borrows nothing. The next one is asked for when it is polled for. It
/// ends after the last page, and after a failure; [`pagination_key`](Self::pagination_key) says where to go on.
pub struct Pages<T, P> {
    call: Call<T, P>,
    /// The keys that pages were asked for with.
    given: Given,
    /// That of the next page.
    key: Option<String>,
    came: u32,
    state: State<P>,
}

/// The keys that were there before, 8 bytes each: a server may make them as long as it likes.
#[derive(Default)]
struct Given {
    hasher: RandomState,
    hashes: HashSet<u64>,
}

impl Given {
    /// Whether the key was not there before. Of ten million walks of a million pages, not one is expected to take two
    /// keys for the same.
    fn is_new(&mut self, key: &str) -> bool {
        self.hashes.insert(self.hasher.hash_one(key))
    }
}

enum State<P> {
    Open,
    Waits(BoxFuture<'static, Result<P, Error>>),
    /// The last page came with a key that was there before.
    Repeats,
    Ended,
}

impl<T, P> Pages<T, P> {
    /// The key of the page that comes next, or that failed: a search with it as `pagination_key` goes on there. Nothing
    /// before the first page and after the last.
    #[must_use]
    pub fn pagination_key(&self) -> Option<&str> {
        self.key.as_deref()
    }
}

impl<T: Transport, P: Page> Pages<T, P> {
    /// The next page, or `None` after the last one and after a failure.
    ///
    /// # Errors
    /// See [`ErrorKind`]. After a page whose key for the next one was there before, the walk ends with
    /// [`ErrorKind::Pagination`].
    pub async fn next(&mut self) -> Option<Result<P, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    fn take(&mut self, page: &P) {
        self.came = self.came.saturating_add(1);
        self.key = page.key().filter(|key| !key.is_empty()).cloned();
        self.state = match &self.key {
            None => State::Ended,
            Some(key) if self.given.is_new(key) => State::Open,
            Some(_) => State::Repeats,
        };
        let inputs = &mut self.call.inputs;
        inputs.retain(|input| input.name != KEY);
        let key = self.key.clone();
        inputs.extend(key.map(|key| Input::new(KEY, parameter::Given::Text, key)));
        // In the order of the table, as the JavaScript client sends them.
        if let Takes::Query(_, parameters) = self.call.operation.takes {
            inputs
                .sort_by_key(|input| parameters.iter().position(|known| known.name == input.name));
        }
    }
}

// Nothing in it is pinned where it lies.
impl<T, P> Unpin for Pages<T, P> {}

impl<T: Transport, P: Page> Stream for Pages<T, P> {
    type Item = Result<P, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        if matches!(this.state, State::Open) {
            this.state = State::Waits(this.call.clone().into_future());
        }
        match &mut this.state {
            State::Waits(page) => {
                let page = ready!(page.as_mut().poll(context));
                match &page {
                    Ok(page) => this.take(page),
                    Err(_) => this.state = State::Ended,
                }
                Poll::Ready(Some(page))
            }
            State::Repeats => {
                this.state = State::Ended;
                Poll::Ready(Some(Err(Error {
                    operation: this.call.operation.name,
                    attempts: this.came,
                    retryable: false,
                    kind: ErrorKind::Pagination,
                    headers: Vec::new(),
                })))
            }
            State::Open | State::Ended => Poll::Ready(None),
        }
    }
}

impl<T, P> fmt::Debug for Pages<T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("came", &self.came)
            .finish_non_exhaustive()
    }
}

/// The events of a search, page after page: a [`Stream`] that borrows nothing. It ends after the last event, and after
/// a failure.
pub struct Events<T, P: Page> {
    pages: Pages<T, P>,
    events: vec::IntoIter<P::Event>,
}

impl<T: Transport, P: Page> Events<T, P> {
    /// The next event, or `None` after the last one and after a failure.
    ///
    /// # Errors
    /// As those of [`Pages::next`].
    pub async fn next(&mut self) -> Option<Result<P::Event, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<T: Transport, P: Page> Stream for Events<T, P> {
    type Item = Result<P::Event, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(event) = self.events.next() {
                return Poll::Ready(Some(Ok(event)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(context)) {
                Some(Ok(page)) => self.events = page.into_events().into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T, P: Page> fmt::Debug for Events<T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").finish_non_exhaustive()
    }
}
