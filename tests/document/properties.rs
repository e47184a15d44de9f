//! What holds for every text.

use factcheck::document::{Block, Document, Markup, OBJECT, read, sentences};
use proptest::prelude::*;

/// Pieces that markup is made of.
const PIECES: &[&str] = &[
    "a",
    "The jury ",
    "$167 million",
    "1,400",
    "é",
    "€",
    "“",
    "”",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\n\n",
    "\t",
    "\r",
    "*",
    "**",
    "_",
    "~",
    "~~",
    "`",
    "``",
    "[",
    "]",
    "](",
    ")",
    "fact:x",
    "[a](fact:b)",
    "![",
    "<",
    ">",
    "</",
    "/>",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<br>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</table>",
    "<pre>",
    "<s>",
    "</s>",
    "<sup>",
    "</sup>",
    "<code>",
    "</code>",
    "<data data-fact=\"d\">",
    "</data>",
    "<p hidden>",
    "<div hidden>",
    "</div>",
    "<script>",
    "<title>",
    "<img alt=\"x\">",
    "&amp;",
    "&nbsp",
    "&#8364;",
    "&",
    ";",
    "&nGt;",
    "<!-- factcheck: a = 5 -->",
    "<!--",
    "-->",
    "<!-- factcheck-off",
    "- ",
    "> ",
    "1. ",
    "# ",
    "|",
    "|-|\n",
    "---\n",
    "+++\n",
    "title: \"a\"\n",
    "date: 1\n",
    "    ",
    "```\n",
    "[^a]",
    "[^a]: ",
    "[a]: b\n",
    "https://a.b/c",
    "www.x.y",
    "$x^2$",
    "$$",
    "\\",
    "\\$",
    "\u{fffc}",
    "\u{feff}",
    "\0",
    "[ ] ",
    ".",
    "Inc. ",
    "<A />",
    "\u{a0}",
];

fn draft() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|p| p.concat());
    let mixed = prop::collection::vec(
        prop_oneof![4 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)],
        0..30,
    )
    .prop_map(|p| p.concat());
    prop_oneof![4 => pieces, 2 => mixed, 1 => any::<String>()]
}

/// Every character maps to bytes of the file, in order, and a copied one to itself.
fn block_is_sound(text: &str, block: &Block) -> Result<(), TestCaseError> {
    let mut last = 0;
    for (at, c) in block.text.char_indices() {
        let span = block.span(at, at + c.len_utf8());
        let own = text.get(span.range());
        prop_assert!(own.is_some(), "{span:?} of {block:?}");
        prop_assert!(span.start >= last, "{span:?} goes back in {block:?}");
        last = span.start;
        let own = own.unwrap_or_default();
        let told = own.starts_with(c)
            || c == ' '
            || c.to_string() == OBJECT
            || own.starts_with('&')
            || own.starts_with('\0')
            || own.starts_with("<sup")
            || own.starts_with('\\');
        prop_assert!(told, "{c:?} stands for {own:?} in {block:?}");
        let empty = block.span(at, at);
        prop_assert_eq!(empty.start, span.start);
    }
    let whole = block.span(0, block.text.len());
    prop_assert!(text.get(whole.range()).is_some());
    for b in &block.bindings {
        prop_assert!(block.text.get(b.start as usize..b.end as usize).is_some(), "{block:?}");
        prop_assert!(text.get(b.span.range()).is_some(), "{block:?}");
        prop_assert!(b.target_span.is_none_or(|s| s.of(text) == &*b.target), "{block:?}");
    }
    let mut end = 0;
    for s in sentences(&block.text) {
        prop_assert!(s.start >= end && s.end > s.start && block.text.get(s.clone()).is_some());
        prop_assert!(block.text[end..s.start].trim().is_empty());
        end = s.end;
    }
    prop_assert!(block.text[end..].trim().is_empty());
    Ok(())
}

fn is_sound(text: &str, document: &Document) -> Result<(), TestCaseError> {
    for block in &document.blocks {
        block_is_sound(text, block)?;
    }
    let mut last = 0;
    for d in &document.directives {
        prop_assert!(
            text.get(d.span.range()).is_some() && text.get(d.text_span.range()).is_some(),
            "{d:?}"
        );
        prop_assert!(
            d.span.start <= d.text_span.start && d.text_span.end <= d.span.end,
            "{d:?}"
        );
        prop_assert!(d.before >= last && d.before as usize <= document.blocks.len());
        last = d.before;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: if cfg!(debug_assertions) { 3000 } else { 100_000 },
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_text_maps_back(text in draft()) {
        for markup in [Markup::Markdown, Markup::Html, Markup::Text] {
            let (own, document) = read(text.as_str(), markup).expect("it is UTF-8");
            prop_assert_eq!(&own, &text);
            is_sound(&text, &document)?;
        }
    }

    #[test]
    fn no_bytes_break_a_reader(bytes in prop::collection::vec(any::<u8>(), 0..300), zip in any::<bool>()) {
        let mut bytes = bytes;
        if zip {
            bytes.splice(0..0, *b"PK\x03\x04");
        }
        for markup in [Markup::Markdown, Markup::Html, Markup::Text, Markup::Docx] {
            let _ = read(bytes.as_slice(), markup);
        }
    }
}
