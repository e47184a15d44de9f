//! The functions of the claim language, on intervals.

use crate::claim::Function;
use crate::value::{
    Arithmetic, Context, Data, DateValue, Days, Decimal, Dim, End, Figure, Hint, Interval, OpError, Precision,
    Quantity, TimeUnit, Value, When, read_strict,
};
use jiff::ToSpan;
use jiff::civil::Date;

type Op<T> = Result<T, OpError>;

/// Applies a function to its operands.
pub(crate) fn apply(f: Function, args: &[&Value], ctx: &Context) -> Op<Data> {
    let items = args.first().filter(|_| args.len() == 1).and_then(|v| members(v, ctx));
    if let Some(items) = items {
        let refs: Vec<&Value> = items.iter().collect();
        return fold(f, &refs);
    }
    match f {
        Function::Sum | Function::Average | Function::Min | Function::Max => fold(f, args),
        Function::Difference => difference(args[0], args[1]),
        Function::Share | Function::Ratio => match (&args[0].data, &args[1].data) {
            (Data::Figure(a), Data::Figure(b)) => a.share_of(b).map(Data::Figure),
            (a, b) => a.apply(Arithmetic::Divide, b),
        },
        Function::PercentChange => match (&args[0].data, &args[1].data) {
            (Data::Figure(a), Data::Figure(b)) => a.percent_change(b).map(Data::Figure),
            (a, b) => Err(OpError::Kinds(format!(
                "a change in percent needs two figures, not {} and {}",
                a.described(),
                b.described()
            ))),
        },
        Function::Round => match (&args[0].data, &args[1].data) {
            (Data::Figure(a), Data::Figure(b)) => a.rounded(b).map(Data::Figure),
            (a, b) => Err(OpError::Kinds(format!(
                "`round` needs two figures, not {} and {}",
                a.described(),
                b.described()
            ))),
        },
        Function::DaysBetween => between(args, TimeUnit::Day),
        Function::WeeksBetween => between(args, TimeUnit::Week),
        Function::MonthsBetween => between(args, TimeUnit::Month),
        Function::YearsBetween => between(args, TimeUnit::Year),
        Function::Count => count(args[0], false),
    }
}

/// The members of a list of figures, where the only operand is one.
fn members(v: &Value, ctx: &Context) -> Option<Vec<Value>> {
    let Data::List(items) = &v.data else { return None };
    items
        .iter()
        .map(|i| match read_strict(i, ctx, Hint::Figure) {
            Ok(Some(data @ Data::Figure(_))) => Some(Value { text: i.clone(), data }),
            _ => None,
        })
        .collect()
}

fn fold(f: Function, args: &[&Value]) -> Op<Data> {
    let Some((first, rest)) = args.split_first() else {
        return Err(OpError::Kinds("this function needs an operand".to_owned()));
    };
    if matches!(first.data, Data::Text(_) | Data::List(_) | Data::Bool(_)) {
        return Err(OpError::Kinds(format!(
            "`{}` needs figures, and this is {}",
            f.name(),
            first.data.described()
        )));
    }
    let mut total = first.data.clone();
    for v in rest {
        total = match f {
            Function::Min | Function::Max => extreme(&total, &v.data, f == Function::Max)?,
            _ => total.apply(Arithmetic::Add, &v.data)?,
        };
    }
    if f != Function::Average {
        return Ok(total);
    }
    let n = Decimal::from(args.len());
    let divisor = Data::Figure(Quantity::new(Figure::derived(Interval::point(n), Some(n)), Dim::Number));
    let plain = matches!(&total, Data::Figure(q) if matches!(q.dim, Dim::Number | Dim::Ratio));
    let mut out = total.apply(Arithmetic::Divide, &divisor)?;
    if let Data::Figure(q) = &mut out
        && plain
    {
        q.dim = Dim::Number;
    }
    Ok(out)
}

fn extreme(a: &Data, b: &Data, largest: bool) -> Op<Data> {
    match (a, b) {
        (Data::Figure(a), Data::Figure(b)) => a.extreme(b, largest).map(Data::Figure),
        (Data::Date(a), Data::Date(b)) => {
            let (x, y) = (
                a.days().ok_or(OpError::Unresolved)?,
                b.days().ok_or(OpError::Unresolved)?,
            );
            let pick = |p: Option<i32>, q: Option<i32>| if largest { p.max(q) } else { p.min(q) };
            let when = When::Days(Days {
                start: pick(x.start, y.start),
                end: pick(x.end, y.end),
            });
            Ok(Data::Date(DateValue { when, ..*a }))
        }
        (a, b) => Err(OpError::Kinds(format!(
            "{} and {} can not be ordered",
            a.described(),
            b.described()
        ))),
    }
}

