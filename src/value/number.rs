//! The grammar of numbers: digits, words, fractions, scales and ordinals.

use super::figure::{Form, Vague};
use super::lex::{Res, blank1, blanks, dash, digit, ends_word, joint, lower_word, no, one_of, phrase};
use nom::Parser;
use nom::combinator::opt;
use rust_decimal::Decimal;

/// A number as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Numeral {
    pub(crate) form: Form,
    /// A share or a fraction below one without a scale: `half`, `2/3`.
    pub(crate) fraction: bool,
    /// The figure after a fraction in words is half a unit (`two and a half`).
    pub(crate) mixed: bool,
}

impl Numeral {
    fn digits(digits: Decimal, scale: i8) -> Self {
        Self {
            form: Form::Digits { digits, scale },
            fraction: false,
            mixed: false,
        }
    }

    fn fraction(whole: u32, num: u32, den: u32, scale: i8, negative: bool) -> Self {
        let fraction = whole == 0 && scale == 0;
        Self {
            form: Form::Fraction {
                whole,
                num,
                den,
                scale,
                negative,
            },
            fraction,
            mixed: !fraction,
        }
    }

    /// Whether the figure has a scale of a thousand or more.
    pub(crate) const fn scale(&self) -> i8 {
        match self.form {
            Form::Digits { scale, .. } | Form::Fraction { scale, .. } => scale,
            _ => 0,
        }
    }
}

const SCALES: &[(&str, i8)] = &[
    ("hundred thousand", 5),
    ("thousand", 3),
    ("thousands", 3),
    ("million million", 12),
    ("million", 6),
    ("millions", 6),
    ("billion", 9),
    ("billions", 9),
    ("trillion", 12),
    ("trillions", 12),
    ("quadrillion", 15),
    ("lakh crore", 12),
    ("lakh", 5),
    ("lakhs", 5),
    ("lac", 5),
    ("crore", 7),
    ("crores", 7),
    ("mln", 6),
    ("bln", 9),
    ("trn", 12),
];

const VAGUE: &[(&str, (i64, i64, bool))] = &[
    ("dozens", (24, 99, true)),
    ("scores", (40, 199, true)),
    ("tens of thousands", (20_000, 99_999, true)),
    ("hundreds of thousands", (200_000, 999_999, true)),
    ("tens of millions", (20_000_000, 99_999_999, true)),
    ("hundreds of millions", (200_000_000, 999_999_999, true)),
    ("tens of billions", (20_000_000_000, 99_999_999_999, true)),
    ("hundreds of billions", (200_000_000_000, 999_999_999_999, true)),
    ("tens", (20, 99, true)),
    ("hundreds", (200, 999, true)),
    ("thousands", (2_000, 9_999, true)),
    ("millions", (2_000_000, 9_999_999, true)),
    ("billions", (2_000_000_000, 9_999_999_999, true)),
    ("trillions", (2_000_000_000_000, 9_999_999_999_999, true)),
    ("a couple", (2, 2, false)),
    ("a few hundred", (200, 500, false)),
    ("a few thousand", (2_000, 5_000, false)),
    ("a few dozen", (24, 60, false)),
    ("a few million", (2_000_000, 5_000_000, false)),
    ("a few billion", (2_000_000_000, 5_000_000_000, false)),
    ("a few", (3, 5, false)),
    ("several hundred", (300, 900, false)),
    ("several thousand", (3_000, 9_000, false)),
    ("several dozen", (36, 108, false)),
    ("several million", (3_000_000, 9_000_000, false)),
    ("several billion", (3_000_000_000, 9_000_000_000, false)),
    ("several", (3, 9, false)),
];

const MULTIPLES: &[(&str, &str)] = &[
    ("doubled", "doubled"),
    ("double", "doubled"),
    ("twofold", "doubled"),
    ("twice", "doubled"),
    ("tripled", "tripled"),
    ("trebled", "tripled"),
    ("triple", "tripled"),
    ("threefold", "tripled"),
    ("quadrupled", "quadrupled"),
    ("fourfold", "quadrupled"),
    ("quintupled", "quintupled"),
    ("fivefold", "quintupled"),
    ("tenfold", "tenfold"),
    ("halved", "halved"),
];

