//! The evaluator: a claim, a fact base and a day go in, a verdict and its reason come out. No I/O, no clock.
//!
//! ```
//! use factcheck::check::{Options, Verdict, check_claims};
//! use factcheck::facts::FactBase;
//!
//! let yaml = "sources:\n  form: {title: Verdict form}\n\
//!             facts:\n  punitive-damages: {value: $167 million, source: form}\n";
//! let (base, _) = FactBase::from_yaml(&[("trial.yaml", yaml)]);
//! let findings = check_claims("punitive damages = $160M", &base, &Options::default());
//! assert_eq!(findings[0].verdict, Verdict::Refuted);
//! ```

mod align;
mod compare;
mod compare_dates;
mod consistent;
mod dateline;
mod day_style;
mod diagnose;
mod draft;
mod draft_words;
mod explain;
mod functions;
mod judge;
mod mend;
mod message;
mod number_style;
mod operand;
mod people;
mod periods;
mod place_fix;
mod reconcile;
mod respell;
mod rewrite;
mod scope;
mod severity;
mod sides;
mod silence;
mod unsure;
mod weigh;
mod wording;
mod words;

pub use draft::{DraftFindings, DraftIndex, check_draft, draft_day};
pub use mend::{Fixed, fixes, mend};
pub use severity::apply;

use crate::claim;
use crate::facts::{FactBase, FactId, NameId};
use crate::rule::{Rule, Severity};
use crate::span::Span;
use crate::value::{Context, Days};

/// What a checked claim is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// Whatever the true value is, the claim holds.
    Supported,
    /// No possible true value makes the claim hold.
    Refuted,
    /// The claim says more than the sources do.
    NotEnoughEvidence,
    /// The claim agrees with one source and not with another.
    ConflictingEvidence,
    /// No fact covers it.
    Unverified,
    /// It could not be read or worked out.
    Invalid,
}

impl Verdict {
    /// The name in machine formats.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Refuted => "refuted",
            Self::NotEnoughEvidence => "not-enough-evidence",
            Self::ConflictingEvidence => "conflicting-evidence",
            Self::Unverified => "unverified",
            Self::Invalid => "invalid",
        }
    }
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Origin {
    /// A statement of a claims file, or in a comment of a draft.
    #[default]
    Statement,
    /// Words that a draft binds to a fact by hand.
    Binding,
    /// A value in running text.
    Prose,
    /// A quotation.
    Quote,
    /// A known name.
    Name,
}

impl Origin {
    /// The name in machine formats.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Binding => "binding",
            Self::Prose => "prose",
            Self::Quote => "quote",
            Self::Name => "name",
        }
    }
}

/// What the evaluator is told from outside.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options {
    /// How values are read.
    pub context: Context,
    /// The day for which claims are made, unless they say another.
    pub as_of: Option<Days>,
    /// Whether supported claims get a message and evidence too.
    pub explain_all: bool,
    /// The day on which the check is made: what silencing comments expire by. Without it none does.
    pub today: Option<jiff::civil::Date>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            context: Context::default(),
            as_of: None,
            explain_all: true,
            today: None,
        }
    }
}

/// A value of a fact that a claim was held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The fact.
    pub fact: FactId,
    /// Which of its values.
    pub value: u32,
}

/// A replacement for a part of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fix {
    /// What is replaced.
    pub span: Span,
    /// What replaces it.
    pub text: String,
    /// Whether it only restores a name, a quotation, a hedge or a format; else it changes what is published as a fact.
    pub safe: bool,
}

/// Two texts that differ, to be shown word by word.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// What the source has.
    pub expected: String,
    /// What the claim has.
    pub claimed: String,
}

/// What was found out about one statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Detail {
    /// One sentence: what is wrong, or why it holds.
    pub message: String,
    /// What the part that is underlined is.
    pub label: String,
    /// The claimed text.
    pub claimed: String,
    /// What the source has.
    pub expected: String,
    /// Why this fact.
    pub evidence: String,
    /// Arithmetic, diagnoses and wordings that would be right, one a line.
    pub notes: Vec<String>,
    /// The difference between two texts.
    pub difference: Option<Difference>,
    /// What would be right in its place.
    pub fix: Option<Fix>,
}

/// The result for one statement, mention, quotation or name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// What it is about.
    pub origin: Origin,
    /// How sure it is that the words are about that fact, in hundredths.
    pub confidence: u8,
    /// The name that it is about, where it is one.
    pub name: Option<NameId>,
    /// The whole statement.
    pub span: Span,
    /// The part of it that the verdict is about.
    pub focus: Span,
    /// The verdict.
    pub verdict: Verdict,
    /// The rule that it falls under; `None` where nothing is to be said.
    pub rule: Option<Rule>,
    /// The severity that settings give it ([`apply`]); ask [`Finding::severity`].
    pub set: Option<Severity>,
    /// What it was held against, the claim's own subject first.
    pub against: Vec<Evidence>,
    /// The words; absent for supported claims unless asked for.
    pub detail: Option<Box<Detail>>,
}

impl Finding {
    /// Whether a fact or a name of the base covers it.
    #[must_use]
    pub fn is_linked(&self) -> bool {
        self.name.is_some() || (!self.against.is_empty() && self.rule != Some(Rule::AmbiguousSubject))
    }

    /// The facts that the claim was held against, each once.
    #[must_use]
    pub fn facts(&self) -> Vec<FactId> {
        let mut out = Vec::new();
        for e in &self.against {
            if !out.contains(&e.fact) {
                out.push(e.fact);
            }
        }
        out
    }
}

/// Judges every statement of a claims file, in the order of the file.
#[must_use]
pub fn check_claims(text: &str, base: &FactBase, options: &Options) -> Vec<Finding> {
    let mut judge = judge::Judge::new(base, options);
    claim::statements(text)
        .filter_map(|s| match s {
            Ok(s) => judge.statement(&s),
            Err(e) => Some(syntax(&e)),
        })
        .collect()
}

fn syntax(e: &claim::SyntaxError) -> Finding {
    judge::trouble_finding(e.line, judge::syntax_trouble(e))
}
