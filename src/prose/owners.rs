//! Whose figure it is: another firm's revenue and another town's dead are not the fact's.

use super::contradict::Scene;
use super::kinds::{self, Kind};
use super::link::Pair;
use super::tokens::Border;

/// Verbs after which a name is only the one who says it.
const SPEECH: &[&str] = &[
    "said",
    "says",
    "told",
    "tells",
    "added",
    "adds",
    "noted",
    "notes",
    "explained",
    "wrote",
    "argued",
    "warned",
    "stated",
    "announced",
    "confirmed",
    "estimated",
    "estimates",
    "testified",
    "ruled",
    "found",
    "insisted",
    "acknowledged",
];

/// Words before a name of a thing that change nothing about which thing it is.
const HARMLESS: &[&str] = &[
    "record",
    "total",
    "overall",
    "whole",
    "full",
    "final",
    "official",
    "annual",
    "quarterly",
    "monthly",
    "reported",
    "combined",
    "latest",
    "current",
    "new",
    "entire",
    "confirmed",
    "company",
    "group",
    "big",
    "huge",
    "massive",
    "large",
    "small",
    "mere",
    "staggering",
    "hefty",
    "large",
    "strong",
    "solid",
    "modest",
    "provisional",
    "preliminary",
    "eventual",
    "actual",
    "real",
    "main",
    "key",
    "headline",
    "published",
    "revised",
    "updated",
    "own",
    "city",
    "state",
    "national",
    "federal",
    "local",
    "civil",
    "public",
    "jury",
    "court",
    "whopping",
    "impressive",
    "average",
    "initial",
    "agreed",
    "opening",
    "closing",
    "recent",
    "expected",
    "planned",
    "only",
    "first",
    "second",
    "third",
    "fourth",
    "quarter",
    "year",
    "season",
    "summer",
    "deadly",
    "heavy",
    "fresh",
    "stunning",
    "complete",
    "nationwide",
    "worldwide",
    "global",
];

/// Another owner than the topic's: a possessive, or the clause's subject.
pub(crate) fn other_owner(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let kind = kinds::of(&scene.mentions[p.mention].data)?;
    let sight = &scene.sights[p.mention];
    let known = |at: usize| scene.tokens[at].stem.is_some_and(|s| p.topic.known.contains(&s));
    let show = |a: usize, b: usize| &scene.text[scene.tokens[a].start as usize..scene.tokens[b].end as usize];
    // `Meta's revenue`: a possessive just before the name of the thing.
    let first_cue = p.cues.iter().copied().filter(|c| !sight.holds(*c)).min();
    for start in first_cue.into_iter().chain([sight.first]) {
        for at in (start.saturating_sub(3)..start).rev() {
            let t = &scene.tokens[at];
            if scene.tokens.get(at + 1).is_some_and(|n| n.border > Border::None) {
                break;
            }
            if t.possessive && t.capital && !known(at) && !t.stop && !date_word(scene, at) {
                return Some(format!("it is {} own", show(at, at)));
            }
            if t.possessive
                && !t.capital
                && matches!(
                    scene.word(at).trim_end_matches(['’', '\'', 's']),
                    "rival" | "competitor"
                )
            {
                return Some("it is a rival's".to_owned());
            }
        }
    }
    if kind == Kind::Date || scene.tokens.is_empty() {
        return None;
    }
    // `deaths in Kestral County`: a place or a body that the topic does not know.
    let last_cue = p.cues.iter().copied().filter(|c| !sight.holds(*c)).max();
    for end in last_cue.map(|c| c + 1).into_iter().chain([sight.last]) {
        let preposition = scene.word(end);
        if !matches!(
            preposition.as_str(),
            "in" | "at" | "near" | "for" | "from" | "of" | "by" | "to" | "across" | "outside" | "around"
        ) {
            continue;
        }
        let mut at = end + 1;
        while matches!(
            scene.word(at).as_str(),
            "the" | "a" | "an" | "its" | "neighbouring" | "neighboring" | "nearby" | "rival"
        ) {
            at += 1;
        }
        if let Some(t) = scene.tokens.get(at)
            && t.capital
            && !t.stop
            && t.border == Border::None
            && !mentioned(scene, at)
            && !run(scene, at).any(&known)
            && !date_word(scene, at)
        {
            return Some(format!("\"{preposition} {}\" is a part, or another", show(at, at)));
        }
    }
    // The clause's subject: `Rival Telco posted revenue of …`.
    let (from, _) = scene.clause(p.mention, Border::Clause);
    let mut at = from;
    while at < sight.first {
        let t = &scene.tokens[at];
        if t.capital && !t.stop && !mentioned(scene, at) && !date_word(scene, at) {
            let end = run(scene, at).last().unwrap_or(at);
            let alone = end == at && at == 0 && !scene.tokens[at].possessive && !camel(scene, at);
            let foreign = !(at..=end).any(&known) && !alone;
            let verb = scene.word(end + 1);
            let speaks = SPEECH.contains(&verb.as_str()) || scene.word(at.saturating_sub(1)) == "said";
            if foreign && !speaks {
                // An owner counts where it is the subject: at the clause's head, or before its first verb.
                let head = at <= from + 2 || scene.tokens[at].border != Border::None;
                if head {
                    return Some(format!("it may be that of {}", show(at, end)));
                }
            }
            if !foreign {
                return None;
            }
            at = end;
        }
        at += 1;
    }
    None
}

