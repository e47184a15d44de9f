//! Comments that are addressed to factcheck.

use super::DirectiveKind;

/// What a comment without its marks asks for, and which bytes of it are the text that follows. `None` for a comment that is
/// addressed to people.
pub(super) fn directive(comment: &str) -> Option<(DirectiveKind, std::ops::Range<usize>)> {
    const KINDS: [(&str, DirectiveKind); 4] = [
        ("-ignore", DirectiveKind::Ignore),
        ("-off", DirectiveKind::Off),
        ("-on", DirectiveKind::On),
        ("", DirectiveKind::Statement),
    ];
    let after = comment.trim_start().strip_prefix("factcheck")?;
    let (kind, rest) = KINDS
        .iter()
        .find_map(|(mark, kind)| Some((*kind, after.strip_prefix(mark)?)))?;
    let rest = match kind {
        DirectiveKind::Statement => rest.trim_start().strip_prefix(':')?,
        // `factcheck-once` is a word of somebody else's.
        _ if rest.starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_') => return None,
        _ => rest,
    };
    let text = rest.trim();
    let start = comment.len() - rest.trim_start().len();
    Some((kind, start..start + text.len()))
}

/// The bytes of a comment between its marks; all of what follows the first where the second is missing.
pub(super) fn inside(comment: &str) -> std::ops::Range<usize> {
    let start = if comment.starts_with("<!--") { 4 } else { 0 };
    let end = ["-->", "--!>"]
        .iter()
        .find_map(|mark| comment.strip_suffix(mark))
        .map_or(comment.len(), str::len);
    start..end.max(start)
}
