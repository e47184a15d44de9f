//! Known names in prose: as listed, nearly so, and what is somebody or something else.

use factcheck::facts::FactBase;
use factcheck::prose::{NameForm, NameIndex, names};
use proptest::prelude::*;

const FACTS: &str = "topic: Trial
sources: {s: {title: S}}
names:
  hamilton: {name: Phyllis J. Hamilton, also: [Phyllis Hamilton, Judge Hamilton, Judge Phyllis Hamilton, Hamilton], source: s}
  goodin: {name: Dan Goodin, also: [Goodin], source: s}
  maddern: {name: Lucia Maddern, also: [Maddern, Governor Maddern], source: s}
  leal: {name: Marta Leal, source: s}
  solheim: {name: Ann-Marie Solheim, also: [Solheim], source: s}
  mourinho: {name: José Mourinho, also: [José], source: s}
  ferreyra: {name: Tobias Ferreyra, also: [Ferreyra], source: s}
  quist: {name: Dario Quist, also: [Quist, Mr. Quist], source: s}
  whatsapp: {name: WhatsApp, also: [WhatsApp Inc.], source: s}
  facebook: {name: Facebook, source: s}
  imessage: {name: iMessage, source: s}
  ios: {name: iOS, source: s}
  nso: {name: NSO Group, also: [NSO, NSO Group Technologies Ltd.], source: s}
  lab: {name: Citizen Lab, also: [the Citizen Lab], source: s}
  ars: {name: Ars Technica, also: [Ars], source: s}
  meta: {name: Meta, also: [Meta Platforms], source: s}
  who: {name: World Health Organization, also: [WHO], source: s}
  us: {name: United States, also: [US, U.S.], source: s}
  israel: {name: Israel, source: s}
  hungary: {name: Hungary, source: s}
  arabia: {name: Saudi Arabia, source: s}
  ireland: {name: Ireland, source: s}
  court: {name: US District Court for the Northern District of California, source: s}
  cyclone: {name: Cyclone Bettine, also: [Bettine], source: s}
  securities: {name: Crestholm Securities, also: [Crestholm], source: s}
  novasonde: {name: Novasonde, source: s}
  guardian: {name: The Guardian, also: [the Guardian], source: s}
  android: {name: Android, source: s}
  att: {name: AT&T, source: s}
  obrien: {name: Kate O'Brien, also: [O'Brien], source: s}
  red-lantern: {name: Red Lantern Relief, source: s}
  martin: {name: Martin Pell, source: s}
  marlby: {name: Marlby Town, also: [Marlby], source: s}
  vass: {name: Lorcan Vass, source: s}
facts: {}
";

/// A text, and the names in it as they are written.
const EXACT: &[(&str, &[&str])] = &[
    ("Phyllis Hamilton ruled.", &["Phyllis Hamilton"]),
    ("Judge Phyllis J. Hamilton ruled.", &["Phyllis J. Hamilton"]),
    ("Judge Phyllis Hamilton ruled.", &["Judge Phyllis Hamilton"]),
    ("Phyllis J Hamilton ruled.", &["Phyllis J Hamilton"]),
    ("In Hamilton's view, Hamilton’s ruling", &["Hamilton", "Hamilton"]),
    ("But Hamilton said", &["Hamilton"]),
    ("On Tuesday Hamilton told NSO’s lawyers", &["Hamilton", "NSO"]),
    ("WhatsApp and WhatsApp Inc. won", &["WhatsApp", "WhatsApp Inc"]),
    (
        "NSO Group Technologies Ltd. lost, NSO-made",
        &["NSO Group Technologies Ltd", "NSO"],
    ),
    ("anti-NSO and pro-Israel", &["NSO", "Israel"]),
    ("the Citizen Lab, The Citizen Lab", &["Citizen Lab", "Citizen Lab"]),
    (
        "The US District Court for the Northern District of California",
        &["US District Court for the Northern District of California"],
    ),
    ("the U.S. and the US", &["U.S", "US"]),
    ("iOS, Android and iMessage", &["iOS", "Android", "iMessage"]),
    ("IMessage is older.", &["IMessage"]),
    ("WHATSAPP WINS AGAINST NSO GROUP", &["WHATSAPP", "NSO GROUP"]),
    (
        "The World Health Organization (WHO) said",
        &["World Health Organization", "WHO"],
    ),
    ("José Mourinho and José", &["José Mourinho", "José"]),
    ("Jose\u{301} Mourinho", &["Jose\u{301} Mourinho"]),
    ("Ann-Marie Solheim, Ms. Solheim", &["Ann-Marie Solheim", "Solheim"]),
    (
        "AT&T and Kate O’Brien and O'Brien's",
        &["AT&T", "Kate O’Brien", "O'Brien"],
    ),
    ("Poland, Saudi Arabia and Hungary", &["Saudi Arabia", "Hungary"]),
    ("the Guardian wrote", &["Guardian"]),
    ("Mr. Quist said", &["Mr. Quist"]),
    ("Phyllis\nHamilton", &["Phyllis\nHamilton"]),
];

