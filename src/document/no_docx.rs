//! Stands in where the reader of Word documents was left out.

use super::{Document, ReadError};

pub(super) const fn read(_: &[u8]) -> Result<(String, Document), ReadError> {
    Err(ReadError::NoWord)
}
