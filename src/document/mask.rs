//! What stands in running text and is no prose: URLs and, in Markdown, formulas.

use std::ops::Range;

/// The parts of a text to leave out, in order. `formulas`: whether `$…$` may be one.
pub(super) fn left_out(text: &str, formulas: bool) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    if text.contains("://") || text.contains("www.") {
        urls(text, &mut parts);
    }
    if formulas && text.contains('$') {
        maths(text, &mut parts);
        if parts.len() > 1 {
            parts.sort_unstable_by_key(|p| (p.start, p.end));
            let mut end = 0;
            parts.retain(|p| {
                let apart = p.start >= end;
                end = end.max(p.end);
                apart
            });
        }
    }
    parts
}

fn urls(text: &str, parts: &mut Vec<Range<usize>>) {
    // Each is looked for again only once it is passed, so that the work stays linear.
    let next = |mark: &str, from: usize| text.get(from..).and_then(|t| t.find(mark)).map(|n| n + from);
    let (mut slashes, mut www) = (next("://", 0), next("www.", 0));
    while let Some(at) = slashes.into_iter().chain(www).min() {
        let scheme = if slashes == Some(at) {
            let name = text[..at].bytes().rev().take(12);
            at - name.take_while(|b| b.is_ascii_alphanumeric() || *b == b'+').count()
        } else {
            at
        };
        let wordless = text[..scheme].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let named = scheme < at || slashes != Some(at);
        let end = at + url_end(&text[at..]);
        let fresh = parts.last().is_none_or(|p| p.end <= scheme);
        if wordless && named && fresh && end > at + 4 {
            parts.push(scheme..end);
        }
        let from = end.max(at + 3);
        if slashes.is_some_and(|n| n < from) {
            slashes = next("://", from);
        }
        if www.is_some_and(|n| n < from) {
            www = next("www.", from);
        }
    }
}

/// How far a URL goes: up to a blank or a mark that no URL holds, without the sentence's own punctuation.
fn url_end(text: &str) -> usize {
    let stop = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '`' | '|' | '\u{fffc}');
    let all = &text[..text.find(stop).unwrap_or(text.len())];
    let mut end = all;
    while let Some(last) = end.chars().next_back() {
        let closes = last == ')' && !end.contains('(');
        if !closes && !matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | ']' | '*' | '_') {
            break;
        }
        end = &end[..end.len() - last.len_utf8()];
    }
    end.len()
}

/// Formulas between dollar signs. Money is far more common in drafts, so a formula must look like one.
fn maths(text: &str, parts: &mut Vec<Range<usize>>) {
    let mut from = 0;
    while let Some(start) = text[from..].find('$').map(|n| from + n) {
        let double = text[start..].starts_with("$$");
        let mark = if double { "$$" } else { "$" };
        let inside = start + mark.len();
        let Some(len) = text[inside..].find('$') else { return };
        let content = &text[inside..inside + len];
        let end = inside + len + mark.len();
        let closed = text[inside + len..].starts_with(mark);
        if closed && (double || formula(&text[..start], content, &text[end..])) {
            parts.push(start..end);
            from = end;
        } else {
            // The dollar sign that ended it may start another.
            from = inside + len + usize::from(content.is_empty());
        }
    }
}

fn formula(before: &str, content: &str, after: &str) -> bool {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let tight = !content.is_empty() && content.trim() == content && !content.starts_with(|c: char| c.is_ascii_digit());
    let signs = content.contains(['\\', '^', '_', '{', '=']) || content.len() == 1;
    tight && signs && edge(before.chars().next_back()) && edge(after.chars().next())
}
