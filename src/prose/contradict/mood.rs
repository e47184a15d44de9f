//! Negations, and statements of another kind than the fact: expected, sought, alleged.

use super::fact_says;
use super::words::{ALLEGE, CHANGE_NOUNS, EXPECT, PAST, SEEK};
use crate::prose::index::LinkIndex;
use crate::prose::kinds::{self, Kind};
use crate::prose::link::Pair;
use crate::prose::scene::Scene;
use crate::prose::sight::Sight;
use crate::prose::tokens::Border;
use crate::value::Data;

pub(super) fn negation(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let (from, to) = scene.clause(p.mention, Border::Clause);
    let sight = &scene.sights[p.mention];
    let to = p.cues.iter().copied().max().map_or(to, |c| to.max(c));
    for at in from..to {
        if sight.holds(at) {
            continue;
        }
        let w = scene.word(at);
        let next = scene.word(at + 1);
        let negative = match w {
            // `a do-not-drink order`
            "not" if next.is_empty() || hyphened(scene, at) => false,
            "not" => !matches!(next, "only" | "just" | "including" | "counting" | "least"),
            "declined" | "refused" => next == "to",
            "never" | "neither" | "nor" | "denied" | "denies" | "denying" | "cannot" => true,
            // `without a serious incident since 2011`
            "without" => matches!(scene.mentions[p.mention].data, Data::Date(_)),
            "rather" => next == "than",
            "instead" => next == "of",
            "no" => !matches!(next, "longer" | "doubt" | "less" | "fewer" | "more"),
            w => w.ends_with("n't") || w.ends_with("n’t"),
        };
        // Behind the mention a negation counts where a word that carries the link follows it.
        let reaches = if at < sight.first {
            let most = if w == "not" { 6 } else { 12 };
            sight.low - scene.tokens[at].place <= most
        } else {
            p.cues.iter().any(|c| *c > at && c - at <= 4)
        };
        // `The no campaign spent C$1.15 million.`
        if negative && reaches && !scene.fact_has(p.entry.fact, w) {
            return Some(format!("\"{w}\" says the opposite"));
        }
    }
    None
}

/// `278 voted for the buyout and 22 against`: the other side's votes.
pub(super) fn other_side(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    const FOR: &[&str] = &["for", "favor", "favour", "yes"];
    const AGAINST: &[&str] = &["against"];
    let sight = &scene.sights[p.mention];
    let glued = |at: &usize| scene.tokens.get(*at).is_some_and(|t| t.border == Border::None);
    let mut behind = (sight.last..sight.last + 4).take_while(glued).map(|at| scene.word(at));
    let vote = |w: &str| matches!(w, "vote" | "votes" | "voted" | "voting");
    let side = |w: &&str| FOR.contains(w) || AGAINST.contains(w);
    let said = behind
        .by_ref()
        .take_while(|w| vote(w) || side(w) || *w == "in")
        .find(side)?;
    let has = |words: &[&str]| words.iter().any(|w| scene.fact_has(p.entry.fact, w));
    let (own, other) = if FOR.contains(&said) {
        (FOR, AGAINST)
    } else {
        (AGAINST, FOR)
    };
    let votes = ["vote", "votes", "voted"]
        .iter()
        .any(|w| scene.fact_has(p.entry.fact, w));
    (votes && has(other) && !has(own)).then(|| format!("\"{said}\" is the other side"))
}

/// Words of which a fact's name has one and the sentence says the other: `the yes campaign`, `the new hall`, `on placebo`.
const OPPOSITES: &[(&[&str], &[&str])] = &[
    (&["no"], &["yes"]),
    (&["old", "former", "previous"], &["new", "current"]),
    (
        &["men", "men's", "male", "boys"],
        &["women", "women's", "female", "girls"],
    ),
    (
        &["placebo", "control"],
        &["vaccine", "vaccinated", "drug", "treatment", "treated"],
    ),
    (&["older", "elderly"], &["younger", "young"]),
    (&["north", "northern"], &["south", "southern"]),
    (&["east", "eastern"], &["west", "western"]),
    (&["minimum", "lowest"], &["maximum", "highest", "peak"]),
    (&["upper"], &["lower"]),
    (&["domestic"], &["foreign", "overseas", "international"]),
    (&["adult", "adults"], &["child", "children"]),
    (&["gross"], &["net"]),
    (&["public"], &["private"]),
    (&["urban"], &["rural"]),
    (&["home"], &["away"]),
    (&["before"], &["after"]),
];

