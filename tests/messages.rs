//! The full report of every rule that a claims file can produce, as a reader sees it at 80 columns.

use factcheck::check::{Options, check_claims};
use factcheck::facts::FactBase;
use factcheck::report::{Checked, Format, Run, Style};
use factcheck::rule::Rule;

const TRIAL: &str = "topic: The trial
sources:
  verdict-story: {title: Jury orders NSO to pay, publisher: Ars Technica, published: 2025-05-06}
  jury-form: {title: Verdict form, publisher: District Court, published: 2025-05-06}
facts:
  punitive-damages:
    label: punitive damages
    value: $167,254,000
    source: jury-form
    locator: page 3
  compensatory-damages:
    values:
      - {value: $444 million, source: verdict-story}
      - {value: $444,719, source: jury-form}
  fine: {value: $167 million, source: verdict-story}
  phones-targeted: {value: about 1,400 phones, source: verdict-story}
  devices-seized: {value: 1,400 phones, source: verdict-story}
  users-affected: {value: 411,812, source: jury-form}
  arrests: {value: 1,340, source: verdict-story}
  settlement: {value: $5 million, source: verdict-story}
  claims-filed: {value: 50,000, source: verdict-story}
  area-burned: {value: 17,300 acres, source: verdict-story}
  interest-rate: {value: 5%, source: verdict-story}
  rate-rise: {value: 0.5 percentage points, source: verdict-story}
  jury-verdict: {value: 2025-05-06, source: jury-form}
  trial-start: {value: March 2025, source: verdict-story}
  judge:
    value: Phyllis J. Hamilton
    source: jury-form
  app: {value: WhatsApp, source: verdict-story}
  reported-clients:
    value: [Poland, Saudi Arabia, Rwanda, India]
    source: verdict-story
  flagship:
    quote: Pegasus is the flagship product of the company
    speaker: NSO
    source: verdict-story
  chief-executive:
    values:
      - {value: Ann Lee, until: 2024-03-01, source: verdict-story}
      - {value: Bo Chen, from: 2024-03-01, source: jury-form}
  budget: {value: $5 million, source: verdict-story}
";

const SECOND: &str = "topic: The appeal
sources:
  order: {title: Order on appeal}
facts:
  budget: {value: $6 million, source: order}
";

/// Every rule that a claims file can produce, with one claim that does.
const CLAIMS: &[(Rule, &str)] = &[
    (Rule::ValueMismatch, "punitive damages = $160M"),
    (Rule::ScaleSlip, "punitive damages = $167 billion"),
    (Rule::DateMismatch, "jury verdict = May 9, 2025"),
    (Rule::TextMismatch, "app = Whatsapp"),
    (Rule::ListMismatch, "reported clients = Poland, Rwanda, India, Hungary"),
    (Rule::QuoteMismatch, "flagship = \"Pegasus is our flagship product\""),
    (Rule::CurrencyMismatch, "punitive damages = €167M"),
    (Rule::PointSlip, "rate rise = 0.5%"),
    (Rule::UnitMismatch, "area burned = 70 km"),
    (Rule::TypeMismatch, "jury verdict = $5 million"),
    (Rule::WeekdayMismatch, "jury verdict = Wednesday, May 6, 2025"),
    (Rule::Outdated, "chief executive is Ann Lee"),
    (Rule::UnknownSubject, "punative damages = $167M"),
    (Rule::AmbiguousSubject, "budget = $5 million"),
    (Rule::Syntax, "the jury found for WhatsApp"),
    (Rule::HedgeDropped, "phones targeted = 1,400"),
    (Rule::OverPrecise, "fine = $167,254,000"),
    (Rule::LooseHedge, "arrests are about 1,400"),
    (Rule::UnhedgedRound, "users affected = 410,000"),
    (Rule::UnitDiffers, "devices seized = 1,400 users"),
    (Rule::ConflictingSources, "compensatory damages = $444,719"),
    (Rule::LooseBound, "claims filed is more than 1,000"),
    (Rule::AmbiguousDate, "jury verdict = 5/6/2025"),
    (Rule::UnresolvedDate, "jury verdict = May 6"),
    (Rule::DerivedFromRounded, "fine + settlement = $172 million"),
];

/// Rules that only a draft can produce.
const DRAFTS_ONLY: &[Rule] = &[
    Rule::NameSpelling,
    Rule::Misattributed,
    Rule::UnusedIgnore,
    Rule::InconsistentTotal,
    Rule::InconsistentShare,
    Rule::InconsistentRepeat,
    Rule::Unverified,
];

fn report(claims: &str) -> (Run, String) {
    let (base, problems) = FactBase::from_yaml(&[("facts/trial.yaml", TRIAL), ("facts/appeal.yaml", SECOND)]);
    assert!(problems.is_empty(), "{problems:?}");
    let mut options = Options::default();
    options.explain_all = false;
    let findings = check_claims(claims, &base, &options);
    let run = Run {
        base: base.into(),
        problems,
        errors: Vec::new(),
        files: vec![Checked {
            path: "claims/lead.claims".to_owned(),
            text: claims.to_owned(),
            findings,
            ..Checked::default()
        }],
    };
    let style = Style {
        show_all: false,
        color: false,
        width: 80,
        narrated: false,
    };
    let mut out = Vec::new();
    run.write(Format::Full, &style, &mut out).expect("a report");
    (run, String::from_utf8(out).expect("UTF-8"))
}

