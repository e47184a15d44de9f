//! The guards of ordinals and of the half.

use super::around::Around;
use super::guard::{Ruling, starts_with};
use super::noun::is_stop;
use super::words::{Words, any, words};
use crate::value::prefix::Found;
use crate::value::{Dim, Reading};

/// `half of the staff`, `half the staff`, but not `half past four`, `the first half`, `half-brother`.
pub(super) fn half(around: &Around<'_>, start: usize, end: usize) -> Ruling {
    let (previous, next) = (around.previous(start), around.next(end));
    let part = words!(
        "first second better other top bottom latter 1st 2nd not my his her your each in and upper \
        lower"
    )
    .has(previous);
    let glued = around.at(end) == Some('-') || around.before(start) == Some('-');
    if part
        || glued
        || words!("past time way brother sister baked term hearted marathon back mast bad dead hour").has(next)
    {
        return Ruling::Leave(end);
    }
    if words!("of the a that its their his her our all those these were are was is this what").has(next)
        || next.is_empty()
        || words!("about nearly almost over than by to only least around roughly").has(previous)
    {
        return Ruling::Take(end);
    }
    Ruling::Leave(end)
}

/// `the third wave` is an ordinal; `at first`, `second thoughts`, `First Amendment` are none.
pub(super) fn ordinal(around: &Around<'_>, start: usize, end: usize, text: &str, found: &Found<Reading>) -> Ruling {
    let (previous, next) = (around.previous(start), around.next(end));
    if !matches!(found.value.dim, Dim::Ordinal) {
        if matches!(found.value.dim, Dim::Duration(_)) && text.len() < 9 {
            return if any(next, &["later", "ago"]) {
                Ruling::Take(end)
            } else {
                Ruling::Leave(end)
            };
        }
        // a third of, two-thirds, a tenth: a share needs what it is a share of, or a hedge.
        if matches!(found.value.dim, Dim::Ratio | Dim::Number) && starts_with(text, "a ") {
            let shared = words!("of as more less fewer were are was is to said from in and since by on").has(next)
                || next.is_empty()
                || found.hedge.is_some()
                || any(previous, &["by", "than", "to"]);
            let third = text.ends_with("second");
            return if shared
                && !third
                && !(words!("in and on was is said").has(next)
                    && !any(previous, &["by", "to", "than"])
                    && found.hedge.is_none())
            {
                Ruling::Take(end)
            } else {
                Ruling::Other
            };
        }
        return if text.contains(' ') || text.contains('-') {
            Ruling::Take(end)
        } else {
            Ruling::Other
        };
    }
    let word = text;
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        // East 12th Street, the 9th Circuit
        if next.starts_with(char::is_uppercase) && words!("street avenue st ave circuit precinct amendment").has(next) {
            return Ruling::Leave(end);
        }
        return Ruling::Take(end);
    }
    let capital = word.starts_with(char::is_uppercase) && !around.begins_sentence(start);
    let mixed = word.chars().skip(1).any(char::is_lowercase);
    let named = next.starts_with(char::is_uppercase) && mixed;
    if capital && mixed && !around.text[end..].starts_with(" of July")
        || named && words!("amendment street avenue circuit lady world reich minister division").has(next)
    {
        return Ruling::Leave(end);
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
            Ruling::Take(end)
        } else {
            Ruling::Leave(end)
        };
    }
    static NO_SECOND: Words = Words::new("thoughts thought nature hand that to guess wind later ago");
    if any(word, &["second"])
        && (words!("a split per i we to one each they may will would could can might").has(previous)
            || NO_SECOND.has(next))
    {
        return Ruling::Leave(end);
    }
    if any(word, &["first"]) {
        if any(next, &["place"])
            && any(previous, &["the"])
            && around.clause_before(start, 2).nth(1).is_some_and(|w| any(w, &["in"]))
        {
            return Ruling::Leave(end);
        }
        if any(next, &["and"]) && around.clause_after(end, 2).any(|w| any(w, &["foremost"]))
            || any(previous, &["at", "by"])
            || words!(
                "of aid class name names hand lady minister responders responder degree sight \
                foremost things"
            )
            .has(next)
                && !(any(next, &["of"]) && any(previous, &["the"]))
        {
            return Ruling::Leave(end);
        }
        if around.begins_sentence(start) && !any(previous, &["the"]) && (around.at(end) == Some(',') || next.len() < 3)
        {
            return Ruling::Leave(end);
        }
        // An adverb: `first reported`, `who first saw`.
        let determined = words!(
            "the its his her their our my your this that a came finished placed second ranked were \
            was is 's very"
        )
        .has(previous)
            || previous.ends_with("'s")
            || previous.ends_with("’s");
        if !determined && (next.ends_with("ed") || is_stop(next) || next.is_empty()) {
            return Ruling::Leave(end);
        }
    }
    if any(word, &["fourth"]) && capital && around.text[end..].starts_with(" of July") {
        return Ruling::Leave(end + 8);
    }
    if any(word, &["third"]) && any(next, &["party", "parties", "world"])
        || any(word, &["fourth"]) && any(next, &["of", "estate"]) && capital
    {
        return Ruling::Leave(end);
    }
    if words!("first third fifth tenth fourth").has(word)
        && any(previous, &["a", "one"])
        && !any(word, &["first"])
        && any(next, &["of"])
    {
        return Ruling::Other;
    }
    Ruling::Take(end)
}
