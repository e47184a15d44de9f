//! A block as the checks read it: words, marks and mentions, one after the other, cut into sentences.

use super::words::Words;
use crate::document::sentences;
use crate::prose::Mention;
use crate::value::{Data, Quantity};
use std::ops::Range;

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A word; a hyphen or an apostrophe inside belongs to it.
    Word,
    /// A mention, hedges included, by its number.
    Mention(usize),
    /// A punctuation mark. Every dash that stands between blanks, and every long one, is `—`.
    Mark(char),
}

/// One piece of a block's text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) what: What,
    /// Whether it stands between quotation marks.
    pub(super) quoted: bool,
}

/// A block in pieces.
#[derive(Debug)]
pub(super) struct Text<'t, 'm> {
    pub(super) text: &'t str,
    pub(super) mentions: &'m [Mention],
    pub(super) pieces: Vec<Piece>,
    /// The pieces that are mentions.
    stated: Vec<usize>,
    /// The sentences, as ranges of pieces.
    pub(super) sentences: Vec<Range<usize>>,
}

impl<'t, 'm> Text<'t, 'm> {
    pub(super) fn new(text: &'t str, mentions: &'m [Mention]) -> Self {
        Self::cut_around(text, mentions, |n| mentions.get(n).map(|m| (m.full_start, m.full_end)))
    }

    /// The same from the places of the mentions alone.
    pub(super) fn around(text: &'t str, places: impl Fn(usize) -> Option<(u32, u32)>) -> Self {
        Self::cut_around(text, &[], places)
    }

    fn cut_around(text: &'t str, mentions: &'m [Mention], places: impl Fn(usize) -> Option<(u32, u32)>) -> Self {
        let mut out = Self {
            text,
            mentions,
            pieces: Vec::with_capacity(text.len() / 5),
            stated: Vec::new(),
            sentences: Vec::new(),
        };
        out.cut(|n| places(n).map(|(a, b)| (a as usize, b as usize)));
        let mut from = 0;
        for s in sentences(text) {
            let mut to = from;
            while out.pieces.get(to).is_some_and(|p| p.start < s.end) {
                to += 1;
            }
            if to > from {
                out.sentences.push(from..to);
            }
            from = to;
        }
        if from < out.pieces.len() {
            out.sentences.push(from..out.pieces.len());
        }
        out
    }

    fn cut(&mut self, places: impl Fn(usize) -> Option<(usize, usize)>) {
        let (mut at, mut next, mut quoted) = (0, 0, false);
        let mut place = places(next);
        while at < self.text.len() {
            // Mentions that overlap the one before are passed over.
            while place.is_some_and(|m| m.0 < at) {
                next += 1;
                place = places(next);
            }
            if let Some((start, end)) = place
                && start == at
                && end > at
                && self.text.is_char_boundary(end)
            {
                self.stated.push(self.pieces.len());
                self.push(at, end, What::Mention(next), quoted);
                at = end;
                next += 1;
                place = places(next);
                continue;
            }
            if self.text.as_bytes()[at] == b' ' {
                at += 1;
                continue;
            }
            let stop = place.map_or(self.text.len(), |m| m.0);
            let rest = self
                .text
                .get(at..stop)
                .filter(|r| !r.is_empty())
                .unwrap_or(&self.text[at..]);
            let Some(c) = rest.chars().next() else { break };
            let len = if c.is_alphanumeric() {
                word_len(rest)
            } else {
                c.len_utf8()
            };
            match c {
                c if c.is_alphanumeric() => self.push(at, at + len, What::Word, quoted),
                '“' | '«' => quoted = true,
                '”' | '»' => quoted = false,
                '"' => quoted = !quoted,
                '—' | '–' => self.push(at, at + len, What::Mark('—'), quoted),
                '-' if rest[1..].starts_with([' ', '-']) || self.text[..at].ends_with(' ') => {
                    self.push(at, at + len, What::Mark('—'), quoted);
                }
                c if c.is_whitespace() => {}
                c => self.push(at, at + len, What::Mark(c), quoted),
            }
            at += len;
        }
    }

