//! The grammar of dates and date ranges.

use super::context::Context;
use super::date::{DateValue, Days, Part, Precision, When, Written};
use super::lex::{Res, blank1, blanks, dash, digits, ends_word, joint, lower_word, no, one_of, phrase};
use super::number;
use jiff::civil::{Date, Weekday};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

/// A date as written: what it says, the part of it that is meant, and how it is bounded.
#[derive(Clone, Copy, Debug)]
struct Spec {
    written: Written,
    part: Option<Part>,
    bare: bool,
}

impl Spec {
    const fn plain(written: Written) -> Self {
        Self {
            written,
            part: None,
            bare: false,
        }
    }

    const fn day(weekday: Option<Weekday>, year: Option<i16>, month: i8, day: i8) -> Self {
        Self::plain(Written::Calendar {
            weekday,
            year,
            month: Some(month),
            day: Some(day),
        })
    }
}

/// The side on which a date is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    After,
    Since,
    Before,
    Until,
    About,
}

const SIDES: &[(&str, Side)] = &[
    ("since", Side::Since),
    ("starting", Side::Since),
    ("from", Side::Since),
    ("as of", Side::Since),
    ("no earlier than", Side::Since),
    ("not before", Side::Since),
    ("on or after", Side::Since),
    ("at the earliest", Side::Since),
    ("after", Side::After),
    ("later than", Side::After),
    ("before", Side::Before),
    ("prior to", Side::Before),
    ("earlier than", Side::Before),
    ("until", Side::Until),
    ("till", Side::Until),
    ("through", Side::Until),
    ("up to", Side::Until),
    ("by", Side::Until),
    ("no later than", Side::Until),
    ("not after", Side::Until),
    ("on or before", Side::Until),
    ("about", Side::About),
    ("around", Side::About),
    ("roughly", Side::About),
    ("approximately", Side::About),
    ("circa", Side::About),
    ("ca.", Side::About),
    ("c.", Side::About),
];

const MONTHS: &[(&str, i8)] = &[
    ("january", 1),
    ("jan.", 1),
    ("jan", 1),
    ("february", 2),
    ("feb.", 2),
    ("feb", 2),
    ("march", 3),
    ("mar.", 3),
    ("mar", 3),
    ("april", 4),
    ("apr.", 4),
    ("apr", 4),
    ("may", 5),
    ("june", 6),
    ("jun.", 6),
    ("jun", 6),
    ("july", 7),
    ("jul.", 7),
    ("jul", 7),
    ("august", 8),
    ("aug.", 8),
    ("aug", 8),
    ("september", 9),
    ("sept.", 9),
    ("sept", 9),
    ("sep.", 9),
    ("sep", 9),
    ("october", 10),
    ("oct.", 10),
    ("oct", 10),
    ("november", 11),
    ("nov.", 11),
    ("nov", 11),
    ("december", 12),
    ("dec.", 12),
    ("dec", 12),
];

