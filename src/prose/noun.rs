//! What a number counts: the head noun of the phrase that follows it.

use super::around::Around;
use super::words::Words;

/// What stands behind a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// The noun in the singular, and the byte after it.
    Noun(String, usize),
    /// No noun.
    Nothing,
}

/// How many words before the head noun may describe it.
const DESCRIBING: usize = 3;

/// The noun that a number counts, where one follows directly: the last of the words that describe it, or a plural.
/// `singular` lets a noun in the singular be counted, as it is after `one`.
pub(super) fn counted(around: &Around<'_>, end: usize, singular: bool) -> Counted {
    if around.at(end) == Some('-') {
        return compound(around, end);
    }
    let mut at = end;
    let mut last: Option<(&str, usize)> = None;
    let mut plural: Option<(&str, usize)> = None;
    for n in 0..=DESCRIBING {
        let Some((word, after)) = around.word_after(at) else {
            break;
        };
        if !word.starts_with(char::is_alphabetic) || word.ends_with("'s") || word.ends_with("’s") || is_stop(word) {
            break;
        }
        if is_plural(word) {
            plural = Some((word, after));
            // `two women doctors`: a plural may describe the next one, but never more than that.
        } else if plural.is_some() {
            break;
        }
        if singular && n > 0 && (word.ends_with("ed") || word.ends_with("ly")) && last.is_some() {
            break;
        }
        last = Some((word, after));
        at = after;
        // A comma or a full stop ends the phrase.
        if !around.at(after).is_some_and(crate::value::is_blank) {
            break;
        }
    }
    match plural.or(last.filter(|_| singular)) {
        Some((word, after)) => Counted::Noun(self::singular(word), after),
        None => Counted::Nothing,
    }
}

/// `12-member`, `three-bedroom`: the word behind the hyphen.
fn compound(around: &Around<'_>, end: usize) -> Counted {
    static NO_UNIT: Words = Words::new(
        "way sided fold up off out plus odd and to or in on by faced handed something somethings all \
        footed eyed man woman for time letter star",
    );
    let rest = around.text.get(end + 1..).unwrap_or("");
    let len = rest.bytes().take_while(u8::is_ascii_lowercase).count();
    let word = &rest[..len];
    let follows = rest[len..].chars().next();
    if len < 3 || NO_UNIT.has(word) || follows.is_some_and(|c| c.is_alphanumeric()) {
        return Counted::Nothing;
    }
    Counted::Noun(singular(word), end + 1 + len)
}

/// Whether a word is a plural, or a word for several people.
pub(crate) fn is_plural(word: &str) -> bool {
    static MANY: Words = Words::new(
        "people men women children police staff personnel teeth mice sheep deer fish cattle troops \
        aircraft geese oxen species series crew data media alumni criteria phenomena bacteria fungi \
        cacti nuclei lice dice dead wounded spacecraft offspring salmon trout squid shrimp bison \
        moose headquarters crossroads folk kin clergy feet parentheses theses crises analyses",
    );
    static NO_PLURAL: Words = Words::new(
        "is was has does says this us as its plus thus yes across less besides always perhaps ours \
        theirs news gas bus his hers yours goes sees gets makes takes comes gives means remains \
        needs wants shows runs costs lies afterwards upwards towards onwards sometimes overseas \
        versus vs christmas texas paris mars jesus james charles kansas arkansas illinois wales los \
        des les",
    );
    if MANY.has(word) {
        return true;
    }
    let lower = word.bytes().next_back() == Some(b's') || word.bytes().next_back() == Some(b'S');
    let tail = |t: &str| {
        let n = word.len().saturating_sub(t.len());
        word.get(n..).is_some_and(|w| w.eq_ignore_ascii_case(t))
    };
    if tail("men") || tail("women") || tail("children") || tail("people") {
        return true;
    }
    lower
        && word.len() > 2
        && !tail("ss")
        && (!tail("us") || tail("menus"))
        && (!tail("is") || tail("taxis") || tail("skis"))
        && !word.contains(['\'', '’'])
        && !NO_PLURAL.has(word)
}

