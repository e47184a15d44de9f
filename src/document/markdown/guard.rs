//! Keeps the Markdown parser's work linear.
//!
//! Its work for a line grows with the number of quotations and lists that the line may be inside of, which is fine for what
//! people write and is not for a megabyte of `>`.

use std::borrow::Cow;

/// How many marks of quotations and lists count in one line.
const MAX_MARKS: usize = 64;
/// Marks from this column on do not count: a list inside another stands at least two columns further in.
const MAX_COLUMN: usize = 256;

/// The text with what the parser must not see put out of action, byte for byte as long.
pub(super) fn tame(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut changed: Option<Vec<u8>> = None;
    let mut line = 0;
    while let Some(first) = bytes.get(line) {
        let end = text[line..].find('\n').map_or(bytes.len(), |n| line + n + 1);
        if matches!(first, b' ' | b'\t' | b'>' | b'-' | b'+' | b'*' | b'0'..=b'9') {
            excess(&bytes[line..end], |at| {
                changed.get_or_insert_with(|| bytes.to_vec())[line + at] = b'\\';
            });
        }
        line = end;
    }
    // NUL has a meaning of its own in the parser.
    if bytes.contains(&0) {
        let out = changed.get_or_insert_with(|| bytes.to_vec());
        out.iter_mut().filter(|b| **b == 0).for_each(|b| *b = b' ');
    }
    // Only ASCII took the place of ASCII, so it is UTF-8 still.
    changed
        .and_then(|out| String::from_utf8(out).ok())
        .map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Hands out the marks at the start of a line that are too many.
fn excess(line: &[u8], mut found: impl FnMut(usize)) {
    let (mut at, mut marks) = (0, 0);
    while let Some(b) = line.get(at) {
        let mark = match b {
            b' ' | b'\t' => {
                at += 1;
                continue;
            }
            b'>' | b'-' | b'+' | b'*' => at,
            b'0'..=b'9' => at + line[at..].iter().take_while(|b| b.is_ascii_digit()).count(),
            _ => return,
        };
        let closes = !b.is_ascii_digit() || matches!(line.get(mark), Some(b'.' | b')'));
        let apart = *b == b'>' || matches!(line.get(mark + 1), None | Some(b' ' | b'\t' | b'\r' | b'\n'));
        if !closes || !apart {
            return;
        }
        marks += 1;
        if marks > MAX_MARKS || mark > MAX_COLUMN {
            found(mark);
        }
        at = mark + 1;
    }
}
