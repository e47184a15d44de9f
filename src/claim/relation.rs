//! Finding the relation of a statement, outside quotation marks and brackets.

use super::ast::Relation;

pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) relation: Relation,
    pub(super) symbol: bool,
}

impl Found {
    pub(super) const fn len(&self) -> usize {
        self.end - self.start
    }
}

pub(super) struct Marks {
    /// Where the statement ends: at a comment or the end of the line.
    pub(super) end: usize,
    pub(super) relation: Option<Found>,
    /// A bracket that is not closed.
    pub(super) open: Option<usize>,
    /// A quotation mark that is not closed.
    pub(super) unquoted: Option<usize>,
}

/// Looks once over a line for its comment and its relation, outside quotation marks and brackets.
pub(super) fn scan(line: &str) -> Marks {
    let bytes = line.as_bytes();
    let (mut square, mut round) = (0u32, 0u32);
    let mut opened = 0;
    let mut unquoted = None;
    let mut symbol: Option<Found> = None;
    let mut word: Option<Found> = None;
    let mut at = 0;
    while at < bytes.len() {
        let b = bytes[at];
        let outside = square == 0 && round == 0;
        match b {
            b'"' if at == 0 || !bytes[at - 1].is_ascii_digit() => {
                // The rest of the line is inside a mark that is never closed.
                let close = line[at + 1..].find('"');
                unquoted = unquoted.or(close.is_none().then_some(at));
                at = close.map_or(bytes.len(), |n| at + 1 + n);
            }
            0xe2 if line[at..].starts_with('“') => {
                at = line[at..].find('”').map_or(at + 2, |n| at + n + 2);
            }
            b'#' if at > 0 && bytes[at - 1].is_ascii_whitespace() => {
                return Marks {
                    end: at,
                    relation: symbol.or(word),
                    open: (square + round > 0).then_some(opened),
                    unquoted,
                };
            }
            b'[' => {
                opened = if square + round == 0 { at } else { opened };
                square += 1;
            }
            b']' => square = square.saturating_sub(1),
            b'(' if square == 0 => {
                opened = if round == 0 { at } else { opened };
                round += 1;
            }
            b')' if square == 0 => round = round.saturating_sub(1),
            b'=' | b'<' | b'>' | b'!' | b'~' | 0xe2 if outside && symbol.is_none() => {
                if let Some(f) = symbol_at(line, at) {
                    at = f.end - 1;
                    symbol = Some(f);
                }
            }
            b' ' | b'\t' if outside && word.is_none() && symbol.is_none() && at > 0 => word = word_at(line, at + 1),
            _ => {}
        }
        at += 1;
    }
    Marks {
        end: line.len(),
        relation: symbol.or(word),
        open: (square + round > 0).then_some(opened),
        unquoted,
    }
}

fn symbol_at(line: &str, at: usize) -> Option<Found> {
    const SYMBOLS: &[(&str, Relation)] = &[
        ("==", Relation::Equal),
        ("!=", Relation::NotEqual),
        ("<=", Relation::AtMost),
        (">=", Relation::AtLeast),
        ("=", Relation::Equal),
        ("<", Relation::Less),
        (">", Relation::Greater),
        ("≠", Relation::NotEqual),
        ("≤", Relation::AtMost),
        ("≥", Relation::AtLeast),
        ("≈", Relation::About),
        ("~", Relation::About),
    ];
    let rest = &line[at..];
    let (sign, relation) = SYMBOLS.iter().find(|(s, _)| rest.starts_with(s))?;
    let after = &rest[sign.len()..];
    // `is ~1,400` and `is ≥5` hold a hedge, not a relation: the sign is glued to the figure, a word stands before it.
    let glued = after.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '€' | '£'));
    let apart = at == 0 || line[..at].ends_with(char::is_whitespace);
    if glued && apart && *relation != Relation::Equal && ends_in_relation_word(&line[..at]) {
        return None;
    }
    Some(Found {
        start: at,
        end: at + sign.len(),
        relation: *relation,
        symbol: true,
    })
}

