//! Whether a figure that the grammar reads is one in its sentence, or a name, a label, a score, a time of day.

use super::labels::{is_label, is_name};
use super::noun::{Counted, counted};
use super::scan::Scanner;
use super::words::{Around, Heart, any};
use crate::value::prefix::Found;
use crate::value::{Decimal, Dim, Form, Reading};

/// What becomes of a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is a value, up to this byte.
    Take(usize),
    /// Two numbers were read as one.
    Single,
    /// It is none here; another reading may be.
    Other,
    /// It is none, and nothing up to this byte is.
    Leave(usize),
}

/// Verbs of change: after them `from A to B` are two values.
const CHANGE: &[&str] = &[
    "rose",
    "rise",
    "rises",
    "rising",
    "risen",
    "fell",
    "fall",
    "falls",
    "falling",
    "fallen",
    "cut",
    "cuts",
    "cutting",
    "raised",
    "raise",
    "raises",
    "raising",
    "grew",
    "grow",
    "grows",
    "growing",
    "grown",
    "climbed",
    "climb",
    "climbs",
    "climbing",
    "dropped",
    "drop",
    "drops",
    "dropping",
    "increased",
    "increase",
    "increases",
    "increasing",
    "decreased",
    "decrease",
    "decreases",
    "went",
    "go",
    "goes",
    "going",
    "gone",
    "moved",
    "move",
    "moves",
    "jumped",
    "jump",
    "jumps",
    "slipped",
    "slid",
    "slide",
    "slumped",
    "surged",
    "soared",
    "sank",
    "reduced",
    "reduce",
    "reduces",
    "reducing",
    "lowered",
    "lower",
    "lowers",
    "lifted",
    "lift",
    "shrank",
    "shrunk",
    "shrink",
    "up",
    "down",
    "changed",
    "change",
    "doubled",
    "tripled",
    "halved",
    "widened",
    "narrowed",
    "improved",
    "declined",
    "decline",
    "plunged",
    "tumbled",
    "edged",
    "expanded",
    "upgraded",
    "downgraded",
    "revised",
    "boosted",
    "hiked",
    "swelled",
    "dipped",
    "eased",
    "trimmed",
    "bumped",
    "rocketed",
];

