//! Known names in running text, as listed or nearly so.
//!
//! ```
//! use factcheck::facts::FactBase;
//! use factcheck::prose::{NameForm, NameIndex, names};
//!
//! let yaml = "sources: {s: {title: S}}\nnames:\n  judge: {name: Phyllis Hamilton, also: [Hamilton], source: s}\nfacts:\n  a: {value: 1, source: s}\n";
//! let (base, _) = FactBase::from_yaml(&[("trial.yaml", yaml)]);
//! let found = names("Phillis Hamilton ruled. Peter Hamilton did not.", &NameIndex::new(&base));
//! assert_eq!(found.len(), 1);
//! assert!(matches!(&found[0].form, NameForm::Near { right, .. } if &**right == "Phyllis Hamilton"));
//! ```

use super::marks::pairs;
use super::name_index::{MAX_NEAR_WORDS, NameIndex, Spelling, spelled};
use super::name_near::{Dress, Why, Window, dress, misspelled, surname_slip};
use super::name_tokens::{Letters, Word, words};
use crate::facts::NameId;
use std::cell::OnceCell;

/// A known name in a text, in its bytes, a possessive ending left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameMention {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// The names with this spelling: several where topics share it, never none.
    pub names: Vec<NameId>,
    /// How it is written.
    pub form: NameForm,
    /// Whether it stands in a quotation, whose spelling is not the writer's.
    pub quoted: bool,
    /// Whether it is a misspelling only where the text names the bearer in full, and nobody else by this surname.
    pub needs_bearer: bool,
    /// One sentence for the reader.
    pub evidence: String,
}

/// How a known name is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameForm {
    /// As listed.
    Exact,
    /// Nearly so.
    Near {
        /// The nearest listed spelling.
        right: Box<str>,
        /// In what the two differ.
        why: Why,
    },
}

/// A name that starts at some word: how many words it takes, and what it is.
struct Found {
    words: usize,
    names: Vec<NameId>,
    near: Option<(Box<str>, Why)>,
    needs_bearer: bool,
}

/// Finds every known name, sorted and disjoint: the longest wins, then a listed spelling over a near miss. The time
/// grows with the text and not with the number of names.
#[must_use]
pub fn names(text: &str, index: &NameIndex) -> Vec<NameMention> {
    let scan = Scan {
        text,
        words: words(text),
        index,
    };
    let mut quoted = None;
    let mut out = Vec::new();
    let mut at = 0;
    while at < scan.words.len() {
        let Some(found) = scan.at(at) else {
            at += 1;
            continue;
        };
        let (start, end) = (scan.words[at].start, scan.words[at + found.words - 1].end);
        let quoted = quoted.get_or_insert_with(|| pairs(text).into_iter().filter(|p| p.depth == 0).peekable());
        while quoted.next_if(|p| p.outer.end <= start).is_some() {}
        let written = text.get(start..end).unwrap_or("");
        let id = found.names.first().map_or("", |n| index.id(*n));
        let (form, evidence) = match found.near {
            None => (NameForm::Exact, format!("‘{written}’ is a listed spelling of {id}")),
            Some((right, why)) => {
                let how = match why {
                    Why::Letters(_) => format!("is {} ‘{right}’", why.words()),
                    _ => format!("is ‘{right}’ {}", why.words()),
                };
                (
                    NameForm::Near { right, why },
                    format!("‘{written}’ {how}, the listed spelling of {id}"),
                )
            }
        };
        out.push(NameMention {
            start,
            end,
            names: found.names,
            form,
            quoted: quoted.peek().is_some_and(|p| p.outer.start < end),
            needs_bearer: found.needs_bearer,
            evidence,
        });
        at += found.words;
    }
    out
}

/// Whether a text speaks of somebody else by this surname: a capital word stands before it.
#[must_use]
pub fn names_another(text: &str, surname: &str) -> bool {
    text.match_indices(surname).any(|(at, _)| {
        let before = text[..at].trim_end_matches([' ', '\u{a0}', '\n']);
        let word = before
            .rsplit(|c: char| !c.is_alphanumeric() && c != '.' && c != '-')
            .next();
        let titled = word.is_some_and(|w| super::common::is_word(&w.to_lowercase()));
        // `J.` is a first name, `Paris.` the end of a sentence.
        let ended = word.is_some_and(|w| w.ends_with('.') && w.chars().filter(|c| c.is_alphabetic()).count() > 2);
        let whole = !text[at + surname.len()..].starts_with(char::is_alphabetic);
        whole && before.len() < at && !titled && !ended && word.is_some_and(|w| w.starts_with(char::is_uppercase))
    })
}

/// A text whose known names are looked for once, when they are first asked for.
#[derive(Debug)]
pub struct Named<'t> {
    pub(super) text: &'t str,
    index: &'t NameIndex,
    found: OnceCell<Vec<NameMention>>,
}

impl<'t> Named<'t> {
    /// A text whose names are listed in this index.
    #[must_use]
    pub const fn new(text: &'t str, index: &'t NameIndex) -> Self {
        Self {
            text,
            index,
            found: OnceCell::new(),
        }
    }

    /// Its names, in order.
    pub fn names(&self) -> &[NameMention] {
        self.found.get_or_init(|| names(self.text, self.index))
    }
}

/// A text in which names are looked for.
pub(super) struct Scan<'t, 'i> {
    pub(super) text: &'t str,
    pub(super) words: Vec<Word<'t>>,
    pub(super) index: &'i NameIndex,
}