/// The value of a number word below a hundred.
fn units(w: &str) -> Option<u32> {
    Some(match w {
        "zero" | "nil" | "nought" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        _ => return tens(w),
    })
}

fn tens(w: &str) -> Option<u32> {
    Some(match w {
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    })
}

fn ordinal_units(w: &str) -> Option<u32> {
    Some(match w {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        "fifth" => 5,
        "sixth" => 6,
        "seventh" => 7,
        "eighth" => 8,
        "ninth" => 9,
        "tenth" => 10,
        "eleventh" => 11,
        "twelfth" => 12,
        "thirteenth" => 13,
        "fourteenth" => 14,
        "fifteenth" => 15,
        "sixteenth" => 16,
        "seventeenth" => 17,
        "eighteenth" => 18,
        "nineteenth" => 19,
        "twentieth" => 20,
        "thirtieth" => 30,
        "fortieth" => 40,
        "fiftieth" => 50,
        "sixtieth" => 60,
        "seventieth" => 70,
        "eightieth" => 80,
        "ninetieth" => 90,
        "hundredth" => 100,
        "thousandth" => 1000,
        "millionth" => 1_000_000,
        _ => return None,
    })
}

/// The denominator that a word names, singular or plural: `third`, `quarters`.
fn denominator(w: &str) -> Option<u32> {
    match w {
        "half" | "halves" => return Some(2),
        "quarter" | "quarters" => return Some(4),
        "first" | "second" => return None,
        _ => {}
    }
    ordinal_units(w.strip_suffix('s').unwrap_or(w)).filter(|d| *d > 2)
}

/// `3rd`, `21st`, `third`, `twenty-first`.
pub(crate) fn ordinal(i: &str) -> Res<'_, u64> {
    if i.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        let (rest, n) = grouped_integer(i)?;
        let suffix = match (n % 10, n % 100) {
            (_, 11..=13) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        };
        return match phrase(rest, suffix) {
            Some(rest) => Ok((rest, n)),
            None => no(i),
        };
    }
    let (rest, w) = lower_word(i)?;
    if let Some(n) = ordinal_units(w.as_str()) {
        return Ok((rest, u64::from(n)));
    }
    let Some(t) = tens(w.as_str()) else { return no(i) };
    let (rest, ()) = joint(rest)?;
    let (rest, w) = lower_word(rest)?;
    match ordinal_units(w.as_str()) {
        Some(n @ 1..=9) => Ok((rest, u64::from(t + n))),
        _ => no(i),
    }
}

fn grouped_integer(i: &str) -> Res<'_, u64> {
    let (rest, d) = decimal(i)?;
    match u64::try_from(d.mantissa()) {
        Ok(n) if d.scale() == 0 => Ok((rest, n)),
        _ => no(i),
    }
}

/// A small whole number in digits or words.
pub(crate) fn small_cardinal(i: &str) -> Res<'_, i32> {
    let (rest, n) = numeral(i, false)?;
    let Form::Digits { digits, scale: 0 } = n.form else {
        return no(i);
    };
    match i32::try_from(digits.mantissa()) {
        Ok(n) if digits.scale() == 0 && n.abs() < 10_000 => Ok((rest, n)),
        _ => no(i),
    }
}

