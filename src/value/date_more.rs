//! Seasons, weekends, weeks of a month, months of a year, and stretches of time before and after the dateline.

use super::context::Context;
use super::date::{Days, Precision, When, day_number};
use jiff::ToSpan;
use jiff::civil::Date;

/// Dates that are written by their place in a longer period, or by their distance from the dateline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum More {
    /// Spring is 0, winter 3, which goes on into the next year; and how many years from the dateline's.
    Season(i8, Option<i16>, Option<i8>),
    /// A Saturday and Sunday, in weeks from the dateline.
    Weekend(i32),
    /// The n-th seven days of a month; 0 is the last.
    WeekOf(i8, Option<i16>, i8),
    /// The first or last months of a year, or of one so far from the dateline's.
    MonthsOf(i8, bool, Result<i16, i16>),
    /// So many units up to the dateline, or from it on.
    Stretch(i32, Precision, bool),
    /// What is gone of the unit that the dateline is in, or what is left of it.
    SoFar(Precision, bool),
    /// The month of this name before or after the dateline's.
    Named(i8, i8),
    /// The day of this number nearest before the dateline.
    DayOf(i8),
    /// The day of this number in the month so many months from the dateline's.
    DayIn(i32, i8),
    /// The unit of time that the dateline is in.
    Current(Precision),
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
            Self::DayOf(_) | Self::DayIn(..) => Precision::Day,
            Self::Current(p) => p,
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
                let year = match year {
                    Ok(y) => y,
                    Err(away) => ctx.dateline?.year().checked_add(away)?,
                };
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
                let all = super::date_written::relative(0, unit, ctx)?;
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
            Self::DayIn(months, day) => {
                let first = ctx.dateline?.first_of_month().checked_add(months.months()).ok()?;
                Some(Days::day(Date::new(first.year(), first.month(), day).ok()?))
            }
            Self::Current(Precision::Decade) => {
                let year = ctx.dateline?.year();
                from(Date::new(year - year % 10, 1, 1).ok()?, 120)
            }
            Self::Current(unit) => super::date_written::relative(0, unit, ctx),
            Self::Fiscal => None,
        }
    }
}
