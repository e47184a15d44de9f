//! The zip archive that a Word document is.

use super::ReadError;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// How many bytes the parts that are read may have together when unpacked.
const MAX_UNPACKED: usize = 64 * 1024 * 1024;
/// How many parts an archive may have.
const MAX_PARTS: usize = 4096;

/// An opened archive.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: usize,
}

impl<'a> Package<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    ///
    /// When it is none, or has too many parts.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        if let Some(why) = not_zip(bytes) {
            return Err(why);
        }
        let too_many = ReadError::TooDeep {
            what: "parts",
            limit: MAX_PARTS,
        };
        // The archive's own count is looked at first: the library takes note of every part.
        if count(bytes).is_some_and(|n| n > MAX_PARTS) {
            return Err(too_many);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::NotZip)?;
        if archive.len() > MAX_PARTS {
            return Err(too_many);
        }
        Ok(Self {
            archive,
            left: MAX_UNPACKED,
        })
    }

    /// The text of a part; `None` where there is none of that name.
    ///
    /// # Errors
    ///
    /// When it is encrypted, damaged, no UTF-8 or too large.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let broken = |at: usize, why: String| ReadError::Broken {
            part: name.into(),
            at: at as u64,
            why: why.into(),
        };
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword) => {
                return Err(ReadError::Encrypted);
            }
            Err(e) => return Err(broken(0, e.to_string())),
        };
        // What the archive says of a part's size is not believed.
        let mut bytes = Vec::new();
        let mut limited = file.take(self.left as u64 + 1);
        if let Err(e) = limited.read_to_end(&mut bytes) {
            return Err(broken(bytes.len(), e.to_string()));
        }
        if bytes.len() > self.left {
            return Err(ReadError::TooLarge { limit: MAX_UNPACKED });
        }
        self.left -= bytes.len();
        let text = String::from_utf8(bytes).map_err(|e| {
            let at = e.utf8_error().valid_up_to();
            broken(at, "it is not UTF-8".to_owned())
        })?;
        Ok(Some(text))
    }
}

/// Why bytes are no zip archive at first sight.
fn not_zip(bytes: &[u8]) -> Option<ReadError> {
    const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    if bytes.starts_with(b"PK") {
        return None;
    }
    // A document behind a password is packed into the container of the old .doc files.
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let packed = bytes.starts_with(OLE) && bytes.windows(name.len()).any(|w| w == name);
    Some(if packed {
        ReadError::Encrypted
    } else {
        ReadError::NotZip
    })
}

/// How many parts the end of an archive says that it has.
fn count(bytes: &[u8]) -> Option<usize> {
    let tail = &bytes[bytes.len().saturating_sub(65_557)..];
    let at = tail.windows(4).rposition(|w| w == b"PK\x05\x06")?;
    let field = tail.get(at + 10..at + 12)?;
    Some(usize::from(u16::from_le_bytes([field[0], field[1]])))
}
