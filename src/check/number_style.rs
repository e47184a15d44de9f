//! How a number is written: in words or digits, how its thousands are grouped and how its scale is spelled.

use crate::value::{Form, Quantity};

/// The parts of a written figure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written<'t> {
    /// What stands before the number: a currency sign.
    pub(super) before: &'t str,
    number: &'t str,
    /// The scale with the blank before it.
    scale: &'t str,
    /// What stands behind: unit, noun and rate.
    pub(super) after: &'t str,
}

const SMALL: [&str; 20] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
/// News agencies write numbers up to this one in words.
const LAST_WORD: usize = 10;

/// The spellings of a scale: a row is a style, its columns thousand, million, billion and trillion.
const SCALES: [[&str; 4]; 5] = [
    ["thousand", "million", "billion", "trillion"],
    ["k", "m", "bn", "tn"],
    ["k", "mn", "bn", "tn"],
    ["K", "M", "B", "T"],
    ["K", "M", "bn", "tn"],
];

impl<'t> Written<'t> {
    /// Cuts the text of a figure, without its hedge; `None` where it is written in another way than these.
    pub(super) fn split(text: &'t str, q: &Quantity) -> Option<Self> {
        let (start, end) = match text.find(|c: char| c.is_ascii_digit()) {
            Some(at) => (at, at + digits(&text[at..])),
            None => words(text)?,
        };
        let rest = &text[end..];
        let word = rest.trim_start_matches([' ', '\u{a0}', '-']);
        let letters = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
        let scaled = matches!(&q.figure.form, Form::Digits { scale, .. } if *scale > 0);
        let known = SCALES
            .iter()
            .flatten()
            .any(|s| s.eq_ignore_ascii_case(&word[..letters]));
        if scaled && !known {
            return None;
        }
        let cut = if scaled { rest.len() - word.len() + letters } else { 0 };
        Some(Self {
            before: &text[..start],
            number: &text[start..end],
            scale: &rest[..cut],
            after: &rest[cut..],
        })
    }

    fn in_words(&self) -> bool {
        self.number.starts_with(char::is_alphabetic)
    }

    /// What separates thousands: the writer's own sign, nothing where long numbers have none, else a comma.
    fn separator(&self) -> &'t str {
        let sign = self.number.find(|c: char| !c.is_ascii_digit() && c != '.');
        match sign {
            Some(at) => {
                let len = self.number[at..].chars().next().map_or(0, char::len_utf8);
                &self.number[at..at + len]
            }
            None if self.number.split('.').next().is_some_and(|whole| whole.len() > 3) => "",
            None => ",",
        }
    }

    /// Another scale in the same style.
    fn scaled(&self, scale: i8) -> Option<String> {
        let column = match scale {
            0 => return Some(String::new()),
            3 => 0,
            6 => 1,
            9 => 2,
            12 => 3,
            _ => return None,
        };
        let word = self.scale.trim_start_matches([' ', '\u{a0}', '-']);
        let blank = &self.scale[..self.scale.len() - word.len()];
        let own = SCALES.iter().find(|row| row.contains(&word));
        match own {
            Some(row) => Some(format!("{blank}{}", row[column])),
            None if word.is_empty() => Some(format!(" {}", SCALES[0][column])),
            None => None,
        }
    }
}

/// The bytes of a number in digits: groups of three behind a separator, and decimals.
fn digits(text: &str) -> usize {
    let run = |t: &str| t.bytes().take_while(u8::is_ascii_digit).count();
    let mut at = run(text);
    while let Some(sign) = text[at..].chars().next() {
        let next = run(&text[at + sign.len_utf8()..]);
        match sign {
            ',' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' if next == 3 => at += sign.len_utf8() + 3,
            '.' if next > 0 => return at + 1 + next,
            _ => break,
        }
    }
    at
}

/// The place of a number of one word, or of two as in `twenty-three`.
fn words(text: &str) -> Option<(usize, usize)> {
    let one = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let first = text[..one].to_lowercase();
    let rest = text[one..].strip_prefix('-').unwrap_or("");
    let next = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    if TENS.contains(&&*first) {
        let unit = SMALL[..9].contains(&&*rest[..next].to_lowercase());
        return Some((0, if unit { one + 1 + next } else { one }));
    }
    let follows = text[one..].trim_start().to_lowercase();
    (SMALL.contains(&&*first) && !follows.starts_with("hundred") && !follows.starts_with("thousand"))
        .then_some((0, one))
}

/// The number of a fact in the style in which another is written.
pub(super) fn numeral(f: &Quantity, like: &Written<'_>) -> Option<String> {
    let Form::Digits { digits, scale } = &f.figure.form else {
        return None;
    };
    let tail = like.scaled(*scale)?;
    let text = digits.to_string();
    if like.in_words()
        && let Some(n) = text.parse::<usize>().ok().filter(|n| (1..=LAST_WORD).contains(n))
    {
        let word = SMALL.get(n - 1)?;
        return Some(format!("{}{tail}", cased_like(like.number, word)?));
    }
    // A sentence does not begin with digits.
    if like.number.starts_with(char::is_uppercase) {
        return None;
    }
    let (whole, decimals) = text.split_once('.').map_or((&*text, ""), |(w, d)| (w, d));
    let separator = if like.in_words() { "," } else { like.separator() };
    let mut out = String::with_capacity(text.len() + 8);
    for (n, c) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n) % 3 == 0 {
            out.push_str(separator);
        }
        out.push(c);
    }
    if !decimals.is_empty() {
        out.push('.');
        out.push_str(decimals);
    }
    out.push_str(&tail);
    Some(out)
}

/// The new text with a capital where the old one has it; `None` where it would begin with a bare digit instead.
pub(super) fn cased_like(old: &str, new: &str) -> Option<String> {
    if !old.starts_with(char::is_uppercase) {
        return Some(new.to_owned());
    }
    if new.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some(capital(new))
}

/// The text with its first letter in upper case.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
