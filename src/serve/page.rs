//! The pages, as their templates want them.

use super::Desk;
use super::form::{Form, GRAMMARS, packed};
use super::shelf::{Known, Shelf};
use crate::facts::Fact;
use crate::report::html::escaped;
use crate::report::{Broken, broken, plural};
use crate::value::Data;
use askama::Template;
use askama::filters::Escaper;
use std::fmt;

/// What is written into a page: markup is no markup, and control and direction characters are seen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Visible;

impl Escaper for Visible {
    fn write_escaped_str<W: fmt::Write>(&self, mut out: W, text: &str) -> fmt::Result {
        out.write_str(&escaped(text))
    }
}

/// The pages that every page leads to.
const NAV: [(&str, &str); 3] = [("/", "Check"), ("/facts", "Facts"), ("/claim", "Try a claim")];

/// The most errors of a fact base that are listed.
const MOST: usize = 20;

/// The fact base, as every page tells of it.
#[derive(Debug, Template)]
#[template(path = "trouble.html", config = "src/serve/askama.toml")]
pub(super) struct Base {
    /// How much it holds.
    holds: String,
    list: Vec<Broken>,
    more: usize,
    empty: bool,
}

impl Base {
    pub(super) fn new(desk: &Desk) -> Self {
        let mut list = broken(&desk.run(Vec::new()));
        let more = list.len().saturating_sub(MOST);
        list.truncate(MOST);
        let base = &desk.base;
        let topics = plural(base.topics().len(), "topic");
        let holds = format!(
            "{} and {} in {topics}",
            plural(base.facts().len(), "fact"),
            plural(base.names().len(), "name")
        );
        Self {
            holds,
            list,
            more,
            empty: desk.is_empty(),
        }
    }

    /// What is wrong with it; empty where nothing is.
    pub(super) fn trouble(&self) -> String {
        self.render().unwrap_or_default()
    }
}

/// The page on which a draft is checked.
#[derive(Debug, Template)]
#[template(path = "check.html", config = "src/serve/askama.toml")]
pub(super) struct CheckPage {
    title: &'static str,
    here: &'static str,
    base: Base,
    form: Filled,
    result: Option<String>,
}

/// The form as it is shown again.
#[derive(Debug, Default)]
pub(super) struct Filled {
    text: String,
    name: String,
    word: String,
    grammar: &'static str,
    date: String,
}

impl Filled {
    /// The form that was sent; `text` is what the box holds now.
    pub(super) fn new(form: &Form, text: &str) -> Self {
        let grammar = GRAMMARS.iter().find(|(_, _, g)| *g == form.grammar);
        Self {
            text: text.to_owned(),
            name: form.name.clone(),
            word: form.word.as_deref().map(packed).unwrap_or_default(),
            grammar: grammar.map_or("auto", |(n, ..)| n),
            date: form.date.clone(),
        }
    }
}

impl CheckPage {
    pub(super) fn new(desk: &Desk, form: Filled, result: Option<String>) -> Self {
        Self {
            title: "Check a draft",
            here: "/",
            base: Base::new(desk),
            form,
            result,
        }
    }
}

/// The page on which single claims are tried.
#[derive(Debug, Template)]
#[template(path = "claim.html", config = "src/serve/askama.toml")]
pub(super) struct ClaimPage {
    title: &'static str,
    here: &'static str,
    base: Base,
    claim: String,
    example: Option<String>,
    subjects: Vec<String>,
    result: Option<String>,
}

/// The most subjects that are offered while one types.
const OFFERED: usize = 500;

impl ClaimPage {
    pub(super) fn new(desk: &Desk, claim: String, result: Option<String>) -> Self {
        let facts = desk.base.facts();
        let figure = |f: &&Fact| matches!(f.values.first().map(|v| &v.value.data), Some(Data::Figure(_)));
        let example = facts.iter().find(figure).or(facts.first()).and_then(|f| {
            let value = f.values.first()?;
            Some(format!("{} = {}", f.label, value.value.text))
        });
        Self {
            title: "Try a claim",
            here: "/claim",
            base: Base::new(desk),
            claim,
            example,
            subjects: facts.iter().take(OFFERED).map(|f| f.label.to_string()).collect(),
            result,
        }
    }
}

/// The page of the fact base.
#[derive(Debug, Template)]
#[template(path = "facts.html", config = "src/serve/askama.toml")]
pub(super) struct FactsPage {
    title: &'static str,
    here: &'static str,
    base: Base,
    shelf: Shelf,
}

impl FactsPage {
    pub(super) fn new(desk: &Desk, shelf: Shelf) -> Self {
        Self {
            title: "The fact base",
            here: "/facts",
            base: Base::new(desk),
            shelf,
        }
    }
}

/// The page of one fact.
#[derive(Debug, Template)]
#[template(path = "fact.html", config = "src/serve/askama.toml")]
pub(super) struct FactPage {
    title: String,
    here: &'static str,
    base: Base,
    fact: Known,
}

impl FactPage {
    pub(super) fn new(desk: &Desk, fact: Known) -> Self {
        Self {
            title: fact.label.clone(),
            here: "/facts",
            base: Base::new(desk),
            fact,
        }
    }
}

/// A page that only says why there is nothing to see.
#[derive(Debug, Template)]
#[template(path = "message.html", config = "src/serve/askama.toml")]
pub(super) struct MessagePage {
    title: &'static str,
    here: &'static str,
    base: Quiet,
    message: String,
}

impl MessagePage {
    pub(super) fn new(title: &'static str, message: String) -> Self {
        Self {
            title,
            here: "",
            base: Quiet { holds: "" },
            message,
        }
    }
}

/// The fact base where a page has no business with it.
#[derive(Debug)]
pub(super) struct Quiet {
    holds: &'static str,
}

impl Quiet {
    #[expect(clippy::unused_self, reason = "the layout asks every base")]
    const fn trouble(&self) -> &'static str {
        ""
    }
}
