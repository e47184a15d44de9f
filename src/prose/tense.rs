//! Which way a date without its year or week is meant: the verb beside it says.

use super::around::Around;
use super::scan::Scanner;
use super::words::{Words, any};
use crate::value::prefix::{self, Found};
use crate::value::{DateValue, Days, Dim, Precision, Reading, When, from_day_number, has_year, weekday_of};
use jiff::civil::Weekday;

/// `on the 3rd`: the day of the month nearest to the dateline, on the side that the verb says.
pub(super) fn day_of_month(s: &Scanner<'_>, at: usize, found: &Found<Reading>) -> Option<DateValue> {
    let around = &s.around;
    let (start, end) = (at + found.core, at + found.end);
    let written = around.text.get(start..end)?;
    if found.value.dim != Dim::Ordinal || !written.starts_with(|c: char| c.is_ascii_digit()) || written.len() > 4 {
        return None;
    }
    let mut before = around.clause_before(start, 2);
    let on = before.next().is_some_and(|w| any(w, &["the"])) && before.next().is_some_and(|w| any(w, &["on"]));
    let next = around.next(end);
    let alone = !around.text[end..].starts_with(' ') || super::noun::is_stop(next);
    // `on the 3rd floor`, `on the 18th of them`
    if !on || !alone || any(next, &["of"]) {
        return None;
    }
    let day = i8::try_from(found.value.figure.number?).ok()?;
    prefix::day_of_month(day, s.ctx)
}

/// Words of the future, and the past tense of common verbs.
static FUTURE: Words = Words::new(
    "will won't shall scheduled due upcoming going plans expected slated would begin begins opens closes expires resumes \
    starts ends leaves",
);

static PAST: Words = Words::new(
    "said was were had told made took came went began held won lost met gave got found left fell rose \
    shot struck hit broke sank wrote spoke ran sent saw cut did rang burst sold paid flew \
    drew led put shut grew",
);

/// Which way a date without its year or week is meant: as the verb next to it says.
pub(super) fn settle(s: &Scanner<'_>, at: usize, found: &Found<DateValue>, value: &mut DateValue) {
    let around = &s.around;
    let text = around.text[at..at + found.end].to_ascii_lowercase();
    let Some(base) = s.ctx.dateline else { return };
    let When::Days(days) = value.when else { return };
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let fixed = ["last", "next", "this", "ago", "yesterday", "today"];
    if has_year(&text) || fixed.iter().any(|w| text.contains(w)) {
        return;
    }
    let weekday = digits == 0 && value.precision == Precision::Day && text.ends_with("day");
    let month = matches!(value.precision, Precision::Day | Precision::Month | Precision::Period)
        && !weekday
        && MONTHS.iter().any(|m| text.contains(m));
    if !weekday && !month {
        return;
    }
    // The day that is written, whichever side of it the period is open to.
    let Some(day) = days.start.or(days.end.map(|e| e - 1)) else {
        return;
    };
    let today = crate::value::day_number(base);
    let running = value.precision == Precision::Month && days.end.is_some_and(|e| e > today);
    let moved = match tense(around, at, at + found.end) {
        Some(true) if weekday && day < today => Some(7),
        Some(true) if month && day < today && !running => years(day, 1),
        Some(false) if month && day > today => years(day, -1),
        _ => None,
    };
    // A day close by with a wrong weekday is a slip, whatever the verb says.
    let slip = month && value.wrong_weekday.is_some() && (day - today).abs() <= 60;
    if let Some(by) = moved.filter(|_| !slip) {
        if month && value.precision == Precision::Day && !value.bound {
            value.wrong_weekday = wrong_weekday(&text, day + by);
        }
        value.when = When::Days(Days {
            start: days.start.map(|n| n + by),
            end: days.end.map(|e| {
                e + if weekday {
                    by
                } else {
                    years(e, by.signum()).unwrap_or(by)
                }
            }),
        });
    }
}

/// The day of the week that a date was written with, and the one that it has, where they differ.
fn wrong_weekday(text: &str, day: i32) -> Option<(Weekday, Weekday)> {
    let mut words = text.split(|c: char| !c.is_ascii_alphabetic());
    let (written, real) = (words.find_map(weekday_of)?, from_day_number(day)?.weekday());
    (written != real).then_some((written, real))
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// How many days lie between a day and the same one `n` years on.
fn years(day: i32, n: i32) -> Option<i32> {
    let date = from_day_number(day)?;
    let year = date.year().checked_add(i16::try_from(n).ok()?)?;
    let moved = jiff::civil::Date::new(year, date.month(), date.day()).ok()?;
    Some(crate::value::day_number(moved) - day)
}

/// Whether the sentence looks ahead at a place.
pub(super) fn ahead(around: &Around<'_>, start: usize, end: usize) -> bool {
    tense(around, start, end) == Some(true)
}

/// Whether the verb next to a place speaks of the future or the past: the nearest before it decides, else the nearest
/// behind.
fn tense(around: &Around<'_>, start: usize, end: usize) -> Option<bool> {
    let back: Vec<&str> = around.clause_before(start, 20).collect();
    for (n, w) in back.iter().enumerate() {
        let before = |k: usize, words: &[&str]| back.get(n + k).is_some_and(|b| any(b, words));
        // `payable on Dec. 5` looks ahead whatever was declared before.
        if w.len() > 6 && w.ends_with("able") {
            return None;
        }
        if any(w, &["set"]) && n > 0 && any(back[n - 1], &["to", "for"]) {
            return Some(true);
        }
        if FUTURE.has(w) || w.ends_with("'ll") || w.ends_with("’ll") {
            return Some(true);
        }
        if PAST.has(w) {
            // `will be held`, `is to be held`
            return Some(before(1, &["be", "to", "will"]));
        }
        if w.len() > 4 && w.ends_with("ed") {
            // `will be announced`
            return Some(before(1, &["be"]));
        }
        if before(1, &["to"]) && before(2, &["is", "are", "set", "due", "expected", "scheduled"]) {
            return Some(true);
        }
    }
    let ahead: Vec<&str> = around.clause_after(end, 10).collect();
    for (n, w) in ahead.iter().enumerate() {
        let set = any(w, &["set"]) && ahead.get(n + 1).is_some_and(|t| any(t, &["to", "for"]));
        if set || FUTURE.has(w) || any(w, &["is", "are"]) && ahead.get(n + 1).is_some_and(|t| any(t, &["to"])) {
            return Some(true);
        }
        if PAST.has(w) || w.len() > 4 && w.ends_with("ed") {
            return Some(false);
        }
    }
    None
}
