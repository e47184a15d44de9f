//! A draft as lines of text, to compare with what is expected.

use factcheck::document::{BlockKind, Document, Markup, read};

/// Each block as `kind: text`, its bindings, then the comments and the day.
pub(crate) fn show(text: &str, markup: Markup) -> String {
    let (own, document) = read(text, markup).expect("it is UTF-8");
    assert_eq!(own, text);
    lines(&own, &document).join("\n")
}

pub(crate) fn lines(text: &str, document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &document.blocks {
        let kind = match block.kind {
            BlockKind::Heading(level) => format!("h{level}"),
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::Item => "item".to_owned(),
            BlockKind::Caption => "caption".to_owned(),
            BlockKind::Quote => "quote".to_owned(),
            BlockKind::Cell(c) => {
                let header = if c.header { "!" } else { "" };
                format!("cell {}.{}.{}{header}", c.table, c.row, c.column)
            }
        };
        lines.push(format!("{kind}: {}", block.text.replace('\u{fffc}', "@")));
        for b in &block.bindings {
            let bound = &block.text[b.start as usize..b.end as usize];
            lines.push(format!("  {bound} -> {} in {}", b.target, b.span.of(text)));
            if let Some(place) = b.target_span {
                assert_eq!(place.of(text), &*b.target);
            }
        }
    }
    for d in &document.directives {
        lines.push(format!("{:?} {:?} before {}", d.kind, d.text, d.before));
        if text.is_char_boundary(d.text_span.start as usize) && !d.text.contains('\n') {
            assert_eq!(d.text_span.of(text), &*d.text);
        }
        assert!(d.span.of(text).contains("factcheck"), "{d:?}");
    }
    lines.extend(document.dateline.iter().map(|d| format!("dateline {d}")));
    lines
}

/// Compares each draft with its expected lines.
pub(crate) fn check(markup: Markup, table: &[(&str, &str)]) {
    for (text, wanted) in table {
        assert_eq!(show(text, markup), *wanted, "of {text:?}");
    }
}
