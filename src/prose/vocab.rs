//! Words as the linker compares them: stop words gone, stems, and the pairs of words that newswriting uses for one thing.

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::LazyLock;

/// Words that carry no meaning of their own. Numbers and months are mentions, not words, and never come here.
const STOP: &str = "a an the of to in on at by for from with within without into onto over under about around near and or nor but \
    so yet if then than that this these those there here it its it's he she they them his her their theirs him we us our \
    you your i me my who whom whose which what when where why how is are was were be been being am has have had having \
    do does did done will would shall should can could may might must not no as also just only even still already again \
    both each every any some all most more less fewer many much few several other another such same own very too up down \
    out off through during before after since until while because though although per via among between against across \
    along toward towards upon else ever never always often now today yesterday tomorrow said says say told tell according \
    mr mrs ms dr one two three four five six seven eight nine ten eleven twelve hundred thousand million billion trillion \
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september \
    october november december";

static STOP_WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| STOP.split_whitespace().collect());

/// Whether a word in lower case carries no meaning of its own.
pub(crate) fn is_stop(word: &str) -> bool {
    STOP_WORDS.contains(word)
}

/// Words that newswriting uses for one thing, and the forms that a stemmer does not bring together. The first stands for all.
const SAME: &[&str] = &[
    "die died dies dying death deaths dead killed kill kills killing fatality fatalities perished",
    "injure injured injures injuring injury injuries hurt wounded wounding",
    "start started starts starting begin began begun begins beginning commence commenced commencement",
    "end ended ends finish finished finishes complete completed completes completion",
    "buy bought buys buying purchase purchased purchases acquire acquired acquires acquisition",
    "sell sold sells sale sales selling",
    "rise rose risen rises increase increased increases grow grew grown grows growth climb climbed climbs",
    "fall fell fallen falls drop dropped drops decrease decreased decreases decline declined declines",
    "worker workers employee employees staff staffers workforce personnel",
    "sue sued sues suing lawsuit lawsuits suit",
    "film films movie movies",
    "home homes house houses dwelling dwellings",
    "pay paid pays payment payments paying payout",
    "win won wins winning victory victories",
    "lose lost loses losing loss losses",
    "build built builds building construct construction constructed",
    "spend spent spends spending expenditure",
    "fly flew flown flight flights",
    "high height tall",
    "long length",
    "wide width breadth",
    "deep depth",
    "weigh weighs weighed weight mass",
    "hire hired hires recruit recruited",
    "attendance attended attend attends crowd spectators",
    "choose chose chosen choice",
    "grant granted grants granting",
    "make made makes maker making",
    "run ran runs running",
    "speak spoke spoken speech",
    "lead led leads leading",
    "found founded founding founder founders",
    "elect elected election elections",
    "appoint appointed appointment",
    "debut premiere premiered premieres debuted",
    "launch launched launches liftoff",
    "destroy destroyed destruction destroys",
    "child children kids",
    "woman women",
    "man men",
    "person people persons",
    "boss chief head",
    "ceo executive",
    "us american",
    "uk british",
    "compensation compensatory",
    "approve approved approval approves",
    "propose proposed proposal",
    "arrive arrived arrival",
    "depart departed departure",
    "analyse analysed analysis analyze analyzed",
    "evacuate evacuated evacuees evacuation",
    "expel expelled expulsion",
    "sign signed signing signings signature",
    "lay laid",
    "borrow borrowed borrowing loan",
    "earn earned earns earnings",
    "visitor visitors visit visited",
    "shoot shot shooting",
    "percent percentage",
    "turnover revenue revenues",
    "rain rainfall",
    "spill spilled spilt leak leaked",
    "enrol enrolled enroll enrolment enrollment",
    "license licence licensed",
    "centre center",
    "metre meter",
    "programme program",
    "tonne ton",
    "sink sank sunk sunken sinks sinking",
    "break broke broken breaks breaking",
    "steal stole stolen steals stealing theft thefts",
    "strike struck strikes striking",
    "drive drove driven drives driving",
    "write wrote written writes writing",
    "catch caught catches catching",
    "fight fought fights fighting",
    "meet met meets meeting meetings",
    "burn burnt burned burns burning",
    "freeze froze frozen freezes freezing",
    "hear heard hears hearing hearings",
    "seek sought seeks seeking ask asked asks asking demand demanded demands demanding",
    "survive survived survives surviving survivor survivors",
    "respond responded responds response responses",
    "discover discovered discovers discovery",
    "recover recovered recovers recovery",
    "complain complained complains complaint complaints",
    "resign resigned resigns resignation",
    "donate donated donates donation donations",
    "settle settled settles settlement",
    "defence defense",
    "labour labor",
];

