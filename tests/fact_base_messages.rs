//! The message of every error that a fact base can hold, as a reader sees it at 80 columns.

use factcheck::facts::FactBase;
use factcheck::report::{Run, Style};

/// A mistake, and the file that holds it.
const MISTAKES: &[(&str, &str)] = &[
    ("unknown key of a topic", "topic: T\nfact: {}\n"),
    ("unknown key of a source", "sources:\n  s: {titel: S}\n"),
    (
        "unknown key of a name",
        "sources:\n  s: {title: S}\nnames:\n  n: {name: N, rôle: judge}\n",
    ),
    (
        "unknown key of a fact",
        "sources:\n  s: {title: S}\nfacts:\n  a: {valeu: 1, value: 5, source: s}\n",
    ),
    (
        "unknown key with nothing near",
        "sources:\n  s: {title: S}\nfacts:\n  a: {value: 5, source: s, colour: red}\n",
    ),
    (
        "unknown key of a value",
        "sources:\n  s: {title: S}\nfacts:\n  a:\n    values:\n      - {value: 5, source: s, untill: 2024}\n",
    ),
    (
        "duplicate key",
        "sources:\n  s: {title: S}\nfacts:\n  a:\n    value: 5\n    source: s\n    value: 6\n",
    ),
    ("duplicate key of a topic", "topic: T\nsources: {}\ntopic: U\n"),
    ("duplicate source", "sources:\n  s: {title: S}\n  s: {title: T}\n"),
    (
        "duplicate fact",
        "sources:\n  s: {title: S}\nfacts:\n  a: {value: 5, source: s}\n  a: {value: 6, source: s}\n",
    ),
    (
        "two facts with one name",
        "sources:\n  s: {title: S}\nfacts:\n  phone-targeted: {value: 5, source: s}\n  b: {label: the Phones Targeted, value: 6, source: s}\n",
    ),
    (
        "unknown source",
        "sources:\n  verdict: {title: S}\nfacts:\n  a: {value: 5, source: verdcit}\n",
    ),
    (
        "unknown source with nothing near",
        "sources:\n  verdict: {title: S}\nfacts:\n  a: {value: 5, source: somebody-else}\n",
    ),
    ("missing source", "sources:\n  s: {title: S}\nfacts:\n  a: {value: 5}\n"),
    (
        "missing source of a value",
        "sources:\n  s: {title: S}\nfacts:\n  a:\n    values:\n      - value: 5\n      - {value: 6, source: s}\n",
    ),
    ("missing value", "sources:\n  s: {title: S}\nfacts:\n  a: {source: s}\n"),
    (
        "empty value",
        "sources:\n  s: {title: S}\nfacts:\n  a:\n    value:\n    source: s\n",
    ),
    (
        "a blank value",
        "sources:\n  s: {title: S}\nfacts:\n  a: {value: \"  \", source: s}\n",
    ),
    (
        "an empty list",
        "sources:\n  s: {title: S}\nfacts:\n  a: {value: [], source: s}\n",
    ),
    (
        "an empty quotation",
        "sources:\n  s: {title: S}\nfacts:\n  a: {quote: \"\", source: s}\n",
    ),
    (
        "a mapping for a value",
        "sources:\n  s: {title: S}\nfacts:\n  a:\n    value: {low: 1, high: 2}\n    source: s\n",
    ),
    (
        "value and values",
        "sources:\n  s: {title: S}\nfacts:\n  a:\n    value: 5\n    values: [{value: 6, source: s}]\n    source: s\n",
    ),
    (
        "an entry without a value",
        "sources:\n  s: {title: S}\nfacts:\n  a:\n    values:\n      - source: s\n",
    ),
    (
        "no entries",
        "sources:\n  s: {title: S}\nfacts:\n  a:\n    values: []\n",
    ),
    (
        "values that are no list",
        "sources:\n  s: {title: S}\nfacts:\n  a:\n    values: 5\n    source: s\n",
    ),
    (
        "unreadable figure",
        "sources:\n  s: {title: S}\nfacts:\n  a: {value: \"$16,7M\", source: s}\n",
    ),
    (
        "unreadable digits",
        "sources:\n  s: {title: S}\nfacts:\n  a: {value: 17.4.1, source: s}\n",
    ),
    (
        "impossible date",
        "sources:\n  s: {title: S}\nfacts:\n  a: {value: 2025-02-30, source: s}\n",
    ),
    (
        "wrong weekday",
        "sources:\n  s: {title: S}\nfacts:\n  a:\n    value: Wednesday, May 6, 2025\n    source: s\n",
    ),
    (
        "a date without a year",
        "sources:\n  s: {title: S}\nfacts:\n  a: {value: May 6, source: s}\n",
    ),
    (
        "day and month either way round",
        "sources:\n  s: {title: S}\nfacts:\n  a: {value: 5/6/2025, source: s}\n",
    ),
    (
        "unknown kind",
        "sources:\n  s: {title: S}\nfacts:\n  a: {value: 5, kind: nubmer, source: s}\n",
    ),
    (
        "unknown kind with nothing near",
        "sources:\n  s: {title: S}\nfacts:\n  a: {value: 5, kind: colour, source: s}\n",
    ),
    (
        "a value of another kind",
        "sources:\n  s: {title: S}\nfacts:\n  a: {value: May 2025, kind: money, source: s}\n",
    ),
    (
        "exact for two figures",
        "sources:\n  s: {title: S}\nfacts:\n  a: {value: 5 to 7 million, exact: true, source: s}\n",
    ),
    (
        "from after until",
        "sources:\n  s: {title: S}\nfacts:\n  a:\n    values:\n      - {value: 5, from: 2025-01-01, until: 2024-01-01, source: s}\n",
    ),
    (
        "from that is no date",
        "sources:\n  s: {title: S}\nfacts:\n  a:\n    values:\n      - {value: 5, from: the start, source: s}\n",
    ),
    (
        "overlapping periods",
        "sources:\n  s: {title: S}\nfacts:\n  a:\n    values:\n      - {value: Ann Lee, until: 2024-06-01, source: s}\n      - {value: Bo Chen, from: 2024-03-01, source: s}\n",
    ),
    (
        "two preferred values",
        "sources:\n  s: {title: S}\nfacts:\n  a:\n    values:\n      - {value: 5, source: s, preferred: true}\n      - {value: 6, source: s, preferred: true}\n",
    ),
    (
        "published that is no date",
        "sources:\n  s: {title: S, published: last summer}\n",
    ),
    (
        "as_of that is no date",
        "sources:\n  s: {title: S}\nfacts:\n  a: {value: 5, as_of: then, source: s}\n",
    ),
    (
        "a flag that is none",
        "sources:\n  s: {title: S}\nfacts:\n  a: {value: 5, exact: perhaps, source: s}\n",
    ),
    ("a list where a text was meant", "sources:\n  s: {title: [a, b]}\n"),
    (
        "a mapping where a text was meant",
        "sources:\n  s: {title: S}\nfacts:\n  a: {value: 5, source: s, aliases: {x: y}}\n",
    ),
    (
        "an empty alias",
        "sources:\n  s: {title: S}\nfacts:\n  a: {value: 5, source: s, aliases: [\"\"]}\n",
    ),
    (
        "accept that is empty",
        "sources:\n  s: {title: S}\nfacts:\n  a:\n    value: x\n    source: s\n    accept:\n",
    ),
    (
        "a name without a spelling",
        "sources:\n  s: {title: S}\nnames:\n  judge: {role: judge, source: s}\n",
    ),
    ("a fact that is a text", "sources:\n  s: {title: S}\nfacts:\n  a: 5\n"),
    ("facts that are a list", "sources:\n  s: {title: S}\nfacts:\n  - a\n"),
    ("sources that are a text", "sources: the verdict story\n"),
    ("a topic that is a list", "- topic\n"),
    ("an empty file", "# nothing yet\n"),
    ("two documents", "topic: T\nsources:\n  s: {title: S}\n---\ntopic: U\n"),
    ("a key that is no word", "? [a, b]\n: c\n"),
    (
        "a list among texts",
        "sources:\n  s: {title: S}\nfacts:\n  a: {value: [a, [b]], source: s}\n",
    ),
    ("a tab", "topic: T\nsources:\n\ts: {title: S}\n"),
    ("a colon in a plain text", "topic: WhatsApp: the trial\n"),
    ("a bracket that is not closed", "sources:\n  s: {title: S\nfacts:\n"),
    (
        "a quotation mark that is not closed",
        "topic: \"The trial\nsources: {}\n",
    ),
    ("a sign at the beginning", "topic: @trial\n"),
    ("wrong indentation", "topic: T\n  sources:\n s: x\n"),
    ("an unknown anchor", "topic: *trial\n"),
    (
        "a merge of no mapping",
        "sources:\n  s: {title: S}\nfacts:\n  a: {<<: 5, value: 5, source: s}\n",
    ),
];

