//! Whether a figure that the grammar reads is one in its sentence, or a name, a label, a score, a time of day.

use super::glue::{clock, glued, is_score};
use super::guard_digits::{one, plain};
use super::hearts::Heart;
use super::scan::Scanner;
use super::words::{Words, any, words};
use crate::value::prefix::Found;
use crate::value::{Dim, Form, Reading};

/// What becomes of a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ruling {
    /// It is a value, up to this byte.
    Take(usize),
    /// Two numbers were read as one.
    Single,
    /// It is none here; another reading may be.
    Other,
    /// It is none, and nothing up to this byte is.
    Leave(usize),
}

/// Verbs of change: after them `from A to B` are two values.
static CHANGE: Words = Words::new(
    "rose rise rises rising risen fell fall falls falling fallen cut cuts cutting raised raise raises \
    raising grew grow grows growing grown climbed climb climbs climbing dropped drop drops dropping \
    increased increase increases increasing decreased decrease decreases went go goes going gone \
    moved move moves jumped jump jumps slipped slid slide slumped surged soared sank reduced reduce \
    reduces reducing lowered lower lowers lifted lift shrank shrunk shrink up down changed change \
    doubled tripled halved widened narrowed improved declined decline plunged tumbled edged expanded \
    upgraded downgraded revised boosted hiked swelled dipped eased trimmed bumped rocketed",
);

pub(super) fn judge(s: &Scanner<'_>, at: usize, found: &Found<Reading>, kind: Option<Heart>) -> Ruling {
    let around = &s.around;
    let (start, end) = (at + found.core, at + found.end);
    let text = &around.text[start..end];
    if let Some(v) = glued(around, start, at + found.full_end, text, found) {
        return v;
    }
    if let Some(v) = clock(around, start, end, text) {
        return v;
    }
    let figure = &found.value.figure;
    let hedge = &around.text[at..start];
    // `plus or minus 3 points`
    if starts_with(text, "minus") && any(around.previous(start), &["or"]) {
        return Ruling::Other;
    }
    if found.hedge.is_some() {
        // `under a three-year deal`: no hedge.
        if (starts_with(text, "a ") || starts_with(text, "an ")) && text.contains('-') {
            return Ruling::Other;
        }
        // `$1 billion over 10 years`: during them.
        static LASTING: Words = Words::new(
            "lasted for took takes take spent just well waited jailed is was of lasting last lasts \
            after been in served only aged",
        );
        if starts_with(hedge, "over")
            && matches!(found.value.dim, Dim::Duration(_))
            && !LASTING.has(around.previous(at))
            && !around.begins_sentence(at)
        {
            return Ruling::Other;
        }
        // `The total distance, over eight stages`: in so many parts.
        if starts_with(hedge, "over")
            && around.text[..at].trim_end().ends_with([',', '('])
            && words!("stages legs rounds laps sessions episodes instalments installments parts phases tranches")
                .has(around.word_after(end).map_or("", |(w, _)| w))
        {
            return Ruling::Other;
        }
        // `spread over 164 sites`: across them.
        if starts_with(hedge, "over")
            && words!("spread split distributed divided scattered shared extended strewn stretched spaced")
                .has(around.previous(at))
        {
            return Ruling::Other;
        }
        // `went up to $3.50`: the word belongs to the verb.
        if starts_with(hedge, "up to")
            && words!(
                "went go goes gone rose ramped climbed bumped stepped sped going shot crept edged \
                driven"
            )
            .has(around.previous(at))
        {
            return Ruling::Other;
        }
    }
    let ranged = matches!(figure.form, Form::Range(_));
    let ratio = matches!(found.value.dim, Dim::Ratio)
        && matches!(figure.form, Form::Fraction { .. })
        && text.contains([' ', ':', '-'])
        && figure.rounding == crate::value::Rounding::Exact;
    if ranged && !text.contains("between") && !text.contains("Between") {
        // `rose 5% to 10%` are two, `may drop 8 to 10 percent` is one.
        let both = starts_with(text, "from")
            || any(around.previous(at), &["from"])
            || text
                .split(" to ")
                .next()
                .is_some_and(|a| !a.ends_with(|c: char| c.is_ascii_digit()) || a.contains(['$', '€', '£']));
        let changes = both
            && around.clause_before(at, 7).any(|w| CHANGE.has(w))
            && (text.contains(" to ") || text.contains(" through "));
        if changes {
            return if starts_with(text, "from") {
                Ruling::Other
            } else {
                Ruling::Single
            };
        }
    }
    // `3.2 million in 1990 to 4.9 million in 2020`
    if ranged
        && any(around.previous(start), &["in"])
        && text.as_bytes().get(4) == Some(&b' ')
        && text.bytes().take(4).all(|b| b.is_ascii_digit())
    {
        return Ruling::Single;
    }
    if (ranged || ratio) && matches!(found.value.dim, Dim::Number | Dim::Ratio) && is_score(around, start, end, text) {
        return Ruling::Leave(end);
    }
    if ratio && any(around.previous(start), &["from"]) {
        return Ruling::Single;
    }
    if kind == Some(Heart::One) && ratio && !text.contains(" in ") && !text.contains("out of") && !text.contains('-') {
        return Ruling::Single;
    }
    match kind {
        None | Some(Heart::Number) => plain(s, start, end, text, found, kind),
        Some(Heart::One) => one(around, start, end, text, found),
        Some(Heart::Ordinal) => super::guard_ordinals::ordinal(around, start, end, text, found),
        Some(Heart::Vague | Heart::Multiple) => super::guard_words::vague(around, start, end, text),
        Some(Heart::Unit) => super::guard_words::unit(around, start, end, text, found),
        Some(Heart::Aged) => Ruling::Take(end),
        Some(Heart::Month | Heart::Weekday | Heart::Day | Heart::Season) => Ruling::Other,
    }
}

pub(super) fn starts_with(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|t| t.eq_ignore_ascii_case(word))
}
