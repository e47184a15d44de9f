//! Taking a fix: the one that was chosen, or all safe ones until none is left.

use super::Desk;
use super::draft::{self, Judged, judge};
use super::form::Form;
use crate::check::{Finding, Fix, fixes, mend};
use crate::cli;
use crate::report::Checked;

/// What came of it.
#[derive(Debug)]
pub(super) struct Mended {
    pub(super) judged: Judged,
    /// How many fixes were made.
    pub(super) count: usize,
}

/// Makes the fix that a form asks for, and checks the text that comes of it.
pub(super) fn take(desk: &Desk, form: &Form) -> Result<Mended, String> {
    let judged = judge(desk, form)?;
    if !is_mendable(desk, &judged.checked) {
        return Ok(Mended { judged, count: 0 });
    }
    let again = |text| draft::again(desk, form, judged.kind, text);
    let (checked, count) = if form.fix == "safe" {
        cli::passes(&judged.checked, false, again)?
    } else {
        let chosen = offered(&judged.checked.findings).find(|f| key(f) == form.fix);
        let fixed = chosen.map(|f| mend(&judged.checked.text, &[f]));
        match fixed {
            Some(f) if f.count > 0 => (Some(again(f.text)?), f.count),
            _ => (None, 0),
        }
    };
    let kind = judged.kind;
    Ok(Mended {
        judged: Judged {
            checked: checked.unwrap_or(judged.checked),
            kind,
        },
        count,
    })
}

/// Whether a draft's text can be mended: a Word document is never rewritten, and nothing is against half a fact base.
pub(super) fn is_mendable(desk: &Desk, checked: &Checked) -> bool {
    desk.is_sound() && !checked.word
}

/// How a fix is named in a form. It holds the new words, so that a text that has changed since is not mended in a wrong place.
pub(super) fn key(f: &Fix) -> String {
    format!("{}-{}:{}", f.span.start, f.span.end, f.text)
}

/// How many safe fixes can be made at once.
pub(super) fn safe(checked: &Checked) -> usize {
    fixes(&checked.findings, false).len()
}

fn offered(findings: &[Finding]) -> impl Iterator<Item = &Fix> {
    findings.iter().filter_map(|f| f.detail.as_ref()?.fix.as_ref())
}
