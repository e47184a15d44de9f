//! What holds for every value: printing reads back, entailment is an order, and no text makes the program fall over.

mod generate;

use factcheck::check::{Finding, Options, Verdict, check_claims};
use factcheck::claim::parse;
use factcheck::facts::FactBase;
use factcheck::rule::Rule;
use factcheck::value::{Context, Currency, Data, Decimal, End, Hint, Interval, Value, read};
use generate::{CODES, age, date, duration, fraction, money, number, pieces, quantity, range, value, words};
use proptest::prelude::*;

/// What a value means, without the text it was written as.
fn meaning(v: &Value) -> String {
    match &v.data {
        Data::Figure(q) => format!(
            "{} {:?} {:?} {:?} per {:?}",
            v.kind(),
            q.dim,
            q.figure.interval,
            q.figure.hedge,
            q.per
        ),
        Data::Date(d) => format!("{:?}", d.when),
        other => format!("{other:?}"),
    }
}

fn reads_back(text: &str) -> Result<(), TestCaseError> {
    let ctx = Context::default();
    let Ok(first) = read(text, &ctx, Hint::None) else {
        return Err(TestCaseError::fail(format!("{text:?} can not be read")));
    };
    let hint = if first.figure().is_some() {
        Hint::Figure
    } else {
        Hint::None
    };
    let printed = first.to_string();
    let Ok(again) = read(&printed, &ctx, hint) else {
        return Err(TestCaseError::fail(format!(
            "{text:?} is printed as {printed:?}, which can not be read"
        )));
    };
    prop_assert_eq!(
        meaning(&first),
        meaning(&again),
        "{:?} is printed as {:?}",
        text,
        printed
    );
    // What is printed is a settled form: printing it again changes nothing.
    prop_assert_eq!(&printed, &again.to_string(), "{:?}", text);
    Ok(())
}

fn decimal() -> impl Strategy<Value = Decimal> {
    (-50i64..50, 0u32..2).prop_map(|(n, places)| Decimal::new(n, places))
}

fn interval() -> impl Strategy<Value = Interval> {
    (decimal(), decimal(), 0..3, 0..3).prop_map(|(a, b, low, high)| {
        let (a, b) = (a.min(b), a.max(b));
        let end = |kind, d| match kind {
            0 => End::Closed(d),
            1 if a != b => End::Open(d),
            1 => End::Closed(d),
            _ => End::Unbounded,
        };
        Interval {
            low: end(low, a),
            high: end(high, b),
        }
    })
}

fn base_with(value: &str) -> FactBase {
    let quoted = value.replace('\\', "\\\\").replace('"', "\\\"");
    let yaml = format!("topic: T\nsources:\n  s: {{title: S}}\nfacts:\n  thing: {{value: \"{quoted}\", source: s}}\n");
    let (base, problems) = FactBase::from_yaml(&[("t.yaml", &yaml)]);
    assert!(problems.is_empty(), "{value:?}: {problems:?}");
    base
}

