//! The words that matter to the scanner, and how text around a place is looked at.

/// What kind of value a word may begin, or be the heart of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heart {
    /// A number word: `six`, `forty`, `dozen`, `million`.
    Number,
    /// The word `one`, which is mostly a pronoun.
    One,
    /// An ordinal: `third`.
    Ordinal,
    /// A vague count: `several`, `dozens`.
    Vague,
    /// A multiple: `doubled`.
    Multiple,
    /// The name of a month.
    Month,
    /// A day of the week.
    Weekday,
    /// `yesterday`, `tomorrow`.
    Day,
    /// A unit of time, after `a`, `last`, `next`.
    Unit,
    /// A season.
    Season,
    /// An age in words: `aged`.
    Aged,
}

use Heart::{Aged, Day, Month, Multiple, Number, One, Ordinal, Season, Unit, Vague, Weekday};

/// By first letter, so that most words of a text are dismissed at a glance.
const HEARTS: [&[(&str, Heart)]; 26] = [
    &[
        ("afternoon", Unit),
        ("april", Month),
        ("august", Month),
        ("apr", Month),
        ("aug", Month),
        ("aged", Aged),
        ("age", Aged),
        ("ages", Aged),
        ("autumn", Season),
    ],
    &[("billion", Number), ("billions", Vague)],
    &[("couple", Vague), ("crore", Number), ("century", Unit)],
    &[
        ("december", Month),
        ("dec", Month),
        ("day", Unit),
        ("decade", Unit),
        ("dozen", Number),
        ("dozens", Vague),
        ("doubled", Multiple),
        ("double", Multiple),
        ("days", Unit),
        ("decades", Unit),
    ],
    &[
        ("evening", Unit),
        ("eight", Number),
        ("eleven", Number),
        ("eighteen", Number),
        ("eighty", Number),
        ("eighth", Ordinal),
        ("eleventh", Ordinal),
        ("eighteenth", Ordinal),
        ("eightieth", Ordinal),
    ],
    &[
        ("four", Number),
        ("five", Number),
        ("fourteen", Number),
        ("fifteen", Number),
        ("forty", Number),
        ("fifty", Number),
        ("friday", Weekday),
        ("february", Month),
        ("feb", Month),
        ("first", Ordinal),
        ("fourth", Ordinal),
        ("fifth", Ordinal),
        ("fourteenth", Ordinal),
        ("fifteenth", Ordinal),
        ("fortieth", Ordinal),
        ("fiftieth", Ordinal),
        ("few", Vague),
        ("fri", Weekday),
        ("fortnight", Unit),
        ("fourfold", Multiple),
        ("fivefold", Multiple),
        ("fall", Season),
        ("foot", Unit),
    ],
    &[],
    &[
        ("half", Number),
        ("hundred", Number),
        ("hundreds", Vague),
        ("hundredth", Ordinal),
        ("hour", Unit),
        ("halved", Multiple),
        ("hours", Unit),
        ("hectare", Unit),
    ],
    &[("inch", Unit)],
    &[
        ("january", Month),
        ("june", Month),
        ("july", Month),
        ("jan", Month),
        ("jun", Month),
        ("jul", Month),
    ],
    &[("kilometre", Unit), ("kilometer", Unit)],
    &[("lakh", Number), ("lakhs", Vague)],
    &[
        ("monday", Weekday),
        ("morning", Unit),
        ("march", Month),
        ("may", Month),
        ("million", Number),
        ("millions", Vague),
        ("month", Unit),
        ("minute", Unit),
        ("mar", Month),
        ("mon", Weekday),
        ("majority", Vague),
        ("millionth", Ordinal),
        ("months", Unit),
        ("mile", Unit),
        ("metre", Unit),
        ("meter", Unit),
    ],
    &[
        ("night", Unit),
        ("nine", Number),
        ("nineteen", Number),
        ("ninety", Number),
        ("november", Month),
        ("nov", Month),
        ("ninth", Ordinal),
        ("nineteenth", Ordinal),
        ("ninetieth", Ordinal),
        ("nil", Number),
    ],
    &[("one", One), ("october", Month), ("oct", Month)],
    &[("pound", Unit)],
    &[
        ("quarter", Unit),
        ("quarters", Unit),
        ("quadrupled", Multiple),
        ("quintupled", Multiple),
    ],
    &[],
    &[
        ("six", Number),
        ("seven", Number),
        ("sixteen", Number),
        ("seventeen", Number),
        ("sixty", Number),
        ("seventy", Number),
        ("sunday", Weekday),
        ("saturday", Weekday),
        ("september", Month),
        ("sept", Month),
        ("sep", Month),
        ("second", Ordinal),
        ("sixth", Ordinal),
        ("seventh", Ordinal),
        ("sixteenth", Ordinal),
        ("seventeenth", Ordinal),
        ("sixtieth", Ordinal),
        ("seventieth", Ordinal),
        ("several", Vague),
        ("scores", Vague),
        ("sun", Weekday),
        ("sat", Weekday),
        ("spring", Season),
        ("summer", Season),
        ("score", Number),
    ],
    &[
        ("two", Number),
        ("three", Number),
        ("ten", Number),
        ("twelve", Number),
        ("thirteen", Number),
        ("twenty", Number),
        ("thirty", Number),
        ("thousand", Number),
        ("trillion", Number),
        ("tuesday", Weekday),
        ("thursday", Weekday),
        ("today", Day),
        ("tomorrow", Day),
        ("tonight", Day),
        ("third", Ordinal),
        ("tenth", Ordinal),
        ("twelfth", Ordinal),
        ("thirteenth", Ordinal),
        ("twentieth", Ordinal),
        ("thirtieth", Ordinal),
        ("thousandth", Ordinal),
        ("tens", Vague),
        ("thousands", Vague),
        ("trillions", Vague),
        ("tripled", Multiple),
        ("triple", Multiple),
        ("trebled", Multiple),
        ("twice", Multiple),
        ("twofold", Multiple),
        ("threefold", Multiple),
        ("tenfold", Multiple),
        ("tue", Weekday),
        ("tues", Weekday),
        ("thu", Weekday),
        ("thur", Weekday),
        ("thurs", Weekday),
        ("ton", Unit),
    ],
    &[],
    &[],
    &[
        ("wednesday", Weekday),
        ("wed", Weekday),
        ("week", Unit),
        ("weekend", Unit),
        ("winter", Season),
        ("weeks", Unit),
    ],
    &[],
    &[("year", Unit), ("yesterday", Day), ("years", Unit), ("yard", Unit)],
    &[("zero", Number)],
];

