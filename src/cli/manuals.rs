//! What is made from the definition of the arguments: completions for shells and manual pages.

use super::args::Args;
use super::complain;
use clap::CommandFactory;
use std::io::{self, Write};
use std::path::Path;

/// Completions for a shell, on standard output.
pub(crate) fn completions(shell: clap_complete::Shell) -> io::Result<u8> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "factcheck", &mut text);
    io::stdout().lock().write_all(&text)?;
    Ok(0)
}

/// The page of the program on standard output, or the pages of all commands in a folder.
pub(crate) fn man(folder: Option<&Path>) -> io::Result<u8> {
    let Some(folder) = folder else {
        let mut text = Vec::new();
        clap_mangen::Man::new(Args::command()).render(&mut text)?;
        io::stdout().lock().write_all(&text)?;
        return Ok(0);
    };
    let written = std::fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(Args::command(), folder));
    match written {
        Ok(()) => Ok(0),
        Err(e) => Ok(complain(&format!(
            "the pages could not be written to {}: {e}",
            folder.display()
        ))),
    }
}
