//! What can be done about a result: its fix, all safe fixes of a file, a new fact.

use super::buffer::{Buffer, Kind};
use super::desk::Desk;
use super::diagnostics::{Wish, of_finding};
use super::edits::Edits;
use super::position::Page;
use super::show::short;
use super::skeleton::{self, Draft};
use crate::check::{Finding, Fix, Origin, fixes};
use crate::claim::{Statement, statements};
use crate::facts::TopicId;
use crate::rule::Rule;
use crate::span::Span;
use gen_lsp_types::{CodeAction, CodeActionKind, TextEdit, Uri};
use std::collections::BTreeMap;

/// How many results are offered something at once.
const MAX: usize = 50;
/// How many topics a new fact is offered for.
const MAX_TOPICS: usize = 3;
/// A new fact is offered where no more results than these are asked about: for one it reads all of a topic's file.
const MAX_NEW: usize = 5;

/// What actions are made from.
pub(super) struct Ask<'a> {
    pub(super) buffer: &'a Buffer,
    pub(super) desk: &'a Desk,
    pub(super) wish: Wish,
    pub(super) versioned: bool,
    /// The files of the fact base that are open, as they stand in the editor.
    pub(super) open: &'a dyn Fn(&Uri) -> Option<&'a Buffer>,
    /// The kinds that are asked for; empty for all.
    pub(super) only: &'a [CodeActionKind],
}

impl Ask<'_> {
    /// Whether this kind, or one that it is part of, is named.
    fn wants(&self, kind: &CodeActionKind) -> bool {
        let inside = |only: &CodeActionKind| {
            let (k, o) = (kind.as_str(), only.as_str());
            k == o
                || k.strip_prefix(o)
                    .is_some_and(|rest| rest.starts_with('.') || o.is_empty())
        };
        self.only.iter().any(inside)
    }

    fn edit_of(&self, fixes: &[&Fix]) -> Vec<TextEdit> {
        let one = |f: &&Fix| TextEdit::new(self.buffer.page.range(f.span, self.wish.encoding), f.text.clone());
        fixes.iter().map(one).collect()
    }
}

/// The actions for a part of a claims file or draft.
pub(super) fn actions(ask: &Ask<'_>, part: Span) -> Vec<CodeAction> {
    let mut out = Vec::new();
    let here = |f: &&Finding| f.span.start <= part.end && part.start <= f.span.end;
    if ask.only.is_empty() || ask.wants(&CodeActionKind::QuickFix) {
        let found: Vec<&Finding> = ask.buffer.findings.iter().filter(here).take(MAX).collect();
        out.extend(found.iter().filter_map(|f| fix(ask, f)));
        if found.len() <= MAX_NEW {
            out.extend(found.iter().flat_map(|f| new_fact(ask, f)));
        }
    }
    out.sort_by_key(|a| a.is_preferred != Some(true));
    // Not for every place that the cursor comes to: it goes through the whole file.
    let all = CodeActionKind::new("source.fixAll.factcheck");
    if ask.wants(&all) {
        out.extend(fix_all(ask, all));
    }
    out
}

fn fix_all(ask: &Ask<'_>, kind: CodeActionKind) -> Option<CodeAction> {
    let safe = fixes(&ask.buffer.findings, false);
    (!safe.is_empty()).then(|| CodeAction {
        title: "factcheck: make all safe fixes".to_owned(),
        edit: Some(Edits::one(
            ask.versioned,
            &ask.buffer.uri,
            Some(ask.buffer.version),
            ask.edit_of(&safe),
        )),
        kind: Some(kind),
        ..CodeAction::default()
    })
}

