//! A block of text and the way back from its bytes to the file's.

use super::Binding;
use super::map::{Map, Run};
use crate::span::Span;
use std::ops::Range;

/// What stands in a text for something that is left out of it: a code span, a URL, an image. Nothing is read across it.
pub const OBJECT: &str = "\u{fffc}";

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

/// A block of running text, markup stripped.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text; line breaks of the file inside it are blanks, what is left out is [`OBJECT`].
    pub text: Box<str>,
    /// What is bound to facts by hand.
    pub bindings: Vec<Binding>,
    runs: Box<[Run]>,
}

impl Block {
    /// The bytes of the file behind the bytes `start..end` of the text. What was replaced, such as an entity, counts whole.
    #[must_use]
    pub fn span(&self, start: usize, end: usize) -> Span {
        let map = Map {
            runs: &self.runs,
            len: self.text.len(),
        };
        let first = map.start(start);
        if end <= start {
            return Span::new(first, first);
        }
        Span::new(first, map.end(end))
    }
}

/// Builds a block's text from pieces of the file. Pieces are added in the order of the file.
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

    /// Adds [`OBJECT`] for bytes of the file that are left out.
    pub fn object(&mut self, file: usize, file_len: usize) {
        self.replace(OBJECT, file, file_len);
    }

    /// Takes back the text from `len` on, which is the start of a character.
    pub fn truncate(&mut self, len: usize) {
        if len >= self.text.len() || !self.text.is_char_boundary(len) {
            return;
        }
        while let Some(last) = self.runs.last_mut() {
            if (last.at as usize) < len {
                // Only a copied run has bytes of its own in the file; another keeps standing for all of its.
                if last.file_len as usize == self.text.len() - last.at as usize {
                    last.file_len = num(len) - last.at;
                }
                break;
            }
            self.text.truncate(last.at as usize);
            self.runs.pop();
        }
        self.text.truncate(len);
        let len = num(len);
        self.bindings.retain(|b| b.start < len);
        for b in &mut self.bindings {
            b.end = b.end.min(len);
        }
    }

    /// Puts [`OBJECT`] in the place of each of these parts of the text, which are in order and do not meet.
    pub fn mask(&mut self, parts: &[Range<usize>]) {
        if parts.is_empty() {
            return;
        }
        let old = std::mem::take(self);
        let mut kept = 0;
        for part in parts {
            self.take_from(&old, kept..part.start);
            let (start, end) = (old.map().start(part.start), old.map().end(part.end));
            self.object(start, end.saturating_sub(start));
            kept = part.end;
        }
        self.take_from(&old, kept..old.text.len());
        // A place moves by what the parts before it lost; one inside a part goes to its start.
        let moved = |at: u32| {
            let at = at as usize;
            let before = parts.partition_point(|p| p.end <= at);
            let lost: usize = parts[..before]
                .iter()
                .map(|p| p.len() - OBJECT.len().min(p.len()))
                .sum();
            let inside = parts.get(before).filter(|p| p.start < at).map_or(at, |p| p.start);
            num(inside - lost)
        };
        self.bindings = old
            .bindings
            .iter()
            .map(|b| Binding {
                start: moved(b.start),
                end: moved(b.end),
                ..b.clone()
            })
            .collect();
    }

    /// Adds a part of another builder's text with its runs.
    fn take_from(&mut self, old: &Self, part: Range<usize>) {
        let map = old.map();
        let mut at = part.start;
        let mut n = old.runs.partition_point(|r| r.at as usize <= at).saturating_sub(1);
        while at < part.end {
            let Some(run) = old.runs.get(n) else { return };
            let end = (run.at as usize + map.width(n)).min(part.end);
            let piece = old.text.get(at..end).unwrap_or_default();
            let start = map.start(at);
            self.replace(piece, start, map.end(end).saturating_sub(start));
            at = end;
            n += 1;
        }
    }

    fn map(&self) -> Map<'_> {
        Map {
            runs: &self.runs,
            len: self.text.len(),
        }
    }

    /// Binds the text from `start` on to a fact. `target_span` is where the fact's name stands in the file, `span` where the binding
    /// does, markup included.
    pub fn bind(&mut self, start: usize, target: &str, target_span: Option<Span>, span: Span) {
        self.bindings.push(Binding {
            start: num(start.min(self.text.len())),
            end: num(self.text.len()),
            target: target.into(),
            target_span,
            span,
        });
    }

    /// The finished block without blanks at its end, or `None` where nothing but blanks and objects is in it. The builder is
    /// empty afterwards.
    pub fn finish(&mut self, kind: BlockKind) -> Option<Block> {
        self.truncate(self.text.trim_end().len());
        let wanted = self.text.chars().any(|c| !c.is_whitespace() && c != '\u{fffc}');
        // Copies are exact in size, and the builder's buffers serve the next block.
        let block = wanted.then(|| Block {
            kind,
            text: self.text.as_str().into(),
            bindings: std::mem::take(&mut self.bindings),
            runs: self.runs.as_slice().into(),
        });
        self.text.clear();
        self.runs.clear();
        self.bindings.clear();
        block
    }
}

/// Files are bounded far below four gigabytes.
fn num(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
