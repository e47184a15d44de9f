//! Which fact a value in running text states, and which sentences only look as if they stated one. The value itself is never
//! evidence: every row is tried with the right figure and with a wrong one, and must be linked alike.

mod doubts;
mod vote;

use factcheck::check::{DraftIndex, Finding, Options, Origin, Verdict, check_draft};
use factcheck::document::{self, Markup};
use factcheck::facts::FactBase;

const FACTS: &str = "topic: Veltram harbour fire
about: [Veltram, Port of Veltram, harbour, fire]
sources: {r: {title: Report, publisher: Fire Office, published: 2025-03-10}}
names:
  port: {name: Port of Veltram, also: [Veltram], source: r}
  rival: {name: Castle Docks, role: rival port, source: r}
  mayor: {name: Ines Kohl, role: mayor, source: r}
facts:
  insured-damage: {label: insured damage, aliases: [insured losses], value: $40 million, source: r}
  total-damage: {label: total damage, aliases: [overall damage], value: $95 million, source: r}
  repair-cost: {label: repair cost, aliases: [cost of repairs], value: $61 million, source: r}
  deaths: {label: deaths, aliases: [people killed, death toll], value: 14 people, source: r}
  injured: {label: injured, aliases: [people hurt], value: 52 people, source: r}
  firefighters: {label: firefighters deployed, value: 214 firefighters, source: r}
  containers: {label: containers burned, value: \"1,300 containers\", source: r}
  capacity-lost: {label: share of capacity lost, aliases: [capacity lost], value: 18%, source: r}
  fire-date: {label: date of the fire, aliases: [fire broke out], value: 2025-03-04, source: r}
  reopening: {label: reopening, aliases: [harbour reopened], value: 2025-03-09, source: r}
  outage: {label: power cut lasted, value: 9 hours, source: r}
  harbour-master: {label: harbour master, value: Ines Kohl, source: r}
";

fn findings(draft: &str) -> (String, Vec<Finding>, FactBase) {
    let (base, problems) = FactBase::from_yaml(&[("harbour.yaml", FACTS)]);
    assert!(problems.is_empty(), "{problems:#?}");
    let draft = format!("---\ndate: 2025-03-11\n---\n\n# After the fire at Veltram\n\n{draft}\n");
    let (text, doc) = document::read(draft.as_bytes(), Markup::Markdown).expect("a draft");
    let found = { check_draft(&text, &doc, &base, &DraftIndex::new(&base), &Options::default()).findings };
    (text, found, base)
}

/// The fact that a value of the draft is linked to; `-` for none.
fn linked(draft: &str, value: &str) -> String {
    let (text, found, base) = findings(draft);
    let body = text.find("Veltram\n\n").expect("the title");
    let at = body + text[body..].find(value).unwrap_or_else(|| panic!("{value} in {draft}"));
    let here = found
        .iter()
        .find(|f| f.origin == Origin::Prose && (f.span.start as usize) < at + value.len() && at < f.span.end as usize);
    let here = here.unwrap_or_else(|| panic!("{value} is not found in {draft}"));
    if !here.is_linked() {
        return "-".to_owned();
    }
    let id = base.full_id(here.facts()[0]);
    id.rsplit('/').next().unwrap_or(&id).to_owned()
}

/// Replaces the digits of the value by others.
fn other(value: &str) -> String {
    value
        .chars()
        .map(|c| match c {
            '0'..='8' if c != '0' => char::from_u32(c as u32 + 1).unwrap_or(c),
            '9' => '8',
            c => c,
        })
        .collect()
}

fn all(rows: &[(&str, &str, &str)]) {
    let mut wrong = Vec::new();
    for (sentence, value, fact) in rows {
        let got = linked(sentence, value);
        if got != *fact {
            wrong.push(format!("{sentence:?} {value:?}: {got}, not {fact}"));
        }
        let slip = other(value);
        if slip != *value {
            let got = linked(&sentence.replacen(value, &slip, 1), &slip);
            if got != *fact {
                wrong.push(format!("with {slip:?}, {sentence:?}: {got}, not {fact}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_value_is_linked_on_the_words_beside_it() {
    all(&[
        (
            "The fire at Veltram caused insured damage of $40 million.",
            "$40 million",
            "insured-damage",
        ),
        (
            "Insurers put the insured losses at $40 million.",
            "$40 million",
            "insured-damage",
        ),
        ("Total damage came to $95 million.", "$95 million", "total-damage"),
        ("There was $95 million in total damage.", "$95 million", "total-damage"),
        (
            "Repair costs are $61 million, the port said.",
            "$61 million",
            "repair-cost",
        ),
        ("The cost of repairs was $61 million.", "$61 million", "repair-cost"),
        (
            "Fourteen people were killed in the fire, and 52 were injured.",
            "52",
            "injured",
        ),
        ("The fire killed 14 people.", "14 people", "deaths"),
        ("The death toll rose to 14.", "14", "deaths"),
        (
            "A force of 214 firefighters was deployed.",
            "214 firefighters",
            "firefighters",
        ),
        ("The fire burned 1,300 containers.", "1,300 containers", "containers"),
        ("About 18% of capacity was lost.", "18%", "capacity-lost"),
        ("The fire broke out on March 4.", "March 4", "fire-date"),
        ("The harbour reopened on March 9, 2025.", "March 9, 2025", "reopening"),
        ("The power cut lasted 9 hours.", "9 hours", "outage"),
    ]);
}

#[test]
fn figures_that_share_a_sentence_keep_to_their_own_words() {
    let pair = "The fire caused $95 million in total damage and $40 million in insured losses.";
    let row = "Insured and total damage were $40 million and $95 million, respectively.";
    let listed = "- Total damage: $95 million\n- Deaths: 14 people\n- Injured: 52 people";
    all(&[
        (pair, "$95 million", "total-damage"),
        (pair, "$40 million", "insured-damage"),
        (row, "$40 million", "insured-damage"),
        (row, "$95 million", "total-damage"),
        (listed, "$95 million", "total-damage"),
        (listed, "14 people", "deaths"),
        (listed, "52 people", "injured"),
    ]);
}

#[test]
fn a_table_is_read_by_its_row_and_column() {
    let table =
        "| Fire at Veltram | Number |\n| --- | --- |\n| Deaths | 14 |\n| Injured | 52 |\n| Ships delayed | 77 |";
    let estimate = "| Item | Estimate |\n| --- | --- |\n| Total damage | $95 million |\n| Repair cost | $61 million |";
    let demand = "| Item | Demand |\n| --- | --- |\n| Total damage | $95 million |";
    let years = "| | 2024 | 2025 |\n| --- | --- | --- |\n| Total damage | $11 million | $95 million |";
    all(&[
        (table, "14", "deaths"),
        (table, "52", "injured"),
        (table, "77", "-"),
        (estimate, "$95 million", "total-damage"),
        (estimate, "$61 million", "repair-cost"),
        (demand, "$95 million", "-"),
        (years, "$95 million", "total-damage"),
        (years, "$11 million", "-"),
    ]);
}

#[test]
fn what_is_said_of_something_else_is_not_linked() {
    all(&[
        // Another owner, another place.
        ("Castle Docks had insured damage of $40 million.", "$40 million", "-"),
        ("Castle Docks' total damage was $95 million.", "$95 million", "-"),
        (
            "In a separate case the total damage was $95 million.",
            "$95 million",
            "-",
        ),
        ("A rival port put its total damage at $95 million.", "$95 million", "-"),
        ("The fire killed 14 people in Osterby.", "14 people", "-"),
        // Another time.
        ("A year earlier the total damage was $95 million.", "$95 million", "-"),
        ("In 2019 total damage was $95 million.", "$95 million", "-"),
        ("Total damage was $95 million last year.", "$95 million", "-"),
        ("Total damage was $95 million in March 2018.", "$95 million", "-"),
        ("During the 1990s total damage was $95 million.", "$95 million", "-"),
        ("Total damage was $95 million in 2018-19.", "$95 million", "-"),
        ("At the end of 2018 total damage was $95 million.", "$95 million", "-"),
        ("As of 2018, total damage was $95 million.", "$95 million", "-"),
        (
            "At its peak, in 1974, total damage was $95 million.",
            "$95 million",
            "-",
        ),
        // A part, an addition, a difference, a rate, a change.
        ("Another $95 million in total damage may follow.", "$95 million", "-"),
        ("Total damage was $95 million more than feared.", "$95 million", "-"),
        ("Of those killed, 14 people were sailors.", "14 people", "-"),
        ("Twelve of the 14 people killed were sailors.", "Twelve", "-"),
        ("Repair costs rose by $61 million.", "$61 million", "-"),
        ("Total damage rose 18%.", "18%", "-"),
        (
            "Total damage, up from $95 million, is still rising.",
            "$95 million",
            "-",
        ),
        ("Four people injured have since died.", "Four", "-"),
        ("In the whole country 52 people are injured.", "52", "-"),
        ("In Osterby's harbour alone 52 people were injured.", "52", "-"),
        ("Deaths and the 52 who were hurt are listed.", "52", "injured"),
        ("The injured and the 14 who were killed are listed.", "14", "deaths"),
        ("The power cut lasted. Doors open within 9 hours.", "9 hours", "-"),
        // A part by its name, and what is no part.
        (
            "Of the containers burned, 1,300 by the port's count, few were insured.",
            "1,300",
            "-",
        ),
        (
            "The containers burned, 1,300 of them, were empty.",
            "1,300",
            "containers",
        ),
        (
            "Of the total damage, $95 million, half was insured.",
            "$95 million",
            "total-damage",
        ),
        // Another mood.
        ("Total damage is expected to reach $95 million.", "$95 million", "-"),
        (
            "The port sought $40 million for its insured damage.",
            "$40 million",
            "-",
        ),
        ("Total damage was not $95 million.", "$95 million", "-"),
        ("The port denied that total damage was $95 million.", "$95 million", "-"),
        (
            "If total damage were $95 million, the fund would fail.",
            "$95 million",
            "-",
        ),
        ("There is a chance of 18% that capacity is lost.", "18%", "-"),
        ("Among the sailors 14 people were killed.", "14 people", "-"),
        ("In the suburbs 52 people were injured.", "52 people", "-"),
        ("The Osterby fire of 2018 killed 14 people.", "14 people", "-"),
        // Told of a day, another day, or a day of something else.
        ("The harbour reopened five days later.", "five days later", "-"),
        ("The harbour will be reopened again on March 9.", "March 9", "-"),
        // Another one, the whole, one of them, and what is said of the figure behind.
        (
            "The Morven, a port where fire broke out on March 4, was closed.",
            "March 4",
            "-",
        ),
        (
            "Of the port's 9,000 containers, 1,300 containers burned.",
            "9,000 containers",
            "-",
        ),
        (
            "By way of comparison, total damage was $95 million.",
            "$95 million",
            "-",
        ),
        // Another thing.
        ("Crop damage was $95 million.", "$95 million", "-"),
        ("The port paid $95 million.", "$95 million", "-"),
        ("The press conference on March 4 was short.", "March 4", "-"),
        ("Damage was $40 million.", "$40 million", "-"),
    ]);
}

#[test]
fn what_agrees_with_another_fact_named_there_is_not_called_wrong() {
    let verdict = |sentence: &str, value: &str| {
        let (text, found, _) = findings(sentence);
        let here = found
            .iter()
            .find(|f| f.origin == Origin::Prose && f.span.of(&text).starts_with(value));
        here.map(|f| (f.verdict, f.rule))
    };
    // Both facts are named; the figure is right of one of them.
    let (v, rule) = verdict("The damage that was insured, out of a total, was $95 million.", "$95").expect("a value");
    assert_ne!(v, Verdict::Refuted, "{rule:?}");
    // The full name stands right beside it: then it is called wrong.
    let (v, _) = verdict("Insured damage was $95 million.", "$95").expect("a value");
    assert_eq!(v, Verdict::Refuted);
}

#[test]
fn a_name_beside_a_label_is_checked() {
    let (text, found, base) = findings("The harbour master, Ines Kohl, left at noon.");
    let role = found
        .iter()
        .find(|f| {
            f.facts()
                .first()
                .is_some_and(|id| base.full_id(*id).ends_with("harbour-master"))
        })
        .expect("the office");
    assert_eq!(role.span.of(&text), "Ines Kohl");
}

#[test]
fn who_held_an_office_before_or_will_is_not_who_holds_it() {
    for sentence in [
        "The ousted harbour master, Castle Docks said, left at noon.",
        "The former harbour master, Castle Docks, left at noon.",
        "The incoming harbour master, Castle Docks, came at noon.",
    ] {
        let (_, found, _) = findings(sentence);
        assert!(
            found.iter().all(|f| f.verdict != Verdict::Refuted),
            "{sentence}: {found:#?}"
        );
    }
    let (_, found, _) = findings("The harbour master, Castle Docks, left at noon.");
    assert!(found.iter().any(|f| f.verdict == Verdict::Refuted), "{found:#?}");
}

#[test]
fn a_link_says_which_words_carried_it() {
    let (_, found, _) = findings("Total damage came to $95 million.");
    let evidence = &found
        .iter()
        .find(|f| f.origin == Origin::Prose)
        .expect("a value")
        .detail
        .as_ref()
        .expect("words")
        .evidence;
    assert_eq!(
        evidence,
        "linked to harbour/total-damage: \"Total damage\" in the same sentence, money"
    );
}

#[test]
fn a_day_near_the_draft_only_says_when_it_was_told() {
    all(&[
        (
            "Total damage was put at $95 million on March 6.",
            "$95 million",
            "total-damage",
        ),
        (
            "As of Monday, total damage was $95 million.",
            "$95 million",
            "total-damage",
        ),
        ("In March 2025 the fire killed 14 people.", "14 people", "deaths"),
    ]);
}

#[test]
fn a_draft_without_a_day_is_as_old_as_its_newest_source() {
    let (base, _) = FactBase::from_yaml(&[("harbour.yaml", FACTS)]);
    let is_linked = |sentence: &str| {
        let (text, doc) = document::read(sentence.as_bytes(), Markup::Markdown).expect("a draft");
        let found = check_draft(&text, &doc, &base, &DraftIndex::new(&base), &Options::default()).findings;
        found
            .iter()
            .any(|f| f.origin == Origin::Prose && f.is_linked() && f.span.of(&text).starts_with('$'))
    };
    assert!(is_linked("The fire at Veltram caused total damage of $90 million."));
    assert!(!is_linked(
        "The fire at Veltram caused total damage of $90 million in 2016."
    ));
}

#[test]
fn a_draft_about_something_else_is_left_alone() {
    let (base, _) = FactBase::from_yaml(&[("harbour.yaml", FACTS)]);
    let (text, doc) =
        document::read("Total damage was $12 million in Osterby.".as_bytes(), Markup::Markdown).expect("a draft");
    let found = check_draft(&text, &doc, &base, &DraftIndex::new(&base), &Options::default()).findings;
    assert!(found.iter().all(|f| !f.is_linked()), "{found:#?}");
}

#[test]
fn a_day_without_a_year_is_that_of_the_fact() {
    let verdict = |sentence: &str, date: &str| {
        let (base, _) = FactBase::from_yaml(&[("harbour.yaml", FACTS)]);
        let draft = format!("---\ndate: {date}\n---\n\n{sentence}\n");
        let (text, doc) = document::read(draft.as_bytes(), Markup::Markdown).expect("a draft");
        let found = check_draft(&text, &doc, &base, &DraftIndex::new(&base), &Options::default()).findings;
        found.iter().find(|f| f.origin == Origin::Prose).map(|f| f.verdict)
    };
    let said = "The fire at Veltram broke out on March 4.";
    assert_eq!(verdict(said, "2025-12-20"), Some(Verdict::Supported));
    assert_eq!(
        verdict(&said.replace("March 4", "March 5"), "2025-12-20"),
        Some(Verdict::Refuted)
    );
    // A weekday is that of the draft.
    let tuesday = said.replace("March 4", "Tuesday");
    assert_eq!(verdict(&tuesday, "2025-03-06"), Some(Verdict::Supported));
    assert_ne!(verdict(&tuesday, "2025-12-20"), Some(Verdict::Supported));
}

#[test]
fn time_until_a_day_is_a_deadline() {
    let facts = FACTS.replace(
        "facts:\n",
        "facts:\n  appeal-deadline: {label: appeal deadline, value: 2025-05-07, source: r}\n",
    );
    let (base, problems) = FactBase::from_yaml(&[("harbour.yaml", &facts)]);
    assert!(problems.is_empty(), "{problems:#?}");
    let verdict = |day: &str| {
        let draft = format!("---\ndate: 2025-03-11\n---\n\nThe port of Veltram has until {day} to appeal.\n");
        let (text, doc) = document::read(draft.as_bytes(), Markup::Markdown).expect("a draft");
        let found = check_draft(&text, &doc, &base, &DraftIndex::new(&base), &Options::default()).findings;
        found.iter().find(|f| f.origin == Origin::Prose).map(|f| f.verdict)
    };
    assert_eq!(verdict("May 7"), Some(Verdict::Supported));
    assert_eq!(verdict("May 17"), Some(Verdict::Refuted));
}

#[test]
fn a_figure_of_another_size_is_likely_another_thing() {
    let facts = FACTS.replace(
        "facts:\n",
        "facts:\n  cranes: {label: cranes, value: 97 cranes, source: r}\n",
    );
    let (base, problems) = FactBase::from_yaml(&[("harbour.yaml", &facts)]);
    assert!(problems.is_empty(), "{problems:#?}");
    let verdict = |sentence: &str| {
        let (text, doc) = document::read(sentence.as_bytes(), Markup::Markdown).expect("a draft");
        let found = check_draft(&text, &doc, &base, &DraftIndex::new(&base), &Options::default()).findings;
        found.iter().find(|f| f.origin == Origin::Prose).map(|f| f.verdict)
    };
    // Near, or a slip of the scale: wrong. Dozens of times less: another thing, unless a full name stands beside it.
    assert_eq!(verdict("The port of Veltram has 79 cranes."), Some(Verdict::Refuted));
    assert_eq!(
        verdict("The port of Veltram has 97,000 cranes."),
        Some(Verdict::Refuted)
    );
    assert_eq!(verdict("The port of Veltram has 4 cranes."), Some(Verdict::Unverified));
    assert_eq!(
        verdict("At Veltram total damage was $3 million."),
        Some(Verdict::Refuted)
    );
}

#[test]
fn what_was_right_on_another_day_is_not_right_today() {
    let facts = FACTS.replace(
        "facts:\n",
        "facts:\n  fare: {label: ferry fare, values: [{value: $22, until: 2025-06-30, source: r}, {value: $26, from: 2025-07-01, source: r}]}\n  verdict-day: {label: jury verdict, value: 2019-05-06, source: r}\n",
    );
    let (base, problems) = FactBase::from_yaml(&[("harbour.yaml", &facts)]);
    assert!(problems.is_empty(), "{problems:#?}");
    let verdict = |sentence: &str, words: &str| {
        let draft = format!("---\ndate: 2025-09-11\n---\n\nThe port of Veltram is open. {sentence}\n");
        let (text, doc) = document::read(draft.as_bytes(), Markup::Markdown).expect("a draft");
        let found = check_draft(&text, &doc, &base, &DraftIndex::new(&base), &Options::default()).findings;
        found
            .iter()
            .find(|f| f.span.of(&text).starts_with(words))
            .map(|f| f.verdict)
    };
    assert_eq!(verdict("The ferry fare is $26.", "$"), Some(Verdict::Supported));
    assert_ne!(
        verdict("Work began in April 2023 and the ferry fare is $22.", "$"),
        Some(Verdict::Supported)
    );
    assert_ne!(
        verdict("The jury verdict at Veltram came on May 6.", "May"),
        Some(Verdict::Supported)
    );
}