/// Whether a word belongs to a mention.
fn mentioned(scene: &Scene<'_>, at: usize) -> bool {
    scene.sights.iter().any(|s| s.holds(at))
}

fn date_word(scene: &Scene<'_>, at: usize) -> bool {
    let w = scene.word(at);
    let w = w.trim_end_matches("'s").trim_end_matches("’s");
    matches!(
        w,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
    )
}

/// A capital beyond the first letter, or a sign that it is a name of its own.
fn camel(scene: &Scene<'_>, at: usize) -> bool {
    let t = &scene.tokens[at];
    scene.text[t.start as usize..t.end as usize]
        .chars()
        .skip(1)
        .any(char::is_uppercase)
}

/// A run of capitalised words.
fn run<'s>(scene: &'s Scene<'_>, at: usize) -> impl Iterator<Item = usize> + 's {
    (at..scene.tokens.len()).take_while(move |n| {
        let t = &scene.tokens[*n];
        *n == at || (t.capital && t.border == Border::None && !scene.tokens[*n - 1].possessive && !mentioned(scene, *n))
    })
}

/// A word before or behind the name of the thing that makes it another thing: `cloud revenue`, `revenue from licences`.
pub(crate) fn other_thing(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let kind = kinds::of(&scene.mentions[p.mention].data)?;
    let sight = &scene.sights[p.mention];
    let own = p.topic.words.get(&p.entry.fact)?;
    let explained = |at: usize| {
        let t = &scene.tokens[at];
        t.stop || mentioned(scene, at) || t.stem.is_some_and(|s| own.contains(&s))
    };
    let outside: Vec<usize> = p.cues.iter().copied().filter(|c| !sight.holds(*c)).collect();
    let first = outside.iter().copied().min()?;
    // The thing's name begins at its first cue; a word glued before it that nothing explains narrows it down.
    if let Some(at) = first.checked_sub(1)
        && scene.tokens[first].border == Border::None
        && kind != Kind::Date
        && !explained(at)
        && at >= 1
    {
        let t = &scene.tokens[at];
        let w = scene.word(at);
        let verbal = w.ends_with("ed")
            || w.ends_with("ing")
            || w.ends_with("ly")
            || w.ends_with("es")
            || w.ends_with('s') && !t.possessive;
        let known = t.stem.is_some_and(|s| p.topic.known.contains(&s));
        let article = scene.tokens.get(at.wrapping_sub(1)).is_some_and(|b| b.stop);
        if !verbal
            && !t.possessive
            && !HARMLESS.contains(&w.as_str())
            && (article || t.capital)
            && !(known && t.capital)
        {
            return Some(format!("\"{w}\" makes it another thing"));
        }
    }
    let last = outside.iter().copied().max()?;
    if matches!(
        scene.word(last + 1).as_str(),
        "from" | "to" | "among" | "on" | "for" | "of"
    ) && kind != Kind::Date
    {
        let mut at = last + 2;
        while matches!(
            scene.word(at).as_str(),
            "the" | "a" | "an" | "its" | "their" | "his" | "her" | "all" | "this" | "that" | "about" | "around"
        ) {
            at += 1;
        }
        if let Some(t) = scene.tokens.get(at)
            && t.border == Border::None
            && !explained(at)
            && !t.possessive
            && !t.stem.is_some_and(|s| t.capital && p.topic.known.contains(&s))
            && !HARMLESS.contains(&scene.word(at).as_str())
            && !matches!(
                scene.word(at).as_str(),
                "people"
                    | "season"
                    | "quarter"
                    | "year"
                    | "month"
                    | "week"
                    | "period"
                    | "company"
                    | "club"
                    | "more"
                    | "record"
                    | "trial"
                    | "storm"
            )
        {
            return Some(format!(
                "\"{} {}\" makes it another thing",
                scene.word(last + 1),
                scene.word(at)
            ));
        }
    }
    None
}