pub(super) fn judge(s: &Scanner<'_>, at: usize, found: &Found<Reading>, kind: Option<Heart>) -> Verdict {
    let around = &s.around;
    let (start, end) = (at + found.core, at + found.end);
    let text = &around.text[start..end];
    if let Some(v) = glued(around, start, at + found.full_end, text, found) {
        return v;
    }
    if let Some(v) = clock(around, start, end, text) {
        return v;
    }
    let figure = &found.value.figure;
    let hedge = &around.text[at..start];
    if found.hedge.is_some() {
        // `under a three-year deal`: no hedge.
        if (starts_with(text, "a ") || starts_with(text, "an ")) && text.contains('-') {
            return Verdict::Other;
        }
        // `$1 billion over 10 years`: during them.
        const LASTING: &[&str] = &[
            "lasted", "for", "took", "takes", "take", "spent", "just", "well", "waited", "jailed", "is", "was", "of",
            "lasting", "last", "lasts", "after", "been", "in", "served", "only", "aged",
        ];
        if starts_with(hedge, "over")
            && matches!(found.value.dim, Dim::Duration(_))
            && !any(around.previous(at), LASTING)
            && !around.begins_sentence(at)
        {
            return Verdict::Other;
        }
        // `went up to $3.50`: the word belongs to the verb.
        if starts_with(hedge, "up to")
            && any(
                around.previous(at),
                &[
                    "went", "go", "goes", "gone", "rose", "ramped", "climbed", "bumped", "stepped", "sped", "going",
                    "shot", "crept", "edged", "driven",
                ],
            )
        {
            return Verdict::Other;
        }
    }
    let ranged = matches!(figure.form, Form::Range(_));
    let ratio = matches!(found.value.dim, Dim::Ratio)
        && matches!(figure.form, Form::Fraction { .. })
        && text.contains([' ', ':', '-'])
        && figure.rounding == crate::value::Rounding::Exact;
    if ranged && !text.contains("between") && !text.contains("Between") {
        // `rose 5% to 10%` are two, `may drop 8 to 10 percent` is one.
        let both = starts_with(text, "from")
            || any(around.previous(at), &["from"])
            || text
                .split(" to ")
                .next()
                .is_some_and(|a| !a.ends_with(|c: char| c.is_ascii_digit()) || a.contains(['$', '€', '£']));
        let changes = both
            && around.clause_before(at, 7).any(|w| any(w, CHANGE))
            && (text.contains(" to ") || text.contains(" through "));
        if changes {
            return if starts_with(text, "from") {
                Verdict::Other
            } else {
                Verdict::Single
            };
        }
    }
    if (ranged || ratio) && matches!(found.value.dim, Dim::Number | Dim::Ratio) && is_score(around, start, end, text) {
        return Verdict::Leave(end);
    }
    if ratio && any(around.previous(start), &["from"]) {
        return Verdict::Single;
    }
    if kind == Some(Heart::One) && ratio && !text.contains(" in ") && !text.contains("out of") && !text.contains('-') {
        return Verdict::Single;
    }
    match kind {
        None | Some(Heart::Number) => plain(s, start, end, text, found, kind),
        Some(Heart::One) => one(around, start, end, text, found),
        Some(Heart::Ordinal) => super::guard_words::ordinal(around, start, end, text, found),
        Some(Heart::Vague | Heart::Multiple) => super::guard_words::vague(around, start, end, text, found),
        Some(Heart::Unit) => super::guard_words::unit(around, start, end, text, found),
        Some(Heart::Aged) => Verdict::Take(end),
        Some(Heart::Month | Heart::Weekday | Heart::Day | Heart::Season) => Verdict::Other,
    }
}

pub(super) fn starts_with(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|t| t.eq_ignore_ascii_case(word))
}

