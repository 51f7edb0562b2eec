//! Who may ask: the key, the subscription, the region, the feature.

use super::errors::{iq as iq_errors, v4 as errors};
use super::options::{Options, Region};
use super::refusal::Refusal;
use super::request::{Request, Target};
use super::route::Route;
use super::shape::Shape;

pub(super) fn check(
    request: &Request,
    target: &Target,
    options: &Options,
    route: &Route<'_>,
) -> Result<(), Refusal> {
    let shape = Shape::of(&request.method, &target.path);
    if shape == Shape::Iq {
        let live = request.headers.get("x-api-key").map(|key| key.trim());
        let (given, own) = match route {
            Route::IqGetEvent(_) => (bearer(request), &options.iq_api_key),
            _ => (live, &options.iq_live_key),
        };
        return match given {
            Some(key) if key == own => Ok(()),
            _ => Err(iq_errors::UNAUTHORIZED.into()),
        };
    }
    let key = match shape {
        Shape::V4 | Shape::Iq => bearer(request),
        Shape::V3 | Shape::V3Visits => auth_api_key(request).or_else(|| target.value("api_key")),
    };
    match key {
        None | Some("") => return Err(errors::SECRET_API_KEY_REQUIRED.into()),
        Some(key) if key != options.api_key => {
            return Err(errors::SECRET_API_KEY_NOT_FOUND.into());
        }
        Some(_) => {}
    }
    if !options.subscription_active {
        return Err(errors::SUBSCRIPTION_NOT_ACTIVE.into());
    }
    let asked = host(request, target).and_then(Region::of_host);
    if let (Some(asked), Some(own)) = (asked, options.region)
        && asked != own
    {
        return Err(errors::WRONG_REGION.into());
    }
    let enabled = match route {
        Route::DeleteVisitor(_) | Route::V3DeleteVisitor(_) => options.delete_enabled,
        Route::V3GetRelatedVisitors => options.related_visitors_enabled,
        _ => true,
    };
    if enabled {
        Ok(())
    } else {
        Err(errors::FEATURE_NOT_ENABLED.into())
    }
}

/// The host that was asked: of an absolute URL, or of the header.
pub(super) fn host<'a>(request: &'a Request, target: &'a Target) -> Option<&'a str> {
    target
        .host
        .as_deref()
        .or_else(|| request.headers.get("host").map(String::as_str))
}

/// The key of the `Authorization` header; none when it is missing, empty or of another scheme.
fn bearer(request: &Request) -> Option<&str> {
    let (scheme, key) = request.headers.get("authorization")?.split_once(' ')?;
    let key = key.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !key.is_empty()).then_some(key)
}

/// The key of v3's header; none when it is missing or empty.
fn auth_api_key(request: &Request) -> Option<&str> {
    let key = request.headers.get("auth-api-key")?.trim();
    (!key.is_empty()).then_some(key)
}
