//! Running text: finding the values, quotations and names in it, and linking them to facts.

mod around;
pub mod consistency;
mod contradict;
mod describe;
mod guard;
mod guard_dates;
mod guard_words;
mod index;
mod kinds;
mod labels;
mod link;
mod mention;
mod noun;
mod owners;
mod roles;
mod scan;
mod score;
mod tokens;
mod vocab;
mod words;

pub use around::Around;
pub use describe::describe;
pub use index::LinkIndex;
pub use link::{Link, Linker, Linking, Surroundings};
pub use mention::Mention;
pub use roles::RoleMention;
pub use scan::scan;