/// Digits with separators between groups, and decimals; trailing zeros are kept.
fn decimal(i: &str) -> Res<'_, Decimal> {
    let (mut mantissa, mut count, mut at) = (0i128, 0usize, 0usize);
    let push = |m: &mut i128, d: u32| -> bool {
        match m.checked_mul(10).and_then(|v| v.checked_add(i128::from(d))) {
            Some(v) if v < (1i128 << 95) => {
                *m = v;
                true
            }
            _ => false,
        }
    };
    for c in i.chars() {
        let Some(d) = digit(c) else { break };
        if !push(&mut mantissa, d) {
            return no(i);
        }
        count += 1;
        at += c.len_utf8();
    }
    let mut rest = &i[at..];
    if (1..=3).contains(&count) {
        while let Some((after, group)) = next_group(rest) {
            for c in group.chars() {
                if let Some(d) = digit(c)
                    && !push(&mut mantissa, d)
                {
                    return no(i);
                }
            }
            rest = after;
        }
    }
    let mut scale = 0u32;
    let mut after = rest.chars();
    if matches!(after.next(), Some('.' | '·')) && after.next().and_then(digit).is_some() {
        let tail = &rest[rest.chars().next().map_or(1, char::len_utf8)..];
        let mut used = 0;
        for c in tail.chars() {
            let Some(d) = digit(c) else { break };
            if scale == 27 || !push(&mut mantissa, d) {
                return no(i);
            }
            scale += 1;
            used += c.len_utf8();
        }
        rest = &tail[used..];
    } else if count == 0 {
        return no(i);
    }
    match Decimal::try_from_i128_with_scale(mantissa, scale) {
        Ok(d) => Ok((rest, d)),
        Err(_) => no(i),
    }
}

/// The next group of digits after a separator: three digits, or two where three follow in the end (1,40,000).
fn next_group(i: &str) -> Option<(&str, &str)> {
    let sep = i.chars().next()?;
    if !matches!(sep, ',' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{2007}') {
        return None;
    }
    let tail = &i[sep.len_utf8()..];
    let mut ends = tail
        .char_indices()
        .map(|(at, c)| (at, digit(c).is_some()))
        .chain([(tail.len(), false)]);
    let (end, n) = ends
        .by_ref()
        .enumerate()
        .find(|(_, (_, is_digit))| !is_digit)
        .map(|(n, (at, _))| (at, n))?;
    let after = &tail[end..];
    let fits = n == 3 || (n == 2 && sep == ',' && next_group(after).is_some());
    // A letter glued to the group makes it a word of its own (`2 500m` is one figure, `route 5 10a` is none).
    fits.then_some((after, &tail[..end]))
}

/// A number in digits, words or both, with its scale. `money` lets a lone `m` or `b` after a blank be a scale.
pub(crate) fn numeral(i: &str, money: bool) -> Res<'_, Numeral> {
    let (rest, negative) = sign(i);
    match rest.chars().next() {
        Some(c) if digit(c).is_some() || (c == '.' && rest[1..].starts_with(|c| digit(c).is_some())) => {
            in_digits(rest, negative, money)
        }
        Some(c) if vulgar(c).is_some() => in_digits(rest, negative, money),
        Some(c) if c.is_alphabetic() => in_words(rest, negative),
        _ => no(i),
    }
}

fn sign(i: &str) -> (&str, bool) {
    for s in ["-", "−", "–"] {
        if let Some(rest) = i.strip_prefix(s) {
            return (rest, true);
        }
    }
    for s in ["minus", "negative"] {
        if let Some(rest) = phrase(i, s) {
            return (blanks(rest), true);
        }
    }
    (i.strip_prefix('+').unwrap_or(i), false)
}

fn signed(d: Decimal, negative: bool) -> Decimal {
    if negative { -d } else { d }
}

/// A fraction in one character.
const fn vulgar(c: char) -> Option<(u32, u32)> {
    Some(match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅐' => (1, 7),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        _ => return None,
    })
}

