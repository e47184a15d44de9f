//! A quotation mended word by word: what is right already stays as the writer has it, capitals and marks too.

use super::number_style::capital;
use crate::value::text::fold;
use similar::{Algorithm, DiffTag, capture_diff_slices};

/// The draft's words with the source's where they differ; `None` where the draft leaves out or adds by hand.
pub(super) fn respell(draft: &str, source: &str) -> Option<String> {
    if draft.contains(['…', '[', ']']) || draft.contains("...") || source.contains(['…', '[', ']']) {
        return None;
    }
    let (old, right): (Vec<&str>, Vec<&str>) =
        (draft.split_whitespace().collect(), source.split_whitespace().collect());
    let keys = |words: &[&str]| -> Vec<String> { words.iter().map(|w| key(w)).collect() };
    let (old_keys, right_keys) = (keys(&old), keys(&right));
    let mut out: Vec<&str> = Vec::with_capacity(right.len());
    for op in capture_diff_slices(Algorithm::Myers, &old_keys, &right_keys) {
        let (tag, from, to) = op.as_tag_tuple();
        if tag != DiffTag::Equal {
            out.extend(right.get(to)?);
            continue;
        }
        for (n, m) in from.zip(to) {
            // The capital of a first word is not its own elsewhere.
            let moved = n == 0 && !out.is_empty();
            out.push(if moved { right.get(m)? } else { old.get(n)? });
        }
    }
    let mut text = out.join(" ");
    if draft.starts_with(char::is_uppercase) {
        text = capital(&text);
    }
    // The mark behind the last word is the draft's.
    if draft.ends_with(char::is_alphanumeric) {
        text.truncate(text.trim_end_matches(|c: char| !c.is_alphanumeric()).len());
    }
    (!text.is_empty() && text != draft).then_some(text)
}

fn key(word: &str) -> String {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    fold(if bare.is_empty() { word } else { bare }).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::respell;

    #[test]
    fn only_wrong_words_are_replaced() {
        for (draft, source, wanted) in [
            (
                "The steel may outlive us all",
                "the steel will outlive us all",
                Some("The steel will outlive us all"),
            ),
            (
                "Steel will outlive us",
                "The steel will outlive us.",
                Some("The steel will outlive us"),
            ),
            ("We ‘never’ met", "we ‘never’ spoke", Some("We ‘never’ spoke")),
            ("The steel … all", "The steel will outlive us all", None),
            ("the steel", "The steel", None),
        ] {
            assert_eq!(respell(draft, source).as_deref(), wanted, "{draft}");
        }
    }
}
