//! The guards of figures that are written in words, and of money.

use super::guard::{Verdict, starts_with};
use super::noun::{Counted, counted, is_stop};
use super::words::{Around, any};
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

pub(super) fn money(around: &Around<'_>, start: usize, end: usize, text: &str, found: &Found<Reading>) -> Verdict {
    let Dim::Money(currency) = found.value.dim else {
        return Verdict::Take(end);
    };
    let large = found.value.figure.number.is_some_and(|n| n.abs() >= Decimal::from(100));
    let coded = text.contains(currency.code());
    if coded && WORDLIKE.contains(&currency) && currency != Currency::ZAR && !large {
        return Verdict::Single;
    }
    // `5 won`, `3 real`: common words need an amount that money comes in.
    let last = text.rsplit([' ', '-']).next().unwrap_or("");
    if any(
        last,
        &["won", "real", "rand", "sol", "dong", "lev", "dram", "som", "cent"],
    ) && !large
        && !text.contains("million")
        && !any(last, &["rand", "cent"])
    {
        return Verdict::Other;
    }
    if last == "Cent" || last == "p" && any(around.previous(start), &["p", "pp"]) {
        return Verdict::Leave(end);
    }
    Verdict::Take(end)
}

/// A number in words: not where it is part of a name or an idiom.
pub(super) fn number_word(
    around: &Around<'_>,
    start: usize,
    end: usize,
    text: &str,
    found: &Found<Reading>,
) -> Verdict {
    let word = text.split([' ', '-']).next().unwrap_or(text);
    let previous = around.previous(start);
    let next = around.next(end);
    if matches!(found.value.dim, Dim::Money(_)) {
        return money(around, start, end, text, found);
    }
    if starts_with(text, "half") && text.len() == 4 {
        return half(around, start, end);
    }
    // Three Mile Island, the Big Ten, Ocean's Eleven
    let capital = word.starts_with(char::is_uppercase) && !word.chars().skip(1).any(char::is_uppercase);
    if capital && !around.begins_sentence(start) {
        let title =
            previous.starts_with(char::is_uppercase) || next.starts_with(char::is_uppercase) || any(previous, &["of"]);
        if title || matches!(found.value.dim, Dim::Number) && !matches!(counted(around, end, false), Counted::Noun(..))
        {
            return Verdict::Leave(end);
        }
    }
    if !capital && previous.starts_with(char::is_uppercase) && any(previous, &["Cloud"]) {
        return Verdict::Leave(end);
    }
    let idiom = match () {
        () if any(word, &["zero", "nil"]) => {
            around.at(end) == Some('-')
                || any(previous, &["ground", "net", "patient", "absolute", "year"])
                || any(next, &["tolerance", "sum", "hour", "chance", "hours"])
        }
        () if any(word, &["nine"]) => any(previous, &["cloud"]),
        () if any(word, &["two"]) => any(next, &["way", "cents"]) && !text.contains(' '),
        () if any(word, &["four"]) => any(next, &["letter", "wheel"]),
        () => false,
    };
    if idiom {
        return Verdict::Leave(end);
    }
    // nine-to-five, one-all
    if around.at(end) == Some('-')
        && matches!(found.value.dim, Dim::Number)
        && matches!(counted(around, end, false), Counted::Nothing)
    {
        return Verdict::Leave(super::guard::token_end(around.text, end));
    }
    // `the one`, `the two` alone stand for what was named before.
    if matches!(found.value.dim, Dim::Number)
        && any(previous, &["the", "these", "those", "between"])
        && text.len() < 6
        && any(word, &["two"])
        && !matches!(counted(around, end, false), Counted::Noun(..))
        && (is_stop(next) || next.is_empty())
    {
        return Verdict::Leave(end);
    }
    Verdict::Take(end)
}

/// `half of the staff`, `half the staff`, but not `half past four`, `the first half`, `half-brother`.
pub(super) fn half(around: &Around<'_>, start: usize, end: usize) -> Verdict {
    let (previous, next) = (around.previous(start), around.next(end));
    let part = any(
        previous,
        &[
            "first", "second", "better", "other", "top", "bottom", "latter", "1st", "2nd", "not", "my", "his", "her",
            "your", "each", "in", "and", "upper", "lower",
        ],
    );
    let glued = around.at(end) == Some('-') || around.before(start) == Some('-');
    if part
        || glued
        || any(
            next,
            &[
                "past", "time", "way", "brother", "sister", "baked", "term", "hearted", "marathon", "back", "mast",
                "bad", "dead", "hour",
            ],
        )
    {
        return Verdict::Leave(end);
    }
    if any(
        next,
        &[
            "of", "the", "a", "that", "its", "their", "his", "her", "our", "all", "those", "these", "were", "are",
            "was", "is", "this", "what",
        ],
    ) || next.is_empty()
        || any(
            previous,
            &[
                "about", "nearly", "almost", "over", "than", "by", "to", "only", "least", "around", "roughly",
            ],
        )
    {
        return Verdict::Take(end);
    }
    Verdict::Leave(end)
}

