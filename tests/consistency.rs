//! A draft against itself, with no fact base: what must be reported, and the many true sentences that must not be.

use factcheck::check::{DraftIndex, Finding, Options, Verdict, check_draft};
use factcheck::document::{self, Markup};
use factcheck::facts::FactBase;
use factcheck::prose::NameIndex;
use factcheck::rule::Rule;
use proptest::prelude::*;
use std::fmt::Write as _;

fn found_with(base: &FactBase, draft: &str) -> (String, Vec<Finding>) {
    let (text, doc) = document::read(draft.as_bytes().to_vec(), Markup::Markdown).expect("a draft");
    let names = NameIndex::new(base);
    let index = DraftIndex::new(base, &names);
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

const ALARMS: &[(&str, &str, &str)] = &[
    // Totals.
    (
        "inconsistent-total",
        "$609 million",
        "The jury awarded a total of $609 million: $167 million in punitive and $444 million in compensatory damages.",
    ),
    (
        "inconsistent-total",
        "31 people",
        "A total of 31 people died: 12 in the hotel, 9 in the street and 8 in hospital.",
    ),
    (
        "inconsistent-total",
        "$55 million",
        "The company paid $40 million in fines and $12 million in costs, for a total of $55 million.",
    ),
    (
        "inconsistent-total",
        "42",
        "The storm killed 12 people and injured 31, 42 in all.",
    ),
    (
        "inconsistent-total",
        "14",
        "The choir has a total of 14 singers (six men and nine women).",
    ),
    (
        "inconsistent-total",
        "12",
        "It carried a crew of 12, made up of five men and eight women.",
    ),
    (
        "inconsistent-total",
        "40 passengers",
        "Of the 40 passengers, 25 were men and the other 17 were women.",
    ),
    (
        "inconsistent-total",
        "$84 million",
        "Only $20 million of the $84 million was paid in cash and the remaining $60 million in shares.",
    ),
    (
        "inconsistent-total",
        "$48 million",
        "The firm spent $30 million on research and $20 million on marketing. Together, the two cost $48 million.",
    ),
    (
        "inconsistent-total",
        "11 people",
        "Five people died on the bridge and seven people in the tunnel. In all, 11 people died.",
    ),
    (
        "inconsistent-total",
        "€12.5 million",
        "The grant comes to €12.5 million in total: €7.1 million from the state and €6.2 million from the city.",
    ),
    (
        "inconsistent-total",
        "20 km",
        "The route is 20 km in total: 8 km by boat, 5 km by bus and 6 km on foot.",
    ),
    (
        "inconsistent-total",
        "190",
        "| Party | Seats |\n| --- | ---: |\n| Left | 80 |\n| Centre | 60 |\n| Right | 45 |\n| Total | 190 |\n",
    ),
    (
        "inconsistent-total",
        "9",
        "| Country | Gold | Silver | Bronze | Total |\n| --- | --- | --- | --- | --- |\n| Norway | 4 | 3 | 1 | 9 |\n| Sweden | 2 | 2 | 2 | 6 |\n| Finland | 1 | 0 | 4 | 5 |\n",
    ),
    (
        "inconsistent-total",
        "$611.0 million",
        "| Item | Amount |\n| --- | --- |\n| Punitive damages | $167.3 million |\n| Compensatory damages | $444.7 million |\n| Total | $611.0 million |\n",
    ),
    // Shares.
    (
        "inconsistent-share",
        "45%",
        "Of those asked, 412 of the 1,030 respondents (45%) were in favour.",
    ),
    (
        "inconsistent-share",
        "36 percent",
        "Some 400 of the 1,600 phones, or 36 percent, were in Mexico.",
    ),
    (
        "inconsistent-share",
        "30 percent",
        "It paid $20 million of its $84 million, or 30 percent, in cash.",
    ),
    (
        "inconsistent-share",
        "62%",
        "The plan was backed by 62% (41 of 75 members).",
    ),
    (
        "inconsistent-share",
        "80 per cent",
        "The council approved 18 of the 24 bids, or 80 per cent of them.",
    ),
    (
        "inconsistent-share",
        "60 percent",
        "In the sample, 33 out of 66 patients — 60 percent — recovered.",
    ),
    (
        "inconsistent-share",
        "12.5%",
        "The regulator upheld 150 of 1,000 complaints (12.5%).",
    ),
    // Counts of lists.
    (
        "inconsistent-total",
        "six countries",
        "It has customers in six countries: Poland, Rwanda, Mexico, Spain and India.",
    ),
    (
        "inconsistent-total",
        "three acts",
        "The play has three acts: departure, exile, siege and return.",
    ),
    (
        "inconsistent-total",
        "four ministers",
        "The four ministers — Anna Lind, Omar Saad and Petra Novak — resigned.",
    ),
    (
        "inconsistent-total",
        "five cities",
        "Offices will open in five cities (Oslo, Bergen, Tromso and Bodo).",
    ),
    (
        "inconsistent-total",
        "three witnesses",
        "The court heard three witnesses: Jan Holt, a driver; and Mary Orr, a nurse.",
    ),
    (
        "inconsistent-total",
        "four colours",
        "The flag has four colours: red, white and green.",
    ),
    (
        "inconsistent-total",
        "two islands",
        "The ferry serves two islands: Hvar, Brac and Vis.",
    ),
    // Changes.
    (
        "inconsistent-share",
        "25 percent",
        "Revenue rose 25 percent from $50 million to $60 million.",
    ),
    (
        "inconsistent-share",
        "20%",
        "Sales fell by 20% to €60 million from €80 million.",
    ),
    (
        "inconsistent-share",
        "30%",
        "The price went from $2.00 to $2.40, a 30% increase.",
    ),
    (
        "inconsistent-share",
        "15 percent",
        "Attendance grew from 40,000 visitors to 50,000 visitors, an increase of 15 percent.",
    ),
    (
        "inconsistent-share",
        "20 percent",
        "Profit fell 20 percent, from $50 million to $60 million.",
    ),
    (
        "inconsistent-share",
        "50%",
        "Membership dropped from 800 to 600 (down 50%).",
    ),
    // Spans.
    (
        "inconsistent-total",
        "nine years",
        "She led the bank from 2018 to 2023, nine years.",
    ),
    (
        "inconsistent-total",
        "four years",
        "He served four years, from 2010 to 2019, in the senate.",
    ),
    (
        "inconsistent-total",
        "seven days",
        "The fair runs from May 6 to May 9, 2025, seven days.",
    ),
    // Repeats.
    (
        "inconsistent-repeat",
        "$168 million",
        "The jury ordered NSO to pay punitive damages of $167 million.\n\nOn Tuesday NSO said it would fight. The company NSO must pay $168 million in punitive damages.",
    ),
    (
        "inconsistent-repeat",
        "1,500 phones",
        "The spyware was used to hack 1,400 phones in 20 countries.\n\nThe spyware was used to hack 1,500 phones, the court heard.",
    ),
    (
        "inconsistent-repeat",
        "16.4%",
        "Lumerra reached an operating margin of 16.1%. Analysts cheered.\n\nAn operating margin of 16.4% is what Lumerra had promised.",
    ),
    (
        "inconsistent-repeat",
        "$986 million",
        "Lumerra said operating profit was $98.6 million. Its shares gained.\n\nAt Lumerra, operating profit came to $986 million.",
    ),
    (
        "inconsistent-repeat",
        "2,150 homes",
        "The flood destroyed 2,510 homes along the river.\n\nThe river had risen, and the flood destroyed 2,150 homes.",
    ),
    // Names.
    (
        "inconsistent-repeat",
        "Tobias Fereyra",
        "The plan pleased Tobias Ferreyra of Crestholm. Then Tobias Ferreyra spoke. Nobody asked Tobias Fereyra why.",
    ),
    (
        "inconsistent-repeat",
        "Ingrid Solhiem",
        "The board backed Ingrid Solheim. A day later Ingrid Solhiem resigned.",
    ),
    (
        "inconsistent-repeat",
        "Phyllis Hamiltton",
        "The judge is Phyllis Hamilton. In court Phyllis Hamiltton was brief.",
    ),
];

const SILENT: &[&str] = &[
    // Totals that fit, or that the words do not close.
    "The jury awarded a total of $611 million: $167 million in punitive and $444 million in compensatory damages.",
    "The jury awarded a total of $612 million: $167 million in punitive and $444 million in compensatory damages.",
    "The bill comes to $611 million, including $167 million in punitive and $400 million in compensatory damages.",
    "A total of 31 people died, among them 12 children and 9 nurses.",
    "A total of 31 people died in three towns: 12 in Alder, 9 in Birk and 10 in Cole.",
    "The firm spent $84 million, of which $20 million went to research and $30 million to marketing.",
    "The storm killed 12 people and injured 30, bringing the total to 58.",
    "He scored 12 goals in May and 9 in June, taking his season total to 40.",
    "Five people died on Monday and seven people on Tuesday. In all, 52 people have died since March.",
    "Of the 40 passengers, 25 were men and 10 were children.",
    "Of the 40 passengers, 25 survived, 10 of them children, and the other 15 died.",
    "The company paid $40 million in fines and $12 million in costs. Together, the penalties come to $52 million.",
    "About 12,000 people marched: a total of 7,400 men and 4,500 women, the police said.",
    "A total of about 12,000 people marched: 7,400 men and 4,300 women.",
    "It took a total of 12 hours: five by train, six by bus and the rest on foot.",
    "A total of 40 percent voted: 30 percent of men and 50 percent of women.",
    "The crew of 12, made up of five men and seven women, landed safely.",
    "Profit was $12 million and revenue $40 million, more than a total of $50 million in costs.",
    "They bought 12 cars and 5 trucks for a total of $300,000.",
    "The group won 5 of 12 seats, or a total of 40,000 votes.",
    "Between them, the two sold 40 and 60 houses in all.",
    "The fund lost $3 million in May and $4 million in June, out of a total of $90 million.",
    "| Party | Seats |\n| --- | ---: |\n| Left | 80 |\n| Centre | 60 |\n| Right | 45 |\n| Total | 185 |\n",
    "| Town | Turnout |\n| --- | ---: |\n| Alder | 61% |\n| Birk | 58% |\n| Total | 60% |\n",
    "| Item | Amount |\n| --- | --- |\n| Wages | 167.3 |\n| Rent | 444.7 |\n| Total | 612.1 |\n",
    "| Item | 2023 |\n| --- | --- |\n| Wages | 100 |\n| of which bonuses | 20 |\n| Rent | 50 |\n| Total | 150 |\n",
    "| Year | Average price | Total |\n| --- | --- | --- |\n| 2022 | 12 | 90 |\n| 2023 | 14 | 80 |\n",
    "| Item | Share |\n| --- | --- |\n| A | 40 |\n| B | 50 |\n| Total | 100 |\n\nFigures may not add up because of rounding.",
    "The police arrested a total of 40 people: 25 for theft, 20 for assault and 5 for both.",
    "In total, 14 people were hurt: nine passengers and five crew, of whom three are in hospital.",
    // Shares.
    "Of the 120 seats, the Left took 45 (37.5%), the Right 60 (50%) and others 15.",
    "One in five of the 1,030 respondents (20%) agreed; 412 of the 1,030 (40%) did not.",
    "The vote was 52 to 48, or 52 percent to 48 percent.",
    "Of those asked, 412 of the 1,030 respondents (40%) were in favour.",
    "Some 500 of the 1,400 phones, or 36 percent, were in Mexico.",
    "It paid $20 million of its $84 million, or 24 percent, in cash.",
    "The plan was backed by 55% (41 of 75 members).",
    "It closed 40 of its 100 shops, 12 percent more than a year ago.",
    "The chain closed 40 of its 100 shops, or 3 percent of all shops in the country.",
    "It paid about $20 million of its $84 million, or roughly a quarter, in cash.",
    "She won 12 of the 20 districts and 45 percent of the vote.",
    "One of the two men (34) was released.",
    "Two of the 14 suspects, 20 percent fewer than in May, were charged.",
    "The bank cut 300 of 2,000 jobs. Its shares rose 15 percent.",
    "In the trial, 33 of 66 patients (50 percent) recovered.",
    // Lists.
    "It has customers in six countries: Poland, Rwanda, Mexico, Spain, Chile and India.",
    "It has customers in six countries, including Poland, Rwanda and India.",
    "It has customers in 20 countries: Poland, Rwanda and India among others.",
    "Customers in at least six countries: Poland, Rwanda and India.",
    "The play has three acts: departure, exile and return.",
    "He played in two cities: Portland, Oregon, and Austin, Texas.",
    "The talks brought together three countries: Serbia, Bosnia and Herzegovina and Croatia.",
    "She has three words for it: law and order.",
    "Two of the six countries: Poland and India.",
    "There were four people in the car: a man, a woman and two children.",
    "The three men had one thing in common: debts, wives and no work.",
    "The four companies said so: they would pay, appeal and move on.",
    "Two teams advanced: Brighton and Hove Albion and Leeds.",
    "The five members met twice: Monday, Tuesday and then again.",
    "Three reasons: money, power and, above all, fear of what would come.",
    "The two pairs: Smith and Jones, Lee and Wong.",
    "The six winners (see the list, page 4) were paid.",
    "It has offices in five countries: Spain, Portugal, Trinidad and Tobago, Chile and Peru.",
    "The four seasons: spring, summer and autumn have gone; winter has not.",
    "The panel has five members: a judge, two lawyers and two doctors.",
    "Seven dwarfs: Doc, Grumpy, Happy, Sleepy, Bashful, Sneezy and Dopey.",
    // Changes.
    "Revenue rose 20 percent from $50 million to $60 million.",
    "Revenue rose 8.4 percent to $612.3 million from $565.1 million.",
    "Sales fell by 25% to €60 million from €80 million.",
    "The rate rose 5 percent from 10 percent to 15 percent.",
    "Revenue rose 25 percent at constant currency, from $50 million to $60 million.",
    "Prices rose by an average of 4 percent a year, from $2.00 to $2.90.",
    "Sales grew 12 percent, and profit went from $5 million to $6 million.",
    "The share rose from 10 percent to 12 percent, a 20 percent increase.",
    "Employment rose 3 percent. The jobless total went from 400 to 300.",
    "Net income rose to $71.8 million, a gain of 11.8%.",
    "The toll went from 40 to 43, or 20 percent of all cases.",
    "The index fell 2 percent in a week, having gone from 4,000 to 4,400 in May.",
    "The budget grew by 8 percent in 2023 and 9 percent in 2024, from $100 million to $118 million.",
    "Exports rose 12 percent while imports fell from $5 billion to $4 billion.",
    "Sales were up 25 percent from 2019, to $60 million from $50 million a year ago.",
    "Unemployment fell from 5 percent to 4 percent, a 20 percent drop.",
    "Its workforce fell from 7,120 to 6,840, down 4 percent.",
    // Spans.
    "In the ten years from 2010 to 2020, prices doubled.",
    "The 12-month period from May 2023 to April 2024 was the warmest.",
    "He was mayor from 1998 to 2002 and, for two years, a senator.",
    "She led the bank from 2018 to 2023, six years.",
    "She led the bank from 2018 to 2023, five years.",
    "He spent two years, from a cell in Oslo to a house in Bergen, in hiding.",
    "From 2018 to 2023, two years longer than planned, the road was closed.",
    "The trial ran from March 3 to March 7, 2025, five days.",
    "Every two years from 2010 to 2020, the club moved.",
    // Repeats.
    "Operating profit was $98.6 million, compared with an operating profit of $85.9 million a year earlier.",
    "Lumerra had an operating margin of 16.1%. Oskell reported an operating margin of 15.8%.",
    "Lumerra had an operating margin of 16.1% in 2024. Lumerra had an operating margin of 15.2% in 2023.",
    "The flood destroyed 2,510 homes in Alder. In Birk, the flood destroyed 2,150 homes.",
    "The jury awarded $167 million in punitive damages. The lawyers had sought $180 million in punitive damages.",
    "The spyware was used to hack 1,400 phones. Of these, 1,300 phones were in Mexico.",
    "On Monday the fire had killed 40 people in the valley. On Tuesday the fire had killed 43 people in the valley.",
    "Police said 12,000 people marched in Oslo. Organisers put it at 13,000 people who marched in Oslo.",
    "NSO was ordered to pay punitive damages of $167 million. NSO was ordered to pay more than $160 million in punitive damages.",
    "NSO must pay $167,254,000 in punitive damages. NSO must pay $167 million in punitive damages.",
    "The recall covered 23,400 chargers. Another recall covered 21,000 chargers.",
    "The company employs 6,840 workers in Oslo. The company will hire 7,000 workers in Oslo by 2027.",
    "A $5 million jury verdict was thrown out. A $6 million jury verdict followed in June 2024.",
    "The quarterly net profit was $5 million. The annual net profit was $5.5 million.",
    "“We lost 1,500 phones in the raid,” he said. The army lost 1,400 phones in the raid.",
    "The team sold 1,400 season tickets. The team sold 1,500 match tickets.",
    "The city has 400 buses and 380 drivers. The city has 420 trams.",
    // Names.
    "Maria Lopez and Mario Lopez, her brother, were there.",
    "The Labour Party and the Labor Party are two parties.",
    "South Korea and a South Korean firm signed.",
    "The World Health Organization, or World Health Organisation, agreed.",
    "John Hansen spoke. Peter Hanson did not.",
    "The German Chancellors and the German Chancellor met.",
    "Anna Schmidt met Anna Schmitz-Bauer in Berlin.",
    "The First Baptist church and the First Baptists met.",
    "At Main Street and Main Streets, the parade stopped.",
];

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
