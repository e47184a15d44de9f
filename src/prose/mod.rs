//! Running text: finding the values, quotations and names in it, and linking them to facts.

mod ages;
mod describe;
mod guard;
mod guard_dates;
mod guard_words;
mod labels;
mod mention;
mod noun;
mod scan;
mod words;

pub use describe::describe;
pub use mention::Mention;
pub use scan::scan;
