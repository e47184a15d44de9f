//! Every report format over the same small run, held against a description of the format that is not ours where there is one.

mod page;
mod sarif;

use factcheck::check::{DraftIndex, Options, Verdict, check_claims, check_draft};
use factcheck::document::{self, Markup};
use factcheck::facts::FactBase;
use factcheck::report::{Checked, Format, Run, Style};
use serde_json::Value;

const TRIAL: &str = "topic: The trial
sources:
  story: {title: 'Jury orders NSO to pay, “in full”', publisher: Ars Technica, published: 2025-05-06, url: 'https://example.org/a?b=1&c=2'}
  form: {title: Verdict form, publisher: District Court, published: 2025-05-05}
names:
  okafor: {name: Zoë Okafor, role: engineer, source: story}
facts:
  punitive-damages: {value: '$167,254,000', source: form, locator: page 3}
  compensatory-damages:
    values:
      - {value: $444 million, source: story}
      - {value: '$444,719', source: form}
  growth: {value: 12%, source: story}
  phones-targeted: {value: about 1,400 phones, source: story}
  legacy: {quote: The steel may outlive us all, speaker: Zoë Okafor, source: story}
";

const CLAIMS: &str = "# é: columns count characters, not bytes
punitive damages = $167M
growth = 15%
compensatory damages = $444 million
phones targeted = 1,400
<img src=x onerror=\"alert('1')\">\u{202e} & 100% of it
budget = $5 million
";

const DRAFT: &str = "# Café & <b>Court</b>

Élan aside, punitive damages of $167 billion were awarded, and growth was 12 percent. A new lift
would be $2 million. “The steel
might outlive us all,” said Zoë Okafer, who counts 1,400 phones targeted.
";

fn run() -> Run {
    let (base, problems) = FactBase::from_yaml(&[("facts/trial.yaml", TRIAL)]);
    assert!(problems.is_empty(), "{problems:?}");
    let options = Options::default();
    let claims = check_claims(CLAIMS, &base, &options);
    let (text, doc) = document::read(DRAFT, Markup::Markdown).expect("a draft");
    let draft = {
        let index = DraftIndex::new(&base);
        check_draft(&text, &doc, &base, &index, &options)
    };
    Run {
        files: vec![
            Checked::claims("claims/a, b.txt".to_owned(), CLAIMS.to_owned(), claims),
            Checked::draft("./story é.md".to_owned(), text, draft),
        ],
        base: base.into(),
        problems,
        errors: Vec::new(),
    }
}

fn write(run: &Run, format: Format) -> String {
    let mut out = Vec::new();
    let style = Style {
        show_all: true,
        ..Style::default()
    };
    run.write(format, &style, &mut out).expect("written");
    String::from_utf8(out).expect("UTF-8")
}

fn json(run: &Run, format: Format) -> Value {
    serde_json::from_str(&write(run, format)).expect("JSON")
}

/// The report without what changes with every version.
fn snapshot(name: &str, text: &str) {
    let text = text.replace(env!("CARGO_PKG_VERSION"), "[version]");
    insta::assert_snapshot!(name, text);
}

