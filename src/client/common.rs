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

        /// Clones share the transport.
        impl<T> Clone for Client<T> {
            fn clone(&self) -> Self {
                Self {
                    driver: self.driver.clone(),
                }
            }
        }

        impl<T> Client<T> {
            /// The same client at another URL, such as that of a proxy or a mock: `https`, or `http` for
            /// loopback hosts and those of [`with_insecure_hosts`](Self::with_insecure_hosts).
            ///
            /// # Errors
            /// It is not such a URL.
            pub fn with_base_url(mut self, url: &str) -> Result<Self, crate::Error> {
                match self.driver.settings().set_base_url(url) {
                    Ok(()) => Ok(self),
                    Err(refusal) => Err(crate::Error::refused("with_base_url", &refusal)),
                }
            }

            /// The same client, which takes `http` in [`with_base_url`](Self::with_base_url) for these hosts, too: the
            /// key travels to them in clear text. For a mock or a proxy that only the containers beside it can reach.
            ///
            /// ```
            /// # fn local<T: fingerprint_edge::Transport>(
            /// #     client: fingerprint_edge::v4::Client<T>,
            /// # ) -> Result<fingerprint_edge::v4::Client<T>, fingerprint_edge::Error> {
            /// client.with_insecure_hosts(["mock-api"]).with_base_url("http://mock-api:8080")
            /// # }
            /// ```
            #[must_use]
            pub fn with_insecure_hosts(
                mut self,
                hosts: impl IntoIterator<Item = impl Into<String>>,
            ) -> Self {
                let hosts = hosts.into_iter().map(Into::into).collect();
                self.driver.settings().insecure_hosts = hosts;
                self
            }

            /// The same client with other limits. A call with a time of 0 is refused before it is sent.
            #[must_use]
            pub fn with_limits(mut self, limits: crate::Limits) -> Self {
                self.driver.settings().limits = limits;
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
                let headers = &mut self.driver.settings().headers;
                headers.push((name.into(), value.into()));
                self
            }

            /// The same client with one more query parameter for every call. It is sent unchecked.
            #[must_use]
            pub fn with_query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
                let query = &mut self.driver.settings().query;
                query.push((name.into(), value.into()));
                self
            }

            /// The same client, which tells these hooks what happens to its calls, and no others.
            #[must_use]
            pub fn with_hooks(mut self, hooks: impl crate::Hooks) -> Self {
                self.driver.settings().hooks = Some(std::sync::Arc::new(hooks));
                self
            }
        }
    };
}

pub(super) use common;
