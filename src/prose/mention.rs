//! What was found in running text.

use crate::value::{Data, Hedge};

/// A value that running text mentions, in bytes of the scanned text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mention {
    /// The first byte of the written figure or date, hedges before it left out.
    pub start: u32,
    /// The byte after it, with its unit or the noun that it counts.
    pub end: u32,
    /// The first byte with the hedge before it (`about` of `about 1,400 phones`); equal to `start` without one.
    pub full_start: u32,
    /// The byte after a hedge behind it (`or more`); equal to `end` without one.
    pub full_end: u32,
    /// What it means, hedges included.
    pub data: Data,
    /// The hedge beside a figure. For dates the bound is in the days themselves.
    pub hedge: Option<Hedge>,
}

impl Mention {
    /// The kind as the reports name it.
    #[must_use]
    pub fn kind_name(&self) -> &'static str {
        match &self.data {
            Data::Figure(q) => match q.kind() {
                "percentage_points" => "percentage points",
                k => k,
            },
            Data::Date(_) => "date",
            Data::Text(_) => "text",
            Data::List(_) => "list",
            Data::Bool(_) => "yes or no",
        }
    }
}
