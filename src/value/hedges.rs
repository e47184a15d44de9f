//! The words and signs around a figure that say how much it says.

use super::figure::Hedge;
use super::lex::{Res, Table, blanks, joint, no, phrase};

pub(super) static HEDGES: Table<Option<Hedge>> = Table::new(&[
    ("no more than", Some(Hedge::AtMost)),
    ("not more than", Some(Hedge::AtMost)),
    ("no greater than", Some(Hedge::AtMost)),
    ("no fewer than", Some(Hedge::AtLeast)),
    ("not fewer than", Some(Hedge::AtLeast)),
    ("no less than", Some(Hedge::AtLeast)),
    ("not less than", Some(Hedge::AtLeast)),
    ("not quite", Some(Hedge::Nearly)),
    ("at least", Some(Hedge::AtLeast)),
    ("a minimum of", Some(Hedge::AtLeast)),
    ("minimum of", Some(Hedge::AtLeast)),
    ("as few as", Some(Hedge::AtLeast)),
    ("as little as", Some(Hedge::AtLeast)),
    ("as low as", Some(Hedge::AtLeast)),
    ("at most", Some(Hedge::AtMost)),
    ("a maximum of", Some(Hedge::AtMost)),
    ("maximum of", Some(Hedge::AtMost)),
    ("not exceeding", Some(Hedge::AtMost)),
    ("up to", Some(Hedge::AtMost)),
    ("as many as", Some(Hedge::AtMost)),
    ("as much as", Some(Hedge::AtMost)),
    ("as high as", Some(Hedge::AtMost)),
    ("just over", Some(Hedge::JustOver)),
    ("just above", Some(Hedge::JustOver)),
    ("just more than", Some(Hedge::JustOver)),
    ("slightly over", Some(Hedge::JustOver)),
    ("slightly above", Some(Hedge::JustOver)),
    ("slightly more than", Some(Hedge::JustOver)),
    ("a little more than", Some(Hedge::JustOver)),
    ("a little over", Some(Hedge::JustOver)),
    ("a bit more than", Some(Hedge::JustOver)),
    ("a bit over", Some(Hedge::JustOver)),
    ("just under", Some(Hedge::Nearly)),
    ("just below", Some(Hedge::Nearly)),
    ("just less than", Some(Hedge::Nearly)),
    ("just fewer than", Some(Hedge::Nearly)),
    ("just shy of", Some(Hedge::Nearly)),
    ("shy of", Some(Hedge::Nearly)),
    ("slightly under", Some(Hedge::Nearly)),
    ("slightly below", Some(Hedge::Nearly)),
    ("slightly less than", Some(Hedge::Nearly)),
    ("slightly fewer than", Some(Hedge::Nearly)),
    ("a little less than", Some(Hedge::Nearly)),
    ("a little under", Some(Hedge::Nearly)),
    ("a bit less than", Some(Hedge::Nearly)),
    ("a bit under", Some(Hedge::Nearly)),
    ("nearly", Some(Hedge::Nearly)),
    ("almost", Some(Hedge::Nearly)),
    ("close to", Some(Hedge::Nearly)),
    ("approaching", Some(Hedge::Nearly)),
    ("more than", Some(Hedge::MoreThan)),
    ("greater than", Some(Hedge::MoreThan)),
    ("higher than", Some(Hedge::MoreThan)),
    ("larger than", Some(Hedge::MoreThan)),
    ("over", Some(Hedge::MoreThan)),
    ("above", Some(Hedge::MoreThan)),
    ("upwards of", Some(Hedge::MoreThan)),
    ("upward of", Some(Hedge::MoreThan)),
    ("in excess of", Some(Hedge::MoreThan)),
    ("topping", Some(Hedge::MoreThan)),
    ("topped", Some(Hedge::MoreThan)),
    ("tops", Some(Hedge::MoreThan)),
    ("exceeded", Some(Hedge::MoreThan)),
    ("exceeds", Some(Hedge::MoreThan)),
    ("surpassed", Some(Hedge::MoreThan)),
    ("surpassing", Some(Hedge::MoreThan)),
    ("exceeding", Some(Hedge::MoreThan)),
    ("north of", Some(Hedge::MoreThan)),
    ("well over", Some(Hedge::MoreThan)),
    ("well above", Some(Hedge::MoreThan)),
    ("far more than", Some(Hedge::MoreThan)),
    ("surpassing", Some(Hedge::MoreThan)),
    ("fewer than", Some(Hedge::LessThan)),
    ("less than", Some(Hedge::LessThan)),
    ("lower than", Some(Hedge::LessThan)),
    ("smaller than", Some(Hedge::LessThan)),
    ("under", Some(Hedge::LessThan)),
    ("below", Some(Hedge::LessThan)),
    ("well under", Some(Hedge::LessThan)),
    ("well below", Some(Hedge::LessThan)),
    ("far fewer than", Some(Hedge::LessThan)),
    ("far less than", Some(Hedge::LessThan)),
    ("south of", Some(Hedge::LessThan)),
    ("about", Some(Hedge::About)),
    ("around", Some(Hedge::About)),
    ("roughly", Some(Hedge::About)),
    ("approximately", Some(Hedge::About)),
    ("approx.", Some(Hedge::About)),
    ("approx", Some(Hedge::About)),
    ("some", Some(Hedge::About)),
    ("circa", Some(Hedge::About)),
    ("ca.", Some(Hedge::About)),
    ("c.", Some(Hedge::About)),
    ("an estimated", Some(Hedge::About)),
    ("estimated", Some(Hedge::About)),
    ("an approximate", Some(Hedge::About)),
    ("in the region of", Some(Hedge::About)),
    ("in the order of", Some(Hedge::About)),
    ("on the order of", Some(Hedge::About)),
    ("somewhere around", Some(Hedge::About)),
    ("exactly", Some(Hedge::Exactly)),
    ("precisely", Some(Hedge::Exactly)),
    ("an exact", Some(Hedge::Exactly)),
    ("a total of", None),
    ("a combined", None),
    ("only", None),
    ("just", None),
    ("~", Some(Hedge::About)),
    (">=", Some(Hedge::AtLeast)),
    ("<=", Some(Hedge::AtMost)),
    (">", Some(Hedge::MoreThan)),
    ("<", Some(Hedge::LessThan)),
]);

