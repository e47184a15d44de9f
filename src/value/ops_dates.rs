//! Arithmetic on dates.

use super::date::{Days, Precision, When, day_number, from_day_number};
use super::figure::Figure;
use super::interval::{End, Interval};
use super::ops::{Op, OpError};
use super::unit::{Dim, TimeUnit};
use super::{DateValue, Quantity};
use jiff::ToSpan;
use rust_decimal::Decimal;

/// The days from `a` to `b`.
pub(super) fn days_from(a: &DateValue, b: &DateValue) -> Op<Quantity> {
    let (x, y) = (
        a.days().ok_or(OpError::Unresolved)?,
        b.days().ok_or(OpError::Unresolved)?,
    );
    let diff = |p: Option<i32>, q: Option<i32>| p.zip(q).map(|(p, q)| Decimal::from(p - q));
    let low = diff(y.start, x.end.map(|e| e - 1)).map_or(End::Unbounded, End::Closed);
    let high = diff(y.end.map(|e| e - 1), x.start).map_or(End::Unbounded, End::Closed);
    let interval = Interval { low, high };
    // Years as written are whole years apart.
    let year = |d: Days| d.start.and_then(from_day_number).map(|d| i32::from(d.year()));
    let years = || {
        let whole = a.precision == Precision::Year && b.precision == Precision::Year;
        let apart = year(y)?.checked_sub(year(x)?).filter(|_| whole)?;
        Decimal::from(apart).checked_mul(Decimal::new(3_652_425, 4))
    };
    let number = interval.as_point().or_else(years);
    Ok(Quantity::new(
        Figure::derived(interval, number),
        Dim::Duration(TimeUnit::Day),
    ))
}

/// A date moved by a length of time, by the calendar where the length is whole months or years.
pub(super) fn shift(d: &DateValue, q: &Quantity, back: bool) -> Op<DateValue> {
    let Dim::Duration(unit) = q.dim else {
        return Err(OpError::Kinds("a date moves only by a length of time".to_owned()));
    };
    let days = d.days().ok_or(OpError::Unresolved)?;
    let n = q
        .figure
        .number
        .filter(|n| n.fract().is_zero())
        .and_then(|n| i32::try_from(n.trunc().mantissa()).ok())
        .filter(|n| n.abs() < 1_000_000)
        .ok_or_else(|| {
            OpError::Kinds("a date moves only by a whole number of days, weeks, months or years".to_owned())
        })?;
    let n = if back { -n } else { n };
    let (span, precision) = match unit {
        TimeUnit::Day => (n.days(), Precision::Day),
        TimeUnit::Week => ((n * 7).days(), Precision::Day),
        TimeUnit::Fortnight => ((n * 14).days(), Precision::Day),
        TimeUnit::Month => (n.months(), d.precision),
        TimeUnit::Quarter => ((n * 3).months(), d.precision),
        TimeUnit::Year | TimeUnit::Decade | TimeUnit::Century | TimeUnit::Millennium => {
            let years = match unit {
                TimeUnit::Decade => n.checked_mul(10),
                TimeUnit::Century => n.checked_mul(100),
                TimeUnit::Millennium => n.checked_mul(1000),
                _ => Some(n),
            };
            let years = years.filter(|y| y.abs() < 9000).ok_or(OpError::TooLarge)?;
            (years.years(), d.precision)
        }
        _ => return Err(OpError::Kinds("a date moves by days or more".to_owned())),
    };
    let moved = |e: Option<i32>| -> Op<Option<i32>> {
        e.map(|e| {
            let date = from_day_number(e).ok_or(OpError::TooLarge)?;
            date.checked_add(span).map(day_number).map_err(|_| OpError::TooLarge)
        })
        .transpose()
    };
    let last = days.end.map(|e| e - 1);
    let end = if days.as_day().is_some() {
        moved(last)?.map(|e| e + 1)
    } else {
        moved(days.end)?
    };
    Ok(DateValue {
        when: When::Days(Days {
            start: moved(days.start)?,
            end,
        }),
        precision,
        bound: d.bound,
        bare: false,
        wrong_weekday: None,
    })
}
