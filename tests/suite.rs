//! Every statement of the suite's topics has its expectation in the comment beside it: `# verdict` or `# verdict rule`.

use factcheck::check::{Options, check_claims};
use factcheck::facts::FactBase;
use std::path::{Path, PathBuf};

fn expectation(line: &str) -> Option<(&str, Option<&str>)> {
    let (_, comment) = line.rsplit_once("# ")?;
    let mut words = comment.split_whitespace();
    let verdict = words.next()?;
    Some((verdict, words.next()))
}

#[test]
fn every_statement_is_judged_as_expected() {
    let mut wrong = Vec::new();
    let mut count = 0;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    let mut topics: Vec<PathBuf> = std::fs::read_dir(root)
        .expect("the suite")
        .flatten()
        .map(|e| e.path())
        .collect();
    topics.sort();
    for topic in topics {
        let loaded = FactBase::load(&[topic.join("facts")]);
        assert!(
            loaded.problems.is_empty() && loaded.errors.is_empty(),
            "{topic:?}: {:?} {:?}",
            loaded.problems,
            loaded.errors
        );
        let mut files: Vec<PathBuf> = std::fs::read_dir(topic.join("claims"))
            .expect("claims")
            .flatten()
            .map(|e| e.path())
            .collect();
        files.sort();
        for file in files {
            let text = std::fs::read_to_string(&file).expect("claims");
            let findings = check_claims(&text, &loaded.base, &Options::default());
            let mut at = 0;
            for (n, line) in text.split('\n').enumerate() {
                let (start, end) = (at, at + line.len());
                at = end + 1;
                let found = findings
                    .iter()
                    .find(|f| f.span.start as usize >= start && f.span.end as usize <= end);
                let statement = !line.trim().is_empty() && !line.trim_start().starts_with(['#', '@']);
                if !statement {
                    if let Some(f) = found
                        && expectation(line).is_none_or(|(v, _)| v != f.verdict.name())
                    {
                        wrong.push(format!("{}:{}: {line}\n    got {f:?}", file.display(), n + 1));
                    }
                    continue;
                }
                count += 1;
                let Some((verdict, rule)) = expectation(line) else {
                    panic!("{}:{}: no expectation", file.display(), n + 1)
                };
                let Some(f) = found else {
                    wrong.push(format!("{}:{}: {line}\n    got nothing", file.display(), n + 1));
                    continue;
                };
                let got = f.rule.map(factcheck::rule::Rule::name);
                let rule_fits = match rule {
                    Some(r) => got == Some(r),
                    None => verdict != "supported" || got.is_none(),
                };
                if f.verdict.name() != verdict || !rule_fits {
                    let message = f.detail.as_ref().map_or("", |d| &d.message);
                    wrong.push(format!(
                        "{}:{}: {line}\n    got {} {}: {message}",
                        file.file_name()
                            .map_or_else(Default::default, |n| n.to_string_lossy().into_owned()),
                        n + 1,
                        f.verdict.name(),
                        got.unwrap_or("")
                    ));
                }
            }
        }
    }
    assert!(count > 300, "the suite has only {count} statements");
    assert!(
        wrong.is_empty(),
        "{} of {count} statements:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
