//! The grammar of dates and date ranges.

use super::context::Context;
use super::date::{DateValue, Days, Precision, When};
use super::date_forms::{comma_year, day_number, month, unparted};
use super::date_more_forms::current;
use super::date_tables::{PARTS, SIDES, Side};
use super::date_written::{Part, Written};
use super::lex::{Res, blank1, blanks, dash, digits, ends_word, joint, no, one_of, phrase};
use jiff::civil::Weekday;
use nom::Parser;
use nom::combinator::opt;

/// A date as written: what it says, the part of it that is meant, and how it is bounded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spec {
    pub(super) written: Written,
    pub(super) part: Option<Part>,
    pub(super) bare: bool,
}

impl Spec {
    pub(super) const fn plain(written: Written) -> Self {
        Self {
            written,
            part: None,
            bare: false,
        }
    }

    pub(super) const fn day(weekday: Option<Weekday>, year: Option<i16>, month: i8, day: i8) -> Self {
        Self::plain(Written::Calendar {
            weekday,
            year,
            month: Some(month),
            day: Some(day),
        })
    }
}

/// What stands between two dates of a range.
fn range_separator(i: &str, and: bool) -> Res<'_, ()> {
    let trimmed = blanks(i);
    if let Ok((rest, ())) = dash(trimmed) {
        return Ok((blanks(rest), ()));
    }
    // `Dec. 28, 2015, to Jan. 3, 2016`
    let trimmed = trimmed.strip_prefix(',').map_or(trimmed, blanks);
    let comma = i.starts_with(',');
    if trimmed.len() < i.len() {
        for p in ["through to", "to", "through", "until", "till", "and"] {
            if (p != "and" || and && !comma)
                && let Some(rest) = phrase(trimmed, p)
            {
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
    // `in 2018 and 2020` are two dates of running text, `between 2018 and 2020` is one.
    if let Ok(found) = range(i, !ctx.prose, ctx) {
        return Ok(found);
    }
    if let Some((rest, side)) = one_of(i, SIDES) {
        let (rest, ()) = match blank1(rest) {
            Ok(r) => r,
            Err(_) if side == Side::About && rest.len() < i.len() => (rest, ()),
            Err(e) => return Err(e),
        };
        let (rest, (spec, _)) = single(rest, ctx)?;
        if side == Side::About && spec.bare && !ctx.prose {
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
pub(super) fn digits_may_start(i: &str) -> bool {
    let bytes = i.as_bytes();
    let count = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    if count > 4 {
        return false;
    }
    let rest = &bytes[count..];
    match rest.first() {
        None => count == 4,
        Some(b'-' | b'/' | b'.' | b's' | b'n' | b'r' | b't' | b'Q' | b'H' | b'\'') => true,
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

pub(super) fn open(d: DateValue, side: Side) -> DateValue {
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
    range(rest, true, ctx)
}

/// Two dates with a separator between; the first takes the month and the year that it lacks from the second.
fn range<'a>(i: &'a str, and: bool, ctx: &Context) -> Res<'a, Result<DateValue, String>> {
    if let Ok(found) = days_of_month(i, and, ctx) {
        return Ok(found);
    }
    let (rest, (a, _)) = single(i, ctx)?;
    let slash = rest
        .strip_prefix('/')
        .filter(|_| matches!(a.written, Written::Calendar { year: Some(_), .. }));
    let rest = match slash {
        Some(r) => r,
        None => range_separator(rest, and)?.0,
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
fn days_of_month<'a>(i: &'a str, and: bool, ctx: &Context) -> Res<'a, Result<DateValue, String>> {
    let (rest, a) = day_number(phrase(i, "the").map_or(i, blanks))?;
    let (rest, ()) = range_separator(rest, and)?;
    let (rest, b) = day_number(phrase(rest, "the").map_or(rest, blanks))?;
    let (rest, ()) = blank1(rest)?;
    let (rest, _) = opt(|i| phrase(i, "of").map_or_else(|| no(i), blank1)).parse(rest)?;
    let (rest, m) = month(rest)?;
    let (rest, y) = opt(comma_year).parse(rest)?;
    Ok((rest, join(Spec::day(None, y, m, a), Spec::day(None, y, m, b), ctx)))
}

fn join(a: Spec, b: Spec, ctx: &Context) -> Result<DateValue, String> {
    let x = resolve(&a, ctx)?;
    let mut y = resolve(&b, ctx)?;
    // `May 5 to May 9`: neither has a year, and both are of the same one.
    if let (
        Written::Calendar {
            year: None,
            month: Some(m),
            ..
        },
        Written::Calendar {
            weekday,
            year: None,
            month: Some(n),
            day,
        },
    ) = (a.written, b.written)
        && let Some(first) = x.days().and_then(|d| super::date::from_day_number(d.start?))
    {
        let year = first.year().checked_add(i16::from(n < m));
        y = Written::Calendar {
            weekday,
            year,
            month: Some(n),
            day,
        }
        .resolve(b.part, ctx)?;
    }
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
        // `the last day of the year` is the dateline's own.
        let edge = matches!(part, Part::FirstDay | Part::LastDay);
        let (rest, mut spec) = match current(rest).filter(|_| edge) {
            Some(found) => found,
            None => unparted(rest)?,
        };
        let day = matches!(
            spec.written,
            Written::Calendar { day: Some(_), .. } | Written::Digits(..)
        );
        if day != (part == Part::Week) {
            return no(i);
        }
        spec.part = Some(part);
        spec.bare = false;
        return Ok((rest, (spec, ())));
    }
    let (rest, spec) = unparted(i)?;
    Ok((rest, (spec, ())))
}
