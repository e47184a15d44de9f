//! What a fact's id may become, and how the new one is written.

use super::answer::{Failure, REQUEST_FAILED};
use crate::claim::{Expr, Statement, statements};
use crate::facts::{FactBase, FactId, Lookup};
use crate::report::clean;
use gen_lsp_types::ErrorCodes;
use serde_json::Value as Json;

/// The longest id, in bytes.
const MAX_ID: usize = 120;

/// Whether a fact may have this id: every link and claim must still mean one fact.
pub(super) fn allow(base: &FactBase, fact: FactId, to: &str) -> Result<(), Failure> {
    let letters = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    if to.is_empty() || to.len() > MAX_ID || !to.chars().all(letters) || !to.starts_with(char::is_alphanumeric) {
        let why = "an id is letters, digits and hyphens: punitive-damages";
        return Err(Failure(ErrorCodes::InvalidParams, why.to_owned()));
    }
    let failed = |why: String| Err(Failure(REQUEST_FAILED, why));
    if !serde_yaml::from_str::<Json>(to).is_ok_and(|v| v.is_string()) {
        return failed(format!("`{to}` is no word in YAML"));
    }
    if !is_term(to) {
        return failed(format!("`{to}` has a meaning of its own in claims"));
    }
    let known = match base.lookup(to, None) {
        Lookup::Unknown => Vec::new(),
        Lookup::One(id) => vec![id],
        Lookup::Several(ids) => ids,
    };
    match known.into_iter().find(|id| *id != fact) {
        Some(other) => failed(format!("{} is known by this name", clean(&base.full_id(other)))),
        None => Ok(()),
    }
}

/// The new id in the place of the old one: with blanks where that had blanks, if a claim still reads them as one name.
pub(super) fn written(old: &str, to: &str) -> String {
    let blanks = old.contains(' ') && !old.contains(['-', '_']);
    let spaced = to.replace(['-', '_'], " ");
    if blanks && is_term(&spaced) {
        spaced
    } else {
        to.to_owned()
    }
}

/// Whether a claim has room for these words as one name, on each of its sides.
fn is_term(words: &str) -> bool {
    let claim = format!("{words} is {words}");
    let whole = |e: &Expr<'_>| matches!(e, Expr::Bare(i) if i.text == words);
    match statements(&claim).next() {
        Some(Ok(Statement::Claim(c))) => whole(&c.left) && c.right.as_ref().is_ok_and(whole),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_id_is_written_so_that_it_stays_one_name() {
        for (old, to, new) in [
            ("repair cost", "mending-price", "mending price"),
            ("repair-cost", "mending-price", "mending-price"),
            ("cost", "mending-price", "mending-price"),
            ("repair cost", "a-is-b", "a-is-b"),
            ("repair cost", "what-is-in-it", "what-is-in-it"),
            ("repair cost", "cost-as-of-may", "cost-as-of-may"),
            ("repair cost", "cost-", "cost-"),
        ] {
            assert_eq!(written(old, to), new, "{to}");
        }
        for (id, free) in [("not-paid", true), ("sum", true), ("in", false)] {
            assert_eq!(is_term(id), free, "{id}");
        }
    }
}
