//! What a date as written means on the day of the draft.

use super::context::Context;
use super::date::{DateValue, Days, Precision, When, day_number, from_day_number, month_name};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// The first day of a month, and the first day of the month `months` later.
fn months(year: i16, month: i8, months: i32) -> Option<Days> {
    let a = Date::new(year, month, 1).ok()?;
    Some(Days::between(a, a.checked_add(months.months()).ok()?))
}

/// A part of a period: early, mid, late, or a half.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Early,
    Mid,
    Late,
    FirstHalf,
    SecondHalf,
    /// The calendar week that holds a day.
    Week,
    FirstDay,
    LastDay,
}

/// Which day of a weekday's name is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    /// The nearest one past, the dateline's own day included.
    Bare,
    /// The nearest one before the dateline.
    Last,
    /// So many weeks after the nearest one that follows the dateline.
    Next(i32),
    /// The one in the calendar week so many weeks from the dateline's.
    OfWeek(i32),
}

/// A date as written, before the dateline has its say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// Any of weekday, year, month and day.
    Calendar {
        /// Day of the week, as written beside the date.
        weekday: Option<Weekday>,
        /// The year.
        year: Option<i16>,
        /// The month, 1 to 12.
        month: Option<i8>,
        /// The day of the month.
        day: Option<i8>,
    },
    /// All digits, each order of day and month a valid date: day first, then month first.
    Digits(Date, Date),
    /// A quarter of a year, 1 to 4.
    Quarter(i8, Option<i16>),
    /// Ten years from this one.
    Decade(i16),
    /// A hundred years: 20 for 1901 to 2000.
    Century(i16),
    /// Days, weeks, months or years from the dateline: how many, of what.
    Relative(i32, Precision),
    /// Such a day of the week.
    Weekday(Weekday, Which),
    /// Seasons, weekends, stretches of time.
    More(super::date_more::More),
}

/// Why a date that was written can not be one.
pub(crate) type Impossible = String;

impl Written {
    /// The days that are meant. `Ok(Unresolved)` where the dateline is missing; an impossible day is an error.
    pub(crate) fn resolve(&self, part: Option<Part>, ctx: &Context) -> Result<DateValue, Impossible> {
        let mut wrong_weekday = None;
        let (when, precision) = match *self {
            Self::Digits(day_first, month_first) => {
                use super::context::DayOrder::{DayFirst, MonthFirst};
                let when = match ctx.day_order {
                    Some(DayFirst) => When::Days(Days::day(day_first)),
                    Some(MonthFirst) => When::Days(Days::day(month_first)),
                    None if day_first == month_first => When::Days(Days::day(day_first)),
                    None => When::Ambiguous(Days::day(day_first), Days::day(month_first)),
                };
                (when, Precision::Day)
            }
            Self::Calendar {
                weekday,
                year,
                month,
                day,
            } => {
                let (when, precision) = calendar(weekday, year, month, day, ctx)?;
                if let (When::Days(d), Some(w)) = (when, weekday)
                    && let Some(date) = d.as_day()
                    && date.weekday() != w
                {
                    wrong_weekday = Some((w, date.weekday()));
                }
                (when, precision)
            }
            Self::Quarter(q, year) => {
                let days = year
                    .or(ctx.dateline.map(Date::year))
                    .map(|y| months(y, q * 3 - 2, 3).ok_or("no such year"));
                (
                    days.transpose()?.map_or(When::Unresolved, When::Days),
                    Precision::Quarter,
                )
            }
            Self::Decade(y) => (
                When::Days(months(y, 1, 120).ok_or("no such decade")?),
                Precision::Decade,
            ),
            Self::Century(c) => {
                let first = c
                    .checked_sub(1)
                    .and_then(|c| c.checked_mul(100))
                    .and_then(|y| y.checked_add(1));
                let days = first.and_then(|y| months(y, 1, 1200)).ok_or("no such century")?;
                (When::Days(days), Precision::Century)
            }
            Self::More(m) => (m.when(ctx), m.precision()),
            Self::Relative(n, p) => (relative(n, p, ctx).map_or(When::Unresolved, When::Days), p),
            Self::Weekday(w, which) => (
                weekday_near(w, which, ctx).map_or(When::Unresolved, When::Days),
                Precision::Day,
            ),
        };
        let when = match (when, part) {
            (When::Days(d), Some(p)) => When::Days(part_of(d, p, precision).ok_or("no such part of that date")?),
            (w, _) => w,
        };
        let precision = if part.is_some() { Precision::Part } else { precision };
        Ok(DateValue {
            when,
            precision,
            bound: false,
            bare: false,
            wrong_weekday,
        })
    }
}

