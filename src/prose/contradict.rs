//! What speaks against a link: another time, another owner, a part, a rate, a difference, a negation, a modality that is
//! not the fact's. A link that is contradicted is not made; the reason is told instead.

use super::elsewhere::{self, Away};
use super::index::LinkIndex;
use super::kinds::{self, Kind};
use super::link::{Pair, Surroundings};
use super::mention::Mention;
use super::owners;
use super::score::Sight;
use super::things;
use super::tokens::{Border, StemId, Token};
use super::vocab::stem;
use crate::facts::{Fact, FactBase};
use crate::value::{Data, Precision};
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// A sentence with its mentions and what surrounds it.
pub(crate) struct Scene<'s> {
    pub(crate) base: &'s FactBase,
    pub(crate) text: &'s str,
    pub(crate) tokens: &'s [Token],
    pub(crate) mentions: &'s [Mention],
    pub(crate) sights: &'s [Sight],
    pub(crate) around: &'s Surroundings,
    /// What the passage speaks of instead of the topic.
    pub(crate) away: Option<&'s Away>,
    /// The day of the draft, as a day number.
    pub(crate) as_of: Option<i32>,
    /// The stems of words that were asked for.
    pub(crate) said: &'s RefCell<FxHashMap<Box<str>, Option<StemId>>>,
}

impl Scene<'_> {
    /// A word in lower case, empty where there is none.
    pub(crate) fn word(&self, at: usize) -> String {
        self.tokens.get(at).map_or_else(String::new, |t| {
            self.text[t.start as usize..t.end as usize].to_lowercase()
        })
    }

    /// The words of the clause around a mention: up to the next border of at least this weight on either side.
    pub(crate) fn clause(&self, n: usize, border: Border) -> (usize, usize) {
        let s = &self.sights[n];
        let from = (1..=s.first)
            .rev()
            .find(|at| self.tokens.get(*at).is_some_and(|t| t.border >= border))
            .unwrap_or(0);
        let to = (s.last..self.tokens.len())
            .find(|at| self.tokens[*at].border >= border)
            .unwrap_or(self.tokens.len());
        (from, to)
    }

    /// The words just before a mention, nearest first, not across a clause border.
    fn before(&self, n: usize, most: usize) -> Vec<String> {
        let s = &self.sights[n];
        let mut out = Vec::new();
        let mut at = s.first;
        while at > 0 && out.len() < most {
            if self.tokens.get(at).is_some_and(|t| t.border > Border::Clause) {
                break;
            }
            at -= 1;
            out.push(self.word(at));
        }
        out
    }

    /// The words just after a mention, not across a strong border.
    fn after(&self, n: usize, most: usize) -> Vec<String> {
        let s = &self.sights[n];
        let mut out = Vec::new();
        for at in s.last..self.tokens.len().min(s.last + most) {
            if self.tokens[at].border > Border::Clause {
                break;
            }
            out.push(self.word(at));
        }
        out
    }
}

