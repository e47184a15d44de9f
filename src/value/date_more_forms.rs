//! The forms of seasons, weekends, weeks of a month, and stretches of time.

use super::context::Context;
use super::date::Precision;
use super::date_forms::{comma_year, month, year4};
use super::date_more::More;
use super::date_parse::Spec;
use super::date_written::Written;
use super::lex::{Res, blank1, blanks, digits, ends_word, joint, lower_word, no, one_of, phrase};
use super::number;
use nom::Parser;
use nom::combinator::opt;

fn more(m: More) -> Spec {
    Spec::plain(Written::More(m))
}

const SEASONS: &[(&str, i8)] = &[("spring", 0), ("summer", 1), ("autumn", 2), ("fall", 2), ("winter", 3)];

const WAYS: &[(&str, i8)] = &[("last", -1), ("this", 0), ("next", 1)];

/// `summer 2016`, `the spring of 1998`, `next spring`.
pub(super) fn season(i: &str) -> Res<'_, Spec> {
    let (at, way) = one_of(i, WAYS).map_or((i, None), |(rest, w)| (blanks(rest), Some(w)));
    let at = phrase(at, "the").map_or(at, blanks);
    let Some((rest, s)) = one_of(at, SEASONS) else {
        return no(i);
    };
    if way.is_some() {
        return Ok((rest, more(More::Season(s, None, way))));
    }
    let (rest, ()) = blank1(rest)?;
    let rest = phrase(rest, "of").map_or(rest, blanks);
    let (rest, y) = year4(rest)?;
    // the winter of 2015-16
    let rest = match rest.strip_prefix(['-', '–', '/']).map(|r| digits(r, 2)) {
        Some(Ok((after, (_, 2)))) => after,
        _ => rest,
    };
    if ends_word(rest) {
        Ok((rest, more(More::Season(s, Some(y), None))))
    } else {
        no(i)
    }
}

/// `last March`, `next December`, `last weekend`, `this weekend`.
pub(super) fn named_month(i: &str) -> Res<'_, Spec> {
    let Some((rest, way)) = one_of(i, WAYS) else {
        return no(i);
    };
    let (rest, ()) = blank1(rest)?;
    if let Some(after) = phrase(rest, "weekend") {
        return Ok((after, more(More::Weekend(i32::from(way)))));
    }
    let (after, m) = month(rest)?;
    // `next March 5` is a day.
    if way == 0 || blanks(after).starts_with(|c: char| c.is_ascii_digit()) {
        return no(i);
    }
    Ok((after, more(More::Named(m, way))))
}

const NTH: &[(&str, i8)] = &[
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("last", 0),
    ("final", 0),
    ("opening", 1),
];

/// `the first week of October 2016`, `the first three months of 2016`, `the last quarter of 2016`.
pub(super) fn nth_of(i: &str) -> Res<'_, Spec> {
    let at = phrase(i, "the").map_or(i, blanks);
    let Some((rest, n)) = one_of(at, NTH) else { return no(i) };
    let (rest, ()) = blank1(rest)?;
    if let Some(rest) = phrase(rest, "week") {
        let Some(rest) = phrase(blanks(rest), "of").or_else(|| phrase(blanks(rest), "in")) else {
            return no(i);
        };
        let (rest, m) = month(blanks(rest))?;
        let (rest, y) = opt(comma_year).parse(rest)?;
        return Ok((rest, more(More::WeekOf(n, y, m))));
    }
    if let Some(rest) = phrase(rest, "quarter")
        && n == 0
        && let Ok((rest, y)) = comma_year(rest)
    {
        return Ok((rest, Spec::plain(Written::Quarter(4, Some(y)))));
    }
    if n > 1 {
        return no(i);
    }
    let (rest, count) = number::small_cardinal(rest)?;
    let (rest, ()) = joint(rest)?;
    let Some(rest) = phrase(rest, "months") else {
        return no(i);
    };
    let away = phrase(blanks(rest), "of")
        .and_then(|r| one_of(blanks(r), WAYS))
        .and_then(|(r, w)| Some((phrase(blanks(r), "year")?, i16::from(w))));
    let (rest, y) = match away {
        Some((rest, away)) => (rest, Err(away)),
        None => comma_year(rest).map(|(rest, y)| (rest, Ok(y)))?,
    };
    match i8::try_from(count) {
        Ok(count) if (1..12).contains(&count) => Ok((rest, more(More::MonthsOf(count, n == 1, y)))),
        _ => no(i),
    }
}

fn unit(w: &str) -> Option<Precision> {
    Some(match w.strip_suffix('s').unwrap_or(w) {
        "day" => Precision::Day,
        "week" => Precision::Week,
        "month" => Precision::Month,
        "quarter" => Precision::Quarter,
        "year" => Precision::Year,
        "decade" => Precision::Decade,
        _ => return None,
    })
}

/// `the past three months`, `the last two years`, `the past week`, `the next five years`.
pub(super) fn stretch(i: &str) -> Res<'_, Spec> {
    const STRETCHES: &[(&str, (bool, bool))] = &[
        ("past", (true, true)),
        ("last", (true, false)),
        ("previous", (true, false)),
        ("preceding", (true, false)),
        ("next", (false, false)),
        ("coming", (false, true)),
    ];
    let at = phrase(i, "the").or_else(|| phrase(i, "this")).map_or(i, blanks);
    let Some((rest, (back, alone))) = one_of(at, STRETCHES) else {
        return no(i);
    };
    let (rest, ()) = blank1(rest)?;
    let (rest, n) = match number::small_cardinal(rest) {
        Ok((r, n)) => (joint(r)?.0, n),
        Err(_) => match phrase(rest, "few").or_else(|| phrase(rest, "several")) {
            Some(_) => return no(i),
            None if alone => (rest, 1),
            None => return no(i),
        },
    };
    let (rest, w) = lower_word(rest)?;
    match unit(w.as_str()) {
        Some(p) if n > 0 => Ok((rest, more(More::Stretch(n, p, back)))),
        _ => no(i),
    }
}

