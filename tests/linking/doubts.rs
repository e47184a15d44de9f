//! What keeps a figure from being called wrong, and a draft from being held against a topic.

use super::findings;
use factcheck::check::{DraftIndex, Options, Verdict, check_draft};
use factcheck::document::{self, Markup};
use factcheck::facts::FactBase;

/// What leaves a doubt is enough to say what agrees with a fact, and too little to call a figure wrong.
#[test]
fn a_doubtful_figure_is_not_called_wrong() {
    let rows = [
        (
            "The oldest of the people killed was 91.",
            "91",
            "that of the oldest only",
        ),
        ("Among the injured was a welder of 71.", "71", "the age of the welder"),
        ("- Gulls killed: 30", "30", "of the gulls"),
        (
            "When Larne reopened its harbour in 2019, crowds came.",
            "2019",
            "that of Larne",
        ),
        (
            "Repair cost is $4 million better than a year before.",
            "$4 million",
            "\"better than\"",
        ),
        (
            "The port was left with 900 containers burned.",
            "900 containers",
            "what is left",
        ),
        (
            "It is the worst fire since 2011, when 40 people were injured.",
            "40 people",
            "\"since 2011, when\"",
        ),
        (
            "For a sister ship the repair cost is $9 million.",
            "$9 million",
            "for the sister",
        ),
        ("The first repair cost was $9 million.", "$9 million", "\"first\""),
        (
            "They went to the clinic, which has 600 injured.",
            "600",
            "of the clinic",
        ),
        (
            "The power cut lasted until 2 hours before dawn.",
            "2 hours",
            "\"before\"",
        ),
        (
            "The firm may raise the repair cost to $90 million.",
            "$90 million",
            "\"may\"",
        ),
        ("Nationwide, 260 people killed in fires.", "260 people", "another scope"),
        (
            "Two other ports, with 30 firefighters deployed, were spared.",
            "30 firefighters",
            "of the other ports",
        ),
        ("Their repair cost is $3 million.", "$3 million", "another sentence"),
        ("Surgeons treated 40 injured.", "40", "may make it something else"),
    ];
    let mut wrong = Vec::new();
    for (sentence, value, why) in rows {
        let (text, found, _) = findings(sentence);
        let here = found.iter().find(|f| f.span.of(&text) == value);
        let told = here.and_then(|f| Some((f.verdict, f.detail.as_ref()?.message.clone())));
        if !told
            .as_ref()
            .is_some_and(|(v, m)| *v == Verdict::Unverified && m.contains(why))
        {
            wrong.push(format!("{sentence:?} {value:?}: {told:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Two names, one again and again, or in a short text one alone: then the draft is about the topic, whatever stands around.
#[test]
fn a_draft_is_about_what_it_names() {
    const BRIDGE: &str = "topic: Mending of the bridge
about: [Harbour Bridge, Melbury, bridge]
sources: {r: {title: Report, publisher: Office, published: 2025-03-10}}
names:
  ann: {name: Ann Lee, also: [Lee], source: r}
  bo: {name: Bo Lee, also: [Lee], source: r}
facts:
  cost: {label: repair cost, value: $40 million, source: r}
";
    let (base, problems) = FactBase::from_yaml(&[("bridge.yaml", BRIDGE)]);
    assert!(problems.is_empty(), "{problems:#?}");
    let index = DraftIndex::new(&base);
    let about = |text: &str, markup: Markup| {
        let (text, doc) = document::read(text.as_bytes(), markup).expect("a draft");
        check_draft(&text, &doc, &base, &index, &Options::default()).topics == 1
    };
    let others = "Mayor Piet Haloran of Torquay told Carla Fuentes and Dale Pruett of Access Now so.";
    let long = "They say that it was so and that it will be so again, and nobody was there. ".repeat(12);
    for (draft, expected) in [
        (
            format!("The repair cost of the Harbour Bridge is $84 million. {others}"),
            true,
        ),
        (format!("The repair cost of the bridge is $84 million. {long}"), true),
        (format!("The repair cost of the bridge is $84 million. {others}"), false),
        (
            format!("The repair cost of the Harbour Bridge is $84 million. {others} {long}"),
            false,
        ),
        (
            format!("The Harbour\nBridge, the Harbour\u{a0}Bridge, the Harbour Bridge. {others} {long}"),
            true,
        ),
        (
            format!("Bo Lee and Ann Lee know the repair cost. {others} {long}"),
            true,
        ),
        (
            format!("Lee and Lee and Lee know the repair cost. {others} {long}"),
            false,
        ),
        (format!("Melbury has a Harbour Bridge. {others} {long}"), true),
        (
            format!("---\ntitle: Harbour Bridge of Melbury\n---\n\nThe repair cost is up. {others} {long}"),
            true,
        ),
    ] {
        assert_eq!(about(&draft, Markup::Markdown), expected, "{draft}");
    }
    let page = "<div class=\"storyBody mainCol artText hasImage\"><p>The repair cost of the bridge is up.</p></div>";
    assert!(about(page, Markup::Html), "markup names nobody");
}
