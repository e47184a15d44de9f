//! Holidays with their year: fixed days, the n-th weekday of a month, and days counted from Easter.

use super::date_forms::comma_year;
use super::date_parse::Spec;
use super::lex::{Res, Table, no};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

#[derive(Clone, Copy)]
enum Rule {
    /// A month and its day.
    Fixed(i8, i8),
    /// The n-th such weekday of a month; -1 is the last.
    Nth(i8, i8, Weekday),
    /// So many days after Easter Sunday.
    Easter(i32),
}

static HOLIDAYS: Table<Rule> = Table::new(&[
    ("boxing day", Rule::Fixed(12, 26)),
    ("christmas day", Rule::Fixed(12, 25)),
    ("christmas eve", Rule::Fixed(12, 24)),
    ("christmas", Rule::Fixed(12, 25)),
    ("easter monday", Rule::Easter(1)),
    ("easter sunday", Rule::Easter(0)),
    ("halloween", Rule::Fixed(10, 31)),
    ("labor day", Rule::Nth(9, 1, Weekday::Monday)),
    ("new year's day", Rule::Fixed(1, 1)),
    ("new year’s day", Rule::Fixed(1, 1)),
    ("new year's eve", Rule::Fixed(12, 31)),
    ("new year’s eve", Rule::Fixed(12, 31)),
    ("thanksgiving day", Rule::Nth(11, 4, Weekday::Thursday)),
    ("thanksgiving", Rule::Nth(11, 4, Weekday::Thursday)),
]);

/// `Christmas Day 2016`, `Easter Sunday, 2016`. Without its year a holiday is as often a season or an adjective.
pub(super) fn holiday(i: &str) -> Res<'_, Spec> {
    if !i.starts_with(char::is_uppercase) {
        return no(i);
    }
    let Some((rest, rule)) = HOLIDAYS.at(i) else {
        return no(i);
    };
    let (rest, year) = comma_year(rest)?;
    match day(rule, year) {
        Some(d) => Ok((rest, Spec::day(None, Some(year), d.month(), d.day()))),
        None => no(i),
    }
}

fn day(rule: Rule, year: i16) -> Option<Date> {
    match rule {
        Rule::Fixed(month, day) => Date::new(year, month, day).ok(),
        Rule::Nth(month, n, weekday) => Date::new(year, month, 1).ok()?.nth_weekday_of_month(n, weekday).ok(),
        Rule::Easter(days) => easter(year)?.checked_add(days.days()).ok(),
    }
}

/// Easter Sunday of the Gregorian calendar, by the anonymous computus.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}
