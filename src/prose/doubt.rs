//! What leaves a doubt whether a figure is the fact's: enough to say what agrees with the fact, not what is wrong. It may be
//! that of one of several, of another one, or of something that the sentence names and the fact base does not know.

use super::contradict::another_time;
use super::elsewhere::LIGHT;
use super::kinds::{self, Kind};
use super::link::Pair;
use super::mention::Mention;
use super::owners::{SPEECH, back, date_word, mentioned, show};
use super::scene::Scene;
use super::score::alike;
use super::sight::Sight;
use super::subject::{HOLDING, OWNING};
use super::things::{is_harmless, is_verb};
use super::tokens::{Border, StemId};
use crate::value::DateValue;

/// Words that say nothing of what a figure is of, beside those that only say that there is so much.
const PLAIN: &[&str] = &[
    "came",
    "come",
    "comes",
    "coming",
    "keep",
    "keeps",
    "stand",
    "stands",
    "occurred",
    "adds",
    "due",
    "once",
    "set",
    "happened",
    "nobody",
    "found",
    "approved",
    "far",
    "granted",
    "stayed",
    "crept",
    "back",
    "return",
    "returned",
    "expects",
    "finished",
    "doubts",
    "helped",
    "receives",
    "received",
    "went",
    "goes",
    "sees",
    "seems",
    "shrank",
    "well",
    "above",
    "entitled",
    "covered",
    "needed",
    "equivalent",
    "shows",
    "shown",
    "turned",
    "least",
    "year",
    "end",
    "later",
    "gets",
    "adding",
    "together",
    "away",
    "including",
    "reckons",
    "hold",
    "left",
    "pushed",
    "long",
    "meant",
    "cover",
    "given",
    "according",
    "now",
    "still",
    "already",
    "today",
    "company",
    "officials",
    "investigators",
    "number",
    "figure",
    "lasted",
    "lasts",
    "charity",
    "firm",
    "group",
    "club",
    "bank",
    "agency",
    "association",
    "organisation",
    "organization",
    "team",
    "people",
    "total",
    "accounts",
    "held",
    "showed",
    "remain",
    "remains",
    "remained",
    "estimate",
    "estimated",
    "ago",
    "early",
    "late",
    "today",
];

/// What leaves a doubt that this mention states this fact.
pub(crate) fn doubt(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    outstanding(scene, p)
        .or_else(|| somebodys_age(scene, p))
        .or_else(|| elliptic(scene, p))
        .or_else(|| undergone(scene, p))
        .or_else(|| made_of(scene, p))
        .or_else(|| namesake(scene, p))
        .or_else(|| having(scene, p))
        .or_else(|| compared(scene, p))
        .or_else(|| then(scene, p))
        .or_else(|| theirs(scene, p))
        .or_else(|| one_lot(scene, p))
        .or_else(|| whose(scene, p))
        .or_else(|| for_another(scene, p))
        .or_else(|| counting(scene, p))
        .or_else(|| row(scene, p))
        .or_else(|| told_behind(scene, p))
        .or_else(|| of_old(scene, p))
        .or_else(|| alone(scene, p))
        .or_else(|| offset(scene, p))
        .or_else(|| possible(scene, p))
        .or_else(|| others(scene, p))
        .or_else(|| which(scene, p))
        .or_else(|| told_on(scene, p))
        .or_else(|| narrowed(scene, p))
        .or_else(|| unknown(scene, p))
}

/// Whether a word is one of the fact's names or of what the topic is about.
fn ours(scene: &Scene<'_>, p: &Pair<'_>, at: usize) -> bool {
    let own = p.topic.words.get(&p.entry.fact);
    scene.tokens.get(at).is_some_and(|t| {
        t.stem
            .is_some_and(|s| own.is_some_and(|o| o.contains(&s)) || p.topic.primary.contains(&s))
    })
}

/// Whether a word tells something that the topic knows nothing of.
fn strange(scene: &Scene<'_>, p: &Pair<'_>, at: usize) -> bool {
    let w = scene.word(at);
    scene.tokens.get(at).is_some_and(|t| {
        !t.stop && !mentioned(scene, at) && !t.stem.is_some_and(|s| p.topic.known.contains(&s)) && !date_word(scene, at)
    }) && w.starts_with(char::is_alphabetic)
        && !w.ends_with("ly")
        && !is_harmless(&w)
        && ![PLAIN, LIGHT, SPEECH, HOLDING, OWNING].iter().any(|l| l.contains(&&*w))
}

