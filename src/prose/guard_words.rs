//! The guards of figures that are written in words, and of money.

use super::around::Around;
use super::guard::{Ruling, starts_with};
use super::noun::{Counted, counted, is_stop};
use super::words::{Words, any, words};
use crate::value::prefix::Found;
use crate::value::{Currency, Decimal, Dim, Reading};

/// Codes of currencies that are common words or names.
const WORDLIKE: &[Currency] = &[
    Currency::ALL,
    Currency::TOP,
    Currency::TRY,
    Currency::CUP,
    Currency::MOP,
    Currency::GEL,
    Currency::PEN,
    Currency::RON,
    Currency::BAM,
    Currency::COP,
    Currency::SOS,
    Currency::MAD,
    Currency::LAK,
    Currency::GIP,
    Currency::BOB,
    Currency::AMD,
    Currency::ERN,
    Currency::DOP,
    Currency::MVR,
    Currency::LSL,
    Currency::STN,
    Currency::ZAR,
];

pub(super) fn money(around: &Around<'_>, start: usize, end: usize, text: &str, found: &Found<Reading>) -> Ruling {
    let Dim::Money(currency) = found.value.dim else {
        return Ruling::Take(end);
    };
    let large = found.value.figure.number.is_some_and(|n| n.abs() >= Decimal::from(100));
    let coded = text.contains(currency.code());
    if coded && WORDLIKE.contains(&currency) && currency != Currency::ZAR && !large {
        return Ruling::Single;
    }
    // `5 won`, `3 real`: common words need an amount that money comes in.
    let last = text.rsplit([' ', '-']).next().unwrap_or("");
    if words!("won real rand sol dong lev dram som cent").has(last)
        && !large
        && !text.contains("million")
        && !any(last, &["rand", "cent"])
    {
        return Ruling::Other;
    }
    if last == "Cent" || last == "p" && any(around.previous(start), &["p", "pp"]) {
        return Ruling::Leave(end);
    }
    Ruling::Take(end)
}

/// A number in words: not where it is part of a name or an idiom.
pub(super) fn number_word(around: &Around<'_>, start: usize, end: usize, text: &str, found: &Found<Reading>) -> Ruling {
    let word = text.split([' ', '-']).next().unwrap_or(text);
    let previous = around.previous(start);
    let next = around.next(end);
    if matches!(found.value.dim, Dim::Money(_)) {
        return money(around, start, end, text, found);
    }
    if starts_with(text, "half") && text.len() == 4 {
        return super::guard_ordinals::half(around, start, end);
    }
    // Three Mile Island, the Big Ten, Ocean's Eleven
    let capital = word.starts_with(char::is_uppercase) && !word.chars().skip(1).any(char::is_uppercase);
    if capital && !around.begins_sentence(start) {
        let title =
            previous.starts_with(char::is_uppercase) || next.starts_with(char::is_uppercase) || any(previous, &["of"]);
        if title || matches!(found.value.dim, Dim::Number) && !matches!(counted(around, end, false), Counted::Noun(..))
        {
            return Ruling::Leave(end);
        }
    }
    if !capital && previous.starts_with(char::is_uppercase) && any(previous, &["Cloud"]) {
        return Ruling::Leave(end);
    }
    let idiom = match () {
        () if any(word, &["zero", "nil"]) => {
            around.at(end) == Some('-')
                || words!("ground net patient absolute year").has(previous)
                || words!("tolerance sum hour chance hours").has(next)
        }
        () if any(word, &["nine"]) => any(previous, &["cloud"]),
        () if any(word, &["two"]) => any(next, &["way", "cents"]) && !text.contains(' '),
        () if any(word, &["four"]) => any(next, &["letter", "wheel"]),
        () => false,
    };
    if idiom {
        return Ruling::Leave(end);
    }
    // nine-to-five, one-all
    if around.at(end) == Some('-')
        && matches!(found.value.dim, Dim::Number)
        && matches!(counted(around, end, false), Counted::Nothing)
    {
        return Ruling::Leave(super::glue::token_end(around.text, end));
    }
    if any(word, &["zero"]) && found.hedge.is_some() && matches!(found.value.dim, Dim::Number) {
        return Ruling::Leave(end);
    }
    // `the one`, `the two` alone stand for what was named before.
    if matches!(found.value.dim, Dim::Number)
        && words!("the these those between").has(previous)
        && text.len() < 6
        && any(word, &["two"])
        && !matches!(counted(around, end, false), Counted::Noun(..))
        && (is_stop(next) || next.is_empty())
    {
        return Ruling::Leave(end);
    }
    Ruling::Take(end)
}

