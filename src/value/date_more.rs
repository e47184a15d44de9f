//! Seasons, weekends, weeks of a month, months of a year, and stretches of time before and after the dateline.

use super::context::Context;
use super::date::{Days, Precision, When, Written, day_number};
use super::date_forms::{comma_year, month, year4};
use super::date_parse::Spec;
use super::lex::{Res, blank1, blanks, digits, ends_word, joint, lower_word, no, one_of, phrase};
use super::number;
use jiff::ToSpan;
use jiff::civil::Date;
use nom::Parser;
use nom::combinator::opt;

/// Dates that are written by their place in a longer period, or by their distance from the dateline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum More {
    /// Spring is 0, winter 3, which goes on into the next year; and how many years from the dateline's.
    Season(i8, Option<i16>, Option<i8>),
    /// A Saturday and Sunday, in weeks from the dateline.
    Weekend(i32),
    /// The n-th seven days of a month; 0 is the last.
    WeekOf(i8, Option<i16>, i8),
    /// The first or last months of a year.
    MonthsOf(i8, bool, i16),
    /// So many units up to the dateline, or from it on.
    Stretch(i32, Precision, bool),
    /// What is gone of the unit that the dateline is in, or what is left of it.
    SoFar(Precision, bool),
    /// The month of this name before or after the dateline's.
    Named(i8, i8),
    /// The day of this number nearest before the dateline.
    DayOf(i8),
    /// A fiscal year: whose days depend on whose year it is.
    Fiscal,
}

impl More {
    pub(super) fn precision(self) -> Precision {
        match self {
            Self::Season(..) => Precision::Quarter,
            Self::Weekend(_) | Self::WeekOf(..) | Self::MonthsOf(..) | Self::SoFar(..) => Precision::Part,
            Self::Stretch(..) => Precision::Period,
            Self::Named(..) => Precision::Month,
            Self::DayOf(_) => Precision::Day,
            Self::Fiscal => Precision::Year,
        }
    }

    pub(super) fn when(self, ctx: &Context) -> When {
        self.days(ctx).map_or(When::Unresolved, When::Days)
    }

    fn days(self, ctx: &Context) -> Option<Days> {
        let from = |a: Date, months: i32| Some(Days::between(a, a.checked_add(months.months()).ok()?));
        match self {
            Self::Season(season, year, way) => {
                let first = |y: i16| Date::new(y, season * 3 + 3, 1).ok();
                if let Some(y) = year {
                    return from(first(y)?, 3);
                }
                let base = ctx.dateline?;
                let years = [base.year().checked_sub(1)?, base.year(), base.year().checked_add(1)?];
                let mut all = years.into_iter().filter_map(|y| from(first(y)?, 3));
                let today = day_number(base);
                match way? {
                    -1 => all.rfind(|d| d.end.is_some_and(|e| e <= today)),
                    1 => all.find(|d| d.start.is_some_and(|s| s > today)),
                    _ => from(first(base.year())?, 3),
                }
            }
            Self::Weekend(n) => {
                let base = ctx.dateline?;
                let offset = i32::from(base.weekday().to_monday_zero_offset());
                let saturday = day_number(base) - offset + 5 + n.checked_mul(7)?;
                Some(Days {
                    start: Some(saturday),
                    end: Some(saturday + 2),
                })
            }
            Self::WeekOf(n, year, month) => {
                let year = year.or(ctx.dateline.map(Date::year))?;
                let first = Date::new(year, month, 1).ok()?;
                let last = day_number(first.checked_add(1.month()).ok()?);
                let start = if n == 0 {
                    last - 7
                } else {
                    day_number(first) + i32::from(n - 1) * 7
                };
                Some(Days {
                    start: Some(start),
                    end: Some(last.min(start + 7)),
                })
            }
            Self::MonthsOf(n, first, year) => {
                let start = if first { 1 } else { 13 - n };
                from(Date::new(year, start, 1).ok()?, i32::from(n))
            }
            Self::Stretch(n, unit, back) => {
                let base = ctx.dateline?;
                let moved = |n: i32| -> Option<Date> {
                    match unit {
                        Precision::Day => base.checked_add(n.days()).ok(),
                        Precision::Week => base.checked_add(n.checked_mul(7)?.days()).ok(),
                        Precision::Month => base.checked_add(n.months()).ok(),
                        Precision::Quarter => base.checked_add(n.checked_mul(3)?.months()).ok(),
                        Precision::Year => base.checked_add(n.years()).ok(),
                        _ => base.checked_add(n.checked_mul(10)?.years()).ok(),
                    }
                };
                let (a, b) = if back {
                    (moved(n.checked_neg()?)?, base)
                } else {
                    (base, moved(n)?)
                };
                Some(Days::between(a, b.tomorrow().ok()?))
            }
            Self::SoFar(unit, rest) => {
                let all = super::date::relative(0, unit, ctx)?;
                let today = day_number(ctx.dateline?);
                Some(if rest {
                    Days {
                        start: Some(today),
                        ..all
                    }
                } else {
                    Days {
                        end: Some(today + 1),
                        ..all
                    }
                })
            }
            Self::Named(month, way) => {
                let base = ctx.dateline?;
                let past = (month, -1) < (base.month(), 0) || month < base.month();
                let year = match way {
                    -1 if month >= base.month() => base.year().checked_sub(1)?,
                    1 if past || month == base.month() => base.year().checked_add(1)?,
                    _ => base.year(),
                };
                from(Date::new(year, month, 1).ok()?, 1)
            }
            Self::DayOf(day) => {
                let base = ctx.dateline?;
                let this = Date::new(base.year(), base.month(), day).ok().filter(|d| *d <= base);
                let before = || {
                    let last = base.first_of_month().checked_sub(1.month()).ok()?;
                    Date::new(last.year(), last.month(), day).ok()
                };
                Some(Days::day(this.or_else(before)?))
            }
            Self::Fiscal => None,
        }
    }
}

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
    let (rest, y) = comma_year(rest)?;
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

/// `earlier this month`, `later this year`.
pub(super) fn so_far(i: &str) -> Res<'_, Spec> {
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
                super::date::Part::FirstHalf
            } else {
                super::date::Part::SecondHalf
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
