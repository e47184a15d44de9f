//! Dates in full and in part, as sets of days.

use super::context::Context;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use std::fmt;

/// The days from `start` up to, but not, `end`, counted from 1970-01-01; `None` is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub start: Option<i32>,
    /// The day after the last.
    pub end: Option<i32>,
}

/// How fine a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Precision {
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    /// A part of a period: `early 2025`.
    Part,
    /// A range of its own ends.
    Period,
}

/// The days that a written date stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// These days.
    Days(Days),
    /// No year, and no dateline to take it from.
    Unresolved,
    /// Day and month may be read either way round.
    Ambiguous(Days, Days),
}

/// A written date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateValue {
    /// The days it stands for.
    pub when: When,
    /// How fine it is written.
    pub precision: Precision,
    /// Whether an open side or a hedge makes it a bound (`after 2019`).
    pub bound: bool,
    /// Whether it is only one or two four-digit figures, which may be plain numbers.
    pub bare: bool,
    /// A weekday that is not the date's own: the one written, and the date's.
    pub wrong_weekday: Option<(Weekday, Weekday)>,
}

/// The number of a day, counted from 1970-01-01.
#[must_use]
pub(crate) fn day_number(d: Date) -> i32 {
    let epoch = Date::constant(1970, 1, 1);
    (d - epoch).get_days()
}

/// The day with this number, if the calendar reaches it.
#[must_use]
pub fn from_day_number(n: i32) -> Option<Date> {
    Date::constant(1970, 1, 1).checked_add(n.days()).ok()
}

impl Days {
    /// One day.
    #[must_use]
    pub fn day(d: Date) -> Self {
        let n = day_number(d);
        Self {
            start: Some(n),
            end: Some(n + 1),
        }
    }

    /// From the first day of `a` up to, but not, `b`.
    #[must_use]
    pub fn between(a: Date, b: Date) -> Self {
        Self {
            start: Some(day_number(a)),
            end: Some(day_number(b)),
        }
    }

    /// Whether all of these days are among `outer`'s.
    #[must_use]
    pub fn within(&self, outer: &Self) -> bool {
        let low = match (outer.start, self.start) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(o), Some(s)) => o <= s,
        };
        let high = match (outer.end, self.end) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(o), Some(e)) => e <= o,
        };
        low && high
    }

    /// Whether the two share a day.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let before = |e: Option<i32>, s: Option<i32>| matches!((e, s), (Some(e), Some(s)) if e <= s);
        !before(self.end, other.start) && !before(other.end, self.start)
    }

    /// The single day, if it is one.
    #[must_use]
    pub fn as_day(&self) -> Option<Date> {
        match (self.start, self.end) {
            (Some(s), Some(e)) if e == s + 1 => from_day_number(s),
            _ => None,
        }
    }

    /// Both ends as dates, the last day included; `None` where a side is open.
    #[must_use]
    pub fn ends(&self) -> (Option<Date>, Option<Date>) {
        (
            self.start.and_then(from_day_number),
            self.end.and_then(|e| from_day_number(e - 1)),
        )
    }
}

/// The first day of a month, and the first day of the month `months` later.
fn months(year: i16, month: i8, months: i32) -> Option<Days> {
    let a = Date::new(year, month, 1).ok()?;
    Some(Days::between(a, a.checked_add(months.months()).ok()?))
}

/// A part of a period: early, mid, late, or a half.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
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
            let best = candidates.into_iter().flatten().filter_map(near).min_by_key(|c| {
                (
                    (day_number(*c) - day_number(base)).abs(),
                    day_number(*c) > day_number(base),
                )
            });
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

impl DateValue {
    /// The days, where they are known.
    #[must_use]
    pub const fn days(&self) -> Option<Days> {
        match self.when {
            When::Days(d) => Some(d),
            _ => None,
        }
    }

    /// The date with one unit of its own precision more on either side: what `about` makes of it.
    #[must_use]
    pub fn widened(&self) -> Option<Self> {
        let d = self.days()?;
        let (a, b) = (from_day_number(d.start?)?, from_day_number(d.end?)?);
        let span = match self.precision {
            Precision::Day => 1.day(),
            Precision::Week => 7.days(),
            Precision::Month => 1.month(),
            Precision::Quarter => 3.months(),
            Precision::Year | Precision::Part | Precision::Period => 1.year(),
            Precision::Decade => 10.years(),
            Precision::Century => 100.years(),
        };
        let days = Days::between(a.checked_sub(span).ok()?, b.checked_add(span).ok()?);
        Some(Self {
            when: When::Days(days),
            bound: true,
            bare: false,
            ..*self
        })
    }
}

impl fmt::Display for Days {
    /// Writes a form that the value grammar reads back as the same days.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.ends() {
            (Some(a), Some(b)) if a == b => write!(f, "{a}"),
            (Some(a), Some(b)) => {
                let next = b.tomorrow().unwrap_or(b);
                if a.day() == 1 && a.month() == 1 && next.day() == 1 && next.month() == 1 && next.year() == a.year() + 1
                {
                    write!(f, "{:04}", a.year())
                } else if a.day() == 1 && next.day() == 1 && a.month() == b.month() && a.year() == b.year() {
                    write!(f, "{} {:04}", month_name(a.month()), a.year())
                } else {
                    write!(f, "{a} to {b}")
                }
            }
            (Some(a), None) => write!(f, "since {a}"),
            (None, Some(b)) => write!(f, "until {b}"),
            (None, None) => f.write_str("any day"),
        }
    }
}

/// The English name of a month, 1 to 12.
#[must_use]
pub fn month_name(month: i8) -> &'static str {
    match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

/// The English name of a weekday.
#[must_use]
pub const fn weekday_name(w: Weekday) -> &'static str {
    match w {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
