//! The words of a name or of a text, in the form in which names are looked up.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A run of letters and digits.
#[derive(Clone, Debug)]
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) start: usize,
    pub(super) end: usize,
    /// In lower case and without accents.
    pub(super) plain: Cow<'t, str>,
}

impl Word<'_> {
    pub(super) fn has_capital(&self) -> bool {
        self.text.chars().any(char::is_uppercase)
    }

    pub(super) fn starts_with_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Whether it is written in capitals alone, and has at least two.
    pub(super) fn all_capitals(&self) -> bool {
        let letters = || self.text.chars().filter(|c| c.is_alphabetic());
        letters().count() > 1 && letters().all(char::is_uppercase)
    }
}

/// The words of a text, in order.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut out = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        // An accent written apart belongs to its letter.
        let inside = c.is_alphanumeric() || (start.is_some() && !c.is_ascii() && is_combining_mark(c));
        match start {
            None if inside => start = Some(at),
            Some(from) if !inside => {
                let word = &text[from..at];
                out.push(Word {
                    text: word,
                    start: from,
                    end: at,
                    plain: plain(word),
                });
                start = None;
            }
            _ => {}
        }
    }
    out
}

/// A word in lower case and without accents.
pub(super) fn plain(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return Cow::Borrowed(word);
    }
    if word.is_ascii() {
        return Cow::Owned(word.to_ascii_lowercase());
    }
    let mut out = String::with_capacity(word.len());
    for c in word.nfd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'ø' | 'Ø' => out.push('o'),
            'ł' | 'Ł' => out.push('l'),
            'đ' | 'Đ' => out.push('d'),
            'ı' => out.push('i'),
            'æ' | 'Æ' => out.push_str("ae"),
            'œ' | 'Œ' => out.push_str("oe"),
            'ß' => out.push_str("ss"),
            c => out.extend(c.to_lowercase()),
        }
    }
    Cow::Owned(out)
}

/// A hash of letters that can be lengthened word by word: `Face book` and `Facebook` have the same.
#[derive(Clone, Copy, Default)]
pub(super) struct Letters(u64);

impl Letters {
    pub(super) fn push(&mut self, word: &str) {
        for b in word.bytes() {
            self.0 = self.0.wrapping_mul(0x0100_0000_01b3).wrapping_add(u64::from(b) + 1);
        }
    }

    /// The hash, with its bits mixed.
    pub(super) const fn get(self) -> u64 {
        let h = self.0 ^ (self.0 >> 29);
        h.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

/// The hash of a text's letters.
pub(super) fn letters(word: &str) -> u64 {
    let mut h = Letters::default();
    h.push(word);
    h.get()
}

/// A name as it is compared: folded, without full stops and commas.
pub(super) fn skeleton(text: &str) -> String {
    crate::value::text::fold(text)
        .chars()
        .filter(|c| !matches!(c, '.' | ','))
        .collect()
}

/// The letters and digits of a text as they are written.
pub(super) fn bare(text: &str) -> String {
    text.nfc().filter(|c| c.is_alphanumeric()).collect()
}
