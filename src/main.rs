//! Hands argv to the library and returns its code.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(hookcli::run(std::env::args_os()) as u8)
}
