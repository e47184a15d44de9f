//! Dates in full and in part, as sets of days.

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
#[expect(missing_docs, reason = "units of the calendar")]
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
