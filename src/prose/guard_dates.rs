//! Whether a date that the grammar reads is one in its sentence, and which way a weekday is meant.

use super::guard::Verdict;
use super::labels::is_label;
use super::noun::{Counted, counted};
use super::scan::Scanner;
use super::words::{Around, Heart, any};
use crate::value::prefix::{self, Found};
use crate::value::{DateValue, Days, Dim, Precision, Reading, When, from_day_number};

/// Words before a figure that make it a year, and a month's name a month.
const CUES: &[&str] = &[
    "in",
    "since",
    "by",
    "until",
    "till",
    "before",
    "after",
    "of",
    "last",
    "next",
    "this",
    "early",
    "mid",
    "late",
    "during",
    "from",
    "through",
    "between",
    "and",
    "to",
    "for",
    "around",
    "circa",
    "about",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "fiscal",
    "year",
    "on",
    "every",
    "throughout",
];

pub(super) fn judge(s: &Scanner<'_>, at: usize, found: &Found<DateValue>, kind: Option<Heart>) -> Verdict {
    let around = &s.around;
    let (start, end) = (at + found.core, at + found.end);
    let text = &around.text[start..end];
    let leave = Verdict::Leave(super::guard::token_end(around.text, end));
    let head = around.before(start);
    if head.is_some_and(|c| {
        c.is_alphanumeric() || matches!(c, '_' | '@' | '#' | '/' | '\\' | '=' | '&' | '$' | '€' | '£' | '.')
    }) {
        return leave;
    }
    if matches!(head, Some('-' | '–' | '‑'))
        && !any(
            around.previous(start - head.map_or(1, char::len_utf8)),
            &["pre", "post", "mid", "early", "late", "non"],
        )
    {
        let sep = head.map_or(1, char::len_utf8);
        if around.before(start - sep).is_some_and(char::is_alphanumeric) {
            return leave;
        }
    }
    let mut after = around.text[end..].chars();
    match after.next() {
        Some(c) if c.is_alphanumeric() || matches!(c, '_' | '@') => return leave,
        Some(':') if after.clone().next().is_some_and(char::is_alphanumeric) => return leave,
        Some('-' | '/' | '.' | ':' | '–') if after.next().is_some_and(|c| c.is_ascii_digit()) => return leave,
        _ => {}
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let bare_year =
        matches!(found.value.precision, Precision::Year) && digits == 4 && text.ends_with(|c: char| c.is_ascii_digit());
    let open = text.contains(' ');
    // `dates from 1996`, `put off from October`: the date itself.
    const SOURCES: &[&str] = &[
        "dates",
        "dated",
        "dating",
        "date",
        "off",
        "down",
        "up",
        "photo",
        "footage",
        "figures",
        "data",
        "letter",
        "report",
        "moved",
        "postponed",
        "image",
        "picture",
        "statement",
        "video",
        "survey",
        "delayed",
        "change",
        "changed",
        "hails",
        "unchanged",
        "different",
        "study",
        "poll",
        "memo",
        "document",
    ];
    if super::guard::starts_with(text, "from ") && any(around.previous(start), SOURCES) && found.value.bound {
        return Verdict::Other;
    }
    if bare_year {
        return year(around, start, end, text, open);
    }
    if found.value.bare && digits >= 6 {
        // 1990-2000 phones
        return match counted(around, end, false) {
            Counted::Noun(..) if !event_follows(around, end) => Verdict::Other,
            _ => Verdict::Take(end),
        };
    }
    if text.eq_ignore_ascii_case("the fourth of july")
        && around.text[start..].starts_with("The F") | around.text[start..].starts_with("the F")
    {
        return Verdict::Leave(end);
    }
    match kind {
        Some(Heart::Month) => month(around, start, end, text, digits, found),
        Some(Heart::Weekday) => weekday(around, start, end, text),
        Some(Heart::Day) => day(around, start, end),
        Some(Heart::Season) => {
            if digits >= 4
                || ["last ", "next ", "this "]
                    .iter()
                    .any(|w| super::guard::starts_with(text, w))
            {
                Verdict::Take(end)
            } else {
                Verdict::Other
            }
        }
        Some(Heart::One | Heart::Number | Heart::Unit)
        | None
        | Some(Heart::Ordinal | Heart::Vague | Heart::Aged | Heart::Multiple) => {
            relative(around, start, end, text, found)
        }
    }
}

/// Whether what follows a year is an event rather than what it counts: `2019 elections`, `2016 Olympics`.
fn event_follows(around: &Around<'_>, end: usize) -> bool {
    const EVENTS: &[&str] = &[
        "elections",
        "election",
        "games",
        "olympics",
        "finals",
        "championships",
        "results",
        "awards",
        "riots",
        "protests",
        "talks",
        "accords",
        "wildfires",
        "fires",
        "floods",
        "midterms",
        "attacks",
        "bombings",
        "rules",
        "guidelines",
        "polls",
        "primaries",
        "sales",
        "levels",
        "figures",
        "profits",
        "earnings",
        "revenues",
        "prices",
        "rates",
        "models",
        "sanctions",
        "reforms",
        "cuts",
        "murders",
        "shootings",
    ];
    let next = around.next(end);
    next.starts_with(char::is_uppercase) || any(next, EVENTS) || around.clause_after(end, 3).any(|w| any(w, EVENTS))
}

/// A year alone: a cue before it, or four digits of our time without a noun that they count.
fn year(around: &Around<'_>, start: usize, end: usize, text: &str, open: bool) -> Verdict {
    let previous = around.previous(start);
    let cued = open || any(previous, CUES) || around.before(start) == Some('(') && around.at(end) == Some(')');
    let number = text
        .get(text.len() - 4..)
        .and_then(|t| t.parse::<u16>().ok())
        .unwrap_or(0);
    let ours = (1900..2100).contains(&number);
    let strong = open
        && !super::guard::starts_with(text, "by ")
        && !super::guard::starts_with(text, "from ")
        && !super::guard::starts_with(text, "about ")
        || any(
            previous,
            &[
                "in", "since", "during", "early", "late", "mid", "year", "summer", "spring", "winter", "autumn",
                "circa",
            ],
        );
    let after = around.text[end..].chars().next();
    if matches!(after, Some('%' | '°')) || around.text[end..].starts_with("s ") {
        return Verdict::Other;
    }
    if let Counted::Noun(..) = counted(around, end, false)
        && !(strong && (ours || previous == "in"))
        && !(event_follows(around, end) && ours)
        && !any(previous, &["the", "its", "his", "her", "their", "a"])
    {
        return Verdict::Other;
    }
    if any(
        around.next(end),
        &[
            "gmt", "utc", "hours", "percent", "per", "million", "billion", "thousand", "km", "miles", "feet",
        ],
    ) {
        return Verdict::Other;
    }
    if !open && (is_label(around, start, end, false) || matches!(around.before(start), Some('#'))) {
        return Verdict::Other;
    }
    let possible = (1000..2200).contains(&number);
    // `about 1500` may as well be a number.
    if any(
        previous,
        &["about", "around", "roughly", "approximately", "some", "nearly"],
    ) && (number % 100 == 0 && !ours || number % 1000 == 0)
    {
        return Verdict::Other;
    }
    if ours || cued && possible {
        return Verdict::Take(end);
    }
    Verdict::Other
}

/// A month: with a day or a year, or behind a cue. The verbs `may` and `march` are none.
fn month(
    around: &Around<'_>,
    start: usize,
    end: usize,
    text: &str,
    digits: usize,
    found: &Found<DateValue>,
) -> Verdict {
    let previous = around.previous(start);
    let capital = text.starts_with(char::is_uppercase);
    let name_end = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let name = &text[..name_end];
    let verb = any(name, &["may", "march", "august"]);
    if digits == 0 {
        // Behind a side word or an adjective of time the month stands inside the text itself.
        let inside = text.contains(' ') || text.contains('-');
        let last = text.rsplit([' ', '-']).next().unwrap_or(text);
        let last_capital = last.starts_with(char::is_uppercase);
        if any(
            last,
            &["may", "march", "august", "mar", "jan", "dec", "sun", "jun", "jul"],
        ) && !last_capital
        {
            return Verdict::Other;
        }
        let cued = inside || any(previous, CUES) && !any(previous, &["and", "to", "on", "for"]);
        let next = around.next(end);
        if !cued
            || next.starts_with(char::is_uppercase)
                && !any(next, &["I"])
                && !around.text[end..].starts_with([',', '.', ';'])
        {
            return Verdict::Other;
        }
        return Verdict::Take(end);
    }
    if !capital
        && verb
        && !any(
            previous,
            &[
                "on", "in", "since", "until", "of", "by", "from", "before", "after", "the", "left",
            ],
        )
        && digits < 5
    {
        let next = around.next(end);
        if !next.is_empty() {
            return Verdict::Other;
        }
    }
    // `In May 14 people died`: the day is a number of people.
    if found.value.precision == Precision::Day
        && digits <= 2
        && any(previous, &["in"])
        && matches!(counted(around, end, false), Counted::Noun(..))
    {
        return Verdict::Take(start + name_end);
    }
    Verdict::Take(end)
}

/// A weekday: not in names, and not every one.
fn weekday(around: &Around<'_>, start: usize, end: usize, text: &str) -> Verdict {
    let (previous, next) = (around.previous(start), around.next(end));
    let word = text.rsplit(' ').next().unwrap_or(text);
    if word.len() < 6
        && !(word.ends_with('.') && any(previous, &["on", "last", "next"]))
        && !text.contains(|c: char| c.is_ascii_digit())
    {
        return Verdict::Other;
    }
    if any(
        previous,
        &[
            "black", "good", "bloody", "super", "ash", "maundy", "palm", "easter", "giving", "cyber", "man", "ruby",
            "every", "each", "a", "any", "most", "blue", "girl", "shrove",
        ],
    ) {
        return Verdict::Other;
    }
    if any(
        next,
        &[
            "times",
            "telegraph",
            "mirror",
            "express",
            "mail",
            "post",
            "night",
            "herald",
            "sport",
        ],
    ) && next.starts_with(char::is_uppercase)
    {
        return Verdict::Other;
    }
    Verdict::Take(end)
}

fn day(around: &Around<'_>, start: usize, end: usize) -> Verdict {
    let (previous, next) = (around.previous(start), around.next(end));
    if any(previous, &["usa"])
        || any(next, &["show", "programme"]) && around.text[start..].starts_with('T') && !around.begins_sentence(start)
    {
        return Verdict::Other;
    }
    Verdict::Take(end)
}

/// `two weeks ago`, `last month`, `the third quarter`, and all that is written in digits.
fn relative(around: &Around<'_>, _start: usize, end: usize, text: &str, _found: &Found<DateValue>) -> Verdict {
    let last = text.rsplit(' ').next().unwrap_or("");
    let next = around.next(end);
    // `two days after the vote`, `three years before he died`: a length of time from another day.
    if any(last, &["before", "after"]) && !next.is_empty() && !around.text[end..].starts_with([',', '.', ';']) {
        return Verdict::Other;
    }
    if any(last, &["later", "earlier"]) && any(next, &["than"]) {
        return Verdict::Other;
    }
    Verdict::Take(end)
}

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
const FUTURE: &[&str] = &[
    "will",
    "won't",
    "shall",
    "scheduled",
    "due",
    "upcoming",
    "going",
    "plans",
    "expected",
    "slated",
    "set",
    "would",
    "begins",
    "opens",
    "starts",
    "ends",
    "leaves",
];
const PAST: &[&str] = &[
    "said", "was", "were", "had", "told", "made", "took", "came", "went", "began", "held", "won", "lost", "met",
    "gave", "got", "found", "left", "fell", "rose", "shot", "struck", "hit", "broke", "sank", "wrote", "spoke", "ran",
    "sent", "saw", "cut", "did", "has", "have", "rang", "burst", "sold", "paid", "flew", "drew", "led", "put", "shut",
    "grew",
];

/// Which way a date without its year or week is meant: as the verb next to it says.
pub(super) fn settle(s: &Scanner<'_>, at: usize, found: &Found<DateValue>, value: &mut DateValue) {
    let around = &s.around;
    let text = around.text[at..at + found.end].to_ascii_lowercase();
    let Some(base) = s.ctx.dateline else { return };
    let When::Days(days) = value.when else { return };
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let fixed = ["last", "next", "this", "ago", "yesterday", "today"];
    let has_year = text.as_bytes().windows(4).any(|w| w.iter().all(u8::is_ascii_digit));
    if has_year || fixed.iter().any(|w| text.contains(w)) {
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
    if let Some(by) = moved {
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

const MONTHS: &[&str] = &[
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
    let back: Vec<&str> = around.clause_before(start, 12).collect();
    for (n, w) in back.iter().enumerate() {
        let before = |k: usize, words: &[&str]| back.get(n + k).is_some_and(|b| any(b, words));
        if any(w, FUTURE) || w.ends_with("'ll") || w.ends_with("’ll") {
            return Some(true);
        }
        if any(w, PAST) {
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
        if any(w, FUTURE) || any(w, &["is", "are"]) && ahead.get(n + 1).is_some_and(|t| any(t, &["to"])) {
            return Some(true);
        }
        if any(w, PAST) || w.len() > 4 && w.ends_with("ed") {
            return Some(false);
        }
    }
    None
}
