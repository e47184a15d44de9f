//! Quotations in prose: where they are, who is said to speak, and which quote of the fact base they are.

use factcheck::facts::FactBase;
use factcheck::prose::{NameIndex, QuoteIndex, QuoteMatch, Quotes, SpeakerKind, match_quotes, quotations};
use proptest::prelude::*;

/// A text and the quotations in it, each without its marks.
const FOUND: &[(&str, &[&str])] = &[
    ("“We won,” she said.", &["We won,"]),
    ("\"We won,\" she said.", &["We won,"]),
    ("‘We won’, she said.", &["We won"]),
    ("'We won', she said.", &["We won"]),
    ("He called it a “victory”.", &["victory"]),
    ("He called it a 'victory'.", &["victory"]),
    ("«We won», she said.", &["We won"]),
    ("„We won“, she said.", &["We won"]),
    ("(“We won.”)", &["We won."]),
    ("He said—“never”—and left.", &["never"]),
    (
        "“He said ‘never’ twice,” she said.",
        &["He said ‘never’ twice,", "never"],
    ),
    (
        "\"He said 'never' twice,\" she said.",
        &["He said 'never' twice,", "never"],
    ),
    (
        "‘He said “never” twice,’ she said.",
        &["He said “never” twice,", "never"],
    ),
    ("“It’s ours,” she said. “It isn’t.”", &["It’s ours,", "It isn’t."]),
    ("'It's ours,' she said.", &["It's ours,"]),
    (
        "‘It’s the players’ union’s fault,’ he said.",
        &["It’s the players’ union’s fault,"],
    ),
    ("“The players’ union won,” he said.", &["The players’ union won,"]),
    ("“This goes on", &["This goes on"]),
    ("\"This goes on and on.", &["This goes on and on."]),
    ("“One.\n\n“Two.”", &["One.", "Two."]),
    ("“[W]e will not … hide that,” he said.", &["[W]e will not … hide that,"]),
    ("\"Why?\" he asked. \"Why not?\"", &["Why?", "Why not?"]),
    ("She said: \"“Odd” is the word.\"", &["“Odd” is the word.", "Odd"]),
    // Apostrophes, primes and strays.
    ("The players’ union and Lee’s men.", &[]),
    ("The players' union and Lee's men.", &[]),
    ("In the '90s and ’90s rock 'n' roll was big.", &[]),
    ("In the ‘90s it was big.", &[]),
    ("Tell ‘em, tell 'em, 'tis so.", &[]),
    ("He is 6'2\" tall, she 5'9\".", &[]),
    ("A 12\" record and a 7\" one.", &[]),
    ("O'Brien's and D’Angelo’s bar", &[]),
    ("dogs' and cats' homes", &[]),
    ("Nothing ” here", &[]),
    ("“” and \"\" and ‘’", &[]),
    ("", &[]),
];

#[test]
fn quotations_are_found() {
    for (text, expected) in FOUND {
        let found: Vec<&str> = quotations(text).iter().map(|q| &text[q.inner.clone()]).collect();
        assert_eq!(&found, expected, "{text}");
    }
}

#[test]
fn a_quotation_without_its_closing_mark_goes_on() {
    let found = quotations("“One.\n\n“Two.”");
    assert!(!found[0].closed && found[1].closed);
    assert_eq!(found[0].outer.end, found[0].inner.end);
}

#[test]
fn pieces_know_that_they_belong_together() {
    for (text, groups) in [
        ("“We won,” she said, “and we will appeal.”", &[0, 0][..]),
        ("“We won,” Ann Lee said. “We will appeal.”", &[0, 0]),
        ("‘We won’, said Ann Lee, ‘and we will appeal.’", &[0, 0]),
        ("“We won!” she said; “at last!”", &[0, 0]),
        ("“We won.” Bo Chen said: “We lost.”", &[0, 1]),
        ("“We won.” The other side was less glad. “We lost,” it said.", &[0, 1]),
        ("“We won,” Ann Lee said. “We lost,” Bo Chen said.", &[0, 1]),
        ("Its “flagship” and its “first”", &[0, 1]),
    ] {
        let found: Vec<u32> = quotations(text).iter().map(|q| q.group).collect();
        assert_eq!(found, groups, "{text}");
    }
}

