//! Markdown: CommonMark with tables, footnotes, struck text, task lists and front matter.

mod front;
mod guard;

use super::Document;
use super::html::{Reader, Source, State};
use crate::document::block::{BlockKind, CellPlace};
use crate::document::writer::{Inline, Target, Writer};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Reads a draft in Markdown. All of it is read, whatever is wrong with it.
pub(super) fn read(text: &str) -> Document {
    let mut writer = Writer::with_formulas();
    let start = 3 * usize::from(text.starts_with('\u{feff}'));
    let base = front::read(text, start, &mut writer);
    let body = guard::tame(&text[base..]);
    // Dollar signs are left alone: "$167 million to US$" would be a formula to the parser.
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM;
    let mut reader = Markdown {
        text,
        body: &body,
        writer,
        html: State::default(),
        inside: Vec::new(),
        heading: None,
        cell: None,
        skipped: None,
        images: 0,
        block: None,
    };
    for (event, range) in Parser::new_ext(&body, options).into_offset_iter() {
        reader.event(&event, range.start + base..range.end + base);
    }
    let kind = reader.kind();
    reader.writer.finish(kind)
}

/// What holds a paragraph.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holder {
    Item,
    Quote,
    /// A footnote, or a note that is set apart from the text.
    Note,
}

struct Markdown<'a> {
    /// The file.
    text: &'a str,
    /// What the parser reads: the end of the file, tamed.
    body: &'a str,
    writer: Writer,
    html: State,
    inside: Vec<Holder>,
    heading: Option<u8>,
    cell: Option<CellPlace>,
    /// The end of the code or link whose text does not count.
    skipped: Option<TagEnd>,
    images: usize,
    /// The lines of a block of HTML.
    block: Option<Vec<Range<usize>>>,
}

