//! HTML: block elements make blocks, tags of no meaning vanish, and what is no prose is left out.

mod day;
mod entities;
mod outline;
mod source;
mod tags;
mod tokens;

use super::{Document, comment};
use crate::document::block::BlockKind;
use crate::document::writer::{Inline, Rank, Target, Writer};
use crate::span::Span;
use entities::{Meant, reference};
use outline::Outline;
pub(super) use source::Source;
use std::ops::Range;
use tags::{Class, class, is_inline, is_raw, is_void};
use tokens::{Sink, Tag};

/// How often the reader goes back to an element that was never closed and hides the rest of the page.
const MAX_RETURNS: usize = 8;

/// Reads a page or a piece of one. Unclosed tags, unknown elements and broken markup give a result all the same.
pub(super) fn read(html: &str) -> Document {
    let mut writer = Writer::default();
    let mut state = State::default();
    let mut from = 3 * usize::from(html.starts_with('\u{feff}'));
    for n in 0..=MAX_RETURNS {
        let rest = html.get(from..).unwrap_or_default();
        Reader::new(&mut state, &mut writer, Source::whole(rest, from), None).read();
        // Nothing that readers may see is lost because an end tag is missing.
        match state.skip.take() {
            Some(skip) if n < MAX_RETURNS && !is_raw(&skip.name) => from = skip.after,
            _ => break,
        }
    }
    let kind = state.outline.kind().unwrap_or(BlockKind::Paragraph);
    writer.finish(kind)
}

/// What stands open. It outlives a piece of HTML, since Markdown may stand between a start tag and its end.
#[derive(Default)]
pub(super) struct State {
    outline: Outline,
    pub(super) skip: Option<Skip>,
    title: bool,
    titled: bool,
    /// Whether a line break came last.
    broke: bool,
}

impl State {
    /// What text at this place is; `None` where HTML does not say.
    pub(super) fn kind(&self) -> Option<BlockKind> {
        self.outline.kind()
    }

    /// Text has come that the HTML reader did not see.
    pub(super) const fn text_came(&mut self) {
        self.broke = false;
    }
}

/// An element that hides what is in it.
pub(super) struct Skip {
    name: String,
    depth: usize,
    /// The byte of the file after its start tag.
    after: usize,
}

/// Reads one piece of HTML.
pub(super) struct Reader<'s, 'w, 'a> {
    state: &'s mut State,
    writer: &'w mut Writer,
    source: Source<'a>,
    /// What Markdown says that the text around is.
    outer: Option<BlockKind>,
}

impl<'s, 'w, 'a> Reader<'s, 'w, 'a> {
    pub(super) fn new(
        state: &'s mut State,
        writer: &'w mut Writer,
        source: Source<'a>,
        outer: Option<BlockKind>,
    ) -> Self {
        Self {
            state,
            writer,
            source,
            outer,
        }
    }

    /// Reads all of it.
    pub(super) fn read(&mut self) {
        tokens::read(self.source.text, self);
    }

    fn kind(&self) -> BlockKind {
        let own = if self.state.title {
            Some(BlockKind::Heading(1))
        } else {
            self.state.outline.kind()
        };
        own.or(self.outer).unwrap_or(BlockKind::Paragraph)
    }

    fn flush(&mut self) {
        let kind = self.kind();
        self.writer.flush(kind);
        self.state.broke = false;
    }

    /// Whether the tag stands inside something hidden, or hides something itself.
    fn hidden(&mut self, tag: &Tag, class: Class) -> bool {
        if let Some(skip) = &mut self.state.skip {
            // A paragraph ends where another block starts, even without an end tag.
            if skip.name != "p" || is_inline(class) {
                skip.depth += usize::from(skip.name == tag.name);
                return true;
            }
            self.state.skip = None;
        }
        let style = tag.get("style").unwrap_or_default();
        let unseen = tag.get("hidden").is_some()
            || style.contains("display:none")
            || style.contains("display: none")
            || class == Class::Skip
            // Icons have titles of their own.
            || (class == Class::Title && self.state.titled);
        let source = self.source.text.get(..tag.span.end).unwrap_or_default();
        // A component of MDX may look like an element and close itself.
        let closed = is_void(&tag.name) || (source.ends_with("/>") && !is_raw(&tag.name));
        if !unseen || closed {
            return unseen;
        }
        match (class, tag.name.as_str()) {
            (Class::Skip, "pre" | "xmp" | "listing") => self.flush(),
            // Nobody sees these, so a sentence goes on across them.
            (Class::Skip, "script" | "style" | "template" | "noscript") | (Class::Title, _) => {}
            (Class::Skip, _) => {
                let span = self.source.span(&tag.span);
                self.writer.object(span.start, span.len());
            }
            _ if is_inline(class) => {}
            _ => self.flush(),
        }
        self.state.skip = Some(Skip {
            name: tag.name.clone(),
            depth: 1,
            after: self.source.span(&tag.span).end,
        });
        true
    }

    fn inline(&mut self, tag: &Tag, class: Class) {
        let span = self.source.span(&tag.span);
        let fact = self
            .target(tag, "data-fact", "")
            .or_else(|| self.target(tag, "href", "fact:"));
        let what = match (fact, class) {
            (Some(fact), _) => Inline::Bind(fact),
            (None, Class::Cut) => Inline::Cut,
            (None, Class::Raised) => Inline::Raised,
            // An `</a>` must not end the link around it.
            _ => return,
        };
        self.writer.open(&tag.name, what, span.start);
    }

