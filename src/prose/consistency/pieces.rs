//! A block as the checks read it: words, marks and mentions, one after the other, cut into sentences.

use super::Passage;
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
pub(super) struct Text<'p> {
    pub(super) text: &'p str,
    pub(super) mentions: &'p [Mention],
    pub(super) pieces: Vec<Piece>,
    /// The sentences, as ranges of pieces.
    pub(super) sentences: Vec<Range<usize>>,
}

impl<'p> Text<'p> {
    pub(super) fn new(p: &'p Passage<'_>) -> Self {
        let text = &*p.block.text;
        let mut out = Self {
            text,
            mentions: &p.mentions,
            pieces: Vec::new(),
            sentences: Vec::new(),
        };
        out.cut();
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

    fn cut(&mut self) {
        let (mut at, mut next, mut quoted) = (0, 0, false);
        while at < self.text.len() {
            // Mentions that overlap the one before are passed over.
            while self.mentions.get(next).is_some_and(|m| (m.full_start as usize) < at) {
                next += 1;
            }
            if let Some(m) = self.mentions.get(next)
                && m.full_start as usize == at
                && m.full_end as usize > at
                && self.text.is_char_boundary(m.full_end as usize)
            {
                self.push(at, m.full_end as usize, What::Mention(next), quoted);
                at = m.full_end as usize;
                next += 1;
                continue;
            }
            let stop = self
                .mentions
                .get(next)
                .map_or(self.text.len(), |m| m.full_start as usize);
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

    /// The text of a piece, empty where there is none.
    pub(super) fn str(&self, at: usize) -> &'p str {
        self.pieces.get(at).map_or("", |p| &self.text[p.start..p.end])
    }

    /// The word at a place, empty where there is none.
    pub(super) fn word(&self, at: usize) -> &'p str {
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
        let w = self.word(at);
        words.contains(w) || w.contains(char::is_uppercase) && words.contains(&*w.to_lowercase())
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

    pub(super) fn mention(&self, at: usize) -> Option<&'p Mention> {
        match self.pieces.get(at)?.what {
            What::Mention(n) => self.mentions.get(n),
            _ => None,
        }
    }

    pub(super) fn quantity(&self, at: usize) -> Option<&'p Quantity> {
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

/// The bytes of the word that a text begins with.
fn word_len(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    while let Some((n, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
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
    }
    text.len()
}