const WEEKDAYS: &[(&str, Weekday)] = &[
    ("monday", Weekday::Monday),
    ("mon.", Weekday::Monday),
    ("mon", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("tues.", Weekday::Tuesday),
    ("tues", Weekday::Tuesday),
    ("tue.", Weekday::Tuesday),
    ("tue", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("wed.", Weekday::Wednesday),
    ("wed", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("thurs.", Weekday::Thursday),
    ("thurs", Weekday::Thursday),
    ("thur", Weekday::Thursday),
    ("thu.", Weekday::Thursday),
    ("thu", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("fri.", Weekday::Friday),
    ("fri", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sat.", Weekday::Saturday),
    ("sat", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
    ("sun.", Weekday::Sunday),
    ("sun", Weekday::Sunday),
];

const PARTS: &[(&str, Part)] = &[
    ("early", Part::Early),
    ("mid", Part::Mid),
    ("middle of", Part::Mid),
    ("the middle of", Part::Mid),
    ("late", Part::Late),
    ("the beginning of", Part::Early),
    ("the start of", Part::Early),
    ("the end of", Part::Late),
    ("end of", Part::Late),
    ("beginning of", Part::Early),
    ("start of", Part::Early),
    ("the early", Part::Early),
    ("the mid", Part::Mid),
    ("the late", Part::Late),
    ("first half of", Part::FirstHalf),
    ("the first half of", Part::FirstHalf),
    ("second half of", Part::SecondHalf),
    ("the second half of", Part::SecondHalf),
    ("h1", Part::FirstHalf),
    ("h2", Part::SecondHalf),
];

/// What stands between two dates of a range.
fn range_separator(i: &str) -> Res<'_, ()> {
    let trimmed = blanks(i);
    if let Ok((rest, ())) = dash(trimmed) {
        return Ok((blanks(rest), ()));
    }
    if trimmed.len() < i.len() {
        for p in ["through to", "to", "through", "until", "till", "and"] {
            if let Some(rest) = phrase(trimmed, p) {
                return Ok((blanks(rest), ()));
            }
        }
    }
    no(i)
}

/// A date, a range of dates, or an open period. The error inside is a date that the calendar does not have.
pub(crate) fn date<'a>(i: &'a str, ctx: &Context) -> Res<'a, Result<DateValue, String>> {
    if !may_start(i) {
        return no(i);
    }
    // `in 2025`, `on May 5, 2025`: the preposition says nothing that the date does not.
    if let Some(rest) = ["in", "on", "during", "at"].iter().find_map(|p| phrase(i, p))
        && let Ok((rest, ())) = blank1(rest)
        && may_start(rest)
    {
        let (rest, (spec, ())) = single(rest, ctx)?;
        let bare = Spec { bare: false, ..spec };
        return Ok((rest, resolve(&bare, ctx)));
    }
    if let Ok(found) = between(i, ctx) {
        return Ok(found);
    }
    if let Ok(found) = range(i, ctx) {
        return Ok(found);
    }
    if let Some((rest, side)) = one_of(i, SIDES) {
        let (rest, ()) = match blank1(rest) {
            Ok(r) => r,
            Err(_) if side == Side::About && rest.len() < i.len() => (rest, ()),
            Err(e) => return Err(e),
        };
        let (rest, (spec, _)) = single(rest, ctx)?;
        if side == Side::About && spec.bare {
            return no(i);
        }
        return Ok((rest, resolve(&spec, ctx).map(|d| open(d, side))));
    }
    let (rest, (spec, _)) = single(i, ctx)?;
    Ok((rest, resolve(&spec, ctx)))
}

/// A quick look at the first characters: most text can not start a date.
fn may_start(i: &str) -> bool {
    match i.as_bytes().first() {
        Some(b'0'..=b'9') => digits_may_start(i),
        Some(b'\'') => true,
        Some(b) if b.is_ascii_alphabetic() => true,
        Some(b) => !b.is_ascii(),
        None => false,
    }
}

/// What follows the first digits of a date: a separator, a month, a unit of time, or nothing after four of them.
fn digits_may_start(i: &str) -> bool {
    let bytes = i.as_bytes();
    let count = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    if count > 4 {
        return false;
    }
    let rest = &bytes[count..];
    match rest.first() {
        None => count == 4,
        Some(b'-' | b'/' | b'.' | b's' | b'n' | b'r' | b't' | b'\'') => true,
        Some(b' ') if count < 4 => {
            let word = rest.iter().skip_while(|b| **b == b' ').take(3);
            let mut head = [0u8; 3];
            for (to, from) in head.iter_mut().zip(word) {
                *to = from.to_ascii_lowercase();
            }
            matches!(
                &head,
                b"jan"
                    | b"feb"
                    | b"mar"
                    | b"apr"
                    | b"may"
                    | b"jun"
                    | b"jul"
                    | b"aug"
                    | b"sep"
                    | b"oct"
                    | b"nov"
                    | b"dec"
                    | b"day"
                    | b"wee"
                    | b"mon"
                    | b"yea"
                    | b"to "
                    | b"and"
                    | b"thr"
                    | b"of "
            ) || !head[0].is_ascii_alphabetic()
        }
        Some(_) => count == 4 || !rest[0].is_ascii_alphanumeric(),
    }
}

fn resolve(spec: &Spec, ctx: &Context) -> Result<DateValue, String> {
    let mut value = spec.written.resolve(spec.part, ctx)?;
    value.bare = spec.bare;
    Ok(value)
}

fn open(d: DateValue, side: Side) -> DateValue {
    if side == Side::About {
        return d.widened().unwrap_or(d);
    }
    let apply = |days: Days| match side {
        Side::Since => Days {
            start: days.start,
            end: None,
        },
        Side::After => Days {
            start: days.end,
            end: None,
        },
        Side::Before => Days {
            start: None,
            end: days.start,
        },
        Side::Until | Side::About => Days {
            start: None,
            end: days.end,
        },
    };
    let when = match d.when {
        When::Days(days) => When::Days(apply(days)),
        When::Ambiguous(a, b) => When::Ambiguous(apply(a), apply(b)),
        When::Unresolved => When::Unresolved,
    };
    DateValue {
        when,
        bound: true,
        bare: false,
        ..d
    }
}

/// `between 2018 and 2020`, `from May 6 to May 9, 2025`.
fn between<'a>(i: &'a str, ctx: &Context) -> Res<'a, Result<DateValue, String>> {
    let rest = phrase(i, "between").or_else(|| phrase(i, "from"));
    let Some(rest) = rest else { return no(i) };
    let (rest, ()) = blank1(rest)?;
    range(rest, ctx)
}

/// Two dates with a separator between; the first takes the month and the year that it lacks from the second.
fn range<'a>(i: &'a str, ctx: &Context) -> Res<'a, Result<DateValue, String>> {
    if let Ok(found) = days_of_month(i, ctx) {
        return Ok(found);
    }
    let (rest, (a, _)) = single(i, ctx)?;
    let slash = rest
        .strip_prefix('/')
        .filter(|_| matches!(a.written, Written::Calendar { year: Some(_), .. }));
    let rest = match slash {
        Some(r) => r,
        None => range_separator(rest)?.0,
    };
    // 2018-19: two digits stand for the years of the same century.
    if let Written::Calendar {
        year: Some(y),
        month: None,
        day: None,
        ..
    } = a.written
        && let Ok((after, (n, 2))) = digits(rest, 2)
        && ends_word(after)
        && !after.starts_with('-')
    {
        let end = y / 100 * 100 + i16::try_from(n).unwrap_or(0);
        if end <= y {
            return no(i);
        }
        let b = Spec {
            bare: true,
            ..Spec::plain(Written::Calendar {
                weekday: None,
                year: Some(end),
                month: None,
                day: None,
            })
        };
        return Ok((after, join(a, b, ctx)));
    }
    let (after, (b, _)) = match month_day_tail(&a, rest) {
        Some(found) => found,
        None => single(rest, ctx)?,
    };
    let year_of = |s: &Spec| match s.written {
        Written::Calendar { year, .. } | Written::Quarter(_, year) => year,
        _ => None,
    };
    let mut a = a;
    if year_of(&a).is_none()
        && let Some(y) = year_of(&b)
    {
        match &mut a.written {
            Written::Calendar { year, .. } | Written::Quarter(_, year) => *year = Some(y),
            _ => {}
        }
    }
    Ok((after, join(a, b, ctx)))
}

