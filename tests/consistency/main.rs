//! A draft against itself, with no fact base: what must be reported, and the many true sentences that must not be.

mod cases;

use cases::{ALARMS, SILENT};
use factcheck::check::{DraftIndex, Finding, Options, Verdict, check_draft};
use factcheck::document::{self, Markup};
use factcheck::facts::FactBase;
use factcheck::rule::Rule;
use proptest::prelude::*;
use std::fmt::Write as _;

fn found_with(base: &FactBase, draft: &str) -> (String, Vec<Finding>) {
    let (text, doc) = document::read(draft.as_bytes().to_vec(), Markup::Markdown).expect("a draft");
    let index = DraftIndex::new(base);
    let mut found = check_draft(&text, &doc, base, &index, &Options::default()).findings;
    found.retain(|f| {
        matches!(
            f.rule,
            Some(Rule::InconsistentTotal | Rule::InconsistentShare | Rule::InconsistentRepeat)
        )
    });
    (text, found)
}

fn found(draft: &str) -> (String, Vec<Finding>) {
    found_with(&FactBase::default(), draft)
}

fn told(text: &str, found: &[Finding]) -> String {
    let mut out = String::new();
    for f in found {
        let d = f.detail.as_ref().expect("words");
        let _ = writeln!(
            out,
            "{} at {:?}: {}",
            f.rule.map_or("", Rule::name),
            f.span.of(text),
            d.message
        );
        for n in &d.notes {
            let _ = writeln!(out, "  {n}");
        }
    }
    out
}

