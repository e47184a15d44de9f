//! The draft checked against itself: figures that can not all be right, whatever the facts are. What is found is data; what
//! it means is for the evaluator to say.
//!
//! Every check is silent when unsure: a paragraph has many reasons to give one thing two figures (another day, another
//! owner, a part, a forecast), and a false alarm costs more trust than a missed one.

mod amount;
mod changes;
mod guards;
mod label;
mod lists;
mod names;
mod pieces;
mod repeat_counts;
mod repeats;
mod shares;
mod spans;
mod tables;
mod totals;
mod totals_parts;
mod words;

use super::Mention;
use crate::document::{Block, BlockKind};
use crate::facts::FactId;
use crate::value::{Context, Quantity};
use pieces::{Text, What};

/// A draft that is held against itself. Its blocks are taken in one after the other, and no more of them is kept than what
/// may come again.
pub struct Consistency<'d> {
    blocks: &'d [Block],
    /// The block that comes next.
    next: usize,
    /// What is wrong within single blocks.
    found: Vec<Clash>,
    repeats: repeats::Repeats,
    names: names::Spellings<'d>,
}

/// Words of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The number of the passage.
    pub passage: usize,
    /// The first byte in its text.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// Why figures of the draft can not all be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The parts make this, and the total is another.
    Total {
        /// What the parts add up to, their rounding included.
        sum: Quantity,
    },
    /// A list has this many items, and its count says another number.
    Items(usize),
    /// From the first year, month or day to the last are this many of the unit, at least and at most.
    Span(i64, i64),
    /// The first of two figures is this share of the second.
    Share(Quantity),
    /// From the first of two figures to the second is this change.
    Change {
        /// In percent; what falls is negative.
        change: Quantity,
        /// Whether the words go up where the figures go down, or the reverse.
        direction: bool,
    },
    /// Another figure for the same thing.
    Repeat,
    /// Another spelling of the same name, which the draft has this many times.
    Name(usize),
}

/// Figures of a draft that can not all be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Why.
    pub why: Why,
    /// The figure that does not fit, where the reason is arithmetic.
    pub figure: Option<Quantity>,
    /// Where it stands.
    pub at: Place,
    /// What it does not fit with, in the order of the arithmetic.
    pub with: Vec<Place>,
}

/// More clashes than this in one draft tell the reader nothing new.
const MOST: usize = 500;

impl<'d> Consistency<'d> {
    /// For a draft of these blocks.
    #[must_use]
    pub fn new(blocks: &'d [Block]) -> Self {
        Self {
            blocks,
            next: 0,
            found: Vec::new(),
            repeats: repeats::Repeats::default(),
            names: names::Spellings::default(),
        }
    }

    /// Takes in the next block: its mentions, and the facts that some of them were linked to by the mention's first byte,
    /// both in order.
    pub fn block(&mut self, mentions: &[Mention], linked: &[(u32, FactId)]) {
        let n = self.next;
        let Some(block) = self.blocks.get(n) else { return };
        self.next += 1;
        self.repeats.block(mentions);
        // The capitals of a headline say nothing.
        let heading = matches!(block.kind, BlockKind::Heading(_));
        if mentions.is_empty() {
            if !heading {
                self.names.collect(n, &block.text, pieces::words(&block.text));
            }
            return;
        }
        let t = Text::new(&block.text, mentions);
        if !heading {
            let words = t.pieces.iter().filter(|p| p.what == What::Word);
            self.names.collect(n, &block.text, words.map(|p| (p.start, p.end)));
        }
        if !matches!(block.kind, BlockKind::Cell(_)) && self.found.len() <= MOST {
            totals::find(n, &t, &mut self.found);
            shares::find(n, &t, &mut self.found);
            changes::find(n, &t, &mut self.found);
            lists::find(n, &t, &mut self.found);
            spans::find(n, &t, &mut self.found);
        }
        if repeats::follows(block.kind) {
            self.repeats.figures(n, &t, linked);
        }
    }

    /// The figures that contradict each other, in the order of the draft.
    #[must_use]
    pub fn clashes(self, ctx: &Context) -> Vec<Clash> {
        let mut out = self.found;
        tables::find(self.blocks, ctx, &mut out);
        self.repeats.settle(self.blocks, &mut out);
        self.names.settle(&mut out);
        out.truncate(MOST);
        out.sort_by_key(|c| c.at);
        // One figure is wrong once, however many ways show it.
        out.dedup_by(|b, a| a.at == b.at);
        out
    }
}

impl Place {
    fn of(passage: usize, m: &Mention) -> Self {
        Self {
            passage,
            start: m.full_start,
            end: m.full_end,
        }
    }
}
