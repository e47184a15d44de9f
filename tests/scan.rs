//! What running text is read as, form by form, what it is not, and what holds for every text.

use factcheck::prose::scan;
use factcheck::report::describe;
use factcheck::value::{Context, Data, Hint, read};
use proptest::prelude::*;

fn context() -> Context {
    let mut ctx = Context::default();
    ctx.dateline = match read("2016-11-08", &ctx, Hint::Date).map(|v| v.data) {
        Ok(Data::Date(d)) => d.days().and_then(|d| d.as_day()),
        _ => None,
    };
    ctx
}

/// Every mention as `kind text hedge: value`, the value in its shortest form.
fn told(text: &str) -> Vec<String> {
    let ctx = context();
    scan(text, &ctx)
        .iter()
        .map(|m| {
            let d = describe(m, text);
            let v = &d["value"];
            let field = |k: &str| v[k].as_str().map(str::to_owned);
            let value = field("number")
                .filter(|_| d["kind"] != "duration")
                .or_else(|| field("iso"))
                .or_else(|| {
                    Some(format!(
                        "{}..{}",
                        field("start").unwrap_or_default(),
                        field("end").unwrap_or_default()
                    ))
                    .filter(|_| v.get("start").is_some())
                })
                .or_else(|| {
                    Some(format!(
                        "{}..{}",
                        field("low").unwrap_or_default(),
                        field("high").unwrap_or_default()
                    ))
                    .filter(|_| v.get("low").is_some())
                })
                .unwrap_or_else(|| "?".to_owned());
            let unit = field("unit")
                .or_else(|| field("currency"))
                .map_or_else(String::new, |u| format!(" {u}"));
            let hedge = d["hedge"].as_str().map_or_else(String::new, |h| format!(" {h}"));
            format!(
                "{} [{}]{hedge} {value}{unit}",
                d["kind"].as_str().unwrap_or(""),
                d["text"].as_str().unwrap_or("")
            )
        })
        .collect()
}

