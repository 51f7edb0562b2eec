//! A small HTTP API over the client, for those who have its token: the secret key stays in the Worker's bindings.

mod answer;
mod auth;
mod bindings;
mod client;
mod failure;
mod line;
mod lines;
mod outcome;
mod query;
mod routes;
mod search;
mod settings;

use worker::{Context, Env, Request, Response, Result, console_error, event};

use crate::failure::Failure;

#[event(fetch)]
async fn fetch(request: Request, env: Env, _context: Context) -> Result<Response> {
    respond(&request, &env).await.or_else(|failure| {
        // What happened, without a word of what was sent.
        if failure.status >= 500 {
            console_error!("{} {}", failure.status, failure.code);
        }
        failure.response()
    })
}

async fn respond(request: &Request, env: &Env) -> std::result::Result<Response, Failure> {
    let settings = settings::of(env)?;
    if !auth::is_authorized(request, &settings.token) {
        let message = "the bearer token is missing or wrong";
        return Err(Failure::new(401, "unauthorized", message).with("www-authenticate", "Bearer"));
    }
    routes::answer(request, &settings.client).await
}
