//! What a file holds, in order; and the verdicts beside its text.

use super::buffer::{Buffer, Kind};
use super::desk::Desk;
use super::diagnostics::Wish;
use super::position::{Encoding, Page};
use super::show::{Writer, short};
use super::yaml::{MAX_READ_AT_ONCE, Sort, entries};
use crate::check::{Finding, Origin, Verdict};
use crate::facts::FactBase;
use crate::span::Span;
use gen_lsp_types::{DocumentSymbol, InlayHint, Label, MarkupContent, MarkupKind, SymbolKind, Tooltip};

/// How many symbols or hints are given at once.
const MAX: usize = 2_000;

/// The statements of claims, what a draft states, or the sources, names and facts of YAML.
pub(super) fn symbols(buffer: &Buffer, desk: Option<&Desk>, encoding: Encoding) -> Vec<DocumentSymbol> {
    if buffer.kind == Kind::Facts {
        return of_yaml(&buffer.page, encoding);
    }
    let statements = buffer.kind == Kind::Claims;
    let wanted = |f: &&Finding| statements || f.is_linked() || f.origin == Origin::Statement;
    let all = buffer.findings.iter().filter(wanted).take(MAX).map(|f| {
        let fact = f
            .facts()
            .first()
            .zip(desk)
            .map(|(id, d)| format!(" {}", d.base.full_id(*id)));
        let kind = match f.origin {
            Origin::Statement => SymbolKind::Boolean,
            Origin::Quote => SymbolKind::String,
            Origin::Name => SymbolKind::Object,
            _ => SymbolKind::Number,
        };
        let detail = format!("{}{}", f.verdict.name(), fact.unwrap_or_default());
        symbol(
            &buffer.page,
            encoding,
            (f.span, f.span),
            f.span.of(&buffer.page.text),
            kind,
            Some(detail),
        )
    });
    all.collect()
}

fn symbol(
    page: &Page,
    encoding: Encoding,
    (whole, key): (Span, Span),
    name: &str,
    kind: SymbolKind,
    detail: Option<String>,
) -> DocumentSymbol {
    let name = short(name);
    let name = if name.is_empty() { "…".to_owned() } else { name };
    let range = page.range(whole, encoding);
    let selection = if key == whole { range } else { page.range(key, encoding) };
    DocumentSymbol::new(name, detail, kind, None, None, range, selection, None)
}

fn of_yaml(page: &Page, encoding: Encoding) -> Vec<DocumentSymbol> {
    if page.text.len() > MAX_READ_AT_ONCE {
        return Vec::new();
    }
    let (base, _) = FactBase::from_yaml(&[("open.yaml", &page.text)]);
    let all = entries(&base, 0).into_iter().take(MAX).map(|e| {
        let (kind, detail) = match e.sort {
            Sort::Source => (
                SymbolKind::File,
                base.sources().get(e.number).and_then(|s| s.title.as_deref()),
            ),
            Sort::Name => (SymbolKind::Object, base.names().get(e.number).map(|n| &*n.name)),
            Sort::Fact => {
                let fact = base.facts().get(e.number);
                (
                    SymbolKind::Constant,
                    fact.and_then(|f| f.values.first()).map(|v| &*v.value.text),
                )
            }
        };
        symbol(page, encoding, (e.whole, e.key), &e.id, kind, detail.map(short))
    });
    all.collect()
}

/// The verdicts of a part of a file, each behind its words.
pub(super) fn hints(buffer: &Buffer, part: Span, wish: Wish, writer: Writer) -> Vec<InlayHint> {
    let here = |f: &&Finding| f.span.start <= part.end && part.start <= f.span.end;
    let wanted = |f: &&Finding| wish.unverified || f.verdict != Verdict::Unverified;
    let all = buffer.findings.iter().filter(here).filter(wanted).take(MAX).map(|f| {
        let sign = match f.verdict {
            Verdict::Supported => "✓",
            Verdict::Refuted => "✗",
            Verdict::Invalid => "!",
            _ => "?",
        };
        let kind = if writer.markdown {
            MarkupKind::Markdown
        } else {
            MarkupKind::PlainText
        };
        InlayHint {
            position: buffer.page.position(f.span.end, wish.encoding),
            label: Label::String(format!("{sign} {}", f.verdict.name().replace('-', " "))),
            kind: None,
            text_edits: None,
            tooltip: Some(Tooltip::MarkupContent(MarkupContent::new(kind, writer.finding(f)))),
            padding_left: Some(true),
            padding_right: None,
            data: None,
        }
    });
    all.collect()
}