/// The difference between two figures or dates, without a sign.
fn difference(a: &Value, b: &Value) -> Op<Data> {
    match a.data.apply(Arithmetic::Subtract, &b.data)? {
        Data::Figure(q) => Ok(Data::Figure(q.absolute())),
        other => Ok(other),
    }
}

/// How many members a list has; an open list has at least those.
pub(crate) fn count(v: &Value, open: bool) -> Op<Data> {
    let n = match &v.data {
        Data::List(items) => items.len(),
        Data::Text(t) if crate::value::text::reads_as_list(t) => crate::value::text::items(t).len(),
        other => {
            return Err(OpError::Kinds(format!(
                "`count` needs a list, and this is {}",
                other.described()
            )));
        }
    };
    let n = Decimal::from(n);
    let figure = if open {
        Figure::derived(
            Interval {
                low: End::Closed(n),
                high: End::Unbounded,
            },
            None,
        )
    } else {
        Figure::derived(Interval::point(n), Some(n))
    };
    Ok(Data::Figure(Quantity::new(figure, Dim::Number)))
}

/// The time between two dates in whole and broken units, whichever comes first.
fn between(args: &[&Value], unit: TimeUnit) -> Op<Data> {
    let (Data::Date(a), Data::Date(b)) = (&args[0].data, &args[1].data) else {
        return Err(OpError::Kinds(format!(
            "the time between two dates needs dates, not {} and {}",
            args[0].data.described(),
            args[1].data.described()
        )));
    };
    let (x, y) = (
        a.days().ok_or(OpError::Unresolved)?,
        b.days().ok_or(OpError::Unresolved)?,
    );
    let (x, y, a, b) = if x.start > y.start { (y, x, b, a) } else { (x, y, a, b) };
    let (x1, x2, y1, y2) = match (ends(x), ends(y)) {
        (Some((x1, x2)), Some((y1, y2))) => (x1, x2, y1, y2),
        _ => {
            return Err(OpError::Kinds(
                "the time between dates needs dates with both ends".to_owned(),
            ));
        }
    };
    let low = if y1 < x2 { Decimal::ZERO } else { elapsed(x2, y1, unit)? };
    let high = elapsed(x1, y2, unit)?;
    let interval = Interval::closed(low, high);
    let number = interval.as_point().or_else(|| as_written(a, b, x1, y1, unit));
    Ok(Data::Figure(Quantity::new(
        Figure::derived(interval, number),
        Dim::Duration(unit),
    )))
}

fn ends(d: Days) -> Option<(Date, Date)> {
    let (a, b) = d.ends();
    a.zip(b)
}

/// Dates in part differ as they are written: 2019 and 2025 by six years.
fn as_written(a: &DateValue, b: &DateValue, x: Date, y: Date, unit: TimeUnit) -> Option<Decimal> {
    let coarsest = a.precision.max(b.precision);
    let years = i32::from(y.year()) - i32::from(x.year());
    match (unit, coarsest) {
        (TimeUnit::Year, Precision::Month | Precision::Quarter | Precision::Year) => Some(Decimal::from(years)),
        (TimeUnit::Month, Precision::Month) => {
            Some(Decimal::from(years * 12 + i32::from(y.month()) - i32::from(x.month())))
        }
        _ => None,
    }
}

/// From `a` to `b`: completed units, and the rest as a part of the next.
fn elapsed(a: Date, b: Date, unit: TimeUnit) -> Op<Decimal> {
    let days = Decimal::from((b - a).get_days());
    let months = match unit {
        TimeUnit::Day => return Ok(days),
        TimeUnit::Week => return days.checked_div(Decimal::from(7)).ok_or(OpError::TooLarge),
        TimeUnit::Month => 1,
        _ => 12,
    };
    let step = |n: i32| a.checked_add((n * months).months()).map_err(|_| OpError::TooLarge);
    let apart = i32::from(b.year() - a.year()) * 12 + i32::from(b.month()) - i32::from(a.month());
    let mut n = apart / months;
    if step(n)? > b {
        n -= 1;
    }
    let (last, next) = (step(n)?, step(n + 1)?);
    let (part, whole) = ((b - last).get_days(), (next - last).get_days());
    let rest = Decimal::from(part)
        .checked_div(Decimal::from(whole))
        .unwrap_or_default();
    Ok(Decimal::from(n) + rest)
}
