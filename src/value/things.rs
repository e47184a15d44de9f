//! What a number counts or measures: nouns and measures after it.

use super::amounts::longest_words;
use super::context::Context;
use super::currency;
use super::figure::Form;
use super::hedges::SUFFIXES;
use super::lex::{Res, blanks, ends_word, is_blank, joint, no, one_of, phrase};
use super::number::{self, Numeral, numeral};
use super::parse::Part;
use super::prose;
use super::times::unit_word;
use super::unit::{Dim, Measure, TimeUnit, measure};
use rust_decimal::Decimal;

/// What is shared (`one in five adults`) is told by the fact, not by the figure.
pub(super) fn trailing_noun<'a>(i: &'a str, ctx: &Context) -> &'a str {
    noun(i, ctx).map_or(i, |(rest, _)| rest)
}

pub(super) fn of_noun<'a>(i: &'a str, ctx: &Context) -> &'a str {
    if ctx.prose {
        return i;
    }
    let after = number::optional_of(i);
    if after.len() == i.len() {
        i
    } else {
        trailing_noun(after, ctx)
    }
}

/// A whole number whose scale letter is not taken: in `3h 20m` the `m` are minutes.
pub(super) fn numeral_small(i: &str) -> Option<(&str, Decimal)> {
    if let Ok((rest, (n, _))) = super::lex::digits(i, 6) {
        return Some((rest, Decimal::from(n)));
    }
    let (rest, n) = number::small_cardinal(i).ok()?;
    Some((rest, Decimal::from(n)))
}

/// A measure after the number, also of two parts: `6 feet 2 inches`, `5lb 3oz`, `6'2"`.
pub(super) fn measures<'a>(i: &'a str, n: &Numeral, ctx: &Context) -> Res<'a, Part> {
    if let Some(rest) = i.strip_prefix(['\'', '′', '’'])
        && let Some(found) = feet_and_inches(rest, n)
    {
        return Ok(found);
    }
    let tail = joint(i).map_or(i, |(r, ())| r);
    let (rest, m) = measure_here(tail)?;
    if ctx.prose && !prose::is_measure(&tail[..tail.len() - rest.len()], tail.len() == i.len(), rest) {
        return no(i);
    }
    // 10 degrees below zero
    if m.singular.starts_with('°')
        && let Some((end, form)) = below_zero(rest, n)
    {
        return Ok((end, Part::new(form, Dim::Measure(m))));
    }
    if let Form::Digits { digits, scale: 0 } = n.form
        && digits.scale() == 0
        && m.fend == "foot"
        && let Some((end, inches)) = bare_inches(rest)
        && let (Some(inch), Some(sum)) = (
            measure("inch"),
            digits
                .checked_mul(Decimal::from(12))
                .and_then(|d| d.checked_add(inches)),
        )
    {
        return Ok((
            end,
            Part::new(Form::Digits { digits: sum, scale: 0 }, Dim::Measure(inch)),
        ));
    }
    if let Form::Digits { digits, scale: 0 } = n.form
        && digits.scale() == 0
    {
        let after = blanks(rest.strip_prefix(',').unwrap_or(rest));
        let after = phrase(after, "and").map_or(after, blanks);
        if let Some((after, small)) = numeral_small(after)
            && let Ok((end, m2)) = measure_here(joint(after).map_or(after, |(r, ())| r))
            && m2 != m
            && let Some(c) = super::unit::conversion(m, m2)
            && let Some(big) = c.apply(digits)
            && big.fract().is_zero()
            && big > digits
            && let Some(sum) = big.checked_add(small)
        {
            return Ok((
                end,
                Part::new(
                    Form::Digits {
                        digits: sum.normalize(),
                        scale: 0,
                    },
                    Dim::Measure(m2),
                ),
            ));
        }
    }
    let rest = if ctx.prose { rest } else { extent_word(rest) };
    Ok((rest, Part::new(n.form.clone(), Dim::Measure(m))))
}