fn spans_fit(text: &str, findings: &[Finding]) -> Result<(), TestCaseError> {
    for f in findings {
        for span in [f.span, f.focus] {
            prop_assert!(text.get(span.range()).is_some(), "{:?} of {:?}", span, text);
        }
        prop_assert!(f.verdict == Verdict::Supported || f.rule.is_some(), "{:?}", f);
        prop_assert!(
            f.rule.is_none() || f.detail.as_ref().is_some_and(|d| !d.message.is_empty()),
            "{:?}",
            f
        );
        if let Some(fix) = f.detail.as_ref().and_then(|d| d.fix.as_ref()) {
            prop_assert!(text.get(fix.span.range()).is_some(), "{:?} of {:?}", fix, text);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn numbers_read_back(text in number()) { reads_back(&text)?; }

    #[test]
    fn money_reads_back(text in money()) { reads_back(&text)?; }

    #[test]
    fn quantities_read_back(text in quantity()) { reads_back(&text)?; }

    #[test]
    fn durations_and_ages_read_back(text in prop_oneof![duration(), age()]) { reads_back(&text)?; }

    #[test]
    fn fractions_and_ranges_read_back(text in prop_oneof![fraction(), range()]) { reads_back(&text)?; }

    #[test]
    fn dates_read_back(text in date()) { reads_back(&text)?; }

    #[test]
    fn words_and_lists_read_back(text in words()) { reads_back(&text)?; }

    #[test]
    fn a_value_supports_itself(text in value()) {
        let base = base_with(&text);
        for claim in [format!("thing = {text}"), format!("thing is {text}"), format!("[thing] == {text}")] {
            let findings = check_claims(&claim, &base, &Options::default());
            prop_assert_eq!(findings.len(), 1);
            prop_assert_eq!(findings[0].verdict, Verdict::Supported, "{}: {:?}", claim, findings[0].detail);
            prop_assert_eq!(findings[0].rule, None, "{}: {:?}", claim, findings[0].detail);
        }
    }

    #[test]
    fn what_equals_is_not_different(text in value()) {
        let base = base_with(&text);
        let claim = format!("thing != {text}");
        let findings = check_claims(&claim, &base, &Options::default());
        prop_assert_ne!(findings[0].verdict, Verdict::Supported, "{}: {:?}", claim, findings[0].detail);
    }

    #[test]
    fn entailment_is_reflexive_and_transitive(a in interval(), b in interval(), c in interval()) {
        prop_assert!(a.within(&a));
        prop_assert!(a.within(&Interval::ALL));
        if a.within(&b) && b.within(&c) {
            prop_assert!(a.within(&c));
        }
        if a.within(&b) && b.within(&a) {
            prop_assert_eq!(a, b);
        }
    }

    #[test]
    fn meeting_is_symmetric_and_follows_from_entailment(a in interval(), b in interval()) {
        prop_assert_eq!(a.meets(&b), b.meets(&a));
        prop_assert!(a.meets(&a));
        if a.within(&b) {
            prop_assert!(a.meets(&b), "{:?} lies in {:?}", a, b);
        }
        prop_assert!(!(a.all_below(&b) && a.meets(&b)), "{:?} is below {:?}", a, b);
        prop_assert!(!a.all_below(&b) || a.all_at_most(&b));
    }

    #[test]
    fn a_point_belongs_where_its_interval_lies(d in decimal(), a in interval()) {
        let by_hand = match a.low {
            End::Closed(l) => l <= d,
            End::Open(l) => l < d,
            End::Unbounded => true,
        } && match a.high {
            End::Closed(h) => d <= h,
            End::Open(h) => d < h,
            End::Unbounded => true,
        };
        prop_assert_eq!(a.contains(d), by_hand);
    }

    #[test]
    fn no_text_makes_reading_a_value_fall_over(text in prop_oneof![any::<String>(), pieces()]) {
        for hint in [Hint::None, Hint::Figure, Hint::Length, Hint::Date] {
            if let Ok(v) = read(&text, &Context::default(), hint) {
                let _ = (v.to_string(), v.kind(), v.reread(&Context::default(), Hint::Figure));
            }
        }
        let _ = factcheck::value::list(&text).to_string();
    }

    #[test]
    fn no_text_makes_checking_fall_over(text in prop_oneof![any::<String>(), pieces()], fact in value()) {
        let base = base_with(&fact);
        let file = parse(&text);
        for e in &file.errors {
            prop_assert!(text.get(e.span.range()).is_some() && text.get(e.line.range()).is_some(), "{:?}", e);
        }
        spans_fit(&text, &check_claims(&text, &base, &Options::default()))?;
        let claim = format!("thing = {}", text.replace(['\n', '\r'], " "));
        spans_fit(&claim, &check_claims(&claim, &base, &Options::default()))?;
    }

    #[test]
    fn every_error_of_a_file_is_reported(bad in prop::collection::vec("[a-z]{1,8}", 1..6)) {
        // A word alone is no statement.
        let text = bad.join("\n");
        let findings = check_claims(&text, &base_with("5"), &Options::default());
        prop_assert_eq!(findings.len(), bad.len());
        prop_assert!(findings.iter().all(|f| f.rule == Some(Rule::Syntax)));
    }

    #[test]
    fn no_text_makes_loading_a_fact_base_fall_over(text in prop_oneof![any::<String>(), pieces()]) {
        let whole = format!("topic: T\nsources:\n  s: {{title: S}}\nfacts:\n  thing: {text}\n");
        for yaml in [&text, &whole] {
            let (base, problems) = FactBase::from_yaml(&[("t.yaml", yaml)]);
            for p in &problems {
                prop_assert!(yaml.get(p.span.range()).is_some(), "{:?} of {:?}", p, yaml);
                prop_assert!(!p.message.is_empty());
            }
            for f in base.facts() {
                prop_assert!(yaml.get(f.span.range()).is_some() && !f.values.is_empty());
            }
        }
    }
}

#[test]
fn every_currency_reads_back() {
    let mut wrong = Vec::new();
    for (n, code) in [
        "AED", "AUD", "BRL", "CAD", "CNY", "DKK", "EGP", "HKD", "IDR", "ILS", "KRW", "MXN", "NOK", "NZD", "SEK",
    ]
    .iter()
    .chain(CODES)
    .enumerate()
    {
        assert!(Currency::from_code(code).is_some());
        for text in [format!("{code} {}.5 million", n + 1), format!("{},000 {code}", n + 1)] {
            match read(&text, &Context::default(), Hint::None) {
                Ok(v) if v.kind() == "money" && reads_back(&text).is_ok() => {}
                other => wrong.push(format!("{text}: {other:?}")),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_scale_with_a_full_stop_counts_nothing() {
    for text in ["2-bn.", "2 bn.", "2-mn.", "7-B---", " 7-B-", "7 men-", "7-B-1E"] {
        assert!(reads_back(text).is_ok(), "{text}");
    }
    let said = |text| read(text, &Context::default(), Hint::None).map(|v| v.kind().to_owned());
    assert_eq!(said("2-bn.").as_deref(), Ok("text"));
    assert_eq!(said("2-bn").as_deref(), Ok("number"));
}
