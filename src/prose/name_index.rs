//! The listed spellings of all names, found by their words: looking one up costs the same however many there are.

use super::name_tokens::{Letters, letters, skeleton, words};
use crate::facts::{FactBase, NameId};
use crate::value::verbatim;
use rustc_hash::{FxHashMap, FxHashSet};

/// Spellings of more words than this are no names.
pub(super) const MAX_WORDS: usize = 16;
/// Near misses are looked for in names of up to this many words.
pub(super) const MAX_NEAR_WORDS: usize = 6;
/// How many spellings with the same other words are compared letter by letter.
const MAX_COMPARED: usize = 64;
/// A word alone must have this many letters before a wrong one tells a misspelling from another name.
pub(super) const MIN_ALONE: usize = 6;
/// The same for a surname alone whose bearer the text names in full.
pub(super) const MIN_SURNAME: usize = 4;
/// The same for a word beside others that are right.
pub(super) const MIN_BESIDE: usize = 4;

/// One listed spelling.
#[derive(Debug)]
pub(super) struct Spelling {
    pub(super) name: NameId,
    /// As listed, but for an article before it.
    pub(super) text: Box<str>,
    /// As it is compared.
    pub(super) skeleton: Box<str>,
    /// Its words in lower case and without accents.
    pub(super) words: Box<[Box<str>]>,
    /// Whether it is the last word of a longer name: a surname, before which another first name means another person.
    pub(super) surname: bool,
    /// The first letters of the full name's words.
    pub(super) initials: Box<str>,
}

/// The spellings of all names of a fact base.
#[derive(Debug, Default)]
pub struct NameIndex {
    pub(super) spellings: Vec<Spelling>,
    /// `topic/name-id` by the number of the name.
    ids: Vec<Box<str>>,
    /// By all letters, blanks left out.
    whole: FxHashMap<u64, Vec<u32>>,
    /// The first letters of every spelling, one more each time.
    begun: FxHashSet<u64>,
    /// The most words of a spelling that starts with this word.
    starts: FxHashMap<u64, usize>,
    /// First words that are listed without a capital.
    lower: FxHashSet<u64>,
    /// Single words with one letter left out.
    shortened: FxHashMap<u64, Vec<u32>>,
    /// The first letters of those words, and how long they are.
    alone: FxHashSet<(char, usize)>,
    /// By all words but one, and the first or last two letters of that one.
    beside: FxHashMap<u64, Vec<u32>>,
    /// Names whose last word is a spelling of its own.
    bearers: FxHashSet<NameId>,
    /// Every word of every spelling.
    known: FxHashSet<u64>,
    /// The words of every name's role, and of each of its spellings.
    told: Vec<Told>,
}

/// A name's words as quotations' speakers are compared.
#[derive(Debug)]
struct Told {
    role: Vec<String>,
    spelled: Vec<Vec<String>>,
}

impl NameIndex {
    /// Indexes every name's listed spellings.
    #[must_use]
    pub fn new(base: &FactBase) -> Self {
        let mut index = Self::default();
        for (n, name) in base.names().iter().enumerate() {
            let Ok(n) = u32::try_from(n) else { break };
            index
                .ids
                .push(format!("{}/{}", base.topic(name.topic).id, name.id).into());
            let all = || std::iter::once(&name.name).chain(&name.also);
            index.told.push(Told {
                role: name.role.as_deref().map(verbatim::words).unwrap_or_default(),
                spelled: all().map(|t| verbatim::words(t)).filter(|w| !w.is_empty()).collect(),
            });
            let full = words(&name.name);
            let last = full.last().filter(|_| full.len() > 1).map(|w| w.plain.to_string());
            let initials: String = full.iter().filter_map(|w| w.plain.chars().next()).collect();
            for text in all() {
                index.add(NameId(n), text, last.as_deref(), &initials);
            }
        }
        index
    }

    fn add(&mut self, name: NameId, text: &str, last: Option<&str>, initials: &str) {
        let mut listed = words(text);
        if listed.len() > 1 && listed[0].plain == "the" {
            listed.remove(0);
        }
        let (Some(first), Some(end)) = (listed.first(), listed.last()) else {
            return;
        };
        if listed.len() > MAX_WORDS {
            return;
        }
        let Ok(number) = u32::try_from(self.spellings.len()) else {
            return;
        };
        // Marks behind the last word (`Ltd.`) are part of the spelling.
        let shown = text.get(first.start..).unwrap_or("").trim();
        let mut all = Letters::default();
        for w in &listed {
            for (at, c) in w.plain.char_indices() {
                all.push(&w.plain[at..at + c.len_utf8()]);
                self.begun.insert(all.get());
            }
            self.known.insert(letters(&w.plain));
        }
        let same = self.whole.entry(all.get()).or_default();
        if same.len() < MAX_COMPARED {
            same.push(number);
        }
        let most = self.starts.entry(letters(&first.plain)).or_default();
        *most = (*most).max(listed.len());
        if !first.has_capital() {
            self.lower.insert(letters(&first.plain));
        }
        let plain: Box<[Box<str>]> = listed.iter().map(|w| Box::from(&*w.plain)).collect();
        let surname = plain.len() == 1 && last == Some(&*end.plain);
        if let [word] = &*plain {
            let least = if surname { MIN_SURNAME } else { MIN_ALONE };
            if word.chars().count() >= least && spelled(word) {
                without_one(word, |h| self.shortened.entry(h).or_default().push(number));
                self.alone
                    .extend(word.chars().next().map(|c| (c, word.chars().count())));
            }
        } else if plain.len() <= MAX_NEAR_WORDS {
            let all: Vec<&str> = plain.iter().map(|w| &**w).collect();
            for n in (0..all.len()).filter(|n| all[*n].chars().count() >= MIN_BESIDE && spelled(all[*n])) {
                for h in beside(&all, n) {
                    let found = self.beside.entry(h).or_default();
                    if found.len() < MAX_COMPARED {
                        found.push(number);
                    }
                }
            }
        }
        if surname {
            self.bearers.insert(name);
        }
        self.spellings.push(Spelling {
            name,
            text: shown.into(),
            skeleton: skeleton(shown).into(),
            surname,
            words: plain,
            initials: initials.into(),
        });
    }

