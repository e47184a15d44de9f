//! What a paragraph speaks of: a sentence may lead away from the topic, to another instance, another year or another place,
//! and those behind it stay there until the topic is named again.

use super::contradict::another_time;
use super::index::TopicIndex;
use super::kinds;
use super::link::Pair;
use super::mention::Mention;
use super::scene::Scene;
use super::sight::Sight;
use super::things::is_verb;
use super::tokens::{Border, Token};
use crate::value::{Data, Precision};

/// Where a sentence leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shift {
    /// Nowhere: what held before it holds.
    Keep,
    /// To the topic.
    Own,
    /// Away from it.
    Away(Away),
}

/// What a passage speaks of instead of the topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Away {
    /// The words that say so.
    pub(crate) words: String,
    /// The word that makes it another instance; a fact that has it in its name is meant after all.
    pub(crate) other: Option<String>,
}

/// Words that make another instance of a thing: `a second data centre`, `the previous contract`.
const OTHERS: &[&str] = &[
    "second",
    "third",
    "another",
    "earlier",
    "previous",
    "last",
    "next",
    "similar",
    "separate",
    "different",
    "pilot",
    "women's",
    "women’s",
    "men's",
    "men’s",
    "junior",
    "rival",
    "other",
    "older",
    "smaller",
    "comparable",
    "future",
    "past",
    "predecessor",
];

/// Words behind which those tell a time, not an instance.
const TIMES: &[&str] = &[
    "financial",
    "fiscal",
    "calendar",
    "business",
    "few",
    "couple",
    "two",
    "three",
    "four",
    "five",
    "six",
    "ten",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "morning",
    "night",
    "evening",
    "time",
    "hour",
    "hours",
    "minute",
    "minutes",
    "decade",
    "quarter",
    "season",
    "summer",
    "winter",
    "spring",
    "autumn",
    "half",
    "step",
    "of",
];

/// Where a sentence leads. `as_of` is the draft's day.
pub(crate) fn shift(
    text: &str,
    toks: &[Token],
    mentions: &[Mention],
    sights: &[Sight],
    topics: &[&TopicIndex],
    as_of: Option<i32>,
) -> Shift {
    let word = |n: usize| {
        toks.get(n)
            .map_or_else(String::new, |t| text[t.start as usize..t.end as usize].to_lowercase())
    };
    let away = |words: String, other: Option<String>| Shift::Away(Away { words, other });
    // What the topic knows nothing of is no other instance of anything of its own: `in a former ice rink`.
    let known = |at: usize| {
        let stem = toks.get(at).and_then(|t| t.stem);
        stem.is_some_and(|s| topics.iter().any(|x| x.known.contains(&s)))
    };
    // Another instance is the subject: `The next census, in 2030, …`.
    for at in 0..toks.len().min(3) {
        let w = word(at);
        let led =
            at == 0 && w == "another" || at > 0 && matches!(word(at - 1).as_str(), "a" | "an" | "the" | "its" | "his");
        let next = word(at + 1);
        let thing = !TIMES.contains(&next.as_str())
            && toks
                .get(at + 1)
                .is_some_and(|t| !t.stop && t.border == Border::None && next.starts_with(char::is_alphabetic));
        // `The last patient`, where the topic knows of no patients, is no other instance.
        let counted = matches!(w.as_str(), "last" | "second" | "third" | "next");
        let same = !counted || known(at + 1) || OTHERS.contains(&next.as_str());
        if led && thing && same && OTHERS.contains(&w.as_str()) {
            return away(format!("{w} {next}"), Some(w));
        }
    }
    // `The trial of an earlier gang opened …`
    for at in 1..toks.len().min(8) {
        let (w, next) = (word(at), word(at + 1));
        if matches!(w.as_str(), "of" | "in" | "for")
            && matches!(next.as_str(), "a" | "an")
            && matches!(
                word(at + 2).as_str(),
                "earlier" | "previous" | "separate" | "similar" | "different" | "former" | "rival"
            )
            && known(at + 3)
        {
            let words = format!("{} {}", word(at + 2), word(at + 3));
            return away(words, Some(word(at + 2)));
        }
    }
    // Another year: `In 2014 the response rate was …`.
    if let (Some(m), Some(s), Some(today)) = (mentions.first(), sights.first(), as_of)
        && s.first <= 1
        && let Data::Date(d) = &m.data
        && d.precision >= Precision::Quarter
        && another_time(d, &text[m.start as usize..m.end as usize], today)
    {
        return away(text[m.start as usize..m.end as usize].to_owned(), None);
    }
    // `The 1996 strike lasted …`
    let year = |n: i32| crate::value::from_day_number(n).map(|d| d.year());
    if word(0) == "the"
        && let (Ok(y), Some(now)) = (word(1).parse::<i16>(), as_of.and_then(year))
        && (1900..2100).contains(&y)
        && (now - y).abs() >= 2
    {
        return away(word(1), Some(word(1)));
    }
    let proper = |t: &Token| t.capital && t.stem.is_some_and(|s| topics.iter().any(|x| x.proper.contains(&s)));
    if toks.iter().any(proper) {
        return Shift::Own;
    }
    // Another place: `In Antwerp, customs seized …`.
    if matches!(word(0).as_str(), "in" | "at" | "across" | "near" | "outside")
        && let Some(t) = toks.get(1)
        && t.capital
        && !t.stop
        && !sights.iter().any(|s| s.holds(1))
        && !t.stem.is_some_and(|s| topics.iter().any(|x| x.known.contains(&s)))
        && toks.iter().skip(2).take(4).any(|t| t.border != Border::None)
    {
        return away(format!("{} {}", word(0), &text[t.start as usize..t.end as usize]), None);
    }
    Shift::Keep
}