const _: () = assert!(OPPOSITES.len() <= 16, "two bits for each");

/// Whether a word of a fact's name tells which of several it is, or that it is a change or foreseen.
pub(crate) fn tells_which(word: &str) -> bool {
    const WHICH: &[&str] = &[
        "first",
        "second",
        "third",
        "last",
        "next",
        "final",
        "original",
        "record",
        "standard",
        "average",
        "median",
        "daily",
        "weekly",
        "monthly",
        "quarterly",
    ];
    [WHICH, FORESEEN, EXPECT, PAST, CHANGE_NOUNS]
        .iter()
        .any(|l| l.contains(&word))
        || sides(word) != 0
}

/// On which sides of which opposites a word in lower case is, two bits for each.
pub(crate) fn sides(word: &str) -> u32 {
    let bits = OPPOSITES.iter().enumerate();
    let side = |words: &[&str]| u32::from(words.contains(&word));
    bits.map(|(n, (a, b))| (side(a) | side(b) << 1) << (2 * n)).sum()
}

/// A figure that the sentence tells of the other of two.
pub(super) fn opposite(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let (from, to) = scene.clause(p.mention, Border::Light);
    // What comes 23 minutes after the one is 23 minutes before the other.
    let duration = kinds::of(&scene.mentions[p.mention].data) == Some(Kind::Duration);
    let said = scene.tokens[from..to].iter().fold(0, |all, t| all | t.sides);
    let has = |words: &[&str]| words.iter().any(|w| scene.fact_has(p.entry.fact, w));
    let (_, other) = OPPOSITES.iter().enumerate().find_map(|(n, (a, b))| {
        let (own, other) = match said >> (2 * n) & 0b11 {
            0b01 => (b, a),
            0b10 => (a, b),
            _ => return None,
        };
        let apart = duration && b.contains(&"after");
        (has(own) && !has(other) && !apart).then_some((own, other))
    })?;
    let at = (from..to).find(|at| other.contains(&scene.word(*at)))?;
    Some(format!("\"{}\" is the opposite", scene.word(at)))
}

/// Whether a word is glued to the one behind it.
fn hyphened(scene: &Scene<'_>, at: usize) -> bool {
    scene.text[scene.tokens[at].end as usize..].starts_with(['-', '‑'])
}

/// Whether the fact's full name of several words stands right beside the mention.
pub(crate) fn directly(scene: &Scene<'_>, p: &Pair<'_>) -> bool {
    let sight = &scene.sights[p.mention];
    p.whole
        && !p.outside
        && p.entry.stems.len() > 1
        && p.cues
            .iter()
            .all(|c| sight.distance(*c, &scene.tokens[*c]) <= 2 + i32::try_from(p.cues.len()).unwrap_or(0))
}

/// Names of things that are foreseen.
const FORESEEN: &[&str] = &[
    "guidance",
    "outlook",
    "target",
    "estimate",
    "expectation",
    "plan",
    "budget",
    "forecast",
    "projection",
    "maximum",
    "potential",
    "schedule",
    "deadline",
];

/// Whether a fact is itself something foreseen.
pub(crate) fn is_foreseen(scene: &Scene<'_>, index: &LinkIndex, p: &Pair<'_>) -> bool {
    fact_says(scene, index, p, FORESEEN) || fact_says(scene, index, p, EXPECT)
}

/// Whether the fact is an upper bound: `could be worth up to £3 million` is how such a fact is told.
fn open_above(scene: &Scene<'_>, p: &Pair<'_>) -> bool {
    scene
        .base
        .fact(p.entry.fact)
        .values
        .iter()
        .any(|v| match &v.value.data {
            Data::Figure(q) => q.figure.hedge == Some(crate::value::Hedge::AtMost),
            _ => false,
        })
}

/// Whether the fact is a day that is still to come for the draft: it can be nothing but planned.
fn to_come(scene: &Scene<'_>, p: &Pair<'_>) -> bool {
    let values = &scene.base.fact(p.entry.fact).values;
    let starts = values.iter().filter_map(|v| v.value.date()?.days()?.start);
    scene
        .as_of
        .zip(starts.max())
        .is_some_and(|(today, start)| start > today)
}