#[test]
fn what_contradicts_itself_is_reported() {
    let mut wrong = String::new();
    for (rule, figure, draft) in ALARMS {
        let (text, f) = found(draft);
        let right = f.len() == 1
            && f[0].rule.is_some_and(|r| r.name() == *rule)
            && f[0].span.of(&text).contains(figure)
            && f[0].verdict == Verdict::ConflictingEvidence
            && f[0].against.is_empty();
        if !right {
            let _ = writeln!(wrong, "{rule} {figure:?}: {draft}\n  got: {}", told(&text, &f));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn what_does_not_is_left_alone() {
    let mut wrong = String::new();
    for draft in SILENT {
        let (text, f) = found(draft);
        if !f.is_empty() {
            let _ = writeln!(wrong, "{draft}\n  got: {}", told(&text, &f));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn there_are_cases_enough() {
    assert!(ALARMS.len() >= 40, "{}", ALARMS.len());
    assert!(SILENT.len() >= 80, "{}", SILENT.len());
}

/// Every rule and every reason in words.
#[test]
fn the_messages_are_plain() {
    let drafts = [
        "A total of 31 people died: 12 in the hotel, 9 in the street and 8 in hospital.",
        "The jury awarded a total of $609 million: $167 million in punitive and $444 million in compensatory damages.",
        "It has customers in six countries: Poland, Rwanda, Mexico, Spain and India.",
        "She led the bank from 2018 to 2023, nine years.",
        "Of those asked, 412 of the 1,030 respondents (45%) were in favour.",
        "It paid $20 million of its $84 million, or 30 percent, in cash.",
        "Revenue rose 25 percent from $50 million to $60 million.",
        "Profit fell 20 percent, from $50 million to $60 million.",
        "The spyware was used to hack 1,400 phones in 20 countries.\n\nThe spyware was used to hack 1,500 phones, the court heard.",
        "The board backed Ingrid Solheim. A day later Ingrid Solhiem resigned.",
        "| Party | Seats |\n| --- | ---: |\n| Left | 80 |\n| Centre | 60 |\n| Right | 45 |\n| Total | 190 |\n",
    ];
    let mut out = String::new();
    for d in drafts {
        let (text, f) = found(d);
        let _ = writeln!(out, "{d}\n{}", told(&text, &f));
    }
    insta::assert_snapshot!("consistency", out);
}

/// What the linker ties to one fact is one thing, however it is put.
#[test]
fn two_figures_for_one_fact_contradict_each_other() {
    let yaml = "topic: WhatsApp v. NSO\nabout: [WhatsApp, NSO]\nsources:\n  form: {title: Verdict form}\nfacts:\n  \
                punitive-damages: {label: punitive damages, value: $167 million, source: form}\n  \
                compensatory-damages: {label: compensatory damages, value: $444,719, source: form}\n";
    let (base, problems) = FactBase::from_yaml(&[("trial.yaml", yaml)]);
    assert!(problems.is_empty(), "{problems:?}");
    let (text, f) = found_with(
        &base,
        "NSO owes WhatsApp $167 million in punitive damages.\n\nThe punitive damages that the jury set, $176 million, are large.",
    );
    assert!(told(&text, &f).contains("$176 million"), "{}", told(&text, &f));
}

/// The odd one out is reported, wherever it stands.
#[test]
fn the_figure_that_stands_alone_is_the_one_reported() {
    let right = "The spyware was used to hack 1,400 phones in the attack.";
    let odd = "The spyware was used to hack 1,500 phones in the attack.";
    for draft in [[odd, right, right], [right, odd, right], [right, right, odd]] {
        let (text, f) = found(&draft.join("\n\n"));
        assert!(
            f.len() == 1 && f[0].span.of(&text).contains("1,500"),
            "{draft:?}: {}",
            told(&text, &f)
        );
    }
}

/// A hostile draft costs no more than its length: one sentence, one table, one name in a thousand spellings.
#[test]
fn thousands_of_figures_are_read_in_one_go() {
    let mut sentence = String::new();
    let mut names = String::new();
    let mut table = String::from("| a | b | Total |\n| --- | --- | --- |\n");
    for n in 0..4_000 {
        let _ = write!(
            sentence,
            "The spyware hacked {} phones in the raid; a total of {n}: 5 of 9 (3%), ",
            1000 + n
        );
        let letter = |n: u32| char::from_u32(u32::from(b'a') + n % 26).unwrap_or('a');
        let _ = write!(
            names,
            "Anna Lind{}{}{}quist ",
            letter(n),
            letter(n / 26),
            letter(n / 676)
        );
        let _ = writeln!(table, "| {n} | 5 | {n} |");
    }
    let nested = format!("a total of 5 {}", "(".repeat(20_000));
    for text in [sentence, names, table, nested] {
        let start = std::time::Instant::now();
        let _ = found(&text);
        assert!(start.elapsed().as_secs() < 20, "{:?}: {}", start.elapsed(), &text[..60]);
    }
}

fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "a total of",
        "$5 million",
        "€7.1bn",
        "12 people",
        "six countries",
        ":",
        ",",
        "and",
        "—",
        "(",
        ")",
        "40%",
        "of the",
        "or",
        "in all",
        "from",
        "to",
        "2018",
        "2023",
        "six years",
        "rose",
        "fell",
        "99999999999999999999999",
        "0",
        "-3",
        "Anna Lindqvist",
        "Anna Lindquist",
        "punitive damages",
        ".",
        ";",
        "\n\n",
        "| Total | 5 |\n| --- | --- |\n| x | 3 |\n",
        "the other 3",
        "“",
        "”",
        "é",
        "\u{a0}",
        "…",
        "about",
        "0%",
        "1e28",
        "made up of",
        "up to $3",
        "half",
        "Together",
        "5 of 9",
        "79228162514264337593543950335",
        "countries",
        "including",
    ]);
    prop::collection::vec(word, 0..60).prop_map(|w| w.join(" "))
}

proptest! {
    #[test]
    fn no_draft_makes_it_fail(draft in words()) {
        let (text, f) = found(&draft);
        for f in f {
            prop_assert!(f.span.end as usize <= text.len());
        }
    }

    #[test]
    fn no_text_makes_it_fail(draft in "\\PC{0,300}") {
        let _ = found(&draft);
    }
}
