//! The page for people who use no terminal: paste or drop a draft, read it with every value marked, take a fix, look facts up.
//!
//! It listens on this machine alone, keeps nothing of a draft, and judges nothing itself: what it shows is what `check/` says.

mod assets;
mod desk;
mod draft;
mod form;
mod guard;
mod headline;
mod listen;
mod mending;
mod outcome;
mod page;
mod routes;
mod saved;
mod shelf;
mod turns;
mod words;

use desk::Desk;
pub(crate) use listen::{Address, run};