fn problems(files: &[(&str, &str)]) -> (usize, String) {
    let (base, problems) = FactBase::from_yaml(files);
    let run = Run {
        base: base.into(),
        problems,
        errors: Vec::new(),
        files: Vec::new(),
    };
    let style = Style {
        show_all: false,
        color: false,
        width: 80,
        narrated: false,
    };
    let mut out = Vec::new();
    run.write_problems(&style, &mut out).expect("a report");
    (run.problems.len(), String::from_utf8(out).expect("UTF-8"))
}

#[test]
fn every_mistake_has_its_message() {
    let mut all = String::new();
    for (what, yaml) in MISTAKES {
        let (count, text) = problems(&[("facts/trial.yaml", yaml)]);
        assert!(count > 0, "{what}:\n{yaml}");
        all.push_str(&format!("## {what}\n{}\n\n", text.trim_end()));
    }
    insta::assert_snapshot!("mistakes_in_a_fact_base", all);
}

#[test]
fn a_mistake_is_one_message_and_not_several() {
    for (what, yaml) in MISTAKES {
        let (count, text) = problems(&[("facts/trial.yaml", yaml)]);
        assert_eq!(count, 1, "{what}:\n{text}");
    }
}

#[test]
fn two_files_of_one_name_are_one_mistake() {
    let (count, text) = problems(&[("a/trial.yaml", "topic: T\n"), ("b/trial.yaml", "topic: U\n")]);
    assert_eq!(count, 1, "{text}");
    insta::assert_snapshot!("two_files_of_one_name", text.trim_end());
}

#[test]
fn one_run_reports_all_of_them() {
    let yaml = "topic: T
sources:
  s: {title: S, titel: X}
facts:
  a: {value: 5}
  b: {value: 2025-02-30, source: s}
  c: {value: 5, source: t}
  d: {valeu: 5, value: 5, source: s}
  e: {value: 5, source: s}
  e: {value: 6, source: s}
";
    let (count, text) = problems(&[("facts/trial.yaml", yaml)]);
    assert_eq!(count, 6, "{text}");
}
