//! Running text: finding the values, quotations and names in it, and linking them to facts.

mod claim_words;
mod clause;
mod common;
mod marks;
mod mention;
mod name_index;
mod name_near;
mod name_place;
mod name_tokens;
mod names;
mod quote_index;
mod quote_match;
mod quote_near;
mod quote_speaker;
mod quotes;
mod sentence_ends;
mod speakers;
mod speech;

pub use mention::Mention;
pub use name_index::NameIndex;
pub use name_near::Why;
pub use names::{NameForm, NameMention, names};
pub use quote_index::QuoteIndex;
pub use quote_match::{QuoteMatch, match_quote, match_quotes};
pub use quotes::{Quotation, Speaker, SpeakerKind, quotations};
