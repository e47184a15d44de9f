//! Quote facts, found by the words that they share with a quotation.

use super::name_index::NameIndex;
use super::name_tokens::{Letters, letters};
use super::quote_speaker::identify;
use crate::facts::{Fact, FactBase, FactId, NameId};
use crate::value::Data;
use crate::value::text::fold;
use crate::value::verbatim::{word_ranges, words};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How many quotes with the same word or the same three words are kept: what is in more of them tells nothing.
const MAX_SHARING: usize = 64;
/// How many quotes a quotation is compared with, word by word.
const MAX_COMPARED: usize = 16;

/// A quote as a source has it.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) fact: FactId,
    /// Which of the fact's values.
    pub(super) value: u32,
    /// The quote, folded.
    pub(super) text: Box<str>,
    /// Its words in lower case.
    pub(super) words: Vec<Box<str>>,
    /// Where they stand in `text`.
    pub(super) places: Vec<Range<usize>>,
    /// Their hashes, in order.
    bag: Box<[u64]>,
    /// Who says it.
    speaker: Option<usize>,
}

impl Entry {
    /// How many words stand in both at most: so many of a quotation's can be found again.
    pub(super) fn shared(&self, bag: &[u64]) -> usize {
        let (mut a, mut b, mut n) = (0, 0, 0);
        while let (Some(x), Some(y)) = (self.bag.get(a), bag.get(b)) {
            n += usize::from(x == y);
            a += usize::from(x <= y);
            b += usize::from(y <= x);
        }
        n
    }
}

/// The hashes of words, in order.
pub(super) fn bag(words: &[Box<str>]) -> Box<[u64]> {
    let mut all: Box<[u64]> = words.iter().map(|w| letters(w)).collect();
    all.sort_unstable();
    all
}

/// Who says a quote.
#[derive(Debug)]
pub(super) struct Speaker {
    /// As the fact has it.
    pub(super) name: Box<str>,
    /// The listed names that it stands for.
    pub(super) known: Vec<NameId>,
    /// Its words in lower case.
    pub(super) words: Vec<String>,
}

/// The quotes of a fact base. Built once; looking up costs the words of the quotation.
#[derive(Debug, Default)]
pub struct QuoteIndex {
    entries: Vec<Entry>,
    /// By three words in a row, or by all of a shorter quote.
    shingles: FxHashMap<u64, Vec<u32>>,
    /// By single words that carry meaning.
    words: FxHashMap<u64, Vec<u32>>,
    speakers: Vec<Speaker>,
}

/// What quotations are held against: the facts, the names that tell who speaks, and the quotes.
#[derive(Clone, Copy, Debug)]
pub struct Quotes<'b> {
    /// The fact base.
    pub base: &'b FactBase,
    /// Its names.
    pub names: &'b NameIndex,
    /// Its quotes.
    pub index: &'b QuoteIndex,
}

impl QuoteIndex {
    /// Indexes every quote of the fact base.
    #[must_use]
    pub fn new(base: &FactBase, names: &NameIndex) -> Self {
        let mut index = Self::default();
        let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
        for (n, fact) in base.facts().iter().enumerate() {
            let Ok(n) = u32::try_from(n) else { break };
            if fact.quote {
                let speaker = fact.speaker().map(|name| {
                    *numbers.entry(name).or_insert_with(|| {
                        index.speakers.push(Speaker {
                            name: name.into(),
                            known: identify(name, names),
                            words: words(name),
                        });
                        index.speakers.len() - 1
                    })
                });
                index.add(FactId(n), fact, speaker);
            }
        }
        index
    }

    /// Who says a quote.
    pub(super) fn speaker(&self, entry: &Entry) -> Option<&Speaker> {
        self.speakers.get(entry.speaker?)
    }