/// `May 6-9`: after a month and day, a bare day of the same month, perhaps with the year.
fn month_day_tail<'a>(a: &Spec, i: &'a str) -> Option<(&'a str, (Spec, ()))> {
    let Written::Calendar {
        year: None,
        month: Some(m),
        day: Some(_),
        ..
    } = a.written
    else {
        return None;
    };
    let (rest, d) = day_number(i).ok()?;
    if month(blanks(rest)).is_ok() {
        return None;
    }
    let (rest, year) = opt(comma_year).parse(rest).ok()?;
    Some((rest, (Spec::day(None, year, m, d), ())))
}

/// `3–7 March 2025`.
fn days_of_month<'a>(i: &'a str, ctx: &Context) -> Res<'a, Result<DateValue, String>> {
    let (rest, a) = day_number(i)?;
    let (rest, ()) = range_separator(rest)?;
    let (rest, b) = day_number(rest)?;
    let (rest, ()) = blank1(rest)?;
    let (rest, _) = opt(|i| phrase(i, "of").map_or_else(|| no(i), blank1)).parse(rest)?;
    let (rest, m) = month(rest)?;
    let (rest, y) = opt(comma_year).parse(rest)?;
    Ok((rest, join(Spec::day(None, y, m, a), Spec::day(None, y, m, b), ctx)))
}

