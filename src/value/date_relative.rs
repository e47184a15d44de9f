//! Dates that count from the day of the draft.

use super::date::Precision;
use super::date_forms::day_number;
use super::date_more::More;
use super::date_more_forms::month_away;
use super::date_parse::Spec;
use super::date_tables::WEEKDAYS;
use super::date_written::{Which, Written};
use super::lex::{Res, blank1, blanks, lower_word, no, one_of, phrase};
use super::number;

/// `yesterday`, `last week`, `next month`, `this year`.
pub(super) fn named_relative(i: &str) -> Res<'_, Spec> {
    const NAMED: &[(&str, (i32, Precision))] = &[
        ("yesterday", (-1, Precision::Day)),
        ("today", (0, Precision::Day)),
        ("tomorrow", (1, Precision::Day)),
        ("tonight", (0, Precision::Day)),
        ("the day before yesterday", (-2, Precision::Day)),
        ("the day after tomorrow", (2, Precision::Day)),
        ("last week", (-1, Precision::Week)),
        ("last night", (-1, Precision::Day)),
        ("this morning", (0, Precision::Day)),
        ("this afternoon", (0, Precision::Day)),
        ("this evening", (0, Precision::Day)),
        ("this week", (0, Precision::Week)),
        ("next week", (1, Precision::Week)),
        ("last month", (-1, Precision::Month)),
        ("this month", (0, Precision::Month)),
        ("next month", (1, Precision::Month)),
        ("last quarter", (-1, Precision::Quarter)),
        ("this quarter", (0, Precision::Quarter)),
        ("next quarter", (1, Precision::Quarter)),
        ("last year", (-1, Precision::Year)),
        ("this year", (0, Precision::Year)),
        ("next year", (1, Precision::Year)),
    ];
    // next month on the 20th
    if let Some((rest, away)) = month_away(i)
        && let Some(rest) = phrase(blanks(rest), "on the")
        && let Ok((rest, d @ 1..=31)) = day_number(blanks(rest))
    {
        return Ok((rest, Spec::plain(Written::More(More::DayIn(away, d)))));
    }
    match one_of(i, NAMED) {
        Some((rest, (n, p))) => Ok((rest, Spec::plain(Written::Relative(n, p)))),
        None => no(i),
    }
}

/// `a year later`, `two weeks ago`, `three days earlier`.
pub(super) fn count_relative(i: &str) -> Res<'_, Spec> {
    let (rest, n) = match phrase(i, "a").or_else(|| phrase(i, "an")) {
        Some(rest) => (rest, 1),
        None => number::small_cardinal(i)?,
    };
    let (rest, ()) = blank1(rest)?;
    let (rest, unit) = lower_word(rest)?;
    let n = if matches!(unit.as_str(), "fortnight" | "fortnights") {
        n * 2
    } else {
        n
    };
    let precision = match unit.as_str() {
        "fortnight" | "fortnights" => Precision::Week,
        "day" | "days" => Precision::Day,
        "week" | "weeks" => Precision::Week,
        "month" | "months" => Precision::Month,
        "year" | "years" => Precision::Year,
        "decade" | "decades" => Precision::Decade,
        _ => return no(i),
    };
    let (rest, ()) = blank1(rest)?;
    let (rest, way) = lower_word(rest)?;
    let n = match way.as_str() {
        "later" | "after" | "afterwards" | "hence" => n,
        "ago" | "earlier" | "before" => -n,
        "from" => {
            let at = blanks(rest);
            if let Some(end) = phrase(at, "now").or_else(|| phrase(at, "today")) {
                return Ok((end, Spec::plain(Written::Relative(n, precision))));
            }
            // a week from Friday
            return match WEEKDAYS.at(at) {
                Some((end, w)) if precision == Precision::Week => {
                    Ok((end, Spec::plain(Written::Weekday(w, Which::Next(n)))))
                }
                _ => no(i),
            };
        }
        _ => return no(i),
    };
    Ok((rest, Spec::plain(Written::Relative(n, precision))))
}
