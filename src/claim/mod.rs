//! The grammar of claims files: statements, one a line, and their syntax tree.
//!
//! ```
//! use factcheck::claim::parse;
//!
//! let file = parse("punitive damages = $167M   # as reported\n");
//! assert!(file.errors.is_empty());
//! assert_eq!(file.statements.len(), 1);
//! ```

mod ast;
mod expr;
mod relation;
mod statement;

pub use ast::{
    Claim, ClaimsFile, Directive, DirectiveName, Expr, Function, Item, Operator, Qualifier, Relation, Statement,
    SyntaxError,
};
pub use statement::{parse, statements};
