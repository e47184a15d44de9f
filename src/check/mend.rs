//! Fixes put into a text: the first of those that overlap wins, and no other byte is touched.

use super::{Finding, Fix};

/// A text with fixes in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fixed {
    /// The text.
    pub text: String,
    /// How many fixes are in it.
    pub count: usize,
}

/// The fixes of findings in the order of the text, without those that overlap an earlier one; unsafe ones only if asked for.
#[must_use]
pub fn fixes(findings: &[Finding], with_unsafe: bool) -> Vec<&Fix> {
    let mut all: Vec<&Fix> = findings
        .iter()
        .filter_map(|f| f.detail.as_ref()?.fix.as_ref())
        .filter(|f| f.safe || with_unsafe)
        .collect();
    all.sort_by_key(|f| (f.span.start, f.span.end));
    let mut taken: Vec<&Fix> = Vec::with_capacity(all.len());
    for f in all {
        // Two insertions in one place would depend on their order.
        let clear = taken
            .last()
            .is_none_or(|t| t.span.end <= f.span.start && t.span != f.span);
        if clear {
            taken.push(f);
        }
    }
    taken
}

/// Applies fixes that do not overlap, in the order of the text. One that does not fit the text is left out.
#[must_use]
pub fn mend(text: &str, fixes: &[&Fix]) -> Fixed {
    let mut out = Fixed {
        text: String::with_capacity(text.len() + 64),
        count: 0,
    };
    let mut at = 0;
    for f in fixes {
        let range = f.span.range();
        if range.start < at || text.get(range.clone()).is_none_or(|t| t == f.text) {
            continue;
        }
        out.text.push_str(text.get(at..range.start).unwrap_or(""));
        out.text.push_str(&f.text);
        at = range.end;
        out.count += 1;
    }
    out.text.push_str(text.get(at..).unwrap_or(""));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    #[test]
    fn the_first_of_overlapping_fixes_wins() {
        let fix = |start, end, text: &str| Fix {
            span: Span::new(start, end),
            text: text.to_owned(),
            safe: true,
        };
        let (a, b, c) = (fix(0, 3, "one"), fix(2, 5, "two"), fix(5, 6, "é"));
        let findings: Vec<Finding> = [&b, &c, &a]
            .map(|f| Finding {
                detail: Some(Box::new(super::super::Detail {
                    fix: Some(f.clone()),
                    ..Default::default()
                })),
                ..super::super::draft::bare(
                    f.span,
                    super::super::Verdict::Refuted,
                    crate::rule::Rule::Syntax,
                    super::super::Origin::Prose,
                )
            })
            .into();
        let taken = fixes(&findings, false);
        assert_eq!(taken, [&a, &c]);
        let fixed = mend("abcdefg", &taken);
        assert_eq!((&*fixed.text, fixed.count), ("onedeég", 2));
    }
}
