//! The page of a rule: what it means, why it matters, and examples that are themselves tested. The pages are Markdown,
//! one file a rule; what is the same for all of them, how the severity is changed, is added here.

use super::Rule;

/// An example: the text of a claims file or of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// The language of the fence: `claims` or `markdown`.
    pub language: &'static str,
    /// The text.
    pub text: &'static str,
}

/// Everything that is told about a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Documentation {
    /// The whole page in Markdown.
    pub markdown: String,
    /// The fact base of the examples, a text for each of its files.
    pub facts: Vec<&'static str>,
    /// What the rule finds.
    pub wrong: Example,
    /// What it does not find.
    pub right: Example,
}

impl Rule {
    /// The rule's page and its examples.
    #[must_use]
    pub fn documentation(self) -> Documentation {
        let page = self.page();
        Documentation {
            markdown: format!(
                "# {self}\n\n{}\n\n{}\n\n{}",
                wrapped(self.summary()),
                page.trim(),
                severity(self)
            ),
            facts: facts(page),
            wrong: fence(page, "## Wrong"),
            right: fence(page, "## Right"),
        }
    }
}

/// All fences between the heading of the facts and that of the first example.
fn facts(page: &'static str) -> Vec<&'static str> {
    let part = page
        .split_once("## Facts")
        .and_then(|(_, below)| below.split_once("## Wrong"))
        .map_or("", |(part, _)| part);
    part.split("```yaml\n")
        .skip(1)
        .filter_map(|p| p.find("\n```").and_then(|end| p.get(..=end)))
        .collect()
}

/// The width of a page, in columns.
const WIDTH: usize = 80;

/// A sentence in lines that fit the page.
fn wrapped(text: &str) -> String {
    let (mut out, mut column) = (String::new(), 0);
    for word in text.split_whitespace() {
        let width = word.chars().count();
        if column > 0 {
            let fits = column + 1 + width <= WIDTH;
            out.push(if fits { ' ' } else { '\n' });
            column = if fits { column + 1 } else { 0 };
        }
        out.push_str(word);
        column += width;
    }
    out
}

/// The first fence below a heading; empty where there is none.
fn fence(page: &'static str, heading: &str) -> Example {
    let found = page
        .split_once(heading)
        .and_then(|(_, below)| below.split_once("```"))
        .and_then(|(_, rest)| rest.split_once('\n'))
        .and_then(|(language, rest)| {
            let text = rest.find("\n```").and_then(|end| rest.get(..=end))?;
            Some(Example { language, text })
        });
    found.unwrap_or(Example { language: "", text: "" })
}

fn severity(rule: Rule) -> String {
    format!(
        "## Severity

`{}`, unless `factcheck.toml` says otherwise, for all files or for some:

```toml
[severity]
{rule} = \"off\" # or \"error\", \"warning\", \"info\"

[[overrides]]
paths = [\"archive/**\"]
severity = {{ {rule} = \"info\" }}
```

For one run: `--error {rule}`, `--warn {rule}` or
`--off {rule}`.
",
        rule.severity().setting()
    )
}
