//! A day in the style in which another is written: what a fix puts in the place of a wrong date.

use crate::value::{Days, Precision, from_day_number, month_name, weekday_name};
use jiff::civil::Date;

/// The months that news agencies write out.
const SHORT: [&str; 12] = [
    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
];

/// The first of `days` written as `text` writes its own date, as far as the fact is as fine; `None` where the style is
/// not known.
pub(super) fn like(text: &str, days: Days, precision: Precision) -> Option<String> {
    let date = from_day_number(days.start?)?;
    days.end?;
    let finest = match precision {
        Precision::Day => 0,
        Precision::Month => 1,
        Precision::Year => 2,
        _ => return None,
    };
    if text.len() > 60 {
        return None;
    }
    if text.len() == 10 && text.as_bytes().get(4) == Some(&b'-') {
        return (finest == 0).then(|| date.to_string());
    }
    let mut out = String::with_capacity(text.len() + 8);
    // The finest part that the claim writes: a fact that is coarser can not stand in its place.
    let mut written = 3;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let letters = word(rest, char::is_alphabetic);
        let digits = word(rest, |c| c.is_ascii_digit());
        if letters > 0 {
            let dotted = rest[letters..].starts_with('.');
            let (piece, part) = month_or_weekday(&rest[..letters], dotted, date)?;
            written = written.min(part);
            out.push_str(&piece);
            rest = &rest[letters + usize::from(dotted)..];
        } else if digits == 4 {
            written = written.min(2);
            out.push_str(&date.year().to_string());
            rest = &rest[4..];
        } else if digits == 1 || digits == 2 {
            written = 0;
            out.push_str(&date.day().to_string());
            rest = &rest[digits..];
            let suffix = ["st", "nd", "rd", "th"].iter().find(|s| rest.starts_with(**s));
            if let Some(s) = suffix {
                out.push_str(ordinal(date.day()));
                rest = &rest[s.len()..];
            }
        } else if matches!(c, ' ' | ',' | '\u{a0}') {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            return None;
        }
    }
    (written >= finest && written < 3).then_some(out)
}

fn word(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.chars().take_while(|c| belongs(*c)).map(char::len_utf8).sum()
}

/// The month or weekday of the date in the form of the word, and how fine it is.
fn month_or_weekday(w: &str, dotted: bool, date: Date) -> Option<(String, u8)> {
    let short = |name: &str| w.len() >= 3 && name.len() >= w.len() && name[..w.len()].eq_ignore_ascii_case(w);
    for m in 1..=12 {
        let name = month_name(m);
        if name.eq_ignore_ascii_case(w) && (w.len() > 3 || m == 5) && !dotted {
            return Some((month_name(date.month()).to_owned(), 1));
        }
        if short(name) || m == 9 && w.eq_ignore_ascii_case("sept") {
            let at = usize::from(date.month().unsigned_abs()).checked_sub(1)?;
            let text = SHORT.get(at)?;
            let text = if dotted {
                (*text).to_owned()
            } else {
                text.trim_end_matches('.').to_owned()
            };
            return Some((text, 1));
        }
    }
    let real = weekday_name(date.weekday());
    let day = jiff::civil::Weekday::Monday.cycle_forward().take(7).map(weekday_name);
    for name in day {
        if name.eq_ignore_ascii_case(w) && !dotted {
            return Some((real.to_owned(), 0));
        }
        if short(name) {
            let cut = real.get(..w.len().min(4))?;
            return Some((format!("{cut}{}", if dotted { "." } else { "" }), 0));
        }
    }
    w.eq_ignore_ascii_case("the")
        .then(|| (w.to_owned(), 3))
        .or_else(|| w.eq_ignore_ascii_case("of").then(|| (w.to_owned(), 3)))
}

const fn ordinal(day: i8) -> &'static str {
    match day {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Context, Hint, read};

    fn styled(text: &str, fact: &str) -> Option<String> {
        let v = read(fact, &Context::default(), Hint::Date).expect("a date");
        let d = v.date().expect("a date");
        like(text, d.days().expect("days"), d.precision)
    }

    #[test]
    fn a_fix_keeps_the_style_of_the_claim() {
        let fact = "2024-02-14";
        for (claim, fixed) in [
            ("Thursday, February 14, 2024", "Wednesday, February 14, 2024"),
            ("March 5, 2025", "February 14, 2024"),
            ("March 5th", "February 14th"),
            ("5 Mar 2025", "14 Feb 2024"),
            ("Aug. 30", "Feb. 14"),
            ("May 2023", "February 2024"),
            ("2023", "2024"),
            ("2023-01-02", "2024-02-14"),
        ] {
            assert_eq!(styled(claim, fact).as_deref(), Some(fixed), "{claim}");
        }
        assert_eq!(styled("5/6/2025", fact), None);
        assert_eq!(styled("May 6, 2025", "May 2024"), None);
        assert_eq!(styled("last week", fact), None);
    }
}