/// `the youngest of the dead was a student of 19`, `the largest pays for 2,200 workers`: that one's.
fn outstanding(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let (from, _) = scene.clause(p.mention, Border::Clause);
    let at = if scene.word(from) == "the" { from + 1 } else { from };
    let w = scene.word(at);
    let most = w.len() > 4 && w.ends_with("est") || matches!(w.as_str(), "best" | "most" | "least" | "worst");
    let alone = !ours(scene, p, at + 1);
    (most && at < sight.first && alone && !ours(scene, p, at)).then(|| format!("it may be that of the {w} only"))
}

/// `a woman of 91`, `a student of 19`
fn somebodys_age(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
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
    let one = (noun.saturating_sub(2)..noun).any(|at| matches!(scene.word(at).as_str(), "a" | "an"));
    (bare && one && scene.word(noun + 1) == "of" && !MANY.contains(&&*w) && !ours(scene, p, noun))
        .then(|| format!("\"of\" may tell the age of the {w}"))
}

/// `Nine of them were taken to hospital, and two were still there`: what stands in another clause is of the figure there.
fn elliptic(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
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
        && is_predicate(&scene.word(sight.last))
    {
        return Some("what it counts is told of another figure".to_owned());
    }
    let opens = from < sight.first
        && (from..sight.first).all(|at| matches!(scene.word(at).as_str(), "and" | "but" | "while" | "only"))
        && is_predicate(&scene.word(sight.last));
    let theirs = |(s, m): (&Sight, &Mention)| {
        s.first != sight.first && alike(kinds::of(&m.data), kind) && (s.last <= from || s.first >= to)
    };
    let taken = scene.sights.iter().zip(scene.mentions).any(theirs);
    (outside && opens && taken && kinds::noun(&scene.mentions[p.mention].data).is_none())
        .then(|| "what it counts is told of another figure".to_owned())
}

fn is_predicate(w: &str) -> bool {
    is_verb(w) || matches!(w, "was" | "were" | "is" | "are" | "had" | "have" | "has" | "did" | "do")
}

/// `Goats killed by lynx`, for lynx that were killed.
fn undergone(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let first = p.cues.iter().copied().filter(|c| !sight.holds(*c)).min()?;
    let before = first.checked_sub(1)?;
    (is_verb(&scene.word(first))
        && scene.tokens[first].border == Border::None
        && super::noun::is_plural(&scene.word(before))
        && strange(scene, p, before))
    .then(|| format!("it may be of the {}", scene.word(before)))
}