    /// Whether a name's role tells that it speaks for one of the others, or one of them for it: `director of the agency`.
    pub(super) fn speaks_for(&self, name: NameId, others: &[NameId]) -> bool {
        let told = |n: NameId| self.told.get(n.0 as usize);
        let holds = |who: NameId, whom: NameId| {
            let (Some(who), Some(whom)) = (told(who), told(whom)) else {
                return false;
            };
            (whom.spelled.iter()).any(|s| who.role.windows(s.len()).any(|w| w == s))
        };
        others.iter().any(|o| holds(name, *o) || holds(*o, name))
    }

    /// Whether a name has a surname that is listed alone, as those of people are.
    pub(super) fn has_surname(&self, name: NameId) -> bool {
        self.bearers.contains(&name)
    }

    /// `topic/name-id`.
    #[must_use]
    pub fn id(&self, name: NameId) -> &str {
        self.ids.get(name.0 as usize).map_or("", |i| i)
    }

    pub(super) fn spelling(&self, n: u32) -> Option<&Spelling> {
        self.spellings.get(n as usize)
    }

    /// Spellings with these letters, whatever their capitals, accents, blanks and hyphens.
    pub(super) fn with_letters(&self, hash: u64) -> &[u32] {
        self.whole.get(&hash).map_or(&[], Vec::as_slice)
    }

    /// Whether some spelling begins with these letters.
    pub(super) fn begins(&self, hash: u64) -> bool {
        self.begun.contains(&hash)
    }

    /// The most words of a spelling that starts with this one.
    pub(super) fn longest_from(&self, word: &str) -> usize {
        self.starts.get(&letters(word)).copied().unwrap_or(0)
    }

    pub(super) fn starts_in_lower_case(&self, word: &str) -> bool {
        !self.lower.is_empty() && self.lower.contains(&letters(word))
    }

    /// Whether some spelling holds this word.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.known.contains(&letters(word))
    }

    /// Spellings of one word that may be a letter away from this one.
    pub(super) fn near_alone(&self, word: &str) -> Vec<u32> {
        let mut out: Vec<u32> = Vec::new();
        // The first letter is right.
        let (first, long) = (word.chars().next().unwrap_or(' '), word.chars().count());
        if !(long.saturating_sub(1)..=long + 1).any(|n| self.alone.contains(&(first, n))) {
            return out;
        }
        let mut add = |found: Option<&Vec<u32>>| out.extend(found.into_iter().flatten().take(MAX_COMPARED));
        add(self.shortened.get(&letters(word)));
        without_one(word, |h| {
            add(self.shortened.get(&h));
            add(self.whole.get(&h));
        });
        out.sort_unstable();
        out.dedup();
        out
    }

    /// Spellings with the same words but for the one at `n`, which may be alike.
    pub(super) fn near_beside(&self, words: &[&str], n: usize) -> Vec<u32> {
        let mut out: Vec<u32> = Vec::new();
        if !self.beside.is_empty() {
            for h in beside(words, n) {
                out.extend(self.beside.get(&h).into_iter().flatten());
            }
            out.sort_unstable();
            out.dedup();
        }
        out
    }
}

/// Whether a word is letters alone: a wrong figure is no misspelling.
pub(super) fn spelled(word: &str) -> bool {
    word.chars().all(char::is_alphabetic)
}

/// Calls back with the hash of the word without each of its letters. Words longer than any name are left alone.
fn without_one(word: &str, mut each: impl FnMut(u64)) {
    if word.len() > 48 {
        return;
    }
    for (at, c) in word.char_indices() {
        let mut h = Letters::default();
        h.push(&word[..at]);
        h.push(&word[at + c.len_utf8()..]);
        each(h.get());
    }
}

/// The hashes under which words are found when the one at `n` has a wrong letter: one end of it is right.
fn beside(words: &[&str], n: usize) -> [u64; 2] {
    let mut h = Letters::default();
    for (k, w) in words.iter().enumerate() {
        h.push(if k == n { "*" } else { w });
        h.push(" ");
    }
    let word = words.get(n).copied().unwrap_or("");
    let two = |at: Option<(usize, char)>| at.map_or(0, |(at, _)| at);
    let (mut head, mut tail) = (h, h);
    head.push("<");
    head.push(&word[..two(word.char_indices().nth(2)).min(word.len())]);
    tail.push(">");
    tail.push(&word[two(word.char_indices().rev().nth(1))..]);
    [head.get(), tail.get()]
}
