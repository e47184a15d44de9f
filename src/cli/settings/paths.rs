//! Paths as they are compared, and as they are shown.

use std::path::{Component, Path, PathBuf};

/// The whole path, with no `.` and `..` in it. Links are left as they are, so that what is shown is what was written.
pub(crate) fn whole(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut out = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::ParentDir => {
                out.pop();
            }
            Component::CurDir => {}
            other => out.push(other),
        }
    }
    out
}

/// The path from the current folder where it lies beneath it, else the whole one.
pub(crate) fn shown(path: &Path) -> PathBuf {
    let (whole, here) = (whole(path), whole_here());
    match whole.strip_prefix(&here) {
        Ok(p) if p.as_os_str().is_empty() => PathBuf::from("."),
        Ok(p) => p.to_owned(),
        Err(_) => whole,
    }
}

fn whole_here() -> PathBuf {
    whole(Path::new("."))
}
