//! Drafts: markup is stripped, and every character of the text that is left maps back to bytes of the file.

mod block;

pub use block::{Block, BlockKind, CellPlace, TextBuilder};

use crate::span::Span;

/// What a draft is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// A part of a block's text that is bound to a fact by hand: a link to `fact:…`, or `data-fact`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The bound words, in bytes of the block's text.
    pub start: u32,
    /// The byte after them.
    pub end: u32,
    /// The fact's name, as written after `fact:`.
    pub target: Box<str>,
    /// Where the binding stands in the file, markup included.
    pub span: Span,
}

/// A comment of the draft that is addressed to factcheck: what stands after `factcheck`, without the comment's marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// What it asks for.
    pub kind: DirectiveKind,
    /// The text that follows `factcheck:`, `factcheck-ignore` and so on, trimmed.
    pub text: Box<str>,
    /// Where that text stands in the file.
    pub text_span: Span,
    /// Where the whole comment stands in the file.
    pub span: Span,
    /// The number of the block that follows it (blocks.len() where none does).
    pub before: u32,
}

/// What a comment asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
pub struct Document {
    /// The blocks of text, in reading order.
    pub blocks: Vec<Block>,
    /// Comments that are addressed to factcheck, in the order of the file.
    pub directives: Vec<Directive>,
    /// The day the draft is of, as its front matter or metadata write it.
    pub dateline: Option<Box<str>>,
}

/// The sentences of a block's text.
pub fn sentences(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    std::iter::once(0..text.len())
}

/// What a file of this name is written in.
#[must_use]
pub fn markup_of(path: &std::path::Path) -> Option<Markup> {
    let extension = path.extension()?.to_string_lossy().to_lowercase();
    match extension.as_str() {
        "md" | "markdown" => Some(Markup::Markdown),
        "html" | "htm" => Some(Markup::Html),
        "txt" => Some(Markup::Text),
        "docx" => Some(Markup::Docx),
        _ => None,
    }
}

/// Reads a draft.
pub fn read(bytes: Vec<u8>, _markup: Markup) -> Result<(String, Document), String> {
    Ok((
        String::from_utf8(bytes).map_err(|e| e.to_string())?,
        Document::default(),
    ))
}
