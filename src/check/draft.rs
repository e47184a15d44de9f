//! A draft is checked: what is bound by hand, what the prose mentions, and the statements in its comments.

use super::dateline;
use super::judge::Judge;
use super::silence::silence;
use super::unsure::day_name;
use super::{Detail, Finding, Options, Origin, Verdict, draft_words as words};
use crate::claim;
use crate::document::{Block, DirectiveKind, Document, sentences};
use crate::facts::{FactBase, FactId, Lookup, NameId, TopicId};
use crate::prose::consistency::Consistency;
use crate::prose::{
    Around, LinkIndex, Linker, Linking, Mention, NameForm, NameIndex, NameMention, Named, QuoteIndex, Quotes,
    match_quotes_in, names_another, scan,
};
use crate::rule::Rule;
use crate::span::Span;
use crate::value::{Context, Data, Days, Hint, Value, read};
use std::collections::HashMap;
use std::ops::Range;

/// What was found in a draft.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct DraftFindings {
    /// The findings, in the order of the file.
    pub findings: Vec<Finding>,
    /// How many findings a comment silenced.
    pub silenced: usize,
    /// How many topics of the fact base the draft is about. About none, nothing of it can be told by its words.
    pub topics: usize,
}

/// Judges everything that a draft states: every value is a finding, those that no fact covers too.
#[must_use]
pub fn check_draft(
    text: &str,
    doc: &Document,
    base: &FactBase,
    index: &DraftIndex,
    options: &Options,
) -> DraftFindings {
    let mut options = options.clone();
    options.context.dateline = options.context.dateline.or_else(|| draft_day(doc, &options.context));
    // What stands before the first block may have the title.
    let first = doc.blocks.first().map_or(0, |b| b.span(0, 0).start as usize);
    let head = text.get(..first).unwrap_or("");
    let topics = index.link.topics_of(head, doc.blocks.iter().map(|b| &*b.text));
    let mut linker = Linker::new(base, &index.link, topics.clone());
    let mut judge = Judge::new(base, &options);
    let mut draft = Draft {
        base,
        options: &options,
        index,
        topics: &topics,
        out: Vec::new(),
        numbers: Vec::new(),
        has_roles: linker.has_roles(),
        consistency: Consistency::new(&doc.blocks),
        linked: Vec::new(),
        bearers: Vec::new(),
        surnames: Vec::new(),
    };
    let as_of = options
        .as_of
        .and_then(|d| d.start)
        .or_else(|| options.context.dateline.and_then(|d| Days::day(d).start))
        // A draft without a day of its own is not older than what its facts are taken from.
        .or_else(|| {
            let sources = topics.iter().flat_map(|t| base.sources_of(*t));
            let days = sources.filter_map(|s| written_day(s.published.as_deref()?, &options.context));
            Days::day(days.max()?).start
        });
    let mut around = Around::new(doc, &mut linker, &options.context);
    for (n, block) in doc.blocks.iter().enumerate() {
        draft.block(n, block, &mut judge, &mut linker, &mut around, as_of);
    }
    draft.surnames(&doc.blocks);
    let clashes = draft.consistency.clashes(&options.context);
    let own = super::consistent::findings(&doc.blocks, &clashes);
    for (n, f) in own {
        draft.out.push(f);
        draft.numbers.push(u32::try_from(n).unwrap_or(u32::MAX));
    }
    for d in doc.directives.iter().filter(|d| d.kind == DirectiveKind::Statement) {
        for s in claim::statements(&d.text) {
            let found = match s {
                Ok(s) => judge.statement(&s),
                Err(e) => Some(super::syntax(&e)),
            };
            if let Some(f) = found {
                draft.out.push(shifted(f, d.text_span.start));
                draft.numbers.push(d.before);
            }
        }
    }
    let blocks = u32::try_from(doc.blocks.len()).unwrap_or(u32::MAX);
    let (mut findings, silenced) = silence(draft.out, &draft.numbers, &doc.directives, blocks, &options);
    findings.sort_by_key(|f| (f.span.start, f.span.end));
    super::place_fix::settle(text, doc, &mut findings);
    DraftFindings {
        findings,
        silenced,
        topics: topics.len(),
    }
}

/// The one day that a text is.
pub(super) fn day(text: &str, ctx: &Context) -> Option<jiff::civil::Date> {
    match read(text, ctx, Hint::Date).ok()?.data {
        Data::Date(d) => d.days()?.as_day(),
        _ => None,
    }
}

