//! Whether a date that the grammar reads is one in its sentence, and which way a weekday is meant.

use super::around::Around;
use super::guard::Ruling;
use super::hearts::Heart;
use super::labels::is_label;
use super::noun::{Counted, counted};
use super::scan::Scanner;
use super::words::{Words, any, words};
use crate::value::prefix::Found;
use crate::value::{DateValue, Precision};

/// Words before a figure that make it a year, and a month's name a month.
static CUES: Words = Words::new(
    "in since by until till before after of last next this early mid late during from through between \
    and to for around circa about spring summer autumn fall winter fiscal year on every throughout",
);

pub(super) fn judge(s: &Scanner<'_>, at: usize, found: &Found<DateValue>, kind: Option<Heart>) -> Ruling {
    let around = &s.around;
    let (start, end) = (at + found.core, at + found.end);
    let text = &around.text[start..end];
    let leave = Ruling::Leave(super::glue::token_end(around.text, end));
    let head = around.before(start);
    if head.is_some_and(|c| {
        c.is_alphanumeric() || matches!(c, '_' | '@' | '#' | '/' | '\\' | '=' | '&' | '$' | '€' | '£' | '.')
    }) {
        return leave;
    }
    if matches!(head, Some('-' | '–' | '‑'))
        && !words!("pre post mid early late non").has(around.previous(start - head.map_or(1, char::len_utf8)))
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
    static SOURCES: Words = Words::new(
        "dates dated dating date off down up photo footage figures data letter report moved postponed \
        image picture statement video survey delayed change changed hails unchanged different study \
        poll memo document",
    );
    // `after third-quarter revenue rose`, `in his last year`
    if found.value.bound && text.contains("-quarter") {
        return Ruling::Other;
    }
    // `The strike will last six days.`
    let lasts = || {
        let many =
            words!("two three four five six seven eight nine ten eleven twelve several few some about at up only");
        let next = text.get(5..).unwrap_or("").split(' ').next().unwrap_or("");
        let verb = words!("will would could can may might must should shall to not");
        verb.has(around.previous(start)) && (many.has(next) || next.starts_with(|c: char| c.is_ascii_digit()))
    };
    if super::guard::starts_with(text, "last ")
        && (words!("his her their its my our your the").has(around.previous(start)) || lasts())
    {
        return Ruling::Other;
    }
    let from_another = digits == 0 && text.contains("earlier");
    if super::guard::starts_with(text, "from ") && from_another {
        return Ruling::Other;
    }
    if super::guard::starts_with(text, "from ") && SOURCES.has(around.previous(start)) && found.value.bound {
        return Ruling::Other;
    }
    // 2016/11 is as well a number of a file, twenty sixteen two numbers.
    let cued = words!("in since by until before after of during from through").has(around.previous(start));
    let spoken = found.value.precision == Precision::Year && digits == 0 && kind == Some(Heart::Number);
    let slashed = found.value.precision == Precision::Month && text.as_bytes().get(4) == Some(&b'/');
    if (slashed || spoken && !text.contains("year"))
        && (!cued || spoken && matches!(counted(around, end, false), Counted::Noun(..)))
    {
        return Ruling::Other;
    }
    if bare_year {
        return year(around, start, end, text, open);
    }
    if found.value.bare && digits >= 6 {
        // 1990-2000 phones
        return match counted(around, end, false) {
            Counted::Noun(..) if !event_follows(around, end) => Ruling::Other,
            _ => Ruling::Take(end),
        };
    }
    if text.eq_ignore_ascii_case("the fourth of july")
        && around.text[start..].starts_with("The F") | around.text[start..].starts_with("the F")
    {
        return Ruling::Leave(end);
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
                Ruling::Take(end)
            } else {
                Ruling::Other
            }
        }
        Some(Heart::One | Heart::Number | Heart::Unit)
        | None
        | Some(Heart::Ordinal | Heart::Vague | Heart::Aged | Heart::Multiple) => relative(around, end, text),
    }
}

/// Whether what follows a year is an event rather than what it counts: `2019 elections`, `2016 Olympics`.
fn event_follows(around: &Around<'_>, end: usize) -> bool {
    static EVENTS: Words = Words::new(
        "elections election games olympics finals championships results awards riots protests talks \
        accords wildfires fires floods midterms attacks bombings rules guidelines polls primaries \
        sales levels figures profits earnings revenues prices rates models sanctions reforms cuts \
        murders shootings",
    );
    let next = around.next(end);
    next.starts_with(char::is_uppercase) || EVENTS.has(next) || around.clause_after(end, 3).any(|w| EVENTS.has(w))
}