const CHANGE: &[&str] = &[
    "rise",
    "fall",
    "change",
    "gain",
    "jump",
    "surge",
    "slip",
    "swing",
    "reduction",
    "cut",
    "up",
    "down",
    "lift",
    "boost",
    "decrease",
    "advance",
    "slump",
    "plunge",
];
const CHANGED: &[&str] = &[
    "rose",
    "rise",
    "rises",
    "risen",
    "rising",
    "fell",
    "fall",
    "falls",
    "fallen",
    "falling",
    "grew",
    "grow",
    "grows",
    "growing",
    "grown",
    "up",
    "down",
    "gained",
    "jumped",
    "dropped",
    "increased",
    "declined",
    "climbed",
    "slipped",
    "surged",
    "decreased",
    "soared",
    "plunged",
    "slid",
    "shrank",
    "narrowed",
    "widened",
    "raised",
    "cut",
    "reduced",
    "lifted",
    "lowered",
    "added",
    "lost",
    "increasing",
    "increase",
    "drop",
    "dropping",
    "jump",
];
const CHANGE_NOUNS: &[&str] = &[
    "increase",
    "rise",
    "fall",
    "drop",
    "decline",
    "decrease",
    "jump",
    "gain",
    "growth",
    "cut",
    "reduction",
    "surge",
    "swing",
    "slump",
    "hike",
    "improvement",
];
const MORE: &[&str] = &["another", "further", "additional", "extra", "more", "remaining"];
const AFTERWARDS: &[&str] = &[
    "more", "fewer", "less", "higher", "lower", "ahead", "behind", "short", "extra", "above", "below", "clear",
];
const EACH: &[&str] = &["each", "apiece", "per", "every", "daily", "hourly"];
const EXPECT: &[&str] = &[
    "expected",
    "expects",
    "expect",
    "expecting",
    "forecast",
    "forecasts",
    "projected",
    "projects",
    "predicted",
    "predicts",
    "anticipated",
    "anticipates",
    "planned",
    "plans",
    "hopes",
    "hoped",
    "budgeted",
    "could",
    "might",
    "proposed",
    "potential",
    "potentially",
    "if",
    "aims",
    "aimed",
    "predicting",
    "earmarked",
    "envisaged",
    "goal",
];
const SEEK: &[&str] = &[
    "sought",
    "seeking",
    "seeks",
    "seek",
    "demanded",
    "demanding",
    "demands",
    "asked",
    "asking",
    "requested",
    "wanted",
    "wants",
    "bid",
    "offered",
    "offer",
];
const ALLEGE: &[&str] = &[
    "alleged",
    "alleges",
    "alleging",
    "allegedly",
    "accused",
    "rumoured",
    "rumored",
    "speculated",
    "speculation",
];
const PAST: &[&str] = &["previous", "prior", "preceding", "earlier"];
const PERIODS: &[&str] = &[
    "year", "quarter", "month", "week", "season", "decade", "period", "election", "summer", "winter", "spring",
    "autumn", "day",
];

/// Why a pair is not to be believed, where something speaks against it.
pub(crate) fn contradiction(scene: &Scene<'_>, index: &LinkIndex, p: &Pair<'_>) -> Option<String> {
    let fact = scene.base.fact(p.entry.fact);
    let meant = scene
        .away
        .and_then(|a| a.other.as_deref())
        .is_some_and(|w| fact_says(scene, index, p, &[w]));
    let away = if meant { None } else { elsewhere::passage(scene, p) };
    away.or_else(|| rate(scene, index, p, fact))
        .or_else(|| elsewhere::subset(scene, p))
        .or_else(|| part_or_difference(scene, index, p))
        .or_else(|| change(scene, index, p))
        .or_else(|| other_time(scene, index, p, fact))
        .or_else(|| negation(scene, p))
        .or_else(|| modality(scene, index, p))
        .or_else(|| owners::other_owner(scene, p))
        .or_else(|| things::other_thing(scene, p))
        .or_else(|| things::elsewhere(scene, p))
}

/// Whether the fact's names, words or notes have one of these words.
fn fact_says(scene: &Scene<'_>, index: &LinkIndex, p: &Pair<'_>, words: &[&str]) -> bool {
    let fact = &p.entry.fact;
    let has = |s: &StemId| {
        [&p.topic.words, &p.topic.notes]
            .iter()
            .any(|m| m.get(fact).is_some_and(|w| w.contains(s)))
    };
    let mut said = scene.said.borrow_mut();
    words.iter().any(|w| {
        let known = said.get(*w).copied();
        let s = known.unwrap_or_else(|| *said.entry((*w).into()).or_insert_with(|| index.stems.get(&stem(w))));
        s.is_some_and(|s| has(&s))
    })
}

