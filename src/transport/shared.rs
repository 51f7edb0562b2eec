//! Transports behind pointers: one for several clients, and one that is chosen while the program runs.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use super::{BoxFuture, MaybeSend, MaybeSync, Request, Response, Transport, TransportError};

/// A [`Transport`] without its type: `Box<dyn DynTransport>` and `Arc<dyn DynTransport>` are transports. Every
/// transport is one; there is nothing to implement or to call.
///
/// ```
/// use fingerprint_edge::transport::DynTransport;
/// use fingerprint_edge::{Region, v4};
///
/// fn client(api_key: &str, transport: Box<dyn DynTransport>) -> v4::Client<Box<dyn DynTransport>> {
///     v4::Client::new(api_key, Region::Eu, transport)
/// }
/// ```
pub trait DynTransport: MaybeSend + MaybeSync + 'static {
    #[doc(hidden)]
    fn dyn_send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>>;
    #[doc(hidden)]
    fn dyn_sleep(&self, duration: Duration) -> BoxFuture<'_, ()>;
    #[doc(hidden)]
    fn dyn_now_ms(&self) -> f64;
    #[doc(hidden)]
    fn dyn_monotonic_ms(&self) -> f64;
    #[doc(hidden)]
    fn dyn_random(&self) -> f64;
}

impl<T: Transport> DynTransport for T {
    fn dyn_send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(self.send(request))
    }

    fn dyn_sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(self.sleep(duration))
    }

    fn dyn_now_ms(&self) -> f64 {
        self.now_ms()
    }

    fn dyn_monotonic_ms(&self) -> f64 {
        self.monotonic_ms()
    }

    fn dyn_random(&self) -> f64 {
        self.random()
    }
}

impl Transport for dyn DynTransport {
    fn send(
        &self,
        request: Request,
    ) -> impl Future<Output = Result<Response, TransportError>> + MaybeSend {
        self.dyn_send(request)
    }

    fn sleep(&self, duration: Duration) -> impl Future<Output = ()> + MaybeSend {
        self.dyn_sleep(duration)
    }

    fn now_ms(&self) -> f64 {
        self.dyn_now_ms()
    }

    fn monotonic_ms(&self) -> f64 {
        self.dyn_monotonic_ms()
    }

    fn random(&self) -> f64 {
        self.dyn_random()
    }
}

/// Passes everything on to the transport behind a pointer.
macro_rules! pointer {
    ($pointer:ident) => {
        impl<T: Transport + ?Sized> Transport for $pointer<T> {
            fn send(
                &self,
                request: Request,
            ) -> impl Future<Output = Result<Response, TransportError>> + MaybeSend {
                (**self).send(request)
            }

            fn sleep(&self, duration: Duration) -> impl Future<Output = ()> + MaybeSend {
                (**self).sleep(duration)
            }

            fn now_ms(&self) -> f64 {
                (**self).now_ms()
            }

            fn monotonic_ms(&self) -> f64 {
                (**self).monotonic_ms()
            }

            fn random(&self) -> f64 {
                (**self).random()
            }
        }
    };
}

pointer!(Arc);
pointer!(Box);