/// A text, the near miss in it, and the listed spelling.
const NEAR: &[(&str, &str, &str)] = &[
    ("Phillis Hamilton ruled.", "Phillis Hamilton", "Phyllis Hamilton"),
    (
        "Judge Phyllis Hamliton ruled.",
        "Judge Phyllis Hamliton",
        "Judge Phyllis Hamilton",
    ),
    (
        "Phyllis J. Hamlton's ruling",
        "Phyllis J. Hamlton",
        "Phyllis J. Hamilton",
    ),
    ("The Citzen Lab found", "Citzen Lab", "Citizen Lab"),
    ("the Whatsapp case", "Whatsapp", "WhatsApp"),
    ("Meta’s Whatsapp won", "Whatsapp", "WhatsApp"),
    ("the whatsApp case", "whatsApp", "WhatsApp"),
    ("the What's App case", "What's App", "WhatsApp"),
    ("the Whats App case", "Whats App", "WhatsApp"),
    ("on Face book they wrote", "Face book", "Facebook"),
    ("on FaceBook they wrote", "FaceBook", "Facebook"),
    ("ArsTechnica wrote", "ArsTechnica", "Ars Technica"),
    ("Ars Tecnica wrote", "Ars Tecnica", "Ars Technica"),
    ("Nso said", "Nso", "NSO"),
    ("Nso Group said", "Nso Group", "NSO Group"),
    ("Jose Mourinho left.", "Jose Mourinho", "José Mourinho"),
    ("Then Jose left.", "Jose", "José"),
    ("Ann Marie Solheim said", "Ann Marie Solheim", "Ann-Marie Solheim"),
    ("Ann-Marie Solhiem said", "Ann-Marie Solhiem", "Ann-Marie Solheim"),
    ("Solhiem was asked twice.", "Solhiem", "Solheim"),
    ("Governor Lucia Madden is to visit", "Lucia Madden", "Lucia Maddern"),
    ("Cyclone Betine killed", "Cyclone Betine", "Cyclone Bettine"),
    (
        "Tobias Fereyra of Crestholm Securities",
        "Tobias Fereyra",
        "Tobias Ferreyra",
    ),
    ("Dario Quest said", "Dario Quest", "Dario Quist"),
    (
        "Crestholme Securities said",
        "Crestholme Securities",
        "Crestholm Securities",
    ),
    ("buying Novasnde was", "Novasnde", "Novasonde"),
    ("Dan Gooden wrote", "Dan Gooden", "Dan Goodin"),
    ("Saudi Arbia and Hungary", "Saudi Arbia", "Saudi Arabia"),
    ("Lorcan Voss scored.", "Lorcan Voss", "Lorcan Vass"),
    ("Red Lantren Relief", "Red Lantren Relief", "Red Lantern Relief"),
];

/// Texts in which nothing is misspelled.
const NOTHING_NEAR: &[&str] = &[
    "Peter Hamilton and Lewis Hamilton",
    "Lorcan Bass and Lorcan Vast, Bo Chan",
    "Philip Hamilton",
    "Maria Leal of Port Calder",
    "Marvin Pell and Martina Pell",
    "Israelis and Israeli soldiers, Israel's and Israels",
    "Hungary is not hungry. Hungry people, Hungarian food.",
    "Iceland and Ireland",
    "Saudi Arabian and Saudi Arabic",
    "Who said so? Us and them. US and WHO.",
    "Androids and Guardians, guardian angels",
    "meta, whatsapp, facebook, android",
    "Meta platforms and Citizen lab",
    "NSO Groups",
    "United States, United State",
    "San Jose and Jose Garcia",
    "https://www.facebook.com/Whatsapp and @Whatsapp and #Whatsapp",
    "Whatsapp.com and whatsapp@Whatsapp.com",
    "CITZEN LAB",
    "WHATSAPP",
    "Goodwin and Gooding said",
    "Marley and Marleys, Novasond",
    "Madden said. Governor Madden agreed.",
    "Face book-lovers",
    "Hamilton County, Hamiltons, Hamiltonian",
    "Dan Brown, Don Goodin",
    "Crestholm Security",
    "Solhiem Smith and Ole Solhiem",
    "The Judge. Hamilton",
    "Citizen Labs",
    "World Health Organisation",
    "",
];