impl Markdown<'_> {
    fn kind(&self) -> BlockKind {
        if let Some(level) = self.heading {
            return BlockKind::Heading(level);
        }
        if let Some(place) = self.cell {
            return BlockKind::Cell(place);
        }
        match self.inside.last() {
            Some(Holder::Item) => BlockKind::Item,
            Some(Holder::Quote) => BlockKind::Quote,
            Some(Holder::Note) => BlockKind::Paragraph,
            None => self.html.kind().unwrap_or(BlockKind::Paragraph),
        }
    }

    fn flush(&mut self) {
        let kind = self.kind();
        self.writer.flush(kind);
        // What hides text does so up to the end of the block: no end tag that is missing may hide the draft.
        self.html.skip = None;
    }

    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        if let Some(end) = &self.skipped {
            if matches!(event, Event::End(e) if e == end) {
                self.skipped = None;
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(end, range),
            Event::Html(_) => match &mut self.block {
                Some(lines) => lines.push(range),
                None => self.html(&[range]),
            },
            Event::InlineHtml(_) => self.inline_html(range),
            Event::Rule => self.flush(),
            Event::TaskListMarker(_) => {}
            _ if self.html.skip.is_some() => {}
            Event::Text(text) => self.prose(text, range),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.writer.object(range.start, range.len());
            }
            Event::SoftBreak | Event::HardBreak => self.writer.blank(range.start, range.len()),
            // The mark of a note vanishes, so that "1,400[^1] phones" stays one mention.
            Event::FootnoteReference(_) => {}
        }
        if !matches!(event, Event::InlineHtml(_) | Event::SoftBreak) {
            self.html.text_came();
        }
    }

    fn prose(&mut self, text: &str, range: Range<usize>) {
        match self.text.get(range.clone()) {
            // The file's own text is copied, since the parser may have been given a tamer one.
            Some(own) if own.len() == text.len() => self.writer.copy(own, range.start),
            _ => self.writer.replace(text, range.start, range.len()),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Superscript | Tag::Subscript => {}
            Tag::Strikethrough if self.single_tilde(range.start) => self.writer.copy("~", range.start),
            Tag::Strikethrough => self.writer.open("~~", Inline::Cut, range.start),
            Tag::Link {
                link_type, dest_url, ..
            } => self.link(*link_type, dest_url, range),
            Tag::Image { .. } => {
                self.images += 1;
                self.writer.start_caption();
            }
            Tag::TableCell | Tag::TableRow => {}
            _ => {
                self.flush();
                self.open_block(tag);
            }
        }
    }

    fn open_block(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.heading = Some(*level as u8),
            Tag::Item => self.inside.push(Holder::Item),
            Tag::BlockQuote(None) => self.inside.push(Holder::Quote),
            // `> [!NOTE]` is set apart, and nobody's words.
            Tag::BlockQuote(Some(_)) | Tag::FootnoteDefinition(_) => self.inside.push(Holder::Note),
            Tag::CodeBlock(_) => self.skipped = Some(TagEnd::CodeBlock),
            Tag::MetadataBlock(kind) => self.skipped = Some(TagEnd::MetadataBlock(*kind)),
            Tag::HtmlBlock => self.block = Some(Vec::new()),
            Tag::Table(_) => {
                self.cell = Some(CellPlace {
                    table: self.writer.table(),
                    row: 0,
                    column: 0,
                    header: true,
                });
            }
            _ => {}
        }
    }

    fn end(&mut self, end: &TagEnd, range: Range<usize>) {
        match end {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::Strikethrough if self.single_tilde(range.start) => {
                self.writer.copy("~", range.end.saturating_sub(1));
            }
            TagEnd::Strikethrough => self.writer.close("~~", range.end),
            TagEnd::Link => self.writer.close("[", range.end),
            TagEnd::Image => {
                self.images = self.images.saturating_sub(1);
                if self.images == 0 {
                    self.writer.end_caption(range.start, range.len());
                }
            }
            TagEnd::HtmlBlock => {
                let lines = self.block.take().unwrap_or_default();
                self.html(&lines);
                self.flush();
            }
            TagEnd::TableCell => {
                self.flush();
                if let Some(place) = &mut self.cell {
                    place.column += 1;
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                if let Some(place) = &mut self.cell {
                    place.row += 1;
                    place.column = 0;
                    place.header = false;
                }
            }
            _ => {
                self.flush();
                match end {
                    TagEnd::Heading(_) => self.heading = None,
                    TagEnd::Table => self.cell = None,
                    TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => {
                        self.inside.pop();
                    }
                    _ => {}
                }
            }
        }
    }

    /// Whether struck text has one tilde on each side: in drafts that means "about", as in "~1,400 to ~1,500".
    fn single_tilde(&self, start: usize) -> bool {
        self.text.as_bytes().get(start + 1) != Some(&b'~')
    }

    fn link(&mut self, kind: LinkType, target: &str, range: Range<usize>) {
        if matches!(kind, LinkType::Autolink | LinkType::Email) {
            self.writer.object(range.start, range.len());
            self.skipped = Some(TagEnd::Link);
            return;
        }
        if let Some(fact) = target.strip_prefix("fact:") {
            let target = Target::new(fact, self.place(fact));
            self.writer.open("[", Inline::Bind(target), range.start);
        }
    }

    /// Where a text of the parser's stands in the file. One without escapes is a part of what the parser was given.
    fn place(&self, part: &str) -> Option<usize> {
        let at = (part.as_ptr() as usize).checked_sub(self.body.as_ptr() as usize)?;
        self.body.get(at..)?.get(..part.len())?;
        Some(self.text.len() - self.body.len() + at)
    }

    /// A tag or comment inside a paragraph.
    fn inline_html(&mut self, range: Range<usize>) {
        let kind = self.kind();
        let own = self.text.get(range.clone()).unwrap_or_default();
        if self.inside.is_empty() || !own.contains('\n') {
            let source = Source::whole(own, range.start);
            return Reader::new(&mut self.html, &mut self.writer, source, Some(kind)).read();
        }
        // The marks of quotations and the indentation of lists are no part of a comment of several lines.
        let marks: &[char] = if self.inside.contains(&Holder::Item) && self.inside.len() == 1 {
            &[' ', '\t']
        } else {
            &[' ', '\t', '>']
        };
        let mut at = range.start;
        let mut lines = Vec::new();
        for (n, line) in own.split_inclusive('\n').enumerate() {
            let content = if n == 0 { line } else { line.trim_start_matches(marks) };
            lines.push(at + line.len() - content.len()..at + line.len());
            at += line.len();
        }
        self.html(&lines);
    }

    /// A block of HTML.
    fn html(&mut self, lines: &[Range<usize>]) {
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
            return;
        };
        let kind = self.kind();
        let whole = lines.windows(2).all(|pair| pair[0].end == pair[1].start);
        if whole {
            let text = self.text.get(first.start..last.end).unwrap_or_default();
            let source = Source::whole(text, first.start);
            return Reader::new(&mut self.html, &mut self.writer, source, Some(kind)).read();
        }
        let mut text = String::new();
        let mut pieces = Vec::with_capacity(lines.len());
        for line in lines {
            if !text.is_empty() && !text.ends_with('\n') {
                pieces.push((text.len(), line.start.saturating_sub(1)));
                text.push('\n');
            }
            pieces.push((text.len(), line.start));
            text.push_str(self.text.get(line.clone()).unwrap_or_default());
        }
        let source = Source::pieces(&text, &pieces);
        Reader::new(&mut self.html, &mut self.writer, source, Some(kind)).read();
    }
}
