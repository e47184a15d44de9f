//! Whose figure it is: another firm's revenue and another town's dead are not the fact's.

use super::common::{is_calendar, is_first_name};
use super::index::TopicIndex;
use super::kinds::{self, Kind};
use super::link::Pair;
use super::scene::Scene;
use super::sight::follows;
use super::subject::{HOLDING, subject};
use super::tokens::{Border, StemId, Token};

/// Verbs after which a name is only the one who says it.
pub(crate) const SPEECH: &[&str] = &[
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

/// Another owner than the topic's: a possessive, a place or body behind the name of the thing, or the clause's subject.
pub(crate) fn other_owner(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let kind = kinds::of(&scene.mentions[p.mention].data)?;
    if kind == Kind::Date || scene.tokens.is_empty() {
        return possessor(scene, p).or_else(|| behind(scene, p));
    }
    possessor(scene, p)
        .or_else(|| behind(scene, p))
        .or_else(|| subject(scene, p))
        .or_else(|| somebody(scene, p))
        .or_else(|| carried(scene, p))
}

/// Whether a word is the topic's own, or the fact's.
pub(super) fn own(scene: &Scene<'_>, p: &Pair<'_>, at: usize) -> bool {
    let Some(s) = scene.tokens[at].stem.or_else(|| misspelt(scene, p, at)) else {
        return false;
    };
    p.topic.primary.contains(&s) || p.topic.words.get(&p.entry.fact).is_some_and(|w| w.contains(&s))
}

/// The name that a capitalised word is a letter away from.
fn misspelt(scene: &Scene<'_>, p: &Pair<'_>, at: usize) -> Option<StemId> {
    let word = scene.word(at);
    if word.chars().count() < 5 {
        return None;
    }
    let key = (scene.base.fact(p.entry.fact).topic, Box::from(word));
    if let Some(known) = scene.memory.near.borrow().get(&key) {
        return *known;
    }
    let word = &key.1;
    let mut names = p.topic.spelled.iter();
    let found = names
        .find(|(w, _)| w.len().abs_diff(word.len()) <= 1 && strsim::osa_distance(w, word) == 1)
        .map(|(_, s)| *s);
    scene.memory.near.borrow_mut().insert(key, found);
    found
}

pub(super) fn show<'s>(scene: &Scene<'s>, a: usize, b: usize) -> &'s str {
    &scene.text[scene.tokens[a].start as usize..scene.tokens[b].end as usize]
}