fn index() -> (FactBase, NameIndex) {
    let (base, problems) = FactBase::from_yaml(&[("trial.yaml", FACTS)]);
    assert!(problems.is_empty(), "{problems:?}");
    let index = NameIndex::new(&base);
    (base, index)
}

#[test]
fn listed_spellings_are_found() {
    let (_, index) = index();
    let mut wrong = Vec::new();
    for (text, expected) in EXACT {
        let found = names(text, &index);
        let written: Vec<&str> = found.iter().map(|m| &text[m.start..m.end]).collect();
        if &written != expected || found.iter().any(|m| m.form != NameForm::Exact) {
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn near_misses_are_found() {
    let (_, index) = index();
    let mut wrong = Vec::new();
    for (text, written, expected) in NEAR {
        let found = names(text, &index);
        let near = |m: &factcheck::prose::NameMention| match &m.form {
            NameForm::Near { right, .. } => &text[m.start..m.end] == *written && &**right == *expected,
            NameForm::Exact => false,
        };
        if !found.iter().any(near) {
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn other_names_are_no_misspellings() {
    let (_, index) = index();
    let mut wrong = Vec::new();
    for text in NOTHING_NEAR {
        for m in names(text, &index) {
            if m.form != NameForm::Exact && !m.needs_bearer {
                wrong.push(format!("{text}: {m:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Surnames alone that are misspelled where their bearers are named in full.
const SLIPS: &[(&str, &str)] = &[("Then Ferreira left.", "Ferreyra"), ("Quisst agreed.", "Quist")];

#[test]
fn a_surname_alone_needs_its_bearer() {
    let (_, index) = index();
    for (text, right) in SLIPS {
        let found = names(text, &index);
        let [m] = &*found else { panic!("{text}: {found:?}") };
        assert!(
            matches!(&m.form, NameForm::Near { right: r, .. } if **r == **right),
            "{text}: {m:?}"
        );
        assert!(m.needs_bearer, "{text}");
    }
    for text in ["Quest agreed.", "Hamiltons met.", "Bist said.", "Quits said."] {
        assert_eq!(names(text, &index), [], "{text}");
    }
}

#[test]
fn somebody_else_is_not_mentioned() {
    let (_, index) = index();
    for text in [
        "Peter Hamilton",
        "Lewis Hamilton said",
        "K. Hamilton",
        "Hamilton County",
    ] {
        assert_eq!(names(text, &index), [], "{text}");
    }
    assert_eq!(names("P. Hamilton", &index).len(), 1);
}

#[test]
fn names_in_quotations_are_marked() {
    let (base, index) = index();
    let text = "WhatsApp said “companies such as Whatsapp” won against NSO.";
    let found = names(text, &index);
    let quoted: Vec<bool> = found.iter().map(|m| m.quoted).collect();
    assert_eq!(quoted, [false, true, false]);
    assert_eq!(&*base.name(found[2].names[0]).name, "NSO Group");
    assert_eq!(
        found[1].evidence,
        "‘Whatsapp’ is ‘WhatsApp’ but for its capitals, the listed spelling of trial/whatsapp"
    );
}

#[test]
fn a_spelling_that_topics_share_is_both() {
    let other = "sources: {s: {title: S}}\nnames: {m: {name: Meta, source: s}}\nfacts: {}\n";
    let (base, _) = FactBase::from_yaml(&[("trial.yaml", FACTS), ("other.yaml", other)]);
    assert_eq!(names("Meta", &NameIndex::new(&base))[0].names.len(), 2);
}

proptest! {
    #[test]
    fn no_text_makes_it_fall_over(text in "(Phyllis|Hamilton|Hamliton|What|App|NSO|Nso|Jose|José|e\u{301}|[A-Za-z]{1,6}|[ ,.'’“”&/\\n-])*") {
        let (_, index) = index();
        let mut last = 0;
        for m in names(&text, &index) {
            prop_assert!(text.get(m.start..m.end).is_some_and(|t| !t.is_empty()));
            prop_assert!(last <= m.start && !m.names.is_empty());
            last = m.end;
        }
    }

    #[test]
    fn any_text_will_do(text in "\\PC{0,200}") {
        let (_, index) = index();
        for m in names(&text, &index) {
            prop_assert!(text.get(m.start..m.end).is_some());
        }
    }
}
