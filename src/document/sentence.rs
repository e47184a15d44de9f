//! Where sentences end.

use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// A list of words in lower case.
type Words = LazyLock<FxHashSet<&'static str>>;

/// Titles that stand before a name: no sentence ends with them.
static TITLES: Words = LazyLock::new(|| {
    " mr mrs ms mx dr prof st sgt lt col capt cpl maj cmdr gen sen gov rep rev hon pres supt det ald dist dept mt \
    messrs mlle mme fr sra "
        .split_whitespace()
        .collect()
});
/// Abbreviations inside a sentence, in small letters as well.
static INSIDE: Words = LazyLock::new(|| {
    " approx vs v ca cf eg ie viz e.g i.e esp incl "
        .split_whitespace()
        .collect()
});
/// Abbreviations that stand before a number, and words that end a sentence where none follows.
static NUMBERED: Words = LazyLock::new(|| {
    " no nos vol vols p pp fig figs sec para art ch jan feb mar apr jun jul aug sept sep oct nov dec "
        .split_whitespace()
        .collect()
});
/// Abbreviations that end a sentence where the next word is written like the start of one.
static ENDINGS: Words = LazyLock::new(|| {
    " inc ltd co corp llc bros jr sr esq u.s u.k u.n e.u d.c b.c a.d ph.d m.d b.a m.a calif fla tex mass conn \
    pa ill ind mich minn mo wis colo ariz wash ore okla tenn ky ala ga va md del kan neb nev n.y n.j n.m n.c s.c n.d s.d n.h \
    r.i w.va vt wyo mont la miss ark mon tue tues wed thu thurs fri sat sun ave blvd rd est ".split_whitespace().collect()
});
/// Those of them that are written in small letters.
static SMALL: Words = LazyLock::new(|| " etc plc ft avg al a.m p.m min max ".split_whitespace().collect());

/// The sentences of a text, in order, without the blanks between them. Abbreviations, initials, decimals and ellipses inside a
/// sentence do not end it; quotation marks and brackets after the full stop belong to it. The time is linear in the text.
pub fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = text.len() - text.get(at..)?.trim_start().len();
        if start >= text.len() {
            return None;
        }
        let end = end_of(text, start);
        at = end;
        Some(start..start + text[start..end].trim_end().len())
    })
}

/// The byte after the sentence that starts at `start`, with what closes it.
fn end_of(text: &str, start: usize) -> usize {
    let mut from = start;
    while let Some(found) = text.as_bytes()[from..].iter().position(|b| may_end(*b)) {
        let at = from + found;
        if !text[at..].starts_with(['.', '!', '?', '…', '。', '！', '？']) {
            from = at + text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let stops = &text[at..];
        let after = stops.trim_start_matches(['.', '!', '?', '…', '。', '！', '？']);
        let marks = &stops[..stops.len() - after.len()];
        let rest = after.trim_start_matches(closes);
        let end = text.len() - rest.len();
        if ends(&text[start..at], marks, &after[..after.len() - rest.len()], rest) {
            return end;
        }
        from = end;
    }
    text.len()
}

/// Whether a mark that ends a sentence may begin with this byte.
const fn may_end(b: u8) -> bool {
    matches!(b, b'.' | b'!' | b'?' | 0xE2 | 0xE3 | 0xEF)
}

fn closes(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '}' | '*' | '_')
}

/// Whether a sentence ends with these marks, after what was written before and before what comes.
fn ends(before: &str, marks: &str, closing: &str, rest: &str) -> bool {
    if marks.contains(['。', '！', '？']) {
        return true;
    }
    // Decimals, host names, initials without blanks.
    if !rest.starts_with(|c: char| c.is_whitespace() || c == '\u{fffc}') {
        return rest.is_empty();
    }
    let next = rest.trim_start();
    let first = next.trim_start_matches(['"', '\'', '“', '‘', '«', '(', '[', '—', '–']);
    let Some(first) = first.chars().next() else { return true };
    let small = first.is_lowercase();
    if marks != "." {
        // A quotation that ends with a question, and thoughts that trail off, go on in small letters.
        return !small;
    }
    if small {
        return false;
    }
    if !closing.is_empty() && !closing.starts_with(')') {
        return true;
    }
    let word = last_word(before);
    let lower = word.to_lowercase();
    let capital = word.starts_with(char::is_uppercase) || word.contains('.');
    if (capital && TITLES.contains(&*lower)) || INSIDE.contains(&*lower) {
        return false;
    }
    if NUMBERED.contains(&*lower) && first.is_numeric() {
        return false;
    }
    if is_initial(word) || (capital && ENDINGS.contains(&*lower)) || SMALL.contains(&*lower) {
        return starts_sentence(next);
    }
    // An enumeration, "1. First": the figure is all there is of the sentence.
    !(before.trim().len() == word.len() && word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit()))
}

/// The word, full stops inside it included, that a text ends with. No longer word is an abbreviation.
fn last_word(text: &str) -> &str {
    let mut start = text.len();
    for (n, (at, c)) in text.char_indices().rev().enumerate() {
        if n == 12 || !(c.is_alphanumeric() || c == '.') {
            break;
        }
        start = at;
    }
    text[start..].trim_start_matches('.')
}

/// One capital letter, or several with full stops between them: `J`, `J.R`.
fn is_initial(word: &str) -> bool {
    word != "I"
        && word
            .split('.')
            .all(|l| l.chars().count() == 1 && l.chars().all(char::is_uppercase))
}

/// Whether a text looks like the start of a sentence after an abbreviation such as `Inc.` or `U.S.`, where a name may follow.
fn starts_sentence(text: &str) -> bool {
    static STARTS: Words = LazyLock::new(|| {
        " a an and as at but by for from he her his however if in it its last more no on one our she since so some \
        that the their then there these they this those to under we what when where while who with you after before "
            .split_whitespace()
            .collect()
    });
    let word = text
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    STARTS.contains(&*word.to_lowercase())
}
