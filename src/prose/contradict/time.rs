//! Another time than the fact's.

use super::fact_says;
use super::words::{PAST, PERIODS};
use crate::facts::{Fact, SourceId};
use crate::prose::index::LinkIndex;
use crate::prose::kinds::{self, Kind};
use crate::prose::link::Pair;
use crate::prose::mention::Mention;
use crate::prose::owners::SPEECH;
use crate::prose::scene::Scene;
use crate::prose::sight::{Sight, aside};
use crate::prose::things::is_verb;
use crate::prose::tokens::{Border, StemId};
use crate::value::{Data, DateValue, Precision, from_day_number, month_of};

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

pub(super) fn other_time(scene: &Scene<'_>, index: &LinkIndex, p: &Pair<'_>, fact: &Fact) -> Option<String> {
    let kind = kinds::of(&scene.mentions[p.mention].data)?;
    if kind == Kind::Date {
        return other_date(scene, index, p).or_else(|| as_it_was(scene, index, p, fact));
    }
    let named = |s: &StemId| p.entry.stems.iter().any(|(e, _)| e == s);
    if scene.around.cell_period && !fact_says(scene, index, p, PAST) && !scene.around.cell_date.iter().any(named) {
        return Some("its column or row is of another time".to_owned());
    }
    let (from, to) = scene.clause(p.mention, Border::Clause);
    let sight = &scene.sights[p.mention];
    // `It had given them 31 percent`: told of a time before.
    let refers = matches!(scene.word(from), "it" | "they" | "he" | "she");
    if refers && !p.whole && scene.word(from + 1) == "had" && from + 1 < sight.first && is_verb(scene.word(from + 2)) {
        return Some("\"had\" tells how it was before".to_owned());
    }
    // `has two goals already`, for `goals last season`
    let now = |at: usize| matches!(scene.word(at), "already" | "yet");
    if (from..to).any(now)
        && fact_says(scene, index, p, PERIODS)
        && !(from..to).any(|at| PERIODS.contains(&scene.word(at)))
    {
        return Some("\"already\" is another time than the fact's".to_owned());
    }
    if !fact_says(scene, index, p, PAST) {
        let aside = aside(scene, p.mention);
        for at in from..to {
            if aside.is_some_and(|(a, b)| (a..b).contains(&at)) {
                continue;
            }
            let w = scene.word(at);
            let near = sight.distance(at, &scene.tokens[at]) <= 8;
            // `on Aug. 11 of last year` is a day.
            let day = |s: &Sight, m: &Mention| {
                s.holds(at) && matches!(&m.data, Data::Date(d) if d.precision == Precision::Day)
            };
            if !near || scene.sights.iter().zip(scene.mentions).any(|(s, m)| day(s, m)) {
                continue;
            }
            let next = scene.word(at + 1);
            // `goals last season`, `revenue in 2025`, `the year before the attack`
            let named = |n: &str| n.split(' ').any(|x| x == next);
            if matches!(next, "before" | "earlier") && fact.names().any(named)
                || fact_says(scene, index, p, &[next])
                || says_last_year(scene, index, p, w, next)
            {
                continue;
            }
            let past = (matches!(w, "last" | "previous" | "prior" | "preceding") && PERIODS.contains(&next))
                || (PERIODS.contains(&w) && matches!(next, "earlier" | "ago" | "before" | "previously"));
            // An ordinary event of the recent past is told with `last week` and the like.
            let recent = matches!(next, "week" | "day") && w == "last" || matches!(w, "day" | "week");
            if past && !recent {
                return Some(format!("\"{w} {next}\" is another time than the fact's"));
            }
        }
    }
    dated(scene, index, p, fact).or_else(|| as_it_was(scene, index, p, fact))
}