/// `the third wave` is an ordinal; `at first`, `second thoughts`, `First Amendment` are none.
pub(super) fn ordinal(around: &Around<'_>, start: usize, end: usize, text: &str, found: &Found<Reading>) -> Verdict {
    let (previous, next) = (around.previous(start), around.next(end));
    if !matches!(found.value.dim, Dim::Ordinal) {
        if matches!(found.value.dim, Dim::Duration(_)) && text.len() < 9 {
            return if any(next, &["later", "ago"]) {
                Verdict::Take(end)
            } else {
                Verdict::Leave(end)
            };
        }
        // a third of, two-thirds, a tenth: a share needs what it is a share of, or a hedge.
        if matches!(found.value.dim, Dim::Ratio | Dim::Number) && starts_with(text, "a ") {
            let shared = any(
                next,
                &[
                    "of", "as", "more", "less", "fewer", "were", "are", "was", "is", "to", "said", "from", "in", "and",
                    "since", "by", "on",
                ],
            ) || next.is_empty()
                || found.hedge.is_some()
                || any(previous, &["by", "than", "to"]);
            let third = text.ends_with("second");
            return if shared
                && !third
                && !(any(next, &["in", "and", "on", "was", "is", "said"])
                    && !any(previous, &["by", "to", "than"])
                    && found.hedge.is_none())
            {
                Verdict::Take(end)
            } else {
                Verdict::Other
            };
        }
        return if text.contains(' ') || text.contains('-') {
            Verdict::Take(end)
        } else {
            Verdict::Other
        };
    }
    let word = text;
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return Verdict::Take(end);
    }
    let capital = word.starts_with(char::is_uppercase) && !around.begins_sentence(start);
    let mixed = word.chars().skip(1).any(char::is_lowercase);
    let named = next.starts_with(char::is_uppercase) && mixed;
    if capital && mixed && !around.text[end..].starts_with(" of July")
        || named
            && any(
                next,
                &[
                    "Amendment",
                    "Street",
                    "Avenue",
                    "Circuit",
                    "Lady",
                    "World",
                    "Reich",
                    "Minister",
                    "Division",
                ],
            )
    {
        return Verdict::Leave(end);
    }
    if around.at(end) == Some('-') {
        // `the second-largest city`, not `second-hand`
        let rest = &around.text[end + 1..];
        let ranks = [
            "largest",
            "biggest",
            "highest",
            "best",
            "most",
            "longest",
            "smallest",
            "oldest",
            "tallest",
            "worst",
            "lowest",
            "richest",
            "busiest",
            "ranked",
            "placed",
            "quarter",
            "generation",
            "round",
            "ever",
            "youngest",
            "fastest",
            "deadliest",
        ];
        return if ranks.iter().any(|r| starts_with(rest, r)) {
            Verdict::Take(end)
        } else {
            Verdict::Leave(end)
        };
    }
    const NO_SECOND: &[&str] = &[
        "thoughts", "thought", "nature", "hand", "that", "to", "guess", "wind", "later", "ago",
    ];
    if any(word, &["second"])
        && (any(previous, &["a", "split", "per", "i", "we", "to", "one", "each", "they"]) || any(next, NO_SECOND))
    {
        return Verdict::Leave(end);
    }
    if any(word, &["first"]) {
        if any(next, &["place"])
            && any(previous, &["the"])
            && around.clause_before(start, 2).nth(1).is_some_and(|w| any(w, &["in"]))
        {
            return Verdict::Leave(end);
        }
        if any(previous, &["at", "by"])
            || any(
                next,
                &[
                    "of",
                    "aid",
                    "class",
                    "name",
                    "names",
                    "hand",
                    "lady",
                    "minister",
                    "responders",
                    "responder",
                    "degree",
                    "sight",
                    "and",
                    "foremost",
                    "things",
                ],
            ) && !(any(next, &["of"]) && any(previous, &["the"]))
        {
            return Verdict::Leave(end);
        }
        if around.begins_sentence(start) && !any(previous, &["the"]) && (around.at(end) == Some(',') || next.len() < 3)
        {
            return Verdict::Leave(end);
        }
        // An adverb: `first reported`, `who first saw`.
        let determined = any(
            previous,
            &[
                "the", "its", "his", "her", "their", "our", "my", "your", "this", "that", "a", "came", "finished",
                "placed", "second", "ranked", "were", "was", "is", "'s", "very",
            ],
        ) || previous.ends_with("'s")
            || previous.ends_with("’s");
        if !determined && (next.ends_with("ed") || is_stop(next) || next.is_empty()) {
            return Verdict::Leave(end);
        }
    }
    if any(word, &["fourth"]) && capital && around.text[end..].starts_with(" of July") {
        return Verdict::Leave(end + 8);
    }
    if any(word, &["third"]) && any(next, &["party", "parties", "world"])
        || any(word, &["fourth"]) && any(next, &["of", "estate"]) && capital
    {
        return Verdict::Leave(end);
    }
    if any(word, &["first", "third", "fifth", "tenth", "fourth"])
        && any(previous, &["a", "one"])
        && !any(word, &["first"])
        && any(next, &["of"])
    {
        return Verdict::Other;
    }
    Verdict::Take(end)
}

