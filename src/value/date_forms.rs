//! The forms in which a single date is written.

use super::date_holidays::holiday;
use super::date_more::More;
use super::date_more_forms::{month_away, named_month, nth_of, quarter_code, season, so_far, stretch};
use super::date_parse::{Spec, digits_may_start};
use super::date_periods::{century, decade, quarter, quarter_words};
use super::date_relative::{count_relative, named_relative};
use super::date_tables::{MONTHS, WEEKDAYS};
use super::date_written::{Which, Written};
use super::lex::{Res, blank1, blanks, digits, ends_word, joint, lower_word, no, one_of, phrase};
use super::number;
use super::number_words;
use jiff::civil::Date;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

pub(super) fn unparted(i: &str) -> Res<'_, Spec> {
    if i.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        if !digits_may_start(i) {
            return no(i);
        }
        return alt((
            iso,
            digit_date,
            quarter_code,
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
        alt((
            weekday_date,
            month_date,
            quarter,
            quarter_words,
            decade,
            century,
            year_words,
        )),
        alt((
            named_relative,
            count_relative,
            nth_of,
            stretch,
            so_far,
            season,
            named_month,
        )),
        alt((ordinal_day, the_day, quarter_code, spoken_year, holiday)),
    ))
    .parse(i)
}

pub(super) fn year4(i: &str) -> Res<'_, i16> {
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
pub(super) fn year_only(i: &str) -> Res<'_, Spec> {
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
pub(super) fn year_words(i: &str) -> Res<'_, Spec> {
    let Some(rest) = ["the year", "year", "calendar year", "calendar"]
        .iter()
        .find_map(|p| phrase(i, p))
    else {
        return no(i);
    };
    let (rest, ()) = blank1(rest)?;
    let rest = phrase(rest, "of").map_or(rest, blanks);
    let (rest, mut spec) = year_only(rest)?;
    spec.bare = false;
    Ok((rest, spec))
}

/// `nineteen ninety-nine`, `twenty sixteen`: the century and the year in it.
pub(super) fn spoken_year(i: &str) -> Res<'_, Spec> {
    let (rest, century) = lower_word(i)?;
    let century = match century.as_str() {
        "seventeen" => 1700,
        "eighteen" => 1800,
        "nineteen" => 1900,
        "twenty" => 2000,
        _ => return no(i),
    };
    let (rest, ()) = blank1(rest)?;
    let (rest, n) = number::small_cardinal(rest)?;
    // `twenty sixteen-year-olds` are people.
    let words = i[..i.len() - rest.len()].bytes().all(|b| !b.is_ascii_digit());
    if !(10..100).contains(&n) || !words || rest.starts_with('-') {
        return no(i);
    }
    let Ok(n) = i16::try_from(n) else { return no(i) };
    Ok((
        rest,
        Spec::plain(Written::Calendar {
            weekday: None,
            year: Some(century + n),
            month: None,
            day: None,
        }),
    ))
}

/// `2025-05-06`, `2025/05/06`.
pub(super) fn iso(i: &str) -> Res<'_, Spec> {
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
    // A time of day may follow: 2016-11-07T14:30:00Z.
    let rest = match rest.strip_prefix('T') {
        Some(t) if t.starts_with(|c: char| c.is_ascii_digit()) => {
            t.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | 'Z'))
        }
        _ => rest,
    };
    if dl != 2 || !ends_word(rest) {
        return no(i);
    }
    Ok((rest, Spec::day(None, Some(y), small(m), small(d))))
}

/// `2025-05`, `2016/11`: a year and a month, where it can not be the years 2025 to 2105.
pub(super) fn iso_month(i: &str) -> Res<'_, Spec> {
    let (rest, y) = year4(i)?;
    let Some(rest) = rest.strip_prefix(['-', '/']) else {
        return no(i);
    };
    let (rest, (m, 2)) = digits(rest, 2)? else { return no(i) };
    if !(1..=12).contains(&m)
        || i64::from(y % 100) < i64::from(small(m))
        || !ends_word(rest)
        || rest.starts_with(['-', '/'])
    {
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

pub(super) fn small(n: u64) -> i8 {
    i8::try_from(n).unwrap_or(0)
}

/// `5/6/2025`, `6.5.2025`: both orders are kept where both are valid.
pub(super) fn digit_date(i: &str) -> Res<'_, Spec> {
    let (rest, (a, _)) = digits(i, 2)?;
    let Some(sep @ ('/' | '.' | '-')) = rest.chars().next() else {
        return no(i);
    };
    let (rest, (b, _)) = digits(&rest[1..], 2)?;
    let Some(rest) = rest.strip_prefix(sep) else {
        return no(i);
    };
    let (rest, y) = match (year4(rest), digits(rest, 2)) {
        (Ok(found), _) => found,
        // 6/23/16
        (_, Ok((rest, (n, 2)))) if sep == '/' && !rest.starts_with('/') => {
            (rest, i16::from(small(n)) + if n < 50 { 2000 } else { 1900 })
        }
        _ => return no(i),
    };
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
pub(super) fn day_number(i: &str) -> Res<'_, i8> {
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

pub(super) fn month(i: &str) -> Res<'_, i8> {
    MONTHS.at(i).map_or_else(|| no(i), Ok)
}

