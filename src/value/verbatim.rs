//! Quoted words: what of them must stand in a source, and whether it does.

use super::text::{fold, unquote};
use std::ops::Range;

/// Whether a claimed quotation, or a fragment of one, stands word for word in what was said. Pieces around an ellipsis
/// must stand in order; words in square brackets are the editor's; the first letter's case and a comma or full stop at
/// the end do not count.
#[must_use]
pub fn quoted(said: &str, claimed: &str) -> bool {
    let said = normal(said);
    let parts = pieces(claimed);
    let mut from = 0;
    for part in &parts {
        match find_words(&said, part, from) {
            Some(end) => from = end,
            None => return false,
        }
    }
    !parts.is_empty()
}

/// The pieces of a quotation that are the speaker's own words, folded: what ellipses and the editor's brackets part.
/// `[W]e` is a word whose first letter the editor changed, and stays one word.
#[must_use]
pub fn pieces(claimed: &str) -> Vec<String> {
    let claimed = normal(unquote(claimed.trim()).unwrap_or(claimed));
    let mut out = Vec::new();
    for piece in claimed.split("...") {
        for part in outside_brackets(piece) {
            let part = part.trim().trim_end_matches([',', '.']).trim();
            if !part.is_empty() {
                out.push(part.to_owned());
            }
        }
    }
    out
}

/// The words of a text, folded and in lower case: letters and digits with the apostrophes between them, and the commas
/// and points between digits.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    word_ranges(&fold(text)).map(|(_, word)| word.to_lowercase()).collect()
}

/// The words of a text that is folded already, with their places in it.
pub fn word_ranges(folded: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut rest = folded.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = rest.find(|(_, c)| c.is_alphanumeric())?;
        let (mut end, mut last) = (start + first.len_utf8(), first);
        while let Some((at, c)) = rest.peek().copied() {
            let next = || folded.get(at + c.len_utf8()..).and_then(|t| t.chars().next());
            let joins = match c {
                '\'' => next().is_some_and(char::is_alphanumeric),
                ',' | '.' => last.is_ascii_digit() && next().is_some_and(|n| n.is_ascii_digit()),
                c => c.is_alphanumeric(),
            };
            if !joins {
                break;
            }
            (end, last) = (at + c.len_utf8(), c);
            rest.next();
        }
        Some((start..end, folded.get(start..end)?))
    })
}

/// Typography folded, spaced ellipses closed, and letters that an editor changed (`[W]e`) put in their word.
fn normal(text: &str) -> String {
    let text = fold(text).replace(". . .", "...").replace("[...]", "...");
    if !text.contains('[') {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(open) = rest.find('[') {
        let (head, tail) = rest.split_at(open);
        out.push_str(head);
        let mut inside = tail.chars().skip(1);
        match (inside.next(), inside.next(), inside.next()) {
            (Some(letter), Some(']'), Some(next)) if letter.is_alphabetic() && next.is_alphabetic() => {
                out.push(letter);
                rest = tail.get(letter.len_utf8() + 2..).unwrap_or("");
            }
            _ => {
                out.push('[');
                rest = tail.get(1..).unwrap_or("");
            }
        }
    }
    out.push_str(rest);
    out
}

fn outside_brackets(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        out.push(&rest[..open]);
        match rest[open..].find(']') {
            Some(close) => rest = &rest[open + close + 1..],
            None => return out,
        }
    }
    out.push(rest);
    out
}

/// Finds `part` in `text` at word borders from `from` on; the case of its first letter does not count.
fn find_words(text: &str, part: &str, from: usize) -> Option<usize> {
    let first = part.chars().next()?;
    let tail = &part[first.len_utf8()..];
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.get(from..)?.char_indices().find_map(|(at, c)| {
        let at = from + at;
        if !c.to_lowercase().eq(first.to_lowercase()) {
            return None;
        }
        let rest = text[at + c.len_utf8()..].strip_prefix(tail)?;
        let fits = edge(text[..at].chars().next_back()) && edge(rest.chars().next());
        fits.then(|| text.len() - rest.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_that_the_editor_changed_stays_in_its_word() {
        assert!(quoted("and we will not hide that", "“[W]e will not hide that.”"));
        assert!(quoted("we said it", "[the board] said it"));
        assert_eq!(pieces("[T]he road … was gone,"), ["The road", "was gone"]);
        assert_eq!(pieces("[…]"), Vec::<String>::new());
    }

    #[test]
    fn words_keep_apostrophes_and_grouped_digits() {
        assert_eq!(words("It’s 1,400 — ‘phones’, no?"), ["it's", "1,400", "phones", "no"]);
    }
}