fn rate(scene: &Scene<'_>, index: &LinkIndex, p: &Pair<'_>, fact: &Fact) -> Option<String> {
    let per = |d: &Data| match d {
        Data::Figure(q) => q.per.clone(),
        _ => None,
    };
    let mine = per(&scene.mentions[p.mention].data);
    let theirs = fact.values.iter().any(|v| per(&v.value.data).is_some());
    // Under its full name a fact may well be a rate without saying so: a dividend of 22 cents a share.
    let full = p.whole && !p.outside && p.score >= 900;
    // A rate belongs to the fact that names its unit, where one does: 412p a share is the price per share.
    if let Some(unit) = &mine
        && !theirs
        && !fact_says(scene, index, p, &[unit])
        && index.stems.get(&stem(unit)).is_some_and(|s| {
            p.topic
                .entries
                .iter()
                .any(|e| e.kind == p.entry.kind && e.stems.iter().any(|(x, _)| *x == s))
        })
    {
        return Some(format!("it is a rate ({unit}), and another fact is one"));
    }
    if matches!(scene.word(0).as_str(), "per" | "every" | "each") && !theirs {
        return Some(format!("it is a rate (\"{}\"), and the fact is none", scene.word(0)));
    }
    if full && !theirs {
        return None;
    }
    if let Some(unit) = mine
        && !theirs
    {
        return Some(format!("it is a rate ({unit}), and the fact is none"));
    }
    // `doors that close within two seconds`
    if kinds::of(&scene.mentions[p.mention].data) == Some(Kind::Duration)
        && scene.before(p.mention, 1).first().is_some_and(|w| w == "within")
    {
        return Some("\"within\" makes it a limit".to_owned());
    }
    let close = scene.before(p.mention, 2);
    let behind = scene.after(p.mention, 2);
    let found = close.iter().chain(&behind).find(|w| EACH.contains(&w.as_str()))?;
    (!theirs).then(|| format!("it is a rate (\"{found}\"), and the fact is none"))
}

fn part_or_difference(scene: &Scene<'_>, index: &LinkIndex, p: &Pair<'_>) -> Option<String> {
    let before = scene.before(p.mention, 4);
    let word = |n: usize| before.get(n).map_or("", String::as_str);
    if MORE.contains(&word(0)) && !fact_says(scene, index, p, &[word(0)]) {
        return Some(format!("\"{}\" makes it an addition to something else", word(0)));
    }
    for (n, w) in before.iter().enumerate().take(3) {
        let next = n.checked_sub(1).map_or("", |k| word(k));
        let comparing = match w.as_str() {
            "from" => {
                n <= 1
                    && matches!(
                        word(n + 1),
                        "up" | "down"
                            | "rise"
                            | "increase"
                            | "drop"
                            | "rose"
                            | "fell"
                            | "grew"
                            | "climbed"
                            | "increased"
                            | "raised"
                            | "cut"
                            | "reduced"
                            | "jumped"
                            | "dropped"
                    )
            }
            "compared" | "versus" | "vs" => true,
            "against" => n == 0,
            "than" => {
                n == 0
                    && !matches!(
                        word(1),
                        "more" | "less" | "fewer" | "greater" | "higher" | "lower" | "later" | "earlier"
                    )
            }
            "which" | "whom" => word(n + 1) == "of" || next == "of",
            "including" => n == 0 && !p.whole,
            _ => false,
        };
        if comparing {
            return Some(format!(
                "\"{w}\" makes it a part of something else, or what it is compared with"
            ));
        }
    }
    if matches!(word(0), "first" | "last" | "next" | "latest" | "final" | "other")
        && !fact_says(scene, index, p, &[word(0)])
    {
        return Some(format!("\"{}\" makes it a part", word(0)));
    }
    // `Of the 154 riders who started, 121 finished`: the first is the whole, what follows the comma a part.
    let sight = &scene.sights[p.mention];
    let behind = (1..=sight.first).any(|at| scene.tokens.get(at).is_some_and(|t| t.border != Border::None));
    if scene.word(0) == "of" && sight.first > 1 && behind {
        return Some(format!("\"of {}\" makes it a part", scene.word(1)));
    }
    if word(1) == "than" && matches!(word(0), "the" | "a" | "an") {
        return Some("\"than\" makes it what something is compared with".to_owned());
    }
    // A comma begins another thought: `$1.34, ahead of …`.
    let sight = &scene.sights[p.mention];
    let close =
        (sight.last..sight.last + 3).take_while(|at| scene.tokens.get(*at).is_some_and(|t| t.border == Border::None));
    let after: Vec<String> = close.map(|at| scene.word(at)).collect();
    let next = |n: usize| after.get(n).map_or("", String::as_str);
    // A share is always of something.
    let share = kinds::of(&scene.mentions[p.mention].data) == Some(Kind::Share);
    let whole = matches!(
        next(1),
        "that" | "this" | "the" | "it" | "them" | "those" | "these" | "its" | "their" | "his" | "her"
    );
    if !share && next(0) == "of" && whole {
        return Some(format!("\"of {}\" makes it a part", next(1)));
    }
    if earlier_end(scene, p.mention) {
        return Some("it is what something changed from".to_owned());
    }
    if AFTERWARDS.contains(&next(0))
        && (next(1) == "than" || next(1) == "of" || next(0) == "more" || next(0) == "fewer")
    {
        return Some(format!("\"{}\" makes it a difference", next(0)));
    }
    if matches!(next(0), "below" | "above" | "short" | "ahead" | "behind") {
        return Some(format!("\"{}\" makes it a difference", next(0)));
    }
    if AFTERWARDS.contains(&next(1)) && next(2) == "than" {
        return Some(format!("\"{} than\" makes it a difference", next(1)));
    }
    None
}

