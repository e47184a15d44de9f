//! The page.

use super::{CLAIMS, DRAFT, run, snapshot, write};
use factcheck::report::Format;

#[test]
fn html_holds_the_draft_as_written_and_no_markup_of_its_own() {
    let run = run();
    let page = write(&run, Format::Html);
    for bad in ["<img", "<script", "<b>Court", "\u{202e}", "src=\"", "url(", "@import"] {
        assert!(!page.contains(bad), "{bad}");
    }
    let mut ids = std::collections::HashSet::new();
    for part in page.split(" id=\"").skip(1) {
        assert!(ids.insert(part.split('"').next().unwrap_or("")), "an id twice");
    }
    for part in page.split("href=\"#").skip(1) {
        assert!(ids.contains(part.split('"').next().unwrap_or("")), "a link to nowhere");
    }
    assert_eq!(
        galleys(&page),
        [CLAIMS.replace('\u{202e}', "\\u{202e}"), DRAFT.to_owned()]
    );
    let body = page.split("</style>").last().unwrap_or("");
    snapshot("html", body);
}

/// The text of each galley, as a browser's own tokens have it, without signs and notes.
fn galleys(page: &str) -> Vec<String> {
    use html5gum::{Token, Tokenizer};
    let (mut out, mut open, mut aside): (Vec<String>, Vec<bool>, usize) = (Vec::new(), Vec::new(), 0);
    let mut inside = false;
    for token in Tokenizer::new(page) {
        let Ok(token) = token;
        match token {
            Token::StartTag(t) => {
                let class = t.attributes.iter().find(|(k, _)| k.as_slice() == b"class");
                let class = class.map_or_else(String::new, |(_, v)| String::from_utf8_lossy(v).into_owned());
                if class == "galley" {
                    inside = true;
                    out.push(String::new());
                } else if inside {
                    let hides = t.name.as_slice() == b"sup" || class == "pop";
                    aside += usize::from(hides);
                    open.push(hides);
                }
            }
            Token::EndTag(_) if inside => match open.pop() {
                Some(hid) => aside -= usize::from(hid),
                None => inside = false,
            },
            Token::String(s) if inside && aside == 0 => {
                if let Some(last) = out.last_mut() {
                    last.push_str(&String::from_utf8_lossy(&s));
                }
            }
            _ => {}
        }
    }
    out
}
