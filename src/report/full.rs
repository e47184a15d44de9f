//! The report for a person: the claim with its wrong part underlined, and the fact's own YAML line beside it.

use super::excerpt::Excerpt;
use super::{Checked, Run, diff, lines, plural};
use crate::check::{Finding, Verdict};
use crate::facts::{FactBase, Problem, Stated};
use crate::rule::{Rule, Severity};
use crate::span::Lines;
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NarratableReportHandler, SourceCode, SourceSpan,
};
use std::fmt;
use std::io::{self, Write};

/// How the report is drawn.
#[derive(Clone, Debug)]
pub struct Style {
    /// Whether colours are used.
    pub color: bool,
    /// The width in columns.
    pub width: usize,
    /// Whether it is told in sentences, for a screen reader.
    pub narrated: bool,
    /// Whether every finding is listed, not only what wants a look.
    pub show_all: bool,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            color: false,
            width: 80,
            narrated: false,
            show_all: false,
        }
    }
}

/// A report in the library's terms.
#[derive(Debug)]
pub(super) struct Report {
    pub(super) message: String,
    pub(super) code: Option<String>,
    pub(super) severity: miette::Severity,
    pub(super) excerpt: Option<(Excerpt, SourceSpan, String)>,
    pub(super) help: Option<String>,
    pub(super) related: Vec<Report>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Report {}

impl Diagnostic for Report {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.code.as_ref().map(|c| Box::new(c) as Box<dyn fmt::Display>)
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|h| Box::new(h) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.excerpt.as_ref().map(|(e, ..)| e as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let (_, span, label) = self.excerpt.as_ref()?;
        let label = if label.is_empty() { None } else { Some(label.clone()) };
        Some(Box::new(std::iter::once(LabeledSpan::new_primary_with_span(
            label, *span,
        ))))
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        if self.related.is_empty() {
            return None;
        }
        Some(Box::new(self.related.iter().map(|r| r as &dyn Diagnostic)))
    }
}

/// Draws a report in the wanted style.
pub(super) fn draw(r: &Report, style: &Style) -> String {
    let mut text = String::new();
    let drawn = if style.narrated {
        NarratableReportHandler::new()
            .with_context_lines(1)
            .render_report(&mut text, r)
    } else {
        let theme = if style.color {
            GraphicalTheme::unicode()
        } else {
            GraphicalTheme::unicode_nocolor()
        };
        GraphicalReportHandler::new_themed(theme)
            .with_width(style.width.clamp(40, 120))
            .with_context_lines(1)
            .with_links(false)
            .render_report(&mut text, r)
    };
    if drawn.is_err() {
        text.clone_from(&r.message);
    }
    text
}

/// The library heads what is related with its severity; here it is evidence, and is called so.
fn headed(drawn: &str, name: &str) -> String {
    drawn
        .trim_end_matches('\n')
        .replace("\nAdvice: \n", &format!("\n{name}\n"))
}

pub(super) fn write(run: &Run, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let mut fact_places = Places::new(style.width);
    for f in &run.files {
        let mut places = None;
        for finding in &f.findings {
            let (Some(rule), Some(_)) = (finding.rule, &finding.detail) else {
                continue;
            };
            if !finding.is_shown(false) {
                continue;
            }
            let places = places.get_or_insert_with(|| lines(f));
            let report = report(run, f, places, finding, rule, &mut fact_places);
            writeln!(out, "{}", headed(&draw(&report, style), "Held against:"))?;
            writeln!(out)?;
        }
    }
    if style.show_all {
        super::ledger::write(run, style, out)?;
    }
    let s = run.summary();
    writeln!(out, "{}", s.sentence())?;
    writeln!(out, "{}", s.severities())
}

/// The line starts of the fact base's files, found once each, and the width that lines are cut to.
struct Places {
    lines: Vec<Option<Lines>>,
    width: usize,
}

impl Places {
    const fn new(width: usize) -> Self {
        Self {
            lines: Vec::new(),
            width,
        }
    }

