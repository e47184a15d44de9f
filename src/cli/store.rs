//! Writing files whole or not at all.

use super::input::why;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, Once, PoisonError};

/// The files that are being written, beside those that they will replace.
static UNDER_WAY: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A file under way, for as long as it is.
struct UnderWay<'p>(&'p Path);

impl<'p> UnderWay<'p> {
    /// From the first one on, whoever stops the program has what is half written taken away.
    fn new(path: &'p Path) -> Self {
        static STOPPED: Once = Once::new();
        // Where another handler is set, that one has its way.
        STOPPED.call_once(|| {
            let _ = ctrlc::set_handler(|| {
                // The lock is kept: nothing is begun any more.
                let parts = UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner);
                clear(&parts);
                std::process::exit(130);
            });
        });
        UNDER_WAY
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(path.to_owned());
        Self(path)
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        let mut parts = UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner);
        parts.remove(self.0);
    }
}

fn clear(parts: &BTreeSet<PathBuf>) {
    for path in parts {
        let _ = fs::remove_file(path);
    }
}

/// Tells the files that are being written apart: several threads may write at once.
static WRITTEN: AtomicU32 = AtomicU32::new(0);

/// Writes a file whole or not at all: first beside it, then in its place. Links are followed, permissions kept. What is no
/// regular file, such as a pipe, is written to as it is.
pub(crate) fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let old = fs::metadata(&target).ok();
    if old.as_ref().is_some_and(|m| !m.is_file()) {
        return fs::OpenOptions::new().write(true).open(&target)?.write_all(bytes);
    }
    let folder = target
        .parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or_else(|| Path::new("."));
    let beside = beside(&target, folder);
    let written = fs::OpenOptions::new().write(true).create_new(true).open(&beside);
    // Only what is ours is taken away.
    let _under_way = written.is_ok().then(|| UnderWay::new(&beside));
    let written = written.and_then(|mut f| {
        f.write_all(bytes)?;
        if let Some(m) = old {
            f.set_permissions(m.permissions())?;
        }
        f.sync_all()
    });
    let moved = written.and_then(|()| fs::rename(&beside, &target));
    if moved.is_err() {
        let _ = fs::remove_file(&beside);
    } else if let Ok(f) = fs::File::open(folder) {
        // The new name is on the disk only with its folder; not every system can do this.
        let _ = f.sync_all();
    }
    moved
}

fn beside(target: &Path, folder: &Path) -> PathBuf {
    let name = target
        .file_name()
        .map_or_else(Default::default, |n| n.to_string_lossy().into_owned());
    let n = WRITTEN.fetch_add(1, Ordering::Relaxed);
    folder.join(format!(".{name}.{}-{n}.part", std::process::id()))
}

/// Replaces a draft with its mended text, unless it may not be written or is no longer what was read.
pub(crate) fn replace(path: &Path, read: &[u8], new: &[u8]) -> Result<(), String> {
    let failed = |e: io::Error| format!("could not be fixed: {}", why(&e));
    let meta = fs::metadata(path).map_err(failed)?;
    // A rename would get past the permission of the file itself.
    if meta.permissions().readonly() || fs::OpenOptions::new().write(true).open(path).is_err() {
        return Err("could not be fixed: this file may not be written: check its permissions".to_owned());
    }
    if names(&meta) > 1 {
        return Err(
            "could not be fixed: the file has another name (a hard link), which would keep the old text: copy it first"
                .to_owned(),
        );
    }
    if fs::read(path).map_err(failed)? != read {
        return Err("was not fixed: it has changed since it was read".to_owned());
    }
    write_atomically(path, new).map_err(failed)
}

/// How many names a file has.
#[cfg(unix)]
fn names(meta: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(meta)
}

#[cfg(not(unix))]
fn names(_: &fs::Metadata) -> u64 {
    1
}
