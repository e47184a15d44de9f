//! Completion in claims and drafts: subjects, functions, directives, sources, the targets of links.

use super::buffer::Kind;
use super::desk::Desk;
use super::position::{Encoding, Page};
use super::show::Writer;
use crate::claim::Function;
use crate::document::Markup;
use crate::facts::FactId;
use crate::rule::Rule;
use crate::span::Span;
use gen_lsp_types::{
    CompletionItem, CompletionItemKind, CompletionItemTextEdit, CompletionList, Documentation, MarkupContent,
    MarkupKind, TextEdit,
};

/// How many items are offered at once.
pub(super) const MAX: usize = 200;
/// How far before the cursor a draft's link or comment may begin, in bytes.
const REACH: usize = 400;

/// Items that replace what is typed.
pub(super) struct Items<'p> {
    page: &'p Page,
    encoding: Encoding,
    /// The bytes that an item replaces.
    typed: Span,
    /// Whether there were more.
    cut: bool,
    all: Vec<CompletionItem>,
}

impl<'p> Items<'p> {
    pub(super) const fn new(page: &'p Page, encoding: Encoding, typed: Span) -> Self {
        Self {
            page,
            encoding,
            typed,
            cut: false,
            all: Vec::new(),
        }
    }

    /// What is typed so far.
    pub(super) fn typed(&self) -> &'p str {
        self.typed.of(&self.page.text)
    }

    /// Whether an item begins with what is typed, or a word of it does.
    pub(super) fn fits(&self, label: &str) -> bool {
        let (typed, label) = (self.typed().trim_start().as_bytes(), label.as_bytes());
        let begins = |at: usize| {
            let part = label.get(at..at + typed.len());
            part.is_some_and(|p| p.eq_ignore_ascii_case(typed))
        };
        let words = label.iter().enumerate().filter(|(_, b)| b" -/_".contains(b));
        begins(0) || words.map(|(n, _)| n + 1).any(begins)
    }

    pub(super) fn add(&mut self, label: &str, kind: CompletionItemKind, detail: Option<String>, insert: &str) {
        if !self.fits(label) {
            return;
        }
        if self.all.len() >= MAX {
            self.cut = true;
            return;
        }
        // Clients filter by what stands in the range, and order by the first text that they have.
        let edit = TextEdit::new(self.page.range(self.typed, self.encoding), insert.to_owned());
        self.all.push(CompletionItem {
            label: label.to_owned(),
            kind: Some(kind),
            detail,
            sort_text: Some(format!("{:04}", self.all.len())),
            filter_text: Some(label.to_owned()),
            text_edit: Some(CompletionItemTextEdit::TextEdit(edit)),
            ..CompletionItem::default()
        });
    }

    pub(super) fn document(&mut self, text: String, markdown: bool) {
        let kind = if markdown {
            MarkupKind::Markdown
        } else {
            MarkupKind::PlainText
        };
        if let Some(last) = self.all.last_mut() {
            last.documentation = Some(Documentation::MarkupContent(MarkupContent::new(kind, text)));
        }
    }

    pub(super) fn done(self) -> CompletionList {
        CompletionList {
            is_incomplete: self.cut,
            items: self.all,
            ..CompletionList::default()
        }
    }
}

/// What may be written at a byte of a claims file or a draft.
pub(super) fn complete(
    kind: Kind,
    page: &Page,
    byte: usize,
    desk: &Desk,
    encoding: Encoding,
    writer: Writer,
) -> CompletionList {
    let line = page.text[..byte].rfind('\n').map_or(0, |n| n + 1);
    match kind {
        Kind::Claims => claims(page, line, byte, desk, encoding, writer),
        Kind::Draft(markup) => draft(page, markup, byte, desk, encoding, writer),
        _ => CompletionList::default(),
    }
}

fn claims(page: &Page, from: usize, byte: usize, desk: &Desk, encoding: Encoding, writer: Writer) -> CompletionList {
    let head = &page.text[from..byte];
    let bare = head.trim_start();
    let indent = head.len() - bare.len();
    let after = |mark: &str| Items::new(page, encoding, Span::new(from + indent + mark.len(), byte));
    if bare.starts_with('#') {
        return CompletionList::default();
    }
    if let Some(mark) = ["@topic "].into_iter().find(|m| bare.starts_with(m)) {
        let mut items = after(mark);
        for t in desk.base.topics() {
            items.add(&t.name, CompletionItemKind::Module, Some(t.id.to_string()), &t.name);
        }
        return items.done();
    }
    if bare.starts_with('@') {
        let mut items = after("");
        for d in ["@topic", "@as-of", "@dateline"] {
            items.add(d, CompletionItemKind::Keyword, None, &format!("{d} "));
        }
        return items.done();
    }
    if let Some(at) = head.rfind(" according to ") {
        let typed = Span::new(from + at + " according to ".len(), byte);
        return sources(Items::new(page, encoding, typed), desk);
    }
    let start = from + term_start(head);
    let mut items = Items::new(page, encoding, Span::new(start, byte));
    subjects(&mut items, desk, writer, None);
    for (name, _) in Function::ALL {
        items.add(name, CompletionItemKind::Function, None, &format!("{name}("));
    }
    items.done()
}

