//! What the Worker can be asked.

use fingerprint_edge::v4::EventUpdate;
use worker::{Request, Response, js_sys::decode_uri_component};

use crate::{answer, client::Client, failure::Failure, search};

pub async fn answer(request: &Request, client: &Client) -> Result<Response, Failure> {
    let path = request.path();
    let path: Vec<_> = path.split('/').skip(1).collect();
    let method = match path[..] {
        ["events"] | ["events", _] => "GET",
        ["events", _, "flag"] => "PUT",
        ["visitors", _] => "DELETE",
        _ => return Err(Failure::new(404, "no_such_route", "there is no such route")),
    };
    if request.method().as_ref() != method {
        let message = format!("the route takes {method}");
        return Err(Failure::new(405, "method_not_allowed", &message).with("allow", method));
    }
    match path[..] {
        ["events", id] => Ok(answer::json(200, &client.get_event(decoded(id)?).await?)?),
        ["events", id, _] => {
            let flag = EventUpdate::new().suspect(true);
            client.update_event(decoded(id)?, flag).await?;
            Ok(answer::done()?)
        }
        [_, id] => {
            client.delete_visitor_data(decoded(id)?).await?;
            Ok(answer::done()?)
        }
        _ => search::answer(request, client).await,
    }
}

fn decoded(id: &str) -> Result<String, Failure> {
    let wrong = |_| Failure::new(400, "bad_argument", "the id in the path is not well-formed");
    decode_uri_component(id).map(String::from).map_err(wrong)
}
