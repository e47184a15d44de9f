//! The rules: what can be said of a claim, each with its default severity and its meaning.

mod documentation;
mod severities;

pub use documentation::{Documentation, Example};
pub use severities::Severities;

use std::fmt;

/// How much a result matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Severity {
    None,
    Info,
    Warning,
    Error,
}

impl Severity {
    /// The severity of this name in settings, where `off` is none at all.
    #[must_use]
    pub fn from_setting(name: &str) -> Option<Self> {
        Self::SETTINGS.iter().find(|(n, _)| *n == name).map(|(_, s)| *s)
    }

    /// The name in settings.
    #[must_use]
    pub const fn setting(self) -> &'static str {
        match self {
            Self::None => "off",
            other => other.name(),
        }
    }

    /// What settings may say.
    pub const SETTINGS: [(&'static str, Self); 4] = [
        ("error", Self::Error),
        ("warning", Self::Warning),
        ("info", Self::Info),
        ("off", Self::None),
    ];

    /// The name in machine formats.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

macro_rules! rules {
    ($($(#[doc = $doc:literal])* $variant:ident $name:literal $severity:ident;)*) => {
        /// A rule. The documentation of each says what it means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Rule { $($(#[doc = $doc])* $variant,)* }

        impl Rule {
            /// Every rule, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The kebab-case name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The severity unless settings say otherwise.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// The rule of this name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|r| r.name() == name)
            }

            /// What the rule means, in one sentence.
            #[must_use]
            pub fn summary(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc, "\n",)*).trim(),)* }
            }

            /// The rule's page, from the file of its name.
            const fn page(self) -> &'static str {
                match self { $(Self::$variant => include_str!(concat!("pages/", $name, ".md")),)* }
            }
        }
    };
}

rules! {
    /// No figure that the source allows is one that the claim allows.
    ValueMismatch "value-mismatch" Error;
    /// The digits are the source's, but a power of ten is not: million where the source has thousand.
    ScaleSlip "scale-slip" Error;
    /// No day that the source allows is one that the claim allows.
    DateMismatch "date-mismatch" Error;
    /// The words are not the source's, nor an accepted spelling of them.
    TextMismatch "text-mismatch" Error;
    /// Members of the list are missing or do not belong to it.
    ListMismatch "list-mismatch" Error;
    /// The quotation is not word for word what was said.
    QuoteMismatch "quote-mismatch" Error;
    /// A known name is misspelt.
    NameSpelling "name-spelling" Error;
    /// The amount is in another currency than the source's; no exchange rate is ever assumed.
    CurrencyMismatch "currency-mismatch" Error;
    /// Percent where the source has percentage points, or the reverse.
    PointSlip "point-slip" Error;
    /// The words are right, but another speaker's.
    Misattributed "misattributed" Error;
    /// The two measures do not convert: acres and kilometres.
    UnitMismatch "unit-mismatch" Error;
    /// The two sides are of different kinds: a date and an amount of money.
    TypeMismatch "type-mismatch" Error;
    /// The weekday is not the date's own.
    WeekdayMismatch "weekday-mismatch" Error;
    /// The claim fits what was true once.
    Outdated "outdated" Error;
    /// The fact base has no such subject.
    UnknownSubject "unknown-subject" Error;
    /// Facts of several topics have this name.
    AmbiguousSubject "ambiguous-subject" Error;
    /// The statement can not be read.
    Syntax "syntax" Error;
    /// The source hedges its figure, and the claim does not.
    HedgeDropped "hedge-dropped" Warning;
    /// The claim says more than the source does.
    OverPrecise "over-precise" Warning;
    /// The figure is near the hedged one, but nearer to another round figure.
    LooseHedge "loose-hedge" Warning;
    /// A round figure stands for an exact one without a word that says so.
    UnhedgedRound "unhedged-round" Warning;
    /// The claim counts other things than the source does.
    UnitDiffers "unit-differs" Warning;
    /// The sources disagree, and the claim agrees with one of them only.
    ConflictingSources "conflicting-sources" Warning;
    /// True, but far from what the source says.
    LooseBound "loose-bound" Warning;
    /// Day and month can be read either way round.
    AmbiguousDate "ambiguous-date" Warning;
    /// A silencing comment that silences nothing.
    UnusedIgnore "unused-ignore" Warning;
    /// The parts do not add up to the total.
    InconsistentTotal "inconsistent-total" Warning;
    /// The share is not that of the two figures.
    InconsistentShare "inconsistent-share" Warning;
    /// The same thing with two figures.
    InconsistentRepeat "inconsistent-repeat" Warning;
    /// No fact covers this.
    Unverified "unverified" Info;
    /// The date has no year, and nothing says when it was written.
    UnresolvedDate "unresolved-date" Info;
    /// Right with the figures as written, though their rounding could have moved the result.
    DerivedFromRounded "derived-from-rounded" Info;
}

impl Rule {
    /// Whether it says that the draft contradicts itself: a result of its own, beside those of the mentions.
    #[must_use]
    pub const fn is_about_the_draft(self) -> bool {
        matches!(
            self,
            Self::InconsistentTotal | Self::InconsistentShare | Self::InconsistentRepeat
        )
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
