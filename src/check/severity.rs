//! The severity of a finding: the rule's own, unless settings give another. Everything that counts, sorts or decides on an
//! exit status asks the finding, so that all of them agree.

use super::{Detail, Finding, Origin};
use crate::rule::{Rule, Severities, Severity};

/// Gives every finding the severity that the settings of its file give to its rule.
pub fn apply(severities: &Severities, findings: &mut [Finding]) {
    if severities.is_empty() {
        return;
    }
    for f in findings {
        f.set = f.rule.and_then(|r| severities.get(r));
        // A result that was too unimportant for words has become important enough.
        if f.set > Some(Severity::Info) && f.detail.is_none() {
            f.detail = f.rule.map(|r| {
                Box::new(Detail {
                    message: lower(r.summary()),
                    label: "here".to_owned(),
                    ..Detail::default()
                })
            });
        }
    }
}

/// A sentence as messages are written: no capital, no full stop.
fn lower(sentence: &str) -> String {
    let mut letters = sentence.trim_end_matches('.').chars();
    letters
        .next()
        .map_or_else(String::new, |c| c.to_lowercase().chain(letters).collect())
}

impl Finding {
    /// Its severity: what settings say, else the rule's own, `None` without a rule and where the rule is off. Prose that
    /// may mean several facts is not the writer's mistake.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match (self.set, self.rule) {
            (Some(set), _) => set,
            (None, Some(Rule::AmbiguousSubject)) if self.origin == Origin::Prose => Severity::Info,
            (None, rule) => rule.map_or(Severity::None, Rule::severity),
        }
    }

    /// Whether a report for a person lists it: it has something to say, its rule is not off, and it is more than one of
    /// the many values that no fact covers, unless those are asked for.
    #[must_use]
    pub fn is_shown(&self, unverified_too: bool) -> bool {
        let severity = self.severity();
        severity > Severity::None
            && self.detail.is_some()
            && (unverified_too || severity > Severity::Info || self.rule != Some(Rule::Unverified))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Options, check_claims};
    use crate::facts::FactBase;

    fn findings(severities: &[(Rule, Severity)]) -> Vec<Finding> {
        let yaml = "sources:\n  a: {title: A}\nfacts:\n  fine: {value: $167 million, source: a}\n";
        let (base, _) = FactBase::from_yaml(&[("trial.yaml", yaml)]);
        let mut set = Severities::default();
        for (r, s) in severities {
            set.set(*r, *s);
        }
        let options = Options {
            explain_all: false,
            ..Options::default()
        };
        let mut found = check_claims("fine = $160M\nfine = $167 billion\nfine = $167M", &base, &options);
        apply(&set, &mut found);
        found
    }

    fn severities(of: &[Finding]) -> Vec<Severity> {
        of.iter().map(Finding::severity).collect()
    }

    #[test]
    fn settings_change_the_severity_of_their_rule_alone() {
        use Severity::{Error, None, Warning};
        assert_eq!(severities(&findings(&[])), [Error, Error, None]);
        let changed = findings(&[(Rule::ValueMismatch, Warning)]);
        assert_eq!(severities(&changed), [Warning, Error, None]);
        let off = findings(&[(Rule::ScaleSlip, None)]);
        assert_eq!(severities(&off), [Error, None, None]);
        assert_eq!(off[1].rule, Some(Rule::ScaleSlip), "the result is still there");
        assert!(off[0].is_shown(false) && !off[1].is_shown(true) && !off[2].is_shown(true));
    }
}
