//! A new fact in a file of the fact base: what is known of it, and a place for its source.

use super::yaml::{end_of, indent};
use crate::span::Span;

/// What a new fact says.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) label: Option<String>,
    pub(super) value: String,
    pub(super) quote: bool,
}

/// Text to be put into a file.
#[derive(Debug)]
pub(super) struct Insertion {
    pub(super) at: Span,
    pub(super) text: String,
}

/// Where a new fact goes: behind the last one, its lines ended as the file's are. `None` where the facts are written in braces.
pub(super) fn place(yaml: &str, draft: &Draft) -> Option<Insertion> {
    let mut out = place_lines(yaml, draft)?;
    if yaml.contains("\r\n") {
        out.text = out.text.replace('\n', "\r\n");
    }
    Some(out)
}

fn place_lines(yaml: &str, draft: &Draft) -> Option<Insertion> {
    let mut from = 0;
    let line = yaml.split_inclusive('\n').find_map(|row| {
        let start = from;
        from += row.len();
        row.starts_with("facts:").then_some((start, row))
    });
    let at_end = |text: String| Insertion {
        at: Span::new(yaml.len(), yaml.len()),
        text,
    };
    let Some((start, row)) = line else {
        let lead = if yaml.is_empty() || yaml.ends_with('\n') {
            ""
        } else {
            "\n"
        };
        return Some(at_end(format!("{lead}facts:{}\n", entry(yaml, draft, 2))));
    };
    let rest = row["facts:".len()..].trim();
    if !rest.is_empty() && !rest.starts_with('#') {
        return None;
    }
    let end = end_of(yaml, start);
    let inside = yaml.get(start + row.len()..end).unwrap_or("");
    let first = inside
        .lines()
        .find(|l| !l.trim().is_empty() && !l.trim_start().starts_with('#'));
    let depth = first.map_or(2, indent).max(1);
    Some(Insertion {
        at: Span::new(end, end),
        text: entry(yaml, draft, depth),
    })
}

fn entry(yaml: &str, draft: &Draft, depth: usize) -> String {
    let id = free_id(yaml, draft);
    let (outer, inner) = (" ".repeat(depth), " ".repeat(depth * 2));
    let mut out = format!("\n{outer}{id}:");
    if let Some(label) = draft.label.as_ref().filter(|l| **l != id.replace('-', " ")) {
        out.push_str(&format!("\n{inner}label: {}", scalar(label)));
    }
    let key = if draft.quote { "quote" } else { "value" };
    out.push_str(&format!("\n{inner}{key}: {}\n{inner}source:", scalar(&draft.value)));
    out
}

/// An id of the words that are there, which no entry of the file has.
fn free_id(yaml: &str, draft: &Draft) -> String {
    let words = draft.label.as_deref().unwrap_or(&draft.value).to_lowercase();
    let words: Vec<&str> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| draft.label.is_some() || w.chars().all(char::is_alphabetic))
        .filter(|w| !w.is_empty() && *w != "the")
        .take(5)
        .collect();
    let id = if words.is_empty() {
        "new-fact".to_owned()
    } else {
        words.join("-")
    };
    let taken = |id: &str| {
        yaml.lines()
            .any(|l| l.trim().strip_prefix(id).is_some_and(|r| r.starts_with(':')))
    };
    let numbered = (2..1000).map(|n| format!("{id}-{n}"));
    std::iter::once(id.clone())
        .chain(numbered)
        .find(|i| !taken(i))
        .unwrap_or(id)
}

/// A text as YAML: plain where it can be.
fn scalar(text: &str) -> String {
    let plain = text.starts_with(|c: char| c.is_alphanumeric() || "$€£¥".contains(c))
        && !text.contains([':', '#', '"', '\\', '\n', '\t', '{', '}', '[', ']'])
        && !text.ends_with(' ');
    if plain {
        text.to_owned()
    } else {
        serde_json::Value::from(text).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::FactBase;

    fn with(yaml: &str, draft: &Draft) -> String {
        let i = place(yaml, draft).expect("a place");
        format!(
            "{}{}{}",
            &yaml[..i.at.start as usize],
            i.text,
            &yaml[i.at.end as usize..]
        )
    }

    #[test]
    fn a_new_fact_is_read_once_its_source_is_named() {
        let draft = |label: Option<&str>, value: &str| Draft {
            label: label.map(str::to_owned),
            value: value.to_owned(),
            quote: false,
        };
        for yaml in [
            "sources:\n  a: {title: A}\n",
            "sources:\n  a: {title: A}\nfacts:\n",
            "sources:\n  a: {title: A}\nfacts:\n    one: {value: 1, source: a}\n\nabout: [x]\n",
            "facts:\n  one:\n    value: 1\n    source: a\n# the end\nsources: {a: {title: A}}",
        ] {
            for d in [
                draft(Some("the repair cost: net"), "$48 million"),
                draft(None, "1,400 phones"),
                draft(None, "23"),
            ] {
                let new = with(yaml, &d).replace("source:\n", "source: a\n");
                let new = if new.ends_with("source:") {
                    format!("{new} a")
                } else {
                    new
                };
                let (base, problems) = FactBase::from_yaml(&[("t.yaml", &new)]);
                assert!(problems.is_empty(), "{problems:?}\n{new}");
                let last = base
                    .facts()
                    .iter()
                    .find(|f| &*f.values[0].value.text == d.value.as_str());
                assert!(
                    last.is_some_and(|f| d.label.is_none() || Some(&*f.label) == d.label.as_deref()),
                    "{new}"
                );
            }
        }
        assert!(place("facts: {}\n", &draft(None, "1")).is_none());
    }
}