/// The lengths that a letter's words have, as bits.
const LENGTHS: [u16; 26] = lengths();

const fn lengths() -> [u16; 26] {
    let mut out = [0u16; 26];
    let mut letter = 0;
    while letter < 26 {
        let mut n = 0;
        while n < HEARTS[letter].len() {
            out[letter] |= 1 << HEARTS[letter][n].0.len();
            n += 1;
        }
        letter += 1;
    }
    out
}

/// What value a word may be the heart of.
#[inline]
pub(super) fn heart(word: &[u8]) -> Option<Heart> {
    let letter = usize::from(word.first()?.to_ascii_lowercase().checked_sub(b'a')?);
    if word.len() > 12 || LENGTHS.get(letter)? & (1 << word.len()) == 0 {
        return None;
    }
    HEARTS[letter]
        .iter()
        .find(|(w, _)| w.as_bytes().eq_ignore_ascii_case(word))
        .map(|(_, h)| *h)
}

/// Words that may stand between a hedge or a side and the value that it belongs to.
pub(super) const BEFORE: &[&str] = &[
    "a",
    "about",
    "above",
    "after",
    "age",
    "aged",
    "ages",
    "almost",
    "an",
    "and",
    "approaching",
    "approx",
    "approximate",
    "approximately",
    "april",
    "around",
    "as",
    "at",
    "august",
    "before",
    "beginning",
    "below",
    "between",
    "bit",
    "boy",
    "but",
    "by",
    "c",
    "ca",
    "calendar",
    "circa",
    "close",
    "combined",
    "coming",
    "december",
    "during",
    "earlier",
    "early",
    "end",
    "estimated",
    "every",
    "exactly",
    "exceeded",
    "exceeding",
    "exceeds",
    "excess",
    "far",
    "february",
    "few",
    "fewer",
    "first",
    "following",
    "for",
    "from",
    "full",
    "girl",
    "greater",
    "half",
    "her",
    "high",
    "higher",
    "his",
    "in",
    "january",
    "july",
    "june",
    "just",
    "larger",
    "last",
    "late",
    "later",
    "least",
    "less",
    "little",
    "low",
    "lower",
    "man",
    "many",
    "march",
    "maximum",
    "may",
    "mid",
    "middle",
    "minimum",
    "minus",
    "more",
    "most",
    "much",
    "nearly",
    "negative",
    "next",
    "no",
    "north",
    "not",
    "november",
    "october",
    "of",
    "on",
    "only",
    "order",
    "over",
    "past",
    "person",
    "precisely",
    "previous",
    "prior",
    "quite",
    "region",
    "roughly",
    "second",
    "september",
    "several",
    "shy",
    "since",
    "slightly",
    "smaller",
    "some",
    "somewhere",
    "south",
    "start",
    "starting",
    "surpassing",
    "than",
    "the",
    "their",
    "this",
    "through",
    "till",
    "to",
    "topped",
    "topping",
    "tops",
    "total",
    "two",
    "three",
    "under",
    "until",
    "up",
    "upward",
    "upwards",
    "well",
    "whole",
    "within",
    "woman",
    "year",
    "hit",
    "hits",
    "barely",
];

