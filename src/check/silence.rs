//! Comments that silence findings: the next block, or everything between `off` and `on`. One that silences nothing, names
//! no rule, or has expired is itself reported.

use super::draft::day;
use super::judge::trouble_finding;
use super::operand::Trouble;
use super::{Finding, Options};
use crate::document::{Directive, DirectiveKind};
use crate::rule::Rule;
use crate::span::Span;

/// One silencing comment.
#[derive(Debug)]
struct Silence {
    /// The blocks that it covers: from the first up to, but not, the second.
    from: u32,
    to: u32,
    /// The rules; none for all of them.
    rules: Vec<Rule>,
    span: Span,
    used: bool,
    trouble: Option<String>,
}

/// Takes out what is silenced. `numbers` has the block of each finding.
pub(super) fn silence(
    mut findings: Vec<Finding>,
    numbers: &[u32],
    directives: &[Directive],
    blocks: u32,
    options: &Options,
) -> (Vec<Finding>, usize) {
    let mut all = silences(directives, blocks, options);
    let before = findings.len();
    let mut number = numbers.iter();
    findings.retain(|f| {
        let block = number.next().copied().unwrap_or(u32::MAX);
        // What is supported and has nothing to say is not silenced.
        let by = f.rule.and_then(|r| {
            all.iter_mut().find(|s| {
                s.trouble.is_none() && (s.from..s.to).contains(&block) && (s.rules.is_empty() || s.rules.contains(&r))
            })
        });
        match by {
            Some(s) if f.rule != Some(Rule::Unverified) => {
                s.used = true;
                false
            }
            _ => true,
        }
    });
    let silenced = before - findings.len();
    for s in all {
        let message = match s.trouble {
            Some(t) => t,
            None if !s.used => "this comment silences nothing".to_owned(),
            None => continue,
        };
        findings.push(report(s.span, message));
    }
    (findings, silenced)
}

fn report(span: Span, message: String) -> Finding {
    let trouble = Trouble::invalid(span, Rule::UnusedIgnore, message)
        .note("delete it, or mend it: `<!-- factcheck-ignore[value-mismatch]: why, until 2026-12-31 -->`");
    trouble_finding(span, trouble)
}

fn silences(directives: &[Directive], blocks: u32, options: &Options) -> Vec<Silence> {
    let mut out: Vec<Silence> = Vec::new();
    let mut open: Option<Silence> = None;
    for d in directives {
        match d.kind {
            DirectiveKind::Ignore => out.push(ignore(d, options)),
            DirectiveKind::Off if open.is_none() => {
                open = Some(Silence {
                    from: d.before,
                    to: blocks,
                    rules: Vec::new(),
                    span: d.span,
                    used: false,
                    trouble: None,
                });
            }
            DirectiveKind::On => {
                if let Some(mut s) = open.take() {
                    s.to = d.before;
                    out.push(s);
                }
            }
            DirectiveKind::Off | DirectiveKind::Statement => {}
        }
    }
    out.extend(open);
    out
}

/// `[RULE, RULE]: reason, until DATE`; every part may be left out.
fn ignore(d: &Directive, options: &Options) -> Silence {
    let mut silence = Silence {
        from: d.before,
        to: d.before + 1,
        rules: Vec::new(),
        span: d.span,
        used: false,
        trouble: None,
    };
    let mut text = d.text.trim();
    if let Some(rest) = text.strip_prefix('[')
        && let Some((names, rest)) = rest.split_once(']')
    {
        for name in names.split(',').map(str::trim).filter(|n| !n.is_empty()) {
            match Rule::from_name(name) {
                Some(r) => silence.rules.push(r),
                None => {
                    silence.trouble = Some(format!("there is no rule \"{name}\""));
                    return silence;
                }
            }
        }
        text = rest.trim();
    }
    let reason = text.strip_prefix(':').unwrap_or(text).trim();
    if let Some((at, _)) = reason.match_indices("until ").last() {
        let date = reason[at + "until ".len()..].trim().trim_end_matches('.');
        match (day(date, &options.context), options.today) {
            (Some(until), Some(today)) if until < today => {
                silence.trouble = Some(format!("this comment has expired: it was to hold until {until}"));
            }
            (None, _) if date.contains(|c: char| c.is_ascii_digit()) => {
                silence.trouble = Some(format!("\"{date}\" is no day: write `until 2026-12-31`"));
            }
            _ => {}
        }
    }
    silence
}