/// Whether `last year` is the year that the fact names, or that it was told in.
fn says_last_year(scene: &Scene<'_>, index: &LinkIndex, p: &Pair<'_>, word: &str, next: &str) -> bool {
    let Some(today) = scene.as_of.and_then(from_day_number) else {
        return false;
    };
    let year = today.year() - 1;
    if word != "last" || !matches!(next, "year" | "summer" | "winter" | "spring" | "autumn" | "fall") {
        return false;
    }
    let fact = scene.base.fact(p.entry.fact);
    let told = || {
        // An annual report tells of the year before.
        let title = |s: &SourceId| scene.base.source(*s).title.as_deref().unwrap_or("").to_lowercase();
        let of_source = |s: &SourceId| {
            if title(s).contains(&year.to_string()) {
                return Some(year);
            }
            let published: i16 = scene.base.source(*s).published.as_deref()?.get(..4)?.parse().ok()?;
            // A business year may end within the year.
            let of_it = title(s).contains("annual") && (year..=year + 1).contains(&published);
            Some(if of_it { year } else { published })
        };
        let as_of = fact.extra.as_ref().and_then(|e| e.as_of).map(|d| d.year());
        let mut sources = fact.values.iter().flat_map(|v| &v.sources).filter_map(of_source);
        as_of.map_or_else(|| sources.any(|y: i16| y == year), |y| y == year)
    };
    fact_says(scene, index, p, &[&year.to_string()]) || told()
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

fn date_of<'s>(scene: &Scene<'s>, p: &Pair<'_>) -> Option<&'s DateValue> {
    scene.mentions[p.mention].data.as_date()
}

/// A date that counts from somebody's own time, or that only ends a state.
fn other_date(scene: &Scene<'_>, index: &LinkIndex, p: &Pair<'_>) -> Option<String> {
    const ENDS: &[&str] = &["end", "expire", "expiry", "deadline", "close", "until", "last", "run"];
    let sight = &scene.sights[p.mention];
    let mut words = (sight.first.saturating_sub(1)..sight.last).map(|at| scene.word(at));
    // `in his last year` is no year of the calendar.
    if words.any(|w| matches!(w, "his" | "her" | "their" | "its" | "my" | "our")) {
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
                && !HAPPENED.contains(&w)
                && !w.starts_with("un")
                && !scene.tokens[*at]
                    .stem
                    .is_some_and(|s| own.is_some_and(|o| o.contains(&s)))
        });
        if let Some(at) = other {
            return Some(format!("\"{}\" is another event", scene.word(at)));
        }
    }
    let (from, to) = scene.clause(p.mention, Border::Clause);
    let again = |at: usize| scene.word(at) == "again" && !scene.fact_has(p.entry.fact, "again");
    if (from..to).any(again) && !fact_says(scene, index, p, &["next", "second", "new"]) {
        return Some("\"again\" makes it another time".to_owned());
    }
    // `a trial census`, `the first hall will open`
    let part = p
        .cues
        .iter()
        .filter_map(|c| c.checked_sub(1))
        .map(|at| scene.word(at))
        .find(|w| {
            matches!(
                *w,
                "trial" | "test" | "pilot" | "mock" | "first" | "second" | "third" | "final"
            )
        });
    if let Some(w) = part.filter(|w| !fact_says(scene, index, p, &[w])) {
        return Some(format!("\"{w}\" makes it another one"));
    }
    // `A flood there in 2007 killed two people.`
    let some = |c: &usize| matches!(scene.word(c.wrapping_sub(1)), "a" | "an" | "another");
    let year = date_of(scene, p).is_some_and(|d| d.precision >= Precision::Year);
    if year && !p.cues.is_empty() && p.cues.iter().any(some) {
        return Some("it is the year of another one".to_owned());
    }
    // `on August 30 before the trial`
    let side = scene.word(sight.last);
    if matches!(side, "before" | "after" | "ahead" | "until" | "prior")
        && !p.cues.is_empty()
        && p.cues.iter().all(|c| *c >= sight.last)
    {
        return Some(format!("\"{side}\" tells it from that day"));
    }
    // `on the following Monday`
    let before = scene.word(sight.first.wrapping_sub(1));
    if matches!(before, "following" | "same" | "that") {
        return Some(format!("\"{before}\" counts from another day"));
    }
    // `24 days later` counts from whatever was spoken of before.
    let last = scene.word(sight.last.saturating_sub(1));
    if matches!(last, "later" | "earlier" | "before" | "after" | "afterwards") {
        return Some(format!("\"{last}\" counts from another day"));
    }
    let own = p.topic.words.get(&p.entry.fact);
    // `bought the painting in 1943` is not when it was painted.
    let done = |c: &usize| {
        let article = matches!(scene.word(c.wrapping_sub(1)), "the" | "its" | "their" | "this");
        let verb = c.wrapping_sub(2);
        let theirs = scene.tokens.get(verb).and_then(|t| t.stem);
        article
            && *c < sight.first
            && is_verb(scene.word(verb))
            && !theirs.is_some_and(|s| own.is_some_and(|o| o.contains(&s)))
    };
    if year && p.entry.stems.len() == 1 && !p.cues.is_empty() && p.cues.iter().all(done) {
        return Some("it is done to something else".to_owned());
    }
    // `Parliament elected Ingrid Solvay on Tuesday` is no day of the election.
    let object = |at: usize| {
        scene.word(at).ends_with("ed")
            && scene.tokens.get(at + 1).is_some_and(|t| {
                t.capital
                    && t.border == Border::None
                    && !t
                        .stem
                        .is_some_and(|s| own.is_some_and(|o| o.contains(&s)) || p.topic.primary.contains(&s))
            })
    };
    if p.entry.stems.len() == 1 && !p.cues.is_empty() && p.cues.iter().all(|c| *c < sight.first && object(*c)) {
        return Some("it is done to something else".to_owned());
    }
    // `marched on Saturday against the closure`: the date is that of the verb before it.
    let verb = (0..sight.first).rev().find(|at| {
        let w = scene.word(*at);
        w.len() > 4 && w.ends_with("ed") && !HAPPENED.contains(&w)
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
    // `the results of the Nov. 4 election on Tuesday`: the noun behind another date is that date's.
    let taken = scene.sights.iter().enumerate().any(|(n, s)| {
        n != p.mention
            && kinds::of(&scene.mentions[n].data) == Some(Kind::Date)
            && scene.word(s.first.wrapping_sub(1)) == "the"
            && !p.cues.is_empty()
            && p.cues.iter().all(|c| (s.last..s.last + 3).contains(c))
    });
    if taken {
        return Some("what it would be of is said of another day".to_owned());
    }
    if scene.word(sight.first.saturating_sub(1)) == "of" && date.is_some_and(|d| d.precision >= Precision::Year) {
        return Some("\"of\" tells which one is meant, not when it was".to_owned());
    }
    // `the worst accident since 1953`
    let since = scene.word(sight.first) == "since" || scene.word(sight.first.wrapping_sub(1)) == "since";
    let most =
        |w: &str| w.len() > 4 && w.ends_with("est") || matches!(w, "worst" | "best" | "most" | "first" | "least");
    if since && (from..sight.first).any(|at| most(scene.word(at))) {
        return Some("it is what something is compared with".to_owned());
    }
    let bound = matches!(&scene.mentions[p.mention].data, Data::Date(d) if d.bound);
    let fact = scene.base.fact(p.entry.fact);
    let theirs = fact.values.iter().any(|v| {
        v.value
            .date()
            .is_some_and(|d| d.bound || d.precision == Precision::Period)
    });
    let word = scene.word(sight.first);
    let says = fact_says(scene, index, p, ENDS) || scene.fact_has(p.entry.fact, "until");
    (bound && !theirs && matches!(word, "until" | "till" | "through") && !says)
        .then(|| format!("\"{word}\" says how long, not when"))
}

/// An earlier value that is told as one: `at first`, `When the breach was found, there were …`.
fn as_it_was(scene: &Scene<'_>, index: &LinkIndex, p: &Pair<'_>, fact: &Fact) -> Option<String> {
    if !fact.values.iter().any(|v| v.from.is_some() || v.until.is_some()) {
        return None;
    }
    let sight = &scene.sights[p.mention];
    // `which was £3 until the spring`, `It put the loss at 27,000 fish then.`
    let behind = scene.word(sight.last);
    if matches!(behind, "until" | "then") {
        return Some(format!("\"{behind}\" tells how it was before"));
    }
    let (from, to) = scene.clause(p.mention, Border::Clause);
    let kind = |n: usize| kinds::of(&scene.mentions[n].data);
    let now = scene.text[scene.mentions[p.mention].end as usize..].contains(';')
        && (p.mention + 1..scene.mentions.len()).any(|n| kind(n) != Some(Kind::Date));
    let told =
        (0..scene.tokens.len()).any(|at| SPEECH.contains(&scene.word(at)) && scene.word(at.wrapping_sub(1)) != "had");
    let mut all = (0..scene.tokens.len())
        .filter(|at| !sight.holds(*at) && (*at == 0 || (from..to).contains(at)))
        .map(|at| (at, scene.word(at), scene.word(at + 1)));
    all.find(|(at, w, next)| match *w {
        "initially" | "originally" | "previously" | "formerly" => true,
        // `was once`, not `once the factory begins`.
        "once" => *at > 0 && (is_verb(next) || matches!(scene.word(*at - 1), "was" | "were" | "had")),
        "first" => p.cues.contains(&(*at + 1)) && !fact_says(scene, index, p, &["first"]),
        "at" => matches!(*next, "first") || (*next == "the" && scene.word(at + 2) == "time"),
        "when" => *at == 0,
        "before" | "until" => *at == 0,
        // `It had claimed $38 million; now it claims $45 million.`
        "had" => (*next == "been" || is_verb(next) && !told && now) && *at < sight.first,
        "since" => matches!(*next, "risen" | "fallen" | "grown" | "been"),
        _ => false,
    })
    .map(|(_, w, next)| format!("\"{w} {next}\" tells how it was before"))
}

/// Whether a date tells another time than that of a day. A period does unless it holds the day; a day, a week or a month may
/// only say when it happened or was told, unless it lies a year away.
pub(crate) fn another_time(d: &DateValue, written: &str, day: i32) -> bool {
    const YEAR: i32 = 365;
    let Some(days) = d.days() else { return false };
    let away = match d.precision {
        Precision::Day | Precision::Week | Precision::Month | Precision::Part | Precision::Period => YEAR,
        // A quarter is told of in the one behind it.
        Precision::Quarter => 120,
        Precision::Year | Precision::Decade | Precision::Century => 0,
    };
    let before = days.end.is_some_and(|e| e + away <= day);
    let after = days.start.is_some_and(|s| s > day + away);
    // `as of 2018` is open to today and says what was known then.
    let told_then = written.get(..5).is_some_and(|w| w.eq_ignore_ascii_case("as of"))
        && days.end.is_none()
        && days.start.is_some_and(|s| s + YEAR < day);
    before || after || told_then
}

/// The month that a fact names: `jobs added in September`.
fn month_named(fact: &Fact) -> Option<i8> {
    let words = fact.label.split(|c: char| !c.is_alphanumeric()).skip(1);
    // `May` is a month where it has its capital.
    words.filter(|w| w.starts_with(char::is_uppercase)).find_map(month_of)
}

/// A time beside the mention that is not the one the fact is of.
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
        let text = &scene.text[m.start as usize..m.end as usize];
        // `In August, employers had added …`
        let month = d.days().and_then(|d| d.start).and_then(from_day_number);
        let other_month = d.precision == Precision::Month
            && n != p.mention
            && month_named(fact).is_some_and(|own| month.is_some_and(|d| d.month() != own));
        // `In October, the office said employers had added … in September`
        let nearer = || {
            let far = scene.sights[n].first.abs_diff(sight.first);
            scene.mentions.iter().zip(scene.sights).any(|(m, s)| {
                let start = m.data.as_date().and_then(DateValue::days).and_then(|d| d.start);
                let month = start.and_then(from_day_number).map(|d| d.month());
                month == month_named(fact) && s.first.abs_diff(sight.first) < far
            })
        };
        if other_month && !nearer() && (scene.sights[n].first <= 1 || scene.sights[n].first.abs_diff(sight.last) <= 3) {
            return Some(format!("\"{text}\" is another time than the fact's"));
        }
        if n == p.mention || !another_time(d, text, own) {
            continue;
        }
        if let Some((last, unit)) = text.to_lowercase().split_once(' ')
            && says_last_year(scene, index, p, last, unit)
        {
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
        let leads = other.first <= 1 || matches!(scene.word(0), "when" | "after" | "before" | "until" | "by");
        let before = scene.word(other.first.saturating_sub(1));
        // `The Hatcher fire of 2018 killed …`
        let some = matches!(scene.word(0), "a" | "an" | "another");
        let which = (before == "of" || some && before == "in") && other.first <= 9 && other.first > 1;
        // `At its peak, in 1974, it had …`, `The last repair of the dam, in 2009, cost …`
        let before_it = scene.text[..m.full_start as usize].trim_end();
        let before_it = before_it.strip_suffix(" in").unwrap_or(before_it).trim_end();
        let opens = other.first <= 12 && before_it.ends_with(',') && scene.text[m.end as usize..].starts_with(',');
        let head = (leads || which || opens) && n < p.mention;
        if (gap > 4 && !head) || named {
            continue;
        }
        if !matches!(before, "since" | "by") {
            return Some(format!("\"{text}\" is another time than the fact's"));
        }
    }
    None
}