/// Words with which a hedge, a side or an article begins: only there is it worth while to start reading.
pub(super) const STARTS: &[&str] = &[
    "a",
    "about",
    "above",
    "after",
    "age",
    "aged",
    "ages",
    "almost",
    "an",
    "approaching",
    "approx",
    "approximately",
    "around",
    "as",
    "at",
    "barely",
    "before",
    "beginning",
    "below",
    "between",
    "by",
    "c",
    "ca",
    "calendar",
    "circa",
    "close",
    "earlier",
    "early",
    "end",
    "estimated",
    "exactly",
    "exceeded",
    "exceeding",
    "exceeds",
    "far",
    "few",
    "fewer",
    "first",
    "following",
    "from",
    "greater",
    "half",
    "higher",
    "in",
    "just",
    "larger",
    "last",
    "late",
    "later",
    "less",
    "lower",
    "maximum",
    "mid",
    "middle",
    "minimum",
    "minus",
    "more",
    "nearly",
    "negative",
    "next",
    "no",
    "north",
    "not",
    "on",
    "only",
    "over",
    "past",
    "precisely",
    "previous",
    "prior",
    "roughly",
    "second",
    "several",
    "shy",
    "since",
    "slightly",
    "smaller",
    "some",
    "somewhere",
    "south",
    "start",
    "starting",
    "surpassing",
    "the",
    "their",
    "this",
    "through",
    "till",
    "topped",
    "topping",
    "tops",
    "under",
    "until",
    "up",
    "upward",
    "upwards",
    "well",
    "within",
    "year",
];

/// Whether a word is in a sorted table, in any case.
pub(super) fn listed(word: &str, table: &[&str]) -> bool {
    let mut lower = [0u8; 16];
    let Some(low) = lower.get_mut(..word.len()) else {
        return false;
    };
    for (to, from) in low.iter_mut().zip(word.bytes()) {
        *to = from.to_ascii_lowercase();
    }
    let low = &*low;
    table.iter().any(|w| w.as_bytes() == low)
}

/// Whether a word is one of these, in any case.
pub(super) fn any(word: &str, words: &[&str]) -> bool {
    words.iter().any(|w| word.eq_ignore_ascii_case(w))
}

