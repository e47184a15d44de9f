//! When it is, and whether it is: other times, stretches of time, what may be.

use crate::prose::contradict::another_time;
use crate::prose::kinds::{self, Kind};
use crate::prose::link::Pair;
use crate::prose::owners::{SPEECH, mentioned};
use crate::prose::scene::Scene;
use crate::prose::tokens::Border;
use crate::value::{DateValue, Precision};

/// `the worst since 2011, when 143 people fell ill and 13 died`
pub(super) fn then(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
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

/// `nine days before the riot` is no length of it, and `14 months to run` not all of a term.
pub(super) fn offset(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    if kinds::of(&scene.mentions[p.mention].data) != Some(Kind::Duration) {
        return None;
    }
    let (next, after) = (scene.word(sight.last), scene.word(sight.last + 1));
    let from = matches!(
        next,
        "before" | "after" | "later" | "earlier" | "ago" | "into" | "left" | "remaining" | "hence" | "early" | "late"
    );
    let rest = next == "to" && matches!(after, "run" | "go" | "spare" | "serve");
    // `broke up 74 seconds after liftoff`, for a fact that is told so
    let own = matches!(next, "after" | "before" | "earlier" | "later") && scene.fact_has(p.entry.fact, next);
    (from && !own || rest).then(|| format!("\"{next}\" makes it a stretch of time before or behind something"))
}

/// `may raise the ban to eight years`, `were promised first light in 2027`
pub(super) fn possible(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
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
    let at = (from..sight.first).rev().find(|at| {
        let w = scene.word(*at);
        POSSIBLE.contains(&w)
            && !scene.tokens[*at].capital
            && !mentioned(scene, *at)
            && !scene.fact_has(p.entry.fact, w)
    })?;
    let close = sight.first - at <= 8;
    close.then(|| format!("\"{}\" says what may be, not what is", scene.word(at)))
}

/// `the observatory said on Monday`, `should have reopened on 20 March`, `was then planned for December`: no day of the event.
pub(super) fn told_on(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    if kinds::of(&scene.mentions[p.mention].data) != Some(Kind::Date) {
        return None;
    }
    let sight = &scene.sights[p.mention];
    let back = |n: usize| sight.first.checked_sub(n).map_or("", |at| scene.word(at));
    let on = matches!(back(1), "on" | "in" | "late" | "early");
    let verb = back(if on { 2 } else { 1 });
    if SPEECH.contains(&verb) && verb != "announced" && verb != "found" && verb != "ruled" {
        return Some(format!("it is the day on which it was {verb}"));
    }
    let (from, _) = scene.clause(p.mention, Border::Clause);
    let pair =
        |a: &str, b: &[&str]| (from..sight.first).find(|at| scene.word(*at) == a && b.contains(&scene.word(at + 1)));
    pair("should", &["have"])
        .or_else(|| pair("then", &["planned", "expected", "scheduled", "due", "set"]))
        .or_else(|| pair("was", &["to"]))
        .or_else(|| pair("were", &["to"]))
        .map(|at| format!("\"{} {}\" tells what was planned", scene.word(at), scene.word(at + 1)))
}

/// `We wrote that 89 % had voted to strike`: a figure that is called wrong itself.
pub(super) fn corrected(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    const WROTE: &[&str] = &["wrote", "reported", "said", "stated", "gave", "put"];
    const WRONG: &[&str] = &["misstated", "incorrectly", "wrongly", "mistakenly", "erroneously"];
    let first = scene.sights[p.mention].first;
    let ours =
        |at: usize| matches!(scene.word(at), "we" | "version" | "article") && WROTE.contains(&scene.word(at + 1));
    let at = (0..first).find(|at| ours(*at) || WRONG.contains(&scene.word(*at)))?;
    Some(format!("\"{}\" corrects what was written", scene.word(at)))
}

/// `The race is due to begin in 2027`, and the fact's has begun.
pub(super) fn next_one(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    const AHEAD: &[&str] = &["due", "will", "planned", "next", "scheduled", "expected"];
    let today = scene.as_of?;
    let start = scene.mentions[p.mention].data.as_date()?.days()?.start?;
    let values = &scene.base.fact(p.entry.fact).values;
    let over = values.iter().filter_map(|v| v.value.date()?.days()?.end).max()? < today;
    let sight = &scene.sights[p.mention];
    let at = (0..sight.first)
        .find(|at| AHEAD.contains(&scene.word(*at)) && !scene.fact_has(p.entry.fact, scene.word(*at)))?;
    (over && start > today).then(|| format!("\"{}\" tells of the next one", scene.word(at)))
}

/// `at the 2025 race it was five`: which race, not when it was.
pub(super) fn edition(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let date = scene.mentions[p.mention].data.as_date()?;
    let sight = &scene.sights[p.mention];
    let the = matches!(scene.word(sight.first.wrapping_sub(1)), "the" | "its" | "that");
    let noun = p.cues.contains(&sight.last) && scene.tokens[sight.last].border == Border::None;
    (date.precision == Precision::Year && the && noun)
        .then(|| format!("it says which {} is meant", scene.word(sight.last)))
}

/// `who had six points deducted themselves in 2023`: a day in the same breath.
pub(super) fn dated(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let (today, own) = (scene.as_of?, &scene.sights[p.mention]);
    let date = kinds::of(&scene.mentions[p.mention].data) == Some(Kind::Date);
    let behind = scene.sights.iter().zip(scene.mentions).find(|(s, m)| {
        let written = &scene.text[m.start as usize..m.end as usize];
        let close = s.first >= own.last && s.first - own.last <= 5;
        let told = scene
            .tokens
            .iter()
            .take(s.first + 1)
            .skip(own.last)
            .all(|t| t.border == Border::None);
        let year = written
            .split(' ')
            .find(|w| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()));
        let own = year.is_none_or(|y| scene.fact_has(p.entry.fact, y));
        let long = |d: &DateValue| d.days().and_then(|d| d.end).is_some_and(|e| e + 365 < today);
        close
            && told
            && !own
            && m.data
                .as_date()
                .is_some_and(|d| another_time(d, written, today) && long(d))
    });
    let earlier = ["earlier", "previous", "last", "before"]
        .iter()
        .any(|w| scene.fact_has(p.entry.fact, w));
    behind.filter(|_| !date && !earlier).map(|(_, m)| {
        let written = &scene.text[m.start as usize..m.end as usize];
        format!("\"{written}\" may be another time than the fact's")
    })
}

/// `the gain in nesting success was 19 percentage points`: a change, and the fact is a share.
pub(super) fn gained(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    const GAINS: &[&str] = &[
        "gain",
        "gains",
        "gained",
        "rise",
        "rose",
        "fall",
        "fell",
        "drop",
        "dropped",
        "increase",
        "increased",
        "difference",
        "gap",
        "lead",
        "decline",
        "declined",
        "improvement",
        "improved",
        "swing",
    ];
    let points = kinds::of(&scene.mentions[p.mention].data) == Some(Kind::Points);
    let (from, to) = scene.clause(p.mention, Border::Clause);
    let gain = (from..to)
        .map(|at| scene.word(at))
        .find(|w| GAINS.contains(&&**w) && !scene.fact_has(p.entry.fact, w));
    gain.filter(|_| points && p.entry.kind == Kind::Share)
        .map(|w| format!("\"{w}\" makes it a change"))
}
