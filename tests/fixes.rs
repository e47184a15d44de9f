//! What holds for every fix: it leaves nothing of its kind to fix, touches no other byte, and is made once.

#[expect(dead_code, reason = "shared with the other tests of properties, which use the rest")]
mod generate;

use factcheck::check::{DraftIndex, Finding, Options, check_claims, check_draft, fixes, mend};
use factcheck::document::{self, Markup};
use factcheck::facts::FactBase;
use proptest::prelude::*;
use std::path::{Path, PathBuf};

/// Fixes a text until nothing is left to fix, as the program does.
fn fixed(text: &str, with_unsafe: bool, check: impl Fn(&str) -> Vec<Finding>) -> String {
    let mut text = text.to_owned();
    for _ in 0..10 {
        let findings = check(&text);
        let taken = fixes(&findings, with_unsafe);
        for pair in taken.windows(2) {
            assert!(pair[0].span.end <= pair[1].span.start, "fixes overlap");
        }
        let new = mend(&text, &taken);
        assert_eq!(new.count, taken.len(), "{taken:?}");
        // Every byte outside the fixes is as it was.
        let (mut old, mut now) = (0, 0);
        for f in &taken {
            let gap = &text[old..f.span.start as usize];
            assert!(new.text[now..].starts_with(gap));
            old = f.span.end as usize;
            now += gap.len() + f.text.len();
        }
        assert_eq!(text[old..], new.text[now..]);
        if taken.is_empty() {
            return text;
        }
        text = new.text;
    }
    let left: Vec<String> = check(&text)
        .iter()
        .filter_map(|f| {
            f.detail
                .as_ref()?
                .fix
                .as_ref()
                .map(|x| format!("{} -> {}", x.span.of(&text), x.text))
        })
        .collect();
    panic!("fixing does not end: {left:?}");
}

/// The drafts of the corpus, each with the fact base beside it.
fn drafts() -> Vec<(PathBuf, Vec<PathBuf>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drafts");
    let list = |p: &Path| -> Vec<PathBuf> {
        let mut all: Vec<PathBuf> = std::fs::read_dir(p)
            .expect("a folder")
            .map(|e| e.expect("an entry").path())
            .collect();
        all.sort();
        all
    };
    let topics = list(&root).into_iter().flat_map(|half| list(&half));
    topics
        .map(|t| {
            let all = list(&t.join("drafts")).into_iter();
            (
                t.join("facts"),
                all.filter(|p| p.extension().is_some_and(|e| e == "md")).collect(),
            )
        })
        .collect()
}

#[test]
fn drafts_are_fixed_to_the_end() {
    let mut made = [0, 0];
    for (facts, drafts) in drafts() {
        let base = FactBase::load(&[facts]).base;
        let index = DraftIndex::new(&base);
        let check = |text: &str| {
            let (text, doc) = document::read(text.as_bytes().to_vec(), Markup::Markdown).expect("a draft");
            check_draft(&text, &doc, &base, &index, &Options::default()).findings
        };
        for d in drafts {
            let text = std::fs::read_to_string(&d).expect("a draft");
            for with_unsafe in [false, true] {
                let n = fixes(&check(&text), with_unsafe).len();
                made[usize::from(with_unsafe)] += n;
                let new = fixed(&text, with_unsafe, check);
                assert_eq!(n == 0, new == text, "{}", d.display());
                assert_eq!(new.lines().count(), text.lines().count(), "{}", d.display());
            }
        }
    }
    println!("{} safe fixes, {} in all", made[0], made[1]);
    assert!(made[0] >= 50 && made[1] >= 200, "{made:?}");
}

const FACTS: &str = "sources:\n  s: {title: T}\nfacts:\n  damages: {value: $167 million, source: s}\n  phones: {value: about 1400 \
phones, source: s}\n  share: {value: 12.5%, source: s}\n  verdict: {value: 2025-05-06, source: s}\n  judge: {value: Phyllis \
Hamilton, source: s}\n  wait: {value: three weeks, source: s}\n  length: {value: 12 km, source: s}\n";

proptest! {
    #[test]
    fn claims_are_fixed_to_the_end(
        subject in prop::sample::select(&["damages", "phones", "share", "verdict", "judge", "wait", "length"][..]),
        value in prop_oneof![generate::money(), generate::quantity(), generate::number(), generate::duration(), generate::date()],
        end in prop::sample::select(&["\n", "\r\n", ""][..]),
        bom in any::<bool>(),
    ) {
        let (base, problems) = FactBase::from_yaml(&[("t.yaml", FACTS)]);
        prop_assert!(problems.is_empty());
        let mark = if bom { "\u{feff}" } else { "" };
        let text = format!("{mark}# a comment{end}\n{subject} = {value}{end}");
        let check = |t: &str| check_claims(t, &base, &Options::default());
        for with_unsafe in [false, true] {
            let new = fixed(&text, with_unsafe, check);
            prop_assert!(new.starts_with(mark) && new.ends_with(end));
        }
    }
}