/// What speaks against a link because the passage is about something else.
pub(crate) fn passage(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let away = scene.away.as_ref()?;
    // `Launch: March 14, 2019` leads nowhere: the day is what is told.
    let m = &scene.mentions[p.mention];
    if scene.text[m.start as usize..m.end as usize] == away.words && scene.mentions.len() == 1 {
        return None;
    }
    // Somebody whom the fact names may be named here too, whatever the passage is about.
    let named = p
        .entry
        .stems
        .iter()
        .any(|(s, _)| p.topic.entities.contains(s) && scene.tokens.iter().any(|t| t.stem == Some(*s)));
    (!named).then(|| format!("the passage is about something else (\"{}\")", away.words))
}

/// `the eight who are missing and the 212 who were injured`: what follows a bare figure says what it counts.
pub(crate) fn told_behind(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let date = kinds::of(&scene.mentions[p.mention].data) == Some(kinds::Kind::Date);
    let who = !date
        && matches!(scene.word(sight.last), "who" | "that" | "which")
        && scene.text[..scene.tokens.get(sight.last)?.start as usize].ends_with(|c: char| c.is_whitespace())
        && !scene.text[scene.mentions[p.mention].end as usize..scene.tokens[sight.last].start as usize].contains(',');
    let before = !p.cues.is_empty() && p.cues.iter().all(|c| *c < sight.first);
    (who && before).then(|| format!("what follows \"{}\" says what it counts", scene.word(sight.last)))
}

/// Another stretch of the world than the fact's: `in engineering alone`, `in the whole country`.
pub(crate) fn scope(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    const PLACES: &[&str] = &[
        "country",
        "nation",
        "world",
        "region",
        "state",
        "county",
        "province",
        "continent",
        "city",
        "town",
        "industry",
    ];
    let ours = |at: usize| {
        let own = p.topic.words.get(&p.entry.fact);
        scene.tokens.get(at).is_none_or(|t| {
            t.stem
                .is_some_and(|s| own.is_some_and(|o| o.contains(&s)) || p.topic.primary.contains(&s))
        })
    };
    let (from, to) = scene.clause(p.mention, Border::Clause);
    (from..to).find_map(|at| {
        let w = scene.word(at);
        let part = w == "alone"
            && at > 1
            && (at.saturating_sub(4)..at).any(|b| scene.word(b) == "in")
            && !ours(at - 1)
            && !scene.sights.iter().any(|s| s.holds(at - 1));
        let all = matches!(w, "whole" | "entire")
            && at > 1
            && matches!(scene.word(at - 2), "in" | "across" | "over")
            && PLACES.contains(&scene.word(at + 1))
            && !ours(at + 1);
        (part || all).then(|| {
            let (a, b) = if part { (at - 1, at) } else { (at, at + 1) };
            format!(
                "\"{} {}\" is another scope than the fact's",
                scene.word(a),
                scene.word(b)
            )
        })
    })
}