/// `below zero` behind degrees is a minus sign.
fn below_zero<'a>(i: &'a str, n: &Numeral) -> Option<(&'a str, Form)> {
    let Form::Digits { digits, scale } = n.form else {
        return None;
    };
    let end = phrase(blanks(i), "below zero")?;
    let digits = -digits;
    digits
        .is_sign_negative()
        .then_some((end, Form::Digits { digits, scale }))
}

/// `10 degrees below zero`, on the scale of the place.
pub(super) fn degrees_below<'a>(i: &'a str, n: &Numeral) -> Option<(&'a str, Part)> {
    let (rest, ()) = joint(i).ok()?;
    let rest = phrase(rest, "degrees").or_else(|| phrase(rest, "degree"))?;
    let (end, form) = below_zero(rest, n)?;
    Some((end, Part::new(form, Dim::Count("degree".into()))))
}

/// `5-foot-10`, `five foot six`: inches without their name, where nothing else is counted.
fn bare_inches(i: &str) -> Option<(&str, Decimal)> {
    let dashed = i.strip_prefix('-');
    let rest = dashed.unwrap_or(blanks(i));
    if rest.len() == i.len() {
        return None;
    }
    let (end, n) = numeral_small(rest)?;
    let alone = dashed.is_some()
        || !blanks(end).starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '″' | '/' | '½'));
    (n < Decimal::from(12) && alone && ends_word(end) && !end.starts_with('-')).then_some((end, n))
}

/// `tall`, `long`, `wide` after a measure say no more than the fact's own name does.
pub(super) fn extent_word(i: &str) -> &str {
    let Ok((rest, ())) = joint(i) else { return i };
    [
        "tall", "long", "wide", "deep", "high", "across", "thick", "apart", "away",
    ]
    .iter()
    .find_map(|p| phrase(rest, p))
    .unwrap_or(i)
}

pub(super) fn feet_and_inches<'a>(i: &'a str, n: &Numeral) -> Option<(&'a str, Part)> {
    let Form::Digits { digits, scale: 0 } = n.form else {
        return None;
    };
    let (feet, inch) = (measure("foot")?, measure("inch")?);
    match numeral_small(blanks(i)) {
        Some((rest, small)) => {
            let rest = rest.strip_prefix(['"', '″', '”']).or_else(|| rest.strip_prefix("''"))?;
            let sum = digits.checked_mul(Decimal::from(12))?.checked_add(small)?;
            Some((
                rest,
                Part::new(Form::Digits { digits: sum, scale: 0 }, Dim::Measure(inch)),
            ))
        }
        None => ends_word(i).then(|| (i, Part::new(n.form.clone(), Dim::Measure(feet)))),
    }
}

/// The longest spelling of a measure that stands here, of up to four words.
pub(super) fn measure_here(i: &str) -> Res<'_, &'static Measure> {
    let mut best = None;
    let (mut words, mut chars) = (0, i.char_indices().peekable());
    let mut previous_blank = true;
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        if is_blank(c) {
            if !previous_blank {
                words += 1;
            }
            previous_blank = true;
            if words >= 4 {
                break;
            }
            continue;
        }
        previous_blank = false;
        if !(c.is_alphanumeric() || matches!(c, '°' | '/' | '.' | '²' | '³' | 'µ' | '′' | '″' | '-' | '℃' | '℉'))
            || end > 40
        {
            break;
        }
        let boundary = chars
            .peek()
            .is_none_or(|(_, next)| !next.is_alphanumeric() && !matches!(next, '²' | '³'));
        // `10,000-square-foot`
        let known =
            || measure(&i[..end]).or_else(|| i[..end].contains('-').then(|| measure(&i[..end].replace('-', " ")))?);
        if boundary && let Some(m) = known() {
            best = Some((end, m));
        }
    }
    match best {
        Some((end, m)) => Ok((&i[end..], m)),
        None => no(i),
    }
}

