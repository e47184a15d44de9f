//! Finding the values in running text: one pass, in which the grammar of values is started only where one can begin.
//!
//! A word or sign that may be the heart of a value is looked for. From it the words before it are walked back over, as
//! long as they may belong to it (hedges, `since`, `between`), and the grammar is asked from the farthest on. What it
//! reads is a value only when the guards find nothing around it that makes it a name, a label or a score.

use super::guard::{self, Verdict};
use super::guard_dates;
use super::mention::Mention;
use super::noun::{Counted, counted};
use super::words::{Around, BEFORE, Heart, STARTS, heart, listed};
use crate::value::prefix::{self, Found, Reach};
use crate::value::{Context, Data, DateValue, Dim, Quantity, Reading};

/// Finds the values of a text, in the order of the text. Nothing is read across U+FFFC.
#[must_use]
pub fn scan(text: &str, ctx: &Context) -> Vec<Mention> {
    let ctx = Context {
        prose: true,
        ..ctx.clone()
    };
    let mut scanner = Scanner {
        around: Around { text },
        ctx: &ctx,
        found: Vec::new(),
        floor: 0,
    };
    // Places are kept in 32 bits.
    if u32::try_from(text.len()).is_ok() {
        scanner.run();
    }
    scanner.found
}

/// No value is longer than this, so that each start costs the same.
const WINDOW: usize = 160;

pub(super) struct Scanner<'a> {
    pub(super) around: Around<'a>,
    pub(super) ctx: &'a Context,
    found: Vec<Mention>,
    /// Where the last value or name ended: nothing reaches back over it.
    floor: usize,
}

/// What the scanner does with a byte.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Other,
    Letter,
    Digit,
    Sign,
    Wide,
}

static CLASSES: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut out = [Class::Other; 256];
    let mut b = 0usize;
    while b < 256 {
        let c = b as u8;
        out[b] = match c {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'$' | b'\'' => Class::Sign,
            0xC2 | 0xE0 | 0xE2 | 0xEF => Class::Wide,
            0xC3..=0xFF => Class::Letter,
            _ => Class::Other,
        };
        b += 1;
    }
    out
}

impl<'a> Scanner<'a> {
    fn run(&mut self) {
        let bytes = self.around.text.as_bytes();
        let mut at = 0;
        while let Some(b) = bytes.get(at) {
            at = match CLASSES[usize::from(*b)] {
                Class::Other => at + 1,
                Class::Letter => self.word(at),
                Class::Digit => self.digits(at),
                Class::Sign => self.sign(at),
                Class::Wide => self.wide(at),
            };
        }
    }

    /// The end of the run of letters and digits that begins at `at`.
    fn word_end(&self, at: usize) -> usize {
        let bytes = self.around.text.as_bytes();
        let mut end = at;
        while let Some(b) = bytes.get(end) {
            match CLASSES[usize::from(*b)] {
                Class::Letter | Class::Digit => end += 1,
                // The rest of a letter of several bytes.
                Class::Other if *b >= 0x80 => end += 1,
                _ => break,
            }
        }
        end.max(at + 1)
    }

    fn word(&mut self, at: usize) -> usize {
        let end = self.word_end(at);
        let word = &self.around.text.as_bytes()[at..end];
        let kind = match word {
            [b'Q' | b'q' | b'H', b'1'..=b'4'] => Heart::Month,
            [b'F', b'Y', rest @ ..] if matches!(rest.len(), 2 | 4) && rest.iter().all(u8::is_ascii_digit) => {
                Heart::Month
            }
            _ => match heart(word) {
                Some(h) => h,
                None => return end,
            },
        };
        self.value(at, Some(kind)).unwrap_or(end)
    }

    fn digits(&mut self, at: usize) -> usize {
        match self.value(at, None) {
            Some(end) => end,
            None => self.around_end(at),
        }
    }

    /// The end of a run of digits with what is glued to it: the rest of a name, an address, a telephone number.
    fn around_end(&self, at: usize) -> usize {
        let bytes = self.around.text.as_bytes();
        let mut end = self.word_end(at);
        while let (Some(b'.' | b',' | b'-' | b'/' | b':' | b'@' | b'_' | b'\''), Some(next)) =
            (bytes.get(end), bytes.get(end + 1))
        {
            if !next.is_ascii_alphanumeric() {
                break;
            }
            end = self.word_end(end + 1);
        }
        end
    }

