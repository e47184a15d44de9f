//! How texts compare: after Unicode normalisation and folding of typographic marks, and nothing else.

use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The text in the form in which it is compared: NFC, straight quotes and hyphens, single blanks, no invisible marks.
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    let plain = text.is_ascii() && !text.bytes().any(|b| b.is_ascii_control()) && !text.contains("  ");
    if plain {
        return Cow::Borrowed(text.trim_matches(' '));
    }
    let composed: Cow<'_, str> = if is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    };
    let mut out = String::with_capacity(composed.len());
    for c in composed.chars() {
        match c {
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' => out.push('"'),
            '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' => out.push('\''),
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => out.push('-'),
            '…' => out.push_str("..."),
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}' => {}
            c if c.is_whitespace() => {
                if !out.ends_with(' ') && !out.is_empty() {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    while out.ends_with(' ') {
        out.pop();
    }
    Cow::Owned(out)
}

/// Whether two texts are the same.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    a == b || fold(a) == fold(b)
}

/// Whether two texts differ in nothing but capitals.
#[must_use]
pub fn same_but_case(a: &str, b: &str) -> bool {
    fold(a).to_lowercase() == fold(b).to_lowercase()
}

/// Takes the quotation marks off a text that is quoted as a whole.
#[must_use]
pub fn unquote(text: &str) -> Option<&str> {
    let mut chars = text.chars();
    let (open, close) = (chars.next()?, chars.next_back()?);
    let inner = chars.as_str();
    let fits = match (open, close) {
        ('"', '"') => !inner.contains('"'),
        ('“', '”') => !inner.contains('”'),
        ('«', '»') => !inner.contains('»'),
        // Single marks: one between letters is an apostrophe.
        ('\'', '\'') | ('‘', '’') => !inner.trim().is_empty() && only_apostrophes(inner),
        _ => false,
    };
    fits.then_some(inner)
}

fn only_apostrophes(text: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let inside = |at: usize, mark: &str| {
        letter(text[..at].chars().next_back()) && letter(text[at + mark.len()..].chars().next())
    };
    text.match_indices(['\'', '‘', '’']).all(|(at, mark)| inside(at, mark))
}

/// Whether a text is several items, at least the first or the last of them in quotation marks.
#[must_use]
pub fn is_quoted_list(text: &str) -> bool {
    let text = text.trim();
    let marked = |p: &str| unquote(p.trim()).is_some();
    let quoted = text.starts_with(['"', '“', '«']) || text.ends_with(['"', '”', '»']);
    if !quoted || marked(text) {
        return false;
    }
    let parts = split_outside_quotes(text, ',');
    let last = parts.last().map_or("", |p| p.trim());
    let tail = last.strip_prefix("and ").unwrap_or(last);
    let pair = split_and_outside_quotes(tail);
    let ends = pair.is_some_and(|(a, b)| marked(a) || marked(b));
    (parts.len() > 1 || pair.is_some()) && (marked(parts[0]) || marked(tail) || ends)
}

/// The two sides of the last `and` or `&` that stands outside quotation marks.
#[must_use]
pub fn split_and_outside_quotes(item: &str) -> Option<(&str, &str)> {
    [" and ", " & "].iter().find_map(|sep| {
        let (at, _) = item.rmatch_indices(sep).find(|(at, _)| {
            let head = &item[..*at];
            head.matches('"').count().is_multiple_of(2) && head.matches('“').count() == head.matches('”').count()
        })?;
        let (a, b) = (&item[..at], &item[at + sep.len()..]);
        (!a.trim().is_empty() && !b.trim().is_empty()).then_some((a, b))
    })
}

/// The items of a written list: `[a, b, c]`, `a, b and c`, `a; b; c`.
#[must_use]
pub fn items(text: &str) -> Vec<&str> {
    let text = text.trim();
    let inner = text.strip_prefix('[').and_then(|t| t.strip_suffix(']')).unwrap_or(text);
    let bracketed = inner.len() < text.len();
    let mut parts = split_outside_quotes(inner, if inner.contains(';') { ';' } else { ',' });
    if !bracketed && let Some(last) = parts.pop() {
        let trimmed = ["and ", "& ", "or "]
            .iter()
            .find_map(|p| last.trim_start().strip_prefix(p));
        match trimmed {
            Some(t) if !parts.is_empty() => parts.push(t),
            _ => match split_and(last) {
                Some((a, b)) => parts.extend([a, b]),
                None => parts.push(last),
            },
        }
    }
    parts
        .into_iter()
        .map(str::trim)
        .map(|p| unquote(p).unwrap_or(p))
        .filter(|p| !p.is_empty())
        .collect()
}

/// The two sides of the last `and` or `&` of an item.
#[must_use]
pub fn split_and(item: &str) -> Option<(&str, &str)> {
    if unquote(item.trim()).is_some() {
        return None;
    }
    split_and_outside_quotes(item)
}

pub(crate) fn split_outside_quotes(text: &str, sep: char) -> Vec<&str> {
    let (mut parts, mut from, mut quoted) = (Vec::new(), 0, false);
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '“' => quoted = true,
            '”' => quoted = false,
            c if c == sep && !quoted => {
                // 1,400 is one figure, not two items.
                let digits = sep == ','
                    && text[..at].ends_with(|c: char| c.is_ascii_digit())
                    && text[at + 1..].starts_with(|c: char| c.is_ascii_digit());
                if !digits {
                    parts.push(&text[from..at]);
                    from = at + 1;
                }
            }
            _ => {}
        }
    }
    parts.push(&text[from..]);
    parts
}

/// Whether an unbracketed text is plainly a list: at least one comma, and an `and` before the last item.
#[must_use]
pub fn reads_as_list(text: &str) -> bool {
    let Some((head, tail)) = text.rsplit_once(" and ").or_else(|| text.rsplit_once(" & ")) else {
        return false;
    };
    head.contains(", ") && !tail.contains(',') && items(text).iter().all(|i| i.len() < 80)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_folds_and_case_does_not() {
        assert!(same("“it’s a – b”", "\"it's a - b\""));
        assert!(same("e\u{301}té", "été"));
        assert!(!same("Whatsapp", "WhatsApp"));
        assert!(same_but_case("Whatsapp", "WhatsApp"));
    }

    #[test]
    fn lists_are_split_at_commas_and_the_last_and() {
        assert_eq!(items("Poland, Rwanda and India"), ["Poland", "Rwanda", "India"]);
        assert_eq!(items("Poland, Rwanda, and India"), ["Poland", "Rwanda", "India"]);
        assert_eq!(items("[a, \"b, c\", d and e]"), ["a", "b, c", "d and e"]);
        assert_eq!(items("1,400, 2,000"), ["1,400", "2,000"]);
        assert_eq!(items("Poland"), ["Poland"]);
    }
}