/// A year after a date: `, 2025`, ` 2025`, ` of 2025`.
pub(super) fn comma_year(i: &str) -> Res<'_, i16> {
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
pub(super) fn day_month(i: &str) -> Res<'_, Spec> {
    let (rest, d) = day_number(i)?;
    let (rest, ()) = joint(rest)?;
    let rest = phrase(rest, "of").map_or(rest, blanks);
    let (rest, m) = month(rest)?;
    // 07-Nov-2016
    if let Some(dashed) = rest.strip_prefix('-')
        && let Ok((end, y)) = year4(dashed)
        && ends_word(end)
        && i[..i.len() - rest.len()].contains('-')
    {
        return Ok((end, Spec::day(None, Some(y), m, d)));
    }
    let (rest, y) = opt(comma_year).parse(rest)?;
    Ok((rest, Spec::day(None, y, m, d)))
}

/// `seventh of November, 2016`.
pub(super) fn ordinal_day(i: &str) -> Res<'_, Spec> {
    let at = phrase(i, "the").map_or(i, blanks);
    let (rest, n) = number_words::ordinal(at)?;
    let Some(rest) = phrase(blanks(rest), "of") else {
        return no(i);
    };
    if let Some((rest, away)) = month_away(blanks(rest)) {
        return match i8::try_from(n) {
            Ok(d) if (1..=31).contains(&d) => Ok((rest, Spec::plain(Written::More(More::DayIn(away, d))))),
            _ => no(i),
        };
    }
    let (rest, m) = month(blanks(rest))?;
    let (rest, y) = opt(comma_year).parse(rest)?;
    match i8::try_from(n) {
        Ok(d) if (1..=31).contains(&d) => Ok((rest, Spec::day(None, y, m, d))),
        _ => no(i),
    }
}

/// `the 6th of May`, `the 1990s`, `the third quarter of 2024`.
pub(super) fn the_day(i: &str) -> Res<'_, Spec> {
    let Some(rest) = phrase(i, "the") else { return no(i) };
    let (rest, ()) = blank1(rest)?;
    alt((day_month, decade, century, quarter_words)).parse(rest)
}

/// `May twenty nine`, `May first`: a day in words, with nothing behind it that it could count.
fn spoken_day(i: &str) -> Option<(&str, i8)> {
    let (rest, n) = match number_words::ordinal(i) {
        Ok(found) => found,
        Err(_) => {
            let (rest, n) = number::small_cardinal(i).ok()?;
            (rest, u64::try_from(n).ok().filter(|n| *n > 20)?)
        }
    };
    let alone = rest.is_empty() || rest.starts_with(['.', ',', ';', ')']) || comma_year(rest).is_ok();
    let spelled = i.starts_with(|c: char| c.is_ascii_alphabetic());
    (alone && spelled && (1..=31).contains(&n)).then(|| (rest, small(n)))
}

/// `May 6, 2025`, `May 6th`, `May 2025`, `May`.
pub(super) fn month_date(i: &str) -> Res<'_, Spec> {
    let (rest, m) = month(i)?;
    let spaced = blanks(rest);
    if spaced.len() < rest.len() || rest.starts_with('-') {
        let at = if spaced.len() < rest.len() { spaced } else { &rest[1..] };
        let at_day = phrase(at, "the").map_or(at, blanks);
        if let Ok((after, d)) = day_number(at_day) {
            // Jan-12-2018
            if let Some(dashed) = after.strip_prefix('-').filter(|_| rest.starts_with('-'))
                && let Ok((end, y)) = year4(dashed)
                && ends_word(end)
            {
                return Ok((end, Spec::day(None, Some(y), m, d)));
            }
            let (after, y) = opt(comma_year).parse(after)?;
            return Ok((after, Spec::day(None, y, m, d)));
        }
        if i.starts_with(char::is_uppercase)
            && let Some((after, d)) = spoken_day(at_day)
        {
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

const WEEKS: &[(&str, i32)] = &[("last week", -1), ("this week", 0), ("next week", 1)];

/// `Tuesday, May 6`, `Tuesday 6 May 2025`, `Tuesday`, `last Tuesday`, `Friday next week`, `next week Friday`.
pub(super) fn weekday_date(i: &str) -> Res<'_, Spec> {
    const WAYS: &[(&str, Which)] = &[
        ("next week on", Which::OfWeek(1)),
        ("next week", Which::OfWeek(1)),
        ("last week on", Which::OfWeek(-1)),
        ("last week", Which::OfWeek(-1)),
        ("next", Which::Next(0)),
        ("last", Which::Last),
        ("on", Which::Bare),
        ("this", Which::OfWeek(0)),
    ];
    let (start, which) = one_of(i, WAYS).map_or((i, Which::Bare), |(r, w)| (blanks(r), w));
    let Some((rest, w)) = WEEKDAYS.at(start) else {
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
    // `Friday next week`, `Monday of next week`
    if which == Which::Bare {
        let at = phrase(blanks(rest), "of").unwrap_or(rest);
        if let Some((end, n)) = one_of(blanks(at), WEEKS) {
            return Ok((end, Spec::plain(Written::Weekday(w, Which::OfWeek(n)))));
        }
    }
    Ok((rest, Spec::plain(Written::Weekday(w, which))))
}