fn calendar(
    weekday: Option<Weekday>,
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    ctx: &Context,
) -> Result<(When, Precision), Impossible> {
    let no_year = "no such year";
    Ok(match (year, month, day) {
        (Some(y), Some(m), Some(d)) => {
            let date = Date::new(y, m, d).map_err(|_| impossible(Some(y), m, d))?;
            (When::Days(Days::day(date)), Precision::Day)
        }
        (Some(y), Some(m), None) => (When::Days(months(y, m, 1).ok_or(no_year)?), Precision::Month),
        (Some(y), None, _) => (When::Days(months(y, 1, 12).ok_or(no_year)?), Precision::Year),
        (None, Some(m), Some(d)) => {
            // 29 February is a day in some year; nothing else beyond the month's end is.
            Date::new(2000, m, d).map_err(|_| impossible(None, m, d))?;
            let Some(base) = ctx.dateline else {
                return Ok((When::Unresolved, Precision::Day));
            };
            let near = |y: i16| Date::new(y, m, d).ok();
            let candidates = [
                base.year().checked_sub(1),
                Some(base.year()),
                base.year().checked_add(1),
            ];
            let away = |c: &Date| (day_number(*c) - day_number(base)).abs();
            let nearest = |c: &Date| (away(c), day_number(*c) > day_number(base));
            let all = || candidates.into_iter().flatten().filter_map(near);
            let best = all().min_by_key(nearest);
            // Months away either year may be meant: the day of the week tells which.
            let told = all()
                .filter(|c| weekday.is_some_and(|w| c.weekday() == w))
                .min_by_key(nearest);
            let best = best.map(|b| if away(&b) > 120 { told.unwrap_or(b) } else { b });
            (
                best.map_or(When::Unresolved, |d| When::Days(Days::day(d))),
                Precision::Day,
            )
        }
        (None, Some(m), None) => {
            let Some(base) = ctx.dateline else {
                return Ok((When::Unresolved, Precision::Month));
            };
            let diff = i32::from(m) - i32::from(base.month());
            let year = base.year() + if diff > 6 { -1 } else { i16::from(diff < -6) };
            (
                months(year, m, 1).map_or(When::Unresolved, When::Days),
                Precision::Month,
            )
        }
        (None, None, _) => match weekday {
            Some(w) => (
                weekday_near(w, Which::Bare, ctx).map_or(When::Unresolved, When::Days),
                Precision::Day,
            ),
            None => (When::Unresolved, Precision::Day),
        },
    })
}

fn impossible(year: Option<i16>, month: i8, day: i8) -> Impossible {
    if !(1..=12).contains(&month) {
        return format!("a year has no month {month}");
    }
    let name = month_name(month);
    match year {
        Some(y) => format!("{name} {y} has no day {day}"),
        None => format!("{name} has no day {day}"),
    }
}

/// The day of the week that is meant, seen from the dateline.
fn weekday_near(w: Weekday, which: Which, ctx: &Context) -> Option<Days> {
    let base = ctx.dateline?;
    let since = i32::from(base.weekday().since(w));
    let monday = |d: Weekday| i32::from(d.to_monday_zero_offset());
    let back = match which {
        Which::Bare => since,
        Which::Last if since == 0 => 7,
        Which::Last => since,
        Which::Next(weeks) => since - 7 - weeks.checked_mul(7)?,
        Which::OfWeek(n) => monday(base.weekday()) - monday(w) - n.checked_mul(7)?,
    };
    Some(Days::day(base.checked_sub(back.days()).ok()?))
}

/// `n` units from the dateline, as wide as the unit: the calendar week (Monday first), month or year.
pub(super) fn relative(n: i32, unit: Precision, ctx: &Context) -> Option<Days> {
    let base = ctx.dateline?;
    match unit {
        Precision::Week => {
            let monday = base
                .checked_sub(i32::from(base.weekday().to_monday_zero_offset()).days())
                .ok()?;
            let a = monday.checked_add(n.checked_mul(7)?.days()).ok()?;
            Some(Days::between(a, a.checked_add(7.days()).ok()?))
        }
        Precision::Month => {
            let a = base.first_of_month().checked_add(n.months()).ok()?;
            Some(Days::between(a, a.checked_add(1.month()).ok()?))
        }
        Precision::Quarter => {
            let first = Date::new(base.year(), (base.month() - 1) / 3 * 3 + 1, 1).ok()?;
            let a = first.checked_add(n.checked_mul(3)?.months()).ok()?;
            Some(Days::between(a, a.checked_add(3.months()).ok()?))
        }
        Precision::Year | Precision::Decade => {
            let n = if unit == Precision::Decade {
                n.checked_mul(10)?
            } else {
                n
            };
            months(i16::try_from(i32::from(base.year()).checked_add(n)?).ok()?, 1, 12)
        }
        _ => Some(Days::day(base.checked_add(n.days()).ok()?)),
    }
}

/// Thirds and halves of a period: by months where it has them, a month by its tens of days.
fn part_of(d: Days, part: Part, precision: Precision) -> Option<Days> {
    let (a, b) = (from_day_number(d.start?)?, from_day_number(d.end?)?);
    let length = i32::from(b.year() - a.year()) * 12 + i32::from(b.month()) - i32::from(a.month());
    let (from, to, of) = match part {
        Part::Early => (0, 1, 3),
        Part::Mid => (1, 2, 3),
        Part::Late => (2, 3, 3),
        Part::FirstHalf => (0, 1, 2),
        Part::SecondHalf => (1, 2, 2),
        Part::FirstDay => return Some(Days::day(a)),
        Part::LastDay => return Some(Days::day(b.yesterday().ok()?)),
        Part::Week => {
            let monday = d.start? - i32::from(a.weekday().to_monday_zero_offset());
            return Some(Days {
                start: Some(monday),
                end: Some(monday + 7),
            });
        }
    };
    if precision == Precision::Day {
        return None;
    }
    if length % of == 0 && length > 0 {
        let step = length / of;
        return Some(Days::between(
            a.checked_add((from * step).months()).ok()?,
            a.checked_add((to * step).months()).ok()?,
        ));
    }
    let days = d.end? - d.start?;
    let cut = |k: i32| if k == of { days } else { k * (days / of) };
    Some(Days {
        start: Some(d.start? + cut(from)),
        end: Some(d.start? + cut(to)),
    })
}
