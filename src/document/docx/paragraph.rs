//! A paragraph of a Word document while it is read, and the line and block that it becomes.

use crate::document::block::BlockKind;
use crate::document::grid::Grid;
use crate::document::writer::{Inline, Target, Writer};

/// A table that is being read.
pub(super) struct Table {
    pub(super) grid: Grid,
    /// Whether the first row is one of headings.
    pub(super) first: bool,
    /// Whether this row is.
    pub(super) header: bool,
    /// How many cells stand open.
    pub(super) cells: usize,
}

/// A paragraph that is being read.
#[derive(Default)]
pub(super) struct Paragraph {
    pub(super) text: String,
    /// What its style makes of it.
    pub(super) kind: Option<BlockKind>,
    pub(super) item: bool,
    /// Whether its mark was deleted.
    pub(super) joined: bool,
    /// Links to facts: where they start and end in the text.
    links: Vec<(usize, usize, String)>,
    open: Option<(usize, String)>,
    /// The alternative texts of images that are anchored in it.
    pub(super) captions: Vec<String>,
}

impl Paragraph {
    /// A link to a fact starts.
    pub(super) fn link(&mut self, fact: &str) {
        self.open = Some((self.text.len(), fact.to_owned()));
    }

    /// A link ends, to a fact or not.
    pub(super) fn close_link(&mut self) {
        if let Some((at, fact)) = self.open.take() {
            self.links.push((at, self.text.len(), fact));
        }
    }

    /// What it is, inside this table.
    pub(super) fn kind(&self, table: Option<&Table>) -> BlockKind {
        if let Some(kind @ (BlockKind::Heading(_) | BlockKind::Caption)) = self.kind {
            return kind;
        }
        if let Some(table) = table.filter(|t| t.cells > 0) {
            let first = table.first && table.grid.place(false).row == 0;
            return BlockKind::Cell(table.grid.place(table.header || first));
        }
        match self.kind {
            Some(kind) => kind,
            None if self.item => BlockKind::Item,
            None => BlockKind::Paragraph,
        }
    }

    /// Adds it to the text as a line and to the draft as a block, its captions after it.
    pub(super) fn emit(self, kind: BlockKind, lines: &mut String, writer: &mut Writer) {
        let lead = self.text.len() - self.text.trim_start().len();
        let text = self.text.trim();
        if !text.is_empty() {
            let base = lines.len();
            let mut at = 0;
            for (start, end, fact) in self.links {
                let start = start.saturating_sub(lead).clamp(at, text.len());
                let end = end.saturating_sub(lead).clamp(start, text.len());
                writer.copy(&text[at..start], base + at);
                writer.open("a", Inline::Bind(Target::new(&fact, None)), base + start);
                writer.copy(&text[start..end], base + start);
                writer.close("a", base + end);
                at = end;
            }
            writer.copy(&text[at..], base + at);
            lines.push_str(text);
            lines.push('\n');
            writer.flush(kind);
        }
        for alt in self.captions {
            let alt = alt.split_whitespace().collect::<Vec<_>>().join(" ");
            if !alt.is_empty() {
                writer.copy(&alt, lines.len());
                writer.flush(BlockKind::Caption);
                lines.push_str(&alt);
                lines.push('\n');
            }
        }
    }
}
