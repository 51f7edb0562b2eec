//! Both versions, linked into one program.

use std::hint::black_box;

#[cfg(target_arch = "wasm32")]
use {newer::transport::FetchTransport as Newer, older::transport::FetchTransport as Older};

#[cfg(not(target_arch = "wasm32"))]
use native::{Newer, Older};

fn main() {
    let newer = newer::v4::Client::new("key", newer::Region::Eu, Newer::default());
    let older = older::v4::Client::new("key", older::Region::Eu, Older::default());
    // Their code, not only their types, must be in the program.
    black_box(
        Box::pin(newer.get_event("id").into_future()) as std::pin::Pin<Box<dyn Future<Output = _>>>
    );
    black_box(
        Box::pin(older.get_event("id").into_future()) as std::pin::Pin<Box<dyn Future<Output = _>>>
    );
    println!("{newer:?} {older:?}");
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::time::Duration;

    #[derive(Default)]
    pub struct Newer;

    #[derive(Default)]
    pub struct Older;

    impl newer::transport::Transport for Newer {
        async fn send(
            &self,
            _request: newer::transport::Request,
        ) -> Result<newer::transport::Response, newer::transport::TransportError> {
            std::future::pending().await
        }

        async fn sleep(&self, _duration: Duration) {}
    }

    impl older::transport::Transport for Older {
        async fn send(
            &self,
            _request: older::transport::Request,
        ) -> Result<older::transport::Response, older::transport::TransportError> {
            std::future::pending().await
        }

        async fn sleep(&self, _duration: Duration) {}
    }
}