    fn add(&mut self, id: FactId, fact: &Fact, speaker: Option<usize>) {
        for (value, stated) in fact.values.iter().enumerate() {
            let (Data::Text(text), Ok(value)) = (&stated.value.data, u32::try_from(value)) else {
                continue;
            };
            for text in std::iter::once(&**text).chain(fact.accepted(text)) {
                let Ok(number) = u32::try_from(self.entries.len()) else {
                    return;
                };
                let text: Box<str> = fold(text).into();
                let (mut words, mut places) = (Vec::new(), Vec::new());
                for (place, word) in word_ranges(&text) {
                    words.push(Box::from(word.to_lowercase()));
                    places.push(place);
                }
                let put = |map: &mut FxHashMap<u64, Vec<u32>>, hash| {
                    let list: &mut Vec<u32> = map.entry(hash).or_default();
                    if list.len() < MAX_SHARING && list.last() != Some(&number) {
                        list.push(number);
                    }
                };
                if words.len() < 3 {
                    put(&mut self.shingles, shingle(&words));
                }
                for three in words.windows(3) {
                    put(&mut self.shingles, shingle(three));
                }
                for word in words.iter().filter(|w| is_content(w)) {
                    put(&mut self.words, shingle(std::slice::from_ref(word)));
                }
                self.entries.push(Entry {
                    fact: id,
                    value,
                    text,
                    bag: bag(&words),
                    words,
                    places,
                    speaker,
                });
            }
        }
    }

    /// The quotes that share the most with these words, the likeliest first.
    pub(super) fn candidates(&self, words: &[Box<str>]) -> Vec<&Entry> {
        let mut votes: FxHashMap<u32, u32> = FxHashMap::default();
        let mut vote = |found: Option<&Vec<u32>>, weight| {
            for n in found.into_iter().flatten() {
                *votes.entry(*n).or_default() += weight;
            }
        };
        for (n, word) in words.iter().enumerate() {
            let mut h = Shingle::default();
            for (long, w) in words[n..].iter().take(3).enumerate() {
                h.push(w);
                vote(self.shingles.get(&h.get()), 3);
                if long == 0 && is_content(word) {
                    vote(self.words.get(&h.get()), 1);
                }
            }
        }
        let mut ranked: Vec<(u32, u32)> = votes.into_iter().collect();
        // By number where votes are even, so that every run gives the same.
        ranked.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked.truncate(MAX_COMPARED);
        ranked
            .into_iter()
            .filter_map(|(n, _)| self.entries.get(n as usize))
            .collect()
    }
}

/// A hash of words in a row, made longer word by word.
#[derive(Default)]
struct Shingle(Letters);

impl Shingle {
    fn push(&mut self, word: &str) {
        self.0.push(word);
        self.0.push(" ");
    }

    const fn get(&self) -> u64 {
        self.0.get()
    }
}

fn shingle(words: &[Box<str>]) -> u64 {
    let mut h = Shingle::default();
    for w in words {
        h.push(w);
    }
    h.get()
}

/// Whether a word, in lower case, carries meaning.
pub(super) fn is_content(word: &str) -> bool {
    const EMPTY: &[&str] = &[
        "a", "about", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "being", "but", "by", "can",
        "could", "did", "do", "does", "for", "from", "had", "has", "have", "he", "her", "here", "him", "his", "how",
        "i", "i'm", "if", "in", "into", "is", "it", "it's", "its", "just", "may", "me", "more", "most", "my", "no",
        "not", "of", "off", "on", "one", "only", "or", "our", "out", "over", "own", "she", "so", "some", "such",
        "than", "that", "that's", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to",
        "too", "up", "us", "very", "was", "we", "we're", "were", "what", "when", "which", "who", "will", "with",
        "would", "you", "your",
    ];
    EMPTY.binary_search(&word).is_err()
}

#[cfg(test)]
mod tests {
    use super::is_content;

    #[test]
    fn words_without_meaning_are_found() {
        for w in ["a", "i'm", "it's", "that's", "the", "we're", "your", "of"] {
            assert!(!is_content(w), "{w}");
        }
        assert!(is_content("money") && is_content("47"));
    }
}
