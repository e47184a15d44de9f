//! The fact base is fact-checked too: archived copies of sources, their hashes, and what facts say stands in them.

use super::model::{Fact, FactBase, Source, SourceId, Stated};
use super::node::MAX_FILE;
use super::problem::Problem;
use crate::value::text::fold;
use crate::value::{Data, Value, find_in};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;

/// An archived copy, cut into paragraphs.
struct Copy {
    paragraphs: Vec<String>,
}

impl FactBase {
    /// Checks every archived copy that a source names: its hash, that locators of facts exist in it, that quotations stand
    /// in it word for word, and that values are found there.
    #[must_use]
    pub fn verify(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut copies: HashMap<SourceId, Copy> = HashMap::new();
        for (n, s) in self.sources.iter().enumerate() {
            let (Some(file), Ok(n)) = (&s.file, u32::try_from(n)) else {
                continue;
            };
            let topic = self.topic(s.topic);
            let yaml = &self.files[topic.file as usize].path;
            let path = Path::new(yaml).parent().unwrap_or_else(|| Path::new("")).join(&**file);
            match read(&path, s) {
                Ok(copy) => {
                    copies.insert(SourceId(n), copy);
                }
                Err(why) => problems.push(Problem::new(
                    topic.file,
                    s.span,
                    format!("the copy of this source, {file}, {why}"),
                )),
            }
        }
        for fact in &self.facts {
            for v in &fact.values {
                // With several sources the locator belongs to the first.
                for (n, id) in v.sources.iter().enumerate() {
                    if let Some(copy) = copies.get(id) {
                        let file = self.topic(fact.topic).file;
                        let locator = v.locator.as_deref().filter(|_| n == 0);
                        if let Some(why) = self.missing(fact, v, copy, locator) {
                            let source = &self.source(*id).id;
                            problems.push(Problem::new(file, v.span, format!("in the copy of `{source}`, {why}")));
                        }
                    }
                }
            }
        }
        problems
    }

    /// Why a value does not stand in the copy.
    fn missing(&self, fact: &Fact, v: &Stated, copy: &Copy, locator: Option<&str>) -> Option<String> {
        let text = match locator.and_then(paragraph) {
            Some(n) => match copy.paragraphs.get(n.checked_sub(1)?) {
                Some(p) => p.clone(),
                None => return Some(format!("there is no paragraph {n}: it has {}", copy.paragraphs.len())),
            },
            None => copy.paragraphs.join("\n"),
        };
        let folded = fold(&text).to_lowercase();
        let holds = |t: &str| folded.contains(&fold(t).to_lowercase());
        let spelled = |t: &str| holds(t) || fact.accepted(t).any(holds) || self.also(fact, t).any(holds);
        match &v.value.data {
            Data::Text(t) if fact.quote => {
                (!fold(&text).contains(&*fold(t))).then(|| "the quotation does not stand word for word".to_owned())
            }
            Data::Text(t) => (!spelled(t)).then(|| format!("\"{t}\" is not found")),
            Data::List(items) => {
                let absent: Vec<&str> = items.iter().map(|i| &**i).filter(|i| !spelled(i)).collect();
                (!absent.is_empty()).then(|| format!("these members are not found: {}", absent.join(", ")))
            }
            Data::Bool(_) => None,
            Data::Figure(_) | Data::Date(_) => {
                (!holds(&v.value.text) && !found(&text, &v.value)).then(|| format!("{} is not found", v.value.text))
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
    find_in(text, value)
}

/// `paragraph 10`, `para. 3`, `P2` as a number.
fn paragraph(locator: &str) -> Option<usize> {
    let lower = locator.trim().to_lowercase();
    let rest = ["paragraph", "para.", "para", "par.", "p"]
        .iter()
        .find_map(|p| lower.strip_prefix(p))?
        .trim();
    rest.parse().ok()
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
        assert_eq!(paragraph("paragraph 10"), Some(10));
        assert_eq!(paragraph("Para. 3"), Some(3));
        assert_eq!(paragraph("page 4"), None);
        assert_eq!(paragraphs("a\nb\n"), ["a", "b"]);
        assert_eq!(paragraphs("a\nb\n\nc"), ["a\nb", "c"]);
    }
}
