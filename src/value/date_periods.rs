//! Quarters, decades and centuries as they are written.

use super::date_forms::{comma_year, small, year4};
use super::date_parse::Spec;
use super::date_written::Written;
use super::lex::{Res, blanks, digits, ends_word, joint, no, one_of, phrase};
use super::number_words;
use nom::Parser;
use nom::combinator::opt;

/// `Q3 2024`, `Q3`.
pub(super) fn quarter(i: &str) -> Res<'_, Spec> {
    let Some(rest) = i.strip_prefix(['Q', 'q']) else {
        return no(i);
    };
    let (rest, (q, 1)) = digits(rest, 1)? else { return no(i) };
    if !(1..=4).contains(&q) || !ends_word(rest) {
        return no(i);
    }
    let (rest, y) = opt(comma_year).parse(rest)?;
    Ok((rest, Spec::plain(Written::Quarter(small(q), y))))
}

/// `third quarter of 2024`, `the 3rd quarter`.
pub(super) fn quarter_words(i: &str) -> Res<'_, Spec> {
    let i2 = phrase(i, "the").map_or(i, blanks);
    const WORDS: &[(&str, i8)] = &[
        ("first", 1),
        ("second", 2),
        ("third", 3),
        ("fourth", 4),
        ("1st", 1),
        ("2nd", 2),
        ("3rd", 3),
        ("4th", 4),
    ];
    let Some((rest, q)) = one_of(i2, WORDS) else {
        return no(i);
    };
    let (rest, ()) = joint(rest)?;
    let Some(rest) = phrase(rest, "quarter") else {
        return no(i);
    };
    let (rest, y) = opt(comma_year).parse(rest)?;
    Ok((rest, Spec::plain(Written::Quarter(q, y))))
}

/// `1990s`, `'90s`, `the nineties` is left to prose.
pub(super) fn decade(i: &str) -> Res<'_, Spec> {
    if let Some(rest) = i.strip_prefix(['\'', '’', '‘']) {
        let (rest, (n, 2)) = digits(rest, 2)? else { return no(i) };
        let Some(rest) = phrase(rest, "s") else { return no(i) };
        let n = i16::from(small(n));
        let century = if n < 30 { 2000 } else { 1900 };
        return if n % 10 == 0 {
            Ok((rest, Spec::plain(Written::Decade(century + n))))
        } else {
            no(i)
        };
    }
    let (rest, y) = year4(i)?;
    let rest = rest.strip_prefix(['\'', '’']).unwrap_or(rest);
    let Some(rest) = phrase(rest, "s") else { return no(i) };
    if y % 10 == 0 {
        Ok((rest, Spec::plain(Written::Decade(y))))
    } else {
        no(i)
    }
}

/// `20th century`, `the twenty-first century`.
pub(super) fn century(i: &str) -> Res<'_, Spec> {
    let (rest, n) = number_words::ordinal(i)?;
    let (rest, ()) = joint(rest)?;
    let Some(rest) = phrase(rest, "century") else {
        return no(i);
    };
    match i16::try_from(n) {
        Ok(n) if (1..=30).contains(&n) => Ok((rest, Spec::plain(Written::Century(n)))),
        _ => no(i),
    }
}