#[test]
fn every_rule_has_its_report() {
    let mut wrong = Vec::new();
    for (rule, claim) in CLAIMS {
        let (run, text) = report(claim);
        let found = run.files[0].findings.first().and_then(|f| f.rule);
        if found != Some(*rule) {
            wrong.push(format!("{claim}\n    wanted {rule}, got {found:?}"));
            continue;
        }
        insta::assert_snapshot!(format!("rule__{rule}"), text, claim);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_rule_is_left_out() {
    for rule in Rule::ALL {
        let here = CLAIMS.iter().any(|(r, _)| r == rule);
        assert_ne!(here, DRAFTS_ONLY.contains(rule), "{rule}");
        assert!(!rule.summary().is_empty(), "{rule}");
    }
}

#[test]
fn no_line_is_wider_than_the_page() {
    for (_, claim) in CLAIMS {
        for line in report(claim).1.lines() {
            assert!(line.chars().count() <= 80, "{claim}: {line}");
        }
    }
}

/// Every way in which a statement can fail to be one.
const SYNTAX: &[(&str, &str)] = &[
    ("no relation", "punitive damages $167M"),
    ("no subject", "= $167M"),
    ("no value", "punitive damages ="),
    ("unknown sign", "punitive damages => $167M"),
    ("at most the wrong way round", "punitive damages =< $167M"),
    ("not equal as in SQL", "punitive damages <> $167M"),
    ("a second relation", "$1M < punitive damages < $200M"),
    ("bracket not closed", "(punitive damages + fine > $300M"),
    ("bracket not opened", "punitive damages + fine) > $300M"),
    ("square bracket not closed", "[punitive damages = $167M"),
    ("square bracket not opened", "fine = [fine]]"),
    ("empty square brackets", "[] = $167M"),
    ("quotation mark not closed", "judge is \"Phyllis J. Hamilton"),
    ("curly quotation mark not closed", "judge is “Phyllis J. Hamilton"),
    ("operand missing after an operator", "punitive damages + = $300M"),
    ("operand missing before an operator", "+ fine = $300M"),
    ("operand missing in a function", "sum(fine, ) = $300M"),
    ("operator missing", "(fine) (settlement) = $172M"),
    ("function not closed", "sum(fine, settlement = $172M"),
    ("no such function", "summ(fine, settlement) = $172M"),
    ("too few operands", "share(fine) = 5%"),
    ("too many operands", "count(reported clients, judge) = 5"),
    ("no operand", "sum() = 5"),
    ("as of without a date", "fine = $167M as of"),
    ("as of what is no date", "fine = $167M as of someday"),
    ("according to without a source", "fine = $167M according to"),
    (
        "according to an unknown source",
        "fine = $167M according to the Jury Form",
    ),
    ("a qualifier twice", "fine = $167M as of 2024 as of 2025"),
    ("unknown directive", "@topci The trial"),
    ("unknown directive with nothing near", "@frobnicate yes"),
    ("directive without a value", "@topic"),
    ("unknown topic", "@topic The trail"),
    ("dateline that is no day", "@dateline someday"),
    ("as-of that is no date", "@as-of whenever"),
    ("division by zero", "fine / 0 = 5"),
    ("division by what may be zero", "fine / (fine - $167M) = 5"),
    ("money plus a date", "fine + jury verdict = 5"),
    ("two currencies", "fine + €5 million = $172M"),
    ("a date has no sum", "sum(jury verdict, trial start) = 5"),
    ("the count of no list", "count(fine) = 1"),
    ("an impossible date", "jury verdict = February 30, 2025"),
    ("an unreadable figure", "fine = $16,7M"),
    ("nothing known on either side", "two plus two = five"),
    ("a second equals sign", "fine = = $167M"),
    ("a sign at the end", "fine = $167M extra ="),
    ("a square bracket too many", "fine] = $167M"),
    ("a minus sign before a subject", "- fine = $167M"),
    ("a quotation mark opened before the subject", "\"fine = $167M"),
    ("nothing like a function", "foo(1, 2) = 3"),
    ("a step that is no number", "round(fine, -5) = $167M"),
    ("a step of another kind", "round(fine, 5 km) = $167M"),
    ("a figure too large", "fine = 99999999999999999999999999999999"),
    ("a topic misspelled", "@topic The appael"),
    ("a fact of a topic misspelled", "trial/punitive-damage-sum = $167M"),
    ("another kind of figure", "percent change(fine, €5 million) = 3%"),
];

/// Claims whose sentence, notes or fix say more than the rule does.
const SENTENCES: &str = include_str!("sentences.claims");

#[test]
fn the_sentence_names_the_mistake() {
    let loaded = FactBase::load(&[std::path::PathBuf::from("tests/suite/alder-ferry/facts")]);
    let mut all = String::new();
    for claim in SENTENCES.lines().filter(|l| !l.is_empty()) {
        let findings = check_claims(claim, &loaded.base, &Options::default());
        let f = findings.first().expect("a finding");
        let d = f.detail.as_ref().expect("words");
        let rule = f.rule.map_or("", Rule::name);
        all.push_str(&format!("{claim}\n  {} {rule}\n  {}\n", f.verdict.name(), d.message));
        for note in &d.notes {
            all.push_str(&format!("  note: {note}\n"));
        }
        if let Some(fix) = &d.fix {
            all.push_str(&format!("  fix: {}\n", fix.text));
        }
        all.push('\n');
    }
    insta::assert_snapshot!("sentences", all);
}

#[test]
fn every_mistake_in_a_statement_has_its_message() {
    let mut all = String::new();
    for (what, claim) in SYNTAX {
        let (run, text) = report(claim);
        assert!(
            run.files[0].findings.iter().any(|f| f.rule.is_some()),
            "{what}: {claim}\n{text}"
        );
        let shown = text.split("checked 1 statement").next().unwrap_or_default().trim_end();
        all.push_str(&format!("## {what}\n{shown}\n\n"));
    }
    insta::assert_snapshot!("mistakes_in_statements", all);
}