/// `Meta's revenue`: a possessive just before the name of the thing or the figure.
fn possessor(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let first_cue = p.cues.iter().copied().filter(|c| !sight.holds(*c)).min();
    for start in first_cue.into_iter().chain([sight.first]) {
        for at in (start.saturating_sub(3)..start).rev() {
            let t = &scene.tokens[at];
            if scene.tokens.get(at + 1).is_some_and(|n| n.border > Border::None) {
                break;
            }
            if t.possessive && t.capital && !t.stop && !date_word(scene, at) {
                let run_start = back(scene, at);
                // The fact is Oster's by its name: Hallam's is not it.
                if let Some(owners) = p.topic.owners.get(&p.entry.fact)
                    && !(run_start..=at).any(|n| scene.tokens[n].stem.is_some_and(|s| owners.contains(&s)))
                {
                    return Some(format!("it is that of {}", show(scene, run_start, at)));
                }
                if is_foreign(scene, p, run_start, at) {
                    return Some(format!("it is that of {}", show(scene, run_start, at)));
                }
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
    None
}

/// The first word of the run of capitals that ends here.
pub(super) fn back(scene: &Scene<'_>, at: usize) -> usize {
    let mut first = at;
    while first > 0
        && scene.tokens[first].border == Border::None
        && scene.tokens[first - 1].capital
        && !scene.tokens[first - 1].stop
    {
        first -= 1;
    }
    first
}

/// `deaths in Kestral County`: a place or a body that is not the topic's.
fn behind(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let cues = p.cues.iter().copied().filter(|c| !sight.holds(*c));
    for end in cues.map(|c| c + 1).chain([sight.last]) {
        let preposition = scene.word(end);
        if !matches!(
            preposition,
            "in" | "at" | "near" | "for" | "from" | "of" | "by" | "to" | "across" | "outside" | "around" | "during"
        ) {
            continue;
        }
        // `won by 23 seconds from Jolanda Wauters`
        if preposition == "from" && end == sight.last && scene.word(sight.first.wrapping_sub(1)) == "by" {
            continue;
        }
        // `was discovered on August 19 by Callum Reith`
        if preposition == "by" && end == sight.last && kinds::of(&scene.mentions[p.mention].data) == Some(Kind::Date) {
            continue;
        }
        let mut at = end + 1;
        while matches!(
            scene.word(at),
            "the" | "a" | "an" | "its" | "neighbouring" | "neighboring" | "nearby" | "rival"
        ) {
            at += 1;
        }
        if let Some(t) = scene.tokens.get(at)
            && t.capital
            && !t.stop
            && t.border == Border::None
            && !mentioned(scene, at)
            && !run(scene, at).any(|n| own(scene, p, n))
            && !date_word(scene, at)
        {
            return Some(format!(
                "\"{preposition} {}\" is a part, or another",
                show(scene, at, at)
            ));
        }
    }
    None
}

pub(super) const PREPOSITIONS: &[&str] = &[
    "of", "with", "for", "by", "from", "to", "in", "at", "on", "near", "against", "into", "over", "under", "through",
    "after", "before", "between", "outside", "via", "per",
];

/// Whether a run of capitals names somebody or something that is neither the topic's nor the fact's own.
pub(super) fn is_foreign(scene: &Scene<'_>, p: &Pair<'_>, first: usize, last: usize) -> bool {
    let words = p.topic.words.get(&p.entry.fact);
    let of_fact = |s: StemId| words.is_some_and(|w| w.contains(&s));
    // `Noor Halloran`, for `Halloran's age`.
    if last > first && scene.tokens[last].stem.is_some_and(of_fact) {
        return false;
    }
    let mut entities = (first..=last)
        .filter_map(|n| scene.tokens[n].stem.or_else(|| misspelt(scene, p, n)))
        .filter(|s| p.topic.entities.contains(s))
        .peekable();
    // `Cyclone Bettine` shares a word with `Cyclone Ysolde` and is another.
    if entities.peek().is_some() {
        return !entities.any(of_fact);
    }
    // One word in common with the topic makes no long name its own.
    let ours = (first..=last).filter(|n| own(scene, p, *n)).count();
    ours * 2 < last - first + 1
}

/// `The 23-year-old scored …`, `He scored …`: a person's figure is not that of a fact that names nobody. `In the second
/// group it was …` and `efficacy there was …` speak of something named elsewhere.
fn somebody(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let (from, _) = scene.clause(p.mention, Border::Clause);
    if !p.names_own_entity() {
        let told = super::contradict::directly(scene, p) || p.whole && follows(scene, sight, &p.cues);
        let person = !told && matches!(scene.word(from), "he" | "she")
            || scene.mentions.iter().zip(scene.sights).any(|(m, s)| {
                kinds::of(&m.data) == Some(Kind::Age) && s.first <= from + 1 && s.first >= from && s.last <= sight.first
            });
        let says = |w: &str| SPEECH.contains(&w) || HOLDING.contains(&w);
        let verb = (from..sight.first).find(|at| says(scene.word(*at)));
        // `He is proud that income reached £12.9 million.`
        let told = (from + 1..sight.first).any(|at| scene.word(at) == "that");
        if person && !told && verb.is_none() && from < sight.first {
            return Some("it is somebody's own".to_owned());
        }
    }
    // `One of them, Fallow Park, went down; it has since been wound up with debts of £23 million.`
    let (start, _) = scene.clause(p.mention, Border::Strong);
    let refers = matches!(scene.word(start), "it" | "they" | "he" | "she") && start < sight.first;
    let name = (0..start).rev().find(|at| {
        scene.tokens[*at].capital && !scene.tokens[*at].stop && !mentioned(scene, *at) && !date_word(scene, *at)
    });
    let semicolon = start > 0 && {
        let (a, b) = (scene.tokens[start - 1].end as usize, scene.tokens[start].start as usize);
        scene.text[a..b].contains(';')
    };
    if let Some(name) = name.filter(|n| refers && semicolon && *n > 0 && p.cues.iter().all(|c| *c > start))
        && !p.names_own_entity()
        && is_foreign(scene, p, back(scene, name), name)
    {
        return Some(format!("it may be that of {}", show(scene, back(scene, name), name)));
    }
    // `Norigard was abandoned; its efficacy had been …`: the name before it in the sentence owns it.
    let first = p.cues.iter().copied().filter(|c| !sight.holds(*c)).min();
    let its = first.and_then(|c| c.checked_sub(1)).map(|at| {
        if scene.word(at) == "own" {
            at.saturating_sub(1)
        } else {
            at
        }
    });
    if let Some(its) = its
        && matches!(scene.word(its), "its" | "their" | "his" | "her")
        && !p.names_own_entity()
        && let Some(name) = (0..its).rev().find(|at| {
            scene.tokens[*at].capital && !scene.tokens[*at].stop && !mentioned(scene, *at) && !date_word(scene, *at)
        })
        && (is_foreign(scene, p, back(scene, name), name)
            || p.topic.owners.get(&p.entry.fact).is_some_and(|o| {
                !(back(scene, name)..=name).any(|n| scene.tokens[n].stem.is_some_and(|s| o.contains(&s)))
            }))
        && (name > 0
            || camel(scene, name)
            || matches!(scene.word(name + 1), "which" | "who")
            || scene.tokens[name].stem.is_some_and(|s| p.topic.entities.contains(&s)))
    {
        return Some(format!("it may be that of {}", show(scene, back(scene, name), name)));
    }
    let last = p.cues.iter().copied().filter(|c| *c < sight.first).max()?;
    let between: Vec<&str> = (last + 1..sight.first).map(|at| scene.word(at)).collect();
    let elsewhere = between
        .iter()
        .zip(between.iter().skip(1))
        .any(|(a, b)| matches!(*a, "it" | "they" | "there") && matches!(*b, "was" | "is" | "were" | "are" | "had"));
    elsewhere.then(|| "what it is of is named elsewhere".to_owned())
}

const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "sir",
    "dame",
    "lord",
    "lady",
    "judge",
    "justice",
    "captain",
    "inspector",
    "sergeant",
    "mayor",
    "governor",
    "senator",
    "minister",
    "president",
    "king",
    "queen",
    "prince",
    "princess",
];

/// `It killed …`, after a sentence about something else.
fn carried(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let other = scene.around.foreign.as_ref()?;
    let first = scene.word(0);
    // `There are 164,000 households with a variable mortgage.`
    let exists = first == "there" && matches!(scene.word(1), "is" | "are" | "was" | "were");
    // `She still thinks of the day when the strongest gust was measured at 117 mph.`
    let (from, _) = scene.clause(p.mention, Border::Clause);
    let first_cue = p.cues.iter().copied().min().unwrap_or(0);
    let that = (1..first_cue).any(|at| scene.word(at) == "that") && p.whole;
    let told =
        that || from > 0 && p.whole && !p.outside && p.entry.stems.len() > 1 && p.cues.iter().all(|c| *c >= from);
    let refers = !exists
        && !told
        && matches!(
            first,
            "it" | "its" | "they" | "their" | "he" | "his" | "she" | "her" | "there" | "both"
        );
    let own_name = (0..scene.tokens.len())
        .any(|at| scene.tokens[at].capital && scene.tokens[at].stem.is_some_and(|s| p.topic.primary.contains(&s)));
    let (other, stems) = other;
    // `Her report contains 41 recommendations`
    const SAID: &[&str] = &[
        "report",
        "study",
        "book",
        "letter",
        "statement",
        "paper",
        "speech",
        "survey",
        "audit",
    ];
    if matches!(first, "his" | "her" | "their" | "its") && SAID.contains(&scene.word(1)) {
        return None;
    }
    // A person is no `it`.
    let lead = other.split(' ').next().unwrap_or("").to_lowercase();
    let person = is_first_name(&lead) || TITLES.contains(&&*lead);
    if person && matches!(first, "it" | "its") {
        return None;
    }
    let theirs = p.topic.words.get(&p.entry.fact).is_some_and(|w| {
        let of_fact = |s: &StemId| w.contains(s);
        !stems.is_empty()
            && (stems.iter().all(of_fact) || stems.iter().any(|s| of_fact(s) && p.topic.persons.contains(s)))
    });
    (refers && !own_name && !theirs).then(|| format!("it may be that of {other}"))
}

/// Someone or something that a sentence names and that no topic is about, where it names nothing of the topics' own.
pub(crate) fn foreign(text: &str, toks: &[Token], topics: &[&TopicIndex]) -> Option<(String, Vec<StemId>)> {
    let mut found = None;
    let mut at = 0;
    while at < toks.len() {
        let primary = |n: usize| {
            toks[n]
                .stem
                .is_some_and(|s| topics.iter().any(|x| x.proper.contains(&s)))
        };
        let name = |n: usize| {
            let word = text[toks[n].start as usize..toks[n].end as usize].to_lowercase();
            toks[n].capital && !toks[n].stop && word.len() > 2 && !is_date_word(&word)
        };
        if !name(at) {
            if primary(at) {
                return None;
            }
            at += 1;
            continue;
        }
        let mut end = at;
        while end + 1 < toks.len() && name(end + 1) && toks[end + 1].border == Border::None && !toks[end].possessive {
            end += 1;
        }
        // `Cyclone Bettine` shares a word with `Cyclone Ysolde` and is another.
        if (at..=end).all(primary) {
            return None;
        }
        let known = toks[at]
            .stem
            .is_some_and(|s| topics.iter().any(|x| x.entities.contains(&s)));
        // The first word of a sentence is capital anyway.
        if at > 0 || known || end > at {
            found = Some((
                text[toks[at].start as usize..toks[end].end as usize].to_owned(),
                toks[at..=end].iter().filter_map(|t| t.stem).collect(),
            ));
        } else if primary(at) {
            return None;
        }
        at = end + 1;
    }
    found
}

/// Whether a word belongs to a mention.
pub(super) fn mentioned(scene: &Scene<'_>, at: usize) -> bool {
    scene.sights.iter().any(|s| s.holds(at))
}

pub(super) fn date_word(scene: &Scene<'_>, at: usize) -> bool {
    is_date_word(scene.word(at))
}

fn is_date_word(word: &str) -> bool {
    is_calendar(word.trim_end_matches("'s").trim_end_matches("’s"))
}

/// A capital beyond the first letter, or a sign that it is a name of its own.
pub(super) fn camel(scene: &Scene<'_>, at: usize) -> bool {
    let t = &scene.tokens[at];
    scene.text[t.start as usize..t.end as usize]
        .chars()
        .skip(1)
        .any(char::is_uppercase)
}

/// A run of capitalised words.
pub(super) fn run<'s>(scene: &'s Scene<'_>, at: usize) -> impl Iterator<Item = usize> + 's {
    (at..scene.tokens.len()).take_while(move |n| {
        let t = &scene.tokens[*n];
        *n == at || (t.capital && t.border == Border::None && !scene.tokens[*n - 1].possessive && !mentioned(scene, *n))
    })
}
