//! The small parsers that every part of the value grammar is made of.

use nom::IResult;
use nom::error::{Error, ErrorKind};
use std::sync::OnceLock;

/// What a parser here returns: the rest of the text, and what was read.
pub(crate) type Res<'a, T> = IResult<&'a str, T>;

/// The failure of a parser that does not fit here: the next alternative may be tried.
pub(crate) fn no<T>(i: &str) -> Res<'_, T> {
    Err(nom::Err::Error(Error::new(i, ErrorKind::Fail)))
}

/// Blanks inside a value: the space bar's, no-break and thin ones.
#[must_use]
pub(crate) const fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

/// Any number of blanks, also none.
pub(crate) fn blanks(i: &str) -> &str {
    if i.as_bytes().first().is_some_and(|b| *b != b' ' && b.is_ascii_graphic()) {
        return i;
    }
    i.trim_start_matches(is_blank)
}

/// At least one blank.
pub(crate) fn blank1(i: &str) -> Res<'_, ()> {
    let rest = blanks(i);
    if rest.len() == i.len() { no(i) } else { Ok((rest, ())) }
}

/// Whether a word may end here: no letter or digit follows.
#[must_use]
pub(crate) fn ends_word(rest: &str) -> bool {
    match rest.as_bytes().first() {
        None => true,
        Some(b) if b.is_ascii() => !b.is_ascii_alphanumeric() && *b != b'_',
        Some(_) => !rest.chars().next().is_some_and(char::is_alphanumeric),
    }
}

/// A run of letters in lower case, up to 15 bytes: enough for every word of the grammar, without allocating.
#[derive(Clone, Copy)]
pub(crate) struct Word {
    bytes: [u8; 15],
    len: u8,
}

impl Word {
    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..usize::from(self.len)]).unwrap_or("")
    }
}

/// The next ASCII word, in lower case.
pub(crate) fn lower_word(i: &str) -> Res<'_, Word> {
    let mut w = Word { bytes: [0; 15], len: 0 };
    let bytes = i.as_bytes();
    let n = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    if n == 0 || n > w.bytes.len() || !ends_word(&i[n..]) {
        return no(i);
    }
    for (to, from) in w.bytes.iter_mut().zip(&bytes[..n]) {
        *to = from.to_ascii_lowercase();
    }
    w.len = u8::try_from(n).unwrap_or(0);
    Ok((&i[n..], w))
}

/// A phrase in any case, with any blanks between its words, that ends at a word's end. The phrase is in lower case.
pub(crate) fn phrase<'a>(i: &'a str, p: &str) -> Option<&'a str> {
    let bytes = i.as_bytes();
    let mut at = 0;
    for w in p.bytes() {
        if w == b' ' {
            let rest = i.get(at..)?;
            let after = blanks(rest);
            if after.len() == rest.len() {
                return None;
            }
            at = i.len() - after.len();
        } else if bytes.get(at)?.to_ascii_lowercase() == w {
            at += 1;
        } else {
            return None;
        }
    }
    let rest = i.get(at..)?;
    let last_is_letter = p.as_bytes().last().is_some_and(u8::is_ascii_alphanumeric);
    (!last_is_letter || ends_word(rest)).then_some(rest)
}

/// The first phrase of a table that stands here, with what it means.
pub(crate) fn one_of<'a, T: Copy>(i: &'a str, table: &[(&str, T)]) -> Option<(&'a str, T)> {
    let first = i.as_bytes().first()?.to_ascii_lowercase();
    table
        .iter()
        .filter(|(p, _)| p.as_bytes().first() == Some(&first))
        .find_map(|(p, t)| phrase(i, p).map(|rest| (rest, *t)))
}

/// A long table of phrases, found by their first letter.
#[derive(Debug)]
pub(crate) struct Table<T: 'static> {
    entries: &'static [(&'static str, T)],
    by_letter: OnceLock<Vec<Vec<u16>>>,
}

impl<T: Copy> Table<T> {
    pub(crate) const fn new(entries: &'static [(&'static str, T)]) -> Self {
        Self {
            entries,
            by_letter: OnceLock::new(),
        }
    }

    pub(crate) const fn entries(&self) -> &'static [(&'static str, T)] {
        self.entries
    }

    /// The first phrase of the table that stands here, with what it means.
    pub(crate) fn at<'a>(&self, i: &'a str) -> Option<(&'a str, T)> {
        let first = i.as_bytes().first()?.to_ascii_lowercase();
        let lists = self.by_letter.get_or_init(|| {
            let mut lists = vec![Vec::new(); 256];
            for (n, (p, _)) in (0u16..).zip(self.entries) {
                if let Some(b) = p.as_bytes().first() {
                    lists[usize::from(*b)].push(n);
                }
            }
            lists
        });
        let mut here = lists
            .get(usize::from(first))?
            .iter()
            .filter_map(|n| self.entries.get(usize::from(*n)));
        here.find_map(|(p, t)| phrase(i, p).map(|rest| (rest, *t)))
    }
}

/// One of the dashes that stand between the ends of a range, or a hyphen.
pub(crate) fn dash(i: &str) -> Res<'_, ()> {
    let mut c = i.chars();
    match c.next() {
        Some('-' | '–' | '—' | '‐' | '‑' | '−' | '‒') => Ok((c.as_str(), ())),
        _ => no(i),
    }
}

/// A blank or a hyphen between the parts of one expression (`two-week`, `34-year-old`).
pub(crate) fn joint(i: &str) -> Res<'_, ()> {
    if let Ok((rest, ())) = dash(i) {
        return Ok((rest, ()));
    }
    blank1(i)
}

/// A run of digits of at most `max` characters, with its length in digits. Full-width digits count.
pub(crate) fn digits(i: &str, max: usize) -> Res<'_, (u64, usize)> {
    let (mut n, mut count, mut at) = (0u64, 0usize, 0usize);
    for c in i.chars() {
        let Some(d) = digit(c) else { break };
        count += 1;
        if count > max {
            return no(i);
        }
        let Some(next) = n.checked_mul(10).and_then(|n| n.checked_add(u64::from(d))) else {
            return no(i);
        };
        n = next;
        at += c.len_utf8();
    }
    if count == 0 { no(i) } else { Ok((&i[at..], (n, count))) }
}

/// The value of a digit, ASCII or full-width.
#[must_use]
pub(crate) const fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}