/// `from A to B`, told as two values: A is what was before.
pub(crate) fn earlier_end(scene: &Scene<'_>, n: usize) -> bool {
    let s = &scene.sights[n];
    let Some(next) = scene.sights.get(n + 1) else {
        return false;
    };
    s.first > 0
        && scene.word(s.first - 1) == "from"
        && next.first > 0
        && scene.word(next.first - 1) == "to"
        && next.first <= s.last + 3
}

/// `rose 5 %` and `rose to 5 %` are different claims.
fn change(scene: &Scene<'_>, index: &LinkIndex, p: &Pair<'_>) -> Option<String> {
    let kind = kinds::of(&scene.mentions[p.mention].data)?;
    if matches!(kind, Kind::Date | Kind::Ordinal | Kind::Duration | Kind::Age)
        || fact_says(scene, index, p, CHANGE)
        || fact_says(scene, index, p, CHANGED)
    {
        return None;
    }
    let before = scene.before(p.mention, 3);
    let word = |n: usize| before.get(n).map_or("", String::as_str);
    let by = word(0) == "by" && (CHANGED.contains(&word(1)) || CHANGED.contains(&word(2)));
    // `make up 14 percent`
    let made = word(0) == "up" && matches!(word(1), "make" | "makes" | "made" | "making");
    let direct = !made && CHANGED.contains(&word(0)) && !matches!(word(0), "added" | "lost" | "cut" | "raised") || by;
    let sight = &scene.sights[p.mention];
    let close =
        (sight.last..sight.last + 2).take_while(|at| scene.tokens.get(*at).is_some_and(|t| t.border == Border::None));
    let after: Vec<String> = close.map(|at| scene.word(at)).collect();
    let noun = after.iter().take(2).find(|w| CHANGE_NOUNS.contains(&w.as_str()));
    if direct {
        return Some(format!(
            "\"{}\" makes it a change, and the fact is none",
            word(usize::from(by))
        ));
    }
    noun.map(|w| format!("\"{w}\" makes it a change, and the fact is none"))
}

