//! Where sentences start and end.

const ABBREVIATIONS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Gov", "Sen", "Rep", "Gen", "Lt", "Col", "Sgt", "Capt", "Cmdr", "Adm",
    "Hon", "Rev", "St", "Jr", "Sr", "Inc", "Ltd", "Co", "Corp", "v", "vs", "No", "Jan", "Feb", "Aug", "Sept", "Oct",
    "Nov", "Dec", "etc", "al",
];

/// Where the sentence that holds `at` starts, not before `floor`.
pub(super) fn sentence_start(text: &str, floor: usize, at: usize) -> usize {
    let floor = boundary(text, floor);
    let part = text.get(floor..at).unwrap_or("");
    let mut start = floor;
    for (n, c) in part.char_indices() {
        if ends_sentence(text, floor + n, c) {
            start = floor + n + c.len_utf8();
        }
    }
    start
}

/// Where the sentence that holds `at` ends, not after `limit`.
pub(super) fn sentence_end(text: &str, at: usize, limit: usize) -> usize {
    let limit = boundary(text, limit);
    let part = text.get(at..limit).unwrap_or("");
    part.char_indices()
        .find(|(n, c)| ends_sentence(text, at + n, *c))
        .map_or(at + part.len(), |(n, c)| at + n + c.len_utf8())
}

/// Whether a sentence ends inside `text`.
pub(super) fn has_sentence_end(text: &str) -> bool {
    text.char_indices().any(|(n, c)| ends_sentence(text, n, c))
}

/// The character border at or before a byte.
pub(super) fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Whether the mark at a byte ends a sentence: a capital, a figure or a quotation follows, and no abbreviation goes before.
fn ends_sentence(text: &str, at: usize, c: char) -> bool {
    match c {
        '\n' => text.get(at + 1..).is_some_and(|t| t.starts_with('\n')),
        '.' | '!' | '?' | '…' => {
            let rest = text.get(at + c.len_utf8()..).unwrap_or("");
            let rest = rest.trim_start_matches(['”', '’', '"', '\'', ')', ']', '»']);
            let Some(next) = rest.chars().next() else { return false };
            if !next.is_whitespace() {
                return false;
            }
            let starts = rest
                .trim_start()
                .starts_with(|c: char| !c.is_lowercase() && (c.is_alphanumeric() || "“‘\"'«[(".contains(c)));
            starts && (c != '.' || !abbreviated(text.get(..at).unwrap_or("")))
        }
        _ => false,
    }
}

fn abbreviated(before: &str) -> bool {
    let start = before
        .rfind(|c: char| !c.is_alphanumeric())
        .map_or(0, |n| n + before[n..].chars().next().map_or(1, char::len_utf8));
    let word = &before[start..];
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    initial || ABBREVIATIONS.contains(&word)
}
