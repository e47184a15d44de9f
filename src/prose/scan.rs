//! Finding the values in running text: one pass, in which the grammar of values is started only where one can begin.
//!
//! A word or sign that may be the heart of a value is looked for. From it the words before it are walked back over, as
//! long as they may belong to it (hedges, `since`, `between`), and the grammar is asked from the farthest on. What it
//! reads is a value only when the guards find nothing around it that makes it a name, a label or a score.

use super::around::Around;
use super::guard::{self, Ruling};
use super::guard_dates;
use super::hearts::Heart;
use super::hearts::Hearts;
use super::mention::Mention;
use super::tense;

use crate::value::prefix::{self, Found, Reach};
use crate::value::{Context, Reading};

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
        hearts: Hearts::get(),
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
const WINDOW: usize = 120;

pub(super) struct Scanner<'a> {
    pub(super) around: Around<'a>,
    pub(super) ctx: &'a Context,
    hearts: &'static Hearts,
    pub(super) found: Vec<Mention>,
    /// Where the last value or name ended: nothing reaches back over it.
    pub(super) floor: usize,
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
            _ => match self.hearts.of(word) {
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
    pub(super) fn window(&self, from: usize) -> &'a str {
        let text = self.around.text;
        let mut end = text.len().min(from + WINDOW);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let bytes = &text.as_bytes()[from..end];
        let stop = (0..bytes.len()).find(|n| match bytes[*n] {
            b'\n' | b'\r' => true,
            // U+FFFC
            0xEF => bytes[*n..].starts_with(&[0xEF, 0xBF, 0xBC]),
            _ => false,
        });
        text.get(from..stop.map_or(end, |n| from + n)).unwrap_or("")
    }

    /// Reads from `start`; what is read must hold the heart at `core`.
    pub(super) fn read(&mut self, start: usize, core: usize, kind: Option<Heart>) -> Option<usize> {
        let window = self.window(start);
        let first = self.around.next(start);
        let preposition = super::words::words!("in on at during within").has(first);
        // `in three days` is a day where the sentence looks ahead.
        if kind != Some(Heart::Month)
            && first.eq_ignore_ascii_case("in")
            && let Some(d) = prefix::in_time(window, self.ctx)
            && start + d.end > core
            && tense::ahead(&self.around, start, start + d.end)
        {
            let to = start + d.end;
            return self.take_date(start, d, to);
        }
        let counts = matches!(kind, Some(Heart::Vague | Heart::Multiple | Heart::Aged));
        let date = if preposition || counts {
            None
        } else {
            prefix::date(window, self.ctx)
        };
        let calendar = matches!(kind, Some(Heart::Month | Heart::Weekday | Heart::Day | Heart::Season));
        let figure = if calendar {
            None
        } else {
            prefix::figure(window, self.ctx, Reach::Whole)
        };
        let figure = figure.filter(|f| start + f.end > core && (f.core == 0 || start + f.core <= core));
        let date = date.filter(|d| match d {
            Ok(d) => start + d.end > core,
            Err(end) => start + *end > core,
        });
        let figure_end = figure.as_ref().map_or(0, |f| f.end);
        match date {
            // A day that no calendar has is no figure either.
            Some(Err(end)) if end > figure_end => return Some(self.leave(start + end)),
            Some(Ok(d)) if d.end >= figure_end => match guard_dates::judge(self, start, &d, kind) {
                Ruling::Take(to) => return self.take_date(start, d, to),
                Ruling::Leave(to) => return Some(self.leave(to)),
                Ruling::Other | Ruling::Single => {}
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
            Ruling::Take(_) => self.take_figure(start, figure),
            Ruling::Leave(to) => Some(self.leave(to)),
            Ruling::Other => None,
            Ruling::Single => {
                // `3.2 million in 1990 to 4.9 million`: a year stands first.
                if let Some(Ok(d)) = prefix::date(self.window(start), self.ctx)
                    && start + d.end > core
                    && d.end >= 4
                    && let Ruling::Take(to) = guard_dates::judge(self, start, &d, kind)
                {
                    return self.take_date(start, d, to);
                }
                let single =
                    prefix::figure(self.window(start), self.ctx, Reach::Single).filter(|f| start + f.end > core)?;
                match guard::judge(self, start, &single, kind) {
                    Ruling::Take(_) => self.take_figure(start, single),
                    Ruling::Leave(to) => Some(self.leave(to)),
                    _ => None,
                }
            }
        }
    }

    pub(super) fn leave(&mut self, to: usize) -> usize {
        self.floor = self.floor.max(to);
        to
    }
}
