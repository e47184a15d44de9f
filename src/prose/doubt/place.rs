//! Where the words stand: in another clause, a row, beside another figure, or beside a word that nothing explains.

use super::{PLAIN, is_colon, is_predicate, ours, strange};
use crate::prose::kinds::{self, Kind};
use crate::prose::link::Pair;
use crate::prose::mention::Mention;
use crate::prose::owners::mentioned;
use crate::prose::scene::Scene;
use crate::prose::score::alike;
use crate::prose::sight::{Sight, aside};
use crate::prose::things::{is_harmless, is_verb};
use crate::prose::tokens::{Border, StemId};

/// `Nine of them were taken to hospital, and two were still there`: what stands in another clause is of the figure there.
pub(super) fn elliptic(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let kind = kinds::of(&scene.mentions[p.mention].data)?;
    let (from, to) = scene.clause(p.mention, Border::Light);
    let outside = !p.cues.is_empty() && p.cues.iter().all(|c| *c < from || *c >= to);
    // `There were seven infections; 1,100 people were tested.`
    let (strong, end) = scene.clause(p.mention, Border::Strong);
    let behind = p.cues.iter().filter(|c| !sight.holds(**c));
    let all_behind = behind.clone().count() > 0 && behind.clone().all(|c| *c < strong || *c >= end);
    if all_behind
        && sight.first == strong + usize::from(scene.word(strong) == "the")
        && is_predicate(scene.word(sight.last))
    {
        return Some("what it counts is told of another figure".to_owned());
    }
    // `29 were hospitalized and four people died`: another verb tells what it counts.
    let own = p.topic.words.get(&p.entry.fact);
    let verb = scene.tokens.get(sight.last).filter(|t| t.border == Border::None);
    let another = verb.is_some_and(|t| !t.stem.is_some_and(|s| own.is_some_and(|o| o.contains(&s))));
    let says = scene.word(sight.last);
    if outside && another && is_verb(says) {
        return Some(format!("\"{says}\" tells what it counts"));
    }
    let opens = from < sight.first
        && (from..sight.first).all(|at| matches!(scene.word(at), "and" | "but" | "while" | "only"))
        && is_predicate(scene.word(sight.last));
    let theirs = |(s, m): (&Sight, &Mention)| {
        s.first != sight.first && alike(kinds::of(&m.data), kind) && (s.last <= from || s.first >= to)
    };
    let taken = scene.sights.iter().zip(scene.mentions).any(theirs);
    (outside && opens && taken && kinds::noun(&scene.mentions[p.mention].data).is_none())
        .then(|| "what it counts is told of another figure".to_owned())
}

/// `the drill was jammed at a depth of 1,912 metres`: where it happened, and no depth of its own.
pub(super) fn happened_at(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let at = sight.first.checked_sub(4)?;
    const WHERE: &[&str] = &[
        "depth",
        "height",
        "altitude",
        "elevation",
        "speed",
        "temperature",
        "distance",
        "pressure",
    ];
    let place = scene.word(at) == "at"
        && WHERE.contains(&scene.word(at + 2))
        && scene.word(at + 1) == "a"
        && scene.word(at + 3) == "of";
    let (from, _) = scene.clause(p.mention, Border::Strong);
    const LIES: &[&str] = &["located", "situated", "discovered", "buried", "measured", "recorded"];
    let other = |n: &usize| is_verb(scene.word(*n)) && !ours(scene, p, *n) && !LIES.contains(&scene.word(*n));
    let verb = (from..at).rev().find(other)?;
    place.then(|| format!("it may be where something {}", scene.word(verb)))
}

/// `a ticket income of £7 million`, for lost ticket income: a word of the name that makes it another thing is not there.
pub(super) fn modified(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let fact = scene.base.fact(p.entry.fact);
    let told = |word: &str| (0..scene.tokens.len()).any(|at| scene.word(at) == word);
    // `Molasso saw its fine cut to 19.6 million`, for the total fines.
    let one = p
        .cues
        .iter()
        .any(|c| matches!(scene.word(c.wrapping_sub(1)), "its" | "his" | "her"));
    let sums = ["total", "combined", "overall", "joint"];
    let sum = sums
        .iter()
        .find(|w| one && fact.label.split(' ').any(|l| l == **w) && !told(w));
    if let Some(w) = sum {
        return Some(format!("nothing says that it is the {w} one"));
    }
    if p.whole {
        return None;
    }
    let of_name = |n: &str| {
        let first = n.split(' ').next().unwrap_or("").to_lowercase();
        let makes = is_verb(&first) && n.contains(' ');
        let own = p.entry.stems.len() == super::super::index::content_words(n).len();
        (makes && own && !told(&first)).then_some(first)
    };
    let word = fact.names().find_map(of_name)?;
    Some(format!("nothing says that it is {word}"))
}

