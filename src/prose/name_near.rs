//! What makes a written name a near miss of a listed spelling, and what makes it another name.

use super::common::{is_first_name, is_frequent_first_name, is_place_or_day, is_surname, is_word};
use super::name_index::{MIN_ALONE, MIN_SURNAME, NameIndex, Spelling, spelled};
use super::name_tokens::{Word, bare, skeleton};

/// In what a written name differs from the listed spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// In so many letters: changed, missing, too many, or two exchanged.
    Letters(u8),
    /// In capitals inside it.
    Capitals,
    /// In accents.
    Accents,
    /// In a hyphen, an apostrophe or a blank.
    Spacing,
}

impl Why {
    /// How the written form stands to the listed one, for a sentence: `"…" is … "…"`.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Letters(0 | 1) => "one letter away from",
            Self::Letters(_) => "two letters away from",
            Self::Capitals => "but for its capitals",
            Self::Accents => "but for its accents",
            Self::Spacing => "but for its blanks and hyphens",
        }
    }
}

/// How a text with the letters of a spelling compares to it.
pub(super) enum Dress {
    /// It is that spelling.
    Same,
    /// It is meant to be.
    Near(Why),
    /// It is something else, or can not be told.
    Other,
}

/// A piece of text that may be a name.
pub(super) struct Window<'a, 't> {
    pub(super) text: &'t str,
    pub(super) words: &'a [Word<'t>],
    /// Whether the word before or behind it is in capitals too, as in a heading.
    pub(super) shouted: bool,
    /// Whether it starts a sentence.
    pub(super) opens: bool,
}

/// Compares a text with a spelling of the same letters: capitals, accents, hyphens and blanks may differ.
pub(super) fn dress(w: &Window<'_, '_>, s: &Spelling) -> Dress {
    if skeleton(w.text) == *s.skeleton {
        return Dress::Same;
    }
    let (written, listed) = (bare(w.text), bare(&s.text));
    let same_words = w.words.len() == s.words.len() && w.words.iter().zip(&s.words).all(|(a, b)| *a.plain == **b);
    if w.words.iter().all(Word::all_capitals) || (w.words.len() > 1 && written.chars().all(|c| !c.is_lowercase())) {
        // A heading in capitals says nothing about capitals; in running text it is likelier another word.
        let shouts = same_words && (w.shouted || w.words.len() > 1);
        return if shouts { Dress::Same } else { Dress::Other };
    }
    if written == listed {
        return if same_words && !w.text.contains(['-', '‑', '\'', '’']) && !s.text.contains('-') {
            // Marks that a name may carry or not: `Johnson & Johnson`.
            Dress::Other
        } else {
            spacing(w, s)
        };
    }
    if written.to_lowercase() != listed.to_lowercase() {
        let ordinary = s.words.len() == 1 && is_word(&s.words[0]);
        let proper = w.words.first().is_some_and(Word::has_capital);
        return if same_words && proper && !ordinary {
            Dress::Near(Why::Accents)
        } else {
            Dress::Other
        };
    }
    if !same_words {
        return spacing(w, s);
    }
    capitals(w, s)
}

/// A blank, a hyphen or an apostrophe too many or too few.
fn spacing(w: &Window<'_, '_>, s: &Spelling) -> Dress {
    let letters: usize = s.words.iter().map(|w| w.chars().count()).sum();
    let marked = w
        .text
        .contains(|c: char| !c.is_alphanumeric() && !c.is_whitespace() && !"-‑'’".contains(c));
    // `the app's` is a possessive, and `Good in` two words.
    let possessive = w.words.last().is_some_and(|w| w.text == "s");
    let split = w.words.len() > s.words.len();
    let short = letters < if split { 8 } else { 6 };
    // `Face book` in mid-sentence: the capital shows that a name is meant. Two words that open a sentence may be words.
    let lower = split && w.words.iter().skip(1).any(|w| !w.has_capital() && w.text != "s");
    if marked || possessive || short || (lower && w.opens) || !w.words.first().is_some_and(Word::has_capital) {
        Dress::Other
    } else {
        Dress::Near(Why::Spacing)
    }
}

