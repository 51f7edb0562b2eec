//! The mock API over HTTP on loopback: `cargo run --example mock-api -- --port 0`.

mod clock;
mod control;
mod http;
mod wire;

use clap::Parser;
use fingerprint_edge::mock::{Options, Region};
use std::error::Error;
use std::net::Ipv4Addr;
use tokio::net::TcpListener;
use tokio::runtime;

/// Serves the Fingerprint Server API, v4 and v3, and FingerprintIQ from memory.
#[derive(Parser)]
struct Arguments {
    /// The port on 127.0.0.1; 0 takes any free one.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// The only key that v4 and v3 let in.
    #[arg(long, default_value = "test-secret-key")]
    api_key: String,
    /// The only secret key that FingerprintIQ lets in.
    #[arg(long, default_value = "fiq_secret_test")]
    iq_api_key: String,
    /// The only live key that FingerprintIQ lets in.
    #[arg(long, default_value = "fiq_test_key")]
    iq_live_key: String,
    /// The region of the workspace: us, eu or ap. It shows when the `Host` is one of the API's own.
    #[arg(long, value_parser = region)]
    region: Option<Region>,
    /// A time at which the clock stands still, in Unix milliseconds. Without it the clock runs.
    #[arg(long)]
    now: Option<i64>,
    /// Stop when standard input ends, and so with the program that holds its other end.
    #[arg(long)]
    until_input_ends: bool,
}

fn region(text: &str) -> Result<Region, String> {
    match text.to_ascii_lowercase().as_str() {
        "global" | "us" => Ok(Region::Global),
        "eu" => Ok(Region::Eu),
        "ap" => Ok(Region::Ap),
        _ => Err("known are us, eu, ap".to_owned()),
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    if arguments.until_input_ends {
        std::thread::spawn(|| {
            // An input that cannot be read has ended, too.
            let _ = std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
            std::process::exit(0);
        });
    }
    let runtime = runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(serve(arguments))
}

async fn serve(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let mut options = Options::new()
        .api_key(arguments.api_key)
        .iq_api_key(arguments.iq_api_key)
        .iq_live_key(arguments.iq_live_key);
    options.region = arguments.region;
    options.now = arguments.now;
    let served = http::Served::new(options)?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, arguments.port)).await?;
    println!("mock API on http://{}", listener.local_addr()?);
    let service = http::router(served).into_make_service_with_connect_info::<wire::Line>();
    axum::serve(wire::Wired(listener), service).await?;
    Ok(())
}
