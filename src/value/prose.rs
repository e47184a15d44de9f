//! What a word behind a figure is taken for in running text, where it may as well go on with the sentence.

use super::lex::{blanks, ends_word};
use super::unit::TimeUnit;

/// Whether `w` may be the unit of a rate that `i` begins with: `a year`, `per person`, `/kg`.
pub(super) fn is_rate(i: &str, w: &str, rest: &str) -> bool {
    if i.starts_with('/') {
        return true;
    }
    // `a year later`, `a day before` go on with something else.
    let next = blanks(rest);
    let goes_on = ["ago", "later", "earlier", "before", "after", "old", "and a half"];
    if goes_on
        .iter()
        .any(|g| next.get(..g.len()).is_some_and(|n| n.eq_ignore_ascii_case(g)) && ends_word(&next[g.len()..]))
    {
        return false;
    }
    let per = i.trim_start().get(..4).is_some_and(|p| p.eq_ignore_ascii_case("per "));
    per || TimeUnit::from_word(w).is_some_and(|u| w == u.name())
        || matches!(
            w,
            "share"
                | "barrel"
                | "gallon"
                | "litre"
                | "liter"
                | "ton"
                | "tonne"
                | "ounce"
                | "pound"
                | "kilo"
                | "kilogram"
                | "head"
                | "person"
                | "piece"
                | "bushel"
                | "night"
                | "ticket"
                | "mile"
                | "foot"
                | "acre"
                | "hectare"
                | "bottle"
                | "pint"
                | "unit"
        )
}

/// Whether the spelling of a measure is one here: short ones and common words need a sign that they are.
pub(super) fn is_measure(spelled: &str, glued: bool, rest: &str) -> bool {
    let letter_follows = blanks(rest).starts_with(|c: char| c.is_alphabetic());
    // `a 5-m`, `the 3-l`: a letter between a figure and a hyphen or an apostrophe is part of a name.
    if spelled.len() <= 2 && rest.starts_with(['-', '\'', '’', '/', '(']) {
        return false;
    }
    match spelled {
        // `10 in the lead` are no inches.
        "in" => {
            glued
                || !blanks(rest).starts_with(char::is_alphanumeric)
                || begins(rest, &["tall", "long", "wide", "high", "thick", "deep", "by", "x"])
        }
        "In" | "IN" | "M" | "L" | "T" | "G" | "Mi" | "MI" | "St" | "ST" | "Ha" | "HA" => false,
        "in." => !glued && letter_follows,
        "st" => !rest.starts_with('.') && !blanks(rest).starts_with(char::is_uppercase),
        "A" | "V" | "J" | "W" => glued || !letter_follows,
        "bar" | "bars" | "bit" | "bits" | "stones" | "carat" | "celsius" | "cal" => !matches!(spelled, "bars" | "bits"),
        _ => true,
    }
}

fn begins(rest: &str, words: &[&str]) -> bool {
    let next = blanks(rest);
    words
        .iter()
        .any(|w| next.get(..w.len()).is_some_and(|n| n.eq_ignore_ascii_case(w)) && ends_word(&next[w.len()..]))
}
