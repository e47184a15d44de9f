//! What keeps two figures for one noun from being figures for one thing: another owner, another time, a part, a forecast,
//! a comparison. Any of them silences.

use super::pieces::{Text, What};
use super::words::{PERIODS, UNSURE};
use crate::prose::Mention;
use crate::prose::vocab::is_stop;
use crate::value::{Data, Days, Dim, Precision};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// The words of a draft that are names: written with a capital where no sentence begins, or never without one.
#[derive(Debug, Default)]
pub(super) struct Names<'t> {
    names: FxHashSet<&'t str>,
    small: FxHashSet<&'t str>,
    first: Vec<&'t str>,
}

impl<'t> Names<'t> {
    pub(super) fn collect(&mut self, t: &Text<'t, '_>) {
        for s in &t.sentences {
            for n in s.clone() {
                let w = plain(t.word(n));
                if w.is_empty() {
                    continue;
                }
                if !w.starts_with(char::is_uppercase) {
                    self.small.insert(w);
                    continue;
                }
                // A capital after a colon or an opening quotation mark begins a sentence too.
                let begins =
                    n == s.start || t.mark(n - 1, &[':', '—', '(']) || t.pieces[n].quoted && !t.pieces[n - 1].quoted;
                if is_stop(&w.to_lowercase()) {
                    continue;
                }
                if begins {
                    self.first.push(w);
                } else {
                    self.names.insert(w);
                }
            }
        }
    }

    fn has(&self, word: &str) -> bool {
        word.starts_with(char::is_uppercase) && self.names.contains(word)
    }

    /// Settles the words that begin sentences, when the whole draft is collected.
    pub(super) fn settle(&mut self) {
        for w in std::mem::take(&mut self.first) {
            let form = ["ing", "ed", "ly"].iter().any(|e| w.ends_with(e));
            if !form && !self.small.contains(&*w.to_lowercase()) {
                self.names.insert(w);
            }
        }
    }
}

/// What a mention says of the time of those around it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Time {
    Nothing,
    Length,
    Date {
        /// Whether it is coarser than a day.
        coarse: bool,
        days: Option<Days>,
    },
}

impl Time {
    pub(super) fn of(m: &Mention) -> Self {
        match &m.data {
            Data::Date(d) => Self::Date {
                coarse: d.precision != Precision::Day,
                days: d.days(),
            },
            Data::Figure(q) if matches!(q.dim, Dim::Duration(_)) => Self::Length,
            _ => Self::Nothing,
        }
    }
}

/// What the words around a figure say of its owner and time.
#[derive(Debug, Default)]
pub(super) struct Scene<'t> {
    pub(super) names: Vec<&'t str>,
    periods: Vec<String>,
    /// The dates, and whether each is coarser than a day.
    dates: Vec<(bool, Option<Days>, String)>,
}

impl<'t> Scene<'t> {
    /// The scene of a sentence; one that names nobody goes on about whom the sentence before named.
    pub(super) fn new(
        t: &Text<'t, '_>,
        s: &Range<usize>,
        times: &impl Fn(usize) -> Time,
        names: &Names<'t>,
        before: &[&'t str],
    ) -> Self {
        let mut out = Self {
            names: named(t, s, names),
            ..Self::default()
        };
        for n in s.clone().take(150) {
            let w = plain(t.word(n));
            if names.has(w) {
                continue;
            }
            if t.among(n, &PERIODS) {
                out.periods.push(w.to_lowercase());
            }
            let What::Mention(m) = t.pieces[n].what else { continue };
            match times(m) {
                Time::Date { coarse, days } => out.dates.push((coarse, days, t.str(n).to_lowercase())),
                // `in nine months`
                Time::Length
                    if n > s.start
                        && t.is(
                            n - 1,
                            &["in", "over", "for", "during", "within", "past", "after", "every"],
                        ) =>
                {
                    out.periods.push(t.str(n).to_lowercase());
                }
                _ => {}
            }
        }
        if out.names.is_empty() {
            out.names = before.to_vec();
        }
        out.periods.sort_unstable();
        out.periods.dedup();
        out
    }

    /// Whether the two may be about different owners or times.
    pub(super) fn apart(&self, other: &Self) -> bool {
        let within = |a: &[&str], b: &[&str]| a.iter().all(|n| b.binary_search(n).is_ok());
        let owners = self.names.is_empty() != other.names.is_empty()
            || !(within(&self.names, &other.names) || within(&other.names, &self.names));
        owners || self.other_time(other)
    }

    /// Whether the two may be about different times.
    pub(super) fn other_time(&self, other: &Self) -> bool {
        let coarse = |s: &Self| s.dates.iter().filter(|d| d.0).map(|d| d.2.clone()).collect::<Vec<_>>();
        let fine = |s: &Self| s.dates.iter().filter(|d| !d.0).cloned().collect::<Vec<_>>();
        let (a, b) = (fine(self), fine(other));
        let same_day = a.is_empty()
            || b.is_empty()
            || a.iter()
                .any(|x| b.iter().any(|y| x.1.is_some() && x.1 == y.1 || x.2 == y.2));
        self.periods != other.periods || coarse(self) != coarse(other) || !same_day
    }
}

/// The names that a sentence has, in order, each once.
pub(super) fn named<'t>(t: &Text<'t, '_>, s: &Range<usize>, names: &Names<'t>) -> Vec<&'t str> {
    let words = s.clone().take(150).map(|n| plain(t.word(n)));
    let mut out: Vec<&str> = words.filter(|w| names.has(w)).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Whether something near a figure makes it another one than the plain figure of the thing.
pub(super) fn unsure(t: &Text<'_, '_>, at: usize, s: &Range<usize>) -> bool {
    let near = at.saturating_sub(8).max(s.start)..(at + 9).min(s.end);
    let clause = |n: usize| t.mark(n, &[';', '—', ':']);
    let from = near
        .clone()
        .take_while(|n| *n < at)
        .filter(|n| clause(*n))
        .last()
        .map_or(near.start, |n| n + 1);
    let to = (at..near.end).find(|n| clause(*n)).unwrap_or(near.end);
    t.pieces[at].quoted
        || t.any(from..to, &UNSURE)
        || at > s.start && t.is(at - 1, &["from", "than", "among", "against"])
        // `500 of the 1,400`, `500 of them`, and the whole of a part.
        || t.is(at + 1, &["of"]) && (t.is(at + 2, &["the", "them", "those", "these", "its", "their", "whom", "which"]) || t.quantity(at + 2).is_some())
        || at >= s.start + 2 && t.is(at - 1, &["the", "its", "their"]) && t.is(at - 2, &["of"]) && t.quantity(at.saturating_sub(3)).is_some()
}

/// A word without a possessive ending.
pub(super) fn plain(w: &str) -> &str {
    w.strip_suffix("'s").or_else(|| w.strip_suffix("’s")).unwrap_or(w)
}
