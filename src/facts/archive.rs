//! The fact base is fact-checked too: archived copies of sources, their hashes, and what facts say stands in them.

use super::model::{Fact, FactBase, Source, SourceId, Stated};
use super::node::MAX_FILE;
use super::problem::Problem;
use crate::span::Span;
use crate::value::text::{fold, unquote};
use crate::value::{Context, Data, Hint, Value, find_in};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt::Write;
use std::path::{Component, Path, PathBuf};

/// An archived copy.
struct Copy {
    paragraphs: Vec<String>,
    lines: Vec<String>,
}

/// What `verify` found.
#[derive(Debug, Default)]
pub struct Verified {
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// What can not be checked, and why.
    pub notes: Vec<Problem>,
}

impl FactBase {
    /// Checks every archived copy that a source names: its hash, that locators of facts exist in it, that quotations stand
    /// in it word for word, and that values are found there.
    #[must_use]
    pub fn verify(&self) -> Verified {
        let mut out = Verified::default();
        let mut copies: HashMap<SourceId, Copy> = HashMap::new();
        for (n, s) in self.sources.iter().enumerate() {
            let (Some(file), Ok(n)) = (&s.file, u32::try_from(n)) else {
                continue;
            };
            let topic = self.topic(s.topic);
            let yaml = &self.files[topic.file as usize].path;
            let path = Path::new(yaml).parent().unwrap_or_else(|| Path::new("")).join(&**file);
            let copy = if self.holds(&path) {
                read(&path, s)
            } else {
                Err("is outside the folder of the fact base".to_owned())
            };
            match copy {
                Ok(copy) => {
                    copies.insert(SourceId(n), copy);
                }
                Err(why) => out.problems.push(Problem::new(
                    topic.file,
                    s.span,
                    format!("the copy of this source, {file}, {why}"),
                )),
            }
        }
        for fact in &self.facts {
            let file = self.topic(fact.topic).file;
            for v in &fact.values {
                // With several sources the locator belongs to the first.
                for (n, id) in v.sources.iter().enumerate() {
                    let Some(copy) = copies.get(id) else { continue };
                    let source = &self.source(*id).id;
                    let mut report = |span: Span, why: String| {
                        let message = format!("in the copy of `{source}`, {why}");
                        out.problems.push(Problem::new(file, span, message));
                    };
                    let mut place = Place::Anywhere;
                    if let Some(text) = v.locator.as_deref().filter(|_| n == 0) {
                        match Place::of(text, copy) {
                            Ok(p) => place = p,
                            Err(why) => {
                                report(v.locator_span, why);
                                continue;
                            }
                        }
                        if place == Place::Unknown {
                            let message = format!("`{text}` can not be checked in a copy that is text");
                            out.notes.push(Problem::new(file, v.locator_span, message));
                        }
                    }
                    if let Some(why) = self.missing(fact, v, &place.text(copy)) {
                        report(v.span, why);
                    }
                }
            }
        }
        out
    }

    /// Whether a path stands inside a folder of the fact base.
    fn holds(&self, path: &Path) -> bool {
        self.roots.is_empty() || self.roots.iter().any(|r| plain(path).starts_with(plain(r)))
    }

    /// Why a value does not stand in a text.
    fn missing(&self, fact: &Fact, v: &Stated, text: &str) -> Option<String> {
        let folded = fold(text).to_lowercase();
        let holds = |t: &str| folded.contains(&fold(t).to_lowercase());
        let spelled = |t: &str| holds(t) || fact.accepted(t).any(holds) || self.also(fact, t).any(holds);
        match &v.value.data {
            Data::Text(t) if fact.quote => {
                (!fold(text).contains(&*fold(t))).then(|| "the quotation does not stand word for word".to_owned())
            }
            Data::Text(t) => (!spelled(t)).then(|| format!("\"{t}\" is not found")),
            Data::List(items) => {
                let absent: Vec<&str> = items.iter().map(|i| &**i).filter(|i| !spelled(i)).collect();
                (!absent.is_empty()).then(|| format!("these members are not found: {}", absent.join(", ")))
            }
            Data::Bool(_) => None,
            Data::Figure(_) | Data::Date(_) => {
                (!holds(&v.value.text) && !found(text, &v.value)).then(|| format!("{} is not found", v.value.text))
            }
        }
    }

    /// The other spellings of a name of the fact's topic.
    fn also<'a>(&'a self, fact: &'a Fact, text: &'a str) -> impl Iterator<Item = &'a str> {
        let all = |n: &'a super::model::Name| std::iter::once(&*n.name).chain(n.also.iter().map(|a| &**a));
        self.names
            .iter()
            .filter(move |n| n.topic == fact.topic && all(n).any(|s| s == text))
            .flat_map(all)
    }
}

fn found(text: &str, value: &Value) -> bool {
    // A four-digit figure may be a year or a number.
    let number = value
        .date()
        .filter(|d| d.bare)
        .and_then(|_| value.reread(&Context::default(), Hint::Figure));
    find_in(text, value) || number.is_some_and(|n| find_in(text, &n))
}

