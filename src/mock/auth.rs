//! Who may ask: the key, the subscription, the region, the feature.

use super::errors;
use super::options::{Options, Region};
use super::reply::Reply;
use super::request::{Request, Target};
use super::route::Route;

pub(super) fn check(
    request: &Request,
    target: &Target,
    options: &Options,
    route: &Route<'_>,
) -> Result<(), Reply> {
    match bearer(request) {
        None => return Err(errors::SECRET_API_KEY_REQUIRED.reply()),
        Some(key) if key != options.api_key => {
            return Err(errors::SECRET_API_KEY_NOT_FOUND.reply());
        }
        Some(_) => {}
    }
    if !options.subscription_active {
        return Err(errors::SUBSCRIPTION_NOT_ACTIVE.reply());
    }
    let asked = target
        .host
        .as_ref()
        .or_else(|| request.headers.get("host"))
        .and_then(|host| Region::of_host(host));
    if let (Some(asked), Some(own)) = (asked, options.region)
        && asked != own
    {
        return Err(errors::WRONG_REGION.reply());
    }
    if matches!(route, Route::DeleteVisitor(_)) && !options.delete_enabled {
        return Err(errors::FEATURE_NOT_ENABLED.reply());
    }
    Ok(())
}

/// The key of the `Authorization` header; none when it is missing, empty or of another scheme.
fn bearer(request: &Request) -> Option<&str> {
    let (scheme, key) = request.headers.get("authorization")?.split_once(' ')?;
    let key = key.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !key.is_empty()).then_some(key)
}
