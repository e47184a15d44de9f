//! Reading what is checked.

use std::io::{self, Read};
use std::path::Path;

/// The largest file that is checked, in bytes.
const MAX_FILE: u64 = 256 * 1024 * 1024;

/// Reads a file, or standard input for `-`.
pub(crate) fn read_bytes(path: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = if path.as_os_str() == "-" {
        io::stdin().lock().take(MAX_FILE + 1).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|f| {
            if f.metadata()?.is_dir() {
                return Err(io::Error::from(io::ErrorKind::IsADirectory));
            }
            f.take(MAX_FILE + 1).read_to_end(&mut bytes)
        })
    };
    read.map_err(|e| match e.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "this file may not be read: check its permissions".to_owned(),
        io::ErrorKind::IsADirectory => "this is a folder, not a file".to_owned(),
        _ => format!("this file could not be read: {}", why(&e)),
    })?;
    if bytes.len() as u64 > MAX_FILE {
        return Err("this file is larger than 256 MB: split it".to_owned());
    }
    Ok(bytes)
}

/// Why something could not be written, in words.
pub(crate) fn why(e: &io::Error) -> String {
    match e.kind() {
        io::ErrorKind::NotFound => "there is no such folder: make it first".to_owned(),
        io::ErrorKind::PermissionDenied => "it may not be written: check the permissions".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder: name a file".to_owned(),
        io::ErrorKind::NotADirectory => "a part of its path is a file, not a folder".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        _ => e.to_string(),
    }
}

/// The bytes of a file as text.
pub(crate) fn utf8(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|e| {
        format!(
            "this file is not UTF-8: byte {} is not part of any character; save it as UTF-8",
            e.utf8_error().valid_up_to()
        )
    })
}
