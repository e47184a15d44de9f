//! Why a draft could not be read.

use std::fmt;

/// Why a file is no draft that can be read. Its text is a plain sentence that says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadError {
    /// The text is not UTF-8 from this byte on.
    NotUtf8 {
        /// The first byte that is wrong.
        at: usize,
    },
    /// The file, or what is packed in it, is larger than this many bytes.
    TooLarge {
        /// The bound.
        limit: usize,
    },
    /// A Word document, and the reader of these was left out of the program.
    NoWord,
    /// A Word document that is no zip archive.
    NotZip,
    /// A zip archive that holds no Word document.
    NotDocx,
    /// A document behind a password.
    Encrypted,
    /// A part of a Word document is damaged.
    Broken {
        /// The part's name in the archive.
        part: Box<str>,
        /// The byte of the part, unpacked, where reading stopped.
        at: u64,
        /// What is wrong there.
        why: Box<str>,
    },
    /// A Word document with more nesting or more parts than any real one.
    TooDeep {
        /// What there is too much of.
        what: &'static str,
        /// The bound.
        limit: usize,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUtf8 { at } => write!(f, "is not UTF-8 at byte {at}: save it with the encoding UTF-8"),
            Self::TooLarge { limit } => write!(
                f,
                "is larger than {} MB when unpacked: split it into smaller files",
                limit / 1_048_576
            ),
            Self::NoWord => f.write_str("is a Word document, which this build cannot read: save it as text"),
            Self::NotZip => f.write_str(
                "is no Word document (.docx files are zip archives): save it again as .docx, or use --as to say what it is",
            ),
            Self::NotDocx => f.write_str(
                "is a zip archive without word/document.xml: save it as a Word document (.docx), or use --as to say what it is",
            ),
            Self::Encrypted => f.write_str("is protected with a password: save a copy without one"),
            Self::Broken { part, at, why } => write!(
                f,
                "is damaged: {part} cannot be read at byte {at} ({why}); open it in a word processor and save it again"
            ),
            Self::TooDeep { what, limit } => {
                write!(f, "has more than {limit} {what}: save it again from a word processor")
            }
        }
    }
}

impl std::error::Error for ReadError {}
