//! Quotation marks: which of them open, which close, and which are apostrophes, primes and strays.

use std::ops::Range;

/// What two marks enclose, in bytes of the scanned text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// Without the marks.
    pub(super) inner: Range<usize>,
    /// With them.
    pub(super) outer: Range<usize>,
    /// How many quotations it stands in.
    pub(super) depth: u8,
    /// Whether the closing mark is there; without one it ends with its paragraph.
    pub(super) closed: bool,
}

/// Deeper nesting is no prose.
const MAX_DEPTH: usize = 4;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Straight,
    Curly,
    Low,
    Guillemet,
    StraightSingle,
    CurlySingle,
}

impl Kind {
    const fn single(self) -> bool {
        matches!(self, Self::StraightSingle | Self::CurlySingle)
    }
}

struct Open {
    kind: Kind,
    outer: usize,
    inner: usize,
}

/// Words that begin with an apostrophe.
const ELIDED: &[&str] = &[
    "em", "til", "tis", "twas", "twere", "cause", "cos", "round", "bout", "n", "ere", "tween", "s",
];

/// Every quotation of a text, sorted by its start; one that stands in another follows it. Time is linear.
pub(super) fn pairs(text: &str) -> Vec<Pair> {
    let mut out = Vec::new();
    if !text.bytes().any(|b| matches!(b, b'"' | b'\'' | 0xC2 | 0xE2)) {
        return out;
    }
    let mut from = 0;
    // A quotation never runs over the end of its paragraph: it is opened anew in the next.
    for paragraph in text.split("\n\n") {
        Scan::new(paragraph, from).run(&mut out);
        from += paragraph.len() + 2;
    }
    out.sort_by(|a, b| a.outer.start.cmp(&b.outer.start).then(b.outer.end.cmp(&a.outer.end)));
    out
}

struct Scan<'t> {
    text: &'t str,
    offset: usize,
    open: Vec<Open>,
    /// Where single marks may close, and whether the text before makes that certain; sorted.
    closers: Vec<(usize, bool)>,
    /// Where single curly marks open; sorted.
    openers: Vec<usize>,
}

impl<'t> Scan<'t> {
    fn new(text: &'t str, offset: usize) -> Self {
        let (mut closers, mut openers) = (Vec::new(), Vec::new());
        for (at, c) in marks(text) {
            match c {
                '’' | '\'' => {
                    let (before, after) = around(text, at, c);
                    if before.is_some_and(|b| !b.is_whitespace()) && !after.is_some_and(char::is_alphanumeric) {
                        closers.push((at, before.is_some_and(|b| matches!(b, '.' | ',' | '!' | '?' | '…'))));
                    }
                }
                '‘' => openers.push(at),
                _ => {}
            }
        }
        Self {
            text,
            offset,
            open: Vec::new(),
            closers,
            openers,
        }
    }

    fn run(mut self, out: &mut Vec<Pair>) {
        for (at, c) in marks(self.text) {
            let (before, after) = around(self.text, at, c);
            match c {
                '"' => self.straight(at, before, after, out),
                '“' if self.is_open(Kind::Low) && before.is_some_and(|b| !b.is_whitespace()) => {
                    self.close(at, c, false, out);
                }
                '“' => self.opens(Kind::Curly, at, c),
                '„' => self.opens(Kind::Low, at, c),
                '«' => self.opens(Kind::Guillemet, at, c),
                '”' | '»' => self.close(at, c, false, out),
                '‘' if before.is_none_or(|b| !b.is_alphanumeric()) && !self.elided(at, c) => {
                    self.opens(Kind::CurlySingle, at, c);
                }
                '’' if self.closes_single(at, c, before, after) => self.close(at, c, true, out),
                '\'' => {
                    if self.closes_single(at, c, before, after) {
                        self.close(at, c, true, out);
                    } else if before.is_none_or(opens_after)
                        && after.is_some_and(|a| a.is_alphanumeric() || matches!(a, '"' | '“' | '[' | '$' | '£' | '€'))
                        && !self.elided(at, c)
                        && self.later_closer(at)
                    {
                        self.opens(Kind::StraightSingle, at, c);
                    }
                }
                _ => {}
            }
        }
        self.finish(out);
    }

    fn straight(&mut self, at: usize, before: Option<char>, after: Option<char>, out: &mut Vec<Pair>) {
        let starts = before.is_none_or(opens_after) && after.is_some_and(|a| !a.is_whitespace());
        let open = self.open.iter().any(|o| matches!(o.kind, Kind::Straight | Kind::Curly));
        if open && !(starts && before.is_some_and(char::is_whitespace)) {
            self.close(at, '"', false, out);
        } else if starts {
            self.opens(Kind::Straight, at, '"');
        }
    }

