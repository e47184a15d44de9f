//! Unit tests for facts: claims and drafts are checked against a curated fact base.

pub mod check;
pub mod claim;
pub mod cli;
pub mod document;
pub mod facts;
pub mod prose;
pub mod report;
pub mod rule;
pub mod span;
pub mod value;

/// The README's example is compiled and run with the others.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
