//! A block of text and the way back from its bytes to the file's.

use super::Binding;
use crate::span::Span;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of this level, 1 to 6; the title of the front matter is 1.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
    /// A cell of a table.
    Cell(CellPlace),
    /// A caption of a table or figure, or the alternative text of an image.
    Caption,
    /// A paragraph inside a block quotation.
    Quote,
}

/// Where a cell stands in its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellPlace {
    /// The table's number in the document.
    pub table: u32,
    /// The row, the header's is 0.
    pub row: u32,
    /// The column.
    pub column: u32,
    /// Whether it is a heading of its column (or, in HTML, of its row).
    pub header: bool,
}

/// A run of text that stands in the file as it stands in the block, or (`len` apart) as something else, such as an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    /// The first byte in the block's text.
    at: u32,
    /// The first byte in the file.
    file: u32,
    /// How many bytes of the file it stands for; equal to the bytes of text where it was copied.
    file_len: u32,
}

/// A block of running text, markup stripped.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text; line breaks of the file inside it are blanks.
    pub text: Box<str>,
    /// What is bound to facts by hand.
    pub bindings: Vec<Binding>,
    runs: Box<[Run]>,
}

impl Block {
    /// The bytes of the file behind the bytes `start..end` of the text.
    #[must_use]
    pub fn span(&self, start: usize, end: usize) -> Span {
        if end <= start {
            let at = self.file_start(start);
            return Span::new(at, at);
        }
        Span::new(self.file_start(start), self.file_end(end))
    }

    fn run(&self, at: usize) -> usize {
        self.runs.partition_point(|r| r.at as usize <= at).saturating_sub(1)
    }

    /// The bytes of text that a run covers.
    fn width(&self, n: usize) -> usize {
        let next = self.runs.get(n + 1).map_or(self.text.len(), |r| r.at as usize);
        next - self.runs[n].at as usize
    }

    fn file_start(&self, at: usize) -> usize {
        let n = self.run(at);
        let Some(r) = self.runs.get(n) else { return 0 };
        let into = at - (r.at as usize).min(at);
        if self.width(n) == r.file_len as usize {
            r.file as usize + into
        } else {
            r.file as usize
        }
    }

    fn file_end(&self, end: usize) -> usize {
        let n = self.run(end - 1);
        let Some(r) = self.runs.get(n) else { return 0 };
        let into = end - (r.at as usize).min(end);
        if self.width(n) == r.file_len as usize {
            r.file as usize + into
        } else {
            (r.file + r.file_len) as usize
        }
    }
}

/// Builds a block's text from pieces of the file.
#[derive(Debug, Default)]
pub struct TextBuilder {
    text: String,
    runs: Vec<Run>,
    bindings: Vec<Binding>,
}

impl TextBuilder {
    /// Whether there is no text yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The bytes of text so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// The text so far.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Adds a piece of the file as it stands there.
    pub fn copy(&mut self, piece: &str, file: usize) {
        self.replace(piece, file, piece.len());
    }

    /// Adds text that stands for other bytes of the file: an entity, a line break.
    pub fn replace(&mut self, piece: &str, file: usize, file_len: usize) {
        if piece.is_empty() {
            return;
        }
        let num = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (at, file, len) = (num(self.text.len()), num(file), num(file_len));
        let copied = piece.len() == file_len;
        // A piece that goes on where the last one ended lengthens it, where both were copied.
        if let Some(last) = self.runs.last_mut()
            && copied
            && last.file_len == at - last.at
            && last.file + last.file_len == file
        {
            last.file_len += len;
        } else {
            self.runs.push(Run {
                at,
                file,
                file_len: len,
            });
        }
        self.text.push_str(piece);
    }

    /// Binds the text from `start` on to a fact.
    pub fn bind(&mut self, start: usize, target: &str, span: Span) {
        let num = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        self.bindings.push(Binding {
            start: num(start),
            end: num(self.text.len()),
            target: target.into(),
            span,
        });
    }

    /// The finished block, or `None` where there is nothing but blanks. The builder is empty afterwards.
    pub fn finish(&mut self, kind: BlockKind) -> Option<Block> {
        let text = std::mem::take(&mut self.text);
        let runs = std::mem::take(&mut self.runs);
        let bindings = std::mem::take(&mut self.bindings);
        if text.trim().is_empty() {
            return None;
        }
        Some(Block {
            kind,
            text: text.into_boxed_str(),
            bindings,
            runs: runs.into_boxed_slice(),
        })
    }
}
