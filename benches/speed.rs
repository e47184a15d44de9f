//! How long reading, checking and loading take: `cargo bench`.

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use factcheck::check::{DraftIndex, Options, check_claims, check_draft};
use factcheck::document::{self, Markup};
use factcheck::facts::FactBase;
use factcheck::prose::scan;
use factcheck::value::{Context, Hint, read};
use std::fmt::Write as _;

fn main() {
    divan::main();
}

const VALUES: &[&str] = &[
    "1,400",
    "$167 million",
    "about 1,400 phones",
    "12.5%",
    "0.5 percentage points",
    "May 6, 2025",
    "March 3–7, 2025",
    "the 1990s",
    "34-year-old",
    "one in five",
    "two and a half million",
    "between $5 million and $7 million",
    "hundreds of thousands",
    "Phyllis J. Hamilton",
];

/// A topic with that many facts of several kinds.
fn facts(count: usize) -> String {
    let mut yaml = "topic: Speed\nsources:\n  s: {title: S, published: 2025-05-06}\nfacts:\n".to_owned();
    for n in 0..count {
        let value = match n % 4 {
            0 => format!("${}.{} million", n + 1, n % 10),
            1 => format!("about {} phones", n + 1),
            2 => format!("2025-{:02}-{:02}", n % 12 + 1, n % 28 + 1),
            _ => format!("Person Number {n}"),
        };
        let _ = writeln!(
            yaml,
            "  fact-number-{n}:\n    aliases: [the {n}th thing]\n    value: {value}\n    source: s"
        );
    }
    yaml
}

/// That many statements about them, right and wrong ones.
fn claims(count: usize, of: usize) -> String {
    let mut text = String::new();
    for n in 0..count {
        let f = n % of;
        let value = match (f % 4, n % 3) {
            (0, 0) => "$1M".to_owned(),
            (0, _) => format!("${}.{} million", f + 1, f % 10),
            (1, _) => format!("about {}", f + 1),
            (2, _) => format!("2025-{:02}-{:02}", f % 12 + 1, f % 28 + 1),
            _ => format!("Person Number {f}"),
        };
        let _ = writeln!(text, "fact number {f} = {value}");
    }
    text
}

#[divan::bench]
fn reading_values(bencher: Bencher<'_, '_>) {
    let ctx = Context::default();
    bencher.counter(ItemsCount::new(VALUES.len())).bench(|| {
        for v in VALUES {
            let _ = black_box(read(black_box(v), &ctx, Hint::None));
        }
    });
}

#[divan::bench(sample_count = 20)]
fn checking_10_000_claims_over_1_000_facts(bencher: Bencher<'_, '_>) {
    let (base, problems) = FactBase::from_yaml(&[("speed.yaml", &facts(1_000))]);
    assert!(problems.is_empty());
    let text = claims(10_000, 1_000);
    let mut options = Options::default();
    options.explain_all = false;
    bencher
        .counter(ItemsCount::new(10_000usize))
        .bench(|| black_box(check_claims(black_box(&text), &base, &options)).len());
}

#[divan::bench(sample_count = 20)]
fn loading_10_000_facts(bencher: Bencher<'_, '_>) {
    let yaml = facts(10_000);
    bencher
        .counter(BytesCount::of_str(&yaml))
        .bench(|| black_box(FactBase::from_yaml(&[("speed.yaml", black_box(&yaml))])));
}

/// News prose as it comes: the sentences of the corpora, over and over.
fn news(bytes: usize) -> String {
    let sentences: Vec<String> = include_str!("../tests/extract/news.jsonl")
        .lines()
        .filter_map(|l| {
            serde_json::from_str::<serde_json::Value>(l).ok()?["text"]
                .as_str()
                .map(str::to_owned)
        })
        .collect();
    let mut text = String::with_capacity(bytes + 400);
    while text.len() < bytes {
        for s in &sentences {
            text.push_str(s);
            // Four sentences in five of a paper hold no figure.
            text.push_str(
                " The council said that it would look again at what the neighbours had asked for, and no more. \
                Nobody on the board spoke against the plan, which had been put to them by the owners of the mill. \
                Those who had come to listen went home, while the rest of them stayed behind to argue with the mayor. ",
            );
        }
    }
    text
}

#[divan::bench(sample_count = 20)]
fn scanning_news(bencher: Bencher<'_, '_>) {
    let text = news(1 << 20);
    let ctx = Context::default();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| black_box(scan(black_box(&text), &ctx)).len());
}

#[divan::bench(sample_count = 20)]
fn scanning_words_without_values(bencher: Bencher<'_, '_>) {
    let text = "Nobody on the board spoke against the plan, which had been put to them by the owners of the mill, and those who had come to listen went home. ".repeat(8_000);
    let ctx = Context::default();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| black_box(scan(black_box(&text), &ctx)).len());
}

#[divan::bench(sample_count = 20)]
fn scanning_figures_alone(bencher: Bencher<'_, '_>) {
    let text: String = include_str!("../tests/extract/news.jsonl")
        .lines()
        .filter_map(|l| {
            serde_json::from_str::<serde_json::Value>(l).ok()?["text"]
                .as_str()
                .map(|s| format!("{s} "))
        })
        .collect::<String>()
        .repeat(60);
    let ctx = Context::default();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| black_box(scan(black_box(&text), &ctx)).len());
}

/// A draft of paragraphs, against facts that it is about or is not.
#[divan::bench(sample_count = 20, args = ["fact", "zymurgy"])]
fn checking_a_draft(bencher: Bencher<'_, '_>, about: &str) {
    let yaml = facts(1_000).replacen("sources:", &format!("about: [{about}]\nsources:"), 1);
    let (base, problems) = FactBase::from_yaml(&[("speed.yaml", &yaml)]);
    assert!(problems.is_empty());
    let mut draft = String::new();
    for (n, paragraph) in news(1 << 20).as_bytes().chunks(800).enumerate() {
        let _ = writeln!(
            draft,
            "{}\n\nIn that fact 23 things were of the {n}th kind.\n",
            String::from_utf8_lossy(paragraph)
        );
    }
    let index = DraftIndex::new(&base);
    let mut options = Options::default();
    options.explain_all = false;
    bencher.counter(BytesCount::of_str(&draft)).bench(|| {
        let (text, doc) = document::read(black_box(draft.as_bytes().to_vec()), Markup::Markdown).expect("a draft");
        black_box(check_draft(&text, &doc, &base, &index, &options))
            .findings
            .len()
    });
}
