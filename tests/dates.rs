//! Every form of a date that the language promises with its days, and what looks like a value and is none.

use factcheck::value::{Context, Data, DayOrder, Hint, ReadError, Value, When, read};

/// The text, its kind, its first day and its last; an empty day is an open side.
type Row = (&'static str, &'static str, &'static str, &'static str);

const FULL: &[Row] = &[
    ("2025-05-06", "date", "2025-05-06", "2025-05-06"),
    ("May 6, 2025", "date", "2025-05-06", "2025-05-06"),
    ("6 May 2025", "date", "2025-05-06", "2025-05-06"),
    ("May 6th 2025", "date", "2025-05-06", "2025-05-06"),
    ("May 6th, 2025", "date", "2025-05-06", "2025-05-06"),
    ("6th of May 2025", "date", "2025-05-06", "2025-05-06"),
    ("Tuesday, May 6, 2025", "date", "2025-05-06", "2025-05-06"),
    ("Aug. 30, 2024", "date", "2024-08-30", "2024-08-30"),
    ("Sept. 3, 2024", "date", "2024-09-03", "2024-09-03"),
    ("5/17/2018", "date", "2018-05-17", "2018-05-17"),
    ("17/5/2018", "date", "2018-05-17", "2018-05-17"),
    ("February 29, 2024", "date", "2024-02-29", "2024-02-29"),
];

const IN_PART: &[Row] = &[
    ("May 2025", "date", "2025-05-01", "2025-05-31"),
    ("2025", "date", "2025-01-01", "2025-12-31"),
    ("the 1990s", "date", "1990-01-01", "1999-12-31"),
    ("1990s", "date", "1990-01-01", "1999-12-31"),
    ("the '90s", "date", "1990-01-01", "1999-12-31"),
    ("the ’90s", "date", "1990-01-01", "1999-12-31"),
    ("Q3 2024", "date", "2024-07-01", "2024-09-30"),
    ("third quarter of 2024", "date", "2024-07-01", "2024-09-30"),
    ("the third quarter of 2024", "date", "2024-07-01", "2024-09-30"),
    ("early 2025", "date", "2025-01-01", "2025-04-30"),
    ("mid 2025", "date", "2025-05-01", "2025-08-31"),
    ("mid-2025", "date", "2025-05-01", "2025-08-31"),
    ("late 2025", "date", "2025-09-01", "2025-12-31"),
];

const RANGE: &[Row] = &[
    ("March 3–7, 2025", "date_range", "2025-03-03", "2025-03-07"),
    ("March 3-7, 2025", "date_range", "2025-03-03", "2025-03-07"),
    ("2018 to 2019", "date_range", "2018-01-01", "2019-12-31"),
    ("2018-19", "date_range", "2018-01-01", "2019-12-31"),
    ("2012–13", "date_range", "2012-01-01", "2013-12-31"),
    ("from May 6 to May 9, 2025", "date_range", "2025-05-06", "2025-05-09"),
    ("between 2018 and 2020", "date_range", "2018-01-01", "2020-12-31"),
];

const OPEN: &[Row] = &[
    ("since 2019", "date_range", "2019-01-01", ""),
    ("from May 6, 2025", "date_range", "2025-05-06", ""),
    ("after 2019", "date_range", "2020-01-01", ""),
    ("after May 6, 2025", "date_range", "2025-05-07", ""),
    ("before 2019", "date_range", "", "2018-12-31"),
    ("before May 6, 2025", "date_range", "", "2025-05-05"),
    ("until 2019", "date_range", "", "2019-12-31"),
    ("by May 6, 2025", "date_range", "", "2025-05-06"),
    ("as of May 6, 2025", "date_range", "2025-05-06", ""),
];

const DATELINE: &[Row] = &[
    ("May 6", "date", "2025-05-06", "2025-05-06"),
    ("Tuesday, May 6", "date", "2025-05-06", "2025-05-06"),
    ("Aug. 30", "date", "2025-08-30", "2025-08-30"),
    ("Tuesday", "date", "2025-10-14", "2025-10-14"),
    ("Monday", "date", "2025-10-20", "2025-10-20"),
    ("today", "date", "2025-10-20", "2025-10-20"),
    ("yesterday", "date", "2025-10-19", "2025-10-19"),
    ("tomorrow", "date", "2025-10-21", "2025-10-21"),
    ("last week", "date", "2025-10-13", "2025-10-19"),
    ("last month", "date", "2025-09-01", "2025-09-30"),
    ("last year", "date", "2024-01-01", "2024-12-31"),
    ("this year", "date", "2025-01-01", "2025-12-31"),
];

/// Words and marks that look like a value, and are text.
const TEXTS: &[&str] = &[
    "4:19-cv-07123",
    "No. 4:19-cv-07123",
    "iOS 17.4.1",
    "version 2.0.1",
    "v1.2",
    "Boeing 737",
    "F-16",
    "COVID-19",
    "no one",
    "which one",
    "a second wave",
    "the first",
    "in",
    "a mix",
    "March on Washington",
    "ALL 5 of us",
    "https://example.org/2025/05/06",
    "ISBN 978-3-16-148410-0",
    "chapter 3",
    "page 12",
    "section 230",
    "555-123-4567",
    "978-3-16-148410-0",
    "US District Court",
    "iPhone 15",
    "5 am",
    "l",
    "k",
];

/// Digits that no figure is written in: refused rather than guessed at.
const REFUSED: &[&str] = &[
    "+1 555 123 4567",
    "17.4.1",
    "192.168.0.1",
    "$1,40",
    "1,40,0",
    "$5 millio",
    "€12.5.3",
];

