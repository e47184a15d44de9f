//! Readings of running text that another kind of topic needs: two sides of a vote, rates by name, lists, figures that stand
//! before what they are.

use factcheck::check::{DraftIndex, Options, check_draft};
use factcheck::document::{self, Markup};
use factcheck::facts::FactBase;

const FACTS: &str = "topic: Ardle ferry vote
about: [Ardle, Ardle Ferry, ferry, vote]
sources: {r: {title: Minutes, publisher: Council, published: 2025-03-10}}
names:
  skipper: {name: Ines Lattimore, also: [Lattimore], role: skipper, source: r}
facts:
  votes-for: {label: votes in favour, aliases: [voted for the ferry], value: 287 votes, same_unit: [residents], source: r}
  votes-against: {label: votes against, aliases: [voted against the ferry], value: 22 votes, same_unit: [residents], source: r}
  vote-date: {label: date of the vote, value: 2025-03-04, source: r}
  refund: {label: refund per household, aliases: [partial refund], value: £45, source: r}
  output: {label: annual output of the yard, value: \"240,000 planks\", source: r}
  shortfall: {label: shortfall, aliases: [quay was short], value: 386 metres, source: r}
  prize: {label: winner's prize, value: \"£40,000\", source: r}
  interval: {label: interval between the two crossings, aliases: [gap between the two crossings], value: 12 minutes, source: r}
  breakdown: {label: breakdown, aliases: [broke down after departure], value: 74 seconds, source: r}
  ports: {label: ports of the ferry, aliases: [calls at], value: [Larne, Bute, Colm, Sorrel], source: r}
  old-seats: {label: seats of the old ferry, value: 120 seats, source: r}
  sentence: {label: sentence sought, value: nine years, source: r}
  distance: {label: total distance, value: \"1,064 km\", source: r}
  rowers: {label: rowers, aliases: [rowers who finished], value: 417 rowers, source: r}
  repairs: {label: cost of repairs, value: \"£3.4 million\", source: r}
  offer: {label: offer for the yard, value: \"£96 million\", source: r}
  line: {label: opening of Line 4, value: \"2024-09-02\", source: r}
  seals: {label: seals killed by propellers, value: 18 seals, source: r}
  regatta: {label: day of the regatta, value: \"2025-02-19\", source: r}
  fares: {label: rise in fares, aliases: [fare increases], value: 14%, source: r}
  budget: {label: original budget, value: £1.76 million, source: r}
  fines: {label: total fines, aliases: [fines in total], value: £184 million, source: r}
  wages: {label: wages guaranteed until, value: \"2025-07-31\", source: r}
  lost: {label: lost ticket income, value: £1.9 million, source: r}
  passengers: {label: passengers hurt, values: [{value: 31 passengers, until: 2025-02-01}, {value: 43 passengers, from: 2025-02-01}], source: r}
  painted: {label: year of the painting, aliases: [painted], value: 1664, source: r}
  crew: {label: people working on the quay, aliases: [employees], value: \"1,150 workers\", same_unit: [employees], source: r}
  depth: {label: depth of the harbour, value: 28 metres, source: r}
  fish: {label: fish escaped, aliases: [escaped fish], value: \"73,400 fish\", source: r}
  term: {label: term of the Bute contract, value: five years, source: r}
";

/// What became of the value: its verdict, its rule, its fact and, where none, the reason.
fn told(draft: &str, value: &str) -> String {
    let (base, problems) = FactBase::from_yaml(&[("ferry.yaml", FACTS)]);
    assert!(problems.is_empty(), "{problems:#?}");
    let draft = format!("---\ndate: 2025-03-11\n---\n\n# The Ardle Ferry vote\n\n{draft}\n");
    let (text, doc) = document::read(draft.as_bytes(), Markup::Markdown).expect("a draft");
    let found = check_draft(&text, &doc, &base, &DraftIndex::new(&base), &Options::default()).findings;
    let Some(f) = found.iter().find(|f| f.span.of(&text) == value) else {
        return "nothing".to_owned();
    };
    let fact = f.facts().first().map(|id| base.full_id(*id)).unwrap_or_default();
    let fact = fact.rsplit('/').next().unwrap_or("").to_owned();
    let rule = f.rule.map(|r| r.name()).unwrap_or_default();
    let why = f.detail.as_ref().map_or("", |d| &d.message).to_owned();
    if f.is_linked() || rule == "weekday-mismatch" {
        format!("{} {rule} {fact}", f.verdict.name())
    } else {
        why
    }
}

fn check(rows: &[(&str, &str, &str)]) {
    let mut wrong = Vec::new();
    for (sentence, value, expected) in rows {
        let got = told(sentence, value);
        if !got.contains(expected) {
            wrong.push(format!("{sentence:?} {value:?}: {got:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_side_of_a_vote_has_its_figure() {
    check(&[
        (
            "278 residents voted for the ferry and 22 voted against.",
            "278 residents",
            "refuted value-mismatch votes-for",
        ),
        (
            "278 residents voted for the ferry and 22 voted against.",
            "22",
            "supported  votes-against",
        ),
        (
            "287 residents voted for the ferry and 25 voted against it.",
            "25",
            "refuted value-mismatch votes-against",
        ),
    ]);
}

#[test]
fn a_fact_is_a_rate_by_its_name() {
    check(&[
        (
            "Each household will get a partial refund of £54.",
            "£54",
            "refuted value-mismatch refund",
        ),
        (
            "The yard's output is 204,000 planks a year.",
            "204,000 planks a year",
            "refuted value-mismatch output",
        ),
    ]);
}

#[test]
fn words_of_a_name_are_no_contradiction_of_it() {
    check(&[
        (
            "The quay was 368 metres short.",
            "368 metres",
            "refuted value-mismatch shortfall",
        ),
        (
            "The ferry broke down 47 seconds after departure.",
            "47 seconds",
            "refuted value-mismatch breakdown",
        ),
        (
            "The gap between the two crossings is 21 minutes.",
            "21 minutes",
            "refuted value-mismatch interval",
        ),
        (
            "The court had been asked for a sentence of eight years.",
            "eight years",
            "refuted value-mismatch sentence",
        ),
        (
            "Dana Quill, who won, took home the winner's prize of £80,000.",
            "£80,000",
            "refuted value-mismatch prize",
        ),
        (
            "She has a cheque for £45,000, the winner's prize.",
            "£45,000",
            "refuted value-mismatch prize",
        ),
        (
            "The offer for the yard, the council said, is worth £69 million.",
            "£69 million",
            "refuted value-mismatch offer",
        ),
        (
            "The contract has a term of three years.",
            "three years",
            "refuted value-mismatch term",
        ),
    ]);
}

#[test]
fn another_one_is_not_called_wrong() {
    check(&[
        ("The new ferry has 210 seats.", "210 seats", "\"new\" is the opposite"),
        (
            "The carnival, with its 300 rowers, is not affected.",
            "300 rowers",
            "of the carnival",
        ),
        (
            "We wrote that the cost of repairs was £4.3 million.",
            "£4.3 million",
            "corrects what was written",
        ),
        (
            "The cost of repairs on the quay, in 2009, was £1.1 million.",
            "£1.1 million",
            "another time",
        ),
        ("Stray dogs killed 40 seals.", "40 seals", "the dogs"),
        ("At the 2024 regatta nobody was hurt.", "2024", "which regatta is meant"),
        (
            "The measure limits fare increases to 3 percent.",
            "3 percent",
            "makes it a limit",
        ),
        (
            "That is £580,000 over the original budget.",
            "£580,000",
            "makes it a difference",
        ),
        ("The regatta is due to be held in 2026.", "2026", "the next one"),
        (
            "The regatta was held on the following Monday.",
            "Monday",
            "counts from another day",
        ),
        (
            "The firm saw its fines cut to £19.6 million.",
            "£19.6 million",
            "it is the total",
        ),
        ("It has a ticket income of £7.2 million.", "£7.2 million", "it is lost"),
        (
            "The Quay district voted for the ferry with 310 votes.",
            "310 votes",
            "of the district only",
        ),
        (
            "A swimmer of the harbour was caught at a depth of 19 metres.",
            "19 metres",
            "where something",
        ),
        ("They found escaped fish in seven.", "seven", "says where"),
        (
            "The council bought the painting in 1943.",
            "1943",
            "done to something else",
        ),
        ("The company has 310 employees.", "310 employees", "of the company"),
    ]);
}

#[test]
fn a_day_says_what_holds() {
    check(&[
        (
            "On 5 January a notice spoke of 31 passengers hurt.",
            "31 passengers",
            "supported  passengers",
        ),
        (
            "A notice speaks of 31 passengers hurt.",
            "31 passengers",
            "refuted outdated passengers",
        ),
        (
            "Wages are guaranteed until July 31.",
            "until July 31",
            "supported  wages",
        ),
        (
            "The regatta was held on Monday, 19 February.",
            "Monday, 19 February",
            "refuted weekday-mismatch regatta",
        ),
        (
            "Next year the vote is planned for Saturday, 14 March.",
            "Saturday, 14 March",
            "a day of the next year",
        ),
    ]);
}

#[test]
fn a_figure_may_stand_before_what_it_is() {
    check(&[
        (
            "- **1,046 km.** The total distance, over eight legs.",
            "1,046 km",
            "refuted value-mismatch distance",
        ),
        ("**417 rowers.** So many finished.", "417 rowers", "supported  rowers"),
        (
            "| Day | What |\n| --- | --- |\n| 5 March 2025 | Date of the vote |",
            "5 March 2025",
            "refuted date-mismatch vote-date",
        ),
        (
            "| Day | What |\n| --- | --- |\n| 5 March 2025 | Opening of the bar |",
            "5 March 2025",
            "no fact covers this",
        ),
    ]);
}

#[test]
fn names_in_a_row_state_a_list() {
    check(&[
        (
            "The ferry calls at Larne, Bute, Colm and Sorrel.",
            "Larne, Bute, Colm and Sorrel",
            "supported  ports",
        ),
        (
            "The ferry calls at Larne, Bute, Colm and Islay.",
            "Larne, Bute, Colm and Islay",
            "refuted list-mismatch ports",
        ),
        ("The ferry calls at Larne and Bute.", "Larne and Bute", "nothing"),
        (
            "A rival calls at Larne, Kiel and Riga.",
            "Larne, Kiel and Riga",
            "nothing",
        ),
    ]);
}

#[test]
fn a_date_is_followed_by_its_day_of_the_week() {
    check(&[
        (
            "The vote was on March 4, 2025, a Wednesday, in Ardle.",
            "Wednesday",
            "refuted weekday-mismatch",
        ),
        (
            "The vote was on March 4, 2025, a Tuesday, in Ardle.",
            "March 4, 2025",
            "supported  vote-date",
        ),
        (
            "It was 4 March, a Friday, and it rained.",
            "Friday",
            "refuted weekday-mismatch",
        ),
    ]);
}

/// The writer's list keeps its order and its words; one name takes the place of another.
#[test]
fn a_list_is_mended_where_it_stands() {
    let (base, _) = FactBase::from_yaml(&[("ferry.yaml", FACTS)]);
    let index = DraftIndex::new(&base);
    let mended = |row: &str| {
        let draft = format!("# The Ardle Ferry vote\n\nThe ferry calls at {row}.\n");
        let (text, doc) = document::read(draft.as_bytes(), Markup::Markdown).expect("a draft");
        let found = check_draft(&text, &doc, &base, &index, &Options::default()).findings;
        let fixes: Vec<String> = found
            .iter()
            .filter_map(|f| Some(f.detail.as_ref()?.fix.as_ref()?.text.clone()))
            .collect();
        fixes.join("; ")
    };
    assert_eq!(mended("Bute, Larne, Colm and Islay"), "Bute, Larne, Colm and Sorrel");
    assert_eq!(mended("Bute, Islay, Colm and Sorrel"), "Bute, Larne, Colm and Sorrel");
    assert_eq!(mended("Bute, Larne, Colm and Sorrel"), "");
}
