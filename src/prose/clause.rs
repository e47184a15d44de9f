//! The words of a clause, and the names among them: runs of words with capitals.

use super::common::is_calendar;
use super::speech::is_pronoun;
use std::ops::Range;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Capital,
    Lower,
    Comma,
    Mark,
}

pub(super) struct Token<'t> {
    pub(super) text: &'t str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) class: Class,
}

/// Cuts a piece of text into words and marks. An initial or title keeps its full stop apart, as nothing.
pub(super) fn tokens(text: &str, range: Range<usize>) -> Vec<Token<'_>> {
    let part = text.get(range.clone()).unwrap_or("");
    let mut out = Vec::new();
    let mut chars = part.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = at + c.len_utf8();
        if c.is_alphanumeric() {
            while let Some((n, c)) = chars.peek().copied() {
                let inner = matches!(c, '\'' | '’' | '-' | '‑')
                    && part
                        .get(n + c.len_utf8()..)
                        .is_some_and(|r| r.starts_with(char::is_alphanumeric));
                if !c.is_alphanumeric() && !inner {
                    break;
                }
                end = n + c.len_utf8();
                chars.next();
            }
        }
        let word = &part[at..end];
        let class = match c {
            ',' => Class::Comma,
            // The point of `J.` and `Gov.` parts nothing, since sentences are cut already.
            '.' => continue,
            c if !c.is_alphanumeric() => Class::Mark,
            _ if word.chars().any(char::is_uppercase) && !is_pronoun(word) => Class::Capital,
            _ => Class::Lower,
        };
        out.push(Token {
            text: word,
            start: range.start + at,
            end: range.start + end,
            class,
        });
    }
    out
}

pub(super) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "for" | "at" | "from" | "in" | "with" | "to" | "by" | "against" | "on" | "after" | "during" | "about"
    )
}

pub(super) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "da" | "di" | "del" | "van" | "von" | "der" | "den" | "al" | "el" | "bin" | "la" | "le"
    )
}

/// The first token of the run of capitals that ends at `last`.
pub(super) fn run_back(toks: &[Token<'_>], last: usize) -> usize {
    let mut start = last;
    while start > 0 {
        let t = &toks[start - 1];
        let capital = t.class == Class::Capital && !possessive(t.text) && !is_calendar(&t.text.to_lowercase());
        let particle = is_particle(t.text) && start > 1 && toks[start - 2].class == Class::Capital;
        if !capital && !particle {
            break;
        }
        start -= 1;
    }
    start
}

/// The name that starts at token `at`, `None` where none does.
pub(super) fn run_from(toks: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    let first = toks.get(at).filter(|t| t.class == Class::Capital)?;
    let mut end = at;
    while let Some(t) = toks.get(end + 1) {
        let particle = is_particle(t.text) && toks.get(end + 2).is_some_and(|n| n.class == Class::Capital);
        let calendar = is_calendar(&t.text.to_lowercase());
        if possessive(toks[end].text) || !(t.class == Class::Capital && !calendar || particle) {
            break;
        }
        end += 1;
    }
    // `said Lee's lawyer` names Lee and not who spoke.
    let plain = !possessive(toks[end].text) && !is_calendar(&first.text.to_lowercase());
    plain.then(|| first.start..toks[end].end)
}

pub(super) fn possessive(word: &str) -> bool {
    word.ends_with("'s") || word.ends_with("’s")
}
