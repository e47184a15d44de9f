//! Every rule's page: the wrong example yields the rule, the right one does not, and both can be read in a terminal.

use factcheck::check::{DraftIndex, Finding, Options, check_claims, check_draft};
use factcheck::document::{self, Markup};
use factcheck::facts::FactBase;
use factcheck::rule::{Example, Rule};

fn findings(base: &FactBase, example: Example) -> Vec<Finding> {
    let options = Options::default();
    if example.language == "claims" {
        return check_claims(example.text, base, &options);
    }
    let (text, doc) = document::read(example.text.as_bytes().to_vec(), Markup::Markdown).expect("a draft");
    check_draft(&text, &doc, base, &DraftIndex::new(base), &options).findings
}

fn rules(found: &[Finding]) -> Vec<Rule> {
    found.iter().filter_map(|f| f.rule).collect()
}

#[test]
fn the_wrong_example_yields_the_rule_and_the_right_one_does_not() {
    let mut failures = Vec::new();
    for rule in Rule::ALL {
        let page = rule.documentation();
        let files: Vec<(String, &str)> = page
            .facts
            .iter()
            .enumerate()
            .map(|(n, f)| (format!("court-{n}.yaml"), *f))
            .collect();
        let files: Vec<(&str, &str)> = files.iter().map(|(n, f)| (&**n, *f)).collect();
        let (base, problems) = FactBase::from_yaml(&files);
        if !problems.is_empty() {
            failures.push(format!("{rule}: {problems:?}"));
        }
        let (wrong, right) = (findings(&base, page.wrong), findings(&base, page.right));
        if !rules(&wrong).contains(rule) {
            failures.push(format!("{rule}, wrong: {:?}", rules(&wrong)));
        }
        // A right example is right by every rule, but for values that it is not about.
        // What a comment silences is no result at all.
        let nothing = right.is_empty() && *rule != Rule::UnusedIgnore;
        if nothing || rules(&right).iter().any(|r| r == rule || *r != Rule::Unverified) {
            failures.push(format!("{rule}, right: {:?}", rules(&right)));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_page_has_every_part_and_no_line_is_wider_than_a_terminal() {
    for rule in Rule::ALL {
        let page = rule.documentation();
        for part in ["## Why it matters", "## Facts", "## Wrong", "## Right", "## Severity"] {
            assert_eq!(page.markdown.matches(part).count(), 1, "{rule}: {part}");
        }
        for line in page.markdown.lines() {
            assert!(line.chars().count() <= 80, "{rule}: {line}");
        }
        assert!(["claims", "markdown"].contains(&page.wrong.language), "{rule}");
        assert_eq!(page.wrong.language, page.right.language, "{rule}");
    }
}

/// What is made from the definition of the arguments: every shell, and a page for every command.
#[test]
fn completions_and_manual_pages_are_made() {
    let run = |args: &[&str]| {
        let out = std::process::Command::new(env!("CARGO_BIN_EXE_factcheck"))
            .args(args)
            .output()
            .expect("the program");
        assert!(out.status.success(), "{args:?}");
        String::from_utf8(out.stdout).expect("UTF-8")
    };
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let text = run(&["completions", shell]);
        assert!(text.contains("force-exclude"), "{shell}");
        // The others complete no values.
        if ["bash", "fish", "zsh"].contains(&shell) {
            assert!(text.contains("value-mismatch"), "{shell}");
        }
    }
    assert!(run(&["man"]).contains(".SH OPTIONS"));
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("man-{}", std::process::id()));
    run(&["man", "--output-dir", &folder.to_string_lossy()]);
    let page = std::fs::read_to_string(folder.join("factcheck-facts-lint.1")).expect("a page");
    assert!(page.contains("Report every error of the fact base"));
    std::fs::remove_dir_all(&folder).expect("gone");
}