fn other_time(scene: &Scene<'_>, index: &LinkIndex, p: &Pair<'_>, fact: &Fact) -> Option<String> {
    let kind = kinds::of(&scene.mentions[p.mention].data)?;
    if kind == Kind::Date {
        return other_date(scene, index, p).or_else(|| as_it_was(scene, p, fact));
    }
    let named = |s: &StemId| p.entry.stems.iter().any(|(e, _)| e == s);
    if scene.around.cell_period && !fact_says(scene, index, p, PAST) && !scene.around.cell_date.iter().any(named) {
        return Some("its column or row is of another time".to_owned());
    }
    let (from, to) = scene.clause(p.mention, Border::Clause);
    let sight = &scene.sights[p.mention];
    if !fact_says(scene, index, p, PAST) {
        for at in from..to {
            let w = scene.word(at);
            let near = sight.distance(at, &scene.tokens[at]) <= 8;
            if !near {
                continue;
            }
            let next = scene.word(at + 1);
            let past = (matches!(w.as_str(), "last" | "previous" | "prior" | "preceding")
                && PERIODS.contains(&next.as_str()))
                || (PERIODS.contains(&w.as_str())
                    && matches!(next.as_str(), "earlier" | "ago" | "before" | "previously"));
            // An ordinary event of the recent past is told with `last week` and the like.
            let recent = matches!(next.as_str(), "week" | "day") && w == "last" || matches!(w.as_str(), "day" | "week");
            if past && !recent {
                return Some(format!("\"{w} {next}\" is another time than the fact's"));
            }
        }
    }
    dated(scene, index, p, fact).or_else(|| as_it_was(scene, p, fact))
}

/// Verbs that only say that something took place.
const HAPPENED: &[&str] = &[
    "reached",
    "happened",
    "occurred",
    "issued",
    "delivered",
    "handed",
    "scheduled",
    "expected",
    "planned",
    "started",
    "ended",
    "opened",
    "closed",
    "dated",
    "signed",
    "passed",
    "ordered",
    "filed",
    "resumed",
    "concluded",
    "staged",
    "unveiled",
];

/// A date that counts from somebody's own time, or that only ends a state.
fn other_date(scene: &Scene<'_>, index: &LinkIndex, p: &Pair<'_>) -> Option<String> {
    const ENDS: &[&str] = &["end", "expire", "expiry", "deadline", "close", "until", "last", "run"];
    let sight = &scene.sights[p.mention];
    let mut words = (sight.first.saturating_sub(1)..sight.last).map(|at| scene.word(at));
    // `in his last year` is no year of the calendar.
    if words.any(|w| matches!(w.as_str(), "his" | "her" | "their" | "its" | "my" | "our")) {
        return Some("it counts from somebody's own time".to_owned());
    }
    // `the census report released on Monday`: another event stands between.
    let last = p.cues.iter().copied().filter(|c| *c < sight.first).max();
    if let Some(last) = last {
        let own = p.topic.words.get(&p.entry.fact);
        let other = (last + 1..sight.first).find(|at| {
            let w = scene.word(*at);
            w.len() > 4
                && w.ends_with("ed")
                && !HAPPENED.contains(&w.as_str())
                && !w.starts_with("un")
                && !scene.tokens[*at]
                    .stem
                    .is_some_and(|s| own.is_some_and(|o| o.contains(&s)))
        });
        if let Some(at) = other {
            return Some(format!("\"{}\" is another event", scene.word(at)));
        }
    }
    // `marched on Saturday against the closure`: the date is that of the verb before it.
    let verb = (0..sight.first).rev().find(|at| {
        let w = scene.word(*at);
        w.len() > 4 && w.ends_with("ed") && !HAPPENED.contains(&w.as_str())
    });
    if let Some(verb) = verb
        && p.cues.iter().all(|c| *c >= sight.last + 2)
        && !p.cues.is_empty()
    {
        return Some(format!("it is the day of \"{}\"", scene.word(verb)));
    }
    // `the Nov. 4 election` is the election's day and nothing else's; `the election of 2021` tells which, not when.
    let date = scene.mentions[p.mention].data.as_date();
    if scene.word(sight.first.saturating_sub(1)) == "the"
        && scene
            .tokens
            .get(sight.last)
            .is_some_and(|t| !t.stop && t.border == Border::None)
        && !p.cues.iter().any(|c| (sight.last..sight.last + 3).contains(c))
    {
        return Some("it is the day of what follows it".to_owned());
    }
    if scene.word(sight.first.saturating_sub(1)) == "of" && date.is_some_and(|d| d.precision >= Precision::Year) {
        return Some("\"of\" tells which one is meant, not when it was".to_owned());
    }
    let bound = matches!(&scene.mentions[p.mention].data, Data::Date(d) if d.bound);
    let fact = scene.base.fact(p.entry.fact);
    let theirs = fact.values.iter().any(|v| {
        v.value
            .date()
            .is_some_and(|d| d.bound || d.precision == Precision::Period)
    });
    let word = scene.word(sight.first);
    (bound && !theirs && matches!(word.as_str(), "until" | "till" | "through") && !fact_says(scene, index, p, ENDS))
        .then(|| format!("\"{word}\" says how long, not when"))
}