fn in_digits(i: &str, negative: bool, money: bool) -> Res<'_, Numeral> {
    if let Some((num, den)) = i.chars().next().and_then(vulgar) {
        let rest = &i[i.chars().next().map_or(0, char::len_utf8)..];
        let (rest, scale) = scale(rest, money);
        return Ok((rest, Numeral::fraction(0, num, den, scale, negative)));
    }
    let (rest, d) = decimal(i)?;
    // 1½, 2 1/2, 1/2, 2 and a half
    if let Ok(whole) = u32::try_from(d.mantissa())
        && d.scale() == 0
    {
        if let Some((num, den)) = blanks(rest).chars().next().and_then(vulgar) {
            let tail = blanks(rest);
            let tail = &tail[tail.chars().next().map_or(0, char::len_utf8)..];
            let (tail, s) = scale(tail, money);
            return Ok((tail, Numeral::fraction(whole, num, den, s, negative)));
        }
        if let Ok((tail, (num, den))) = slashed(blanks(rest))
            && num < den
            && blanks(rest).len() < rest.len()
        {
            let (tail, s) = scale(tail, money);
            return Ok((tail, Numeral::fraction(whole, num, den, s, negative)));
        }
        if let Some(den) = rest.strip_prefix(['/', '⁄'])
            && let Ok((tail, den)) = small_integer(den)
            && den > 1
            && ends_word(tail)
            && !tail.starts_with(['/', '.'])
        {
            let (tail, s) = scale(tail, money);
            return Ok((tail, Numeral::fraction(0, whole, den, s, negative)));
        }
        if let Ok((tail, (num, den))) = and_fraction(rest) {
            let (tail, s) = scale(tail, money);
            return Ok((tail, Numeral::fraction(whole, num, den, s, negative)));
        }
    }
    if let Some(rest) = rest.strip_prefix(['e', 'E'])
        && let Ok((rest, exponent)) = exponent(rest)
    {
        return Ok((rest, Numeral::digits(signed(d, negative), exponent)));
    }
    let hundred = phrase(blanks(rest), "hundred").filter(|_| d.scale() == 0);
    if let Some(after) = hundred
        && phrase(blanks(after), "thousand").is_none()
        && let Some(n) = d.checked_mul(Decimal::ONE_HUNDRED)
    {
        let (after, s) = scale(after, money);
        return Ok((after, Numeral::digits(signed(n, negative), s)));
    }
    if let Some(after) = phrase(blanks(rest), "dozen")
        && d.scale() == 0
        && let Some(n) = d.checked_mul(Decimal::from(12))
    {
        return Ok((after, Numeral::digits(signed(n, negative), 0)));
    }
    let (rest, scale) = scale(rest, money);
    Ok((rest, Numeral::digits(signed(d, negative), scale)))
}

fn small_integer(i: &str) -> Res<'_, u32> {
    let (rest, (n, _)) = super::lex::digits(i, 4)?;
    match u32::try_from(n) {
        Ok(n) => Ok((rest, n)),
        Err(_) => no(i),
    }
}

/// `1/2` after a whole number.
fn slashed(i: &str) -> Res<'_, (u32, u32)> {
    let (rest, num) = small_integer(i)?;
    let Some(rest) = rest.strip_prefix(['/', '⁄']) else {
        return no(i);
    };
    let (rest, den) = small_integer(rest)?;
    if den < 2 || num == 0 || !ends_word(rest) {
        no(i)
    } else {
        Ok((rest, (num, den)))
    }
}

/// ` and a half`, ` and three quarters`.
fn and_fraction(i: &str) -> Res<'_, (u32, u32)> {
    let (rest, ()) = joint(i)?;
    let Some(rest) = phrase(rest, "and") else { return no(i) };
    let (rest, ()) = joint(rest)?;
    word_fraction(rest)
}

/// `half`, `a third`, `two-thirds`, `three quarters`.
fn word_fraction(i: &str) -> Res<'_, (u32, u32)> {
    let (rest, w) = lower_word(i)?;
    if w.as_str() == "half" {
        return Ok((rest, (1, 2)));
    }
    let num = if matches!(w.as_str(), "a" | "an") {
        1
    } else {
        units(w.as_str()).unwrap_or(0)
    };
    if num == 0 || num > 99 {
        return no(i);
    }
    let (rest, ()) = joint(rest)?;
    let (rest, w) = lower_word(rest)?;
    match denominator(w.as_str()) {
        Some(den) if num < den && (num == 1) != w.as_str().ends_with('s') => Ok((rest, (num, den))),
        _ => no(i),
    }
}

fn exponent(i: &str) -> Res<'_, i8> {
    let (rest, negative) = match i.strip_prefix('-') {
        Some(r) => (r, true),
        None => (i.strip_prefix('+').unwrap_or(i), false),
    };
    let (rest, (n, _)) = super::lex::digits(rest, 2)?;
    match i8::try_from(n) {
        Ok(n) if n <= 27 && ends_word(rest) => Ok((rest, if negative { -n } else { n })),
        _ => no(i),
    }
}

