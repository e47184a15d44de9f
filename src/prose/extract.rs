//! Everything that a draft mentions, in bytes of its file.

use super::quotes::quotations;
use super::scan::scan;
use crate::document::{Block, Document};
use crate::span::Span;
use crate::value::{Context, Data, Hedge};

/// A value or a quotation of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Extracted {
    /// Where it stands in the file, hedges around a figure left out.
    pub span: Span,
    /// Its words, without markup.
    pub words: Box<str>,
    /// What it means, hedges included. A quotation is text.
    pub data: Data,
    /// The hedge beside a figure.
    pub hedge: Option<Hedge>,
}

/// Every value and quotation of a draft, in the order of the file. No fact base is needed.
///
/// Relative dates count from the context's dateline; without one they stay unresolved
/// ([`draft_day`](crate::check::draft_day) finds the day that a draft gives itself). Blocks are read as they are asked for.
pub fn extract<'d>(doc: &'d Document, context: &'d Context) -> impl Iterator<Item = Extracted> + 'd {
    doc.blocks.iter().flat_map(|b| of_block(b, context))
}

fn of_block(block: &Block, context: &Context) -> Vec<Extracted> {
    let one = |start: usize, end: usize, data: Option<Data>, hedge| {
        let words: Box<str> = block.text.get(start..end).unwrap_or("").into();
        Extracted {
            span: block.span(start, end),
            data: data.unwrap_or_else(|| Data::Text(words.clone())),
            words,
            hedge,
        }
    };
    let mut out: Vec<Extracted> = scan(&block.text, context)
        .into_iter()
        .map(|m| one(m.start as usize, m.end as usize, Some(m.data), m.hedge))
        .collect();
    out.extend(
        quotations(&block.text)
            .into_iter()
            .map(|q| one(q.inner.start, q.inner.end, None, None)),
    );
    out.sort_by_key(|e| (e.span.start, e.span.end));
    out
}
