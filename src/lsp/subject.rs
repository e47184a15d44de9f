//! What stands at a place: the facts, names and sources that the words there are about.

use super::desk::Desk;
use crate::check::Finding;
use crate::claim::{self, Claim, DirectiveName, Expr, Item, Statement};
use crate::document::{DirectiveKind, Markup};
use crate::facts::{FactId, Lookup, NameId, TopicId};
use crate::span::Span;
use crate::value::text::unquote;

/// Words that may be a subject, in the claims of a file or the comments of a draft.
#[derive(Debug)]
pub(super) struct Term<'t> {
    pub(super) text: &'t str,
    pub(super) span: Span,
    /// The topic of the claims here.
    pub(super) topic: Option<TopicId>,
}

impl Term<'_> {
    /// The facts that are known by these words.
    pub(super) fn facts(&self, desk: &Desk) -> Vec<FactId> {
        match desk.base.lookup(self.text, self.topic) {
            Lookup::One(id) => vec![id],
            Lookup::Several(ids) => ids,
            Lookup::Unknown => Vec::new(),
        }
    }
}

/// Everything in the statements of a text that may be a subject. `offset` is where the text stands in its file.
pub(super) fn terms<'t>(text: &'t str, offset: u32, desk: &Desk) -> Vec<Term<'t>> {
    let (mut out, mut topic) = (Vec::new(), None);
    for s in claim::statements(text).flatten() {
        match s {
            Statement::Directive(d) if d.name == DirectiveName::Topic => {
                topic = desk.base.topic_named(unquote(d.value.text).unwrap_or(d.value.text));
            }
            Statement::Directive(_) => {}
            Statement::Claim(c) => of_claim(&c, &mut |item: Item<'t>| {
                let start = (item.text.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
                let start = start.saturating_add(offset as usize);
                out.push(Term {
                    text: item.text,
                    span: Span::new(start, start + item.text.len()),
                    topic,
                });
            }),
        }
    }
    out
}

fn of_claim<'t>(c: &Claim<'t>, add: &mut impl FnMut(Item<'t>)) {
    // A side that is known as a whole is one subject, whatever stands in it.
    walk(&c.left, add);
    if let Ok(right) = &c.right {
        walk(right, add);
    }
}

fn walk<'t>(e: &Expr<'t>, add: &mut impl FnMut(Item<'t>)) {
    match e {
        Expr::Bare(i) | Expr::Subject(i) => add(*i),
        Expr::Quoted(_) => {}
        Expr::Binary(a, _, b) => {
            walk(a, add);
            walk(b, add);
        }
        Expr::Call(_, _, args) => args.iter().for_each(|a| walk(a, add)),
    }
}

/// Every term of a file: of its claims, or of a draft's comments and links.
pub(super) fn all_terms<'t>(text: &'t str, markup: Option<Markup>, desk: &Desk) -> Vec<Term<'t>> {
    let Some(markup) = markup else {
        return terms(text, 0, desk);
    };
    let Ok((_, doc)) = crate::document::read(text, markup) else {
        return Vec::new();
    };
    let mut out: Vec<Term<'t>> = Vec::new();
    for d in doc.directives.iter().filter(|d| d.kind == DirectiveKind::Statement) {
        out.extend(terms(d.text_span.of(text), d.text_span.start, desk));
    }
    let bindings = doc.blocks.iter().flat_map(|b| &b.bindings);
    let mut targets: Vec<Span> = bindings.filter_map(|b| b.target_span).collect();
    // Links may share a definition.
    targets.sort_unstable();
    targets.dedup();
    out.extend(targets.into_iter().map(|span| Term {
        text: span.of(text),
        span,
        topic: None,
    }));
    out
}

/// What the words at a place are about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Subject {
    pub(super) facts: Vec<FactId>,
    pub(super) name: Option<NameId>,
    pub(super) span: Span,
}

/// The subject at a byte of a claims file or draft: a term that is known, else what the finding there is about.
pub(super) fn at(
    byte: usize,
    text: &str,
    markup: Option<Markup>,
    findings: &[Finding],
    desk: &Desk,
) -> Option<Subject> {
    let here = |s: Span| s.start as usize <= byte && byte <= s.end as usize;
    let known = all_terms(text, markup, desk).into_iter().find_map(|t| {
        let facts = if here(t.span) { t.facts(desk) } else { Vec::new() };
        (!facts.is_empty()).then_some(Subject {
            facts,
            name: None,
            span: t.span,
        })
    });
    known.or_else(|| {
        let f = finding_at(findings, byte)?;
        (f.is_linked() || !f.against.is_empty()).then(|| Subject {
            facts: f.facts(),
            name: f.name,
            span: f.span,
        })
    })
}

/// The finding with the fewest words around a byte; one that is linked before one that is not.
pub(super) fn finding_at(findings: &[Finding], byte: usize) -> Option<&Finding> {
    findings
        .iter()
        .filter(|f| f.span.start as usize <= byte && byte <= f.span.end as usize)
        .min_by_key(|f| (!f.is_linked(), f.span.len()))
}
