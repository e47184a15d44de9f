//! `factcheck rule`, `factcheck rules` and `factcheck config`: what the program itself can tell about its rules and settings.

use super::args::{ConfigArgs, RuleArgs, RulesArgs};
use super::{complain, settings};
use crate::rule::{Example, Rule};
use serde_json::{Value as Json, json};
use std::io::{self, Write};

/// One rule's page.
pub(crate) fn one(a: &RuleArgs) -> io::Result<u8> {
    let page = a.rule.documentation();
    if a.json {
        let example = |e: Example| json!({"language": e.language, "text": e.text});
        let mut told = described(a.rule);
        told["documentation"] = json!(page.markdown);
        told["facts"] = json!(page.facts);
        told["wrong"] = example(page.wrong);
        told["right"] = example(page.right);
        return print(&serde_json::to_string_pretty(&told).unwrap_or_default());
    }
    print(page.markdown.trim_end())
}

/// All rules, one a line.
pub(crate) fn all(a: &RulesArgs) -> io::Result<u8> {
    if a.json {
        let told: Vec<Json> = Rule::ALL.iter().map(|r| described(*r)).collect();
        return print(&serde_json::to_string_pretty(&told).unwrap_or_default());
    }
    let longest = Rule::ALL.iter().map(|r| r.name().len()).max().unwrap_or(0);
    let lines: Vec<String> = Rule::ALL
        .iter()
        .map(|r| format!("{:longest$}  {:7}  {}", r.name(), r.severity().setting(), r.summary()))
        .collect();
    print(&lines.join("\n"))
}

fn described(r: Rule) -> Json {
    json!({"name": r.name(), "severity": r.severity().setting(), "summary": r.summary()})
}

/// The settings, one of them, or their JSON Schema.
pub(crate) fn settings(a: &ConfigArgs) -> io::Result<u8> {
    if a.schema {
        return print(&serde_json::to_string_pretty(&settings::json_schema()).unwrap_or_default());
    }
    match settings::reference(a.setting.as_deref()) {
        Ok(text) => print(text.trim_end()),
        Err(message) => Ok(complain(&message)),
    }
}

fn print(text: &str) -> io::Result<u8> {
    writeln!(io::stdout().lock(), "{text}")?;
    Ok(0)
}