fn join(a: Spec, b: Spec, ctx: &Context) -> Result<DateValue, String> {
    let (x, y) = (resolve(&a, ctx)?, resolve(&b, ctx)?);
    let when = match (x.when, y.when) {
        (When::Days(p), When::Days(q)) => {
            if p.start.zip(q.end).is_some_and(|(s, e)| s >= e) {
                return Err("the range ends before it begins".to_owned());
            }
            When::Days(Days {
                start: p.start,
                end: q.end,
            })
        }
        (When::Ambiguous(p, q), When::Ambiguous(r, s)) => When::Ambiguous(
            Days {
                start: p.start,
                end: r.end,
            },
            Days {
                start: q.start,
                end: s.end,
            },
        ),
        _ => When::Unresolved,
    };
    Ok(DateValue {
        when,
        precision: Precision::Period,
        bound: false,
        bare: x.bare && y.bare,
        wrong_weekday: x.wrong_weekday.or(y.wrong_weekday),
    })
}

/// One date in full or in part.
fn single<'a>(i: &'a str, _ctx: &Context) -> Res<'a, (Spec, ())> {
    if let Some((rest, part)) = one_of(i, PARTS) {
        let rest = joint(rest).map_or(rest, |(r, ())| r);
        let rest = phrase(rest, "of").map_or(rest, blanks);
        let (rest, mut spec) = unparted(rest)?;
        if matches!(
            spec.written,
            Written::Calendar { day: Some(_), .. } | Written::Digits(..)
        ) {
            return no(i);
        }
        spec.part = Some(part);
        spec.bare = false;
        return Ok((rest, (spec, ())));
    }
    let (rest, spec) = unparted(i)?;
    Ok((rest, (spec, ())))
}

fn unparted(i: &str) -> Res<'_, Spec> {
    if i.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        if !digits_may_start(i) {
            return no(i);
        }
        return alt((
            iso,
            digit_date,
            iso_month,
            day_month,
            decade,
            century,
            quarter_words,
            count_relative,
            year_only,
        ))
        .parse(i);
    }
    alt((
        weekday_date,
        month_date,
        quarter,
        quarter_words,
        decade,
        century,
        year_words,
        named_relative,
        count_relative,
        the_day,
    ))
    .parse(i)
}

fn year4(i: &str) -> Res<'_, i16> {
    let (rest, (n, len)) = digits(i, 4)?;
    if len != 4 || !(1000..=2999).contains(&n) {
        return no(i);
    }
    match i16::try_from(n) {
        Ok(y) => Ok((rest, y)),
        Err(_) => no(i),
    }
}

