//! The difference between two texts, word by word and letter by letter, readable without colour.

use similar::{ChangeTag, TextDiff};

/// Two lines, the source's and the claim's, with what differs in square brackets.
#[must_use]
pub(crate) fn lines(expected: &str, claimed: &str) -> [String; 2] {
    let diff = TextDiff::from_unicode_words(expected, claimed);
    let (mut old, mut new) = (String::new(), String::new());
    let changes: Vec<(ChangeTag, String)> = diff
        .iter_all_changes()
        .map(|c| (c.tag(), c.value().to_owned()))
        .collect();
    let mut n = 0;
    while n < changes.len() {
        if changes[n].0 == ChangeTag::Equal {
            old.push_str(&changes[n].1);
            new.push_str(&changes[n].1);
            n += 1;
            continue;
        }
        let (mut gone, mut come) = (String::new(), String::new());
        while n < changes.len() && changes[n].0 != ChangeTag::Equal {
            match changes[n].0 {
                ChangeTag::Delete => gone.push_str(&changes[n].1),
                _ => come.push_str(&changes[n].1),
            }
            n += 1;
        }
        letters(&gone, &come, &mut old, &mut new);
    }
    [format!("the source: {old}"), format!("the claim:  {new}")]
}

/// Marks the letters that differ where two words are alike, and the whole words where they are not.
fn letters(gone: &str, come: &str, old: &mut String, new: &mut String) {
    let diff = TextDiff::from_chars(gone, come);
    let alike = diff.ratio() > 0.6;
    if !alike {
        mark(old, gone);
        mark(new, come);
        return;
    }
    let (mut run_old, mut run_new) = (String::new(), String::new());
    for c in diff.iter_all_changes() {
        match c.tag() {
            ChangeTag::Delete => run_old.push_str(c.value()),
            ChangeTag::Insert => run_new.push_str(c.value()),
            ChangeTag::Equal => {
                mark(old, &std::mem::take(&mut run_old));
                mark(new, &std::mem::take(&mut run_new));
                old.push_str(c.value());
                new.push_str(c.value());
            }
        }
    }
    mark(old, &run_old);
    mark(new, &run_new);
}

fn mark(out: &mut String, text: &str) {
    if !text.is_empty() {
        out.push('[');
        out.push_str(text);
        out.push(']');
    }
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn differences_stand_in_brackets() {
        assert_eq!(
            lines("Phyllis J. Hamilton", "Phillis J. Hamilton"),
            ["the source: Ph[y]llis J. Hamilton", "the claim:  Ph[i]llis J. Hamilton"]
        );
        assert_eq!(
            lines("a foreign merchant", "a foreign dealer"),
            ["the source: a foreign [merchant]", "the claim:  a foreign [dealer]"]
        );
    }
}