/// A text with one quotation first, and who is said to speak; a pronoun has `~` before it and its referent behind.
const SPEAKERS: &[(&str, &str)] = &[
    ("“We won,” said Ann Lee.", "Ann Lee"),
    ("“We won,” Ann Lee said.", "Ann Lee"),
    (
        "“We won,” Ann Lee had said a moment before, and Bo Chen laughed.",
        "Ann Lee",
    ),
    ("“We won,” said chief executive Ann Lee.", "Ann Lee"),
    ("“We won,” said Lumerra chief executive Ann Lee.", "Ann Lee"),
    ("“We won,” said the company's chief executive, Ann Lee.", "Ann Lee"),
    ("“We won,” says Ann Lee, the chief executive.", "Ann Lee"),
    ("“We won,” Ann Lee, the chief executive, said.", "Ann Lee"),
    ("“We won,” the chief executive, Ann Lee, said.", "Ann Lee"),
    ("“We won,” Ann Lee of the agency said.", "Ann Lee"),
    ("“We won,” said a spokesman for NSO.", "NSO"),
    ("“We won,” a spokesman for NSO said.", "NSO"),
    ("“We won,” according to Ann Lee.", "Ann Lee"),
    ("According to Ann Lee, “we won.”", "Ann Lee"),
    ("Ann Lee said: “We won.”", "Ann Lee"),
    ("Ann Lee told reporters that they had “won.”", "Ann Lee"),
    ("Ann Lee called it “a win.”", "Ann Lee"),
    ("Ann Lee has since written to say, “We won.”", ""),
    ("But Ann Lee argued that it was “a win.”", "Ann Lee"),
    ("On Tuesday Ann Lee said “we won.”", "Ann Lee"),
    (
        "Judge Phyllis J. Hamilton wrote that it was “a win.”",
        "Phyllis J. Hamilton",
    ),
    ("Bo Chen said Ann Lee had called it “a win.”", "Ann Lee"),
    ("“We won,” she said.", "~she"),
    ("Ann Lee was glad. “We won,” she said.", "~she Ann Lee"),
    (
        "“We won,” said Dario Quist, the chief, adding: “[W]e did.”",
        "Dario Quist",
    ),
    ("“We won.” Bo Chen left.", ""),
    ("“We won.”", ""),
    ("The firm, which one caller called “a gem,” is Lumerra.", ""),
    ("Ann Lee's lawyer said “we won.”", ""),
    ("“We won,” said Ann Lee’s lawyer.", ""),
    ("“We won,” critics of Ann Lee said.", ""),
    ("Ann Lee never said “we won.”", ""),
    ("Ann Lee was called “a gem.”", ""),
    ("Ann Lee was called “a gem” by Bo Chen.", ""),
    ("“We won,” said on Tuesday.", ""),
];

#[test]
fn speakers_are_found() {
    for (text, expected) in SPEAKERS {
        let found = quotations(text);
        let said = found[0].speakers.first().map_or(String::new(), |s| {
            let word = &text[s.range.clone()];
            match &s.kind {
                SpeakerKind::Named => word.to_owned(),
                SpeakerKind::Pronoun(None) => format!("~{word}"),
                SpeakerKind::Pronoun(Some(who)) => format!("~{word} {}", &text[who.clone()]),
            }
        });
        assert_eq!(&said, expected, "{text}");
    }
}

const FACTS: &str = "topic: Trial
sources: {s: {title: S}}
names:
  lee: {name: Ann Lee, also: [Lee], role: chief executive of Lumerra, source: s}
  lumerra: {name: Lumerra Devices, also: [Lumerra], source: s}
  chen: {name: Bo Chen, also: [Chen], source: s}
  nso: {name: NSO Group, also: [NSO], source: s}
  judge: {name: Phyllis J. Hamilton, also: [Phyllis Hamilton, Judge Hamilton, Hamilton], source: s}