/// A bare year: nothing follows that would make it a part of another figure.
fn year_only(i: &str) -> Res<'_, Spec> {
    let (rest, y) = year4(i)?;
    let mut after = rest.chars();
    let glued = match after.next() {
        Some(c) if c.is_alphanumeric() => true,
        // 2020/21 is a year that spans two.
        Some('/') if matches!(digits(after.as_str(), 2), Ok((end, (_, 2))) if ends_word(end) && !end.starts_with('/')) => {
            false
        }
        Some('.' | ',' | '/' | ':') => after.next().is_some_and(|c| c.is_ascii_digit()),
        Some('%' | '+' | '°' | '½' | '¼' | '¾') => true,
        _ => false,
    };
    if glued {
        return no(i);
    }
    let spec = Spec::plain(Written::Calendar {
        weekday: None,
        year: Some(y),
        month: None,
        day: None,
    });
    Ok((rest, Spec { bare: true, ..spec }))
}

/// `the year 2025`, `calendar 2025`.
fn year_words(i: &str) -> Res<'_, Spec> {
    let Some(rest) = ["the year", "year", "calendar year", "calendar"]
        .iter()
        .find_map(|p| phrase(i, p))
    else {
        return no(i);
    };
    let (rest, ()) = blank1(rest)?;
    let (rest, mut spec) = year_only(rest)?;
    spec.bare = false;
    Ok((rest, spec))
}

/// `2025-05-06`, `2025/05/06`.
fn iso(i: &str) -> Res<'_, Spec> {
    let (rest, y) = year4(i)?;
    let Some(sep @ ('-' | '/')) = rest.chars().next() else {
        return no(i);
    };
    let (rest, (m, ml)) = digits(&rest[1..], 2)?;
    if ml != 2 {
        return no(i);
    }
    let Some(rest) = rest.strip_prefix(sep) else {
        return no(i);
    };
    let (rest, (d, dl)) = digits(rest, 2)?;
    if dl != 2 || !(1..=12).contains(&m) || !ends_word(rest) {
        return no(i);
    }
    Ok((rest, Spec::day(None, Some(y), small(m), small(d))))
}

/// `2025-05`: a year and a month, where it can not be the years 2025 to 2105.
fn iso_month(i: &str) -> Res<'_, Spec> {
    let (rest, y) = year4(i)?;
    let Some(rest) = rest.strip_prefix('-') else {
        return no(i);
    };
    let (rest, (m, 2)) = digits(rest, 2)? else { return no(i) };
    if !(1..=12).contains(&m) || i64::from(y % 100) < i64::from(small(m)) || !ends_word(rest) || rest.starts_with('-') {
        return no(i);
    }
    Ok((
        rest,
        Spec::plain(Written::Calendar {
            weekday: None,
            year: Some(y),
            month: Some(small(m)),
            day: None,
        }),
    ))
}

fn small(n: u64) -> i8 {
    i8::try_from(n).unwrap_or(0)
}

/// `5/6/2025`, `6.5.2025`: both orders are kept where both are valid.
fn digit_date(i: &str) -> Res<'_, Spec> {
    let (rest, (a, _)) = digits(i, 2)?;
    let Some(sep @ ('/' | '.' | '-')) = rest.chars().next() else {
        return no(i);
    };
    let (rest, (b, _)) = digits(&rest[1..], 2)?;
    let Some(rest) = rest.strip_prefix(sep) else {
        return no(i);
    };
    let (rest, y) = year4(rest)?;
    if !ends_word(rest) {
        return no(i);
    }
    let day_first = Date::new(y, small(b), small(a));
    let month_first = Date::new(y, small(a), small(b));
    let written = match (day_first, month_first) {
        (Ok(d), Ok(m)) if sep == '/' || sep == '-' => Written::Digits(d, m),
        (Ok(d), _) | (Err(_), Ok(d)) => Written::Digits(d, d),
        // A date that no calendar has: read as one, so that it is said to be impossible.
        (Err(_), Err(_)) => Written::Calendar {
            weekday: None,
            year: Some(y),
            month: Some(small(a.clamp(1, 12))),
            day: Some(small(b.max(32))),
        },
    };
    Ok((rest, Spec::plain(written)))
}

