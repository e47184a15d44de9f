//! Where readers put what they read: text, blocks, bindings, directives.

use super::block::{Block, BlockKind, TextBuilder};
use super::{Directive, Document, comment, mask};
use crate::span::Span;

/// How many inline elements may stand open inside each other; deeper ones are read as text without meaning.
const MAX_OPEN: usize = 64;

/// What becomes of the text between the tags of an inline element.
pub(super) enum Inline {
    /// It is bound to a fact.
    Bind(Target),
    /// It is left out, and an object stands for it: code, struck text.
    Cut,
    /// It is a superscript: a footnote's mark, an exponent, the end of an ordinal.
    Raised,
}

/// The fact that text is bound to.
pub(super) struct Target {
    name: Box<str>,
    place: Option<Span>,
}

impl Target {
    /// A name as it is written; `at` is its place in the file, if it stands there just so.
    pub(super) fn new(written: &str, at: Option<usize>) -> Self {
        let name = written.trim();
        let lead = written.len() - written.trim_start().len();
        Self {
            name: name.into(),
            place: at.map(|at| Span::new(at + lead, at + lead + name.len())),
        }
    }
}

struct Open {
    tag: Box<str>,
    /// Where its text starts in the block.
    at: usize,
    /// Where it starts in the file.
    file: usize,
    what: Inline,
}

/// How trustworthy a place for the dateline is: the smaller the better.
pub(super) type Rank = u8;

/// A document in the making.
#[derive(Default)]
pub(super) struct Writer {
    doc: Document,
    text: TextBuilder,
    open: Vec<Open>,
    captions: Vec<Block>,
    /// The text of the paragraph that an image interrupts.
    outer: Option<TextBuilder>,
    dateline: Option<Rank>,
    /// Whether dollar signs may mark formulas.
    formulas: bool,
    tables: u32,
}

impl Writer {
    /// One for Markdown, where `$…$` may be a formula.
    pub(super) fn with_formulas() -> Self {
        Self {
            formulas: true,
            ..Self::default()
        }
    }

    /// Adds a piece of the file as it stands there.
    pub(super) fn copy(&mut self, piece: &str, file: usize) {
        if self.text.is_empty() {
            let text = piece.trim_start_matches([' ', '\t']);
            self.text.copy(text, file + piece.len() - text.len());
        } else {
            self.text.copy(piece, file);
        }
    }

    /// Adds text that stands for other bytes of the file.
    pub(super) fn replace(&mut self, piece: &str, file: usize, file_len: usize) {
        self.text.replace(piece, file, file_len);
    }

    /// Adds a blank for a line break, unless there is one.
    pub(super) fn blank(&mut self, file: usize, file_len: usize) {
        if !self.text.is_empty() && !self.text.as_str().ends_with(' ') {
            self.text.replace(" ", file, file_len);
        }
    }

    /// Something that is left out stands here.
    pub(super) fn object(&mut self, file: usize, file_len: usize) {
        self.text.object(file, file_len);
    }

    /// An inline element starts at this byte of the file.
    pub(super) fn open(&mut self, tag: &str, what: Inline, file: usize) {
        if self.open.len() < MAX_OPEN && self.outer.is_none() {
            self.open.push(Open {
                tag: tag.into(),
                at: self.text.len(),
                file,
                what,
            });
        }
    }

    /// The inline element ends before this byte of the file. An end without a start does nothing.
    pub(super) fn close(&mut self, tag: &str, file_end: usize) {
        if self.outer.is_some() {
            return;
        }
        let Some(n) = self.open.iter().rposition(|o| &*o.tag == tag) else {
            return;
        };
        let open = self.open.remove(n);
        let at = open.at.min(self.text.len());
        let gone = !matches!(open.what, Inline::Bind(_));
        match open.what {
            Inline::Bind(t) => self.text.bind(at, &t.name, t.place, Span::new(open.file, file_end)),
            Inline::Cut => {
                self.text.truncate(at);
                self.text.object(open.file, file_end.saturating_sub(open.file));
            }
            Inline::Raised => self.raise(at, open.file, file_end),
        }
        // What was opened in text that is gone goes on from here.
        let end = self.text.len();
        for inner in self.open.iter_mut().skip(n).filter(|_| gone) {
            inner.at = end;
            inner.file = file_end;
        }
    }

