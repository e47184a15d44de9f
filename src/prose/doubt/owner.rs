//! Whose it is: one of several, another one, or of those named elsewhere.

use super::{is_colon, is_predicate, ours, strange};
use crate::prose::kinds::{self, Kind};
use crate::prose::link::Pair;
use crate::prose::owners::{SPEECH, back, date_word, mentioned, show};
use crate::prose::scene::Scene;
use crate::prose::subject::OWNING;
use crate::prose::things::is_verb;
use crate::prose::tokens::Border;

/// `the youngest of the dead was a student of 19`, `the largest pays for 2,200 workers`: that one's.
pub(super) fn outstanding(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let (from, _) = scene.clause(p.mention, Border::Clause);
    let at = if scene.word(from) == "the" { from + 1 } else { from };
    let w = scene.word(at);
    const NOUNS: &[&str] = &[
        "forest",
        "protest",
        "interest",
        "request",
        "arrest",
        "contest",
        "harvest",
        "guest",
        "latest",
        "west",
        "test",
        "quest",
        "conquest",
        "digest",
        "southwest",
        "northwest",
        "midwest",
        "honest",
        "modest",
        "invest",
        "manifest",
        "chest",
        "nest",
    ];
    let most =
        w.len() > 4 && w.ends_with("est") && !NOUNS.contains(&w) || matches!(w, "best" | "most" | "least" | "worst");
    let alone = !ours(scene, p, at + 1);
    (most && at < sight.first && alone && !ours(scene, p, at)).then(|| format!("it may be that of the {w} only"))
}

/// `the hospital, which has 6,100 staff`
pub(super) fn whose(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let (from, _) = scene.clause(p.mention, Border::Clause);
    let noun = from.checked_sub(1)?;
    let relative = matches!(scene.word(from), "which" | "who" | "whose" | "where" | "that");
    let inside = p.cues.iter().all(|c| *c > from);
    let has = scene.word(from) == "whose" || OWNING.contains(&scene.word(from + 1));
    (relative && has && inside && !scene.tokens[noun].capital && strange(scene, p, noun))
        .then(|| format!("it may be of the {}", scene.word(noun)))
}

/// `When Jagatpur opened its metro in 2023`, `The Blue Line, opened in 2014`: another one's day.
pub(super) fn namesake(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    if kinds::of(&scene.mentions[p.mention].data) != Some(Kind::Date) {
        return None;
    }
    let sight = &scene.sights[p.mention];
    let first = p.cues.iter().copied().filter(|c| *c < sight.first).min()?;
    let (from, _) = scene.clause(p.mention, Border::Strong);
    let name = (from..first).rev().find(|at| {
        let t = &scene.tokens[*at];
        t.capital && !t.stop && !mentioned(scene, *at) && !date_word(scene, *at)
    })?;
    let start = back(scene, name);
    let unknown = |at: usize| !scene.tokens[at].stem.is_some_and(|s| p.topic.known.contains(&s));
    let says = SPEECH.contains(&scene.word(name + 1)) || scene.word(start.wrapping_sub(1)) == "said";
    let opens = start == name && name == 0;
    (!says && !opens && first - name <= 2 && (start..=name).any(unknown))
        .then(|| format!("it may be that of {}", show(scene, start, name)))
}

/// `Their unemployment rate`: of those named before.
pub(super) fn theirs(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let first = p.cues.iter().copied().filter(|c| !sight.holds(*c)).min()?;
    let (from, _) = scene.clause(p.mention, Border::Clause);
    let their = first == from + 1 && scene.word(from) == "their" && !p.names_own_entity();
    their.then(|| "whose it is stands in another sentence".to_owned())
}

/// `The fun run, with its 3,020 finishers`: of what stands before the comma.
pub(super) fn with_its(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let its = scene.sights[p.mention].first.checked_sub(1)?;
    let with = its.checked_sub(1)?;
    let noun = with.checked_sub(1)?;
    let owned = matches!(scene.word(its), "its" | "their" | "his" | "her") && scene.word(with) == "with";
    let other =
        (noun.saturating_sub(1)..=noun).any(|at| strange(scene, p, at) && scene.tokens[noun].border == Border::None);
    (owned && other).then(|| format!("it may be that of the {}", scene.word(noun)))
}

