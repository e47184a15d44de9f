//! The page, as a browser without a script and as the page's own script talk to it. The server is the real one.
#![cfg(all(feature = "serve", feature = "docx"))]

mod client;
mod drafts;
mod facts;
mod safety;
