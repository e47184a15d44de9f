//! Unit tests for facts: claims and drafts are checked against a curated fact base.
//!
//! A **fact base** is YAML, each fact with its source. It is read from files ([`FactBase::load`]) or from text, and what is wrong
//! with it comes beside it, each error with its place:
//!
//! ```
//! use factcheck::FactBase;
//!
//! let yaml = "
//! topic: Harbour Bridge
//! sources:
//!   report: {title: Inspection report, publisher: Port Authority}
//! facts:
//!   repair-cost: {aliases: [cost of repair], value: $48 million, source: report}
//! ";
//! let (base, problems) = FactBase::from_yaml(&[("facts/bridge.yaml", yaml)]);
//! assert!(problems.is_empty());
//! assert_eq!(base.full_id(factcheck::FactId(0)), "bridge/repair-cost");
//! ```
//!
//! **Claims** are stated one a line. Each gets a [`Finding`]: its [`Verdict`], the [`Rule`] that it falls under, the values that it was
//! held against, and its reason in words. A wrong line never hides the next.
//!
//! ```
//! # use factcheck::FactBase;
//! # let yaml = "sources: {r: {title: R}}\nfacts: {repair-cost: {value: $48 million, source: r}}";
//! # let (base, _) = FactBase::from_yaml(&[("bridge.yaml", yaml)]);
//! use factcheck::{Options, Rule, Verdict, check_claims};
//!
//! let findings = check_claims("repair cost = $48M\nrepair cost = $48 billion\n", &base, &Options::default());
//! assert_eq!(findings[0].verdict, Verdict::Supported);
//! assert_eq!(findings[1].rule, Some(Rule::ScaleSlip));
//! let fact = base.fact(findings[1].against[0].fact);
//! assert_eq!(fact.values[0].value.text.as_ref(), "$48 million");
//! ```
//!
//! **Drafts** are taken as they are, in Markdown, HTML, plain text or Word. Every figure, date, quotation and known name is found,
//! linked to its fact where the sentence says which, and judged by the same rules. The index is made once for a fact base.
//!
//! ```
//! # use factcheck::FactBase;
//! # let yaml = "sources: {r: {title: R}}\nfacts: {repair-cost: {aliases: [cost of repair], value: $48 million, source: r}}";
//! # let (base, _) = FactBase::from_yaml(&[("bridge.yaml", yaml)]);
//! use factcheck::{DraftIndex, Markup, Options, Verdict, check_draft, read_draft};
//!
//! let (text, draft) = read_draft("The cost of repair is put at **$84 million**.", Markup::Markdown)?;
//! let index = DraftIndex::new(&base);
//! let found = check_draft(&text, &draft, &base, &index, &Options::default());
//! assert_eq!(found.findings[0].verdict, Verdict::Refuted);
//! assert_eq!(found.findings[0].span.of(&text), "$84 million");
//! # Ok::<(), factcheck::ReadError>(())
//! ```
//!
//! What a draft mentions can be had with no fact base at all:
//!
//! ```
//! use factcheck::{Context, Markup, extract, read_draft};
//!
//! let (text, draft) = read_draft("About 1,400 phones in May 2019.", Markup::Text)?;
//! let context = Context::default();
//! let found: Vec<_> = extract(&draft, &context).collect();
//! let words: Vec<&str> = found.iter().map(|e| e.span.of(&text)).collect();
//! assert_eq!(words, ["1,400 phones", "May 2019"]);
//! # Ok::<(), factcheck::ReadError>(())
//! ```
//!
//! # Features
//!
//! The default is everything that the program has. Without default features the library reads, links and judges, and nothing else.
//!
//! | feature | what it adds |
//! | --- | --- |
//! | `cli` | the program: arguments, settings, walking folders, watching; implies `report` |
//! | `report` | the module `report`: every format, snippets in colour too |
//! | `docx` | Word documents |
//! | `lsp` | the language server; implies `cli` |
//! | `serve` | the page in the browser; implies `cli` |

pub mod check;
pub mod claim;
pub mod document;
pub mod facts;
pub mod prose;
pub mod rule;
pub mod span;
pub mod value;

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "lsp")]
mod lsp;
#[cfg(feature = "report")]
pub mod report;
#[cfg(feature = "serve")]
mod serve;

pub use check::{
    Detail, DraftFindings, DraftIndex, Evidence, Finding, Fix, Options, Origin, Verdict, check_claims, check_draft,
};
pub use document::{Document, Markup, ReadError, read as read_draft};
pub use facts::{Fact, FactBase, FactId, Loaded, Problem};
pub use prose::{Extracted, extract};
pub use rule::{Rule, Severity};
pub use span::{Lines, Span};
pub use value::Context;

/// The README's example is compiled and run with the others.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