/// A day of the month: `6`, `6th`.
fn day_number(i: &str) -> Res<'_, i8> {
    let (rest, (n, _)) = digits(i, 2)?;
    let rest = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|s| phrase(rest, s))
        .unwrap_or(rest);
    // A day is at most 31; up to 39 is read as a day that no month has, and said to be.
    if !(1..=39).contains(&n) || !ends_word(rest) {
        return no(i);
    }
    Ok((rest, small(n)))
}

fn month(i: &str) -> Res<'_, i8> {
    one_of(i, MONTHS).map_or_else(|| no(i), Ok)
}

/// A year after a date: `, 2025`, ` 2025`, ` of 2025`.
fn comma_year(i: &str) -> Res<'_, i16> {
    let rest = i.strip_prefix(',').unwrap_or(i);
    let trimmed = blanks(rest);
    if trimmed.len() == i.len() {
        return no(i);
    }
    let trimmed = phrase(trimmed, "of")
        .or_else(|| phrase(trimmed, "in"))
        .map_or(trimmed, blanks);
    let (rest, y) = year4(trimmed)?;
    if rest.starts_with(|c: char| c.is_alphanumeric())
        || (rest.starts_with('-') && rest[1..].starts_with(|c: char| c.is_ascii_digit()))
    {
        return no(i);
    }
    Ok((rest, y))
}

/// `6 May 2025`, `6th of May`, `6 May`.
fn day_month(i: &str) -> Res<'_, Spec> {
    let (rest, d) = day_number(i)?;
    let (rest, ()) = joint(rest)?;
    let rest = phrase(rest, "of").map_or(rest, blanks);
    let (rest, m) = month(rest)?;
    let (rest, y) = opt(comma_year).parse(rest)?;
    Ok((rest, Spec::day(None, y, m, d)))
}

/// `the 6th of May`, `the 1990s`, `the third quarter of 2024`.
fn the_day(i: &str) -> Res<'_, Spec> {
    let Some(rest) = phrase(i, "the") else { return no(i) };
    let (rest, ()) = blank1(rest)?;
    alt((day_month, decade, century, quarter_words)).parse(rest)
}

/// `May 6, 2025`, `May 6th`, `May 2025`, `May`.
fn month_date(i: &str) -> Res<'_, Spec> {
    let (rest, m) = month(i)?;
    let spaced = blanks(rest);
    if spaced.len() < rest.len() || rest.starts_with('-') {
        let at = if spaced.len() < rest.len() { spaced } else { &rest[1..] };
        let at_day = phrase(at, "the").map_or(at, blanks);
        if let Ok((after, d)) = day_number(at_day) {
            let (after, y) = opt(comma_year).parse(after)?;
            return Ok((after, Spec::day(None, y, m, d)));
        }
    }
    if let Ok((after, y)) = comma_year(rest) {
        return Ok((
            after,
            Spec::plain(Written::Calendar {
                weekday: None,
                year: Some(y),
                month: Some(m),
                day: None,
            }),
        ));
    }
    Ok((
        rest,
        Spec::plain(Written::Calendar {
            weekday: None,
            year: None,
            month: Some(m),
            day: None,
        }),
    ))
}

