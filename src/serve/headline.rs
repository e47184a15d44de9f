//! The verdict on a whole draft in one line. It is good news only where something was held against a sound fact base.

use super::Desk;
use crate::report::{Summary, plural};

/// How a draft is doing.
#[derive(Debug)]
pub(super) struct Headline {
    /// `bad`, `warn`, `none` or `good`.
    pub(super) state: &'static str,
    pub(super) sign: char,
    pub(super) text: String,
    /// What else has to be known.
    pub(super) more: Vec<String>,
}

/// The headline of a checked draft.
pub(super) fn headline(desk: &Desk, s: &Summary) -> Headline {
    let mut more = Vec::new();
    let held = s.linked + s.statements;
    let (state, sign, text) = if s.checked == 0 && s.silenced > 0 {
        (
            "none",
            '○',
            "Nothing is left to report: all of it is silenced".to_owned(),
        )
    } else if s.checked == 0 {
        more.push("There is no figure, date, quotation or known name in this text.".to_owned());
        ("none", '○', "Nothing was checked".to_owned())
    } else if s.errors > 0 {
        let look = if s.warnings > 0 {
            format!(", {} to look at", s.warnings)
        } else {
            String::new()
        };
        ("bad", '✗', format!("{} to mend{look}", s.errors))
    } else if s.warnings > 0 {
        ("warn", '?', format!("{} to look at", s.warnings))
    } else if held == 0 {
        ("none", '○', "Nothing was held against a fact".to_owned())
    } else if desk.is_sound() {
        ("good", '✓', "Nothing found wrong in what facts cover".to_owned())
    } else {
        (
            "none",
            '○',
            "Nothing found wrong, but not all facts could be read".to_owned(),
        )
    };
    if s.mentions > 0 {
        let open = s.mentions - s.linked;
        let rest = if open > 0 {
            format!("; {open} {} unverified", if open == 1 { "is" } else { "are" })
        } else {
            String::new()
        };
        more.push(format!(
            "A fact or a known name covers {} of {}{rest}.",
            s.linked,
            plural(s.mentions, "mention")
        ));
    }
    if s.statements > 0 {
        more.push(format!("{} checked.", plural(s.statements, "statement")));
    }
    if s.silenced > 0 {
        more.push(format!("{} silenced by comments.", plural(s.silenced, "result")));
    }
    if !desk.is_sound() {
        more.push("The fact base has errors, so this is no clean bill, and no fix is offered.".to_owned());
    }
    Headline {
        state,
        sign,
        text,
        more,
    }
}

impl Headline {
    /// The headline as a screen reader is told it.
    pub(super) fn spoken(&self) -> String {
        let mut out = format!("{}.", self.text);
        for m in &self.more {
            out.push(' ');
            out.push_str(m);
        }
        out
    }
}