/// A year alone: a cue before it, or four digits of our time without a noun that they count.
fn year(around: &Around<'_>, start: usize, end: usize, text: &str, open: bool) -> Ruling {
    let previous = around.previous(start);
    let cued = open || CUES.has(previous) || around.before(start) == Some('(') && around.at(end) == Some(')');
    let number = text
        .get(text.len() - 4..)
        .and_then(|t| t.parse::<u16>().ok())
        .unwrap_or(0);
    let ours = (1900..2100).contains(&number);
    let strong = open
        && !super::guard::starts_with(text, "by ")
        && !super::guard::starts_with(text, "from ")
        && !super::guard::starts_with(text, "about ")
        || words!("in since during early late mid year summer spring winter autumn circa").has(previous);
    let after = around.text[end..].chars().next();
    if matches!(after, Some('%' | '°')) || around.text[end..].starts_with("s ") {
        return Ruling::Other;
    }
    if let Counted::Noun(..) = counted(around, end, false)
        && !(strong && (ours || previous == "in"))
        && !(event_follows(around, end) && ours)
        && !words!("the its his her their a").has(previous)
    {
        return Ruling::Other;
    }
    if words!("gmt utc hours percent per million billion thousand km miles feet").has(around.next(end)) {
        return Ruling::Other;
    }
    if !open && (is_label(around, start, end, false) || matches!(around.before(start), Some('#'))) {
        return Ruling::Other;
    }
    let possible = (1000..2200).contains(&number);
    // `about 1500` may as well be a number.
    if words!("about around roughly approximately some nearly").has(previous)
        && (number % 100 == 0 && !ours || number % 1000 == 0)
    {
        return Ruling::Other;
    }
    if ours || cued && possible {
        return Ruling::Take(end);
    }
    Ruling::Other
}

/// A month: with a day or a year, or behind a cue. The verbs `may` and `march` are none.
fn month(around: &Around<'_>, start: usize, end: usize, text: &str, digits: usize, found: &Found<DateValue>) -> Ruling {
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
        if words!("may march august mar jan dec sun jun jul").has(last) && !last_capital {
            return Ruling::Other;
        }
        let cued = inside || CUES.has(previous) && !words!("and to on for").has(previous);
        let next = around.next(end);
        if !cued
            || next.starts_with(char::is_uppercase)
                && !any(next, &["I"])
                && !around.text[end..].starts_with([',', '.', ';'])
        {
            return Ruling::Other;
        }
        return Ruling::Take(end);
    }
    if !capital && verb && !words!("on in since until of by from before after the left").has(previous) && digits < 5 {
        let next = around.next(end);
        if !next.is_empty() {
            return Ruling::Other;
        }
    }
    // `In May 14 people died`: the day is a number of people.
    if found.value.precision == Precision::Day
        && digits <= 2
        && any(previous, &["in"])
        && matches!(counted(around, end, false), Counted::Noun(..))
    {
        return Ruling::Take(start + name_end);
    }
    Ruling::Take(end)
}

/// A weekday: not in names, and not every one.
fn weekday(around: &Around<'_>, start: usize, end: usize, text: &str) -> Ruling {
    let (previous, next) = (around.previous(start), around.next(end));
    // `Friday next week`
    let word = text.split(' ').rfind(|w| w.ends_with("day")).unwrap_or(text);
    if word.len() < 6
        && !(word.ends_with('.') && any(previous, &["on", "last", "next"]))
        && !text.contains(|c: char| c.is_ascii_digit())
    {
        return Ruling::Other;
    }
    if words!(
        "black good bloody super ash maundy palm easter giving cyber man ruby every each a any most \
        blue girl shrove"
    )
    .has(previous)
    {
        return Ruling::Other;
    }
    if words!("times telegraph mirror express mail post night herald sport").has(next)
        && next.starts_with(char::is_uppercase)
    {
        return Ruling::Other;
    }
    Ruling::Take(end)
}

fn day(around: &Around<'_>, start: usize, end: usize) -> Ruling {
    let (previous, next) = (around.previous(start), around.next(end));
    if any(previous, &["usa"])
        || any(next, &["show", "programme"]) && around.text[start..].starts_with('T') && !around.begins_sentence(start)
    {
        return Ruling::Other;
    }
    Ruling::Take(end)
}

/// `two weeks ago`, `last month`, `the third quarter`, and all that is written in digits.
fn relative(around: &Around<'_>, end: usize, text: &str) -> Ruling {
    let last = text.rsplit(' ').next().unwrap_or("");
    let next = around.next(end);
    // `two days after the vote`, `three years before he died`: a length of time from another day.
    if any(last, &["before", "after"]) && !next.is_empty() && !around.text[end..].starts_with([',', '.', ';']) {
        return Ruling::Other;
    }
    if any(last, &["later", "earlier"]) && any(next, &["than"]) {
        return Ruling::Other;
    }
    Ruling::Take(end)
}