    /// Settles what a superscript from `at` on is.
    fn raise(&mut self, at: usize, file: usize, file_end: usize) {
        let (before, raised) = self.text.as_str().split_at(at);
        let raised = raised.trim();
        if raised.chars().any(char::is_alphabetic) {
            return;
        }
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let power = matches!(word, "10" | "m" | "km" | "cm" | "mm" | "ft" | "mi" | "in" | "yd");
        let digits: Option<String> = raised.chars().map(superscript).collect();
        self.text.truncate(at);
        if let Some(digits) = digits.filter(|d| power && !d.is_empty()) {
            self.text.replace(&digits, file, file_end.saturating_sub(file));
        }
        // Else it is the mark of a footnote: nothing stands for it, so that "1,400[1] phones" stays one mention.
    }

    /// Ends the block. Bindings that are still open end with it.
    pub(super) fn flush(&mut self, kind: BlockKind) {
        if self.outer.is_some() {
            return;
        }
        for open in std::mem::take(&mut self.open) {
            if let Inline::Bind(t) = open.what {
                let at = open.at.min(self.text.len());
                self.text.bind(at, &t.name, t.place, Span::new(open.file, open.file));
            }
        }
        self.mask();
        self.doc.blocks.extend(self.text.finish(kind));
        self.doc.blocks.append(&mut self.captions);
    }

    /// Leaves out what no reader of prose should see as figures: URLs, formulas.
    fn mask(&mut self) {
        let parts = mask::left_out(self.text.as_str(), self.formulas);
        self.text.mask(&parts);
    }

    /// An image starts: text that comes until [`Writer::end_caption`] is its caption.
    pub(super) fn start_caption(&mut self) {
        if self.outer.is_none() {
            self.outer = Some(std::mem::take(&mut self.text));
        }
    }

    /// The image, which stands in these bytes of the file, ends.
    pub(super) fn end_caption(&mut self, file: usize, file_len: usize) {
        if let Some(outer) = self.outer.take() {
            self.mask();
            self.captions.extend(self.text.finish(BlockKind::Caption));
            self.text = outer;
            self.text.object(file, file_len);
        }
    }

    /// A comment whose marks are off; `place` gives the file's byte for a byte of it, and `span` is the whole comment's.
    pub(super) fn comment(&mut self, inside: &str, span: Span, place: impl Fn(usize) -> usize) {
        let Some((kind, text)) = comment::directive(inside) else {
            return;
        };
        let start = place(text.start);
        let end = if text.is_empty() {
            start
        } else {
            place(text.end - 1) + 1
        };
        self.doc.directives.push(Directive {
            kind,
            text: inside.get(text).unwrap_or_default().into(),
            text_span: Span::new(start, end),
            span,
            before: u32::try_from(self.doc.blocks.len()).unwrap_or(u32::MAX),
        });
    }

    /// A day that the file says it is of. The best place wins, then the first.
    pub(super) fn dateline(&mut self, day: &str, rank: Rank) {
        let day = day.trim();
        if !day.is_empty() && self.dateline.is_none_or(|r| rank < r) {
            self.dateline = Some(rank);
            self.doc.dateline = Some(day.into());
        }
    }

    /// The number of a new table.
    pub(super) fn table(&mut self) -> u32 {
        self.tables = self.tables.saturating_add(1);
        self.tables - 1
    }

    /// The finished document.
    pub(super) fn finish(mut self, kind: BlockKind) -> Document {
        if self.outer.is_some() {
            self.end_caption(0, 0);
        }
        self.flush(kind);
        self.doc
    }
}

fn superscript(c: char) -> Option<char> {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    match c {
        '-' | '−' => Some('⁻'),
        _ => DIGITS.get(c.to_digit(10)? as usize).copied(),
    }
}
