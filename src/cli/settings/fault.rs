//! What is wrong with a settings file, and where.

use crate::span::Span;

/// One mistake in a settings file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) span: Span,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
}

impl Fault {
    pub(super) fn new(span: std::ops::Range<usize>, message: impl Into<String>) -> Self {
        Self {
            span: Span::new(span.start, span.end),
            message: message.into(),
            help: None,
        }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// A name that is none of those that are known.
    pub(super) fn unknown<'a>(
        span: std::ops::Range<usize>,
        what: &str,
        name: &str,
        known: impl Iterator<Item = &'a str> + Clone,
    ) -> Self {
        let help = match near(name, known.clone()) {
            Some(n) => format!("did you mean `{n}`?"),
            None => format!("there are {}", listed(known)),
        };
        Self::new(span, format!("there is no {what} `{name}`")).help(help)
    }
}

/// `a`, `b` and `c`, in code marks.
pub(crate) fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let all: Vec<String> = names.map(|n| format!("`{n}`")).collect();
    match all.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => "none".to_owned(),
    }
}

/// The known name that was probably meant: the nearest by edits, the first of those that are equally near.
pub(crate) fn near<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // Nothing that is known is this long, and the work grows with the length.
    if name.len() > 64 {
        return None;
    }
    let folded = name.to_lowercase().replace('_', "-");
    known
        .map(|k| (strsim::osa_distance(&folded, k), k))
        .filter(|(d, k)| *d <= k.chars().count().div_ceil(3))
        .min_by_key(|(d, _)| *d)
        .map(|(_, k)| k)
}
