//! Prints what the npm package has of the crate: the TypeScript declarations of one API's types, or the table of pairs as
//! JavaScript: `print-types v4|v3|iq|pairs`.

use fingerprint_edge::__bindings::typescript;
use std::process::ExitCode;

fn main() -> ExitCode {
    let declarations = match std::env::args().nth(1).as_deref() {
        Some("v4") => typescript::declarations(),
        Some("v3") => typescript::v3::public_declarations(),
        Some("iq") => typescript::iq::public_declarations(),
        Some("pairs") => typescript::pairs(),
        _ => {
            eprintln!("usage: print-types v4|v3|iq|pairs");
            return ExitCode::FAILURE;
        }
    };
    print!("{declarations}");
    ExitCode::SUCCESS
}
