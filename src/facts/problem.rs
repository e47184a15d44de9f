//! What is wrong with a fact base, and where.

use crate::span::Span;

/// Another place that belongs to a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Related {
    /// The number of the file.
    pub file: u32,
    /// The place in it.
    pub span: Span,
    /// What is there.
    pub message: String,
}

/// One error in a file of the fact base.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// The number of the file.
    pub file: u32,
    /// The place in it.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// A way out.
    pub help: Option<String>,
    /// The other place that is involved.
    pub related: Option<Related>,
}

impl Problem {
    pub(crate) fn new(file: u32, span: Span, message: impl Into<String>) -> Self {
        Self {
            file,
            span,
            message: message.into(),
            help: None,
            related: None,
        }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related = Some(Related {
            file: self.file,
            span,
            message: message.into(),
        });
        self
    }
}