/// Verbs that only say that there is something.
pub(super) const LIGHT: &[&str] = &[
    "made",
    "make",
    "makes",
    "contains",
    "runs",
    "operates",
    "operated",
    "carrying",
    "carried",
    "owns",
    "owned",
    "serves",
    "houses",
    "enrolled",
    "includes",
    "include",
    "included",
    "including",
    "totalled",
    "totaled",
    "numbered",
    "number",
    "employs",
    "counts",
    "comprises",
    "covers",
    "holds",
    "lists",
    "heard",
    "hearing",
    "took",
    "sent",
    "represented",
    "records",
    "gave",
    "brought",
    "drew",
    "planned",
    "needs",
    "said",
    "reported",
    "counted",
    "recorded",
];

/// `One recommendation nobody disputes`, `the manager of one food bank`: it counts nothing.
pub(crate) fn one_of_them(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let counted = kinds::noun(&scene.mentions[p.mention].data).is_some() || sight.last > sight.first + 1;
    if scene.word(sight.first) != "one"
        || !counted
        || kinds::of(&scene.mentions[p.mention].data) != Some(kinds::Kind::Number)
    {
        return None;
    }
    let behind = scene.word(sight.last);
    let said = matches!(
        behind,
        "was" | "is" | "has" | "had" | "were" | "remains" | "in" | "at" | ""
    ) || is_verb(behind);
    let before = scene.word(sight.first.wrapping_sub(1));
    // `It led to one death`
    let brought = matches!(
        scene.word(sight.first.wrapping_sub(2)),
        "resulted" | "resulting" | "led" | "leading" | "amounted" | "ended"
    );
    let opens = sight.first == 0 && !said;
    let some =
        sight.first > 0 && !brought && matches!(before, "of" | "at" | "in" | "from" | "for" | "to" | "with" | "by");
    (opens || some).then(|| "it is one of them".to_owned())
}

/// A counted noun that is the only word of the fact's that stands there is the fact's where the sentence only says that there
/// are so many: `12 riders abandoned` is no number of riders.
pub(crate) fn subset(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let own = p.topic.words.get(&p.entry.fact)?;
    if p.entry.stems.len() > 1
        || p.outside
        || kinds::noun(&scene.mentions[p.mention].data).is_none()
        || !p.cues.iter().all(|c| sight.holds(*c))
    {
        return None;
    }
    let ours = |at: usize| {
        scene.tokens[at]
            .stem
            .is_some_and(|s| own.contains(&s) || p.topic.primary.contains(&s))
    };
    let other = |at: usize| {
        scene.tokens.get(at).is_some_and(|t| {
            !t.stop && !ours(at) && !LIGHT.contains(&scene.word(at)) && !scene.sights.iter().any(|s| s.holds(at))
        })
    };
    let close = |at: usize| scene.tokens.get(at).is_some_and(|t| t.border == Border::None);
    // A verb, or a noun that narrows it down, right before or right behind.
    if let Some(before) = sight.first.checked_sub(1)
        && close(sight.first)
        && other(before)
    {
        return Some(format!("\"{}\" may be of a part only", scene.word(before)));
    }
    let mut at = sight.last;
    while close(at)
        && matches!(
            scene.word(at),
            "was" | "were" | "are" | "is" | "had" | "have" | "has" | "since" | "been" | "who" | "that" | "which" | "be"
        )
    {
        at += 1;
    }
    // What workers share or will share, all of them may; what 12 of them did, those did.
    (close(at) && other(at) && is_verb(scene.word(at))).then(|| format!("\"{}\" may be of a part only", scene.word(at)))
}
