//! What stands glued to a figure or right behind it: the rest of a name, a time of day, a telephone number, a score.

use super::around::Around;
use super::guard::{Ruling, starts_with};
use super::noun::{Counted, counted};
use super::words::{Words, any, words};
use crate::value::prefix::Found;
use crate::value::{Decimal, Dim, Reading};

/// What stands directly before and behind, without a blank.
pub(super) fn glued(
    around: &Around<'_>,
    start: usize,
    end: usize,
    text: &str,
    found: &Found<Reading>,
) -> Option<Ruling> {
    let leave = Some(Ruling::Leave(token_end(around.text, end)));
    let signed = text.starts_with(['$', '€', '£']);
    match around.before(start) {
        Some(c) if c.is_alphanumeric() => return leave,
        Some('_' | '@' | '#' | '/' | '\\' | '=' | '&' | '^' | '*' | '§' | '±' | '²' | '№') if !signed => {
            return leave;
        }
        Some('.' | ',' | ':' | '-' | '‑' | '–' | '\'' | '’' | '−' | '+') => {
            let head = &around.text[..start];
            let sep = head.chars().next_back()?;
            let before = head[..head.len() - sep.len_utf8()].chars().next_back();
            let word = around.word_before(start - sep.len_utf8()).map_or("", |(w, _)| w);
            let allowed = words!("mid non pre post sub under over plus").has(word) && sep == '-';
            if before.is_some_and(|c| c.is_alphanumeric() || c == ')') && !allowed {
                return leave;
            }
            if sep == '.' || sep == ':' && before.is_some() && !before.is_some_and(char::is_whitespace) {
                return leave;
            }
        }
        _ => {}
    }
    let rest = around.text.get(end..)?;
    let mut after = rest.chars();
    match after.next() {
        Some(c) if c.is_alphanumeric() || matches!(c, '@' | '_' | '²' | '³' | '^') => return leave,
        Some('.' | ',' | ':' | '/' | '–' | '-' | '‑' | '\'' | '’') => {
            let c = rest.chars().next()?;
            let next = after.next();
            let digit = next.is_some_and(|n| n.is_ascii_digit());
            let bare = matches!(found.value.dim, Dim::Number | Dim::Ratio);
            if digit && (bare || matches!(c, '.' | '/' | ':')) {
                return leave;
            }
            let lone = next.is_some_and(|n| n.is_ascii_uppercase());
            if matches!(c, '-' | '‑') && lone && bare {
                return leave;
            }
            if c == ':' && next.is_some_and(char::is_alphanumeric) {
                return leave;
            }
            if c == '/' && next.is_some_and(char::is_alphanumeric) && bare {
                return leave;
            }
            if matches!(c, '\'' | '’') && bare && next.is_some_and(|n| n == 's') {
                return leave;
            }
            if c == '-'
                && bare
                && next.is_some_and(|n| n.is_lowercase())
                && matches!(counted(around, end, false), Counted::Nothing)
                && found.hedge.is_none()
            {
                return leave;
            }
        }
        Some('(' | '[') if after.next().is_some_and(|n| n.is_ascii_alphanumeric()) && rest.starts_with('(') => {
            return leave;
        }
        Some('°') => return leave,
        Some(')') => {
            // (3), 2), [12]
            let opened = around.before(start);
            let bare = matches!(found.value.dim, Dim::Number);
            // The bracket that it closes stands near or nowhere.
            let near = around.text[..start]
                .chars()
                .rev()
                .take(200)
                .find(|c| matches!(c, '(' | ')'));
            let open = near == Some('(');
            if bare && (!open && text.len() < 4) {
                return leave;
            }
            if opened == Some('(') && bare && text.len() < 4 {
                return Some(parenthesised(around, start, end, found));
            }
        }
        Some(']') if around.before(start) == Some('[') => return leave,
        _ => {}
    }
    None
}

/// `John Marr (39)`: an age behind a name; any other small number in brackets is a mark.
fn parenthesised(around: &Around<'_>, start: usize, end: usize, found: &Found<Reading>) -> Ruling {
    let named = around.previous(start - 1).starts_with(char::is_uppercase);
    let years = found
        .value
        .figure
        .number
        .is_some_and(|n| n >= Decimal::ONE && n < Decimal::from(111));
    if named && years {
        Ruling::Take(end)
    } else {
        Ruling::Leave(end)
    }
}

