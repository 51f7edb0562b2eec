//! What the clients of all systems have in common, written once.

/// The options of a client, and what it shows of itself.
macro_rules! common {
    () => {
        /// Never shows the key.
        impl<T> std::fmt::Debug for Client<T> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.driver.fmt(f)
            }
        }

        impl<T: crate::transport::Transport> Client<T> {
            /// The same client at another URL, such as that of a proxy or a mock: `https`, or `http` for
            /// loopback hosts.
            ///
            /// # Errors
            /// It is not such a URL.
            pub fn with_base_url(mut self, url: &str) -> Result<Self, crate::call::error::Refusal> {
                self.driver.set_base_url(url)?;
                Ok(self)
            }

            /// The same client with other limits. A call with a time of 0 is refused before it is sent.
            #[must_use]
            pub fn with_limits(mut self, limits: crate::call::exchange::Limits) -> Self {
                self.driver.limits = limits;
                self
            }

            /// The same client with one more request header. The values of one that is given twice are
            /// joined by a comma. A call with one that HTTP does not
            /// allow, or that would replace the one with the key, is refused before it is sent.
            #[must_use]
            pub fn with_header(
                mut self,
                name: impl Into<String>,
                value: impl Into<String>,
            ) -> Self {
                self.driver.headers.push((name.into().into(), value.into()));
                self
            }
        }
    };
}

pub(super) use common;
