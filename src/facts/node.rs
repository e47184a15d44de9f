//! YAML as a tree whose scalars keep their own text: `2.0` stays `2.0`, `yes` stays `yes`. Built from the events of the
//! YAML library's parser, one fact at a time, so that a large file never stands in memory as a whole tree.

use super::problem::Problem;
use crate::span::Span;
use serde_yaml::granit_parser::{Event, Parser, ScalarStyle, ScanError, Span as YamlSpan, StrInput, options};
use std::borrow::Cow;
use std::collections::HashMap;

/// The largest file that is read, in bytes.
pub(crate) const MAX_FILE: usize = 256 * 1024 * 1024;
/// How deep collections may stand in each other.
const MAX_DEPTH: usize = 32;
/// How many nodes aliases may add in one file.
const MAX_ALIASED: usize = 100_000;

/// What a node of the tree holds.
#[derive(Clone, Debug)]
pub(crate) enum Kind<'a> {
    /// A scalar's text.
    Text(Cow<'a, str>),
    Null,
    List(Vec<Node<'a>>),
    Map(Vec<(Node<'a>, Node<'a>)>),
}

/// A node with its place in the file.
#[derive(Clone, Debug)]
pub(crate) struct Node<'a> {
    pub(crate) span: Span,
    pub(crate) kind: Kind<'a>,
}

impl Node<'_> {
    /// The text of a scalar.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(t) => Some(t),
            _ => None,
        }
    }

    fn count(&self) -> usize {
        match &self.kind {
            Kind::List(items) => 1 + items.iter().map(Node::count).sum::<usize>(),
            Kind::Map(entries) => 1 + entries.iter().map(|(k, v)| k.count() + v.count()).sum::<usize>(),
            _ => 1,
        }
    }
}

