//! The search, as a body that grows page after page.

use futures_util::{StreamExt, stream};
use worker::{Request, Response};

use crate::answer;
use crate::client::Client;
use crate::failure::Failure;
use crate::lines::lines;
use crate::query::Query;

pub async fn answer(request: &Request, client: &Client) -> Result<Response, Failure> {
    let query: Query = request.query().map_err(|_| {
        let message = "the query takes `visitor_id`, `linked_id`, `bot`, `suspect`, `start` and `end`, each once";
        Failure::new(400, "bad_argument", message)
    })?;
    let mut events = client.search_events(query.filter()).events();
    // A search that fails at once can still be answered with a status that says so.
    let first = events.next().await.transpose()?;
    let events = stream::iter(first.map(Ok)).chain(events);
    Ok(answer::lines(lines(events))?)
}