/// `four lumps of gold weighing 540 grams` is no weight of the gold.
fn made_of(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
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

/// `When Jagatpur opened its metro in 2023`, `The Blue Line, opened in 2014`: another one's day.
fn namesake(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
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
    let says = SPEECH.contains(&scene.word(name + 1).as_str()) || scene.word(start.wrapping_sub(1)) == "said";
    let opens = start == name && name == 0;
    (!says && !opens && first - name <= 2 && (start..=name).any(unknown))
        .then(|| format!("it may be that of {}", show(scene, start, name)))
}

/// `Eight stations have parking`: so many of them.
fn having(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let counted = kinds::noun(&scene.mentions[p.mention].data).is_some() && p.cues.iter().any(|c| sight.holds(*c));
    let next = scene.word(sight.last);
    let more = p.cues.iter().any(|c| !sight.holds(*c));
    let thing = strange(scene, p, sight.last + 1) && !is_verb(&scene.word(sight.last + 1));
    (counted && !more && matches!(next.as_str(), "have" | "has" | "had" | "with" | "without") && thing)
        .then(|| format!("it may be those with {} only", scene.word(sight.last + 1)))
}

/// `four points better than a year before`, `will be left with seven sites`
fn compared(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let next = scene.word(sight.last);
    let than = next.ends_with("er") && !matches!(next.as_str(), "fewer" | "rather" | "other") || next == "worse";
    let close = scene.tokens.get(sight.last).is_some_and(|t| t.border == Border::None);
    if than && close && scene.word(sight.last + 1) == "than" {
        return Some(format!("\"{next} than\" makes it a difference"));
    }
    let before = |n: usize| sight.first.checked_sub(n).map_or_else(String::new, |at| scene.word(at));
    (before(2) == "left" && before(1) == "with").then(|| "it is what is left".to_owned())
}

/// `the worst since 2011, when 143 people fell ill and 13 died`
fn then(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let (today, own) = (scene.as_of?, &scene.sights[p.mention]);
    let all = scene.sights.iter().zip(scene.mentions);
    let mut before = all.filter(|(s, _)| s.last < own.first && scene.word(s.last) == "when");
    before.find_map(|(_, m)| {
        let written = &scene.text[m.start as usize..m.end as usize];
        let long = |d: &DateValue| d.days().and_then(|d| d.start).is_some_and(|s| s + 365 < today);
        let other = m
            .data
            .as_date()
            .is_some_and(|d| another_time(d, written, today) || long(d));
        other.then(|| format!("\"{written}, when\" tells of another time"))
    })
}

/// `Their unemployment rate`: of those named before.
fn theirs(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let first = p.cues.iter().copied().filter(|c| !sight.holds(*c)).min()?;
    let (from, _) = scene.clause(p.mention, Border::Clause);
    let their = first == from + 1 && scene.word(from) == "their" && !p.names_own_entity();
    their.then(|| "whose it is stands in another sentence".to_owned())
}

/// `a first delivery of 300,000 doses`, `the first bonds, $60 million of them`
fn one_lot(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    const LOTS: &[&str] = &[
        "first",
        "initial",
        "second",
        "third",
        "last",
        "final",
        "next",
        "remaining",
        "early",
    ];
    let sight = &scene.sights[p.mention];
    if kinds::of(&scene.mentions[p.mention].data) == Some(Kind::Date) {
        return None;
    }
    let lot = (sight.first.saturating_sub(4)..sight.first).find(|at| {
        let w = scene.word(*at);
        let noun = scene.tokens.get(at + 1).is_some_and(|t| t.border == Border::None);
        let time = matches!(
            scene.word(at + 1).as_str(),
            "year" | "time" | "month" | "week" | "day" | "quarter" | "season"
        );
        noun && !time
            && !PLAIN.contains(&&*scene.word(at + 1))
            && LOTS.contains(&&*w)
            && !mentioned(scene, at + 1)
            && !ours(scene, p, *at)
    })?;
    let said = scene
        .base
        .fact(p.entry.fact)
        .names()
        .any(|n| n.contains(&*scene.word(lot)));
    (!said).then(|| format!("\"{}\" may make it a part", scene.word(lot)))
}

/// `the hospital, which has 6,100 staff`
fn whose(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let (from, _) = scene.clause(p.mention, Border::Clause);
    let noun = from.checked_sub(1)?;
    let relative = matches!(scene.word(from).as_str(), "which" | "who" | "whose" | "where" | "that");
    let inside = p.cues.iter().all(|c| *c > from);
    let has = scene.word(from) == "whose" || OWNING.contains(&&*scene.word(from + 1));
    (relative && has && inside && !scene.tokens[noun].capital && strange(scene, p, noun))
        .then(|| format!("it may be of the {}", scene.word(noun)))
}

/// `for a ram the payment is €310`
fn for_another(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let (from, _) = scene.clause(p.mention, Border::Strong);
    let date = kinds::of(&scene.mentions[p.mention].data) == Some(Kind::Date);
    let article = matches!(scene.word(from + 1).as_str(), "a" | "an" | "the" | "those");
    let noun = from + 1 + usize::from(article);
    (!date && scene.word(from) == "for" && noun < sight.first && strange(scene, p, noun))
        .then(|| format!("it may be for the {}", scene.word(noun)))
}

/// `ten quick answers` are no cases.
fn counting(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let noun = kinds::noun(&scene.mentions[p.mention].data)?;
    let counts = p.topic.nouns.contains_key(&p.entry.fact);
    let start = noun.get(..4).unwrap_or(noun);
    let at = (sight.first..sight.last)
        .rev()
        .find(|at| scene.word(*at).starts_with(start))?;
    let known = scene.tokens[at].stem.is_some_and(|s| p.topic.known.contains(&s));
    (counts && !known && !is_people(&scene.word(at))).then(|| format!("it counts {}", scene.word(at)))
}

fn is_people(w: &str) -> bool {
    matches!(
        w,
        "people" | "persons" | "men" | "women" | "others" | "individuals" | "more" | "times" | "percent" | "cent"
    )
}

/// `| Food inflation | 9.5% |`, `- Sheep killed by lynx: 75`: a heading with a word that is none of the fact's.
fn row(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let own = p.topic.words.get(&p.entry.fact)?;
    let other = |s: &StemId| !own.contains(s) && !p.topic.primary.contains(s) && !p.topic.persons.contains(s);
    let row = scene.around.cell_heads.iter().find(|h| !h.column);
    if row.is_some_and(|h| h.unknown || h.stems.iter().any(other)) {
        return Some("the row's heading says more than the fact".to_owned());
    }
    let sight = &scene.sights[p.mention];
    let before = scene.tokens.get(sight.first.checked_sub(1)?)?.end as usize;
    let colon = scene.text[before..scene.mentions[p.mention].full_start as usize].contains(':');
    let more = (0..sight.first).find(|at| {
        let t = &scene.tokens[*at];
        let w = scene.word(*at);
        !t.stop
            && !mentioned(scene, *at)
            && !is_harmless(&w)
            && !PLAIN.contains(&&*w)
            && t.stem.as_ref().is_none_or(other)
    });
    more.filter(|_| colon && sight.first <= 6)
        .map(|at| format!("\"{}\" says more than the fact", scene.word(at)))
}

/// `six minutes, against 50 minutes for the ferry trip`: a word that stands beside another figure, behind this one.
fn told_behind(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
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
    let cue = p.cues.iter().find(|c| **c >= to.max(sight.last) && theirs(**c))?;
    Some(format!("\"{}\" is told of another figure", scene.word(*cue)))
}

/// `the old infirmary had 466 beds`, and the other way round `the line cost €4 billion` for its original estimate.
fn of_old(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    const OLD: &[&str] = &["old", "former", "previous", "proposed", "original", "originally"];
    let sight = &scene.sights[p.mention];
    let (from, _) = scene.clause(p.mention, Border::Strong);
    let names = || scene.base.fact(p.entry.fact).names().skip(1);
    let says = |n: &str, w: &str| n.split([' ', '-']).any(|x| x.eq_ignore_ascii_case(w));
    let known = |w: &str| names().any(|n| says(n, w));
    let of_topic = |at: usize| {
        let stem = scene.tokens.get(at).and_then(|t| t.stem);
        stem.is_some_and(|s| p.topic.known.contains(&s)) && (at < 2 || scene.word(at - 2) != "years")
    };
    let old =
        (from..sight.first).find(|at| OLD.contains(&&*scene.word(*at)) && sight.first - at <= 6 && of_topic(at + 1));
    if let Some(at) = old.filter(|at| !known(&scene.word(*at)) && !OLD.iter().any(|w| known(w))) {
        return Some(format!("\"{}\" may make it another one", scene.word(at)));
    }
    let all = OLD.iter().find(|w| names().count() > 0 && names().all(|n| says(n, w)));
    let told = |w: &str| (0..scene.tokens.len()).any(|at| scene.word(at) == w);
    all.filter(|w| !told(w) && !p.outside)
        .map(|w| format!("nothing says that it is the {w} one"))
}

/// `The lander alone cost $214 million.`
fn alone(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let (from, _) = scene.clause(p.mention, Border::Strong);
    let own = p.topic.words.get(&p.entry.fact)?;
    let at = (from + 1..sight.first).find(|at| scene.word(*at) == "alone")?;
    let theirs = scene.tokens[at - 1].stem.is_some_and(|s| own.contains(&s));
    (!theirs && !scene.tokens[at - 1].stop).then(|| format!("it is that of the {} alone", scene.word(at - 1)))
}

/// `nine days before the riot` is no length of it, and `14 months to run` not all of a term.
fn offset(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    if kinds::of(&scene.mentions[p.mention].data) != Some(Kind::Duration) {
        return None;
    }
    let (next, after) = (scene.word(sight.last), scene.word(sight.last + 1));
    let from = matches!(
        next.as_str(),
        "before" | "after" | "later" | "earlier" | "ago" | "into" | "left" | "remaining" | "hence" | "early" | "late"
    );
    let rest = next == "to" && matches!(after.as_str(), "run" | "go" | "spare" | "serve");
    (from || rest).then(|| format!("\"{next}\" makes it a stretch of time before or behind something"))
}

/// `may raise the ban to eight years`, `were promised first light in 2027`
fn possible(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    const POSSIBLE: &[&str] = &[
        "may",
        "can",
        "promised",
        "pledged",
        "supposed",
        "threatened",
        "suggested",
        "wish",
        "hoped",
    ];
    let sight = &scene.sights[p.mention];
    let (from, _) = scene.clause(p.mention, Border::Clause);
    let names = || scene.base.fact(p.entry.fact).names();
    let at = (from..sight.first).rev().find(|at| {
        let w = scene.word(*at);
        POSSIBLE.contains(&&*w)
            && !scene.tokens[*at].capital
            && !mentioned(scene, *at)
            && !names().any(|n| n.split([' ', '-']).any(|x| x == w))
    })?;
    let close = sight.first - at <= 8;
    close.then(|| format!("\"{}\" says what may be, not what is", scene.word(at)))
}

/// `on stage three`: the third, not three.
fn which(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let number = kinds::of(&scene.mentions[p.mention].data) == Some(Kind::Number)
        && kinds::noun(&scene.mentions[p.mention].data).is_none();
    let word = scene.word(sight.first.checked_sub(1)?);
    let glued = scene.tokens.get(sight.first).is_some_and(|t| t.border == Border::None);
    (number && glued && (super::labels::names_one(&word) || matches!(word.as_str(), "day" | "round" | "lap" | "week")))
        .then(|| format!("it may say which {word} it is"))
}

/// `two other sites, with 18 pens between them`
fn others(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let (from, _) = scene.clause(p.mention, Border::Strong);
    let known = |at: usize| scene.tokens[at].stem.is_some_and(|s| p.topic.known.contains(&s));
    let other = (from..sight.first.saturating_sub(1)).find(|at| {
        scene.word(*at) == "other" && (known(at + 1) || at + 2 < sight.first && known(at + 2)) && sight.first - at <= 8
    })?;
    let said = scene
        .base
        .fact(p.entry.fact)
        .names()
        .any(|n| n.split(' ').any(|w| w == "other"));
    (!said).then(|| format!("it may be of the other {}", scene.word(other + 1)))
}

/// `the observatory said on Monday`, `should have reopened on 20 March`, `was then planned for December`: no day of the event.
fn told_on(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    if kinds::of(&scene.mentions[p.mention].data) != Some(Kind::Date) {
        return None;
    }
    let sight = &scene.sights[p.mention];
    let back = |n: usize| sight.first.checked_sub(n).map_or_else(String::new, |at| scene.word(at));
    let on = matches!(back(1).as_str(), "on" | "in" | "late" | "early");
    let verb = back(if on { 2 } else { 1 });
    if SPEECH.contains(&&*verb) && verb != "announced" && verb != "found" && verb != "ruled" {
        return Some(format!("it is the day on which it was {verb}"));
    }
    let (from, _) = scene.clause(p.mention, Border::Clause);
    let pair =
        |a: &str, b: &[&str]| (from..sight.first).find(|at| scene.word(*at) == a && b.contains(&&*scene.word(at + 1)));
    pair("should", &["have"])
        .or_else(|| pair("then", &["planned", "expected", "scheduled", "due", "set"]))
        .or_else(|| pair("was", &["to"]))
        .or_else(|| pair("were", &["to"]))
        .map(|at| format!("\"{} {}\" tells what was planned", scene.word(at), scene.word(at + 1)))
}

/// `2,381 provisional ballots` are not the ballots cast.
fn narrowed(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    kinds::noun(&scene.mentions[p.mention].data)?;
    let own = p.topic.words.get(&p.entry.fact)?;
    let at = sight.last.checked_sub(2).filter(|at| *at > sight.first)?;
    let (t, w) = (&scene.tokens[at], scene.word(at));
    let more = !t.stop
        && w.starts_with(char::is_alphabetic)
        && !matches!(
            w.as_str(),
            "dozen" | "lakh" | "crore" | "score" | "half" | "a" | "square" | "cubic"
        )
        && !is_harmless(&w)
        && !t.stem.is_some_and(|s| own.contains(&s) || p.topic.primary.contains(&s));
    more.then(|| format!("\"{w}\" makes it a part"))
}

/// A single word of the fact's beside one that the topic knows nothing of.
fn unknown(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let date = kinds::of(&scene.mentions[p.mention].data) == Some(Kind::Date);
    if p.found.len() > 1 || p.outside {
        return None;
    }
    // `The chairlift, with its 30 chairs, has been open since July.`
    let first = p.cues.iter().copied().min().unwrap_or(0);
    let (from, to) = if date {
        (scene.clause(p.mention, Border::Strong).0, first)
    } else {
        scene.clause(p.mention, Border::Light)
    };
    (from..to)
        .filter(|at| {
            !matches!(
                at.checked_sub(1).map(|b| scene.word(b)).as_deref(),
                Some("to" | "may" | "will" | "would")
            )
        })
        .find(|at| strange(scene, p, *at) && !p.cues.contains(at))
        .map(|at| format!("\"{}\" may make it something else", scene.word(at)))
}