/// The scale that follows, as a power of ten; zero where there is none.
fn scale(i: &str, money: bool) -> (&str, i8) {
    let glued = [
        ("MM", 6),
        ("mn", 6),
        ("bn", 9),
        ("Bn", 9),
        ("BN", 9),
        ("tn", 12),
        ("Tn", 12),
        ("mln", 6),
        ("bln", 9),
        ("trn", 12),
        ("K", 3),
        ("k", 3),
        ("M", 6),
        ("m", 6),
        ("B", 9),
        ("b", 9),
        ("T", 12),
        ("cr", 7),
        ("L", 0),
    ];
    let tail = blanks(i);
    if tail.is_empty() {
        return (i, 0);
    }
    let spaced = tail.len() < i.len();
    for (s, p) in glued {
        let lone = s.len() == 1;
        if p > 0
            && let Some(rest) = tail.strip_prefix(s)
            && ends_word(rest)
            && !rest.starts_with(['²', '³', '\'', '’'])
            && (money || !rest.starts_with('/'))
            && (money || !spaced || !lone || matches!(s, "M" | "K" | "B"))
            && !(spaced && lone && s == "K" && !money)
        {
            return (rest, p);
        }
    }
    let tail = if spaced {
        tail
    } else {
        dash(tail).map_or(tail, |(r, ())| r)
    };
    match one_of(tail, SCALES) {
        Some((rest, p)) => (rest, p),
        None => (i, 0),
    }
}

/// A number in words: `one hundred and five`, `two and a half million`, `half a million`, `three dozen`.
fn in_words(i: &str, negative: bool) -> Res<'_, Numeral> {
    let (rest, w) = lower_word(i)?;
    let first = w.as_str();
    match first {
        "half" => {
            // half a million, half a dozen, half
            let after = joint(rest)
                .ok()
                .map(|(r, ())| phrase(r, "a").or_else(|| phrase(r, "an")).map_or(r, blanks));
            if let Some(after) = after {
                if let Some(end) = phrase(after, "dozen") {
                    return Ok((end, Numeral::digits(signed(Decimal::from(6), negative), 0)));
                }
                if let Some((end, p)) = one_of(after, SCALES) {
                    return Ok((end, Numeral::fraction(0, 1, 2, p, negative)));
                }
            }
            return Ok((rest, Numeral::fraction(0, 1, 2, 0, negative)));
        }
        "dozen" => return Ok((rest, Numeral::digits(signed(Decimal::from(12), negative), 0))),
        _ => {}
    }
    if let Ok((end, (num, den))) = word_fraction(i) {
        // a quarter of a million
        let of = blank1(end).ok().and_then(|(r, ())| phrase(r, "of a")).map(blanks);
        if let Some((end, p)) = of.and_then(|r| one_of(r, SCALES)) {
            return Ok((end, Numeral::fraction(0, num, den, p, negative)));
        }
        return Ok((end, Numeral::fraction(0, num, den, 0, negative)));
    }
    cardinal_words(i, negative)
}