/// Reads nodes from one file.
pub(crate) struct Reader<'a> {
    pub(crate) file: u32,
    text: &'a str,
    parser: Parser<'a, StrInput<'a>>,
    peeked: Option<(Event<'a>, Span)>,
    anchors: HashMap<usize, Node<'a>>,
    aliased: usize,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(file: u32, text: &'a str) -> Self {
        let options = options! { block_nesting_limit: MAX_DEPTH, flow_nesting_limit: MAX_DEPTH };
        let parser = Parser::new_from_str_with_options(text, options);
        Self {
            file,
            text,
            parser,
            peeked: None,
            anchors: HashMap::new(),
            aliased: 0,
        }
    }

    fn span(&self, s: &YamlSpan) -> Span {
        let end = self.text.len();
        let (a, b) = (s.start.byte_offset().unwrap_or(end), s.end.byte_offset().unwrap_or(end));
        Span::new(a.min(end), b.clamp(a.min(end), end))
    }

    fn problem(&self, e: &ScanError) -> Problem {
        let at = e.marker().byte_offset().unwrap_or(self.text.len()).min(self.text.len());
        let len = self.text[at..].chars().next().map_or(0, char::len_utf8);
        let text = e.to_string();
        // The library names line and column in its own way; the report shows the place itself.
        let cut = [" at byte ", " at char ", " at line "]
            .iter()
            .filter_map(|m| text.split(m).next())
            .min_by_key(|m| m.len());
        let message = cut.unwrap_or(&text).trim();
        Problem::new(
            self.file,
            Span::new(at, at + len),
            format!("this is not valid YAML: {message}"),
        )
        .help(
            "a text that holds `: ` or ` #`, or begins with a sign such as `*`, `&` or `@`, belongs in quotation marks",
        )
    }

    /// The next event, without taking it; `None` at the end of the stream.
    pub(crate) fn peek(&mut self) -> Result<Option<&Event<'a>>, Problem> {
        if self.peeked.is_none() {
            self.peeked = match self.parser.next_event() {
                Some(Ok((event, span))) => {
                    let span = self.span(&span);
                    Some((event, span))
                }
                Some(Err(e)) => return Err(self.problem(&e)),
                None => None,
            };
        }
        Ok(self.peeked.as_ref().map(|(e, _)| e))
    }

    /// Takes the next event.
    pub(crate) fn next(&mut self) -> Result<Option<(Event<'a>, Span)>, Problem> {
        self.peek()?;
        Ok(self.peeked.take())
    }

    /// Reads one whole node.
    pub(crate) fn node(&mut self) -> Result<Node<'a>, Problem> {
        let Some((event, span)) = self.next()? else {
            return Err(Problem::new(
                self.file,
                Span::new(self.text.len(), self.text.len()),
                "the file ends too early",
            ));
        };
        let (kind, anchor, span) = match event {
            Event::Scalar(text, style, anchor, _) => {
                let null = style == ScalarStyle::Plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                (
                    if null { Kind::Null } else { Kind::Text(text) },
                    anchor,
                    self.first_line(span),
                )
            }
            Event::SequenceStart(_, anchor, _) => {
                let mut items: Vec<Node<'a>> = Vec::new();
                while !matches!(self.peek()?, Some(Event::SequenceEnd) | None) {
                    let n = self.node()?;
                    // `[1,400, 2,000]` in flow style: the library splits a figure at its comma.
                    match items.last_mut() {
                        Some(last) if self.splits_a_figure(last.span, n.span) && n.text().is_some() => {
                            self.rejoin(last, n.span)
                        }
                        _ => items.push(n),
                    }
                }
                let end = self.next()?.map_or(span.end, |(_, s)| s.end);
                (
                    Kind::List(items),
                    anchor,
                    self.first_line(Span {
                        start: span.start,
                        end: end.max(span.end),
                    }),
                )
            }
            Event::MappingStart(_, anchor, _) => {
                let mut entries: Vec<(Node<'a>, Node<'a>)> = Vec::new();
                while !matches!(self.peek()?, Some(Event::MappingEnd) | None) {
                    let (k, v) = (self.node()?, self.node()?);
                    // `{value: $444,719, source: a}` and `{value: May 6, 2025, source: a}` likewise.
                    match entries.last_mut() {
                        Some((_, last)) if matches!(v.kind, Kind::Null) && self.splits_a_figure(last.span, k.span) => {
                            self.rejoin(last, k.span);
                        }
                        _ => entries.push((k, v)),
                    }
                }
                let end = self.next()?.map_or(span.end, |(_, s)| s.end);
                self.merge(&mut entries)?;
                (
                    Kind::Map(entries),
                    anchor,
                    self.first_line(Span {
                        start: span.start,
                        end: end.max(span.end),
                    }),
                )
            }
            Event::Alias(id) => {
                let Some(target) = self.anchors.get(&id) else {
                    return Err(Problem::new(
                        self.file,
                        span,
                        "this refers to an anchor that is not complete",
                    ));
                };
                let node = Node {
                    span,
                    kind: target.kind.clone(),
                };
                self.aliased += node.count();
                if self.aliased > MAX_ALIASED {
                    return Err(Problem::new(
                        self.file,
                        span,
                        format!("aliases add more than {MAX_ALIASED} nodes to this file"),
                    )
                    .help("write the repeated facts out"));
                }
                return Ok(node);
            }
            other => {
                let _ = other;
                return Err(Problem::new(self.file, span, "a value was expected here"));
            }
        };
        let node = Node { span, kind };
        if anchor > 0 {
            self.aliased += node.count();
            self.anchors.insert(anchor, node.clone());
        }
        Ok(node)
    }

    /// A block scalar is shown by its first line.
    fn first_line(&self, span: Span) -> Span {
        let text = span.of(self.text);
        let len = text.find('\n').unwrap_or(text.len());
        Span::new(span.start as usize, span.start as usize + text[..len].trim_end().len())
    }

    /// Whether `b` is the rest of a figure or a date that was split at its comma.
    fn splits_a_figure(&self, a: Span, b: Span) -> bool {
        let Some(between) = self.text.get(a.end as usize..b.start as usize) else {
            return false;
        };
        let (head, tail) = (a.of(self.text), b.of(self.text));
        let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
        let ends_in_digit = head.ends_with(|c: char| c.is_ascii_digit());
        match between {
            "," => ends_in_digit && digits == 3,
            ", " => ends_in_digit && digits == 4 && head.contains(' '),
            _ => false,
        }
    }

    fn rejoin(&self, a: &mut Node<'a>, b: Span) {
        a.span.end = b.end;
        a.kind = Kind::Text(Cow::Borrowed(a.span.of(self.text)));
    }

    /// `<<: *defaults` adds the entries that are not there yet.
    fn merge(&self, entries: &mut Vec<(Node<'a>, Node<'a>)>) -> Result<(), Problem> {
        let Some(at) = entries.iter().position(|(k, _)| k.text() == Some("<<")) else {
            return Ok(());
        };
        let (key, value) = entries.remove(at);
        let sources = match value.kind {
            Kind::Map(m) => vec![m],
            Kind::List(items) => items
                .into_iter()
                .filter_map(|n| if let Kind::Map(m) = n.kind { Some(m) } else { None })
                .collect(),
            _ => {
                return Err(Problem::new(
                    self.file,
                    key.span,
                    "`<<` merges a mapping, and this is none",
                ));
            }
        };
        for (k, v) in sources.into_iter().flatten() {
            if !entries.iter().any(|(have, _)| have.text() == k.text()) {
                entries.push((k, v));
            }
        }
        Ok(())
    }
}
