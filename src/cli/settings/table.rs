//! A table of a settings file, read key by key; every mistake is noted and the reading goes on.

use super::fault::{Fault, listed, near};
use globset::GlobBuilder;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub(super) struct Table<'t, 'f> {
    table: &'t DeTable<'t>,
    pub(super) faults: &'f mut Vec<Fault>,
}

impl<'t, 'f> Table<'t, 'f> {
    /// Every key that is not `known` is a mistake.
    pub(super) fn new(table: &'t DeTable<'t>, what: &str, known: &[&str], faults: &'f mut Vec<Fault>) -> Self {
        for key in table.keys().filter(|k| !known.contains(&&**k.get_ref())) {
            faults.push(Fault::unknown(key.span(), what, key.get_ref(), known.iter().copied()));
        }
        Self { table, faults }
    }

    fn get(&self, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.table.get(key)
    }

    fn wrong(&mut self, key: &str, span: Range<usize>, wanted: &str) {
        let fault = Fault::new(span, format!("`{key}` can not be this"));
        self.faults.push(fault.help(format!("it is {wanted}")));
    }

    /// A scalar that `read` makes sense of by its text: numbers and dates need no quotation marks.
    pub(super) fn parsed<T>(&mut self, key: &str, wanted: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = self.get(key)?;
        let text = match value.get_ref() {
            DeValue::String(s) => Some(s.to_string()),
            DeValue::Integer(n) if n.radix() == 10 => Some(n.as_str().to_owned()),
            DeValue::Float(f) => Some(f.as_str().to_owned()),
            DeValue::Datetime(d) => Some(d.to_string()),
            _ => None,
        };
        let found = text.and_then(|t| read(&t));
        if found.is_none() {
            self.wrong(key, value.span(), wanted);
        }
        found
    }

    /// The number of the word among those that are allowed.
    pub(super) fn one_of(&mut self, key: &str, allowed: &[&str]) -> Option<usize> {
        let value = self.get(key)?;
        let word = match value.get_ref() {
            DeValue::String(s) => &**s,
            _ => "",
        };
        let found = allowed.iter().position(|a| *a == word);
        if found.is_none() {
            let guess = near(word, allowed.iter().copied()).filter(|_| !word.is_empty());
            let hint = guess.map_or_else(String::new, |g| format!("; did you mean `{g}`?"));
            let all = listed(allowed.iter().copied());
            let fault = Fault::new(value.span(), format!("`{key}` can not be this"));
            self.faults.push(fault.help(format!("it is one of {all}{hint}")));
        }
        found
    }

    /// A list of texts, or one text where that is allowed.
    pub(super) fn texts(&mut self, key: &str, one: bool) -> Option<Vec<String>> {
        let found = self.spanned_texts(key, one)?;
        Some(found.into_iter().map(|(t, _)| t).collect())
    }

    /// A list of globs, each of which can be read.
    pub(super) fn globs(&mut self, key: &str) -> Option<Vec<String>> {
        let found = self.spanned_texts(key, false)?;
        let mut out = Vec::with_capacity(found.len());
        for (glob, span) in found {
            match GlobBuilder::new(&glob).literal_separator(true).build() {
                Ok(_) => out.push(glob),
                Err(e) => {
                    let fault = Fault::new(span, format!("this is no glob: {}", e.kind()));
                    self.faults.push(fault.help("for example: \"archive/**\", \"*.md\""));
                }
            }
        }
        Some(out)
    }

    fn spanned_texts(&mut self, key: &str, one: bool) -> Option<Vec<(String, Range<usize>)>> {
        let value = self.get(key)?;
        let wanted = if one {
            "a path or a list of paths"
        } else {
            "a list of texts"
        };
        match value.get_ref() {
            DeValue::String(s) if one => Some(vec![(s.to_string(), value.span())]),
            DeValue::Array(all) => {
                let mut out = Vec::with_capacity(all.len());
                for v in all.iter() {
                    match v.get_ref() {
                        DeValue::String(s) => out.push((s.to_string(), v.span())),
                        _ => self.wrong(key, v.span(), wanted),
                    }
                }
                Some(out)
            }
            _ => {
                self.wrong(key, value.span(), wanted);
                None
            }
        }
    }

    pub(super) fn table(&mut self, key: &str) -> Option<&'t DeTable<'t>> {
        let value = self.get(key)?;
        if let DeValue::Table(t) = value.get_ref() {
            return Some(t);
        }
        self.wrong(key, value.span(), &format!("a table: `[{key}]`"));
        None
    }

    /// A list of tables, each with its place.
    pub(super) fn tables(&mut self, key: &str) -> Vec<(Range<usize>, &'t DeTable<'t>)> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let mut out = Vec::new();
        let wanted = format!("a list of tables: `[[{key}]]`");
        match value.get_ref() {
            DeValue::Array(all) => {
                for v in all.iter() {
                    match v.get_ref() {
                        DeValue::Table(t) => out.push((v.span(), t)),
                        _ => self.wrong(key, v.span(), &wanted),
                    }
                }
            }
            _ => self.wrong(key, value.span(), &wanted),
        }
        out
    }
}
