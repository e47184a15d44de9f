//! The words that dates are made of.

use super::date_written::Part;
use super::lex::Table;
use jiff::civil::Weekday;

/// The side on which a date is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    After,
    Since,
    Before,
    Until,
    About,
}

pub(super) const SIDES: &[(&str, Side)] = &[
    ("since", Side::Since),
    ("starting", Side::Since),
    ("from", Side::Since),
    ("as of", Side::Since),
    ("no earlier than", Side::Since),
    ("not before", Side::Since),
    ("on or after", Side::Since),
    ("at the earliest", Side::Since),
    ("after", Side::After),
    ("later than", Side::After),
    ("before", Side::Before),
    ("prior to", Side::Before),
    ("earlier than", Side::Before),
    ("until", Side::Until),
    ("till", Side::Until),
    ("through", Side::Until),
    ("up to", Side::Until),
    ("by", Side::Until),
    ("no later than", Side::Until),
    ("not after", Side::Until),
    ("on or before", Side::Until),
    ("about", Side::About),
    ("around", Side::About),
    ("roughly", Side::About),
    ("approximately", Side::About),
    ("circa", Side::About),
    ("ca.", Side::About),
    ("c.", Side::About),
];

pub(super) static MONTHS: Table<i8> = Table::new(&[
    ("january", 1),
    ("jan.", 1),
    ("jan", 1),
    ("february", 2),
    ("feb.", 2),
    ("feb", 2),
    ("march", 3),
    ("mar.", 3),
    ("mar", 3),
    ("april", 4),
    ("apr.", 4),
    ("apr", 4),
    ("may", 5),
    ("june", 6),
    ("jun.", 6),
    ("jun", 6),
    ("july", 7),
    ("jul.", 7),
    ("jul", 7),
    ("august", 8),
    ("aug.", 8),
    ("aug", 8),
    ("september", 9),
    ("sept.", 9),
    ("sept", 9),
    ("sep.", 9),
    ("sep", 9),
    ("october", 10),
    ("oct.", 10),
    ("oct", 10),
    ("november", 11),
    ("nov.", 11),
    ("nov", 11),
    ("december", 12),
    ("dec.", 12),
    ("dec", 12),
]);

pub(super) static WEEKDAYS: Table<Weekday> = Table::new(&[
    ("monday", Weekday::Monday),
    ("mon.", Weekday::Monday),
    ("mon", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("tues.", Weekday::Tuesday),
    ("tues", Weekday::Tuesday),
    ("tue.", Weekday::Tuesday),
    ("tue", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("wed.", Weekday::Wednesday),
    ("wed", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("thurs.", Weekday::Thursday),
    ("thurs", Weekday::Thursday),
    ("thur", Weekday::Thursday),
    ("thu.", Weekday::Thursday),
    ("thu", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("fri.", Weekday::Friday),
    ("fri", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sat.", Weekday::Saturday),
    ("sat", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
    ("sun.", Weekday::Sunday),
    ("sun", Weekday::Sunday),
]);

pub(super) const PARTS: &[(&str, Part)] = &[
    ("the week of", Part::Week),
    ("week of", Part::Week),
    ("the last day of", Part::LastDay),
    ("last day of", Part::LastDay),
    ("the first day of", Part::FirstDay),
    ("first day of", Part::FirstDay),
    ("early", Part::Early),
    ("mid", Part::Mid),
    ("middle of", Part::Mid),
    ("the middle of", Part::Mid),
    ("late", Part::Late),
    ("the beginning of", Part::Early),
    ("the start of", Part::Early),
    ("the end of", Part::Late),
    ("end of", Part::Late),
    ("beginning of", Part::Early),
    ("start of", Part::Early),
    ("the early", Part::Early),
    ("the mid", Part::Mid),
    ("the late", Part::Late),
    ("first half of", Part::FirstHalf),
    ("the first half of", Part::FirstHalf),
    ("second half of", Part::SecondHalf),
    ("the second half of", Part::SecondHalf),
    ("h1", Part::FirstHalf),
    ("h2", Part::SecondHalf),
];

/// The month that a word names, in full or short, without its full stop.
pub(crate) fn month_of(word: &str) -> Option<i8> {
    MONTHS
        .entries()
        .iter()
        .find(|(w, _)| w.eq_ignore_ascii_case(word))
        .map(|(_, n)| *n)
}

/// Whether a written date has its year: four digits in a row.
pub(crate) fn has_year(text: &str) -> bool {
    text.as_bytes().windows(4).any(|w| w.iter().all(u8::is_ascii_digit))
}

/// The day of the week that a word names, in full.
pub(crate) fn weekday_of(word: &str) -> Option<Weekday> {
    let mut days = WEEKDAYS.entries().iter().filter(|(w, _)| w.ends_with("day"));
    days.find(|(w, _)| w.eq_ignore_ascii_case(word)).map(|(_, d)| *d)
}

/// Whether a word names a month or a day of the week.
pub(crate) fn is_calendar_word(word: &str) -> bool {
    let is = |w: &str| w.eq_ignore_ascii_case(word);
    MONTHS.entries().iter().any(|(w, _)| is(w)) || WEEKDAYS.entries().iter().any(|(w, _)| is(w))
}
