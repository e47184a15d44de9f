//! The fact base: curated facts with their sources, read from YAML, and the index from names to facts.
//!
//! ```
//! use factcheck::facts::FactBase;
//!
//! let yaml = "topic: Trial\nsources:\n  form: {title: Verdict form, published: 2025-05-06}\n\
//!             facts:\n  punitive-damages: {value: $167 million, source: form}\n";
//! let (base, problems) = FactBase::from_yaml(&[("trial.yaml", yaml)]);
//! assert!(problems.is_empty());
//! assert_eq!(base.facts().len(), 1);
//! ```

mod archive;
mod decode;
mod decode_values;
mod fields;
mod index;
mod load;
mod model;
mod near;
mod node;
mod problem;
#[cfg(feature = "cli")]
pub mod schema;
mod search;

pub use archive::Verified;
pub use index::{Lookup, key};
pub use load::{LoadError, Loaded};
#[cfg(any(feature = "lsp", feature = "serve"))]
pub(crate) use load::{Stamp, stamp, yaml_files};
pub use model::{Fact, FactBase, FactId, Name, NameId, Source, SourceId, Stated, Topic, TopicId, YamlFile};
pub(crate) use near::{near_topic, nearest};
pub use problem::{Problem, Related};