/// The same words with other capitals.
fn capitals(w: &Window<'_, '_>, s: &Spelling) -> Dress {
    let listed = super::name_tokens::words(&s.text);
    let mut near = false;
    for (n, (a, b)) in w.words.iter().zip(&listed).enumerate() {
        if a.text == b.text {
            continue;
        }
        let (ordinary, alone) = (is_word(&a.plain), s.words.len() == 1);
        if b.starts_with_capital() && !a.has_capital() {
            // `the guardian angel`, `Meta platforms`: words, unless no such word is known.
            if n == 0 || ordinary {
                return Dress::Other;
            }
        } else if raised(a.text, b.text) {
            // A capital where a sentence or a title asks for one: `IPhone`, `Van Gogh`.
            continue;
        } else if a.all_capitals() {
            return Dress::Other;
        } else if alone && (ordinary || is_first_name(&a.plain) || is_place_or_day(&a.plain)) {
            // `Who` is not `WHO`.
            return Dress::Other;
        }
        near = true;
    }
    if near { Dress::Near(Why::Capitals) } else { Dress::Same }
}

/// Whether a word is the other with a capital at its start.
fn raised(word: &str, listed: &str) -> bool {
    let (mut a, mut b) = (word.chars(), listed.chars());
    let (first, other) = (a.next(), b.next());
    a.as_str() == b.as_str()
        && other.is_some_and(char::is_lowercase)
        && first
            .zip(other)
            .is_some_and(|(f, o)| f.to_lowercase().eq(o.to_lowercase()))
}

