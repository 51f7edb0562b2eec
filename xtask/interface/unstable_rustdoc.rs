//! rustdoc with its unstable options, which its JSON is one of. Told to cargo in place of rustdoc: if all of cargo saw
//! the variable, build scripts would too, and every dependency would be compiled anew.

use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let status = Command::new("rustdoc")
        .args(std::env::args_os().skip(1))
        .env("RUSTC_BOOTSTRAP", "1")
        .status();
    match status {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("starting rustdoc: {error}");
            ExitCode::FAILURE
        }
    }
}