/// `A bronze by Elsa Torring, estimated at £900,000, failed to sell`: of something that the sentence brings in.
pub(super) fn brought_in(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let first = p.cues.iter().copied().min()?;
    let comma = (2..=first.min(10)).find(|at| scene.tokens[*at].border == Border::Light)?;
    let apposed = (comma..=first).all(|at| at == first || !is_predicate(scene.word(at)));
    let noun = (1..comma.min(4)).find(|at| strange(scene, p, *at))?;
    let new = matches!(scene.word(0), "a" | "an" | "another") && first < sight.first && is_verb(scene.word(first));
    (new && apposed).then(|| format!("it may be that of the {}", scene.word(noun)))
}

/// `The company has 310 employees`, for those who work on a site.
pub(super) fn employer(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    const BODIES: &[&str] = &[
        "company",
        "firm",
        "group",
        "agency",
        "bank",
        "club",
        "charity",
        "museum",
        "university",
    ];
    let sight = &scene.sights[p.mention];
    let (from, _) = scene.clause(p.mention, Border::Clause);
    let body = (from..sight.first).find(|at| BODIES.contains(&scene.word(*at)) && !ours(scene, p, *at))?;
    let has = OWNING.contains(&scene.word(body + 1)) || scene.word(body + 1) == "employs";
    let noun = p.entry.stems.len() == 1 && p.cues.iter().all(|c| sight.holds(*c));
    let label = crate::prose::index::content_words(&scene.base.fact(p.entry.fact).label);
    let told = |w: &String| (from..scene.tokens.len()).any(|at| scene.word(at) == *w);
    (has && noun && label.len() > 2 && label.iter().filter(|w| told(w)).count() < 2)
        .then(|| format!("it may be of the {}", scene.word(body)))
}

/// `The lander alone cost $214 million.`
pub(super) fn alone(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let (from, _) = scene.clause(p.mention, Border::Strong);
    let own = p.topic.words.get(&p.entry.fact)?;
    let at = (from + 1..sight.first).find(|at| scene.word(*at) == "alone")?;
    let theirs = scene.tokens[at - 1].stem.is_some_and(|s| own.contains(&s));
    (!theirs && !scene.tokens[at - 1].stop).then(|| format!("it is that of the {} alone", scene.word(at - 1)))
}

/// `Goats killed by lynx`, for lynx that were killed.
pub(super) fn undergone(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let first = p.cues.iter().copied().filter(|c| !sight.holds(*c)).min()?;
    let before = first.checked_sub(1)?;
    // `Hackers targeted 4,100 phones`: they did it.
    let done_to = first + 1 != sight.first || is_colon(scene, p) || !p.whole;
    (is_verb(scene.word(first))
        && done_to
        && scene.tokens[first].border == Border::None
        && crate::prose::noun::is_plural(scene.word(before))
        && strange(scene, p, before))
    .then(|| format!("it may be of the {}", scene.word(before)))
}

/// `Stray dogs killed 400 sheep`, for sheep killed by lynx.
pub(super) fn done_by(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let verb = p
        .cues
        .iter()
        .copied()
        .filter(|c| *c < sight.first && is_verb(scene.word(*c)))
        .max()?;
    let by = |n: &str| n.to_lowercase().split_once(" by ").map(|(_, who)| who.to_owned());
    let who: Vec<String> = scene.base.fact(p.entry.fact).names().filter_map(by).collect();
    let agent = |at: usize| {
        let w = scene.word(at);
        who.iter().any(|a| {
            a.split(' ')
                .any(|a| a.len() > 3 && a.trim_end_matches('s') == w.trim_end_matches('s'))
        })
    };
    let (from, _) = scene.clause(p.mention, Border::Strong);
    let told = who.is_empty() || (from..scene.tokens.len()).any(agent);
    let noun = (from..verb.min(from + 3)).find(|at| crate::prose::noun::is_plural(scene.word(*at)))?;
    (!told).then(|| format!("it may be by the {}", scene.word(noun)))
}