static CANON: LazyLock<FxHashMap<Box<str>, Box<str>>> = LazyLock::new(|| {
    let mut map = FxHashMap::default();
    for line in SAME {
        let mut words = line.split(' ');
        let Some(first) = words.next() else { continue };
        let canon: Box<str> = trimmed(first).into();
        for w in std::iter::once(first).chain(words) {
            map.insert(w.into(), canon.clone());
            map.insert(trimmed(w).into(), canon.clone());
        }
    }
    map
});

/// The stem of a word in lower case; the trailing vowel, which stemmers leave now and then, is cut.
fn trimmed(word: &str) -> String {
    let stemmer = Stemmer::create(Algorithm::English);
    let stem = stemmer.stem(word);
    let cut = stem.trim_end_matches(['e', 'i', 'y']);
    if cut.len() >= 3 {
        cut.to_owned()
    } else {
        stem.into_owned()
    }
}

/// The form in which a word is compared. The word is in lower case, without a possessive ending.
pub(crate) fn stem(word: &str) -> String {
    if let Some(c) = CANON.get(word) {
        return c.to_string();
    }
    // Who employs is not who is employed.
    if word.starts_with("employer") {
        return "employer".to_owned();
    }
    let t = trimmed(word);
    CANON.get(t.as_str()).map_or(t, |c| c.to_string())
}

/// The word in lower case and without `'s` or a trailing apostrophe, and whether it was possessive.
pub(crate) fn base_form(word: &str) -> (Cow<'_, str>, bool) {
    let cut = ["'s", "’s", "'S", "’S"].iter().find_map(|s| word.strip_suffix(s));
    let (w, possessive) = match cut {
        Some(w) => (w, true),
        None => match word.strip_suffix(['\'', '’']) {
            Some(w) if w.ends_with(['s', 'S']) => (w, true),
            Some(w) => (w, false),
            None => (word, false),
        },
    };
    let lower = if w.chars().all(|c| c.is_ascii_lowercase()) {
        Cow::Borrowed(w)
    } else {
        Cow::Owned(w.to_lowercase())
    };
    (lower, possessive)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_and_pairs_come_together() {
        for (a, b) in [
            ("injured", "injuries"),
            ("killed", "deaths"),
            ("sued", "lawsuit"),
            ("company", "companies"),
            ("damages", "damage"),
            ("targeted", "targets"),
            ("revenues", "revenue"),
            ("began", "start"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
        assert_ne!(stem("punitive"), stem("compensatory"));
    }

    #[test]
    fn possessives_are_cut() {
        assert_eq!(base_form("Meta’s"), (Cow::from("meta"), true));
        assert_eq!(base_form("companies'"), (Cow::from("companies"), true));
        assert_eq!(base_form("users"), (Cow::from("users"), false));
    }

    #[test]
    fn a_word_stands_for_one_thing() {
        let mut of: FxHashMap<String, &str> = FxHashMap::default();
        for line in SAME {
            for w in line.split(' ') {
                for key in [w.to_owned(), trimmed(w)] {
                    let other = *of.entry(key).or_insert(line);
                    assert_eq!(other, *line, "{w}");
                }
            }
        }
        assert_ne!(stem("live"), stem("dead"));
        assert_eq!(stem("films"), stem("movie"));
    }
}
