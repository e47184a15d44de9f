//! Running text: finding the values, quotations and names in it, and linking them to facts.

mod ages;
mod around;
mod describe;
mod glue;
mod guard;
mod guard_dates;
mod guard_digits;
mod guard_ordinals;
mod guard_words;
mod hearts;
mod labels;
mod mention;
mod noun;
mod scan;
mod starts;
mod take;
mod tense;
mod words;

pub use describe::describe;
pub use mention::Mention;
pub use scan::scan;