/// What stands directly before and behind, without a blank.
fn glued(around: &Around<'_>, start: usize, end: usize, text: &str, found: &Found<Reading>) -> Option<Verdict> {
    let leave = Some(Verdict::Leave(token_end(around.text, end)));
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
            let allowed = any(word, &["mid", "non", "pre", "post", "sub", "under", "over", "plus"]) && sep == '-';
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
            let open = around.text[..start]
                .rfind('(')
                .is_some_and(|n| !around.text[n..start].contains(')') && start - n < 200);
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
fn parenthesised(around: &Around<'_>, start: usize, end: usize, found: &Found<Reading>) -> Verdict {
    let named = around.previous(start - 1).starts_with(char::is_uppercase);
    let years = found
        .value
        .figure
        .number
        .is_some_and(|n| n >= Decimal::ONE && n < Decimal::from(111));
    if named && years {
        Verdict::Take(end)
    } else {
        Verdict::Leave(end)
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
fn clock(around: &Around<'_>, start: usize, end: usize, text: &str) -> Option<Verdict> {
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
            return Some(Verdict::Leave(place + mark.len()));
        }
    }
    // 17:30, 9:05
    if let Some((hours, minutes)) = text.split_once(':')
        && minutes.len() == 2
        && hours.len() <= 2
    {
        return Some(Verdict::Leave(end));
    }
    let previous = around.previous(start);
    if any(previous, &["past", "to"]) {
        let mut before = around.clause_before(start, 2);
        let _ = before.next();
        if before.next().is_some_and(|w| any(w, &["half", "quarter"])) {
            return Some(Verdict::Leave(end));
        }
    }
    if text.len() == 4
        && text.starts_with('0')
        && around.text[end..].starts_with(' ')
        && around.next(end).starts_with(|c: char| c.is_ascii_digit())
    {
        return Some(Verdict::Leave(telephone(around.text, end)));
    }
    if text.len() == 4 && text.starts_with('0')
        || starts_with(rest, "hours") && text.len() == 10 && text.starts_with('0')
    {
        return Some(Verdict::Leave(end));
    }
    // at 09.15
    if text.len() == 5
        && text.starts_with('0')
        && text.as_bytes()[2] == b'.'
        && any(previous, &["at", "until", "from", "till", "by"])
    {
        return Some(Verdict::Leave(end));
    }
    None
}

/// `won 3-2`, `a 5-4 ruling`.
fn is_score(around: &Around<'_>, start: usize, end: usize, text: &str) -> bool {
    const SPORT: &[&str] = &[
        "won",
        "win",
        "wins",
        "winning",
        "beat",
        "beating",
        "beaten",
        "lost",
        "lose",
        "loses",
        "loss",
        "defeated",
        "defeat",
        "defeats",
        "drew",
        "draw",
        "drawn",
        "victory",
        "score",
        "scored",
        "score",
        "lead",
        "led",
        "leads",
        "leading",
        "trailed",
        "trailing",
        "tied",
        "tie",
        "thrashed",
        "edged",
        "aggregate",
        "match",
        "game",
        "ahead",
        "final",
        "were",
        "thumped",
        "hammered",
        "nil",
    ];
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
        .any(|w| any(w, SPORT) && (dashed || !any(w, &["were"])));
    let after = any(
        around.next(end),
        &[
            "win",
            "victory",
            "defeat",
            "loss",
            "draw",
            "lead",
            "ruling",
            "vote",
            "decision",
            "record",
            "scoreline",
            "aggregate",
            "formation",
            "split",
            "thrashing",
            "rout",
        ],
    );
    if dashed {
        return near || after;
    }
    near && text.len() < 8 && !matches!(counted(around, end, false), Counted::Noun(..))
}

/// A number in digits or words.
fn plain(
    s: &Scanner<'_>,
    start: usize,
    end: usize,
    text: &str,
    found: &Found<Reading>,
    kind: Option<Heart>,
) -> Verdict {
    let around = &s.around;
    let dim = &found.value.dim;
    let leave = Verdict::Leave(token_end(around.text, end));
    if let Dim::Money(_) = dim {
        return super::guard_words::money(around, start, end, text, found);
    }
    // 7-Eleven, Rule 10b-5
    if text
        .split_once('-')
        .is_some_and(|(_, b)| b.starts_with(char::is_uppercase))
        && !text.starts_with(char::is_uppercase)
    {
        return leave;
    }
    let digits = text.trim_start_matches(['-', '+', '−', '–']);
    // 007, 0800 555 0199, +44 20 7946 0958
    if digits.starts_with('0') && digits.len() > 1 && digits.as_bytes()[1].is_ascii_digit()
        || text.starts_with('+') && telephone(around.text, end) > end + 2
    {
        return Verdict::Leave(telephone(around.text, end));
    }
    if text.starts_with(['-', '–', '−']) && start > 0 && around.before(start).is_some_and(|c| c.is_alphanumeric()) {
        return leave;
    }
    // (212) 555-0176
    if around.before(start) == Some('(')
        && around.text[end..].starts_with(") ")
        && around.text[end + 2..].starts_with(|c: char| c.is_ascii_digit())
    {
        return Verdict::Leave(telephone(around.text, end + 2));
    }
    if matches!(dim, Dim::Ratio) && text.contains('/') && !is_fraction(&found.value.figure.form) {
        return leave;
    }
    if matches!(dim, Dim::Ratio) && starts_with(text, "half") {
        return super::guard_words::half(around, start, end);
    }
    if kind == Some(Heart::Number) {
        return super::guard_words::number_word(around, start, end, text, found);
    }
    let spelled_scale = found.value.figure.form_scale() >= 3;
    if matches!(dim, Dim::Number) {
        let noun = counted(around, end, false);
        let noun_follows = matches!(noun, Counted::Noun(..));
        // 1. Wash the rice.
        if start == 0
            && around.at(end) == Some('.')
            && text.len() < 4
            && around.at(end + 1).is_some_and(char::is_whitespace)
        {
            return Verdict::Leave(end);
        }
        // 4K sets, 221B Baker Street
        if text.ends_with(['K', 'B'])
            && !noun_follows
            && (text.len() == 2 && matches!(&text[..1], "2" | "4" | "5" | "8")
                || is_name(around, start, end, text, false))
        {
            return leave;
        }
        // `a 404`, `the 3 in a 4-3-3`
        let article = any(around.previous(start), &["a", "an"])
            || text.len() == 1
                && any(around.previous(start), &["the"])
                && super::noun::is_stop(around.next(end))
                && !any(
                    around.next(end),
                    &["who", "were", "that", "of", "are", "had", "have", "will"],
                );
        if article
            && !noun_follows
            && !spelled_scale
            && found.hedge.is_none()
            && text.bytes().all(|b| b.is_ascii_digit())
            && around.before(start) == Some(' ')
        {
            return leave;
        }
        if let Some(to) = super::labels::reporter(around, end) {
            return Verdict::Leave(to);
        }
        if !spelled_scale
            && (is_label(around, start, end, noun_follows) || is_name(around, start, end, text, noun_follows))
        {
            return leave;
        }
    } else if let Dim::Measure(m) = dim
        && m.singular.len() <= 2
        && is_label(around, start, end, false)
    {
        return leave;
    }
    Verdict::Take(end)
}

/// `1/2`, `3/4`, but not `24/7` and `9/11`.
fn is_fraction(form: &Form) -> bool {
    match form {
        Form::Fraction { whole, num, den, .. } => {
            *whole > 0 || num < den && matches!(den, 2 | 3 | 4 | 5 | 6 | 8 | 10 | 12 | 16 | 32 | 64 | 100)
        }
        _ => true,
    }
}

/// The end of groups of digits with blanks, dots, brackets and hyphens between.
fn telephone(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or("");
    let len = rest
        .bytes()
        .take(30)
        .take_while(|b| b.is_ascii_digit() || matches!(b, b' ' | b'-' | b'.' | b'(' | b')'))
        .count();
    end + rest[..len].trim_end_matches([' ', '-', '.', '(', ')']).len()
}

/// `one`: a number before a unit or a noun that it counts, otherwise a pronoun.
fn one(around: &Around<'_>, start: usize, end: usize, text: &str, found: &Found<Reading>) -> Verdict {
    const PRONOUN: &[&str] = &[
        "no", "which", "this", "that", "the", "any", "every", "each", "some", "another", "new", "old", "big", "good",
        "bad", "better", "best", "little", "such", "same", "number", "square", "day", "bbc", "radio", "formula",
        "loved", "first", "last", "second", "third", "next", "other", "right", "wrong", "many", "not",
    ];
    if text.len() > 3 || !matches!(found.value.dim, Dim::Number) {
        // one million, one-third, one in five, one percent, one year
        return super::guard_words::number_word(around, start, end, text, found);
    }
    if around.next(end).starts_with(char::is_uppercase) && text.starts_with('O') && !around.begins_sentence(start) {
        return Verdict::Leave(end);
    }
    if any(around.previous(start), PRONOUN) || around.before(start) == Some('-') {
        return Verdict::Leave(end);
    }
    let next = around.next(end);
    if any(
        next,
        &[
            "another",
            "by",
            "thing",
            "way",
            "hand",
            "side",
            "time",
            "day",
            "point",
            "more",
            "less",
            "such",
            "who",
            "whose",
            "where",
            "never",
            "needs",
            "says",
            "on-one",
            "off",
            "can",
            "could",
            "should",
            "might",
            "must",
            "wonders",
            "hopes",
            "only",
            "of",
            "thinks",
            "else",
            "reason",
            "example",
            "year-old",
            "final",
            "eye",
            "foot",
            "place",
            "piece",
            "fell",
            "swoop",
            "last",
            "big",
            "key",
            "major",
            "main",
            "possible",
            "potential",
        ],
    ) {
        return Verdict::Leave(end);
    }
    match counted(around, end, true) {
        Counted::Noun(..) if around.at(end).is_some_and(crate::value::is_blank) => Verdict::Take(end),
        _ => Verdict::Leave(end),
    }
}