/// `| Food inflation | 9.5% |`, `- Sheep killed by lynx: 75`: a heading with a word that is none of the fact's.
pub(super) fn row(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let own = p.topic.words.get(&p.entry.fact)?;
    let other = |s: &StemId| !own.contains(s) && !p.topic.primary.contains(s) && !p.topic.persons.contains(s);
    let row = scene.around.cell_heads.iter().find(|h| !h.column);
    if row.is_some_and(|h| h.unknown || h.stems.iter().any(other)) {
        return Some("the row's heading says more than the fact".to_owned());
    }
    let figures = |n: &str| n.contains(|c: char| c.is_ascii_digit());
    if row.is_some_and(|h| h.past) && !scene.base.fact(p.entry.fact).names().any(figures) {
        return Some("the row is of another time".to_owned());
    }
    let sight = &scene.sights[p.mention];
    let more = (0..sight.first).find(|at| {
        let t = &scene.tokens[*at];
        let w = scene.word(*at);
        !t.stop && !mentioned(scene, *at) && !is_harmless(w) && !PLAIN.contains(&w) && t.stem.as_ref().is_none_or(other)
    });
    more.filter(|_| sight.first <= 6 && is_colon(scene, p))
        .map(|at| format!("\"{}\" says more than the fact", scene.word(at)))
}

/// `six minutes, against 50 minutes for the ferry trip`: a word that stands beside another figure, behind this one.
pub(super) fn told_behind(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let kind = kinds::of(&scene.mentions[p.mention].data)?;
    let (_, to) = scene.clause(p.mention, Border::Light);
    let theirs = |c: usize| {
        let border = |at: &usize| scene.tokens[*at].border >= Border::Light;
        let from = (to..=c).rev().find(border).unwrap_or(to);
        let end = (c + 1..scene.tokens.len()).find(border).unwrap_or(scene.tokens.len());
        let mut all = scene.sights.iter().zip(scene.mentions);
        all.any(|(s, m)| s.first >= from && s.first < end && alike(kinds::of(&m.data), kind))
    };
    // `Core inflation, which leaves out food, is at 3.7 percent.`
    let within = aside(scene, p.mention).and_then(|(a, b)| p.cues.iter().find(|c| (a..b).contains(*c)));
    if let Some(cue) = within {
        return Some(format!("\"{}\" is told beside it", scene.word(*cue)));
    }
    let cue = p.cues.iter().find(|c| **c >= to.max(sight.last) && theirs(**c))?;
    Some(format!("\"{}\" is told of another figure", scene.word(*cue)))
}

/// A single word of the fact's beside one that the topic knows nothing of.
pub(super) fn unknown(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let kind = kinds::of(&scene.mentions[p.mention].data);
    let date = kind == Some(Kind::Date);
    // `The 32-year-old Ferkovic finished safely in the bunch.`
    let beside = scene.sights[p.mention].last;
    let aged = kind == Some(Kind::Age) && p.cues.contains(&beside) && scene.tokens[beside].border == Border::None;
    // `yearly demand at 110 million doses`: how often, and what is counted, tell nothing of what it is.
    const OFTEN: &[&str] = &[
        "annual", "annually", "yearly", "daily", "weekly", "monthly", "year", "day", "week", "month",
    ];
    let sight = &scene.sights[p.mention];
    let outside = || p.cues.iter().filter(|c| !sight.holds(**c));
    let often = outside().next().is_some() && outside().all(|c| OFTEN.contains(&scene.word(*c)));
    let few = p.found.len() <= 1 || often;
    if !few || p.outside || aged {
        return None;
    }
    // `The chairlift, with its 30 chairs, has been open since July.`
    let first = p.cues.iter().copied().min().unwrap_or(0);
    let (from, to) = if date {
        (scene.clause(p.mention, Border::Strong).0, first)
    } else {
        scene.clause(p.mention, Border::Light)
    };
    // `Storms left turnout at 54 percent`: what stands before a word that is glued to the figure only did it.
    let cue = p
        .cues
        .iter()
        .copied()
        .filter(|c| *c < scene.sights[p.mention].first)
        .max();
    let glued = cue.filter(|_| !date).filter(|c| {
        (c + 1..scene.sights[p.mention].first)
            .all(|at| scene.tokens[at].stop && scene.tokens[at].border == Border::None)
    });
    let from = glued.map_or(from, |c| from.max(c.saturating_sub(1)));
    (from..to)
        .filter(|at| {
            !matches!(
                at.checked_sub(1).map(|b| scene.word(b)),
                Some("to" | "may" | "will" | "would")
            )
        })
        .find(|at| strange(scene, p, *at) && !p.cues.contains(at))
        .map(|at| format!("\"{}\" may make it something else", scene.word(at)))
}
