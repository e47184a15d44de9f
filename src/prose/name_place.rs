//! The place of a word in its text: what stands beside it, and whether a name may start or end there.

use super::common::{is_calendar, is_first_name, is_word};
use super::name_index::Spelling;
use super::names::Scan;

impl Scan<'_, '_> {
    /// Whether a surname belongs to somebody else: another first name goes before, or it is part of a longer name.
    pub(super) fn another(&self, at: usize, s: &Spelling) -> bool {
        if let Some(before) = at.checked_sub(1).and_then(|p| self.words.get(p)) {
            let gap = self.gap(at - 1);
            let initial = before.text.chars().count() == 1 && before.has_capital() && gap.starts_with('.');
            if initial && !before.plain.starts_with(|c| s.initials.contains(c)) {
                return true;
            }
            let stranger = !is_word(&before.plain) && !is_calendar(&before.plain) && !before.all_capitals();
            if blank(gap) && before.has_capital() && (stranger || is_first_name(&before.plain)) {
                return true;
            }
        }
        let next = at + 1;
        self.words.get(next).is_some_and(|w| {
            const KINDS: &[&str] = &[
                "county",
                "beach",
                "college",
                "university",
                "street",
                "avenue",
                "road",
                "hotel",
                "city",
                "island",
                "park",
                "hall",
                "house",
                "center",
                "centre",
                "institute",
                "foundation",
                "group",
                "company",
                "act",
                "bridge",
                "airport",
                "square",
                "hospital",
                "school",
                "stadium",
                "lake",
                "river",
                "fire",
                "creek",
                "inc",
                "corp",
            ];
            let stranger = (!is_word(&w.plain) && !is_calendar(&w.plain)) || KINDS.contains(&&*w.plain);
            blank(self.gap(at)) && w.starts_with_capital() && stranger && !self.index.knows(&w.plain)
        })
    }

    /// Whether words beside it make it part of a longer name that is not listed.
    pub(super) fn in_company(&self, at: usize, n: usize) -> bool {
        let before = at.checked_sub(1).is_some_and(|p| {
            let w = &self.words[p];
            let ordinary = is_word(&w.plain) || is_calendar(&w.plain) || w.all_capitals();
            blank(self.gap(p)) && w.has_capital() && !ordinary
        });
        let behind = self
            .words
            .get(at + n)
            .is_some_and(|w| blank(self.gap(at + n - 1)) && w.starts_with_capital() && !is_calendar(&w.plain));
        before || behind
    }

    /// The text between word `n` and the next.
    fn gap(&self, n: usize) -> &str {
        let end = self.words.get(n).map_or(self.text.len(), |w| w.end);
        let start = self.words.get(n + 1).map_or(self.text.len(), |w| w.start);
        self.text.get(end..start).unwrap_or("")
    }

    /// Whether a name may go on over the gap behind word `n`.
    pub(super) fn soft(&self, n: usize) -> bool {
        let gap = self.gap(n);
        gap.chars().count() <= 3
            && gap.chars().all(|c| c.is_whitespace() || ".,-‑–'’&/".contains(c))
            && !gap.contains("\n\n")
    }

    /// The same for a name with a wrong letter: a blank, a hyphen, or the point of an initial.
    pub(super) fn close(&self, n: usize) -> bool {
        let gap = self.gap(n);
        let short = self.words.get(n).is_some_and(|w| w.text.chars().count() <= 3);
        blank(gap) || matches!(gap, "-" | "‑" | "'" | "’") || (short && gap.strip_prefix('.').is_some_and(blank))
    }

    /// Whether a sentence starts at this byte.
    pub(super) fn opens(&self, at: usize) -> bool {
        let before = self.text.get(..at).unwrap_or("").chars().rev();
        let mut before = before.skip_while(|c| c.is_whitespace() || "“‘\"'([".contains(*c));
        before.next().is_none_or(|c| ".!?:\n…—”’".contains(c))
    }

    /// Whether a name may start here: not in an address, a handle or a tag.
    pub(super) fn may_start(&self, at: usize) -> bool {
        let mut before = self.text.get(..at).unwrap_or("").chars().rev();
        match before.next() {
            Some('@' | '#' | '_' | '/' | '\\' | '=') => false,
            Some('.') => !before.next().is_some_and(char::is_alphanumeric) || self.abbreviated(at),
            _ => true,
        }
    }

    /// Whether the word before, glued on with a point, is an initial: `J.Smith`, but not `www.Smith`.
    fn abbreviated(&self, at: usize) -> bool {
        let n = self.words.partition_point(|w| w.start < at);
        n.checked_sub(1)
            .is_some_and(|p| self.words[p].text.chars().count() == 1)
    }

    pub(super) fn may_end(&self, at: usize) -> bool {
        let mut behind = self.text.get(at..).unwrap_or("").chars();
        match behind.next() {
            Some('@' | '_' | '\\' | '=') => false,
            Some('.') => !behind.next().is_some_and(char::is_alphanumeric),
            Some('\'' | '’') => {
                // `D'Angelo` goes on; `Lee's` does not.
                let rest = behind.as_str();
                !rest.starts_with(char::is_alphanumeric)
                    || rest
                        .strip_prefix(['s', 'S'])
                        .is_some_and(|r| !r.starts_with(char::is_alphanumeric))
            }
            _ => true,
        }
    }
}

/// Whether a gap is nothing but one blank or line break.
fn blank(gap: &str) -> bool {
    let mut chars = gap.chars();
    chars.next().is_some_and(char::is_whitespace) && chars.next().is_none()
}