facts:
  volume:
    quote: We are not chasing volume for its own sake, and our customers can tell the difference
    speaker: Ann Lee
    source: s
    locator: paragraph 3
  road:
    quote: The warnings went out in time, but the road to the harbor was already gone
    speaker: Bo Chen
    source: s
  tariffs: {quote: 'Tariffs cost us more than we had planned for, and we will not hide that', speaker: Bo Chen, source: s}
  flagship: {label: flagship quote, aliases: [words for Pegasus], quote: flagship product, speaker: NSO, source: s}
  legal: {quote: an unprecedented legal action, speaker: NSO, source: s}
  harm: {quote: more than just a reputational harm, speaker: Phyllis J. Hamilton, source: s}
  business: {quote: force NSO out of business, speaker: NSO, source: s}
  brand: {quote: companies such as Whatsapp, speaker: Phyllis J. Hamilton, source: s}
";

/// A text, and for its quotations in turn: the fact it stands in, `~` before a near miss, `!` before a wrong speaker.
const MATCHES: &[(&str, &str)] = &[
    ("“We are not chasing volume for its own sake,” said Ann Lee.", "volume"),
    ("“Our customers can tell the difference,” she said.", "volume"),
    ("“our customers can tell the difference”", "volume"),
    (
        "“We are not chasing volume … and our customers can tell the difference,” she said.",
        "volume",
    ),
    ("“[W]e will not hide that,” said Bo Chen.", "tariffs"),
    ("‘The road … was already gone’, he said.", "road"),
    ("‘[T]he road [out] was already gone,’ Chen said.", "road"),
    (
        "“The warnings went out in time,” he said, “but the road to the harbor was already gone.”",
        "road road",
    ),
    (
        "“We are not chasing volume,” Lee said, “for its own sake.”",
        "volume volume",
    ),
    ("NSO spoke of its “flagship product”.", "flagship"),
    ("NSO called Pegasus its “flagship product.”", "flagship"),
    ("The ruling bars the “flagship product” Pegasus.", "flagship"),
    ("“Companies such as WhatsApp,” the judge wrote.", "brand"),
    (
        "Hamilton wrote that it was “more than just a reputational harm; it is a business harm.”",
        "harm",
    ),
    (
        "It would “force NSO out of business,” Hamilton said, quoting the company.",
        "business",
    ),
    (
        "Hamilton noted NSO's argument that a ban would “force NSO out of business.”",
        "business",
    ),
    ("“Our customers can tell the difference,” Lumerra said.", "volume"),
    ("“Our customers can tell the difference,” said Jane Roe.", "volume"),
    ("“Our customers can tell the difference,” said Ms. Lee.", "volume"),
    (
        "“We won,” Bo Chen said. “Our customers can tell the difference,” Ann Lee said.",
        "- volume",
    ),
    // Another's words.
    (
        "“Our customers can tell the difference,” Chen had said a moment before, and Lee laughed.",
        "!volume",
    ),
    ("“The warnings went out in time,” Ann Lee insists.", "!road"),
    (
        "Judge Hamilton told the jury that it was “an unprecedented legal action”.",
        "!legal",
    ),
    // Wrong words.
    (
        "“Tariffs cost us far more than we had planned for,” said Bo Chen.",
        "~tariffs",
    ),
    (
        "“The warnings went out too late, but the road to the harbor was already gone,” he said.",
        "~road",
    ),
    (
        "“We are always chasing volume for its own sake, and our customers can tell the difference,” she said.",
        "~volume",
    ),
    ("NSO called it “an unprecedented lawful action”.", "~legal"),
    // Nothing to do with it.
    ("“We are not amused,” said Ann Lee.", "-"),
    ("It was “already gone”.", "-"),
    ("Apple has a “flagship product” too.", "-"),
    ("Their “product” is a “business”.", "- -"),
    ("“Nobody leaves a dry house,” she says.", "-"),
    ("“The road to the coast was already closed,” said Jane Roe.", "-"),
    (
        "“Tariffs cost us far more than we had planned for,” said Jane Roe.",
        "-",
    ),
    ("“It was more than just a bad day,” he said.", "-"),
    ("“and we will not”", "-"),
    ("Such “reputational harm” is common.", "-"),
];