fn cardinal_words(i: &str, negative: bool) -> Res<'_, Numeral> {
    let mut at = i;
    let (mut total, mut group) = (Decimal::ZERO, 0u32);
    let (mut seen, mut last_scale) = (false, 0i8);
    let mut previous: u32 = 0;
    loop {
        let next = if seen { joint(at).map_or(at, |(r, ())| r) } else { at };
        if seen && next.len() == at.len() {
            break;
        }
        let (next, joined) = match phrase(next, "and") {
            Some(r) if seen => (blanks(r), true),
            _ => (next, false),
        };
        let Ok((rest, w)) = lower_word(next) else { break };
        let w = w.as_str();
        if !seen && matches!(w, "a" | "an") {
            let (after, ()) = joint(rest)?;
            let (end, scale_word) = lower_word(after)?;
            match scale_word.as_str() {
                "hundred" | "dozen" | "score" | "thousand" | "million" | "billion" | "trillion" | "lakh" | "crore" => {}
                _ => return no(i),
            }
            let _ = end;
            (group, seen, at) = (1, true, rest);
            previous = 1;
            continue;
        }
        if joined && let Ok((end, (num, den))) = word_fraction(next) {
            let (end, s) = scale(end, false);
            if total.is_zero() && last_scale == 0 {
                return Ok((end, Numeral::fraction(group, num, den, s, negative)));
            }
            break;
        }
        if let Some(n) = units(w) {
            // twenty six, one hundred and five; but not `six seven`.
            let after_tens = (20..100).contains(&previous) && previous.is_multiple_of(10) && (1..10).contains(&n);
            let fits = !seen || previous == 0 || after_tens || previous >= 100;
            if !fits {
                break;
            }
            group += n;
            (previous, seen, at) = (n.max(1), true, rest);
            if n == 0 {
                break;
            }
        } else if w == "hundred" && seen && (1..100).contains(&group) {
            group *= 100;
            (previous, at) = (100, rest);
        } else if w == "dozen" && seen && group > 0 && total.is_zero() {
            group *= 12;
            at = rest;
            break;
        } else if let Some((end, p)) = one_of(next, SCALES)
            && seen
            && !joined
            && group > 0
            && (last_scale == 0 || p < last_scale)
        {
            let Some(unit) = super::figure::power_of_ten(p) else {
                return no(i);
            };
            let Some(sum) = Decimal::from(group)
                .checked_mul(unit)
                .and_then(|g| total.checked_add(g))
            else {
                return no(i);
            };
            (total, group, last_scale, previous, at) = (sum, 0, p, 0, end);
        } else {
            break;
        }
    }
    if !seen {
        return no(i);
    }
    if group == 0 && last_scale > 0 {
        let digits = super::figure::power_of_ten(last_scale).and_then(|u| total.checked_div(u));
        return match digits {
            Some(d) => Ok((at, Numeral::digits(signed(d.normalize(), negative), last_scale))),
            None => no(i),
        };
    }
    match total.checked_add(Decimal::from(group)) {
        Some(n) => Ok((at, Numeral::digits(signed(n, negative), 0))),
        None => no(i),
    }
}

/// `dozens`, `a few hundred`, `several`, with a following `of`.
pub(crate) fn vague(i: &str) -> Res<'_, Form> {
    let (rest, (words, (low, high, stretches))) =
        match VAGUE.iter().find_map(|(p, v)| phrase(i, p).map(|r| (r, (*p, *v)))) {
            Some(found) => found,
            None => return no(i),
        };
    // `thousands of users`: the noun follows without the preposition, as it does after a number.
    let rest = blank1(rest).ok().and_then(|(r, ())| phrase(r, "of")).unwrap_or(rest);
    Ok((
        rest,
        Form::Vague(Vague {
            words,
            low: Decimal::from(low),
            high: Some(Decimal::from(high)),
            stretches,
            low_open: false,
        }),
    ))
}

/// `a majority`, `most`: more than half.
pub(crate) fn majority(i: &str) -> Res<'_, Form> {
    let rest = ["a majority", "the majority", "most"].iter().find_map(|p| phrase(i, p));
    let Some(rest) = rest else { return no(i) };
    Ok((
        rest,
        Form::Vague(Vague {
            words: "a majority",
            low: Decimal::new(5, 1),
            high: Some(Decimal::ONE),
            stretches: false,
            low_open: true,
        }),
    ))
}

/// `doubled`, `tripled`, `halved`.
pub(crate) fn multiple(i: &str) -> Res<'_, Form> {
    match one_of(i, MULTIPLES) {
        Some((rest, w)) => Ok((rest, Form::Multiple(w))),
        None => no(i),
    }
}

/// Whether an `and` or a blank may be passed over: used where a numeral is followed by its noun.
pub(crate) fn optional_of(i: &str) -> &str {
    let (rest, found) = opt(blank1).parse(i).unwrap_or((i, None));
    if found.is_some() {
        phrase(rest, "of").map_or(i, |r| r)
    } else {
        i
    }
}
