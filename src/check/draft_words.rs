//! The findings for quotations and names.

use super::draft::bare;
use super::respell::respell;
use super::{Detail, Difference, Evidence, Finding, Fix, Origin, Verdict};
use crate::facts::{FactBase, FactId, NameId};
use crate::prose::{NameForm, NameMention, QuoteMatch};
use crate::rule::Rule;
use crate::span::Span;

/// The finding for a quotation.
pub(super) fn quote(base: &FactBase, span: Span, words: &str, found: QuoteMatch, explain: bool) -> Finding {
    let against = |fact: FactId, value: u32| vec![Evidence { fact, value }];
    let text = |fact: FactId, value: u32| {
        base.fact(fact)
            .values
            .get(value as usize)
            .map_or_else(String::new, |v| v.value.text.to_string())
    };
    match found {
        QuoteMatch::Exact {
            fact, value, evidence, ..
        } => Finding {
            verdict: Verdict::Supported,
            rule: None,
            against: against(fact, value),
            detail: explain.then(|| {
                Box::new(Detail {
                    message: "word for word what the source has".to_owned(),
                    label: "right".to_owned(),
                    claimed: words.to_owned(),
                    expected: text(fact, value),
                    evidence,
                    ..Detail::default()
                })
            }),
            ..bare(span, Verdict::Supported, Rule::QuoteMismatch, Origin::Quote)
        },
        QuoteMatch::Near {
            fact,
            value,
            right,
            missing,
            extra,
            likeness,
            evidence,
        } => {
            let (span, words, extra) = match inside(span, words, &right, &extra) {
                // Something must be left to say.
                (.., none) if none.is_empty() && missing.is_empty() => (span, words, extra),
                part => part,
            };
            let list = |w: &[String]| w.iter().map(|w| format!("\"{w}\"")).collect::<Vec<_>>().join(", ");
            let message = match (&missing[..], &extra[..]) {
                (m, []) => format!("the quotation leaves out {}", list(m)),
                ([], e) => format!("the source does not have {}", list(e)),
                (m, e) => format!("the source has {}, not {}", list(m), list(e)),
            };
            Finding {
                against: against(fact, value),
                confidence: u8::try_from((likeness / 10).min(100)).unwrap_or(100),
                detail: Some(Box::new(Detail {
                    message,
                    label: "not word for word".to_owned(),
                    claimed: words.to_owned(),
                    expected: right.clone(),
                    evidence,
                    difference: Some(Difference {
                        expected: right.clone(),
                        claimed: words.to_owned(),
                    }),
                    fix: respell(words, &right).map(|text| Fix { span, text, safe: true }),
                    ..Detail::default()
                })),
                ..bare(span, Verdict::Refuted, Rule::QuoteMismatch, Origin::Quote)
            }
        }
        QuoteMatch::Misattributed {
            fact,
            value,
            given_to,
            evidence,
            ..
        } => {
            let speaker = base.fact(fact).speaker().unwrap_or("another").to_owned();
            Finding {
                against: against(fact, value),
                detail: Some(Box::new(Detail {
                    message: format!("these are the words of {speaker}, not of {}", base.name(given_to).name),
                    label: "another speaker's words".to_owned(),
                    claimed: words.to_owned(),
                    expected: text(fact, value),
                    evidence,
                    ..Detail::default()
                })),
                ..bare(span, Verdict::Refuted, Rule::Misattributed, Origin::Quote)
            }
        }
        QuoteMatch::None => Finding {
            detail: explain.then(|| {
                Box::new(Detail {
                    message: "no quotation of the fact base is like it".to_owned(),
                    claimed: words.to_owned(),
                    ..Detail::default()
                })
            }),
            ..bare(span, Verdict::Unverified, Rule::Unverified, Origin::Quote)
        },
    }
}

/// The part of a quotation that stands for the source's words: the source may hold only a piece of what was said, and what
/// stands before its first word or behind its last is not gainsaid by it.
fn inside<'w>(span: Span, words: &'w str, right: &str, extra: &[String]) -> (Span, &'w str, Vec<String>) {
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let mut wanted = right.split_whitespace().map(bare);
    let (Some(first), last) = (wanted.next(), wanted.next_back()) else {
        return (span, words, extra.to_vec());
    };
    let places = || {
        words
            .split_whitespace()
            .map(|w| (w.as_ptr() as usize - words.as_ptr() as usize, w))
    };
    let start = places().find(|(_, w)| bare(w) == first).map_or(0, |(at, _)| at);
    let tail = |w: &str| w.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    let end = last
        .and_then(|last| places().rfind(|(at, w)| *at > start && bare(w) == last))
        .map_or_else(|| tail(words), |(at, w)| at + tail(w));
    let Some(part) = words.get(start..end).filter(|p| !p.is_empty()) else {
        return (span, words, extra.to_vec());
    };
    let kept: Vec<String> = part.split_whitespace().map(bare).collect();
    let extra = extra.iter().filter(|w| kept.contains(&bare(w))).cloned().collect();
    // Only where the quotation stands in the file byte for byte can a part of it be placed.
    let span = if span.len() == words.len() {
        Span::new(span.start as usize + start, span.start as usize + end)
    } else {
        span
    };
    (span, part, extra)
}

/// The finding for a known name.
pub(super) fn name(
    base: &FactBase,
    span: Span,
    written: &str,
    id: NameId,
    found: &NameMention,
    explain: bool,
) -> Finding {
    let known = &base.name(id).name;
    match &found.form {
        NameForm::Exact => Finding {
            name: Some(id),
            rule: None,
            detail: explain.then(|| {
                Box::new(Detail {
                    message: format!("\"{written}\" is spelled as it should be"),
                    label: "right".to_owned(),
                    claimed: written.to_owned(),
                    expected: known.to_string(),
                    evidence: found.evidence.clone(),
                    ..Detail::default()
                })
            }),
            ..bare(span, Verdict::Supported, Rule::NameSpelling, Origin::Name)
        },
        NameForm::Near { right, .. } => Finding {
            name: Some(id),
            detail: Some(Box::new(Detail {
                message: format!("the name is spelled \"{right}\", not \"{written}\""),
                label: format!("spelled {right}"),
                claimed: written.to_owned(),
                expected: right.to_string(),
                evidence: found.evidence.clone(),
                fix: Some(Fix {
                    span,
                    text: cased(written, right),
                    safe: true,
                }),
                ..Detail::default()
            })),
            ..bare(span, Verdict::Refuted, Rule::NameSpelling, Origin::Name)
        },
    }
}

/// The name in capitals where it is written so.
fn cased(written: &str, right: &str) -> String {
    let shouted = written.chars().filter(|c| c.is_alphabetic()).count() > 3 && !written.contains(char::is_lowercase);
    if shouted {
        right.to_uppercase()
    } else {
        right.to_owned()
    }
}
