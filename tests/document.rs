//! Drafts without their markup: each reader's blocks, comments and bindings, and the way back to the file.

#[path = "document/docx.rs"]
mod docx;
#[path = "document/hostile.rs"]
mod hostile;
#[path = "document/html.rs"]
mod html;
#[path = "document/markdown.rs"]
mod markdown;
#[path = "document/properties.rs"]
mod properties;
#[path = "document/sentences.rs"]
mod sentences;
#[path = "document/show.rs"]
mod show;
#[path = "document/text.rs"]
mod text;

use factcheck::document::{Markup, ReadError, markup_of, read};
use std::path::Path;

#[test]
fn the_ending_says_what_a_file_is_written_in() {
    for (name, wanted) in [
        ("a.md", Some(Markup::Markdown)),
        ("a.MARKDOWN", Some(Markup::Markdown)),
        ("b/a.html", Some(Markup::Html)),
        ("a.htm", Some(Markup::Html)),
        ("a.txt", Some(Markup::Text)),
        ("a.docx", Some(Markup::Docx)),
        ("a.doc", None),
        ("md", None),
    ] {
        assert_eq!(markup_of(Path::new(name)), wanted, "{name}");
    }
}

#[test]
fn what_is_not_utf8_is_said_with_its_place() {
    let error = read(&b"caf\xe9"[..], Markup::Text).expect_err("it is Latin-1");
    assert_eq!(error, ReadError::NotUtf8 { at: 3 });
    assert_eq!(
        error.to_string(),
        "is not UTF-8 at byte 3: save it with the encoding UTF-8"
    );
}
