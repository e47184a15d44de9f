//! Numbers in words, and the words for vague numbers.

use super::figure::{Form, Vague};
use super::lex::{Res, blank1, blanks, joint, lower_word, no, one_of, phrase};
use super::number::{Numeral, grouped_integer, scale, signed};
use rust_decimal::Decimal;

pub(super) const SCALES: &[(&str, i8)] = &[
    ("hundred thousand", 5),
    ("thousand million", 9),
    ("thousand billion", 12),
    ("thousand trillion", 15),
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

pub(super) const VAGUE: &[(&str, (i64, i64, bool))] = &[
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
    ("a couple of dozen", (24, 24, false)),
    ("a couple dozen", (24, 24, false)),
    ("a couple of hundred", (200, 200, false)),
    ("a couple hundred", (200, 200, false)),
    ("a couple of thousand", (2_000, 2_000, false)),
    ("a couple thousand", (2_000, 2_000, false)),
    ("a couple of million", (2_000_000, 2_000_000, false)),
    ("a couple of billion", (2_000_000_000, 2_000_000_000, false)),
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

pub(super) const MULTIPLES: &[(&str, &str)] = &[
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
pub(super) fn units(w: &str) -> Option<u32> {
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

pub(super) fn tens(w: &str) -> Option<u32> {
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

pub(super) fn ordinal_units(w: &str) -> Option<u32> {
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
pub(super) fn denominator(w: &str) -> Option<u32> {
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
    if let Some(t) = tens(w.as_str())
        && let Ok((rest, ())) = joint(rest)
        && let Ok((rest, w)) = lower_word(rest)
        && let Some(n @ 1..=9) = ordinal_units(w.as_str())
    {
        return Ok((rest, u64::from(t + n)));
    }
    long_ordinal(i)
}

/// `one hundred and first`, `two hundredth`, `twenty-five thousandth`.
fn long_ordinal(i: &str) -> Res<'_, u64> {
    let (mut rest, mut group, mut total) = (i, 0u64, 0u64);
    for n in 0..8 {
        let at = if n == 0 { rest } else { joint(rest)?.0 };
        let at = if n > 0 {
            phrase(at, "and").map_or(at, |r| joint(r).map_or(r, |(r, ())| r))
        } else {
            at
        };
        let (after, w) = lower_word(at)?;
        let w = w.as_str();
        if let Some(u) = units(w) {
            group += u64::from(u);
        } else if w == "hundred" && (1..100).contains(&group) {
            group *= 100;
        } else if w == "hundred" && n == 0 && joint(after).is_ok_and(|(r, ())| phrase(r, "and").is_some()) {
            // hundred and third
            group = 100;
        } else if w == "thousand" && group > 0 && total == 0 {
            (total, group) = (group * 1000, 0);
        } else {
            let Some(o) = ordinal_units(w).map(u64::from).filter(|_| n > 0) else {
                return no(i);
            };
            let whole = match o {
                100 | 1000 | 1_000_000 if group > 1 => total + group * o,
                // `one third` is a share, `one hundred and first` is not.
                1..100 if group.is_multiple_of(100) && (group > 0 || total > 0) => total + group + o,
                1..10 if (group % 100).is_multiple_of(10) && group % 100 > 0 => total + group + o,
                _ => return no(i),
            };
            return Ok((after, whole));
        }
        rest = after;
    }
    no(i)
}

/// `half`, `a third`, `two-thirds`, `three quarters`.
pub(super) fn word_fraction(i: &str) -> Res<'_, (u32, u32)> {
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

/// A number in words: `one hundred and five`, `two and a half million`, `half a million`, `three dozen`.
pub(super) fn in_words(i: &str, negative: bool) -> Res<'_, Numeral> {
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

pub(super) fn cardinal_words(i: &str, negative: bool) -> Res<'_, Numeral> {
    let mut at = i;
    let (mut total, mut group) = (Decimal::ZERO, 0u32);
    let (mut seen, mut last_scale) = (false, 0i8);
    let mut previous: u32 = 0;
    let mut article = false;
    loop {
        let next = match at.strip_prefix(',') {
            // one million, two hundred thousand
            Some(r) if group == 0 && last_scale > 3 && grouped_on(blanks(r), last_scale) => blanks(r),
            _ if seen => joint(at).map_or(at, |(r, ())| r),
            _ => at,
        };
        if seen && next.len() == at.len() {
            break;
        }
        let (next, joined) = match phrase(next, "and") {
            Some(r) if seen => (joint(r).map_or(r, |(r, ())| r), true),
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
            (group, seen, at, article) = (1, true, rest, true);
            previous = 1;
            continue;
        }
        if joined && let Ok((end, (num, den))) = word_fraction(next) {
            let (end, s) = scale(end, false);
            if total.is_zero() && last_scale == 0 {
                return Ok((end, Numeral::fraction(group, num, den, s, negative)));
            }
            // a million and a half
            let whole = super::figure::power_of_ten(last_scale)
                .and_then(|u| total.checked_div(u))
                .and_then(|w| u32::try_from(w.mantissa()).ok().filter(|_| w.scale() == 0));
            if let Some(whole) = whole
                && group == 0
                && s == 0
            {
                return Ok((end, Numeral::fraction(whole, num, den, last_scale, negative)));
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
    // `a thousand` is a round count, not a thousand to the nearest thousand.
    if article && group == 0 && total == Decimal::ONE_THOUSAND {
        return Ok((at, Numeral::digits(signed(total, negative), 0)));
    }
    if group == 0 && last_scale > 0 {
        let digits = super::figure::power_of_ten(last_scale).and_then(|u| total.checked_div(u));
        return match digits {
            Some(d) => Ok((at, Numeral::digits(signed(d.normalize(), negative), last_scale))),
            None => no(i),
        };
    }
    if last_scale == 0
        && let Some((end, n)) = spelled_decimals(at, group)
    {
        let (end, s) = scale(end, false);
        return Ok((end, Numeral::digits(signed(n, negative), s)));
    }
    match total.checked_add(Decimal::from(group)) {
        Some(n) => Ok((at, Numeral::digits(signed(n, negative), 0))),
        None => no(i),
    }
}

/// Whether hundreds of a smaller scale stand here: behind a comma they go on with the number, where fewer may be counted
/// anew.
fn grouped_on(i: &str, above: i8) -> bool {
    let Ok((rest, w)) = lower_word(i) else { return false };
    if units(w.as_str()).is_none() {
        return false;
    }
    let Some(mut at) = phrase(blanks(rest), "hundred") else {
        return false;
    };
    for _ in 0..4 {
        let next = joint(at).map_or(at, |(r, ())| r);
        if let Some((_, p)) = one_of(next, SCALES) {
            return p < above;
        }
        match lower_word(next) {
            Ok((rest, w)) if w.as_str() == "and" || units(w.as_str()).is_some() => at = rest,
            _ => return false,
        }
    }
    false
}

/// `three point one four`.
pub(super) fn spelled_decimals(i: &str, whole: u32) -> Option<(&str, Decimal)> {
    let rest = phrase(blanks(i), "point").filter(|_| blanks(i).len() < i.len())?;
    let (mut at, mut digits, mut places) = (rest, i64::from(whole), 0u32);
    while places < 9
        && let Ok((after, w)) = lower_word(blanks(at))
        && let Some(d @ 0..=9) = units(w.as_str())
    {
        digits = digits.checked_mul(10)?.checked_add(i64::from(d))?;
        places += 1;
        at = after;
    }
    (places > 0).then(|| (at, Decimal::new(digits, places)))
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