pub(super) static SUFFIXES: Table<Hedge> = Table::new(&[
    ("or so", Hedge::About),
    ("or thereabouts", Hedge::About),
    ("approximately", Hedge::About),
    ("or more", Hedge::AtLeast),
    ("or greater", Hedge::AtLeast),
    ("or higher", Hedge::AtLeast),
    ("or above", Hedge::AtLeast),
    ("or over", Hedge::AtLeast),
    ("and above", Hedge::AtLeast),
    ("and over", Hedge::AtLeast),
    ("and up", Hedge::AtLeast),
    ("and counting", Hedge::AtLeast),
    ("at least", Hedge::AtLeast),
    ("at the least", Hedge::AtLeast),
    ("at a minimum", Hedge::AtLeast),
    ("or less", Hedge::AtMost),
    ("or fewer", Hedge::AtMost),
    ("or lower", Hedge::AtMost),
    ("or under", Hedge::AtMost),
    ("or below", Hedge::AtMost),
    ("at most", Hedge::AtMost),
    ("at the most", Hedge::AtMost),
    ("at a maximum", Hedge::AtMost),
    ("tops", Hedge::AtMost),
    ("give or take", Hedge::About),
    ("exactly", Hedge::Exactly),
    ("plus", Hedge::AtLeast),
    ("odd", Hedge::About),
]);

pub(super) fn hedge_prefix(i: &str) -> (&str, Option<Hedge>) {
    if i.as_bytes().first().is_some_and(|b| b.is_ascii_digit() || *b == b'$') {
        return (i, None);
    }
    let symbol = match i.chars().next() {
        Some('≈' | '∼' | '～') => Some(Hedge::About),
        Some('≥') => Some(Hedge::AtLeast),
        Some('≤') => Some(Hedge::AtMost),
        _ => None,
    };
    if let Some(h) = symbol {
        let rest = &i[i.chars().next().map_or(0, char::len_utf8)..];
        return (blanks(rest), Some(h));
    }
    match HEDGES.at(i) {
        Some((rest, h)) if h.is_some() || blanks(rest).len() < rest.len() => {
            let rest = blanks(rest);
            // `just about 300`, `only about 300`, `just under` is in the table itself.
            match (h, hedge_prefix_again(rest)) {
                (None, Some((rest, inner))) => (rest, inner),
                _ => (rest, h),
            }
        }
        _ => (i, None),
    }
}

pub(super) fn hedge_prefix_again(i: &str) -> Option<(&str, Option<Hedge>)> {
    let (rest, h) = HEDGES.at(i)?;
    h.is_some().then(|| (blanks(rest), h))
}

pub(crate) fn hedge_suffix(i: &str) -> Res<'_, Hedge> {
    if let Some(rest) = i.strip_prefix('+')
        && !rest.starts_with(|c: char| c.is_ascii_digit())
    {
        return Ok((rest, Hedge::AtLeast));
    }
    let (rest, ()) = joint(i)?;
    match SUFFIXES.at(rest) {
        Some((_, Hedge::About)) if i.starts_with('-') && phrase(rest, "odd").is_none() => no(i),
        Some((after, _)) if phrase(rest, "odd").is_some() && !i.starts_with('-') => {
            let _ = after;
            no(i)
        }
        // `at least once` says how often.
        Some((after, _)) if phrase(rest, "at").is_some() && blanks(after).starts_with(char::is_alphabetic) => {
            let _ = after;
            no(i)
        }
        Some((after, h)) => Ok((after, h)),
        None => no(i),
    }
}