/// `Tuesday, May 6`, `Tuesday 6 May 2025`, `Tuesday`, `last Tuesday`.
fn weekday_date(i: &str) -> Res<'_, Spec> {
    let (start, next) = match phrase(i, "next") {
        Some(r) => (blanks(r), true),
        None => (
            phrase(i, "last")
                .or_else(|| phrase(i, "on"))
                .or_else(|| phrase(i, "this"))
                .map_or(i, blanks),
            false,
        ),
    };
    let Some((rest, w)) = one_of(start, WEEKDAYS) else {
        return no(i);
    };
    let after = blanks(rest.strip_prefix(',').unwrap_or(rest));
    let after = phrase(after, "the").map_or(after, blanks);
    if after.len() < rest.len()
        && let Ok((end, spec)) = alt((iso, digit_date, month_date, day_month)).parse(after)
    {
        let written = match spec.written {
            Written::Calendar {
                year,
                month,
                day: Some(d),
                ..
            } => Some(Written::Calendar {
                weekday: Some(w),
                year,
                month,
                day: Some(d),
            }),
            Written::Digits(a, b) => {
                // The weekday decides which order was meant.
                let day = if b.weekday() == w && a.weekday() != w { b } else { a };
                Some(Written::Calendar {
                    weekday: Some(w),
                    year: Some(day.year()),
                    month: Some(day.month()),
                    day: Some(day.day()),
                })
            }
            _ => None,
        };
        if let Some(written) = written {
            return Ok((end, Spec::plain(written)));
        }
    }
    Ok((rest, Spec::plain(Written::Weekday(w, next))))
}

/// `Q3 2024`, `Q3`.
fn quarter(i: &str) -> Res<'_, Spec> {
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
fn quarter_words(i: &str) -> Res<'_, Spec> {
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
fn decade(i: &str) -> Res<'_, Spec> {
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
fn century(i: &str) -> Res<'_, Spec> {
    let (rest, n) = number::ordinal(i)?;
    let (rest, ()) = joint(rest)?;
    let Some(rest) = phrase(rest, "century") else {
        return no(i);
    };
    match i16::try_from(n) {
        Ok(n) if (1..=30).contains(&n) => Ok((rest, Spec::plain(Written::Century(n)))),
        _ => no(i),
    }
}

/// `yesterday`, `last week`, `next month`, `this year`.
fn named_relative(i: &str) -> Res<'_, Spec> {
    const NAMED: &[(&str, (i32, Precision))] = &[
        ("yesterday", (-1, Precision::Day)),
        ("today", (0, Precision::Day)),
        ("tomorrow", (1, Precision::Day)),
        ("tonight", (0, Precision::Day)),
        ("the day before yesterday", (-2, Precision::Day)),
        ("the day after tomorrow", (2, Precision::Day)),
        ("last week", (-1, Precision::Week)),
        ("this week", (0, Precision::Week)),
        ("next week", (1, Precision::Week)),
        ("last month", (-1, Precision::Month)),
        ("this month", (0, Precision::Month)),
        ("next month", (1, Precision::Month)),
        ("last quarter", (-1, Precision::Quarter)),
        ("this quarter", (0, Precision::Quarter)),
        ("next quarter", (1, Precision::Quarter)),
        ("last year", (-1, Precision::Year)),
        ("this year", (0, Precision::Year)),
        ("next year", (1, Precision::Year)),
    ];
    match one_of(i, NAMED) {
        Some((rest, (n, p))) => Ok((rest, Spec::plain(Written::Relative(n, p)))),
        None => no(i),
    }
}

/// `a year later`, `two weeks ago`, `three days earlier`.
fn count_relative(i: &str) -> Res<'_, Spec> {
    let (rest, n) = match phrase(i, "a").or_else(|| phrase(i, "an")) {
        Some(rest) => (rest, 1),
        None => number::small_cardinal(i)?,
    };
    let (rest, ()) = blank1(rest)?;
    let (rest, unit) = lower_word(rest)?;
    let precision = match unit.as_str() {
        "day" | "days" => Precision::Day,
        "week" | "weeks" => Precision::Week,
        "month" | "months" => Precision::Month,
        "year" | "years" => Precision::Year,
        "decade" | "decades" => Precision::Decade,
        _ => return no(i),
    };
    let (rest, ()) = blank1(rest)?;
    let (rest, way) = lower_word(rest)?;
    let n = match way.as_str() {
        "later" | "after" | "afterwards" | "hence" => n,
        "ago" | "earlier" | "before" => -n,
        _ => return no(i),
    };
    Ok((rest, Spec::plain(Written::Relative(n, precision))))
}
