//! Results as diagnostics.

use super::desk::Desk;
use super::position::{Encoding, Page};
use crate::check::Finding;
use crate::cli::settings::Broken;
use crate::facts::Problem;
use crate::report::clean;
use crate::rule::Severity;
use gen_lsp_types::{Code, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Message, Range};

/// How many diagnostics of one file are shown.
const MAX: usize = 2_000;
/// How many values that a statement was held against are shown beside it.
const MAX_RELATED: usize = 6;

/// How the client wants them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish {
    pub(super) encoding: Encoding,
    /// Whether it shows other places beside a diagnostic.
    pub(super) related: bool,
    /// Whether values that no fact covers are shown too.
    pub(super) unverified: bool,
}

fn diagnostic(range: Range, severity: DiagnosticSeverity, message: &str) -> Diagnostic {
    Diagnostic {
        range,
        severity: Some(severity),
        source: Some("factcheck".to_owned()),
        message: Message::String(clean(message).into_owned()),
        code: None,
        code_description: None,
        tags: None,
        related_information: None,
        data: None,
    }
}

/// The diagnostics of a claims file or a draft.
pub(super) fn of_findings(findings: &[Finding], page: &Page, desk: &Desk, wish: Wish) -> Vec<Diagnostic> {
    let shown = findings.iter().filter(|f| f.is_shown(wish.unverified));
    shown.take(MAX).map(|f| of_finding(f, page, desk, wish)).collect()
}

pub(super) fn of_finding(f: &Finding, page: &Page, desk: &Desk, wish: Wish) -> Diagnostic {
    let detail = f.detail.as_deref();
    let mut message = detail.map_or_else(String::new, |d| d.message.clone());
    for note in detail.map_or(&[][..], |d| &d.notes) {
        message.push('\n');
        message.push_str(note);
    }
    let severity = match f.severity() {
        Severity::Error => DiagnosticSeverity::Error,
        Severity::Warning => DiagnosticSeverity::Warning,
        Severity::Info | Severity::None => DiagnosticSeverity::Information,
    };
    Diagnostic {
        code: f.rule.map(|r| Code::String(r.name().to_owned())),
        related_information: wish
            .related
            .then(|| related(f, desk, wish.encoding))
            .filter(|r| !r.is_empty()),
        ..diagnostic(page.range(f.focus, wish.encoding), severity, &message)
    }
}

/// The lines of the fact base that a statement was held against.
fn related(f: &Finding, desk: &Desk, encoding: Encoding) -> Vec<DiagnosticRelatedInformation> {
    let name = f.name.and_then(|id| {
        Some(DiagnosticRelatedInformation {
            location: desk.name_place(id, encoding)?,
            message: clean(&format!("{}: {}", desk.base.full_name_id(id), desk.base.name(id).name)).into_owned(),
        })
    });
    let facts = f.against.iter().filter_map(|e| {
        let stated = desk.base.fact(e.fact).values.get(e.value as usize)?;
        let source = stated.sources.first().map(|s| desk.base.source(*s));
        let source = source.map_or_else(String::new, |s| format!(" ({})", s.title.as_deref().unwrap_or(&s.id)));
        let message = format!("{}: {}{source}", desk.base.full_id(e.fact), stated.value.text);
        Some(DiagnosticRelatedInformation {
            location: desk.value_place(e.fact, e.value, encoding)?,
            message: clean(&message).into_owned(),
        })
    });
    name.into_iter().chain(facts).take(MAX_RELATED).collect()
}

/// The diagnostics of one file of the fact base.
pub(super) fn of_facts(desk: &Desk, file: usize, wish: Wish) -> Vec<Diagnostic> {
    let Some(page) = desk.page(file) else {
        return Vec::new();
    };
    let of_file = |p: &&Problem| p.file as usize == file;
    let all = desk.problems.iter().filter(of_file).take(MAX).map(|p| {
        let message = match &p.help {
            Some(help) => format!("{}\n{help}", p.message),
            None => p.message.clone(),
        };
        let related = p.related.as_ref().filter(|_| wish.related).and_then(|r| {
            Some(vec![DiagnosticRelatedInformation {
                location: desk.location(r.file, r.span, wish.encoding)?,
                message: clean(&r.message).into_owned(),
            }])
        });
        Diagnostic {
            code: Some(Code::String("fact-base".to_owned())),
            related_information: related,
            ..diagnostic(page.range(p.span, wish.encoding), DiagnosticSeverity::Error, &message)
        }
    });
    all.collect()
}

/// The diagnostics of a settings file.
pub(super) fn of_settings(broken: &Broken, encoding: Encoding) -> Vec<Diagnostic> {
    let page = Page::new(broken.text.clone());
    let all = broken.faults.iter().take(MAX).map(|f| {
        let message = match &f.help {
            Some(help) => format!("{}\n{help}", f.message),
            None => f.message.clone(),
        };
        Diagnostic {
            code: Some(Code::String("settings".to_owned())),
            ..diagnostic(page.range(f.span, encoding), DiagnosticSeverity::Error, &message)
        }
    });
    all.collect()
}
