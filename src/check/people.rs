//! Names as subjects: what a person, an organisation or a product is, and how it is spelled.

use super::judge::Judge;
use super::operand::Trouble;
use super::{Detail, Difference, Finding, Fix, Origin, Verdict};
use crate::claim::{Claim, Expr, Item, Relation};
use crate::facts::NameId;
use crate::prose::makes_another_office;
use crate::rule::Rule;
use crate::value::text::{fold, same, same_but_case, unquote};

impl Judge<'_> {
    /// A claim about a name of the fact base: its role, or its spelling. `None` where the subject is no such name.
    pub(super) fn person(&self, c: &Claim<'_>) -> Option<Result<Finding, Trouble>> {
        let (Expr::Bare(i) | Expr::Subject(i)) = &c.left else {
            return None;
        };
        match self.base.people(i.text, self.topic)[..] {
            [] => None,
            [id] => Some(self.about(c, id)),
            ref several => Some(Err(self.several_people(i, several))),
        }
    }

    fn several_people(&self, i: &Item<'_>, ids: &[NameId]) -> Trouble {
        let named: Vec<String> = ids
            .iter()
            .map(|id| format!("`{}`", self.base.full_name_id(*id)))
            .collect();
        let message = format!("\"{}\" is a name of several: {}", i.text, named.join(" and "));
        Trouble::unsure(i.span, Rule::AmbiguousSubject, message)
            .note("write `@topic …` above, or name one with `topic/name-id`")
    }

    fn about(&self, c: &Claim<'_>, id: NameId) -> Result<Finding, Trouble> {
        let name = self.base.name(id);
        let negative = match c.relation {
            Relation::Equal | Relation::In => false,
            Relation::NotEqual | Relation::NotIn => true,
            _ => {
                let message = format!("{} is a name: it has a spelling and a role, and no order", name.name);
                return Err(Trouble::invalid(c.relation_span, Rule::TypeMismatch, message));
            }
        };
        let mut claimed = c.right_text.text;
        if let Ok(Expr::Quoted(i) | Expr::Subject(i)) = &c.right {
            claimed = i.text;
        }
        let claimed = unquote(claimed.trim()).unwrap_or(claimed.trim());
        let spelled = || std::iter::once(&name.name).chain(&name.also);
        let role = name.role.as_deref().map_or(Role::Other, |r| Role::of(r, claimed));
        let holds = role == Role::Same || spelled().any(|s| same(s, claimed));
        let spelling = name.role.is_none() || role == Role::Other && spelled().any(|s| shares_a_word(s, claimed));
        let expected = match &name.role {
            Some(role) if !spelling => role.to_string(),
            _ => name.name.to_string(),
        };
        let (verdict, rule) = match (holds, negative) {
            (true, false) => (Verdict::Supported, None),
            (false, true) if role == Role::Other && (spelling || name.role.is_some()) => (Verdict::Supported, None),
            (true, true) => (Verdict::Refuted, Some(Rule::TextMismatch)),
            // `an economist and head coach` may be true; the fact base has only the head coach.
            (false, _) if role == Role::Open => (Verdict::NotEnoughEvidence, Some(Rule::OverPrecise)),
            // Nothing says what the name stands for.
            (false, _) if name.role.is_none() && !spelled().any(|s| shares_a_word(s, claimed)) => {
                (Verdict::NotEnoughEvidence, Some(Rule::OverPrecise))
            }
            (false, _) if spelling => (Verdict::Refuted, Some(Rule::NameSpelling)),
            (false, _) => (Verdict::Refuted, Some(Rule::TextMismatch)),
        };
        let message = match verdict {
            Verdict::Supported if spelling => format!("the name is spelled {}", name.name),
            Verdict::NotEnoughEvidence if role == Role::Open => {
                format!("the fact base has only \"{expected}\" for {}", name.name)
            }
            Verdict::NotEnoughEvidence => {
                format!("the fact base has only the spelling of {}, and no role", name.name)
            }
            _ if spelling && same_but_case(&expected, claimed) => {
                format!("the name is spelled \"{expected}\": only the case differs")
            }
            _ if spelling => format!("the name is spelled \"{expected}\", not \"{claimed}\""),
            Verdict::Supported => format!("{} is {expected}", name.name),
            _ => format!("{} is \"{expected}\", not \"{claimed}\"", name.name),
        };
        let wrong = verdict == Verdict::Refuted && !negative;
        let detail = Detail {
            message,
            label: match verdict {
                Verdict::Refuted => "not what the fact base has".to_owned(),
                Verdict::NotEnoughEvidence => "more than the fact base says".to_owned(),
                _ => String::new(),
            },
            claimed: c.right_text.text.to_owned(),
            evidence: format!("\"{}\" names {}", c.left_text.text, self.base.full_name_id(id)),
            difference: wrong.then(|| Difference {
                expected: expected.clone(),
                claimed: claimed.to_owned(),
            }),
            fix: wrong.then(|| Fix {
                span: c.right_text.span,
                text: expected.clone(),
                safe: rule == Some(Rule::NameSpelling),
            }),
            expected,
            ..Detail::default()
        };
        Ok(Finding {
            set: None,
            origin: Origin::Statement,
            confidence: 100,
            name: Some(id),
            span: c.span,
            focus: c.right_text.span,
            verdict,
            rule,
            against: Vec::new(),
            detail: Some(Box::new(detail)),
        })
    }
}

/// How a claimed role stands to the one that the fact base has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// It says the same, or less.
    Same,
    /// It says more, or leaves out what may change it.
    Open,
    /// It is another.
    Other,
}

impl Role {
    fn of(role: &str, claimed: &str) -> Self {
        let words = |t: &str| -> Vec<String> {
            fold(t)
                .split(|c: char| !c.is_alphanumeric())
                .filter(|w| !w.is_empty() && !["a", "an", "the", "of", "and"].contains(w))
                .map(str::to_owned)
                .collect()
        };
        let (has, says) = (words(role), words(claimed));
        if says.is_empty() {
            return Self::Other;
        }
        let within = |a: &[String], b: &[String]| a.iter().all(|w| b.contains(w));
        let limited = |part: &[String]| {
            let limit = |w: &&String| makes_another_office(&w.to_lowercase());
            part.iter().filter(limit).any(|w| !says.contains(w))
        };
        let whole = role
            .split([',', ';'])
            .map(words)
            .chain([has.clone()])
            .any(|part| within(&says, &part) && !limited(&part));
        if whole {
            Self::Same
        } else if within(&says, &has) || within(&has, &says) {
            Self::Open
        } else {
            Self::Other
        }
    }
}

/// Whether two spellings have a word in common, so that one is meant as the other.
fn shares_a_word(a: &str, b: &str) -> bool {
    let words = |t: &str| -> Vec<String> {
        fold(t)
            .to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.chars().count() > 2)
            .map(str::to_owned)
            .collect()
    };
    let b = words(b);
    words(a).iter().any(|w| {
        b.iter()
            .any(|o| w == o || strsim::osa_distance(w, o) == 1 && w.len() > 4)
    })
}
