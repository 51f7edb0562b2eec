//! Events as lines. The last one says how they ended: workerd ends a body whose stream failed as if it were whole.

use fingerprint_edge::{Error, v4::Event};
use futures_util::{Stream, StreamExt, stream};

use crate::failure::Failure;
use crate::line::Line;

/// A hundred pages, each of which is a subrequest.
const MOST: usize = 10_000;
const TOO_MANY: &str = "there are more events: ask for less with `start` and `end`";

pub fn lines(
    events: impl Stream<Item = Result<Event, Error>> + Unpin,
) -> impl Stream<Item = worker::Result<Vec<u8>>> {
    stream::unfold(Some((events, 0)), |walk| async {
        let (mut events, count) = walk?;
        let (line, goes_on) = match events.next().await {
            Some(Ok(_)) if count == MOST => {
                let failure = Failure::new(400, "too_many_events", TOO_MANY);
                (Line::Error(failure), false)
            }
            Some(Ok(event)) => (Line::Event(event.into()), true),
            Some(Err(error)) => (Line::Error(error.into()), false),
            None => (Line::End { events: count }, false),
        };
        Some((line.written(), goes_on.then_some((events, count + 1))))
    })
}
