//! The guards of numbers in digits, and of the word that is mostly a pronoun.

use super::around::Around;
use super::glue::{telephone, token_end};
use super::guard::{Ruling, starts_with};
use super::hearts::Heart;
use super::labels::{is_label, is_name};
use super::noun::{Counted, counted};
use super::scan::Scanner;
use super::words::{Words, any, words};
use crate::value::prefix::Found;
use crate::value::{Dim, Form, Reading};

/// A number in digits or words.
pub(super) fn plain(
    s: &Scanner<'_>,
    start: usize,
    end: usize,
    text: &str,
    found: &Found<Reading>,
    kind: Option<Heart>,
) -> Ruling {
    let around = &s.around;
    let dim = &found.value.dim;
    let leave = Ruling::Leave(token_end(around.text, end));
    if let Dim::Money(_) = dim {
        return super::guard_words::money(around, start, end, text, found);
    }
    // 7-Eleven, Rule 10b-5
    if text
        .split_once('-')
        .is_some_and(|(_, b)| b.starts_with(char::is_uppercase))
        && !text.starts_with(char::is_uppercase)
    {
        return leave;
    }
    let digits = text.trim_start_matches(['-', '+', '−', '–']);
    // 007, 0800 555 0199, +44 20 7946 0958
    if digits.starts_with('0') && digits.len() > 1 && digits.as_bytes()[1].is_ascii_digit()
        || text.starts_with('+') && telephone(around.text, end) > end + 2
    {
        return Ruling::Leave(telephone(around.text, end));
    }
    // 555 0199
    let next = around.next(end);
    if text.len() == 3 && next.len() == 4 && next.starts_with('0') && next.bytes().all(|b| b.is_ascii_digit()) {
        return Ruling::Leave(telephone(around.text, end));
    }
    if text.starts_with(['-', '–', '−']) && start > 0 && around.before(start).is_some_and(|c| c.is_alphanumeric()) {
        return leave;
    }
    // (212) 555-0176
    if around.before(start) == Some('(')
        && around.text[end..].starts_with(") ")
        && around.text[end + 2..].starts_with(|c: char| c.is_ascii_digit())
    {
        return Ruling::Leave(telephone(around.text, end + 2));
    }
    if matches!(dim, Dim::Ratio) && text.contains('/') && !is_fraction(&found.value.figure.form) {
        return leave;
    }
    if matches!(dim, Dim::Ratio) && starts_with(text, "half") {
        return super::guard_ordinals::half(around, start, end);
    }
    if kind == Some(Heart::Number) {
        return super::guard_words::number_word(around, start, end, text, found);
    }
    let spelled_scale = found.value.figure.form_scale() >= 3;
    if matches!(dim, Dim::Number) {
        let noun = counted(around, end, false);
        let noun_follows = matches!(noun, Counted::Noun(..));
        // 1. Wash the rice.
        if start == 0
            && around.at(end) == Some('.')
            && text.len() < 3
            && around.at(end + 1).is_some_and(char::is_whitespace)
        {
            return Ruling::Leave(end);
        }
        // 4K sets, 221B Baker Street
        if text.ends_with(['K', 'B'])
            && !noun_follows
            && (text.len() == 2 && matches!(&text[..1], "2" | "4" | "5" | "8")
                || is_name(around, start, end, text, false))
        {
            return leave;
        }
        // `a 404`, `the 3 in a 4-3-3`
        let article = any(around.previous(start), &["a", "an"])
            || text.len() == 1
                && any(around.previous(start), &["the"])
                && super::noun::is_stop(around.next(end))
                && !words!("who were that of are had have will").has(around.next(end));
        if article
            && !noun_follows
            && !spelled_scale
            && found.hedge.is_none()
            && text.bytes().all(|b| b.is_ascii_digit())
            && around.before(start) == Some(' ')
        {
            return leave;
        }
        if let Some(to) = super::labels::reporter(around, end) {
            return Ruling::Leave(to);
        }
        if !spelled_scale
            && (is_label(around, start, end, noun_follows) || is_name(around, start, end, text, noun_follows))
        {
            return leave;
        }
    } else if let Dim::Measure(m) = dim
        && m.singular.len() <= 2
        && is_label(around, start, end, false)
    {
        return leave;
    }
    Ruling::Take(end)
}

/// `1/2`, `3/4`, but not `24/7` and `9/11`.
fn is_fraction(form: &Form) -> bool {
    match form {
        Form::Fraction { whole, num, den, .. } => {
            *whole > 0 || num < den && matches!(den, 2 | 3 | 4 | 5 | 6 | 8 | 10 | 12 | 16 | 32 | 64 | 100)
        }
        _ => true,
    }
}

/// `one`: a number before a unit or a noun that it counts, otherwise a pronoun.
pub(super) fn one(around: &Around<'_>, start: usize, end: usize, text: &str, found: &Found<Reading>) -> Ruling {
    static PRONOUN: Words = Words::new(
        "no which this that the any every each some another new old big good bad better best little \
        such same number square day bbc radio formula loved first last second third next other right \
        wrong many not",
    );
    static ALONE: Words = Words::new(
        "another by thing way hand side time day point more less such who whose where never needs \
        says on-one off can could should might must wonders hopes only of thinks else reason example \
        year-old final eye foot place piece fell swoop last big key major main possible potential",
    );
    if text.len() > 3 || !matches!(found.value.dim, Dim::Number) {
        // one million, one-third, one in five, one percent, one year
        return super::guard_words::number_word(around, start, end, text, found);
    }
    if around.next(end).starts_with(char::is_uppercase) && text.starts_with('O') && !around.begins_sentence(start) {
        return Ruling::Leave(end);
    }
    if PRONOUN.has(around.previous(start)) || around.before(start) == Some('-') {
        return Ruling::Leave(end);
    }
    let next = around.next(end);
    // `one gets`, `one says`: a verb.
    if ALONE.has(next)
        || next.ends_with('s') && !next.ends_with("ss") && !next.ends_with("us") && next != "gas"
        || next.ends_with("ed")
    {
        return Ruling::Leave(end);
    }
    match counted(around, end, true) {
        Counted::Noun(..) if around.at(end).is_some_and(crate::value::is_blank) => Ruling::Take(end),
        _ => Ruling::Leave(end),
    }
}