/// Words that end what is counted.
pub(super) fn is_stop(word: &str) -> bool {
    static STOP: Words = Words::new(
        "a about above across after again against ago all along already also although am among an and \
        another any are aren't around as at away back be because been before behind being below \
        between beyond both but by came can come could did died do does down during each either even \
        ever every except far for found from gave get go got had has have having he her here him his \
        how however i if in instead inside into is isn't it its just last later left like lost made \
        make may me met might more most much must my near never next no nor not now of off on once \
        only onto or other others our out outside over own per percent plus rather remained said \
        same saw say seen she should since so some still such survived than that the their them then \
        there these they this those though through throughout thus till to today together told too \
        took toward towards under until up upon us via voted was wasn't we well went were weren't \
        what when where whether which while who whom whose why will with within without won would \
        yesterday yet you your tomorrow tonight versus vs fled unless whereas including according \
        compared depending starting following despite times began says killed injured early late \
        earlier",
    );
    STOP.has(word)
}

/// A noun in the singular.
pub(super) fn singular(word: &str) -> String {
    let lower = word.to_lowercase();
    let irregular = match lower.as_str() {
        "people" | "folk" => Some("person"),
        "men" => Some("man"),
        "women" => Some("woman"),
        "children" => Some("child"),
        "feet" => Some("foot"),
        "teeth" => Some("tooth"),
        "mice" => Some("mouse"),
        "geese" => Some("goose"),
        "oxen" => Some("ox"),
        "lives" => Some("life"),
        "wives" => Some("wife"),
        "knives" => Some("knife"),
        "wolves" => Some("wolf"),
        "shelves" => Some("shelf"),
        "halves" => Some("half"),
        "loaves" => Some("loaf"),
        "leaves" => Some("leaf"),
        "thieves" => Some("thief"),
        "calves" => Some("calf"),
        "troops" => Some("troop"),
        "criteria" => Some("criterion"),
        "phenomena" => Some("phenomenon"),
        "crises" => Some("crisis"),
        "theses" => Some("thesis"),
        "analyses" => Some("analysis"),
        "species" | "series" | "headquarters" | "crossroads" | "means" | "news" | "barracks" | "gallows" => {
            Some(lower.as_str())
        }
        "movies" => Some("movie"),
        "cookies" => Some("cookie"),
        "calories" => Some("calorie"),
        "ties" => Some("tie"),
        "pies" => Some("pie"),
        "zombies" => Some("zombie"),
        "rookies" => Some("rookie"),
        "selfies" => Some("selfie"),
        "buses" => Some("bus"),
        "gases" => Some("gas"),
        "viruses" => Some("virus"),
        "bonuses" => Some("bonus"),
        "campuses" => Some("campus"),
        "statuses" => Some("status"),
        "caucuses" => Some("caucus"),
        "circuses" => Some("circus"),
        "censuses" => Some("census"),
        "walruses" => Some("walrus"),
        "lenses" => Some("lens"),
        "heroes" => Some("hero"),
        "potatoes" => Some("potato"),
        "tomatoes" => Some("tomato"),
        "volcanoes" => Some("volcano"),
        "tornadoes" => Some("tornado"),
        "vetoes" => Some("veto"),
        "torpedoes" => Some("torpedo"),
        "mosquitoes" => Some("mosquito"),
        "echoes" => Some("echo"),
        "cargoes" => Some("cargo"),
        "quizzes" => Some("quiz"),
        "axes" => Some("axe"),
        "caches" | "aches" | "headaches" => lower.strip_suffix('s'),
        _ => None,
    };
    if let Some(s) = irregular {
        return s.to_owned();
    }
    for (many, one) in [
        ("women", "woman"),
        ("men", "man"),
        ("children", "child"),
        ("people", "person"),
    ] {
        if let Some(stem) = lower.strip_suffix(many) {
            return format!("{stem}{one}");
        }
    }
    if let Some(stem) = lower.strip_suffix("ies") {
        return format!("{stem}y");
    }
    for tail in ["sses", "shes", "ches", "xes", "zzes"] {
        if lower.ends_with(tail) {
            return lower[..lower.len() - 2].to_owned();
        }
    }
    if lower.ends_with("ss") || lower.ends_with("us") || lower.ends_with("is") {
        return lower;
    }
    lower.strip_suffix('s').map_or(lower.clone(), str::to_owned)
}