    fn sign(&mut self, at: usize) -> usize {
        let next = self.around.text.as_bytes().get(at + 1);
        if !next.is_some_and(|b| b.is_ascii_digit() || matches!(b, b' ' | b'.' | 0xC2 | 0xE2)) {
            return at + 1;
        }
        self.value(at, None).unwrap_or(at + 1)
    }

    fn wide(&mut self, at: usize) -> usize {
        let Some(c) = self.around.at(at) else { return at + 1 };
        let end = at + c.len_utf8();
        if matches!(
            c,
            '£' | '€'
                | '¥'
                | '₹'
                | '₩'
                | '₪'
                | '₺'
                | '₽'
                | '₴'
                | '₫'
                | '฿'
                | '₦'
                | '₱'
                | '₡'
                | '₲'
                | '₵'
                | '₸'
                | '₾'
                | '’'
                | '‘'
        ) || matches!(c, '½' | '¼' | '¾' | '⅓' | '⅔' | '０'..='９' | '⅛' | '⅕')
        {
            return self.value(at, None).unwrap_or(end);
        }
        if c.is_alphanumeric() { self.word_end(end) } else { end }
    }

    /// The text from a place on, as far as a value may reach.
    fn window(&self, from: usize) -> &'a str {
        let text = self.around.text;
        let mut end = text.len().min(from + WINDOW);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let window = &text[from..end];
        window.split(['\u{fffc}', '\n', '\r']).next().unwrap_or(window)
    }

    /// Tries to read a value whose heart is at `at`; the place to go on from, where one was read or ruled out.
    fn value(&mut self, at: usize, kind: Option<Heart>) -> Option<usize> {
        let core = self.core(at)?;
        let mut starts = [core; 9];
        let mut count = 1;
        // `about`, `since`, `between`: the words before it that may belong to it, farthest first.
        let mut place = core;
        for _ in 0..8 {
            let Some((word, from)) = self.before(place) else { break };
            if from < self.floor || !listed(word, BEFORE) {
                break;
            }
            // The article of `a 34-year-old` goes with the noun.
            let idle =
                word.len() <= 2 && place == core && self.is_counted_off(at, kind) && word.starts_with(['a', 'A']);
            if listed(word, STARTS) && !idle && count < starts.len() {
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
            Some(Heart::Number) => !super::words::any(
                self.around.next(at).split('-').next().unwrap_or(""),
                &[
                    "dozen", "hundred", "thousand", "million", "billion", "trillion", "lakh", "crore", "half", "score",
                ],
            ),
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

    /// Reads from `start`; what is read must hold the heart at `core`.
    fn read(&mut self, start: usize, core: usize, kind: Option<Heart>) -> Option<usize> {
        let window = self.window(start);
        let first = self.around.next(start);
        let preposition = super::words::any(first, &["in", "on", "at", "during", "within"]);
        // `in three days` is a day where the sentence looks ahead.
        if kind != Some(Heart::Month)
            && first.eq_ignore_ascii_case("in")
            && let Some(d) = prefix::in_time(window, self.ctx)
            && start + d.end > core
            && guard_dates::ahead(&self.around, start, start + d.end)
        {
            let to = start + d.end;
            return self.take_date(start, d, to);
        }
        let date = if preposition {
            None
        } else {
            prefix::date(window, self.ctx)
        };
        let figure = prefix::figure(window, self.ctx, Reach::Whole);
        let figure = figure.filter(|f| start + f.end > core && (f.core == 0 || start + f.core <= core));
        let date = date.filter(|d| match d {
            Ok(d) => start + d.end > core,
            Err(end) => start + *end > core,
        });
        let figure_end = figure.as_ref().map_or(0, |f| f.end);
        match date {
            // A day that no calendar has is no figure either.
            Some(Err(end)) if end > figure_end => return self.leave(start + end),
            Some(Ok(d)) if d.end >= figure_end => match guard_dates::judge(self, start, &d, kind) {
                Verdict::Take(to) => return self.take_date(start, d, to),
                Verdict::Leave(to) => return self.leave(to),
                Verdict::Other | Verdict::Single => {}
            },
            _ => {}
        }
        self.judge_figure(start, core, figure?, kind)
    }

    fn judge_figure(
        &mut self,
        start: usize,
        core: usize,
        figure: Found<Reading>,
        kind: Option<Heart>,
    ) -> Option<usize> {
        match guard::judge(self, start, &figure, kind) {
            Verdict::Take(_) => self.take_figure(start, figure),
            Verdict::Leave(to) => self.leave(to),
            Verdict::Other => None,
            Verdict::Single => {
                let single =
                    prefix::figure(self.window(start), self.ctx, Reach::Single).filter(|f| start + f.end > core)?;
                match guard::judge(self, start, &single, kind) {
                    Verdict::Take(_) => self.take_figure(start, single),
                    Verdict::Leave(to) => self.leave(to),
                    _ => None,
                }
            }
        }
    }

    #[allow(clippy::unnecessary_wraps)]
    fn leave(&mut self, to: usize) -> Option<usize> {
        self.floor = self.floor.max(to);
        Some(to)
    }

    fn take_date(&mut self, start: usize, found: Found<DateValue>, to: usize) -> Option<usize> {
        let mut value = found.value;
        guard_dates::settle(self, start, &found, &mut value);
        self.push(start + found.core, to, start, to, Data::Date(value), found.hedge)
    }

    fn take_figure(&mut self, start: usize, found: Found<Reading>) -> Option<usize> {
        if let Some(day) = guard_dates::day_of_month(self, start, &found) {
            let (from, to) = (start + found.core, start + found.end);
            return self.push(from, to, from, to, Data::Date(day), None);
        }
        let Reading {
            figure,
            mut dim,
            mut per,
        } = found.value;
        let (mut end, mut full_end) = (start + found.end, start + found.full_end);
        let mut figure = figure;
        let mut hedge = found.hedge;
        if matches!(dim, Dim::Number) {
            // `1,400 or more phones`: the noun may stand behind a hedge.
            let one = figure.number == Some(crate::value::Decimal::ONE);
            match counted(&self.around, full_end, one) {
                Counted::Noun(noun, after) => {
                    dim = Dim::Count(noun.into_boxed_str());
                    (end, full_end) = (after, after);
                    if let Ok((rest, unit)) = crate::value::rate(self.window(end), self.ctx) {
                        per = Some(unit);
                        let read = self.window(end).len() - rest.len();
                        (end, full_end) = (end + read, end + read);
                    }
                    if hedge.is_none()
                        && let Ok((rest, h)) = crate::value::hedge_suffix(self.window(end))
                        && let Some(f) = figure.rehedged(h, &self.ctx.tolerances)
                    {
                        (hedge, figure) = (Some(h), f);
                        full_end = end + self.window(end).len() - rest.len();
                    }
                }
                Counted::Nothing => {}
            }
        }
        // The full stop of a sentence is not that of `lb.`
        if matches!(dim, Dim::Measure(_)) && self.around.text[..end].ends_with('.') {
            let after = self.around.text[end..].trim_start();
            if after.is_empty() || after.starts_with(char::is_uppercase) {
                (end, full_end) = (end - 1, (full_end - 1).max(end - 1));
            }
        }
        let data = Data::Figure(Quantity { figure, dim, per });
        self.push(start + found.core, end, start, full_end, data, hedge)
    }

    fn push(
        &mut self,
        start: usize,
        end: usize,
        full_start: usize,
        full_end: usize,
        data: Data,
        hedge: Option<crate::value::Hedge>,
    ) -> Option<usize> {
        let place = |n: usize| u32::try_from(n).ok();
        // Words that say nothing (`only`) are no hedge.
        let full_start = if hedge.is_none() { start } else { full_start };
        self.found.push(Mention {
            start: place(start)?,
            end: place(end)?,
            full_start: place(full_start)?,
            full_end: place(full_end.max(end))?,
            data,
            hedge,
        });
        self.leave(full_end.max(end))
    }
}