/// An earlier value that is told as one: `at first`, `When the breach was found, there were …`.
fn as_it_was(scene: &Scene<'_>, p: &Pair<'_>, fact: &Fact) -> Option<String> {
    if !fact.values.iter().any(|v| v.from.is_some() || v.until.is_some()) {
        return None;
    }
    let sight = &scene.sights[p.mention];
    let mut all = (0..scene.tokens.len())
        .filter(|at| !sight.holds(*at))
        .map(|at| (at, scene.word(at), scene.word(at + 1)));
    all.find(|(at, w, next)| match w.as_str() {
        "initially" | "originally" | "previously" | "formerly" | "once" => true,
        "at" => matches!(next.as_str(), "first") || (next == "the" && scene.word(at + 2) == "time"),
        "when" => *at == 0,
        "had" => next == "been" && *at < sight.first,
        "since" => matches!(next.as_str(), "risen" | "fallen" | "grown" | "been"),
        _ => false,
    })
    .map(|(_, w, next)| format!("\"{w} {next}\" tells how it was before"))
}

/// A year beside the mention that is not the one the fact is of.
fn dated(scene: &Scene<'_>, index: &LinkIndex, p: &Pair<'_>, fact: &Fact) -> Option<String> {
    let told = fact
        .extra
        .as_ref()
        .and_then(|e| e.as_of)
        .map(crate::value::day_number)
        .or_else(|| fact.values.iter().rev().find_map(|v| v.from));
    // Without a day of its own a fact is of the draft's time, unless it is somebody's or of the past by its name.
    let own = match told {
        Some(day) => day,
        None if p.names_own_entity() || fact_says(scene, index, p, PAST) => return None,
        None => scene.as_of?,
    };
    let sight = &scene.sights[p.mention];
    for (n, m) in scene.mentions.iter().enumerate() {
        let Data::Date(d) = &m.data else { continue };
        if n == p.mention || !matches!(d.precision, Precision::Year | Precision::Quarter) {
            continue;
        }
        let other = &scene.sights[n];
        let gap = if other.first >= sight.last {
            other.low - sight.high
        } else {
            sight.low - other.high
        };
        // A name that has the year in it is about that year.
        let named = (other.first..other.last).any(|t| {
            scene.tokens[t]
                .stem
                .is_some_and(|s| p.entry.stems.iter().any(|(e, _)| *e == s))
        });
        // A year at the head of the sentence is that of all of it.
        let leads = other.first <= 1 || matches!(scene.word(0).as_str(), "when" | "after" | "before" | "until" | "by");
        let head = leads && n < p.mention;
        if (gap > 4 && !head) || named {
            continue;
        }
        let apart = d
            .days()
            .is_some_and(|days| days.end.is_some_and(|e| e <= own) || days.start.is_some_and(|s| s > own));
        let before = scene.word(other.first.saturating_sub(1));
        if apart && !matches!(before.as_str(), "since" | "by") {
            let text = &scene.text[m.start as usize..m.end as usize];
            return Some(format!("\"{text}\" is another time than the fact's"));
        }
    }
    None
}