#[test]
fn quotations_are_held_against_quotes() {
    let (base, problems) = FactBase::from_yaml(&[("trial.yaml", FACTS)]);
    assert!(problems.is_empty(), "{problems:?}");
    let names = NameIndex::new(&base);
    let index = QuoteIndex::new(&base, &names);
    let quotes = Quotes {
        base: &base,
        names: &names,
        index: &index,
    };
    let mut wrong = Vec::new();
    for (text, expected) in MATCHES {
        let found: Vec<String> = match_quotes(text, quotes)
            .iter()
            .map(|(_, m)| match m {
                QuoteMatch::Exact { fact, .. } => base.fact(*fact).id.to_string(),
                QuoteMatch::Near { fact, .. } => format!("~{}", base.fact(*fact).id),
                QuoteMatch::Misattributed { fact, .. } => format!("!{}", base.fact(*fact).id),
                QuoteMatch::None => "-".to_owned(),
            })
            .collect();
        let found = found.join(" ");
        if found != *expected {
            wrong.push(format!("{text}\n  expected {expected}, found {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_was_found_is_told() {
    let (base, _) = FactBase::from_yaml(&[("trial.yaml", FACTS)]);
    let names = NameIndex::new(&base);
    let index = QuoteIndex::new(&base, &names);
    let quotes = Quotes {
        base: &base,
        names: &names,
        index: &index,
    };
    let one = |text| match_quotes(text, quotes).remove(0).1;
    let QuoteMatch::Exact { evidence, whole, .. } = one("“Our customers can tell the difference.”") else {
        panic!()
    };
    assert!(!whole);
    assert_eq!(
        evidence,
        "‘Our customers can tell the difference’ stands word for word in trial/volume, paragraph 3"
    );
    let QuoteMatch::Near {
        right, missing, extra, ..
    } = one("“Tariffs cost us far more than we had planned for,” Chen said.")
    else {
        panic!()
    };
    assert_eq!(right, "Tariffs cost us more than we had planned for");
    assert_eq!((missing, extra), (vec![], vec!["far".to_owned()]));
    let QuoteMatch::Misattributed { range, evidence, .. } = one("“The warnings went out in time,” Lee insists.")
    else {
        panic!()
    };
    assert_eq!(range, 37..40);
    assert!(
        evidence.contains("as said by Bo Chen; the text gives it to Lee"),
        "{evidence}"
    );
}

proptest! {
    #[test]
    fn no_text_makes_it_fall_over(text in "([a-zA-Z]{1,6}|said|Ann Lee|we are not chasing volume|[ ,.!?\\n“”‘’\"'«»„…é—\\[\\]]){0,40}") {
        let (base, _) = FactBase::from_yaml(&[("trial.yaml", FACTS)]);
        let names = NameIndex::new(&base);
        let index = QuoteIndex::new(&base, &names);
        let quotes = Quotes { base: &base, names: &names, index: &index };
        let mut last = 0;
        for (q, _) in match_quotes(&text, quotes) {
            prop_assert!(text.get(q.inner.clone()).is_some() && text.get(q.outer.clone()).is_some());
            prop_assert!(q.outer.start < q.inner.start && q.inner.end <= q.outer.end);
            prop_assert!(last <= q.outer.start);
            last = q.outer.start;
            for s in q.speakers {
                prop_assert!(text.get(s.range).is_some() && text.get(s.cue).is_some());
            }
        }
    }

    #[test]
    fn any_text_will_do(text in "\\PC{0,200}") {
        for q in quotations(&text) {
            prop_assert!(text.get(q.inner).is_some() && text.get(q.outer).is_some());
        }
    }
}