/// The day that a draft gives itself: in its front matter or metadata, else in its head.
#[must_use]
pub fn draft_day(doc: &Document, ctx: &Context) -> Option<jiff::civil::Date> {
    let written = doc.dateline.as_deref().and_then(|d| written_day(d, ctx));
    written.or_else(|| dateline::of_text(doc, ctx))
}

/// A date of front matter or metadata: a day, perhaps with a time behind it.
fn written_day(text: &str, ctx: &Context) -> Option<jiff::civil::Date> {
    let day = |t: &str| day(t, ctx);
    let text = text.trim().trim_matches(['"', '\'']);
    day(text)
        .or_else(|| day(text.split(['T', ' ']).next()?))
        .or_else(|| day(text.get(..10)?))
}

fn shifted(mut f: Finding, by: u32) -> Finding {
    let shift = |s: Span| Span {
        start: s.start.saturating_add(by),
        end: s.end.saturating_add(by),
    };
    f.span = shift(f.span);
    f.focus = shift(f.focus);
    if let Some(fix) = f.detail.as_mut().and_then(|d| d.fix.as_mut()) {
        fix.span = shift(fix.span);
    }
    f
}

/// What a fact base is looked up by when drafts are checked, made once for all of them.
#[derive(Debug)]
pub struct DraftIndex {
    link: LinkIndex,
    names: NameIndex,
    quotes: QuoteIndex,
}

impl DraftIndex {
    /// Indexes a fact base. The index is of use with that one alone.
    #[must_use]
    pub fn new(base: &FactBase) -> Self {
        let names = NameIndex::new(base);
        Self {
            link: LinkIndex::new(base),
            quotes: QuoteIndex::new(base, &names),
            names,
        }
    }
}

pub(super) struct Draft<'d> {
    pub(super) base: &'d FactBase,
    pub(super) options: &'d Options,
    index: &'d DraftIndex,
    topics: &'d [TopicId],
    /// The findings, and the block of each.
    out: Vec<Finding>,
    numbers: Vec<u32>,
    /// Whether facts that are words may be stated.
    has_roles: bool,
    consistency: Consistency<'d>,
    /// The facts that mentions of the block were linked to, by the mention's first byte.
    linked: Vec<(u32, FactId)>,
    /// Who is named in full.
    bearers: Vec<NameId>,
    /// Surnames that are misspelled if their bearers are named in full, with their blocks.
    surnames: Vec<(usize, NameId, NameMention)>,
}

/// Whether a sentence is nothing but a mention.
fn is_all(text: &str, sentence: &Range<usize>, m: &Mention) -> bool {
    let rest = text.get(m.full_end as usize..sentence.end).unwrap_or("");
    m.full_start as usize <= sentence.start && rest.trim_matches(['.', ':', '*', ' ']).is_empty()
}

impl<'b> Draft<'b> {
    fn block(
        &mut self,
        n: usize,
        block: &'b Block,
        judge: &mut Judge<'b>,
        linker: &mut Linker<'b>,
        around: &mut Around,
        as_of: Option<i32>,
    ) {
        let number = u32::try_from(n).unwrap_or(u32::MAX);
        let all = scan(&block.text, &self.options.context);
        self.linked.clear();
        self.mentions((n, block), &all, judge, linker, around, as_of);
        self.consistency.block(&all, &self.linked);
        self.numbers.resize(self.out.len(), number);
    }

