//! Secrets that cannot be right: refused before anything is compared, since no signature would ever fit.

use crate::trust::webhook::WebhookError;

/// # Errors
/// There are none, one is empty, or one has something in it that came along when it was copied or read.
pub(super) fn check(secrets: &[impl AsRef<[u8]>]) -> Result<(), WebhookError> {
    if secrets.is_empty() {
        return Err(WebhookError::NoSecrets);
    }
    for (at, secret) in secrets.iter().map(AsRef::as_ref).enumerate() {
        if secret.is_empty() {
            return Err(WebhookError::EmptySecret { at });
        }
        // What is no text is nobody's copy of one.
        if std::str::from_utf8(secret).is_ok_and(is_unfit) {
            return Err(WebhookError::UnfitSecret { at });
        }
    }
    Ok(())
}

fn is_unfit(secret: &str) -> bool {
    secret.starts_with(char::is_whitespace)
        || secret.ends_with(char::is_whitespace)
        || secret.contains(|character: char| character.is_control() || is_format(character))
}

/// What nobody sees and what steers how the rest is shown: Unicode's category Cf.
fn is_format(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{600}'..='\u{605}'
            | '\u{61c}'
            | '\u{6dd}'
            | '\u{70f}'
            | '\u{890}'..='\u{891}'
            | '\u{8e2}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{110bd}'
            | '\u{110cd}'
            | '\u{13430}'..='\u{1343f}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0001}'
            | '\u{e0020}'..='\u{e007f}'
    )
}
