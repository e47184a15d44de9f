//! How a figure is qualified.

/// How a figure is qualified by the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hedge {
    /// `about`, `roughly`, `~`, `or so`.
    About,
    /// `nearly`, `almost`, `just under`.
    Nearly,
    /// `just over`, `a little more than`.
    JustOver,
    /// `more than`, `over`.
    MoreThan,
    /// `at least`, `or more`, `+`.
    AtLeast,
    /// `fewer than`, `under`.
    LessThan,
    /// `up to`, `at most`, `or less`.
    AtMost,
    /// `exactly`, `precisely`.
    Exactly,
}

impl Hedge {
    /// The name in machine formats.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Nearly => "nearly",
            Self::JustOver => "just_over",
            Self::MoreThan => "more_than",
            Self::AtLeast => "at_least",
            Self::LessThan => "less_than",
            Self::AtMost => "at_most",
            Self::Exactly => "exactly",
        }
    }

    /// The words that the hedge is printed as.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Nearly => "nearly",
            Self::JustOver => "just over",
            Self::MoreThan => "more than",
            Self::AtLeast => "at least",
            Self::LessThan => "less than",
            Self::AtMost => "at most",
            Self::Exactly => "exactly",
        }
    }

    /// Whether the hedge gives a bound that belongs to it (`at least`, `at most`).
    #[must_use]
    pub const fn is_closed_bound(self) -> bool {
        matches!(self, Self::AtLeast | Self::AtMost)
    }

    /// Whether the hedge gives a bound of either kind.
    #[must_use]
    pub const fn is_bound(self) -> bool {
        matches!(self, Self::MoreThan | Self::AtLeast | Self::LessThan | Self::AtMost)
    }
}