fn fix(ask: &Ask<'_>, f: &Finding) -> Option<CodeAction> {
    let fix = f.detail.as_ref()?.fix.as_ref()?;
    let page = &ask.buffer.page;
    let (before, after) = around(page, f.focus, fix);
    let change = format!("“{}” → “{}”", short(&before), short(&after));
    let title = if fix.safe {
        format!("Write {change}")
    } else {
        let figure = [&before, &after]
            .iter()
            .any(|t| t.contains(|c: char| c.is_ascii_digit()));
        format!(
            "Change the published {}: {change}",
            if figure { "figure" } else { "text" }
        )
    };
    Some(CodeAction {
        title,
        kind: Some(CodeActionKind::QuickFix),
        is_preferred: fix.safe.then_some(true),
        diagnostics: Some(vec![of_finding(f, page, ask.desk, ask.wish)]),
        edit: Some(Edits::one(
            ask.versioned,
            &ask.buffer.uri,
            Some(ask.buffer.version),
            ask.edit_of(&[fix]),
        )),
        ..CodeAction::default()
    })
}

/// The words that are seen to change, and what they become.
fn around(page: &Page, focus: Span, fix: &Fix) -> (String, String) {
    let span = Span {
        start: focus.start.min(fix.span.start),
        end: focus.end.max(fix.span.end),
    };
    let part = |start, end| Span { start, end }.of(&page.text);
    let (before, after) = (part(span.start, fix.span.start), part(fix.span.end, span.end));
    (span.of(&page.text).to_owned(), format!("{before}{}{after}", fix.text))
}

/// A fact that states what no fact covers yet, without its source: that is for a person to name.
fn new_fact(ask: &Ask<'_>, f: &Finding) -> Vec<CodeAction> {
    let Some(draft) = wanted(ask, f) else {
        return Vec::new();
    };
    let topics = topics(ask);
    let one = |topic: &TopicId| {
        let t = ask.desk.base.topic(*topic);
        let (_, uri) = ask.desk.uris().find(|(n, _)| *n == t.file as usize)?;
        let open = (ask.open)(uri);
        let page = match open {
            Some(b) => &b.page,
            None => ask.desk.page(t.file as usize)?,
        };
        let new = skeleton::place(&page.text, &draft)?;
        let range = page.range(new.at, ask.wish.encoding);
        Some(CodeAction {
            title: format!("Write “{}” as a fact of {}", short(&draft.value), short(&t.name)),
            kind: Some(CodeActionKind::QuickFix),
            edit: Some(Edits::one(
                ask.versioned,
                open.map_or(uri, |b| &b.uri),
                open.map(|b| b.version),
                vec![TextEdit::new(range, new.text)],
            )),
            ..CodeAction::default()
        })
    };
    topics.iter().filter_map(one).collect()
}

/// What a new fact would say.
fn wanted(ask: &Ask<'_>, f: &Finding) -> Option<Draft> {
    let text = &ask.buffer.page.text;
    match (f.origin, f.rule) {
        (Origin::Statement, Some(Rule::UnknownSubject)) => {
            let Some(Ok(Statement::Claim(c))) = statements(f.span.of(text)).next() else {
                return None;
            };
            Some(Draft {
                label: Some(c.left_text.text.trim_matches(['[', ']']).to_owned()),
                value: c.right_text.text.to_owned(),
                quote: false,
            })
        }
        (Origin::Prose | Origin::Quote, Some(Rule::Unverified)) => Some(Draft {
            label: None,
            value: f.span.of(text).split_whitespace().collect::<Vec<_>>().join(" "),
            quote: f.origin == Origin::Quote,
        }),
        _ => None,
    }
}

/// The topics that a file is most about, as what is found in it tells; all of a small fact base.
fn topics(ask: &Ask<'_>) -> Vec<TopicId> {
    let mut seen: BTreeMap<u32, usize> = BTreeMap::new();
    for f in &ask.buffer.findings {
        for id in f.facts() {
            *seen.entry(ask.desk.base.fact(id).topic.0).or_default() += 1;
        }
    }
    let mut ranked: Vec<(usize, u32)> = seen.into_iter().map(|(t, n)| (n, t)).collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    if ranked.is_empty() {
        let all = u32::try_from(ask.desk.base.topics().len()).unwrap_or(0);
        ranked.extend((0..all).map(|t| (0, t)));
    }
    ranked.iter().take(MAX_TOPICS).map(|(_, t)| TopicId(*t)).collect()
}

/// Whether a file has actions at all.
pub(super) const fn has_actions(kind: Kind) -> bool {
    matches!(kind, Kind::Claims | Kind::Draft(_))
}
