//! Starts the server with what the environment says.

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use axum_server::guard::{Address, Guard};
use axum_server::once::MemoryOnce;
use axum_server::settings::{Settings, wrong};
use axum_server::webhook::Webhooks;
use axum_server::{router, serve};
use fingerprint_edge::v4::signals::BotResult;
use fingerprint_edge::{Policy, ReqwestTransport, Signal, v4};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::mpsc;
use tokio::time::timeout;
use tracing::Level;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

/// How many events are remembered, and how many wait to be worked on.
const MAX_EVENTS: usize = 100_000;
const MAX_WAITING: usize = 1_000;
const LAST_PATIENCE: Duration = Duration::from_secs(5);

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // These alone: what others say may have URLs in it, with the ids of visitors.
    let told = Targets::new().with_targets([
        ("axum_server", Level::INFO),
        ("fingerprint_edge", Level::DEBUG),
    ]);
    let lines = tracing_subscriber::fmt::layer()
        .with_ansi(false)
        .with_writer(std::io::stderr);
    tracing_subscriber::registry().with(lines).with(told).init();
    let settings = Settings::from_env()?;

    let mut client = v4::Client::new(
        settings.secret_key,
        settings.region,
        ReqwestTransport::new(),
    );
    if let Some(url) = &settings.base_url {
        client = client
            .with_base_url(url)
            .map_err(|_| wrong("FINGERPRINT_BASE_URL"))?;
    }
    let policy = Policy::builder()
        .origin(settings.site_origin)
        .reject_replayed(true)
        .deny(Signal::BOT, BotResult::Bad)
        .deny(Signal::VPN, true)
        .deny(Signal::TAMPERING, true);
    let guard = Guard {
        client,
        keys: settings.sealed_keys,
        policy,
        max_age: Duration::from_secs(2 * 60),
        address: settings
            .client_ip_header
            .map_or(Address::Peer, Address::Header),
        once: Arc::new(MemoryOnce::new(MAX_EVENTS)),
        deadline: Duration::from_secs(3),
    };
    let (inbox, mut events) = mpsc::channel::<v4::Event>(MAX_WAITING);
    let webhooks = Webhooks {
        secrets: settings.webhook_secrets.into(),
        once: Arc::new(MemoryOnce::new(MAX_EVENTS)),
        inbox,
    };
    let work = tokio::spawn(async move {
        while let Some(event) = events.recv().await {
            tracing::info!(bot = ?event.bot, "webhook");
        }
    });

    let mut terminated = signal(SignalKind::terminate())?;
    let stop = async move {
        tokio::select! {
            _ = terminated.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
    };
    let listener = TcpListener::bind(settings.listen).await?;
    println!("listening on http://{}", listener.local_addr()?);
    serve::serve(
        listener,
        router(guard, webhooks, settings.export_token.into()),
        stop,
    )
    .await;
    // What has come is worked on. A connection that is still open could bring more.
    if timeout(LAST_PATIENCE, work).await.is_err() {
        tracing::warn!("not all webhooks were worked on");
    }
    Ok(())
}