/// The end of the run without blanks that goes on at `end`.
pub(super) fn token_end(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or("");
    let len: usize = rest
        .chars()
        .take(80)
        .take_while(|c| {
            c.is_alphanumeric()
                || matches!(
                    c,
                    '.' | '-'
                        | '‑'
                        | '–'
                        | '/'
                        | ':'
                        | '@'
                        | '_'
                        | '='
                        | '&'
                        | '?'
                        | '%'
                        | '#'
                        | '+'
                        | '°'
                        | '\''
                        | '′'
                )
        })
        .map(char::len_utf8)
        .sum();
    // The full stop of the sentence stays where it is.
    end + rest[..len].trim_end_matches(['.', ':', '?', '-', '–']).len()
}

/// `5 a.m.`, `17:30`, `six o'clock`, `half past four`.
pub(super) fn clock(around: &Around<'_>, start: usize, end: usize, text: &str) -> Option<Ruling> {
    let rest = around.text.get(end..)?.trim_start_matches(crate::value::is_blank);
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    let place = around.text.len() - rest.len();
    for mark in [
        "a.m.",
        "p.m.",
        "a.m",
        "p.m",
        "am",
        "pm",
        "o'clock",
        "o’clock",
        "GMT",
        "UTC",
        "EST",
        "EDT",
        "ET",
        "PT",
        "CET",
        "BST",
        "PST",
        "noon",
    ] {
        let Some(head) = rest.get(..mark.len()) else { continue };
        let upper = mark.starts_with(|c: char| c.is_uppercase());
        let same = if upper {
            head == mark
        } else {
            head.eq_ignore_ascii_case(mark)
        };
        if same && !rest[mark.len()..].starts_with(char::is_alphanumeric) {
            return Some(Ruling::Leave(place + mark.len()));
        }
    }
    // 17:30, 9:05
    if let Some((hours, minutes)) = text.split_once(':')
        && minutes.len() == 2
        && hours.len() <= 2
    {
        return Some(Ruling::Leave(end));
    }
    let previous = around.previous(start);
    if any(previous, &["past", "to"]) {
        let mut before = around.clause_before(start, 2);
        let _ = before.next();
        if before.next().is_some_and(|w| any(w, &["half", "quarter"])) {
            return Some(Ruling::Leave(end));
        }
    }
    if text.len() == 4
        && text.starts_with('0')
        && around.text[end..].starts_with(' ')
        && around.next(end).starts_with(|c: char| c.is_ascii_digit())
    {
        return Some(Ruling::Leave(telephone(around.text, end)));
    }
    // 0930; 0.75 is a figure
    if text.len() == 4 && text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit())
        || starts_with(rest, "hours") && text.len() == 10 && text.starts_with('0')
    {
        return Some(Ruling::Leave(end));
    }
    // at 09.15
    if text.len() == 5
        && text.starts_with('0')
        && text.as_bytes()[2] == b'.'
        && words!("at until from till by").has(previous)
    {
        return Some(Ruling::Leave(end));
    }
    None
}

/// `won 3-2`, `a 5-4 ruling`.
pub(super) fn is_score(around: &Around<'_>, start: usize, end: usize, text: &str) -> bool {
    static SPORT: Words = Words::new(
        "won win wins winning beat beating beaten lost lose loses loss defeated defeat defeats drew \
        draw drawn victory score scored score lead led leads leading trailed trailing tied tie \
        thrashed edged aggregate match game ahead final were thumped hammered nil",
    );
    let joined = text.contains("-to-");
    if joined {
        return any(text, &["nine-to-five", "9-to-5"]);
    }
    let dashed = text.contains(['-', '–']) && !text.contains(' ');
    if !dashed && !text.contains(" to ") {
        return false;
    }
    let near = around
        .clause_before(start, 6)
        .any(|w| SPORT.has(w) && (dashed || !any(w, &["were"])));
    let after = words!(
        "win victory defeat loss draw lead ruling vote decision record scoreline aggregate formation \
        split thrashing rout"
    )
    .has(around.next(end));
    if dashed {
        return near || after;
    }
    near && text.len() < 8 && !matches!(counted(around, end, false), Counted::Noun(..))
}

/// The end of groups of digits with blanks, dots, brackets and hyphens between.
pub(super) fn telephone(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or("");
    let len = rest
        .bytes()
        .take(30)
        .take_while(|b| b.is_ascii_digit() || matches!(b, b' ' | b'-' | b'.' | b'(' | b')'))
        .count();
    end + rest[..len].trim_end_matches([' ', '-', '.', '(', ')']).len()
}