/// What a vague count is of: money, time, a measure, or things.
pub(super) fn vague_unit<'a>(i: &'a str, ctx: &Context) -> (&'a str, Dim) {
    if let Ok((rest, ())) = joint(i) {
        if let Some((after, c)) = longest_words(rest, 3, |w| currency::name(w, ctx)) {
            return (after, Dim::Money(c));
        }
        if let Ok((after, w)) = unit_word(rest)
            && let Some(u) = TimeUnit::from_word(w)
            && w.len() > 1
        {
            return (after, Dim::Duration(u));
        }
        if let Ok((after, m)) = measure_here(rest)
            && rest.len() - after.len() > 2
            && (!ctx.prose || prose::is_measure(&rest[..rest.len() - after.len()], false, after))
        {
            return (after, Dim::Measure(m));
        }
    }
    noun(i, ctx).unwrap_or((i, Dim::Number))
}

/// Words that can not begin what is counted.
pub(super) const NOT_COUNTED: &[&str] = &[
    "of", "in", "on", "at", "to", "for", "by", "per", "and", "or", "than", "but", "with", "from", "as", "is", "are",
    "was", "were", "the", "a", "an", "am", "pm", "not", "that", "which", "who",
];

/// What is counted: the words that follow a number.
pub(super) fn noun<'a>(i: &'a str, ctx: &Context) -> Res<'a, Dim> {
    if ctx.prose {
        return no(i);
    }
    let (start, ()) = joint(i)?;
    let mut at = start;
    let mut count = 0;
    loop {
        let len: usize = at
            .chars()
            .take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '‑' | '\'' | '’' | '.' | '&' | '/'))
            .map(char::len_utf8)
            .sum();
        let w = &at[..len];
        // `U.S.` is a word, `bn.Y` is none.
        let abbreviation = || w.split('.').all(|part| part.chars().count() <= 1);
        if len == 0 || !w.starts_with(char::is_alphabetic) || (w.trim_end_matches('.').contains('.') && !abbreviation())
        {
            break;
        }
        if count == 0
            && (NOT_COUNTED.iter().any(|n| w.eq_ignore_ascii_case(n))
                || w.starts_with("to-")
                || one_of(at, &SCALE_WORDS).is_some()
                || matches!(number::scale(w.trim_end_matches('.'), false), ("", 1..))
                // `7-B-1E` is no B-1E.
                || i.starts_with('-') && matches!(number::scale(w.split('-').next().unwrap_or(""), false), ("", 1..))
                || numeral(at, false).is_ok())
        {
            break;
        }
        // A hedge or the other end of a range follows.
        if count > 0 && (SUFFIXES.at(at).is_some() || stops(at)) {
            break;
        }
        count += 1;
        at = &at[len..];
        let next = blanks(at);
        if next.len() == at.len() || count == 8 {
            break;
        }
        at = next;
    }
    if count == 0 {
        return no(i);
    }
    let text = start[..start.len() - at.len()].trim_end_matches(is_blank);
    // A noun of one letter is a stray scale or unit, and one that ends with a hyphen is none.
    if text.chars().count() < 2 || text.ends_with(['-', '‑']) {
        return no(i);
    }
    let rest = &start[text.len()..];
    Ok((rest, Dim::Count(text.into())))
}

pub(super) const SCALE_WORDS: [(&str, ()); 4] = [("million", ()), ("billion", ()), ("thousand", ()), ("trillion", ())];

/// Words that end a counted noun: a second figure follows them, or a rate.
pub(super) fn stops(i: &str) -> bool {
    const JOINS: &[(&str, ())] = &[("to", ()), ("and", ()), ("or", ())];
    if phrase(i, "per").is_some() || phrase(i, "each").is_some() {
        return true;
    }
    match one_of(i, JOINS) {
        Some((rest, ())) => {
            let rest = blanks(rest);
            rest.is_empty() || numeral(rest, false).is_ok() || rest.starts_with(['$', '€', '£'])
        }
        None => false,
    }
}
