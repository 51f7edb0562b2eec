//! What the test calls.

use fingerprint_edge::transport::FetchTransport;
use fingerprint_edge::{Error, Region, v4};

/// Whether the event is a bot's.
pub async fn is_bot(api_key: &str, event_id: &str) -> Result<bool, Error> {
    let client = v4::Client::new(api_key, Region::Global, FetchTransport::default());
    let event = client.get_event(event_id).await?;
    Ok(event.bot == Some("bad".into()))
}