/// `On Attlebrook's own land, two of seven nests …`, `Nationwide, listeria kills …`: somewhere that the fact does not name.
pub(super) fn somewhere(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    const WIDE: &[&str] = &[
        "nationwide",
        "worldwide",
        "globally",
        "nationally",
        "statewide",
        "countrywide",
        "elsewhere",
        "locally",
    ];
    let sight = &scene.sights[p.mention];
    let (from, _) = scene.clause(p.mention, Border::Strong);
    let first = scene.word(from);
    if from < sight.first && WIDE.contains(&first) && !scene.fact_has(p.entry.fact, first) {
        return Some(format!("\"{first}\" may be another scope than the fact's"));
    }
    // `The harbour district voted yes with 71 per cent.`
    const PARTS: &[&str] = &[
        "district",
        "suburb",
        "ward",
        "county",
        "town",
        "village",
        "region",
        "province",
        "neighbourhood",
        "neighborhood",
        "quarter",
        "parish",
        "constituency",
        "precinct",
    ];
    let cue = p.cues.iter().copied().min().unwrap_or(0).min(sight.first);
    let part = (from..cue).find(|at| PARTS.contains(&scene.word(*at)) && !ours(scene, p, *at) && cue - at <= 5);
    if let Some(at) = part.filter(|at| !scene.fact_has(p.entry.fact, scene.word(*at))) {
        return Some(format!("it may be that of the {} only", scene.word(at)));
    }
    let place = from + 1;
    let theirs = matches!(first, "on" | "in" | "at") && place + 1 < sight.first && {
        let t = &scene.tokens[place];
        t.capital
            && t.possessive
            && !date_word(scene, place)
            && !t
                .stem
                .is_some_and(|s| p.topic.words.get(&p.entry.fact).is_some_and(|w| w.contains(&s)))
    };
    theirs.then(|| format!("it may be that of {} only", show(scene, place, place)))
}

/// `for a ram the payment is €310`
pub(super) fn for_another(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let (from, _) = scene.clause(p.mention, Border::Strong);
    let date = kinds::of(&scene.mentions[p.mention].data) == Some(Kind::Date);
    let article = matches!(scene.word(from + 1), "a" | "an" | "the" | "those");
    let noun = from + 1 + usize::from(article);
    (!date && scene.word(from) == "for" && noun < sight.first && strange(scene, p, noun))
        .then(|| format!("it may be for the {}", scene.word(noun)))
}

/// `the old infirmary had 466 beds`, and the other way round `the line cost €4 billion` for its original estimate.
pub(super) fn of_old(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    const OLD: &[&str] = &["old", "former", "previous", "proposed", "original", "originally"];
    let sight = &scene.sights[p.mention];
    let (from, _) = scene.clause(p.mention, Border::Strong);
    let names = || scene.base.fact(p.entry.fact).names().skip(1);
    let says = |n: &str, w: &str| n.split([' ', '-']).any(|x| x.eq_ignore_ascii_case(w));
    let known = |w: &str| scene.fact_has(p.entry.fact, w);
    let of_topic = |at: usize| {
        let stem = scene.tokens.get(at).and_then(|t| t.stem);
        stem.is_some_and(|s| p.topic.known.contains(&s)) && (at < 2 || scene.word(at - 2) != "years")
    };
    let old =
        (from..sight.first).find(|at| OLD.contains(&scene.word(*at)) && sight.first - at <= 6 && of_topic(at + 1));
    if let Some(at) = old.filter(|at| !known(scene.word(*at)) && !OLD.iter().any(|w| known(w))) {
        return Some(format!("\"{}\" may make it another one", scene.word(at)));
    }
    let all = OLD.iter().find(|w| names().count() > 0 && names().all(|n| says(n, w)));
    let told = |w: &str| (0..scene.tokens.len()).any(|at| scene.word(at) == w);
    all.filter(|w| !told(w) && !p.outside)
        .map(|w| format!("nothing says that it is the {w} one"))
}

/// `a woman of 91`, `a student of 19`
pub(super) fn somebodys_age(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    const MANY: &[&str] = &[
        "total",
        "crew",
        "team",
        "staff",
        "group",
        "sum",
        "maximum",
        "minimum",
        "record",
        "population",
        "squad",
        "majority",
        "panel",
        "party",
        "workforce",
        "fleet",
        "network",
        "capacity",
        "score",
        "average",
        "mean",
        "median",
    ];
    let sight = &scene.sights[p.mention];
    let noun = sight.first.checked_sub(2)?;
    let bare = kinds::of(&scene.mentions[p.mention].data) == Some(Kind::Number)
        && kinds::noun(&scene.mentions[p.mention].data).is_none();
    let w = scene.word(noun);
    let one = (noun.saturating_sub(2)..noun).any(|at| matches!(scene.word(at), "a" | "an"));
    (bare && one && scene.word(noun + 1) == "of" && !MANY.contains(&w) && !ours(scene, p, noun))
        .then(|| format!("\"of\" may tell the age of the {w}"))
}