    fn of(&mut self, base: &FactBase, file: u32) -> Option<&Lines> {
        let n = file as usize;
        let text = &base.files().get(n)?.text;
        if self.lines.len() <= n {
            self.lines.resize_with(n + 1, || None);
        }
        Some(self.lines[n].get_or_insert_with(|| Lines::new(text)))
    }
}

const fn severity(s: Severity) -> miette::Severity {
    match s {
        Severity::Error => miette::Severity::Error,
        Severity::Warning => miette::Severity::Warning,
        Severity::Info | Severity::None => miette::Severity::Advice,
    }
}

fn report(run: &Run, f: &Checked, places: &Lines, finding: &Finding, rule: Rule, fact_places: &mut Places) -> Report {
    let detail = finding.detail.as_deref().cloned().unwrap_or_default();
    let (excerpt, span) = Excerpt::new(&f.path, &f.text, places, finding.focus, fact_places.width);
    let mut help: Vec<String> = Vec::new();
    if let Some(d) = &detail.difference {
        help.extend(diff::lines(&d.expected, &d.claimed));
    }
    help.extend(detail.notes.iter().cloned());
    let help: Vec<String> = help.iter().map(|h| super::clean(h).into_owned()).collect();
    let related = evidence(&run.base, finding, fact_places);
    Report {
        message: super::clean(&detail.message).into_owned(),
        code: Some(rule.name().to_owned()),
        severity: severity(finding.severity()),
        excerpt: Some((excerpt, span, super::clean(&detail.label).into_owned())),
        help: (!help.is_empty()).then(|| help.join("\n")),
        related,
    }
}

/// The YAML lines that the claim was held against, each with its source.
fn evidence(base: &FactBase, finding: &Finding, places: &mut Places) -> Vec<Report> {
    let width = places.width;
    let most = if finding.verdict == Verdict::ConflictingEvidence {
        6
    } else {
        4
    };
    let name = finding.name.and_then(|id| {
        let name = base.name(id);
        let file = base.topic(name.topic).file;
        let yaml = base.files().get(file as usize)?;
        let (excerpt, span) = Excerpt::new(&yaml.path, &yaml.text, places.of(base, file)?, name.span, width);
        let role = name.role.as_deref().map_or_else(String::new, |r| format!(": {r}"));
        Some(Report {
            message: super::clean(&format!("{}{role}", base.full_name_id(id))).into_owned(),
            code: None,
            severity: miette::Severity::Advice,
            excerpt: Some((excerpt, span, String::new())),
            help: None,
            related: Vec::new(),
        })
    });
    let mut out: Vec<Report> = name.into_iter().collect();
    out.extend(finding.against.iter().take(most).filter_map(|e| {
        let fact = base.fact(e.fact);
        let v = fact.values.get(e.value as usize)?;
        let file = base.topic(fact.topic).file;
        let text = &base.files().get(file as usize)?.text;
        let path = &base.files().get(file as usize)?.path;
        let (excerpt, span) = Excerpt::new(path, text, places.of(base, file)?, v.span, width);
        Some(Report {
            message: super::clean(&format!("{}: {}", base.full_id(e.fact), source(base, v))).into_owned(),
            code: None,
            severity: miette::Severity::Advice,
            excerpt: Some((excerpt, span, String::new())),
            help: None,
            related: Vec::new(),
        })
    }));
    out
}

/// Where a value comes from, in one line.
fn source(base: &FactBase, v: &Stated) -> String {
    let Some(first) = v.sources.first() else {
        return "no source".to_owned();
    };
    let s = base.source(*first);
    let mut parts: Vec<String> = Vec::new();
    parts.push(
        s.title
            .as_deref()
            .map_or_else(|| s.id.to_string(), |t| format!("\"{t}\"")),
    );
    parts.extend(s.publisher.as_deref().map(str::to_owned));
    parts.extend(s.published.as_deref().map(str::to_owned));
    parts.extend(v.locator.as_deref().map(str::to_owned));
    let more = v.sources.len() - 1;
    let tail = if more > 0 {
        format!(" (and {})", plural(more, "more source"))
    } else {
        String::new()
    };
    format!("{}{tail}", parts.join(", "))
}

/// What is wrong with the fact base, and files that could not be read.
pub(super) fn problems(run: &Run, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    const MOST: usize = 200;
    let mut places = Places::new(style.width);
    for p in run.problems.iter().take(MOST) {
        if let Some(r) = problem(&run.base, p, &mut places) {
            writeln!(out, "{}\n", headed(&draw(&r, style), "See also:"))?;
        }
    }
    if run.problems.len() > MOST {
        writeln!(
            out,
            "and {} in the fact base",
            plural(run.problems.len() - MOST, "more error")
        )?;
    }
    for e in &run.errors {
        writeln!(out, "{}: {}", super::clean(&e.path), super::clean(&e.message))?;
    }
    Ok(())
}

fn problem(base: &FactBase, p: &Problem, places: &mut Places) -> Option<Report> {
    let width = places.width;
    let file = base.files().get(p.file as usize)?;
    let (excerpt, span) = Excerpt::new(&file.path, &file.text, places.of(base, p.file)?, p.span, width);
    let related = p.related.as_ref().and_then(|r| {
        let file = base.files().get(r.file as usize)?;
        let (excerpt, span) = Excerpt::new(&file.path, &file.text, places.of(base, r.file)?, r.span, width);
        Some(Report {
            message: super::clean(&r.message).into_owned(),
            code: None,
            severity: miette::Severity::Advice,
            excerpt: Some((excerpt, span, String::new())),
            help: None,
            related: Vec::new(),
        })
    });
    Some(Report {
        message: super::clean(&p.message).into_owned(),
        code: Some("fact-base".to_owned()),
        severity: miette::Severity::Error,
        excerpt: Some((excerpt, span, "here".to_owned())),
        help: p.help.as_ref().map(|h| super::clean(h).into_owned()),
        related: related.into_iter().collect(),
    })
}