fn ends_in_relation_word(left: &str) -> bool {
    let last = left.split_whitespace().next_back().unwrap_or("");
    ["is", "are", "was", "were", "not", "in"]
        .iter()
        .any(|w| last.eq_ignore_ascii_case(w))
}

/// A word relation that begins here and ends at a blank.
fn word_at(line: &str, at: usize) -> Option<Found> {
    const WORDS: &[(&str, Relation)] = &[
        ("is", Relation::Equal),
        ("are", Relation::Equal),
        ("was", Relation::Equal),
        ("were", Relation::Equal),
        ("in", Relation::In),
        ("not", Relation::NotIn),
        ("includes", Relation::Includes),
        ("include", Relation::Includes),
        ("excludes", Relation::Excludes),
        ("exclude", Relation::Excludes),
    ];
    let rest = line.get(at..)?;
    let first = rest.as_bytes().first()?;
    if !matches!(
        first,
        b'i' | b'a' | b'w' | b'n' | b'e' | b'I' | b'A' | b'W' | b'N' | b'E'
    ) {
        return None;
    }
    let len = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let (_, relation) = WORDS.iter().find(|(w, _)| rest[..len].eq_ignore_ascii_case(w))?;
    let next = rest[len..].trim_start();
    let next_len = next.find(char::is_whitespace).unwrap_or(next.len());
    let next_end = at + rest.len() - next.len() + next_len;
    let follows = |w: &str| next[..next_len].eq_ignore_ascii_case(w);
    let (end, relation) = match relation {
        Relation::Equal if follows("not") => match phrase_after(line, next_end, &["in"]) {
            Some(end) => (end, Relation::NotIn),
            None => (next_end, Relation::NotEqual),
        },
        // `is in` and `is one of` are `in`.
        Relation::Equal if follows("in") && !hedge_in(line, next_end) => (next_end, Relation::In),
        Relation::Equal if follows("one") => match phrase_after(line, next_end, &["of"]) {
            // `the title is One of Us` names no several.
            Some(end) if line[end..].contains([',', '[']) || line[end..].contains(" or ") => (end, Relation::In),
            _ => (at + len, Relation::Equal),
        },
        Relation::NotIn if follows("in") => (next_end, Relation::NotIn),
        Relation::NotIn => return None,
        r => (at + len, *r),
    };
    Some(Found {
        start: at,
        end,
        relation,
        symbol: false,
    })
}

/// Whether what follows `in` makes a hedge of it: `in excess of`.
fn hedge_in(line: &str, at: usize) -> bool {
    const HEDGES: [&[&str]; 5] = [
        &["excess", "of"],
        &["the", "region", "of"],
        &["the", "order", "of"],
        &["the", "neighbourhood", "of"],
        &["the", "neighborhood", "of"],
    ];
    HEDGES.iter().any(|words| phrase_after(line, at, words).is_some())
}

/// The end of the words that stand at `at`, after blanks, if they are these.
fn phrase_after(line: &str, at: usize, words: &[&str]) -> Option<usize> {
    let mut end = at;
    for w in words {
        let rest = line.get(end..)?.trim_start();
        let len = rest.find(char::is_whitespace).unwrap_or(rest.len());
        if !rest[..len].eq_ignore_ascii_case(w) {
            return None;
        }
        end = line.len() - rest.len() + len;
    }
    Some(end)
}

/// A second relation sign between blanks on the right, outside quotation marks and brackets. At the very start only an
/// equals sign is one: `= > 60` writes a hedge.
pub(super) fn second_relation(right: &str) -> Option<usize> {
    let marks = scan(right);
    let f = marks.relation.filter(|f| f.symbol)?;
    let after = &right[f.end..];
    let apart =
        right[..f.start].ends_with(char::is_whitespace) && (after.is_empty() || after.starts_with(char::is_whitespace));
    let first = right[..f.start].trim().is_empty();
    let equals = matches!(f.relation, Relation::Equal | Relation::NotEqual);
    (apart && (!first || equals)).then_some(f.start)
}
