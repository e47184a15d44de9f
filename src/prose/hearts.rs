//! The words that a value may begin with, or have as its heart.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

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

const HEARTS: &[(Heart, &str)] = &[
    (
        Heart::Unit,
        "afternoon century day decade days decades evening fortnight foot hour hours hectare inch kilometre \
         kilometer morning month millennium minute months mile metre meter night pound quarter quarters ton \
         week weekend weeks year years yard",
    ),
    (
        Heart::Month,
        "april august apr aug december dec february feb january june july jan jun jul march may mar november \
         nov october oct september sept sep",
    ),
    (Heart::Aged, "aged age ages"),
    (
        Heart::Season,
        "autumn boxing christmas easter fall halloween labor spring summer thanksgiving winter",
    ),
    (
        Heart::Number,
        "billion crore dozen eight eleven eighteen eighty four five fourteen fifteen forty fifty half hundred \
         lakh million nine nineteen ninety nil six seven sixteen seventeen sixty seventy score two three ten \
         twelve thirteen twenty thirty thousand trillion zero",
    ),
    (
        Heart::Vague,
        "billions couple dozens few hundreds lakhs millions majority several scores tens thousands trillions",
    ),
    (
        Heart::Multiple,
        "doubled double fourfold fivefold halved quadrupled quintupled tripled triple trebled twice twofold \
         threefold tenfold",
    ),
    (
        Heart::Ordinal,
        "eighth eleventh eighteenth eightieth first fourth fifth fourteenth fifteenth fortieth fiftieth \
         hundredth millionth ninth nineteenth ninetieth second sixth seventh sixteenth seventeenth sixtieth \
         seventieth third tenth twelfth thirteenth twentieth thirtieth thousandth",
    ),
    (
        Heart::Weekday,
        "friday fri monday mon sunday saturday sun sat tuesday thursday tue tues thu thur thurs wednesday wed",
    ),
    (Heart::One, "one"),
    (Heart::Day, "today tomorrow tonight yesterday"),
];

/// The words by their text, and for each first letter the lengths that its words have, as bits: most words of a text
/// are dismissed at a glance.
pub(super) struct Hearts {
    words: FxHashMap<&'static [u8], Heart>,
    lengths: [u16; 26],
}

impl Hearts {
    /// The table, made when it is first asked for.
    pub(super) fn get() -> &'static Self {
        static TABLE: OnceLock<Hearts> = OnceLock::new();
        TABLE.get_or_init(|| {
            let mut table = Self {
                words: FxHashMap::default(),
                lengths: [0; 26],
            };
            for (heart, words) in HEARTS {
                for w in words.split_ascii_whitespace() {
                    table.words.insert(w.as_bytes(), *heart);
                    if let Some(l) = letter(w.as_bytes()).and_then(|n| table.lengths.get_mut(n)) {
                        *l |= 1 << w.len();
                    }
                }
            }
            table
        })
    }

    /// What value a word may be the heart of.
    #[inline]
    pub(super) fn of(&self, word: &[u8]) -> Option<Heart> {
        let lengths = self.lengths.get(letter(word)?)?;
        if word.len() > 15 || lengths & (1 << word.len()) == 0 {
            return None;
        }
        let mut lower = [0u8; 16];
        let low = lower.get_mut(..word.len())?;
        for (to, from) in low.iter_mut().zip(word) {
            *to = from.to_ascii_lowercase();
        }
        self.words.get(&*low).copied()
    }
}

fn letter(word: &[u8]) -> Option<usize> {
    word.first()?.to_ascii_lowercase().checked_sub(b'a').map(usize::from)
}
