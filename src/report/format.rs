//! The formats, and what each is for. The command line, its help and the settings have their names from here.

/// The formats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[non_exhaustive]
pub enum Format {
    /// Snippets of the claim and of the fact, for a person.
    #[default]
    Full,
    /// One line a result.
    Concise,
    /// One JSON object.
    Json,
    /// One JSON object a result, and the summary last.
    JsonLines,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// The Code Quality report of GitLab.
    Gitlab,
    /// JUnit XML.
    Junit,
    /// Diagnostics for reviewdog.
    Rdjson,
    /// One page with every value of the drafts marked.
    Html,
    /// The ledger as a table.
    Csv,
}

impl Format {
    /// Whether it has something to say of what is supported too.
    #[must_use]
    pub const fn tells_all(self) -> bool {
        matches!(
            self,
            Self::Json | Self::JsonLines | Self::Junit | Self::Html | Self::Csv
        )
    }

    /// Whether it is a document that a program waits for, even where there is nothing to say.
    #[must_use]
    pub const fn is_document(self) -> bool {
        !matches!(self, Self::Full | Self::Concise | Self::Github)
    }

    /// Whether it has no place for the summary, which is told beside it then.
    #[must_use]
    pub const fn has_no_summary(self) -> bool {
        matches!(
            self,
            Self::Concise | Self::Gitlab | Self::Junit | Self::Rdjson | Self::Csv
        )
    }

    /// Whether it says itself what could not be read.
    #[must_use]
    pub const fn tells_problems(self) -> bool {
        matches!(self, Self::Json | Self::JsonLines)
    }
}