fn negation(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let (from, to) = scene.clause(p.mention, Border::Clause);
    let sight = &scene.sights[p.mention];
    let to = p.cues.iter().copied().max().map_or(to, |c| to.max(c));
    for at in from..to {
        if sight.holds(at) {
            continue;
        }
        let w = scene.word(at);
        let next = scene.word(at + 1);
        let negative = match w.as_str() {
            "not" => !matches!(next.as_str(), "only" | "just" | "including" | "counting" | "least"),
            "declined" | "refused" => next == "to",
            "never" | "neither" | "nor" | "denied" | "denies" | "denying" | "without" | "cannot" => true,
            "rather" => next == "than",
            "instead" => next == "of",
            "no" => !matches!(next.as_str(), "longer" | "doubt" | "less" | "fewer" | "more"),
            w => w.ends_with("n't") || w.ends_with("n’t"),
        };
        // Behind the mention a negation counts where a word that carries the link follows it.
        let reaches = if at < sight.first {
            sight.low - scene.tokens[at].place <= 12
        } else {
            p.cues.iter().any(|c| *c > at && c - at <= 4)
        };
        if negative && reaches {
            return Some(format!("\"{w}\" says the opposite"));
        }
    }
    None
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

/// Whether a verb of expecting or asking is about the mention: before it without a comma between, or right behind it.
fn governs(scene: &Scene<'_>, sight: &Sight, at: usize) -> bool {
    if at >= sight.last {
        return at - sight.last <= 2 && scene.tokens[sight.last..=at].iter().all(|t| t.border == Border::None);
    }
    // `is expected`, said of all that follows.
    let comma = !is_passive(scene, at)
        && scene.tokens[at + 1..=sight.first.min(scene.tokens.len() - 1)]
            .iter()
            .any(|t| t.border >= Border::Light);
    let gap = sight.first - at;
    gap <= 4 || (gap <= 10 && !comma)
}

fn is_passive(scene: &Scene<'_>, at: usize) -> bool {
    at > 0 && matches!(scene.word(at - 1).as_str(), "is" | "are" | "was" | "were" | "been")
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
                || FORESEEN.contains(&w.as_str())
                || PAST.contains(&w.as_str())
                || w == "change"
        })
}

fn modality(scene: &Scene<'_>, index: &LinkIndex, p: &Pair<'_>) -> Option<String> {
    let (from, to) = scene.clause(p.mention, Border::Clause);
    let sight = &scene.sights[p.mention];
    for (kind, group) in [EXPECT, SEEK, ALLEGE].into_iter().enumerate() {
        if fact_says(scene, index, p, group)
            || (kind == 0 && (fact_says(scene, index, p, FORESEEN) || open_above(scene, p)))
        {
            continue;
        }
        let direct = directly(scene, p);
        for at in 0..to {
            // `They expect annual savings of £59 million`: the full name stands between.
            let own_plan = matches!(
                scene.word(at).as_str(),
                "expects" | "expect" | "plans" | "aims" | "forecasts" | "would" | "hopes"
            );
            if direct && own_plan && p.cues.iter().all(|c| at < *c) {
                continue;
            }
            // `the offer of 412p`, `the alleged ringleader`: a noun, and a word of another noun.
            let w = scene.word(at);
            if matches!(w.as_str(), "offer" | "bid")
                && matches!(
                    scene.word(at.wrapping_sub(1)).as_str(),
                    "the" | "an" | "a" | "its" | "this"
                )
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
                && matches!(scene.word(at.wrapping_sub(1)).as_str(), "was" | "is" | "were" | "are")
                && at < sight.first
                && !scene.word(at + 1).is_empty();
            if kind == 0 && planned && at >= from {
                return Some(format!(
                    "\"to {}\" makes it another kind of statement than the fact",
                    scene.word(at + 1)
                ));
            }
            let would = w == "would"
                && kind == 0
                && !(0..at).any(|b| matches!(scene.word(b).as_str(), "said" | "says" | "announced"));
            if group.contains(&w.as_str()) || would {
                return Some(format!("\"{w}\" makes it another kind of statement than the fact"));
            }
        }
    }
    None
}