fn is_valid(schema: &str, value: &Value) {
    // The standard's own schema has a stray bracket in the pattern of a language, which we never write.
    let schema = schema.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&schema).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|e| format!("{}: {e}", e.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

#[test]
fn the_run_has_every_verdict() {
    let run = run();
    let all = [
        Verdict::Supported,
        Verdict::Refuted,
        Verdict::NotEnoughEvidence,
        Verdict::ConflictingEvidence,
        Verdict::Unverified,
        Verdict::Invalid,
    ];
    for v in all {
        assert!(
            run.files.iter().flat_map(|f| &f.findings).any(|f| f.verdict == v),
            "{v:?}"
        );
    }
    let lines = |f: &Checked| f.findings.iter().any(|x| x.span.of(&f.text).contains('\n'));
    assert!(run.files.iter().any(lines), "no finding goes over several lines");
}

#[test]
fn json_lines_hold_the_objects_of_json_and_end_with_the_summary() {
    let run = run();
    let text = write(&run, Format::JsonLines);
    let whole = json(&run, Format::Json);
    let mut lines: Vec<Value> = text
        .lines()
        .map(|l| serde_json::from_str(l).expect("an object a line"))
        .collect();
    let last = lines.pop().expect("a last line");
    assert_eq!(last["summary"], whole["summary"]);
    assert_eq!(Value::Array(lines), whole["results"]);
    snapshot("json-lines", &text);
}

#[test]
fn github_shows_ten_and_says_how_many_more() {
    let run = run();
    snapshot("github", &write(&run, Format::Github));
    let (base, problems) = FactBase::from_yaml(&[("facts/trial.yaml", TRIAL)]);
    let text = "growth = 15%\n".repeat(13);
    let findings = check_claims(&text, &base, &Options::default());
    let many = Run {
        files: vec![Checked::claims("x.claims".to_owned(), text, findings)],
        base: base.into(),
        problems,
        errors: Vec::new(),
    };
    let out = write(&many, Format::Github);
    assert_eq!(out.lines().filter(|l| l.starts_with("::error ")).count(), 10);
    assert_eq!(
        out.lines()
            .filter(|l| l.starts_with("error[value-mismatch] x.claims:"))
            .count(),
        3
    );
    let last = out.lines().last().expect("a last line");
    assert!(
        last.starts_with("::notice title=factcheck::3 more findings: see the log"),
        "{last}"
    );
}

#[test]
fn gitlab_has_one_fingerprint_an_issue() {
    let run = run();
    let issues = json(&run, Format::Gitlab);
    let issues = issues.as_array().expect("a list");
    let mut prints = std::collections::HashSet::new();
    for i in issues {
        assert!(prints.insert(i["fingerprint"].to_string()), "{i}");
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&i["severity"].as_str().expect("text")));
        assert!(i["location"]["lines"]["begin"].is_u64() && !i["location"]["path"].to_string().contains("./"));
    }
    snapshot("gitlab", &write(&run, Format::Gitlab));
}

#[test]
fn junit_is_read_back() {
    use quick_xml::events::Event;
    let run = run();
    let text = write(&run, Format::Junit);
    let mut reader = quick_xml::Reader::from_str(&text);
    let (mut cases, mut failures, mut tests) = (0, 0, 0);
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(e) => match e.name().as_ref() {
                "testcase" => cases += 1,
                "failure" => failures += 1,
                "testsuite" => {
                    let n = e.try_get_attribute("tests").expect("an attribute").expect("a count");
                    tests += n.value.parse::<usize>().expect("a number");
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    let s = run.summary();
    assert_eq!((cases, failures, tests), (s.checked, s.errors, s.checked));
    assert!(!text.chars().any(|c| c.is_control() && c != '\n'));
    snapshot("junit", &text);
}

#[test]
fn rdjson_is_valid_and_its_columns_are_bytes() {
    let run = run();
    let report = json(&run, Format::Rdjson);
    is_valid(include_str!("rdjson.schema.json"), &report);
    let slip = report["diagnostics"]
        .as_array()
        .and_then(|d| d.iter().find(|d| d["code"]["value"] == "scale-slip"))
        .expect("the slip");
    let start = &slip["location"]["range"]["start"];
    let line = DRAFT.lines().nth(2).expect("a line");
    let column = line.find("$167 billion").expect("the figure") + 1;
    assert_eq!(start["column"].as_u64(), u64::try_from(column).ok(), "{start}");
    snapshot("rdjson", &write(&run, Format::Rdjson));
}

#[test]
fn csv_is_read_back() {
    let run = run();
    let text = write(&run, Format::Csv);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("rows");
    assert_eq!(rows.len(), run.summary().checked);
    assert!(rows.iter().all(|r| r.len() == 13));
    snapshot("csv", &text);
}

#[test]
fn what_could_not_be_read_is_never_a_pass() {
    let (base, problems) = FactBase::from_yaml(&[("facts/trial.yaml", "facts:\n  a: {valeu: 5}\n")]);
    assert!(!problems.is_empty());
    let run = Run {
        base: base.into(),
        problems,
        errors: Vec::new(),
        files: Vec::new(),
    };
    let sarif = json(&run, Format::Sarif);
    is_valid(include_str!("sarif-2.1.0.schema.json"), &sarif);
    assert_eq!(sarif["runs"][0]["invocations"][0]["executionSuccessful"], false);
    let rdjson = json(&run, Format::Rdjson);
    is_valid(include_str!("rdjson.schema.json"), &rdjson);
    assert_eq!(rdjson["severity"], "ERROR");
    assert_eq!(json(&run, Format::Gitlab)[0]["severity"], "blocker");
    assert!(write(&run, Format::Github).starts_with("::error file=facts/trial.yaml,line="));
    assert!(write(&run, Format::Junit).contains("<error "));
    assert!(write(&run, Format::Html).contains("Could not be read"));
}
