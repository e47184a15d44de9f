//! The grammar of numbers: digits, words, fractions, scales and ordinals.

use super::figure::Form;
use super::lex::{Res, blank1, blanks, dash, digit, ends_word, joint, no, one_of, phrase};
use super::number_words::{SCALES, in_words, spelled_decimals, word_fraction};
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
    pub(super) fn digits(digits: Decimal, scale: i8) -> Self {
        Self {
            form: Form::Digits { digits, scale },
            fraction: false,
            mixed: false,
        }
    }

    pub(super) fn fraction(whole: u32, num: u32, den: u32, scale: i8, negative: bool) -> Self {
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

pub(super) fn grouped_integer(i: &str) -> Res<'_, u64> {
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

pub(super) fn signed(d: Decimal, negative: bool) -> Decimal {
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
        // 52 point three
        if let Some((tail, n)) = spelled_decimals(rest, whole) {
            let (tail, s) = scale(tail, money);
            return Ok((tail, Numeral::digits(signed(n, negative), s)));
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

/// ` and a half`, ` and three quarters`, ` and 1/2`.
fn and_fraction(i: &str) -> Res<'_, (u32, u32)> {
    let (rest, ()) = joint(i)?;
    let Some(rest) = phrase(rest, "and") else { return no(i) };
    let (rest, ()) = joint(rest)?;
    match slashed(rest) {
        Ok((rest, (num, den))) if num < den => Ok((rest, (num, den))),
        _ => word_fraction(rest),
    }
}

/// Whether the next word is a plural: `3 k followers` counts thousands, a stray `k` does not.
fn plural_follows(i: &str) -> bool {
    let word = blanks(i);
    let len = word.bytes().take_while(u8::is_ascii_lowercase).count();
    let races = ["runs", "races", "runners", "walks"].contains(&&word[..len]);
    word.len() < i.len() && len > 3 && word[..len].ends_with('s') && !word[..len].ends_with("ss") && !races
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

/// Whether a scale may end here: a full stop ends a sentence, but not where a word goes on behind it.
fn ends_scale(rest: &str) -> bool {
    ends_word(rest)
        && !rest
            .strip_prefix('.')
            .is_some_and(|r| r.starts_with(char::is_alphanumeric))
}

/// Whether a word of extent follows: `300m tall` are metres.
fn is_length(rest: &str) -> bool {
    const EXTENTS: &[(&str, ())] = &[
        ("tall", ()),
        ("high", ()),
        ("long", ()),
        ("wide", ()),
        ("deep", ()),
        ("away", ()),
        ("thick", ()),
        ("above", ()),
        ("below", ()),
        ("race", ()),
        ("sprint", ()),
        ("final", ()),
        ("freestyle", ()),
        ("hurdles", ()),
        ("relay", ()),
        ("apart", ()),
        ("from", ()),
        ("north", ()),
        ("south", ()),
        ("east", ()),
        ("west", ()),
        ("ahead", ()),
        ("behind", ()),
        ("underground", ()),
    ];
    one_of(blanks(rest.strip_prefix('-').unwrap_or(rest)), EXTENTS).is_some()
}

/// The scale that follows, as a power of ten; zero where there is none.
pub(super) fn scale(i: &str, money: bool) -> (&str, i8) {
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
        // `a $2-bn deal`
        let tail = if spaced || lone {
            tail
        } else {
            tail.strip_prefix('-').unwrap_or(tail)
        };
        if p > 0
            && let Some(rest) = tail.strip_prefix(s)
            && ends_scale(rest)
            && !rest.starts_with(['²', '³', '\'', '’'])
            && (money || !rest.starts_with('/'))
            && (money || !spaced || !lone || matches!(s, "M" | "K" | "B") || s == "k" && plural_follows(rest))
            && !(spaced && lone && s == "K" && !money)
            && !(s == "m" && !money && is_length(rest))
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
        Some((rest, p)) if ends_scale(rest) => (rest, p),
        _ => (i, 0),
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
