//! Drafts: markup is stripped, and every character of the text that is left maps back to bytes of the file.

mod block;
mod comment;
#[cfg(feature = "docx")]
mod docx;
#[cfg(not(feature = "docx"))]
#[path = "no_docx.rs"]
mod docx;
mod error;
mod grid;
mod html;
mod map;
mod markdown;
mod mask;
mod sentence;
mod text;
mod writer;

pub use block::{Block, BlockKind, CellPlace, OBJECT, TextBuilder};
pub use error::ReadError;
pub use sentence::sentences;

use crate::span::Span;
use std::path::Path;

/// The largest file that is read, in bytes.
pub const MAX_FILE: usize = 256 * 1024 * 1024;

/// What a draft is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Markup {
    /// CommonMark with GFM tables, front matter and footnotes.
    Markdown,
    /// HTML.
    Html,
    /// Paragraphs between blank lines.
    Text,
    /// A Word document.
    Docx,
}

/// What a file is written in by the ending of its name; `None` for one that is no draft's.
#[must_use]
pub fn markup_of(path: &Path) -> Option<Markup> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    match ending.as_str() {
        "md" | "markdown" => Some(Markup::Markdown),
        "html" | "htm" => Some(Markup::Html),
        "txt" => Some(Markup::Text),
        "docx" => Some(Markup::Docx),
        _ => None,
    }
}

/// Reads a draft: the text in which all spans count, and the draft without its markup. The text is the file's own, or for a
/// Word document the text that was taken out of it, a paragraph a line. A vector is read without being copied.
///
/// # Errors
///
/// When the bytes are not UTF-8 or too many, or no intact Word document. Broken Markdown and HTML give a result.
pub fn read(bytes: impl Into<Vec<u8>>, markup: Markup) -> Result<(String, Document), ReadError> {
    let bytes = bytes.into();
    if bytes.len() > MAX_FILE {
        return Err(ReadError::TooLarge { limit: MAX_FILE });
    }
    if markup == Markup::Docx {
        return docx::read(&bytes);
    }
    let text = String::from_utf8(bytes).map_err(|e| ReadError::NotUtf8 {
        at: e.utf8_error().valid_up_to(),
    })?;
    let document = match markup {
        Markup::Markdown => markdown::read(&text),
        Markup::Html => html::read(&text),
        _ => text::read(&text),
    };
    Ok((text, document))
}

/// A part of a block's text that is bound to a fact by hand: a link to `fact:…`, or `data-fact`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Binding {
    /// The bound words, in bytes of the block's text.
    pub start: u32,
    /// The byte after them.
    pub end: u32,
    /// The fact's name, as written after `fact:`.
    pub target: Box<str>,
    /// Where that name stands in the file: in the link, in the definition that it refers to, or in an attribute. `None` where it is
    /// written with escapes, or the file is no text.
    pub target_span: Option<Span>,
    /// Where the binding stands in the file, markup included.
    pub span: Span,
}

/// A comment of the draft that is addressed to factcheck: what stands after `factcheck`, without the comment's marks.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Directive {
    /// What it asks for.
    pub kind: DirectiveKind,
    /// The text that follows `factcheck:`, `factcheck-ignore` and so on, trimmed.
    pub text: Box<str>,
    /// Where that text stands in the file.
    pub text_span: Span,
    /// Where the whole comment stands in the file.
    pub span: Span,
    /// The number of the block that it stands in, else of the one that follows it (blocks.len() where none does).
    pub before: u32,
}

/// What a comment asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DirectiveKind {
    /// `factcheck: …`: a statement.
    Statement,
    /// `factcheck-ignore…`: silences the next block.
    Ignore,
    /// `factcheck-off`: silences until `factcheck-on`.
    Off,
    /// `factcheck-on`.
    On,
}

/// A draft without its markup.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Document {
    /// The blocks of text, in reading order.
    pub blocks: Vec<Block>,
    /// Comments that are addressed to factcheck, in the order of the file.
    pub directives: Vec<Directive>,
    /// The day the draft is of, as its front matter or metadata write it.
    pub dateline: Option<Box<str>>,
}
