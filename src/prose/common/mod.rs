//! Words and names that are so common that their likeness to a listed name says nothing.
//!
//! `words.txt` is drawn from SCOWL (see `COPYRIGHT-SCOWL`), without the forms that `stems` finds again; `first-names.txt`
//! and `surnames.txt` are the most frequent of the US census of 1990, with a star behind the most frequent first names.

mod sorted;

use rustc_hash::FxHashSet;
use sorted::Sorted;
use std::sync::OnceLock;

struct Lists {
    words: Sorted,
    first: Sorted,
    last: Sorted,
    places: FxHashSet<&'static str>,
}

fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(|| Lists {
        words: Sorted::new(include_str!("words.txt")),
        first: Sorted::new(include_str!("first-names.txt")),
        last: Sorted::new(include_str!("surnames.txt")),
        places: include_str!("places.txt").split_ascii_whitespace().collect(),
    })
}

/// Whether a word, in lower case, is an ordinary English one or a form of one.
pub(super) fn is_word(word: &str) -> bool {
    let words = &lists().words;
    words.contains(word)
        || stems(word).any(|(stem, e)| words.contains(stem) || e && words.contains(&format!("{stem}e")))
}

/// What is left of a word without an ending, and whether an `e` may have gone with it.
fn stems(word: &str) -> impl Iterator<Item = (&str, bool)> {
    const ENDINGS: &[(&str, bool)] = &[
        ("s", false),
        ("es", false),
        ("d", false),
        ("ed", true),
        ("ing", true),
        ("ly", false),
        ("er", true),
        ("ers", true),
        ("ness", false),
    ];
    let ies = word
        .strip_suffix("ies")
        .filter(|s| s.len() > 2 && lists().words.contains(&format!("{s}y")));
    ENDINGS
        .iter()
        .filter_map(move |(ending, e)| word.strip_suffix(ending).map(|s| (s, *e)))
        .filter(|(s, e)| s.len() > 2 || (*e && s.len() == 2))
        .chain(ies.map(|_| ("the", false)))
}

/// Whether it is a country, a people, a state, a day or a month.
pub(super) fn is_place_or_day(word: &str) -> bool {
    lists().places.contains(word) || word.strip_suffix('s').is_some_and(|w| lists().places.contains(w))
}

/// Whether it is a common first name.
pub(super) fn is_first_name(word: &str) -> bool {
    lists().first.contains(word)
}

/// Whether it is a first name that half the people of a country share.
pub(super) fn is_frequent_first_name(word: &str) -> bool {
    lists().first.find(word).is_some_and(|n| n.ends_with('*'))
}

/// Whether it is a common surname.
pub(super) fn is_surname(word: &str) -> bool {
    lists().last.contains(word)
}

/// Whether it is a day of the week or a month.
pub(super) fn is_calendar(word: &str) -> bool {
    matches!(
        word,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "jan"
            | "feb"
            | "aug"
            | "sept"
            | "oct"
            | "nov"
            | "dec"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_words_are_words() {
        for w in [
            "hungry",
            "being",
            "ministries",
            "called",
            "making",
            "spokesmen",
            "the",
            "us",
            "organisation",
            "defence",
        ] {
            assert!(is_word(w), "{w}");
        }
        for w in ["hamliton", "citzen", "phillis", "whatsapp", "betine"] {
            assert!(!is_word(w), "{w}");
        }
        assert!(is_first_name("peter") && !is_first_name("phillis") && is_surname("goodwin"));
    }
}
