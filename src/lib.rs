//! Unit tests for facts: claims and drafts are checked against a curated fact base.

pub mod claim;
pub mod facts;
pub mod span;
pub mod value;
