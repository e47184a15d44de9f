//! The `factcheck` program: a thin shell around the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    factcheck::cli::main()
}
