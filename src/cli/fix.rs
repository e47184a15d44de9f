//! Mending files: fixes are put in until none is left, then the file is replaced, shown as a difference, or written out.

use super::store;
use crate::check::{self, Fixed, fixes};
use crate::report::{Checked, clean};
use similar::TextDiff;
use std::path::Path;

/// What is done with fixes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mending {
    pub(crate) way: Way,
    /// Whether fixes that change what is published as a fact are made too.
    pub(crate) with_unsafe: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Way {
    /// They are only reported.
    #[default]
    None,
    /// Files are replaced.
    Replace,
    /// The difference is shown.
    Diff,
}

/// A file after mending.
#[derive(Debug)]
pub(crate) struct Mended {
    /// The results of the mended text, or of the text as it is where nothing was written.
    pub(crate) checked: Checked,
    /// The difference to the file as it was.
    pub(crate) diff: Option<String>,
    /// How many fixes there are in the difference.
    pub(crate) would: usize,
    /// The mended text of standard input.
    pub(crate) text: Option<String>,
    /// Why the file could not be replaced.
    pub(crate) error: Option<String>,
    /// What has to be said on the side.
    pub(crate) note: Option<String>,
}

/// A fix can bring a value nearer to its fact, so that another is seen; this is far more than there ever is.
const MAX_PASSES: usize = 10;

/// Mends a checked file. `again` checks a text of it.
pub(crate) fn mend(
    first: Checked,
    path: &Path,
    mending: Mending,
    word: bool,
    again: impl Fn(String) -> Result<Checked, String>,
) -> Result<Mended, String> {
    let stdin = path.as_os_str() == "-";
    let mut out = Mended {
        checked: first,
        diff: None,
        would: 0,
        text: None,
        error: None,
        note: None,
    };
    if mending.way == Way::None {
        return Ok(out);
    }
    if word {
        let n = fixes(&out.checked.findings, mending.with_unsafe).len();
        out.note = (n > 0).then(|| {
            format!(
                "{}: a Word document is never rewritten: {n} of its results have a fix to be made by hand",
                clean(&out.checked.path)
            )
        });
        return Ok(out);
    }
    let (mended, count) = passes(&out.checked, mending.with_unsafe, &again)?;
    match (mending.way, mended) {
        (Way::Replace, None) if stdin => out.text = Some(out.checked.text.clone()),
        (_, None) | (Way::None, _) => {}
        (Way::Replace, Some(mut new)) => {
            if stdin {
                out.text = Some(new.text.clone());
            } else if let Err(e) = store::replace(path, out.checked.text.as_bytes(), new.text.as_bytes()) {
                out.error = Some(e);
                return Ok(out);
            }
            new.fixed = count;
            out.checked = new;
        }
        (Way::Diff, Some(new)) => {
            let name = out.checked.path.clone();
            let diff = TextDiff::from_lines(&out.checked.text, &new.text);
            out.diff = Some(diff.unified_diff().header(&name, &name).to_string());
            out.would = count;
        }
    }
    Ok(out)
}

/// Puts fixes in until none is left; nothing where there was none.
pub(crate) fn passes(
    first: &Checked,
    with_unsafe: bool,
    again: impl Fn(String) -> Result<Checked, String>,
) -> Result<(Option<Checked>, usize), String> {
    let (mut last, mut count): (Option<Checked>, usize) = (None, 0);
    for _ in 0..MAX_PASSES {
        let now = last.as_ref().unwrap_or(first);
        let Fixed { text, count: n } = check::mend(&now.text, &fixes(&now.findings, with_unsafe));
        // A text that comes back would go round for ever.
        if n == 0 || text == first.text {
            break;
        }
        count += n;
        last = Some(again(text)?);
    }
    Ok((last, count))
}

/// A difference as it may be shown on a terminal: control characters are made visible.
pub(crate) fn shown(diff: &str) -> String {
    let mut out = String::with_capacity(diff.len());
    for line in diff.lines() {
        out.push_str(&clean(line));
        out.push('\n');
    }
    out
}