/// `the year`, `the month`: the one that the dateline is in.
pub(super) fn current(i: &str) -> Option<(&str, Spec)> {
    let rest = phrase(i, "the")?;
    let (rest, w) = lower_word(blanks(rest)).ok()?;
    let p = unit(w.as_str()).filter(|p| *p > Precision::Day && !w.as_str().ends_with('s'))?;
    ends_phrase(rest).then(|| (rest, more(More::Current(p))))
}

/// Whether nothing goes on here that would make a name of what was read: `the year of the rat`.
fn ends_phrase(rest: &str) -> bool {
    !rest.starts_with(['\'', '’', '-']) && phrase(blanks(rest), "of").is_none()
}

/// A day of a month that is told from the dateline: `of this month`, `of next month`.
pub(super) fn month_away(i: &str) -> Option<(&str, i32)> {
    let (rest, way) = one_of(i, WAYS)?;
    phrase(blanks(rest), "month").map(|rest| (rest, i32::from(way)))
}

/// `earlier this month`, `later this year`, `year to date`.
pub(super) fn so_far(i: &str) -> Res<'_, Spec> {
    const TO_DATE: &[(&str, Precision)] = &[
        ("the year to date", Precision::Year),
        ("year to date", Precision::Year),
        ("month to date", Precision::Month),
        ("quarter to date", Precision::Quarter),
    ];
    if let Some((rest, p)) = one_of(i, TO_DATE) {
        return Ok((rest, more(More::SoFar(p, false))));
    }
    let (at, rest) = match (phrase(i, "earlier"), phrase(i, "later")) {
        (Some(r), _) => (r, false),
        (_, Some(r)) => (r, true),
        _ => return no(i),
    };
    let Some(at) = phrase(blanks(at), "this") else {
        return no(i);
    };
    let (at, ()) = blank1(at)?;
    let (at, w) = lower_word(at)?;
    match unit(w.as_str()) {
        Some(p) if p > Precision::Day && p < Precision::Decade => Ok((at, more(More::SoFar(p, rest)))),
        _ => no(i),
    }
}

/// `2Q 2016`, `1H 2016`, `2024 Q3`, `FY2016`.
pub(super) fn quarter_code(i: &str) -> Res<'_, Spec> {
    if let Some(rest) = i.strip_prefix("FY").or_else(|| i.strip_prefix("fiscal ")) {
        let rest = blanks(rest.strip_prefix("year ").unwrap_or(rest));
        let (rest, (_, n)) = digits(rest, 4)?;
        return if matches!(n, 2 | 4) && ends_word(rest) {
            Ok((rest, more(More::Fiscal)))
        } else {
            no(i)
        };
    }
    if let Ok((rest, y)) = year4(i)
        && let Ok((rest, ())) = blank1(rest)
        && let Some(rest) = rest.strip_prefix('Q')
        && let Ok((rest, (q @ 1..=4, 1))) = digits(rest, 1)
        && ends_word(rest)
    {
        return Ok((
            rest,
            Spec::plain(Written::Quarter(super::date_forms::small(q), Some(y))),
        ));
    }
    let (rest, (n, 1)) = digits(i, 1)? else { return no(i) };
    let (rest, half) = match rest.as_bytes().first() {
        Some(b'Q') => (&rest[1..], false),
        Some(b'H') => (&rest[1..], true),
        _ => return no(i),
    };
    let (rest, y) = comma_year(rest)?;
    match (n, half) {
        (1..=4, false) => Ok((
            rest,
            Spec::plain(Written::Quarter(super::date_forms::small(n), Some(y))),
        )),
        (1 | 2, true) => {
            let part = if n == 1 {
                super::date_written::Part::FirstHalf
            } else {
                super::date_written::Part::SecondHalf
            };
            let mut spec = Spec::plain(Written::Calendar {
                weekday: None,
                year: Some(y),
                month: None,
                day: None,
            });
            spec.part = Some(part);
            Ok((rest, spec))
        }
        _ => no(i),
    }
}

/// `in three days`, `in two weeks`: so far from the dateline.
pub(crate) fn in_time<'a>(i: &'a str, ctx: &Context) -> Res<'a, super::date::DateValue> {
    let Some(rest) = phrase(i, "in") else { return no(i) };
    let (rest, ()) = blank1(rest)?;
    let (rest, n) = match phrase(rest, "a").or_else(|| phrase(rest, "an")) {
        Some(r) => (r, 1),
        None => number::small_cardinal(rest)?,
    };
    let (rest, ()) = blank1(rest)?;
    let (rest, w) = lower_word(rest)?;
    let Some(p) = unit(w.as_str()).filter(|p| *p != Precision::Quarter) else {
        return no(i);
    };
    match Written::Relative(n, p).resolve(None, ctx) {
        Ok(d) => Ok((rest, d)),
        Err(_) => no(i),
    }
}