/// Where the operand begins that the end of a line's head is in.
fn term_start(head: &str) -> usize {
    const BORDERS: [&str; 26] = [
        " = ",
        " == ",
        " != ",
        " ≠ ",
        " < ",
        " <= ",
        " ≤ ",
        " > ",
        " >= ",
        " ≥ ",
        " ~ ",
        " ≈ ",
        " + ",
        " - ",
        " * ",
        " × ",
        " / ",
        " ÷ ",
        " is not ",
        " is ",
        " are ",
        " was ",
        " were ",
        " in ",
        " includes ",
        " excludes ",
    ];
    let words = BORDERS.iter().filter_map(|b| head.rfind(b).map(|at| at + b.len()));
    let signs = head.rfind(['(', '[', ',']).map(|at| at + 1);
    let at = words.chain(signs).max().unwrap_or(0);
    at + head[at..].len() - head[at..].trim_start().len()
}

/// Facts by whichever of their names is typed; `written` is what is put into the text, where it is not that name.
fn subjects(items: &mut Items<'_>, desk: &Desk, writer: Writer, written: Option<&dyn Fn(FactId) -> String>) {
    for (n, f) in desk.base.facts().iter().enumerate() {
        let Ok(n) = u32::try_from(n) else { break };
        if items.cut {
            break;
        }
        let id = FactId(n);
        // The id comes last in claims: its words are mostly the label's.
        let mut names = f.names().skip(1).chain(f.names().take(1));
        let Some(typed) = names.find(|name| items.fits(name)) else {
            continue;
        };
        let values: Vec<&str> = f.values.iter().map(|v| &*v.value.text).collect();
        let detail = Some(values.join("; "));
        let shown = items.all.len();
        match written.map(|w| w(id)) {
            // The id is shown where it is what is typed.
            Some(id) if items.fits(&id) => items.add(&id, CompletionItemKind::Constant, detail, &id),
            Some(id) => items.add(typed, CompletionItemKind::Constant, detail, &id),
            None => items.add(typed, CompletionItemKind::Constant, detail, typed),
        }
        if items.all.len() > shown {
            items.document(writer.fact(desk, id), writer.markdown);
        }
    }
}

fn sources(mut items: Items<'_>, desk: &Desk) -> CompletionList {
    let mut seen = std::collections::HashSet::new();
    for s in desk.base.sources() {
        for name in [s.publisher.as_deref(), s.title.as_deref()].into_iter().flatten() {
            if seen.insert(name) {
                items.add(
                    name,
                    CompletionItemKind::Reference,
                    s.published.as_deref().map(str::to_owned),
                    name,
                );
            }
        }
    }
    items.done()
}

fn draft(page: &Page, markup: Markup, byte: usize, desk: &Desk, encoding: Encoding, writer: Writer) -> CompletionList {
    let mut from = byte.saturating_sub(REACH);
    while !page.text.is_char_boundary(from) {
        from += 1;
    }
    let head = &page.text[from..byte];
    let marks: &[&str] = match markup {
        Markup::Html => &["data-fact=\"", "data-fact='"],
        _ => &["](fact:", "](<fact:", "data-fact=\"", "data-fact='"],
    };
    let open = marks.iter().filter_map(|m| head.rfind(m).map(|at| at + m.len())).max();
    if let Some(at) = open.filter(|at| !head[*at..].contains([')', '"', '\'', '>', '\n'])) {
        let mut items = Items::new(page, encoding, Span::new(from + at, byte));
        subjects(&mut items, desk, writer, Some(&|id| desk.short_id(id)));
        return items.done();
    }
    let Some(comment) = head.rfind("<!--").filter(|at| !head[*at..].contains("-->")) else {
        return CompletionList::default();
    };
    let inside = &head[comment..];
    if let Some(at) = inside.find("factcheck:").map(|n| comment + n + "factcheck:".len()) {
        return claims(page, from + at, byte, desk, encoding, writer);
    }
    if let Some(at) = inside
        .find("factcheck-ignore[")
        .map(|n| comment + n + "factcheck-ignore[".len())
        && !head[at..].contains(']')
    {
        let mut items = Items::new(page, encoding, Span::new(from + at, byte));
        for r in Rule::ALL {
            items.add(r.name(), CompletionItemKind::EnumMember, None, r.name());
        }
        return items.done();
    }
    CompletionList::default()
}