/// A text and the looks around a place in it that the guards take. No look goes further than a few words.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) text: &'a str,
}

impl<'a> Around<'a> {
    /// The character before a place.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    /// The character at a place.
    pub(super) fn at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// The word that ends at `at`, blanks passed over, and where it begins; nothing but blanks may stand between.
    pub(super) fn word_before(&self, at: usize) -> Option<(&'a str, usize)> {
        let head = self.text.get(..at)?;
        let trimmed = head.trim_end_matches(crate::value::is_blank);
        let end = trimmed.len();
        let mut start = end;
        for (n, c) in trimmed.char_indices().rev().take(25) {
            if !(c.is_alphanumeric() || c == '\'' || c == '’') {
                break;
            }
            start = n;
        }
        (start < end).then(|| (&self.text[start..end], start))
    }

    /// The word before a place, or an empty one.
    pub(super) fn previous(&self, at: usize) -> &'a str {
        self.word_before(at).map_or("", |(w, _)| w)
    }

    /// The word that follows a place behind blanks, and where it ends; letters, digits, apostrophes and inner hyphens.
    pub(super) fn word_after(&self, at: usize) -> Option<(&'a str, usize)> {
        let rest = self.text.get(at..)?;
        let trimmed = rest.trim_start_matches(crate::value::is_blank);
        let start = self.text.len() - trimmed.len();
        let mut len = 0;
        for (n, c) in trimmed.char_indices().take(40) {
            if !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '‑')) {
                break;
            }
            len = n + c.len_utf8();
        }
        let word = trimmed[..len].trim_end_matches(['-', '\'', '’']);
        (!word.is_empty()).then(|| (word, start + word.len()))
    }

    /// The word after a place, or an empty one.
    pub(super) fn next(&self, at: usize) -> &'a str {
        self.word_after(at).map_or("", |(w, _)| w)
    }

    /// Whether a sentence begins at a place: nothing or the end of another stands before it, quotation marks left out.
    pub(super) fn begins_sentence(&self, at: usize) -> bool {
        let Some(head) = self.text.get(..at) else { return false };
        let head = head.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '‘' | '\'' | '('));
        match head.chars().next_back() {
            None => true,
            Some(c) => matches!(c, '.' | '!' | '?' | ':' | '\n' | '—' | '•' | '\u{fffc}'),
        }
    }

    /// The words before a place, nearest first, up to the beginning of the clause.
    pub(super) fn clause_before(&self, at: usize, max: usize) -> impl Iterator<Item = &'a str> {
        let mut place = at;
        let this = *self;
        std::iter::from_fn(move || {
            let (word, start) = this.word_before(place).or_else(|| {
                // A comma or a quotation mark is passed over, the end of a sentence is not.
                let head = this.text.get(..place)?.trim_end_matches(crate::value::is_blank);
                let last = head.chars().next_back()?;
                if !matches!(
                    last,
                    ',' | '"' | '”' | '“' | '$' | '€' | '£' | '%' | '-' | '–' | ')' | '('
                ) {
                    return None;
                }
                this.word_before(head.len() - last.len_utf8())
            })?;
            place = start;
            Some(word)
        })
        .take(max)
    }

    /// The words after a place up to the end of the clause.
    pub(super) fn clause_after(&self, at: usize, max: usize) -> impl Iterator<Item = &'a str> {
        let mut place = at;
        let this = *self;
        std::iter::from_fn(move || {
            let (word, end) = this.word_after(place).or_else(|| {
                let rest = this.text.get(place..)?.trim_start_matches(crate::value::is_blank);
                let first = rest.chars().next()?;
                if !matches!(first, ',' | '"' | '”' | '“' | '$' | '€' | '£' | '%' | '-' | '–') {
                    return None;
                }
                this.word_after(this.text.len() - rest.len() + first.len_utf8())
            })?;
            place = end;
            Some(word)
        })
        .take(max)
    }
}