    /// The fact that an attribute names behind a prefix.
    fn target(&self, tag: &Tag, attribute: &str, prefix: &str) -> Option<Target> {
        let value = tag.get(attribute)?;
        let name = value.strip_prefix(prefix)?;
        let place = tag.place(attribute)?;
        let plain = self.source.text.get(place.clone()) == Some(value) && !value.contains('\n');
        Some(Target::new(
            name,
            plain.then(|| self.source.file(place.start) + prefix.len()),
        ))
    }

    fn line_break(&mut self, tag: &Tag) {
        if self.state.broke {
            self.flush();
        }
        let span = self.source.span(&tag.span);
        self.writer.blank(span.start, span.len());
        self.state.broke = true;
    }

    fn day(&mut self, found: Option<(&str, Rank)>) {
        if let Some((day, rank)) = found {
            self.writer.dateline(day, rank);
        }
    }

    /// An image's alternative text is a caption.
    fn image(&mut self, tag: &Tag) {
        let span = self.source.span(&tag.span);
        self.writer.start_caption();
        if let Some(alt) = tag.place("alt") {
            self.prose(alt);
        }
        self.writer.end_caption(span.start, span.len());
    }

    /// Adds text: blanks collapse, entities are decoded.
    fn prose(&mut self, span: Range<usize>) {
        let source = self.source;
        let text = source.text.get(span.clone()).unwrap_or_default();
        let bytes = text.as_bytes();
        let blank = |b: &u8| matches!(b, b' ' | b'\n' | b'\t' | b'\r' | b'\x0c');
        let (mut at, mut copied) = (0, 0);
        while let Some(b) = bytes.get(at) {
            // A single space between words is copied with them.
            let lone = *b == b' ' && at > copied && !bytes.get(at + 1).is_some_and(blank);
            if lone || (*b != b'&' && !blank(b)) {
                at += 1;
                continue;
            }
            self.copy(&text[copied..at], span.start + copied);
            copied = at;
            if blank(b) {
                let len = bytes[at..].iter().take_while(|b| blank(b)).count();
                let file = source.span(&(span.start + at..span.start + at + len));
                self.writer.blank(file.start, file.len());
                at += len;
                copied = at;
            } else if let Some((meant, len)) = reference(&text[at..]) {
                let file = source.file(span.start + at);
                let mut buffer = [0; 4];
                let meant = match meant {
                    Meant::Char(c) => c.encode_utf8(&mut buffer),
                    Meant::Text(text) => text,
                };
                self.writer.replace(meant, file, len);
                self.state.broke = false;
                at += len;
                copied = at;
            } else {
                at += 1;
            }
        }
        self.copy(&text[copied..], span.start + copied);
    }

    fn copy(&mut self, text: &str, at: usize) {
        if !text.is_empty() {
            self.state.broke = false;
            self.writer.copy(text, self.source.file(at));
        }
    }
}

impl Sink for Reader<'_, '_, '_> {
    fn start(&mut self, tag: &Tag) {
        let class = class(&tag.name);
        if self.hidden(tag, class) {
            return;
        }
        match class {
            Class::Break => self.line_break(tag),
            Class::Image => self.image(tag),
            Class::Meta => self.day(day::of_page(tag)),
            Class::Time => {
                self.day(day::of_time(tag, self.state.outline.in_header()));
                self.inline(tag, class);
            }
            Class::Link | Class::Cut | Class::Raised | Class::Inline => self.inline(tag, class),
            Class::Title => {
                self.flush();
                self.state.title = true;
                self.state.titled = true;
            }
            _ => {
                self.flush();
                let spans = ["colspan", "rowspan"].map(|a| tag.get(a).and_then(|n| n.trim().parse().ok()).unwrap_or(1));
                let writer = &mut *self.writer;
                self.state.outline.start(class, &tag.name, spans, || writer.table());
            }
        }
    }

    fn end(&mut self, name: &str, span: Range<usize>) {
        let class = class(name);
        if let Some(skip) = &mut self.state.skip {
            let ends = skip.name == name;
            skip.depth -= usize::from(ends);
            let over = skip.depth == 0 || (skip.name == "p" && !is_inline(class));
            if !over {
                return;
            }
            self.state.skip = None;
            if ends {
                return;
            }
        }
        let file = self.source.span(&span);
        if class == Class::Title {
            self.flush();
            self.state.title = false;
        } else if is_inline(class) {
            self.writer.close(name, file.end);
        } else {
            self.flush();
            self.state.outline.end(class);
        }
    }

    fn text(&mut self, span: Range<usize>) {
        if self.state.skip.is_none() {
            self.prose(span);
        }
    }

    fn comment(&mut self, span: Range<usize>) {
        let (source, text) = (self.source, self.source.text.get(span.clone()).unwrap_or_default());
        let inside = comment::inside(text);
        let file = source.span(&span);
        let at = span.start + inside.start;
        self.writer.comment(
            text.get(inside).unwrap_or_default(),
            Span::new(file.start, file.end),
            |n| source.file(at + n),
        );
    }
}
