//! Sets of words.

use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// Words that may stand between a hedge or a side and the value that it belongs to.
pub(super) static BEFORE: Words = Words::new(
    "a about above after age aged ages almost an and approaching approx approximate approximately \
    april around as at august before beginning below between bit boy but by c ca calendar circa \
    close combined coming december during earlier early end estimated every exactly exceeding excess \
    far february few fewer first following for from full girl greater half her high higher his in \
    january july june just larger last late later least less little low lower man many march maximum \
    may mid middle minimum minus more most much nearly negative new next no north not november october \
    of on only order over past person precisely previous prior quite region roughly second september \
    several shy since slightly smaller some somewhere south start starting surpassing than the their \
    this through till to exceeded exceeds surpassed topped topping tops total two three under until up upward upwards well whole within \
    woman year hit hits barely",
);

/// Words with which a hedge, a side or an article begins: only there is it worth while to start reading.
pub(super) static STARTS: Words = Words::new(
    "a about above after age aged ages almost an approaching approx approximately around as at barely \
    before beginning below between by c ca calendar circa close earlier early end estimated exactly \
    exceeding far few fewer first following from greater half higher in just larger last late later \
    less lower maximum mid middle minimum minus more nearly negative new next no north not on only over \
    past precisely previous prior roughly second several shy since slightly smaller some somewhere \
    south start starting surpassing the their this through till exceeded exceeds surpassed topped topping tops under until up upward \
    upwards well within year",
);

/// A set of words, written as one text with blanks between them.
pub(super) struct Words {
    text: &'static str,
    set: OnceLock<FxHashSet<&'static [u8]>>,
}

impl Words {
    pub(super) const fn new(text: &'static str) -> Self {
        Self {
            text,
            set: OnceLock::new(),
        }
    }

    /// Whether a word is in the set, in any case.
    pub(super) fn has(&self, word: &str) -> bool {
        let mut lower = [0u8; 16];
        let Some(low) = lower.get_mut(..word.len()) else {
            return false;
        };
        for (to, from) in low.iter_mut().zip(word.bytes()) {
            *to = from.to_ascii_lowercase();
        }
        let set = self
            .set
            .get_or_init(|| self.text.split_ascii_whitespace().map(str::as_bytes).collect());
        !low.is_empty() && set.contains(&*low)
    }
}

/// A set of words for one place: `words!("a an the").has(word)`.
macro_rules! words {
    ($text:literal) => {{
        static SET: crate::prose::words::Words = crate::prose::words::Words::new($text);
        &SET
    }};
}

pub(super) use words;

/// Whether a word is one of these, in any case.
pub(super) fn any(word: &str, words: &[&str]) -> bool {
    words.iter().any(|w| word.eq_ignore_ascii_case(w))
}