    fn mentions(
        &mut self,
        (number, block): (usize, &'b Block),
        all: &[Mention],
        judge: &mut Judge<'b>,
        linker: &mut Linker<'b>,
        around: &mut Around,
        as_of: Option<i32>,
    ) {
        let mut bound = Vec::new();
        for b in &block.bindings {
            bound.push((b.start, b.end));
            let f = self.binding(judge, block, b, all);
            self.out.push(f);
        }
        let free: Vec<Mention>;
        let mentions = if bound.is_empty() {
            all
        } else {
            let meets = |m: &Mention| bound.iter().any(|(s, e)| m.start < *e && *s < m.end);
            free = all.iter().filter(|m| !meets(m)).cloned().collect();
            &free
        };
        let roles_from = self.out.len();
        if linker.is_idle() {
            self.quotes(block, &Named::new(&block.text, &self.index.names));
            for m in mentions {
                let f = self.unlinked(block, m, None);
                self.out.push(f);
            }
            return;
        }
        linker.paragraph();
        around.enter(block, !all.is_empty());
        let mut next = 0;
        let wanted = self.has_roles || !mentions.is_empty();
        let mut all_sentences = sentences(&block.text).filter(|_| wanted).peekable();
        while let Some(mut sentence) = all_sentences.next() {
            // `**130.** Clear nights a year`: a figure, and then what it is.
            let figure = sentence.start == 0 && mentions.first().is_some_and(|m| is_all(&block.text, &sentence, m));
            if let Some(label) = all_sentences.next_if(|_| figure) {
                sentence.end = label.end;
            }
            let toks = linker.tokens(&block.text, sentence.clone());
            for r in linker.roles(&block.text, &toks) {
                let span = block.span(r.range.start, r.range.end);
                let v = Value::of_text(&block.text[r.range]);
                let f = judge.mention(r.fact, &v, (span, span), Origin::Prose, &r.evidence);
                self.out.push(f);
            }
            for l in linker.lists(&block.text, &sentence, &toks) {
                let span = block.span(l.range.start, l.range.end);
                let v = crate::value::list(&block.text[l.range]);
                let f = judge.mention(l.fact, &v, (span, span), Origin::Prose, &l.evidence);
                self.out.push(f);
            }
            let from = next;
            while mentions.get(next).is_some_and(|m| (m.start as usize) < sentence.end) {
                next += 1;
            }
            let inside = &mentions[from..next];
            if !inside.is_empty() {
                around.before(linker, &block.text);
                let links = linker.link(&block.text, &toks, inside, around.surroundings(), as_of);
                for (n, (m, link)) in inside.iter().zip(links).enumerate() {
                    let f = match link {
                        Linking::Linked(l) => {
                            let v = if l.deadline {
                                due(block, m, &self.options.context)
                            } else {
                                value(block, m)
                            };
                            let mut f = judge.mention(l.fact, &v, spans(block, m), Origin::Prose, &l.evidence);
                            f.confidence = l.confidence;
                            match f.verdict {
                                Verdict::Refuted => {
                                    f = self.sure(f, &l, judge, block, (inside, n));
                                }
                                // What can't be compared is not what the fact states.
                                Verdict::Invalid => {
                                    let name = self.base.full_id(l.fact);
                                    f = self.unlinked(block, m, Some(format!("it can't be compared with {name}")));
                                }
                                _ => {}
                            }
                            // A link that was taken back tells the draft's own figures nothing.
                            if f.verdict != Verdict::Unverified {
                                self.linked.push((m.start, l.fact));
                            }
                            f
                        }
                        Linking::Ambiguous(facts) => self.ambiguous(block, m, &facts),
                        Linking::Unlinked(why) => self.unlinked(block, m, why),
                    };
                    self.out.extend(day_name(block, m, &f));
                    self.out.push(f);
                }
            }
            if inside.is_empty() && !all.is_empty() {
                linker.follow(&block.text, &toks);
            }
            around.after(toks);
        }
        around.leave(linker, block);
        let found = Named::new(&block.text, &self.index.names);
        self.quotes(block, &found);
        self.names(number, block, &found, roles_from);
    }

    fn quotes(&mut self, block: &Block, found: &Named<'_>) {
        let quotes = Quotes {
            base: self.base,
            names: &self.index.names,
            index: &self.index.quotes,
        };
        for (q, found) in match_quotes_in(found, quotes) {
            let span = block.span(q.inner.start, q.inner.end);
            let f = words::quote(
                self.base,
                span,
                &block.text[q.inner.clone()],
                found,
                self.options.explain_all,
            );
            self.out.push(f);
        }
    }

    /// The known names of a block. Where a name beside a label is the wrong one, that is said and not that it is spelled right.
    fn names(&mut self, number: usize, block: &Block, found: &Named<'_>, roles_from: usize) {
        for n in found.names() {
            let near = matches!(n.form, NameForm::Near { .. });
            let Some(id) = n
                .names
                .iter()
                .copied()
                .find(|id| self.topics.contains(&self.base.name(*id).topic))
            else {
                continue;
            };
            if n.needs_bearer {
                if !n.quoted {
                    self.surnames.push((number, id, n.clone()));
                }
                continue;
            }
            if !near && block.text[n.start..n.end].contains(char::is_whitespace) && !self.bearers.contains(&id) {
                self.bearers.push(id);
            }
            let span = block.span(n.start, n.end);
            let wrong = self.out[roles_from..]
                .iter()
                .any(|f| f.span == span && f.verdict == Verdict::Refuted);
            if wrong || (near && n.quoted) {
                continue;
            }
            let f = words::name(
                self.base,
                span,
                &block.text[n.start..n.end],
                id,
                n,
                self.options.explain_all,
            );
            self.out.push(f);
        }
    }

    /// Surnames alone, a letter wrong, of those whom the draft names in full.
    fn surnames(&mut self, blocks: &[Block]) {
        let mut others: HashMap<&str, bool> = HashMap::new();
        for (number, id, n) in std::mem::take(&mut self.surnames) {
            let block = &blocks[number];
            let written = &block.text[n.start..n.end];
            let mut another = || {
                *others
                    .entry(written)
                    .or_insert_with(|| blocks.iter().any(|b| names_another(&b.text, written)))
            };
            if self.bearers.contains(&id) && !another() {
                let span = block.span(n.start, n.end);
                let f = words::name(self.base, span, written, id, &n, self.options.explain_all);
                self.out.push(f);
                self.numbers.push(u32::try_from(number).unwrap_or(u32::MAX));
            }
        }
    }

    fn binding(
        &self,
        judge: &mut Judge<'b>,
        block: &Block,
        b: &crate::document::Binding,
        mentions: &[Mention],
    ) -> Finding {
        let span = block.span(b.start as usize, b.end as usize);
        let words = &block.text[b.start as usize..b.end as usize];
        match self.base.lookup(&b.target, None) {
            Lookup::One(fact) => {
                let v = match mentions.iter().find(|m| b.start <= m.start && m.end <= b.end) {
                    Some(m) => value(block, m),
                    None => read(words, &self.options.context, Hint::None).unwrap_or_else(|_| Value::of_text(words)),
                };
                let evidence = format!("bound to {} by hand", self.base.full_id(fact));
                judge.mention(fact, &v, (span, span), Origin::Binding, &evidence)
            }
            found => {
                let several = matches!(found, Lookup::Several(_));
                let (rule, message) = if several {
                    (
                        Rule::AmbiguousSubject,
                        format!("\"{}\" is a fact of several topics", b.target),
                    )
                } else {
                    (
                        Rule::UnknownSubject,
                        format!("the fact base has no fact \"{}\"", b.target),
                    )
                };
                let mut note: Vec<String> = Vec::new();
                if several {
                    note.push("write `fact:topic/fact-id`".to_owned());
                } else if let [near, ..] = &judge.nearest(&b.target)[..] {
                    note.push(format!("did you mean \"{near}\"?"));
                }
                let mut f = bare(span, Verdict::NotEnoughEvidence, rule, Origin::Binding);
                f.detail = Some(Box::new(Detail {
                    message,
                    label: "bound here".to_owned(),
                    claimed: words.to_owned(),
                    notes: note,
                    ..Detail::default()
                }));
                f
            }
        }
    }
}

pub(super) fn bare(span: Span, verdict: Verdict, rule: Rule, origin: Origin) -> Finding {
    Finding {
        set: None,
        origin,
        confidence: 100,
        name: None,
        span,
        focus: span,
        verdict,
        rule: Some(rule),
        against: Vec::new(),
        detail: None,
    }
}

/// The places of a mention in the file: its own, and with its hedges.
pub(super) fn spans(block: &Block, m: &Mention) -> (Span, Span) {
    (
        block.span(m.start as usize, m.end as usize),
        block.span(m.full_start as usize, m.full_end as usize),
    )
}

/// The day that `until May 17` gives time to.
fn due(block: &Block, m: &Mention, ctx: &Context) -> Value {
    let words = block.text.get(m.start as usize..m.end as usize).unwrap_or("");
    let after = |word: &str| {
        let head = words.get(..word.len()).filter(|w| w.eq_ignore_ascii_case(word));
        head.map(|w| &words[w.len()..])
    };
    let day = after("until ").or_else(|| after("by ")).unwrap_or(words);
    read(day, ctx, Hint::Date).unwrap_or_else(|_| value(block, m))
}

pub(super) fn value(block: &Block, m: &Mention) -> Value {
    Value {
        text: block.text[m.full_start as usize..m.full_end as usize].into(),
        data: m.data.clone(),
    }
}