impl Scan<'_, '_> {
    /// The best name that starts at this word.
    fn at(&self, at: usize) -> Option<Found> {
        let first = self.words.get(at)?;
        if !(first.has_capital() || self.index.starts_in_lower_case(&first.plain)) || !self.may_start(first.start) {
            return None;
        }
        // A name that is written apart (`What's App`) has more words than listed.
        let most = self.index.longest_from(&first.plain).max(4);
        let (mut best, mut near): (Option<Found>, Option<Found>) = (None, None);
        let mut letters = Letters::default();
        for n in 1..=most {
            let Some(last) = self.words.get(at + n - 1) else { break };
            if n > 1 && !self.soft(at + n - 2) {
                break;
            }
            letters.push(&last.plain);
            if !self.index.begins(letters.get()) {
                break;
            }
            if !self.may_end(last.end) {
                continue;
            }
            if let Some(found) = self.dressed(at, n, letters.get()) {
                let slot = if found.near.is_none() { &mut best } else { &mut near };
                *slot = Some(found);
            }
        }
        if let Some(found) = self.misspelled(at)
            && near.as_ref().is_none_or(|n| n.words < found.words)
        {
            near = Some(found);
        }
        match (best, near) {
            (Some(b), Some(n)) => Some(if n.words > b.words { n } else { b }),
            (b, n) => b.or(n),
        }
    }

    /// A name with these letters, in its own dress or another.
    fn dressed(&self, at: usize, n: usize, hash: u64) -> Option<Found> {
        let candidates = self.index.with_letters(hash);
        if candidates.is_empty() {
            return None;
        }
        let words = self.words.get(at..at + n)?;
        let window = Window {
            text: self.text.get(words.first()?.start..words.last()?.end)?,
            words,
            shouted: at
                .checked_sub(1)
                .and_then(|p| self.words.get(p))
                .is_some_and(Word::all_capitals)
                || self.words.get(at + n).is_some_and(Word::all_capitals),
            opens: self.opens(words.first()?.start),
        };
        let (mut same, mut near): (Vec<NameId>, Option<(&Spelling, Why)>) = (Vec::new(), None);
        for s in candidates.iter().filter_map(|c| self.index.spelling(*c)) {
            match dress(&window, s) {
                Dress::Same if same.contains(&s.name) || (s.surname && self.another(at, s)) => {}
                Dress::Same => same.push(s.name),
                Dress::Near(why) if near.is_none() => near = Some((s, why)),
                _ => {}
            }
        }
        if !same.is_empty() {
            return Some(Found {
                words: n,
                names: same,
                near: None,
                needs_bearer: false,
            });
        }
        let (s, why) = near?;
        // `San Jose` is no `José`, but `Meta Whatsapp` is WhatsApp.
        if s.words.len() == 1 && why != Why::Capitals && self.in_company(at, n) {
            return None;
        }
        Some(Found {
            words: n,
            names: vec![s.name],
            near: Some((s.text.clone(), why)),
            needs_bearer: false,
        })
    }

    /// The longest name with wrong letters in one word.
    fn misspelled(&self, at: usize) -> Option<Found> {
        let first = self.words.get(at).filter(|w| w.has_capital())?;
        let mut best = None;
        let mut plain: Vec<&str> = vec![&first.plain];
        if spelled(&first.plain) && first.plain.len() > 3 && self.may_end(first.end) && !self.in_company(at, 1) {
            let near = self.index.near_alone(&first.plain);
            best = self.choose(at, 1, 0, &near, misspelled);
            if best.is_none() {
                let slip = self.choose(at, 1, 0, &near, |_, words, _, s| surname_slip(&words[0], s));
                best = slip.map(|f| Found {
                    needs_bearer: true,
                    ..f
                });
            }
        }
        let mut unknown = Some(0).filter(|_| !self.index.knows(&first.plain));
        for n in 2..=MAX_NEAR_WORDS {
            let Some(word) = self.words.get(at + n - 1) else { break };
            if !self.close(at + n - 2) {
                break;
            }
            plain.push(&word.plain);
            // All words but one are right: two that no name has end the search.
            match (unknown, self.index.knows(&word.plain)) {
                (_, true) => {}
                (None, false) => unknown = Some(n - 1),
                (Some(_), false) => break,
            }
            if !self.may_end(word.end) || !word.has_capital() {
                continue;
            }
            for k in (0..n).filter(|k| unknown.is_none_or(|u| u == *k)) {
                if self.words[at + k].text.chars().count() > 2
                    && let Some(found) = self.choose(at, n, k, &self.index.near_beside(&plain, k), misspelled)
                {
                    best = Some(found);
                }
            }
        }
        best
    }

    /// The nearest of the candidates; none where two names are as near.
    fn choose(
        &self,
        at: usize,
        n: usize,
        wrong: usize,
        candidates: &[u32],
        slip: impl Fn(&NameIndex, &[Word<'_>], usize, &Spelling) -> Option<u8>,
    ) -> Option<Found> {
        let words = self.words.get(at..at + n)?;
        let mut best: Option<(u8, &Spelling)> = None;
        let mut tied = false;
        for s in candidates.iter().filter_map(|c| self.index.spelling(*c)) {
            let Some(far) = slip(self.index, words, wrong, s) else {
                continue;
            };
            match best {
                Some((b, other)) if far > b || (far == b && other.name == s.name) => {}
                Some((b, _)) if far == b => tied = true,
                _ => (best, tied) = (Some((far, s)), false),
            }
        }
        let (far, s) = best.filter(|_| !tied)?;
        Some(Found {
            words: n,
            names: vec![s.name],
            near: Some((s.text.clone(), Why::Letters(far))),
            needs_bearer: false,
        })
    }
}
