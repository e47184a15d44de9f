//! Where a value may begin: its sign or currency, and the words before its heart that may belong to it.

use super::hearts::Heart;
use super::scan::Scanner;
use super::words::{BEFORE, STARTS};

impl<'a> Scanner<'a> {
    /// Tries to read a value whose heart is at `at`; the place to go on from, where one was read or ruled out.
    pub(super) fn value(&mut self, at: usize, kind: Option<Heart>) -> Option<usize> {
        let core = self.core(at)?;
        let mut starts = [core; 9];
        let mut count = 1;
        // `about`, `since`, `between`: the words before it that may belong to it, farthest first.
        let mut place = core;
        for _ in 0..8 {
            let Some((word, from)) = self.before(place) else { break };
            if from < self.floor || !BEFORE.has(word) {
                break;
            }
            // The article of `a 34-year-old` goes with the noun.
            let idle =
                word.len() <= 2 && place == core && self.is_counted_off(at, kind) && word.starts_with(['a', 'A']);
            if STARTS.has(word) && !idle && count < starts.len() {
                starts[count] = from;
                count += 1;
            }
            place = from;
        }
        if let Some(signed) = self.sign_before(starts[count - 1]) {
            let last = &mut starts[count - 1];
            if *last == core || count == 1 {
                *last = signed;
            }
        }
        for n in (0..count).rev() {
            if let Some(end) = self.read(starts[n], at, kind) {
                return Some(end);
            }
        }
        // `ALL 5 of us`: what looks like the code of a currency is none.
        if core < at { self.read(at, at, kind) } else { None }
    }

    /// Whether the article before a number belongs to a noun behind it (`a 34-year-old`), not to the number (`a dozen`).
    fn is_counted_off(&self, at: usize, kind: Option<Heart>) -> bool {
        match kind {
            None | Some(Heart::One) => true,
            Some(Heart::Number) => {
                !super::words::words!("dozen hundred thousand million billion trillion lakh crore half score")
                    .has(self.around.next(at).split('-').next().unwrap_or(""))
            }
            _ => false,
        }
    }

    /// The word before a place, the abbreviations `c.` and `approx.` included.
    fn before(&self, place: usize) -> Option<(&'a str, usize)> {
        self.around.word_before(place).or_else(|| {
            let head = self.around.text.get(..place)?.trim_end_matches(crate::value::is_blank);
            let head = head.strip_suffix('.').or_else(|| head.strip_suffix('-'))?;
            let (word, from) = self.around.word_before(head.len())?;
            matches!(
                word,
                "c" | "ca" | "approx" | "mid" | "early" | "late" | "Mid" | "Early" | "Late"
            )
            .then_some((word, from))
        })
    }

    /// A sign of about, more or less that stands directly before.
    fn sign_before(&self, at: usize) -> Option<usize> {
        let c = self.around.text.get(..at)?.trim_end_matches(' ').chars().next_back()?;
        let at = self.around.text.get(..at)?.trim_end_matches(' ').len();
        matches!(c, '~' | '≈' | '∼' | '>' | '<' | '≥' | '≤').then(|| at - c.len_utf8())
    }

    /// Where a value with its heart at `at` begins: before its sign or the code of its currency.
    fn core(&self, at: usize) -> Option<usize> {
        let mut core = at;
        // US$, HK$
        let head = self.around.text.get(..at)?;
        // .5
        if head.ends_with('.')
            && head[..head.len() - 1]
                .chars()
                .next_back()
                .is_none_or(char::is_whitespace)
            && self.around.text.as_bytes()[at].is_ascii_digit()
        {
            return Some(at - 1).filter(|n| *n >= self.floor);
        }
        let letters = head.len()
            - head
                .trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == 'ł')
                .len();
        if letters > 0 {
            if !(1..=4).contains(&letters)
                || crate::value::currency_sign(&self.around.text[at - letters..], self.ctx).is_none_or(|n| n < letters)
            {
                return None;
            }
            core = at - letters;
        } else if let Some((word, from)) = self.around.word_before(at).or_else(|| {
            let head = head.trim_end_matches(' ').strip_suffix('.')?;
            self.around.word_before(head.len()).filter(|(w, _)| *w == "Rs")
        }) && crate::value::currency_sign(&self.around.text[from..], self.ctx).is_some()
            && from >= self.floor
            && (matches!(word, "Rs" | "Tk" | "zł") || word.len() == 3)
        {
            core = from;
        }
        // A minus sign, where nothing is glued to its other side.
        let head = self.around.text.get(..core)?;
        if let Some(sign) = head.chars().next_back().filter(|c| matches!(c, '-' | '−' | '–' | '+')) {
            let before = head[..head.len() - sign.len_utf8()].chars().next_back();
            if before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '~' | '“' | '"')) {
                core -= sign.len_utf8();
            }
        }
        (core >= self.floor).then_some(core)
    }
}
