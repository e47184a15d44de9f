//! A sentence with its mentions, as linking looks at it.

use super::elsewhere::Away;
use super::link::Surroundings;
use super::mention::Mention;
use super::sight::Sight;
use super::tokens::{Border, Memory, Token};
use crate::facts::{FactBase, FactId};
use std::borrow::Cow;

/// A sentence with its mentions and what surrounds it.
pub(crate) struct Scene<'s> {
    pub(crate) base: &'s FactBase,
    pub(crate) text: &'s str,
    pub(crate) tokens: &'s [Token],
    /// The same in lower case.
    pub(crate) words: &'s [Cow<'s, str>],
    pub(crate) mentions: &'s [Mention],
    pub(crate) sights: &'s [Sight],
    pub(crate) around: &'s Surroundings,
    /// What the passage speaks of instead of the topic.
    pub(crate) away: Option<&'s Away>,
    /// The day of the draft, as a day number.
    pub(crate) as_of: Option<i32>,
    /// What was looked up already.
    pub(crate) memory: &'s Memory,
}

impl Scene<'_> {
    /// A word in lower case, empty where there is none.
    pub(crate) fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |w| w)
    }

    /// Whether a word stands in one of a fact's names, a common one too. The word is in lower case.
    pub(crate) fn fact_has(&self, fact: FactId, word: &str) -> bool {
        let mut known = self.memory.names.borrow_mut();
        let words = known.entry(fact).or_insert_with(|| {
            let names = self.base.fact(fact).names();
            let parts = names.flat_map(|n| n.split(|c: char| !c.is_alphanumeric()));
            parts.map(str::to_ascii_lowercase).collect()
        });
        words.contains(word)
    }

    /// The words of the clause around a mention: up to the next border of at least this weight on either side.
    pub(crate) fn clause(&self, n: usize, border: Border) -> (usize, usize) {
        let s = &self.sights[n];
        let from = (1..=s.first)
            .rev()
            .find(|at| self.tokens.get(*at).is_some_and(|t| t.border >= border))
            .unwrap_or(0);
        let to = (s.last..self.tokens.len())
            .find(|at| self.tokens[*at].border >= border)
            .unwrap_or(self.tokens.len());
        (from, to)
    }

    /// The words just before a mention, nearest first, not across a clause border.
    pub(super) fn before(&self, n: usize, most: usize) -> Vec<&str> {
        let s = &self.sights[n];
        let mut out = Vec::new();
        let mut at = s.first;
        while at > 0 && out.len() < most {
            if self.tokens.get(at).is_some_and(|t| t.border > Border::Clause) {
                break;
            }
            at -= 1;
            out.push(self.word(at));
        }
        out
    }

    /// The words just after a mention, not across a strong border.
    pub(super) fn after(&self, n: usize, most: usize) -> Vec<&str> {
        let s = &self.sights[n];
        let mut out = Vec::new();
        for at in s.last..self.tokens.len().min(s.last + most) {
            if self.tokens[at].border > Border::Clause {
                break;
            }
            out.push(self.word(at));
        }
        out
    }
}
