//! Which severity each rule has where settings change it.

use super::{Rule, Severity};
use std::collections::BTreeMap;

/// The severities that settings or arguments give to rules. `Severity::None` is a rule that is off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Severities(BTreeMap<Rule, Severity>);

impl Severities {
    /// Gives a rule a severity; the last one counts.
    pub fn set(&mut self, rule: Rule, severity: Severity) {
        self.0.insert(rule, severity);
    }

    /// The severity that was given to a rule, if one was.
    #[must_use]
    pub fn get(&self, rule: Rule) -> Option<Severity> {
        self.0.get(&rule).copied()
    }

    /// Puts others over these: where both name a rule, the others count.
    pub fn lay(&mut self, over: &Self) {
        self.0.extend(over.0.iter().map(|(r, s)| (*r, *s)));
    }

    /// The rules that are named, in the order of the documentation.
    pub fn iter(&self) -> impl Iterator<Item = (Rule, Severity)> + '_ {
        self.0.iter().map(|(r, s)| (*r, *s))
    }

    /// Whether no rule is named.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_later_layer_counts_rule_by_rule() {
        let mut base = Severities::default();
        base.set(Rule::ValueMismatch, Severity::Warning);
        base.set(Rule::LooseBound, Severity::None);
        let mut over = Severities::default();
        over.set(Rule::ValueMismatch, Severity::Info);
        base.lay(&over);
        assert_eq!(base.get(Rule::ValueMismatch), Some(Severity::Info));
        assert_eq!(base.get(Rule::LooseBound), Some(Severity::None));
        assert_eq!(base.get(Rule::Syntax), None);
    }
}
