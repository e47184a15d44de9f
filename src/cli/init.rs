//! `factcheck init`: settings, a first fact base and first claims, which pass. What is there already is left as it is.

use super::complain;
use super::input::why;
use crate::report::clean;
use std::io::{self, Write};
use std::path::Path;

/// What is written, and where.
const FILES: [(&str, &str); 3] = [
    (super::settings::NAME, include_str!("init/factcheck.toml")),
    ("facts/example.yaml", include_str!("init/example.yaml")),
    ("claims/example.claims", include_str!("init/example.claims")),
];

/// Writes the files that are not there.
pub(crate) fn run(folder: &Path) -> io::Result<u8> {
    let mut out = io::stdout().lock();
    let mut wrote = false;
    // Examples beside a desk's own facts would be held against its drafts.
    let used = |name: &str| {
        let own = Path::new(name).parent().filter(|p| !p.as_os_str().is_empty())?;
        let mut held = std::fs::read_dir(folder.join(own)).ok()?;
        held.next().map(|_| own.to_owned())
    };
    for (name, text, own) in FILES.map(|(name, text)| (name, text, used(name))) {
        if let Some(own) = own {
            let shown = clean(&own.to_string_lossy()).into_owned();
            writeln!(out, "{shown}/ is there already: left as it is")?;
            continue;
        }
        let path = folder.join(name);
        let shown = path.to_string_lossy().replace('\\', "/");
        let shown = clean(shown.strip_prefix("./").unwrap_or(&shown)).into_owned();
        match write_new(&path, text) {
            Ok(()) => {
                wrote = true;
                writeln!(out, "wrote {shown}")?;
            }
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {
                writeln!(out, "{shown} is there already: left as it is")?;
            }
            Err(e) => return Ok(complain(&format!("{shown} could not be written: {}", why(&e)))),
        }
    }
    if wrote {
        writeln!(out, "next: write your facts and claims, and run `factcheck`")?;
    }
    Ok(0)
}

/// Writes a file that must not exist: nothing is ever overwritten, not even by a second run at the same time.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::File::create_new(path)?.write_all(text.as_bytes())
}