/// A sentence and what is found in it.
type Row = (&'static str, &'static [&'static str]);

const NOUNS: &[Row] = &[
    (
        "It hit 1,400 mobile phones.",
        &["quantity [1,400 mobile phones] 1400 phone"],
    ),
    ("They met six people.", &["quantity [six people] 6 person"]),
    (
        "100 members of civil society spoke.",
        &["quantity [100 members] 100 member"],
    ),
    (
        "It sold to 20 countries, according to him.",
        &["quantity [20 countries] 20 country"],
    ),
    ("The blast killed 14 in the port.", &["number [14] 14"]),
    ("Of those 14 were children.", &["number [14] 14"]),
    ("A 12-member panel sat.", &["quantity [12-member] 12 member"]),
    (
        "Dozens of phones were taken.",
        &["quantity [Dozens of phones] 24..99 phone"],
    ),
    ("One woman voted no.", &["quantity [One woman] 1 woman"]),
    ("One gets the flu, one the shot.", &[]),
];

const HEDGES: &[Row] = &[
    ("It cost about $5 million.", &["money [$5 million] about 5000000 USD"]),
    ("Nearly 300 people came.", &["quantity [300 people] nearly 300 person"]),
    (
        "Just over 300 people came.",
        &["quantity [300 people] just_over 300 person"],
    ),
    (
        "More than 300 people came.",
        &["quantity [300 people] more_than 300 person"],
    ),
    (
        "As many as 300 people came.",
        &["quantity [300 people] at_most 300 person"],
    ),
    (
        "At least 300 people came.",
        &["quantity [300 people] at_least 300 person"],
    ),
    (
        "Fewer than 300 people came.",
        &["quantity [300 people] less_than 300 person"],
    ),
    (
        "No more than 300 people came.",
        &["quantity [300 people] at_most 300 person"],
    ),
    (
        "Sales topping $5 million are rare.",
        &["money [$5 million] more_than 5000000 USD"],
    ),
    ("Fines exceeding €200 are rare.", &["money [€200] more_than 200 EUR"]),
    (
        "It seats 300 people or more.",
        &["quantity [300 people] at_least 300 person"],
    ),
    (
        "It seats 300 people or so.",
        &["quantity [300 people] about 300 person"],
    ),
    (
        "An estimated 300 people came.",
        &["quantity [300 people] about 300 person"],
    ),
    ("Only 300 people came.", &["quantity [300 people] 300 person"]),
    (
        "It takes a minimum of 300 people.",
        &["quantity [300 people] at_least 300 person"],
    ),
    ("It takes ~300 people.", &["quantity [300 people] about 300 person"]),
    ("Coffee went up to $3.50.", &["money [$3.50] 3.5 USD"]),
    (
        "It will spend $1 billion over 10 years.",
        &["money [$1 billion] 1000000000 USD", "duration [10 years] P10Y"],
    ),
];

const RANGES: &[Row] = &[
    (
        "It takes between 10 and 20 men.",
        &["range [between 10 and 20 men] 10..20 man"],
    ),
    ("It cost $5–7 million.", &["range [$5–7 million] 4500000..7500000 USD"]),
    (
        "The price rose from €2.60 to €2.90.",
        &["money [€2.60] 2.6 EUR", "money [€2.90] 2.9 EUR"],
    ),
    ("Rates fell to 5%.", &["percent [5%] 5"]),
    (
        "Sales might drop 8 to 10 percent.",
        &["range [8 to 10 percent] 7.5..10.5"],
    ),
    (
        "It grew from 3.2 million in 1990 to 4.9 million.",
        &[
            "number [3.2 million] 3200000",
            "date [1990] 1990-01-01..1991-01-01",
            "number [4.9 million] 4900000",
        ],
    ),
    (
        "Sales rose by 7.9% from £96.7 million to £104.3 million.",
        &[
            "percent [7.9%] 7.9",
            "money [£96.7 million] 96700000 GBP",
            "money [£104.3 million] 104300000 GBP",
        ],
    ),
    ("Two or three nurses came.", &["range [Two or three nurses] 2..3 nurse"]),
];

const DATES: &[Row] = &[
    (
        "It ran from May 6 to May 9, 2015.",
        &["date_range [from May 6 to May 9, 2015] 2015-05-06..2015-05-10"],
    ),
    ("It began in 2012.", &["date [2012] 2012-01-01..2013-01-01"]),
    (
        "It has been shut since 2012.",
        &["date_range [since 2012] 2012-01-01.."],
    ),
    ("He spoke on Monday.", &["date [Monday] 2016-11-07..2016-11-08"]),
    ("He will speak on Monday.", &["date [Monday] 2016-11-14..2016-11-15"]),
    (
        "The vote is due to be held Monday.",
        &["date [Monday] 2016-11-14..2016-11-15"],
    ),
    ("It shut last week.", &["date [last week] 2016-10-31..2016-11-07"]),
    (
        "It fell compared to last week.",
        &["date [last week] 2016-10-31..2016-11-07"],
    ),
    ("The strike will last six days.", &["duration [six days] P6D"]),
    ("It shut in March.", &["date [March] 2016-03-01..2016-04-01"]),
    ("It will open in March.", &["date [March] 2017-03-01..2017-04-01"]),
    (
        "It was built in the early 1990s.",
        &["date [the early 1990s] 1990-01-01..1993-05-01"],
    ),
    (
        "It rose in the first six months of this year.",
        &["date [the first six months of this year] 2016-01-01..2016-07-01"],
    ),
    ("They met on February 30.", &[]),
    ("It sold 2000 phones.", &["quantity [2000 phones] 2000 phone"]),
    (
        "The deal closes in three days.",
        &["date [in three days] 2016-11-11..2016-11-12"],
    ),
    ("It fell in his last year there.", &[]),
    (
        "It rose after third-quarter profit fell.",
        &["date [third-quarter] 2016-07-01..2016-10-01"],
    ),
    ("It fell within three days.", &["duration [three days] P3D"]),
    ("He came two days after the vote.", &["duration [two days] P2D"]),
];

const NAMES: &[&str] = &[
    "Call 1-800-555-0199 or (212) 555-0176.",
    "iOS 17.4.1 broke it.",
    "The server at 192.168.0.14 is down.",
    "See https://example.com/2016/11/07/a-5-b.html.",
    "Write to room101@example.com.",
    "Doors open at 5 p.m. and shut at 17:30.",
    "United won 3-2.",
    "The F-16 and the Boeing 737 flew.",
    "Section 230 and Article 50 hold, says page 12.",
    "Channel 4 asked No. 10.",
    "The G20 met on COVID-19, 24/7, since 9/11.",
    "No one knows which one is the one.",
    "It may rain, and they march on.",
    "They sat in the sun.",
    "She had second thoughts, and he seconded her.",
    "At first, he refused.",
    "He lives at 10 Downing Street.",
    "50 Cent read Catch-22 on Windows 10.",
    "Water is H2O, air is not CO2.",
    "It is disputed.[12]",
    "1. Wash the rice.",
    "A mix of l and k.",
];

fn check(rows: &[Row]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(text, want)| told(text) != *want)
        .map(|(text, _)| format!("    ({text:?}, &{:?}),", told(text)))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} rows are read otherwise:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn nouns_are_counted_up_to_their_head() {
    check(NOUNS);
}

#[test]
fn hedges_point_the_right_way() {
    check(HEDGES);
}

#[test]
fn ranges_are_one_and_changes_are_two() {
    check(RANGES);
}

#[test]
fn dates_follow_the_sentence() {
    check(DATES);
}

#[test]
fn what_only_looks_like_a_value_is_none() {
    let wrong: Vec<String> = NAMES
        .iter()
        .filter(|t| !told(t).is_empty())
        .map(|t| format!("{t}: {:?}", told(t)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_read_across_an_object() {
    assert_eq!(told("It cost 5 \u{fffc} million."), ["number [5] 5"]);
}

#[test]
fn spans_hold_the_hedges_apart() {
    let text = "It took about 1,400 phones or more.";
    let found = scan(text, &context());
    let m = &found[0];
    assert_eq!(&text[m.start as usize..m.end as usize], "1,400 phones");
    assert_eq!(&text[m.full_start as usize..m.start as usize], "about ");
}

/// Pieces that values and their neighbours are made of.
const PIECES: &[&str] = &[
    "1", "0", "20", "2016", "1,400", "3.5", ".5", "-", "–", "/", ":", ".", ",", " ", " ", " ", "\u{a0}", "$", "€",
    "US$", "%", "°", "'", "’", "(", ")", "[", "]", "+", "~", "≈", "½", "km", "m", "k", "million", "bn", "May", "may",
    "Mon.", "Friday", "one", "two", "half", "a", "the", "of", "in", "from", "to", "and", "between", "about", "since",
    "by", "first", "second", "third", "year", "years", "old", "ago", "later", "people", "phones", "dozens", "last",
    "next", "week", "Q3", "EUR", "ALL", "p.m.", "é", "\u{fffc}", "\n", "𝟗", "９", "aged", "in his", "s", "th", "-to-",
    "@", "#",
];

proptest! {
    #[test]
    fn mentions_stand_in_order_on_characters(parts in prop::collection::vec(prop::sample::select(PIECES), 0..40), noise in ".{0,8}") {
        let mut text = parts.concat();
        text.push_str(&noise);
        text.push_str(&parts.join(" "));
        let mut floor = 0;
        for m in scan(&text, &context()) {
            prop_assert!(floor <= m.full_start && m.full_start <= m.start && m.start < m.end && m.end <= m.full_end, "{:?} of {:?}", m, text);
            prop_assert!(text.get(m.start as usize..m.end as usize).is_some(), "{:?} of {:?}", m, text);
            prop_assert!(text.get(m.full_start as usize..m.full_end as usize).is_some(), "{:?} of {:?}", m, text);
            prop_assert!(!text[m.full_start as usize..m.full_end as usize].contains('\u{fffc}'), "{:?} of {:?}", m, text);
            floor = m.full_end;
        }
    }
}

#[test]
fn time_grows_with_the_text_and_no_faster() {
    // Each of these costs every start its whole window; twice the text must not cost four times.
    for piece in [
        "1",
        "1 ",
        "a ",
        "one ",
        "about about ",
        "1-",
        "$",
        "May ",
        "-1",
        "from 1 to ",
        "aaaaaaaa",
        "1,111",
        "no more than ",
        "in his ",
        "(1",
        "1) ",
        "1               ",
        "a$",
    ] {
        let text = piece.repeat(60_000 / piece.len());
        let begun = std::time::Instant::now();
        let _ = scan(&text, &context());
        assert!(begun.elapsed().as_secs() < 20, "{piece:?} takes {:?}", begun.elapsed());
    }
}
