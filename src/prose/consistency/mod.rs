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
use crate::value::Quantity;
use pieces::Text;

/// A block with what was found in it.
#[derive(Clone, Debug)]
pub struct Passage<'d> {
    /// The block.
    pub block: &'d Block,
    /// Its mentions, in order.
    pub mentions: Vec<Mention>,
    /// The facts that mentions were linked to, by the mention's first byte, in order.
    pub linked: Vec<(u32, FactId)>,
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
    /// The figure that does not fit.
    pub at: Place,
    /// What it does not fit with, in the order of the arithmetic.
    pub with: Vec<Place>,
}

/// More clashes than this in one draft tell the reader nothing new.
const MOST: usize = 500;

/// Finds the figures of a draft that contradict each other. The passages are in the order of the draft.
#[must_use]
pub fn clashes(passages: &[Passage<'_>]) -> Vec<Clash> {
    let mut out = Vec::new();
    let texts: Vec<Text<'_>> = passages.iter().map(Text::new).collect();
    for (n, t) in texts.iter().enumerate() {
        if matches!(passages[n].block.kind, BlockKind::Cell(_)) {
            continue;
        }
        totals::find(n, t, &mut out);
        shares::find(n, t, &mut out);
        changes::find(n, t, &mut out);
        lists::find(n, t, &mut out);
        spans::find(n, t, &mut out);
        if out.len() > MOST {
            break;
        }
    }
    tables::find(passages, &texts, &mut out);
    repeats::find(passages, &texts, &mut out);
    names::find(passages, &texts, &mut out);
    out.truncate(MOST);
    out.sort_by_key(|c| c.at);
    // One figure is wrong once, however many ways show it.
    out.dedup_by(|b, a| a.at == b.at);
    out
}

impl<'d> Passage<'d> {
    /// A block of which no mention is linked yet.
    #[must_use]
    pub const fn new(block: &'d Block, mentions: Vec<Mention>) -> Self {
        Self {
            block,
            mentions,
            linked: Vec::new(),
        }
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
