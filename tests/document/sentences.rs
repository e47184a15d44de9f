use factcheck::document::sentences;

/// Each text has its sentences between bars.
#[test]
fn where_sentences_end() {
    for text in [
        "One. |Two! |Three? |Four",
        "Dr. Ann Lee met Mr. Bo Chen. |They spoke.",
        "Phyllis J. Hamilton of St. Louis ruled. |J.R.R. Tolkien did not.",
        "It rose 2.5 percent to $1.4 million. |It fell.",
        "The U.S. District Court in the U.S. ruled. |He lives in the U.K. |The rest do not.",
        "At 5 p.m. Tuesday it ended. |It began at 9 a.m. |The jury left.",
        "On Aug. 30 and Sept. 4, 2025. |It was Dec. |People came.",
        "WhatsApp v. NSO Group Ltd. was decided. |Meta Platforms Inc. |The company won.",
        "He said “No.” |She left. |(It was late.) |The end.",
        "“Why?” he asked. |“Go!” |He went.",
        "Wait... what? |Well… |Yes.",
        "See No. 5, e.g. the first, i.e. that one. |He said no. |She said yes.",
        "Visit a.b.com or v1.2.3 now. |Then stop.",
        "He ate the fig. |It was the rep. |We sat. |They ran approx. 5 miles.",
        "1. First of all. |2. Then.",
        "Gov. Bob Day and Sen. Eve Fox Jr. agreed. |Gen. Li did not.",
        "Plan B. |The rest.",
        "First \u{fffc}. |\u{fffc} second. |Third.",
    ] {
        let wanted: Vec<&str> = text.split('|').map(str::trim).collect();
        let text = text.replace('|', "");
        let found: Vec<&str> = sentences(&text).map(|r| &text[r]).collect();
        assert_eq!(found, wanted);
    }
    assert_eq!(sentences("").count(), 0);
    assert_eq!(sentences("  \n ").count(), 0);
}
