//! Work grows with the length of the text, whatever stands in it.

use factcheck::document::{Markup, read, sentences};
use std::time::{Duration, Instant};

const LENGTH: usize = 150_000;

fn texts() -> Vec<String> {
    const REPEATED: &[&str] = &[
        "a",
        "a ",
        ">",
        "> ",
        "- ",
        "* a\n",
        "1. ",
        "[",
        "]",
        "![",
        "[a](",
        "[a](fact:b) ",
        "*a _b ",
        "**a",
        "~~a",
        "`a``b",
        "<",
        "<a ",
        "<a b=\"",
        "<!--",
        "<!-- factcheck: a -->",
        "<?",
        "</",
        "&",
        "&nbsp",
        "\\",
        "$",
        "$a$$b",
        "|",
        "a|b\n",
        "[^a]",
        "[^a]: b\n",
        "[a]: b\n",
        "---\na: b\n",
        "\t",
        "> a\n",
        "http://a ",
        "://",
        "www.",
        "a://",
        "<b>",
        "<s>a",
        "<sup>",
        "<p hidden>",
        "<div hidden>",
        "<pre>",
        "<li>",
        "<ul><li>",
        "<td>",
        "<tr>",
        "<table>",
        "<table><tr><td>",
        "<h1>",
        "<blockquote>",
        "<br>",
        "<script>",
        "<title>",
        "<data data-fact=a>",
        "<img alt='a'>",
        "<td colspan=999 rowspan=9>",
        ".",
        ". (",
        "U.S. ",
        "Mr. ",
        "\r",
        "\u{fffc}",
        "$5 ",
        "> <div>\n",
    ];
    let lazy = "b\n".repeat(LENGTH / 4);
    let steps = |mark: &str| -> String { (0..600).map(|n| format!("{}{mark}a\n", "  ".repeat(n))).collect() };
    let mut texts: Vec<String> = REPEATED.iter().map(|r| r.repeat(LENGTH / r.len())).collect();
    texts.extend([
        // Every line of these could belong to every quotation or list above it.
        format!("{}a\n{lazy}", ">".repeat(LENGTH / 2)),
        format!("{}a\n{lazy}", "- ".repeat(LENGTH / 4)),
        steps("- ") + &lazy,
        steps("1. ") + &lazy,
        format!("---\ntitle: \"{}\n---\n", "\\\"''".repeat(LENGTH / 4)),
        format!("---\n{}---\n", "title: \"\n a\n".repeat(LENGTH / 12)),
        format!(
            "<table><tr>{}{}",
            "<td rowspan=60000>".repeat(999),
            "<tr><td>".repeat(LENGTH / 8)
        ),
        format!("<table>{}{}", "<ul><li>".repeat(300), "</td>".repeat(LENGTH / 5)),
    ]);
    texts
}

#[test]
fn time_is_linear() {
    for text in texts() {
        for markup in [Markup::Markdown, Markup::Html, Markup::Text] {
            let start = Instant::now();
            let (_, document) = read(text.as_str(), markup).expect("it is UTF-8");
            let count: usize = document.blocks.iter().map(|b| sentences(&b.text).count()).sum();
            let head: String = text.chars().take(20).collect();
            // A hundredth of this would do; work that grows with the square takes minutes.
            let took = start.elapsed();
            assert!(
                took < Duration::from_secs(8),
                "{head:?} as {markup:?}: {took:?}, {count} sentences"
            );
        }
    }
}