/// How many letters of one word of a name are wrong, where that is a misspelling and no other name. The other words are
/// right; `n` is the wrong one.
pub(super) fn misspelled(index: &NameIndex, words: &[Word<'_>], n: usize, s: &Spelling) -> Option<u8> {
    let (word, listed) = (words.get(n)?, s.words.get(n)?);
    let long = listed.chars().count();
    let others_right = words
        .iter()
        .zip(&s.words)
        .enumerate()
        .all(|(k, (a, b))| k == n || *a.plain == **b);
    let capital = word.starts_with_capital() && !word.all_capitals();
    if words.len() != s.words.len() || !others_right || !capital || !spelled(&word.plain) || !s_capital(s, n) {
        return None;
    }
    // Beside titles and kinds alone (`Judge`, `Cyclone`) a word must do as if it stood alone.
    // `Honor` and `Mark` are words and first names.
    let distinct = |w: &str| w.chars().count() > 2 && (!is_word(w) || is_first_name(w)) && !is_place_or_day(w);
    let alone = !s.words.iter().enumerate().any(|(k, w)| k != n && distinct(w));
    let most = if !alone && long >= if n > 0 { 7 } else { 8 } {
        2
    } else {
        1
    };
    if alone && long < if s.words.len() == 1 { MIN_ALONE } else { 5 } {
        return None;
    }
    // A short word must be a surname with both ends right, but for a letter doubled or a silent `e`.
    let silent = |a: &str, b: &str| a.strip_suffix('e') == Some(b);
    let alike = undoubled(&word.plain) == undoubled(listed)
        || silent(&word.plain, listed)
        || silent(listed, &word.plain)
        || ends(&word.plain) == ends(listed);
    if long < 5 && (n == 0 || !alike) {
        return None;
    }
    let far = match strsim::osa_distance(&word.plain, listed) {
        2 if undoubled(&word.plain) == undoubled(listed) => 1,
        far => far,
    };
    // `Okaford` is no form of `Okafor`, nor `Vargas` of `Varga`, where the first name is theirs.
    let bearer = n > 0 && (index.has_surname(s.name) || words.first().is_some_and(|f| is_first_name(&f.plain)));
    let form = !bearer && inflected(&word.plain, listed);
    if far == 0 || far > most || form || index.knows(&word.plain) {
        return None;
    }
    let w = &*word.plain;
    if is_place_or_day(w) || (is_word(w) && (alone || is_word(listed))) {
        return None;
    }
    // `Phillip` for `Philip` is a slip all the same.
    let doubled = undoubled(w) == undoubled(listed);
    if alone {
        // `Gooding` is no `Goodin`, and `Fedor` no `Fedora`; another consonant makes another name, and so does `OpenAPI`.
        let another = is_first_name(w)
            || is_surname(w)
            || w.chars().next() != listed.chars().next()
            || (words.len() == 1 && !doubled && (w.starts_with(&**listed) || listed.starts_with(w)))
            || other_capitals(word.text, &s.text)
            || (long < 9 && other_consonant(w, listed));
        return (!another).then_some(1);
    }
    // Another first name with a known surname is another person; so is a common surname behind a frequent first name.
    let person = s.words.last().is_some_and(|w| !is_word(w));
    // `Ottilie` is not `Ottoline`.
    let first = n == 0 && !doubled && (is_first_name(w) || (person && (far > 1 || same_but_vowel(w, listed))));
    let last = n > 0 && !doubled && is_surname(w) && words.first().is_some_and(|f| is_frequent_first_name(&f.plain));
    if first || last { None } else { u8::try_from(far).ok() }
}

/// The same for a surname alone of somebody whom the text names in full elsewhere: who is spoken of is known, and a letter
/// is doubled, single, missing, exchanged or another vowel.
pub(super) fn surname_slip(word: &Word<'_>, s: &Spelling) -> Option<u8> {
    let listed = s
        .words
        .first()
        .filter(|w| s.surname && w.chars().count() >= MIN_SURNAME)?;
    let w = &*word.plain;
    let capital = word.starts_with_capital() && !word.all_capitals() && s_capital(s, 0);
    let another = is_word(w)
        || is_first_name(w)
        || is_place_or_day(w)
        || inflected(w, listed)
        || ends(w).0 != ends(listed).0
        || other_capitals(word.text, &s.text)
        || other_consonant(w, listed);
    let near = strsim::osa_distance(w, listed) == 1;
    let short = listed.chars().count() < 6 && undoubled(w) != undoubled(listed);
    (capital && near && !another && !short).then_some(1)
}

/// A word with its doubled letters single.
fn undoubled(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// Whether one consonant stands for another; a wrong vowel, a doubled letter and exchanged ones are slips.
fn other_consonant(a: &str, b: &str) -> bool {
    let mut differ = a.chars().zip(b.chars()).filter(|(x, y)| x != y);
    let vowel = |c: char| "aeiouy".contains(c);
    let one = differ.next().filter(|(x, y)| !vowel(*x) || !vowel(*y));
    a.chars().count() == b.chars().count() && one.is_some() && differ.next().is_none()
}

/// Whether a word has capitals inside it that the listed spelling does not have.
fn other_capitals(word: &str, listed: &str) -> bool {
    let inner = |t: &str| t.chars().skip(1).filter(|c| c.is_uppercase()).collect::<String>();
    let written = inner(word);
    !written.is_empty() && !inner(listed).ends_with(&*written)
}

fn ends(word: &str) -> (Option<char>, Option<char>) {
    (word.chars().next(), word.chars().next_back())
}

/// Whether two first names differ in nothing but a vowel at the end: `Martin` and `Martina`, `Paolo` and `Paola`.
fn same_but_vowel(a: &str, b: &str) -> bool {
    let stem = |w: &str| w.trim_end_matches(['a', 'e', 'i', 'o', 'u', 'y']).len();
    let (a, b) = (&a[..stem(a)], &b[..stem(b)]);
    a == b
}

fn s_capital(s: &Spelling, n: usize) -> bool {
    super::name_tokens::words(&s.text)
        .get(n)
        .is_some_and(Word::starts_with_capital)
}

/// Whether one word is a form of the other: `Israelis`, `Israeli`, `Platform`.
fn inflected(a: &str, b: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "s", "es", "i", "is", "n", "ns", "an", "ans", "ian", "ish", "ese", "ic", "ism", "ist", "y", "ed", "er", "r",
        "d",
    ];
    let of = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|e| ENDINGS.contains(&e));
    let plural = |one: &str, many: &str| {
        one.strip_suffix('y')
            .is_some_and(|s| many.strip_suffix("ies") == Some(s))
            || one
                .strip_suffix('a')
                .is_some_and(|s| many.strip_suffix("an") == Some(s))
    };
    of(a, b) || of(b, a) || plural(a, b) || plural(b, a)
}
