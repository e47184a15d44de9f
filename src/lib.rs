//! Unit tests for facts: claims and drafts are checked against a curated fact base.

pub mod check;
pub mod claim;
pub mod facts;
pub mod rule;
pub mod span;
pub mod value;