/// Whether a verb of expecting or asking is about the mention: before it without a comma between, or right behind it.
fn governs(scene: &Scene<'_>, sight: &Sight, at: usize) -> bool {
    if at >= sight.last {
        return at - sight.last <= 2 && scene.tokens[sight.last..=at].iter().all(|t| t.border == Border::None);
    }
    let gap = sight.first - at;
    // Only what stands near is looked at: an endless sentence has many words.
    if gap <= 4 || gap > 10 {
        return gap <= 4;
    }
    // `is expected`, said of all that follows.
    let end = scene
        .tokens
        .get(sight.first)
        .map_or(scene.text.len(), |t| t.start as usize);
    let between = &scene.text[scene.tokens[at].end as usize..end];
    let comma = !is_passive(scene, at) && between.contains([',', ';', ':', '–', '—', '(']);
    !comma
}

fn is_passive(scene: &Scene<'_>, at: usize) -> bool {
    at > 0 && matches!(scene.word(at - 1), "is" | "are" | "was" | "were" | "been")
}

/// Whether a word is a verb of expecting or asking.
pub(crate) fn is_modal_verb(word: &str) -> bool {
    EXPECT.contains(&word) || SEEK.contains(&word)
}

/// Whether a heading says that what is under it is planned or of another time.
pub(crate) fn is_modal(heading: &str) -> bool {
    heading
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .any(|w| {
            EXPECT.contains(&w.as_str())
                // What is estimated may be what is known.
                || FORESEEN.contains(&w.as_str()) && w != "estimate"
                || PAST.contains(&w.as_str())
                || SEEK.contains(&w.as_str())
                || matches!(w.as_str(), "change" | "demand" | "request" | "proposal" | "claim")
        })
}

/// Verbs of expecting, asking and alleging.
const GROUPS: [&[&str]; 3] = [EXPECT, SEEK, ALLEGE];

/// In which of the groups a word in lower case is, a bit for each.
pub(crate) fn mood(word: &str) -> u8 {
    let bits = GROUPS.iter().enumerate();
    bits.map(|(n, g)| u8::from(g.contains(&word)) << n).sum()
}

pub(crate) fn modality(scene: &Scene<'_>, index: &LinkIndex, p: &Pair<'_>) -> Option<String> {
    let (from, to) = scene.clause(p.mention, Border::Clause);
    let sight = &scene.sights[p.mention];
    for (kind, group) in GROUPS.into_iter().enumerate() {
        let told = |at: &usize| {
            scene.tokens[*at].mood & (1 << kind) != 0 || (kind == 0 && matches!(scene.word(*at), "to" | "would"))
        };
        if !(0..to).any(|at| told(&at))
            || fact_says(scene, index, p, group)
            || (kind < 2 && fact_says(scene, index, p, FORESEEN))
            || (kind == 0 && (open_above(scene, p) || to_come(scene, p)))
        {
            continue;
        }
        let direct = directly(scene, p);
        for at in (0..to).filter(told) {
            // `They expect annual savings of £59 million`: the full name stands between.
            let own_plan = matches!(
                scene.word(at),
                "expects" | "expect" | "plans" | "aims" | "forecasts" | "would"
            );
            if direct && own_plan && p.cues.iter().all(|c| at < *c) {
                continue;
            }
            // `the offer of 412p`, `the alleged ringleader`: a noun, and a word of another noun.
            let w = scene.word(at);
            if matches!(w, "offer" | "bid")
                && matches!(scene.word(at.wrapping_sub(1)), "the" | "an" | "a" | "its" | "this")
                || w == "alleged" && !p.cues.contains(&(at + 1)) && !scene.sights.iter().any(|s| s.holds(at + 1))
            {
                continue;
            }
            if sight.holds(at) || !governs(scene, sight, at) || (at < from && !is_passive(scene, at)) {
                continue;
            }
            let w = scene.word(at);
            // `was to cost`, `is to open`
            let planned = w == "to"
                && matches!(scene.word(at.wrapping_sub(1)), "was" | "is" | "were" | "are")
                && at < sight.first
                && !scene.word(at + 1).is_empty();
            if kind == 0 && planned && at >= from {
                return Some(format!(
                    "\"to {}\" makes it another kind of statement than the fact",
                    scene.word(at + 1)
                ));
            }
            // `offered a reward of £250,000`
            if matches!(w, "offered" | "offers" | "offering" | "offer")
                && p.whole
                && p.cues.iter().any(|c| *c > at && c - at <= 6)
            {
                continue;
            }
            let would =
                w == "would" && kind == 0 && !(0..at).any(|b| matches!(scene.word(b), "said" | "says" | "announced"));
            if w != "to" && w != "would" || would {
                return Some(format!("\"{w}\" makes it another kind of statement than the fact"));
            }
        }
    }
    None
}
