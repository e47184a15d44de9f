//! How many of what: lots, kinds and others of a thing.

use super::{ours, strange};
use crate::prose::kinds::{self, Kind};
use crate::prose::link::Pair;
use crate::prose::owners::mentioned;
use crate::prose::scene::Scene;
use crate::prose::things::{is_harmless, is_verb};
use crate::prose::tokens::Border;

/// `They found escaped fish in seven`: seven of something else.
pub(super) fn within(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let at = scene.sights[p.mention].first.checked_sub(1)?;
    let data = &scene.mentions[p.mention].data;
    let bare = kinds::of(data) == Some(Kind::Number) && kinds::noun(data).is_none();
    let w = scene.word(at);
    (bare && w == "in" && p.cues.contains(&at.wrapping_sub(1))).then(|| format!("\"{w}\" says where, and not how many"))
}

/// `Eight stations have parking`: so many of them.
pub(super) fn having(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let counted = kinds::noun(&scene.mentions[p.mention].data).is_some() && p.cues.iter().any(|c| sight.holds(*c));
    let next = scene.word(sight.last);
    let more = p.cues.iter().any(|c| !sight.holds(*c));
    let thing = strange(scene, p, sight.last + 1) && !is_verb(scene.word(sight.last + 1));
    (counted && !more && matches!(next, "have" | "has" | "had" | "with" | "without") && thing)
        .then(|| format!("it may be those with {} only", scene.word(sight.last + 1)))
}

/// `ten quick answers` are no cases.
pub(super) fn counting(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let noun = kinds::noun(&scene.mentions[p.mention].data)?;
    let counts = p.topic.nouns.contains_key(&p.entry.fact);
    let start = noun.get(..4).unwrap_or(noun);
    let at = (sight.first..sight.last)
        .rev()
        .find(|at| scene.word(*at).starts_with(start))?;
    let known = scene.tokens[at].stem.is_some_and(|s| p.topic.known.contains(&s));
    (counts && !known && !is_people(scene.word(at))).then(|| format!("it counts {}", scene.word(at)))
}

/// `2,381 provisional ballots` are not the ballots cast.
pub(super) fn narrowed(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    kinds::noun(&scene.mentions[p.mention].data)?;
    let own = p.topic.words.get(&p.entry.fact)?;
    let at = sight.last.checked_sub(2).filter(|at| *at > sight.first)?;
    let (t, w) = (&scene.tokens[at], scene.word(at));
    let more = !t.stop
        && w.starts_with(char::is_alphabetic)
        && !matches!(
            w,
            "dozen" | "lakh" | "crore" | "score" | "half" | "a" | "square" | "cubic"
        )
        && !is_harmless(w)
        && !t.stem.is_some_and(|s| own.contains(&s) || p.topic.primary.contains(&s));
    more.then(|| format!("\"{w}\" makes it a part"))
}

/// `a first delivery of 300,000 doses`, `the first bonds, $60 million of them`
pub(super) fn one_lot(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    const LOTS: &[&str] = &["first", "initial", "second", "third", "last", "next", "remaining"];
    // `in the last accounts`, `for the second year`
    const TOLD: &[&str] = &[
        "accounts",
        "report",
        "results",
        "figures",
        "survey",
        "census",
        "count",
        "statement",
        "year",
        "time",
        "month",
        "week",
        "day",
        "quarter",
        "season",
        "hour",
        "minute",
        "night",
        "morning",
        "evening",
        "decade",
        "century",
    ];
    let sight = &scene.sights[p.mention];
    if kinds::of(&scene.mentions[p.mention].data) == Some(Kind::Date) {
        return None;
    }
    let (start, _) = scene.clause(p.mention, Border::Strong);
    // `In the first round after the cleaning, 90 swabs were taken`
    let led = matches!(scene.word(start), "in" | "at" | "after" | "during" | "on");
    let near = sight.first.saturating_sub(4)..sight.first;
    let lead = start..if led { (start + 3).min(sight.first) } else { start };
    let lot = lead.chain(near).find(|at| {
        let (w, next) = (scene.word(*at), scene.word(at + 1));
        let noun = scene.tokens.get(at + 1).is_some_and(|t| t.border == Border::None);
        let time = |w: &str| TOLD.contains(&w) || w.strip_suffix('s').is_some_and(|n| TOLD.contains(&n));
        let told = time(next) || time(scene.word(at + 2));
        noun && !told && LOTS.contains(&w) && !mentioned(scene, at + 1) && !ours(scene, p, *at)
    })?;
    let said = scene.fact_has(p.entry.fact, scene.word(lot));
    (!said).then(|| format!("\"{}\" may make it a part", scene.word(lot)))
}

/// `two other sites, with 18 pens between them`
pub(super) fn others(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let (from, _) = scene.clause(p.mention, Border::Strong);
    let known = |at: usize| scene.tokens[at].stem.is_some_and(|s| p.topic.known.contains(&s));
    let other = (from..sight.first.saturating_sub(1)).find(|at| {
        scene.word(*at) == "other" && (known(at + 1) || at + 2 < sight.first && known(at + 2)) && sight.first - at <= 8
    })?;
    let said = scene.fact_has(p.entry.fact, "other");
    (!said).then(|| format!("it may be of the other {}", scene.word(other + 1)))
}

/// `on stage three`: the third, not three.
pub(super) fn which(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let number = kinds::of(&scene.mentions[p.mention].data) == Some(Kind::Number)
        && kinds::noun(&scene.mentions[p.mention].data).is_none();
    let word = scene.word(sight.first.checked_sub(1)?);
    let glued = scene.tokens.get(sight.first).is_some_and(|t| t.border == Border::None);
    (number && glued && (crate::prose::labels::names_one(word) || matches!(word, "day" | "round" | "lap" | "week")))
        .then(|| format!("it may say which {word} it is"))
}

/// `four lumps of gold weighing 540 grams` is no weight of the gold.
pub(super) fn made_of(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    p.cues.iter().find_map(|c| {
        let of = c.checked_sub(1)?;
        let whole = scene
            .sights
            .iter()
            .enumerate()
            .find(|(n, s)| *n != p.mention && s.last == of)?
            .1;
        let noun = whole.last.checked_sub(1)?;
        (scene.word(of) == "of" && whole.last > whole.first + 1 && !ours(scene, p, noun))
            .then(|| format!("it may be of the {}", scene.word(noun)))
    })
}

/// `four points better than a year before`, `will be left with seven sites`
pub(super) fn compared(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let next = scene.word(sight.last);
    let than = next.ends_with("er") && !matches!(next, "fewer" | "rather" | "other") || next == "worse";
    let close = scene.tokens.get(sight.last).is_some_and(|t| t.border == Border::None);
    if than && close && scene.word(sight.last + 1) == "than" {
        return Some(format!("\"{next} than\" makes it a difference"));
    }
    let before = |n: usize| sight.first.checked_sub(n).map_or("", |at| scene.word(at));
    (before(2) == "left" && before(1) == "with").then(|| "it is what is left".to_owned())
}

fn is_people(w: &str) -> bool {
    matches!(
        w,
        "people" | "persons" | "men" | "women" | "others" | "individuals" | "more" | "times" | "percent" | "cent"
    )
}
