//! Counted nouns, which compare by stem.

use rust_stemmers::{Algorithm, Stemmer};

/// Plurals that no stemmer knows, with their singulars.
const IRREGULAR: &[(&str, &str)] = &[
    ("children", "child"),
    ("people", "person"),
    ("men", "man"),
    ("women", "woman"),
    ("firemen", "fireman"),
    ("policemen", "policeman"),
    ("fishermen", "fisherman"),
    ("businessmen", "businessman"),
    ("servicemen", "serviceman"),
    ("councilmen", "councilman"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("geese", "goose"),
    ("mice", "mouse"),
    ("lice", "louse"),
    ("oxen", "ox"),
    ("dice", "die"),
    ("lives", "life"),
    ("wives", "wife"),
    ("wolves", "wolf"),
    ("calves", "calf"),
    ("halves", "half"),
    ("knives", "knife"),
    ("leaves", "leaf"),
    ("loaves", "loaf"),
    ("shelves", "shelf"),
    ("thieves", "thief"),
    ("crises", "crisis"),
    ("analyses", "analysis"),
    ("diagnoses", "diagnosis"),
    ("bases", "basis"),
    ("criteria", "criterion"),
    ("phenomena", "phenomenon"),
    ("bacteria", "bacterium"),
    ("data", "datum"),
    ("media", "medium"),
    ("alumni", "alumnus"),
    ("cacti", "cactus"),
    ("fungi", "fungus"),
    ("nuclei", "nucleus"),
    ("indices", "index"),
    ("vertices", "vertex"),
    ("potatoes", "potato"),
    ("heroes", "hero"),
];

/// The stems of a counted noun's words, lower case.
#[must_use]
pub(crate) fn stems(noun: &str) -> Vec<String> {
    let stemmer = Stemmer::create(Algorithm::English);
    noun.split(|c: char| c.is_whitespace() || c == '-')
        .filter(|w| !w.is_empty())
        .map(|w| {
            let w = w.to_lowercase();
            let singular = IRREGULAR
                .iter()
                .find(|(plural, _)| *plural == w)
                .map_or(&*w, |(_, s)| *s);
            stemmer.stem(singular).into_owned()
        })
        .collect()
}

/// Whether two counted nouns count the same thing: the same stems, or one is the other's last words
/// (`mobile phones` are `phones`).
#[must_use]
pub fn same_noun(a: &str, b: &str) -> bool {
    if a.eq_ignore_ascii_case(b) {
        return true;
    }
    let (a, b) = (stems(a), stems(b));
    if a.is_empty() || b.is_empty() {
        return true;
    }
    if a.len() >= b.len() {
        a.ends_with(&b)
    } else {
        b.ends_with(&a)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_compare_by_stem_and_head() {
        assert!(same_noun("phones", "Phone"));
        assert!(same_noun("mobile phones", "phones"));
        assert!(same_noun("countries", "country"));
        assert!(!same_noun("users", "phones"));
        assert!(same_noun("children", "child"));
        assert!(same_noun("persons", "people"));
        assert!(same_noun("young women", "woman"));
    }
}