/// `dozens of phones`, `several`, `doubled`.
pub(super) fn vague(around: &Around<'_>, start: usize, end: usize, text: &str, found: &Found<Reading>) -> Verdict {
    let (previous, next) = (around.previous(start), around.next(end));
    let lower = text.to_ascii_lowercase();
    let first = lower.split([' ', '-']).next().unwrap_or("");
    match first {
        "scores" | "score" => {
            if lower.len() > 6 || any(next, &["of"]) || lower.contains(" of") {
                Verdict::Take(end)
            } else {
                Verdict::Leave(end)
            }
        }
        "few" => Verdict::Leave(end),
        "a" if lower.starts_with("a majority") => {
            if any(next, &["of", "in"]) || lower.contains(" of") {
                Verdict::Take(end)
            } else {
                Verdict::Leave(end)
            }
        }
        "a" if lower == "a few" || lower == "a couple" => {
            if matches!(counted(around, end, false), Counted::Noun(..)) || any(next, &["of"]) {
                Verdict::Take(end)
            } else {
                Verdict::Leave(end)
            }
        }
        "the" | "most" | "majority" | "couple" => Verdict::Leave(end),
        "double" | "triple" => {
            if any(next, &["the", "that", "its", "what", "last", "their"])
                || any(previous, &["to", "than", "will", "would", "could", "nearly", "almost"])
            {
                Verdict::Take(end)
            } else {
                Verdict::Leave(end)
            }
        }
        "twice" => {
            if any(next, &["as", "the", "that", "its", "what", "their"]) {
                Verdict::Take(end)
            } else {
                Verdict::Leave(end)
            }
        }
        "tens" => {
            if lower.contains(" of ") || any(next, &["of"]) {
                Verdict::Take(end)
            } else {
                Verdict::Leave(end)
            }
        }
        _ => {
            let _ = found;
            Verdict::Take(end)
        }
    }
}

/// `a year`, `an hour`, `half a mile`, `a day`: lengths of time with an article.
pub(super) fn unit(around: &Around<'_>, start: usize, end: usize, text: &str, found: &Found<Reading>) -> Verdict {
    let (previous, next) = (around.previous(start), around.next(end));
    let article = starts_with(text, "a ") || starts_with(text, "an ") || starts_with(text, "a-");
    match found.value.dim {
        Dim::Duration(_) if article => {
            // `$5 a day`, `three times a week`: a rate; `a day off`, `a year when` are no lengths.
            const LASTING: &[&str] = &[
                "for", "lasted", "lasts", "last", "lasting", "took", "takes", "take", "than", "in", "within", "nearly",
                "about", "after", "spent", "over", "almost", "waited", "of", "least", "to", "under", "around", "every",
                "half", "only", "just", "was", "is", "whole", "up", "roughly", "serve", "served", "stayed", "another",
            ];
            let bare = text.split(' ').count() == 2;
            let names_of_days = any(
                next,
                &["off", "when", "that", "which", "out", "trip", "before", "to", "earlier"],
            );
            if !bare
                || found.hedge.is_some() && !text.ends_with("second") && !text.ends_with("second")
                || any(previous, LASTING) && !names_of_days && !any(text, &["a second", "a minute", "a day"])
                || any(text, &["a minute", "a day"])
                    && any(
                        previous,
                        &["lasted", "took", "takes", "for", "within", "than", "lasts", "in"],
                    )
                    && !names_of_days
            {
                Verdict::Take(end)
            } else {
                Verdict::Other
            }
        }
        Dim::Duration(_) => Verdict::Take(end),
        // `a mile`, `an inch`: idioms, unless a hedge or a half makes them figures.
        Dim::Measure(m) if article => {
            if text.ends_with("half")
                || found.hedge.is_some() && m.singular != "short ton"
                || any(
                    next,
                    &["away", "long", "wide", "deep", "high", "north", "south", "east", "west"],
                )
            {
                Verdict::Take(end)
            } else {
                Verdict::Other
            }
        }
        _ if text.contains(' ') || text.contains('-') => {
            // a quarter of, three quarters
            let shared = any(next, &["of", "century", "as", "more", "less"])
                || next.is_empty()
                || found.hedge.is_some()
                || any(previous, &["by", "to", "than"]);
            if shared || !article {
                Verdict::Take(end)
            } else {
                Verdict::Other
            }
        }
        _ => Verdict::Other,
    }
}