/// Days that no calendar has, and ranges that run backwards.
const IMPOSSIBLE: &[&str] = &[
    "February 30, 2025",
    "February 30",
    "30 February 2025",
    "2025-02-30",
    "February 29, 2025",
    "April 31, 2025",
    "31/4/2025",
    "May 9 to May 6, 2025",
    "2025-13-01",
    "2020 to 2018",
];

fn days(v: &Value) -> Option<(String, String)> {
    let show = |d: Option<jiff::civil::Date>| d.map_or_else(String::new, |d| d.to_string());
    let (a, b) = v.date()?.days()?.ends();
    Some((show(a), show(b)))
}

fn check(rows: &[Row], ctx: &Context) {
    let mut wrong = Vec::new();
    for (text, kind, first, last) in rows {
        match read(text, ctx, Hint::None) {
            Ok(v) => {
                let (a, b) = days(&v).unwrap_or_default();
                if (*kind, *first, *last) != (v.kind(), &a, &b) {
                    wrong.push(format!("    ({text:?}, {:?}, {a:?}, {b:?}),", v.kind()));
                }
            }
            Err(e) => wrong.push(format!("    {text:?}: {e}")),
        }
    }
    assert!(
        wrong.is_empty(),
        "{} rows are read otherwise:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn dateline() -> Context {
    let monday = read("2025-10-20", &Context::default(), Hint::Date).expect("a date");
    let days = monday.date().and_then(|d| d.days()).expect("days");
    let mut ctx = Context::default();
    ctx.dateline = days.as_day();
    ctx
}

#[test]
fn full_dates_are_read() {
    check(FULL, &Context::default());
}

#[test]
fn dates_in_part_are_all_their_days() {
    check(IN_PART, &Context::default());
}

#[test]
fn ranges_hold_both_ends() {
    check(RANGE, &Context::default());
}

#[test]
fn after_and_before_leave_their_day_out() {
    check(OPEN, &Context::default());
}

#[test]
fn relative_dates_count_from_the_dateline() {
    check(DATELINE, &dateline());
}

#[test]
fn without_a_dateline_relative_dates_stay_unresolved() {
    for (text, ..) in DATELINE {
        let v = read(text, &Context::default(), Hint::Date).expect("a value");
        let when = v.date().map(|d| d.when);
        assert_eq!(when, Some(When::Unresolved), "{text}");
    }
}

#[test]
fn day_and_month_are_ambiguous_until_their_order_is_configured() {
    let text = "5/6/2025";
    let v = read(text, &Context::default(), Hint::None).expect("a value");
    assert!(matches!(v.date().map(|d| d.when), Some(When::Ambiguous(..))), "{v:?}");
    for (order, day) in [(DayOrder::MonthFirst, "2025-05-06"), (DayOrder::DayFirst, "2025-06-05")] {
        let mut ctx = Context::default();
        ctx.day_order = Some(order);
        let v = read(text, &ctx, Hint::None).expect("a value");
        assert_eq!(days(&v), Some((day.to_owned(), day.to_owned())), "{order:?}");
    }
    for same in ["5/5/2025", "05/05/2025"] {
        let v = read(same, &Context::default(), Hint::None).expect("a value");
        assert_eq!(days(&v), Some(("2025-05-05".to_owned(), "2025-05-05".to_owned())));
    }
}

#[test]
fn a_weekday_that_is_not_the_dates_own_is_told() {
    let v = read("Wednesday, May 6, 2025", &Context::default(), Hint::None).expect("a value");
    assert!(v.date().is_some_and(|d| d.wrong_weekday.is_some()));
    let v = read("Tuesday, May 6, 2025", &Context::default(), Hint::None).expect("a value");
    assert!(v.date().is_some_and(|d| d.wrong_weekday.is_none()));
}

#[test]
fn a_bare_year_is_a_number_where_one_is_expected() {
    for text in ["1400", "2025", "1984"] {
        let kind = |hint| read(text, &Context::default(), hint).expect("a value").kind();
        assert_eq!(
            (kind(Hint::None), kind(Hint::Date), kind(Hint::Figure)),
            ("date", "date", "number"),
            "{text}"
        );
    }
}

#[test]
fn what_looks_like_a_value_and_is_none_is_text() {
    let mut wrong = Vec::new();
    for text in TEXTS {
        match read(text, &Context::default(), Hint::None).map(|v| v.data) {
            Ok(Data::Text(t)) if &*t == *text => {}
            other => wrong.push(format!("    {text:?}: {other:?}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn digits_that_are_no_figure_are_refused() {
    let mut wrong = Vec::new();
    for text in REFUSED {
        match read(text, &Context::default(), Hint::None) {
            Err(ReadError::Unreadable) => {}
            other => wrong.push(format!("    {text:?}: {other:?}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn impossible_days_are_refused_and_said_to_be() {
    let mut wrong = Vec::new();
    for text in IMPOSSIBLE {
        match read(text, &Context::default(), Hint::None) {
            Err(ReadError::Impossible(why)) if !why.is_empty() => {}
            other => wrong.push(format!("    {text:?}: {other:?}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_lists_and_answers_are_read() {
    let read = |t: &str| read(t, &Context::default(), Hint::None).expect("a value");
    for (text, shown) in [
        ("\"in quotes\"", "\"in quotes\""),
        ("“in quotes”", "\"in quotes\""),
        ("bare words", "\"bare words\""),
        ("[a, b, c]", "[a, b, c]"),
        ("yes", "yes"),
        ("TRUE", "yes"),
        ("no", "no"),
        ("false", "no"),
    ] {
        assert_eq!(read(text).to_string(), shown, "{text}");
    }
    let list = factcheck::value::list("Poland, Rwanda and India");
    assert_eq!(list.to_string(), "[Poland, Rwanda, India]");
}