/// `dozens of phones`, `several`, `doubled`.
pub(super) fn vague(around: &Around<'_>, start: usize, end: usize, text: &str) -> Ruling {
    let (previous, next) = (around.previous(start), around.next(end));
    let lower = text.to_ascii_lowercase();
    let first = lower.split([' ', '-']).next().unwrap_or("");
    match first {
        "scores" | "score" => {
            if lower.len() > 6 || any(next, &["of"]) || lower.contains(" of") {
                Ruling::Take(end)
            } else {
                Ruling::Leave(end)
            }
        }
        "few" => Ruling::Leave(end),
        "a" if lower.starts_with("a majority") => {
            if any(next, &["of"]) || lower.contains(" of") {
                Ruling::Take(end)
            } else {
                Ruling::Leave(end)
            }
        }
        "a" if lower == "a few" || lower == "a couple" => {
            if matches!(counted(around, end, false), Counted::Noun(..)) || any(next, &["of"]) {
                Ruling::Take(end)
            } else {
                Ruling::Leave(end)
            }
        }
        "the" | "most" | "majority" | "couple" => Ruling::Leave(end),
        "double" | "triple" => {
            if words!("the that its what last their").has(next)
                || words!("to than will would could nearly almost").has(previous)
            {
                Ruling::Take(end)
            } else {
                Ruling::Leave(end)
            }
        }
        "twice" => {
            if words!("as the that its what their").has(next) {
                Ruling::Take(end)
            } else {
                Ruling::Leave(end)
            }
        }
        "tens" => {
            if lower.contains(" of ") || any(next, &["of"]) {
                Ruling::Take(end)
            } else {
                Ruling::Leave(end)
            }
        }
        _ => Ruling::Take(end),
    }
}

/// `a year`, `an hour`, `half a mile`, `a day`: lengths of time with an article.
pub(super) fn unit(around: &Around<'_>, start: usize, end: usize, text: &str, found: &Found<Reading>) -> Ruling {
    let (previous, next) = (around.previous(start), around.next(end));
    let article = starts_with(text, "a ") || starts_with(text, "an ") || starts_with(text, "a-");
    match found.value.dim {
        Dim::Duration(_) if article => {
            // `$5 a day`, `three times a week`: a rate; `a day off`, `a year when` are no lengths.
            static LASTING: Words = Words::new(
                "for lasted lasts last lasting took takes take than in within nearly about after \
                spent over almost waited of least to under around every half only just was is whole \
                up roughly serve served stayed another",
            );
            let bare = text.split(' ').count() == 2;
            let names_of_days = words!("off when that which out trip before to earlier").has(next);
            if !bare
                || text.ends_with("fortnight")
                || found.hedge.is_some() && !text.ends_with("second")
                || LASTING.has(previous) && !names_of_days && !any(text, &["a second", "a minute", "a day"])
                || any(text, &["a minute", "a day"])
                    && words!("lasted took takes for within than lasts in").has(previous)
                    && !names_of_days
            {
                Ruling::Take(end)
            } else {
                Ruling::Other
            }
        }
        Dim::Duration(_) => Ruling::Take(end),
        // `a mile`, `an inch`: idioms, unless a hedge or a half makes them figures.
        Dim::Measure(m) if article => {
            if text.ends_with("half")
                || found.hedge.is_some() && m.singular != "short ton"
                || words!("away long wide deep high north south east west").has(next)
            {
                Ruling::Take(end)
            } else {
                Ruling::Other
            }
        }
        _ if text.contains(' ') || text.contains('-') => {
            // a quarter of, three quarters
            let shared = words!("of century as more less").has(next)
                || next.is_empty()
                || found.hedge.is_some()
                || any(previous, &["by", "to", "than"]);
            if shared || !article {
                Ruling::Take(end)
            } else {
                Ruling::Other
            }
        }
        _ => Ruling::Other,
    }
}