    fn is_open(&self, kind: Kind) -> bool {
        self.open.iter().any(|o| o.kind == kind)
    }

    fn opens(&mut self, kind: Kind, at: usize, c: char) {
        // The same mark twice without its closing one between: the first was a stray.
        if let Some(same) = self.open.iter().position(|o| o.kind == kind) {
            self.open.truncate(same);
        }
        if self.open.len() < MAX_DEPTH {
            self.open.push(Open {
                kind,
                outer: at,
                inner: at + c.len_utf8(),
            });
        }
    }

    fn close(&mut self, at: usize, c: char, single: bool, out: &mut Vec<Pair>) {
        let Some(n) = self.open.iter().rposition(|o| o.kind.single() == single) else {
            return;
        };
        // Single marks left open inside a double quotation were apostrophes.
        self.open.truncate(n + 1);
        if let Some(open) = self.open.pop() {
            self.push(&open, at, at + c.len_utf8(), true, out);
        }
    }

    fn push(&self, open: &Open, inner_end: usize, outer_end: usize, closed: bool, out: &mut Vec<Pair>) {
        let inside = self.text.get(open.inner..inner_end).unwrap_or("");
        if inside.chars().any(char::is_alphanumeric) {
            out.push(Pair {
                inner: self.offset + open.inner..self.offset + inner_end,
                outer: self.offset + open.outer..self.offset + outer_end,
                depth: u8::try_from(self.open.len()).unwrap_or(u8::MAX),
                closed,
            });
        }
    }

    /// Whether a single mark ends the quotation that was opened last.
    fn closes_single(&self, at: usize, c: char, before: Option<char>, after: Option<char>) -> bool {
        let inside = self.open.last().is_some_and(|o| o.kind.single());
        let fits = before.is_some_and(|b| !b.is_whitespace()) && !after.is_some_and(char::is_alphanumeric);
        if !inside || !fits {
            return false;
        }
        // `the players’ union`: a plural's apostrophe, where a surer closing mark follows before the next opening one.
        let rest = self.text.get(at + c.len_utf8()..).unwrap_or("");
        let goes_on = rest
            .strip_prefix(' ')
            .is_some_and(|r| r.starts_with(char::is_lowercase));
        if before == Some('s') && goes_on {
            let next = self.closers.partition_point(|(p, _)| *p <= at);
            let opening = self.openers.partition_point(|p| *p <= at);
            let limit = self.openers.get(opening).copied().unwrap_or(usize::MAX);
            return !self.closers.get(next).is_some_and(|(p, sure)| *sure && *p < limit);
        }
        true
    }

    fn later_closer(&self, at: usize) -> bool {
        self.closers.last().is_some_and(|(p, _)| *p > at)
    }

    /// Whether the mark stands for letters left out: `’em`, `’90s`.
    fn elided(&self, at: usize, c: char) -> bool {
        let rest = self.text.get(at + c.len_utf8()..).unwrap_or("");
        let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).take(6).collect();
        let decade = word.strip_suffix('s').unwrap_or(&word);
        (decade.len() == 2 && decade.bytes().all(|b| b.is_ascii_digit())) || ELIDED.contains(&&*word.to_lowercase())
    }

    /// At the end of the paragraph: what is still open goes on in the next, but for marks that may be apostrophes.
    fn finish(mut self, out: &mut Vec<Pair>) {
        while let Some(open) = self.open.pop() {
            if open.kind != Kind::StraightSingle {
                let end = self.text.trim_end().len().max(open.inner);
                self.push(&open, end, end, false, out);
            }
        }
    }
}

/// The characters of a text that may be quotation marks, and others that begin with the same byte.
fn marks(text: &str) -> impl Iterator<Item = (usize, char)> {
    let may = |b: &u8| matches!(b, b'"' | b'\'' | 0xC2 | 0xE2);
    let places = text.bytes().enumerate().filter(move |(_, b)| may(b));
    places.filter_map(|(at, _)| Some((at, text.get(at..)?.chars().next()?)))
}

fn around(text: &str, at: usize, c: char) -> (Option<char>, Option<char>) {
    let before = text.get(..at).and_then(|t| t.chars().next_back());
    let after = text.get(at + c.len_utf8()..).and_then(|t| t.chars().next());
    (before, after)
}

/// What may stand before an opening mark.
fn opens_after(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '(' | '[' | '{' | '—' | '–' | '-' | '/' | '“' | '‘' | '"' | '\'' | ':' | '*'
        )
}
