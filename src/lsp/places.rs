//! What stands where the cursor is, in every kind of file: hovering, going to the definition, and what is to be renamed.

use super::buffer::{Buffer, Kind};
use super::desk::Desk;
use super::position::Encoding;
use super::search::{markup, own_words};
use super::show::Writer;
use super::subject::{self, Subject};
use super::yaml::{MAX_READ_AT_ONCE, Sort, entry_at};
use crate::facts::{FactBase, FactId, NameId, SourceId, key};
use crate::span::Span;
use gen_lsp_types::{Contents, Hover, Location, MarkupContent, MarkupKind};

/// A place in an open file, and what it is held against.
pub(super) struct Place<'p> {
    pub(super) buffer: &'p Buffer,
    pub(super) desk: &'p Desk,
    pub(super) byte: usize,
    pub(super) encoding: Encoding,
}

/// What an entry of YAML is in the fact base.
enum Known {
    Fact(FactId),
    Name(NameId),
    Source(SourceId),
}

impl Place<'_> {
    pub(super) fn hover(&self, writer: Writer) -> Option<Hover> {
        let (parts, span) = if self.buffer.kind == Kind::Facts {
            let (known, span) = self.entry()?;
            let told = match known {
                Known::Fact(id) => writer.fact(self.desk, id),
                Known::Name(id) => writer.name(self.desk, id),
                Known::Source(id) => writer.source(self.desk, id),
            };
            (vec![told], span)
        } else {
            let finding = subject::finding_at(&self.buffer.findings, self.byte);
            let subject = self.subject();
            let mut parts: Vec<String> = finding.map(|f| writer.finding(f)).into_iter().collect();
            if let Some(s) = &subject {
                parts.extend(s.facts.iter().take(4).map(|f| writer.fact(self.desk, *f)));
                parts.extend(s.name.map(|n| writer.name(self.desk, n)));
            }
            let span = subject.map(|s| s.span).or_else(|| finding.map(|f| f.span))?;
            (parts, span)
        };
        let (kind, rule) = if writer.markdown {
            (MarkupKind::Markdown, "\n\n---\n\n")
        } else {
            (MarkupKind::PlainText, "\n\n")
        };
        Some(Hover {
            contents: Contents::MarkupContent(MarkupContent::new(kind, parts.join(rule))),
            range: Some(self.buffer.page.range(span, self.encoding)),
        })
    }

    pub(super) fn definition(&self) -> Vec<Location> {
        if self.buffer.kind == Kind::Facts {
            let source = self
                .source_word()
                .and_then(|s| self.desk.source_place(s, self.encoding));
            let own = || {
                self.entry().and_then(|(known, _)| match known {
                    Known::Fact(id) => self.desk.fact_place(id, self.encoding),
                    Known::Name(id) => self.desk.name_place(id, self.encoding),
                    Known::Source(id) => self.desk.source_place(id, self.encoding),
                })
            };
            return source.or_else(own).into_iter().collect();
        }
        let Some(s) = self.subject() else {
            return Vec::new();
        };
        let facts = s.facts.iter().filter_map(|f| self.desk.fact_place(*f, self.encoding));
        facts
            .chain(s.name.and_then(|n| self.desk.name_place(n, self.encoding)))
            .collect()
    }

    /// The facts and the name whose references are asked for.
    pub(super) fn wanted(&self) -> (Vec<FactId>, Option<NameId>) {
        if self.buffer.kind == Kind::Facts {
            return match self.entry() {
                Some((Known::Fact(id), _)) => (vec![id], None),
                Some((Known::Name(id), _)) => (Vec::new(), Some(id)),
                _ => (Vec::new(), None),
            };
        }
        self.subject().map_or_else(Default::default, |s| (s.facts, s.name))
    }

    /// The fact whose id stands here, and the place of the id.
    pub(super) fn renamed(&self) -> Option<(FactId, Span)> {
        if self.buffer.kind == Kind::Facts {
            let (known, span) = self.entry()?;
            return match known {
                Known::Fact(id) if within(span, self.byte) => Some((id, span)),
                _ => None,
            };
        }
        let text = &self.buffer.page.text;
        let terms = subject::all_terms(text, markup(self.buffer.kind), self.desk);
        terms.into_iter().filter(|t| within(t.span, self.byte)).find_map(|t| {
            let [id] = t.facts(self.desk)[..] else { return None };
            let (own, span) = own_words(&t, self.desk);
            (key(own) == key(&self.desk.base.fact(id).id)).then_some((id, span))
        })
    }

    fn subject(&self) -> Option<Subject> {
        let b = self.buffer;
        subject::at(self.byte, &b.page.text, markup(b.kind), &b.findings, self.desk)
    }

    /// The entry of YAML around the cursor, and the place of its key. The text in the editor may be newer than the fact base.
    fn entry(&self) -> Option<(Known, Span)> {
        let path = self.buffer.path.as_ref()?.to_string_lossy().replace('\\', "/");
        let text = &self.buffer.page.text;
        let read = self
            .desk
            .base
            .files()
            .iter()
            .position(|f| f.path == path && f.text == *text);
        let (entry, topic) = match read.and_then(|n| u32::try_from(n).ok()) {
            Some(file) => (entry_at(&self.desk.base, file, self.byte)?, file),
            None if text.len() > MAX_READ_AT_ONCE => return None,
            None => {
                let (base, _) = FactBase::from_yaml(&[(&path, text)]);
                let file = self.desk.base.files().iter().position(|f| f.path == path)?;
                (entry_at(&base, 0, self.byte)?, u32::try_from(file).ok()?)
            }
        };
        let base = &self.desk.base;
        let number = |at: Option<usize>| at.and_then(|n| u32::try_from(n).ok());
        let here = |t| base.topic(t).file == topic;
        let known = match entry.sort {
            Sort::Fact => {
                let same = |f: &crate::facts::Fact| here(f.topic) && *f.id == *entry.id;
                number(base.facts().iter().position(same)).map(|n| Known::Fact(FactId(n)))
            }
            Sort::Name => {
                let same = |f: &crate::facts::Name| here(f.topic) && *f.id == *entry.id;
                number(base.names().iter().position(same)).map(|n| Known::Name(NameId(n)))
            }
            Sort::Source => {
                let same = |f: &crate::facts::Source| here(f.topic) && *f.id == *entry.id;
                number(base.sources().iter().position(same)).map(|n| Known::Source(SourceId(n)))
            }
        };
        Some((known?, entry.key))
    }

    /// The source that the word under the cursor names, on a line that names sources.
    fn source_word(&self) -> Option<SourceId> {
        let text = &self.buffer.page.text;
        let row = self.buffer.page.line(self.buffer.page.line_of(self.byte))?;
        let head = text.get(row.start..self.byte)?;
        let named = head.contains("source:") || head.contains("sources:") || head.trim_start().starts_with('-');
        let edge = |c: char| c.is_whitespace() || "[]{},:'\"".contains(c);
        let start = self.byte - head.len() + head.rfind(edge).map_or(0, |n| n + 1);
        let end = text.get(self.byte..)?.find(edge).map_or(text.len(), |n| self.byte + n);
        let word = text.get(start..end).filter(|_| named)?;
        let stem = self.buffer.path.as_ref()?.file_stem()?.to_string_lossy();
        let base = &self.desk.base;
        let same = |s: &crate::facts::Source| *s.id == *word && *base.topic(s.topic).id == *stem;
        let at = base.sources().iter().position(same)?;
        u32::try_from(at).ok().map(SourceId)
    }
}

const fn within(span: Span, byte: usize) -> bool {
    span.start as usize <= byte && byte <= span.end as usize
}
