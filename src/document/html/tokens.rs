//! HTML cut into tags, text and comments, with their places.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use std::convert::Infallible;
use std::ops::Range;

/// The attributes that anybody asks for, and how many are kept of a tag.
const ATTRIBUTES: [&str; 14] = [
    "alt",
    "colspan",
    "content",
    "data-fact",
    "datetime",
    "hidden",
    "href",
    "itemprop",
    "name",
    "property",
    "pubdate",
    "rowspan",
    "style",
    "type",
];

/// A start tag.
#[derive(Default)]
pub(super) struct Tag {
    /// Its name in lower case.
    pub(super) name: String,
    /// Its bytes.
    pub(super) span: Range<usize>,
    attributes: Vec<Attribute>,
}

struct Attribute {
    name: &'static str,
    value: String,
    span: Range<usize>,
}

impl Tag {
    /// The value of an attribute, entities decoded; empty where it has none.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|a| a.name == name).map(|a| &*a.value)
    }

    /// Where the value of an attribute stands.
    pub(super) fn place(&self, name: &str) -> Option<Range<usize>> {
        self.attributes.iter().find(|a| a.name == name).map(|a| a.span.clone())
    }
}

/// Takes what stands in HTML, in order. Places are bytes of that HTML.
pub(super) trait Sink {
    /// A start tag.
    fn start(&mut self, tag: &Tag);
    /// An end tag.
    fn end(&mut self, name: &str, span: Range<usize>);
    /// Text, entities not decoded.
    fn text(&mut self, span: Range<usize>);
    /// A comment with its marks.
    fn comment(&mut self, span: Range<usize>);
}

/// Reads HTML of any quality. What an end of file cuts off inside a tag is left out.
pub(super) fn read(html: &str, sink: &mut impl Sink) {
    let mut tag = Tag::default();
    let mut wanted = false;
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| -> Option<Infallible> {
        let span = span.start.min(html.len())..span.end.min(html.len());
        match event {
            CallbackEvent::OpenStartTag { name } => {
                tag.name.clear();
                tag.name.push_str(&String::from_utf8_lossy(name));
                tag.attributes.clear();
                tag.span = span;
                wanted = false;
            }
            CallbackEvent::AttributeName { name } => {
                let known = ATTRIBUTES.iter().find(|a| a.as_bytes() == name);
                let known = known.filter(|a| tag.get(a).is_none());
                wanted = known.is_some();
                tag.attributes.extend(known.map(|name| Attribute {
                    name,
                    value: String::new(),
                    span: span.end..span.end,
                }));
            }
            CallbackEvent::AttributeValue { value } if wanted => {
                if let Some(last) = tag.attributes.last_mut() {
                    last.value = String::from_utf8_lossy(value).into_owned();
                    last.span = span;
                }
                wanted = false;
            }
            CallbackEvent::CloseStartTag { .. } => {
                tag.span.end = span.end;
                sink.start(&tag);
            }
            CallbackEvent::EndTag { name } => sink.end(&String::from_utf8_lossy(name), span),
            CallbackEvent::String { .. } => sink.text(span),
            CallbackEvent::Comment { .. } => sink.comment(span),
            _ => {}
        }
        None
    });
    emitter.naively_switch_states(true);
    // It cannot fail: reading from memory does not, and bad HTML is read like browsers read it.
    let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
}