/// A path without `.` and `..`, from the root.
fn plain(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut out = PathBuf::new();
    for c in absolute.components() {
        match c {
            Component::ParentDir => {
                out.pop();
            }
            Component::CurDir => {}
            c => out.push(c),
        }
    }
    out
}

/// Where in a copy a value is said to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Anywhere,
    Paragraph(usize),
    Line(usize),
    /// A page or a name: a text has none, so that the whole is looked through.
    Unknown,
}

impl Place {
    /// Reads `paragraph 10`, `para. 3`, `line 4` and words in quotation marks; an error where the copy has no such place.
    fn of(locator: &str, copy: &Copy) -> Result<Self, String> {
        let locator = locator.trim();
        if let Some(words) = unquote(locator) {
            let stands = |p: &String| fold(p).contains(&*fold(words));
            let at = copy.paragraphs.iter().position(stands);
            return at
                .map(|n| Self::Paragraph(n + 1))
                .ok_or_else(|| format!("the words {locator} are not found"));
        }
        if let Some(n) = numbered(locator, &["paragraphs", "paragraph", "para.", "para", "par.", "p", "¶"]) {
            return within("paragraph", n, copy.paragraphs.len()).map(Self::Paragraph);
        }
        if let Some(n) = numbered(locator, &["lines", "line", "l."]) {
            return within("line", n, copy.lines.len()).map(Self::Line);
        }
        Ok(Self::Unknown)
    }

    fn text(self, copy: &Copy) -> String {
        let nth = |all: &[String], n: usize| n.checked_sub(1).and_then(|n| all.get(n)).cloned().unwrap_or_default();
        match self {
            Self::Paragraph(n) => nth(&copy.paragraphs, n),
            Self::Line(n) => nth(&copy.lines, n),
            Self::Anywhere | Self::Unknown => copy.paragraphs.join("\n"),
        }
    }
}

fn within(what: &str, n: usize, count: usize) -> Result<usize, String> {
    match n {
        0 => Err(format!("there is no {what} 0: they count from 1")),
        n if n > count => Err(format!("there is no {what} {n}: it has {count}")),
        n => Ok(n),
    }
}

/// The number behind one of the words.
fn numbered(locator: &str, words: &[&str]) -> Option<usize> {
    let lower = locator.to_lowercase();
    words.iter().find_map(|w| lower.strip_prefix(w)?.trim().parse().ok())
}

fn read(path: &Path, s: &Source) -> Result<Copy, String> {
    let size = std::fs::metadata(path).map_err(|_| "is not there".to_owned())?.len();
    if size > MAX_FILE as u64 {
        return Err("is too large".to_owned());
    }
    let bytes = std::fs::read(path).map_err(|e| format!("could not be read: {e}"))?;
    if let Some(wanted) = &s.sha256 {
        let mut is = String::with_capacity(64);
        for b in Sha256::digest(&bytes) {
            let _ = write!(is, "{b:02x}");
        }
        if !wanted.eq_ignore_ascii_case(&is) {
            return Err(format!("has changed: its SHA-256 is {is}"));
        }
    }
    let text = String::from_utf8(bytes).map_err(|_| "is not UTF-8 text".to_owned())?;
    Ok(Copy {
        paragraphs: paragraphs(&text),
        lines: text.lines().map(str::to_owned).collect(),
    })
}

/// The paragraphs of a text: what blank lines part, or the lines where there are none.
fn paragraphs(text: &str) -> Vec<String> {
    let text = text.trim().replace("\r\n", "\n");
    let parted: Vec<String> = text
        .split("\n\n")
        .map(|p| p.trim().to_owned())
        .filter(|p| !p.is_empty())
        .collect();
    if parted.len() > 1 {
        parted
    } else {
        text.lines().map(str::to_owned).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locators_name_paragraphs() {
        let copy = Copy {
            paragraphs: paragraphs("One phone.\n\nTwo \"phones\"."),
            lines: vec![String::new(); 3],
        };
        let place = |l: &str| Place::of(l, &copy);
        assert_eq!(place("paragraph 2"), Ok(Place::Paragraph(2)));
        assert_eq!(place("Para. 1"), Ok(Place::Paragraph(1)));
        assert_eq!(place("line 3"), Ok(Place::Line(3)));
        assert_eq!(place("“One phone”"), Ok(Place::Paragraph(1)));
        assert_eq!(place("page 4"), Ok(Place::Unknown));
        assert!(place("paragraph 0").is_err());
        assert!(place("paragraph 3").is_err());
        assert!(place("line 4").is_err());
        assert!(place("“Three phones”").is_err());
        assert_eq!(paragraphs("a\nb\n"), ["a", "b"]);
        assert_eq!(paragraphs("a\nb\n\nc"), ["a\nb", "c"]);
    }
}
