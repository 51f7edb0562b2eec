//! The bindings, read once, and with them the one client for all requests: it holds nothing that belongs to one of them.

use std::cell::OnceCell;
use std::rc::Rc;

use worker::Env;

use crate::bindings::secret;
use crate::client::{Client, client_of};
use crate::failure::Failure;

pub struct Settings {
    pub token: String,
    pub client: Client,
}

thread_local! {
    static SETTINGS: OnceCell<Rc<Settings>> = const { OnceCell::new() };
}

/// While a binding is missing, it is looked for with every request.
pub fn of(env: &Env) -> Result<Rc<Settings>, Failure> {
    SETTINGS.with(|kept| match kept.get() {
        Some(settings) => Ok(settings.clone()),
        None => read(env).map(|settings| kept.get_or_init(|| Rc::new(settings)).clone()),
    })
}

fn read(env: &Env) -> Result<Settings, Failure> {
    let token = secret(env, "WORKER_TOKEN")?;
    let client = client_of(env)?;
    Ok(Settings { token, client })
}
