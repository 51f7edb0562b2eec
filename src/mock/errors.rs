//! The documented errors of the systems, a table each.

/// A documented error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ApiError {
    /// The name that [`Failure::error`](super::Failure::error) takes.
    pub name: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// The code of the body; empty where the body is no more than a message.
    pub code: &'static str,
    /// The message of the body.
    pub message: &'static str,
}

/// A constant for each row of a table, and the table itself.
macro_rules! errors {
    (
        $(#[$doc:meta])* $table:ident:
        $($constant:ident = $name:literal, $status:literal, $code:literal, $message:literal;)*
    ) => {
        $(pub(in crate::mock) const $constant: &ApiError =
            &ApiError { name: $name, status: $status, code: $code, message: $message };)*

        $(#[$doc])*
        pub const $table: &[ApiError] = &[$(*$constant),*];
    };
}
pub(super) mod iq;
pub(super) mod v3;
pub(super) mod v4;

impl ApiError {
    /// Whether this is its name, which may lack its status: `409_state_not_ready`, `state_not_ready`.
    pub(super) fn is_called(&self, name: &str) -> bool {
        let bare = self.name.split_once('_').map(|(_, bare)| bare);
        self.name == name || bare == Some(name)
    }
}
