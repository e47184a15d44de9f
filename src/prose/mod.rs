//! Running text: finding the values, quotations and names in it, and linking them to facts.

mod mention;

pub use mention::Mention;