    fn push(&mut self, start: usize, end: usize, what: What, quoted: bool) {
        // `--` is one dash.
        if what == What::Mark('—')
            && let Some(last) = self.pieces.last_mut()
            && last.what == what
            && last.end == start
        {
            last.end = end;
            return;
        }
        self.pieces.push(Piece {
            start,
            end,
            what,
            quoted,
        });
    }

    /// The pieces of a sentence that are mentions.
    pub(super) fn stated(&self, s: &Range<usize>) -> &[usize] {
        let place = |n: usize| self.stated.partition_point(|at| *at < n);
        &self.stated[place(s.start)..place(s.end)]
    }

    /// The text of a piece, empty where there is none.
    pub(super) fn str(&self, at: usize) -> &'t str {
        self.pieces.get(at).map_or("", |p| &self.text[p.start..p.end])
    }

    /// The word at a place, empty where there is none.
    pub(super) fn word(&self, at: usize) -> &'t str {
        match self.pieces.get(at) {
            Some(p) if p.what == What::Word => &self.text[p.start..p.end],
            _ => "",
        }
    }

    /// Whether the piece is one of these words, in any case.
    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        let w = self.word(at);
        !w.is_empty() && words.iter().any(|x| x.eq_ignore_ascii_case(w))
    }

    /// Whether the piece is a word of the list, in any case.
    pub(super) fn among(&self, at: usize, words: &Words) -> bool {
        words.has(self.word(at))
    }

    /// Whether a word of the list stands in a range of pieces.
    pub(super) fn any(&self, range: Range<usize>, words: &Words) -> bool {
        range.into_iter().any(|n| self.among(n, words))
    }

    /// Whether these words stand one after the other from a place on.
    pub(super) fn are(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(n, w)| self.is(at + n, &[w]))
    }

    /// Whether the piece is one of these marks.
    pub(super) fn mark(&self, at: usize, marks: &[char]) -> bool {
        matches!(self.pieces.get(at), Some(Piece { what: What::Mark(c), .. }) if marks.contains(c))
    }

    pub(super) fn mention(&self, at: usize) -> Option<&'m Mention> {
        match self.pieces.get(at)?.what {
            What::Mention(n) => self.mentions.get(n),
            _ => None,
        }
    }

    pub(super) fn quantity(&self, at: usize) -> Option<&'m Quantity> {
        match &self.mention(at)?.data {
            Data::Figure(q) => Some(q),
            _ => None,
        }
    }

    /// Whether one of these words stands in a range of pieces.
    pub(super) fn holds(&self, range: Range<usize>, words: &[&str]) -> bool {
        range.into_iter().any(|n| self.is(n, words))
    }

    /// Whether the sentence ends at a place.
    pub(super) fn ends(&self, at: usize, sentence: &Range<usize>) -> bool {
        at >= sentence.end || self.mark(at, &['.', '!', '?', ';'])
    }
}

/// The words of a text in which nothing is mentioned: where each begins and ends.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let b = *text.as_bytes().get(at)?;
            let (letter, len) = if b.is_ascii() {
                (b.is_ascii_alphanumeric(), 1)
            } else {
                let c = text[at..].chars().next()?;
                (c.is_alphanumeric(), c.len_utf8())
            };
            if letter {
                let start = at;
                at += word_len(&text[at..]);
                return Some((start, at));
            }
            at += len;
        }
    })
}

/// The bytes of the word that a text begins with.
fn word_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut n = 0;
    while let Some(b) = bytes.get(n) {
        if b.is_ascii_alphanumeric() {
            n += 1;
            continue;
        }
        if b.is_ascii() && !matches!(b, b'\'' | b'-' | b'&' | b'.' | b',') {
            return n;
        }
        let mut chars = text[n..].chars();
        let Some(c) = chars.next() else { break };
        let next = chars.next();
        let joins = matches!(c, '\'' | '’' | '-' | '&') && next.is_some_and(char::is_alphanumeric);
        // `U.S.`, `3.5`
        let dotted = matches!(c, '.' | ',')
            && next.is_some_and(|d| d.is_ascii_digit() || (c == '.' && d.is_uppercase()))
            && text[..n]
                .chars()
                .next_back()
                .is_some_and(|p| p.is_ascii_digit() || p.is_uppercase());
        if !(c.is_alphanumeric() || joins || dotted) {
            return n;
        }
        n += c.len_utf8();
    }
    text.len()
}
