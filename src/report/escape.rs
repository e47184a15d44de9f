//! Text from a draft or a fact base is never written to a terminal as it is.

use std::borrow::Cow;

/// Whether a character could steer a terminal or reorder what is shown.
fn is_unsafe(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The same for what stands on one line: a file's name with a line break in it is no second result.
#[must_use]
pub fn clean_line(text: &str) -> Cow<'_, str> {
    match clean(text) {
        t if t.contains('\n') => Cow::Owned(t.replace('\n', "\\n")),
        t => t,
    }
}

/// The text with every control and direction character made visible: `\u{1b}`.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_unsafe(c) && c != '\t') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_unsafe(c) && c != '\t' {
            out.extend(c.escape_unicode())
        } else {
            out.push(c)
        }
    }
    Cow::Owned(out)
}

/// The text with such characters replaced by as many bytes, so that places in it stay true.
#[must_use]
pub fn same_length(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match (is_unsafe(c), c.len_utf8()) {
            (false, _) => out.push(c),
            (true, _) if c == '\t' => out.push(' '),
            (true, 3) => out.push('\u{fffd}'),
            (true, n) => out.extend(std::iter::repeat_n('?', n)),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_become_visible_and_lengths_stay() {
        let bad = "a\u{1b}[31mred\u{202e}x\u{9b}y\0";
        assert_eq!(clean(bad), "a\\u{1b}[31mred\\u{202e}x\\u{9b}y\\u{0}");
        assert_eq!(same_length(bad).len(), bad.len());
        assert!(!same_length(bad).chars().any(is_unsafe));
        assert!(matches!(clean("plain – text"), Cow::Borrowed(_)));
    }
}
