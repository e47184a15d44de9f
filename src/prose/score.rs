//! How much of a fact's name stands near a mention.

use super::contradict::earlier_end;
use super::index::{Entry, TopicIndex};
use super::kinds::{self, Kind};
use super::link::Pair;
use super::owners::SPEECH;
use super::scene::Scene;
use super::sight::{aside, between, border_between, scattered, subject_end};
use super::tokens::{Border, StemId};

/// What a word at this distance is worth, in thousandths.
fn nearness(distance: i32) -> u32 {
    let far = u32::try_from((distance - 3).max(0)).unwrap_or(0);
    1000u32.saturating_sub(far.saturating_mul(28)).max(250)
}

/// Units of time, which are parts of many names and tell none of them.
const TIMES: &[&str] = &["year", "month", "week", "day", "hour", "minute", "season", "quarter"];

/// Words that say that not all are counted.
const SAMPLES: &[&str] = &[
    "sample", "group", "subset", "survey", "poll", "panel", "batch", "handful", "fraction",
];

/// Words of a table's row and column are as good as words beside the figure.
const CELL: u32 = 960;
const HEADING: u32 = 450;
const PREVIOUS: u32 = 620;

/// What is the same for all facts of a topic that a mention is held against.
pub(crate) struct Stand {
    n: usize,
    kind: Kind,
    /// The verb by which the sentence goes on about the one before.
    verb: Option<usize>,
    by: bool,
    given: bool,
    /// Whether the sentence names somebody: then what went before does not count.
    named_else: bool,
    subject_end: usize,
    /// What stands between the subject and the verb before the mention.
    aside: Option<(usize, usize)>,
}

impl Stand {
    pub(crate) fn new(scene: &Scene<'_>, topic: &TopicIndex, n: usize, kind: Kind, verb: Option<usize>) -> Self {
        let sight = &scene.sights[n];
        let mut near = [sight.first, sight.first.wrapping_sub(1)].into_iter();
        // `The company has until May 17 to appeal.`
        let until = near.clone().find(|at| scene.word(*at) == "until");
        let given = until
            .and_then(|at| at.checked_sub(1))
            .is_some_and(|at| matches!(scene.word(at), "has" | "have" | "had" | "given" | "got"));
        let entity = |s: StemId| topic.entities.contains(&s);
        Self {
            n,
            kind,
            verb,
            by: near.any(|at| scene.word(at) == "by"),
            given,
            named_else: scene.tokens.iter().any(|t| t.capital && t.stem.is_some_and(entity)),
            subject_end: subject_end(scene).min(sight.first),
            aside: aside(scene, n),
        }
    }
}

/// Scores one name for one mention; `None` where none of its words is found in the sentence or the table. The words of the
/// name, where it stands as a whole, are its `phrase`.
pub(crate) fn score<'i>(
    scene: &Scene<'_>,
    topic: &'i TopicIndex,
    entry: &'i Entry,
    phrase: &[usize],
    stand: &Stand,
) -> Option<Pair<'i>> {
    let Stand {
        n,
        kind,
        verb,
        named_else,
        subject_end,
        aside,
        ..
    } = *stand;
    let pronoun = verb.is_some();
    let sight = &scene.sights[n];
    let mention = &scene.mentions[n];
    let mut sum = 0u32;
    let mut cues = Vec::with_capacity(entry.stems.len());
    let mut found = Vec::with_capacity(entry.stems.len());
    let (mut whole, mut outside, mut inside) = (true, false, false);
    let by = stand.by && topic.deadline.is_some_and(|d| entry.stems.iter().any(|(s, _)| *s == d));
    let due = kind == Kind::Date && (by || stand.given);
    for (stem, weight) in &entry.stems {
        let mut best: Option<(u32, usize)> = None;
        for (at, t) in scene.tokens.iter().enumerate() {
            if t.stop || t.stem != Some(*stem) || (!phrase.is_empty() && !phrase.contains(&at)) {
                continue;
            }
            // A noun that another mention counts is that mention's; `second` or `2024` may be part of a name.
            let others = scene.sights.iter().enumerate().any(|(k, s)| {
                // `people over 65` has a figure in its name.
                let digits = scene.text[t.start as usize..t.end as usize]
                    .bytes()
                    .all(|b| b.is_ascii_digit());
                // `The gap between the two doses is 12 weeks`: its name has them.
                let named = phrase.contains(&at)
                    && !(kind == Kind::Duration && TIMES.contains(&scene.word(at).trim_end_matches('s')))
                    && !alike(kinds::of(&scene.mentions[k].data), kind);
                k != n
                    && s.holds(at)
                    && !digits
                    && !named
                    && !matches!(
                        kinds::of(&scene.mentions[k].data),
                        Some(Kind::Ordinal | Kind::Date | Kind::Duration)
                    )
            });
            // `It totals …` says how much, not of what.
            // A date is no evidence of itself: the `last` of `last week` is not that of `last cut`.
            let itself = kind == Kind::Date && sight.holds(at);
            // `68.4 percent, a rise in turnout of 4.5 points`
            // `54 satellites of a planned 96`
            let next = if scene.word(at + 1) == "of" { at + 2 } else { at + 1 };
            let glued = scene.tokens.get(next).is_some_and(|t| t.border == Border::None);
            let told = glued
                && at >= sight.last
                && (scene.sights.iter().enumerate())
                    .any(|(k, s)| k != n && s.first == next && alike(kinds::of(&scene.mentions[k].data), kind));
            // `One in ten residents is under 12`
            let shared = (scene.sights.iter().enumerate()).any(|(k, s)| {
                k != n
                    && s.last == at
                    && at < sight.first
                    && t.border == Border::None
                    && kinds::of(&scene.mentions[k].data) == Some(Kind::Share)
            });
            if others || itself || told || shared || verb == Some(at) {
                continue;
            }
            // Dates stand in every sentence: for them the words must be close.
            let d = match aside.filter(|(from, _)| at < *from) {
                Some((from, to)) => i32::try_from(from - at + sight.first - to).unwrap_or(i32::MAX),
                None => sight.distance(at, t) * if kind == Kind::Date { 2 } else { 1 },
            };
            let mut worth = nearness(d);
            // The subject of a sentence is that of all its verbs: `The breach was found on … and disclosed on …`.
            if kind == Kind::Date
                && at < subject_end
                && !scene.tokens[subject_end..sight.first.max(subject_end)]
                    .iter()
                    .any(|t| t.border == Border::Strong)
            {
                worth = worth.max(720);
            }
            let nearer = scene.sights.iter().enumerate().any(|(k, s)| {
                k != n
                    && !earlier_end(scene, k)
                    && kinds::of(&scene.mentions[k].data) == Some(kind)
                    && s.distance(at, t) + 1 < d
                    && between(s, sight, at)
            });
            if nearer {
                worth = worth * 7 / 10;
            }
            if best.is_none_or(|(w, _)| worth > w) {
                best = Some((worth, at));
            }
        }
        let elsewhere = if scene.around.cell.contains(stem) || due && topic.deadline == Some(*stem) {
            CELL
        } else if pronoun && scene.around.previous.contains(stem) {
            PREVIOUS
        } else if scene.around.heading.contains(stem) {
            HEADING
        } else {
            0
        };
        if best.is_none() && topic.ordinals.contains(stem) {
            return None;
        }
        // A fact that names someone is theirs: without the name nearby it is not meant.
        if best.is_none()
            && (topic.entities.contains(stem) || topic.persons.contains(stem))
            && !scene.around.cell.contains(stem)
            && !scene.around.heading.contains(stem)
            && (named_else || !scene.around.previous.contains(stem))
        {
            return None;
        }
        match best {
            Some((worth, at)) if worth >= elsewhere => {
                cues.push(at);
                found.push(*stem);
                inside = true;
                sum += weight * worth;
            }
            _ if elsewhere > 0 => {
                outside = true;
                found.push(*stem);
                inside |= elsewhere == CELL || pronoun;
                sum += weight * elsewhere;
            }
            _ => whole = false,
        }
    }
    // `ten-year bonds` are no `two-year rate`.
    let unit = |at: &usize| TIMES.contains(&scene.word(*at).trim_end_matches('s'));
    if !inside || (!whole && !outside && cues.iter().all(unit)) {
        return None;
    }
    // What the whole topic is about tells no fact of it.
    if !whole && !outside && found.len() == 1 && topic.primary.contains(&found[0]) {
        return None;
    }
    let is_said = sight.first > 0
        && matches!(
            scene.word(sight.first - 1),
            "is" | "was" | "were" | "are" | "turned" | "aged"
        );
    // `The median age is 43.6`: a figure without its unit is the fact's where the full name stands right beside it.
    if kind == Kind::Number
        && matches!(entry.kind, Kind::Age | Kind::Duration)
        && !(whole
            && !outside
            && kinds::noun(&mention.data).is_none()
            && cues
                .iter()
                .all(|c| (sight.distance(*c, &scene.tokens[*c]) <= 4 || is_said) && *c < sight.first))
    {
        return None;
    }
    // `23-year-old` is an age, and a plain number only where the fact is one's age.
    if kind == Kind::Age && entry.kind != Kind::Age && !entry.stems.iter().any(|(s, _)| topic.age.contains(s)) {
        return None;
    }
    // That something rose says nothing of what it is.
    if entry.stems.len() > 1
        && !cues.is_empty()
        && !outside
        && cues
            .iter()
            .all(|c| scene.tokens[*c].stem.is_some_and(|s| topic.change.contains(&s)))
    {
        return None;
    }
    // A noun that is counted is the fact's where it is the fact's whole name and no other's, and nothing says that it is a
    // sample; else something of the topic must stand in the sentence.
    if !outside && cues.iter().all(|c| sight.holds(*c)) && kind != Kind::Date {
        let sole = entry
            .stems
            .iter()
            .all(|(s, _)| topic.used.get(s).copied().unwrap_or(0) == 1);
        // `volunteers` is the whole name of one fact, and a word in that of another.
        let alone = entry.stems.len() == 1 && topic.single.get(&entry.stems[0].0).is_some_and(|n| *n == 1);
        let whole_name = whole && (entry.stems.len() > 1 || sole || alone);
        let sampled = (0..scene.tokens.len()).any(|at| SAMPLES.contains(&scene.word(at)));
        let elsewhere = scene
            .tokens
            .iter()
            .enumerate()
            .any(|(at, t)| !sight.holds(at) && !t.stop && t.stem.is_some_and(|s| topic.primary.contains(&s)));
        if sampled || !(whole_name || whole && elsewhere) {
            return None;
        }
    }
    if !fits_cell(scene, topic, entry) {
        return None;
    }
    let mut score = sum / entry.total.max(1);
    // `- Parks: $47.1 million` in a list names the parks budget where it is the only fact of this kind with that word.
    let item = !whole && !outside && is_item(scene, n, entry, &cues) && {
        let with = |e: &&Entry| e.kind == entry.kind && found.iter().all(|f| e.stems.iter().any(|(s, _)| s == f));
        topic.entries.iter().filter(with).all(|e| e.fact == entry.fact)
    };
    if item {
        whole = true;
        score = score.max(CELL);
    }
    if scattered(&cues, sight) {
        score = score.saturating_sub(150);
    }
    // A single word tells little across a comma or an `and`.
    if entry.stems.len() == 1
        && !outside
        && let [only] = cues[..]
        && !sight.holds(only)
        && border_between(scene.tokens, sight, only)
    {
        score = score * 6 / 10;
    }
    // The longer of two names that both stand there is the one that is meant.
    if whole {
        let longer = u32::try_from(entry.stems.len().min(4) - 1).unwrap_or(0);
        score += 12 * longer;
    }
    // Somebody's only fact of this kind, named right beside the figure.
    let named = entry
        .stems
        .iter()
        .find(|(s, _)| topic.entities.contains(s) && found.contains(s));
    if let Some((s, _)) = named
        && !whole
        && topic.kinds_of.get(&(*s, entry.kind)).is_some_and(|n| *n == 1)
        && cues.iter().any(|c| {
            let says = [c + 1, c.wrapping_sub(1)]
                .iter()
                .any(|n| SPEECH.contains(&scene.word(*n)));
            scene.tokens[*c].stem == Some(*s) && !says && sight.distance(*c, &scene.tokens[*c]) <= 4
        })
    {
        score = score.max(640);
    }
    // A part of a name that is one word of it tells less, and for a date next to nothing.
    if !whole && named.is_none() && found.len() == 1 && entry.stems.len() > 1 {
        score = if kind == Kind::Date {
            0
        } else {
            score.saturating_sub(90)
        };
    }
    if counts_otherwise(scene, topic, entry, n, &cues) {
        return None;
    }
    score = noun(scene, topic, entry, n, score, &mut cues);
    let due = due && topic.deadline.is_some_and(|s| found.contains(&s));
    Some(Pair {
        mention: n,
        entry,
        topic,
        score,
        cues,
        found,
        whole,
        outside,
        blocked: None,
        due,
        modal: false,
    })
}

/// Whether the sentence is nothing but a name of words of the entry, a colon and the mention.
fn is_item(scene: &Scene<'_>, n: usize, entry: &Entry, cues: &[usize]) -> bool {
    let first = scene.sights[n].first;
    let colon = first > 0 && first <= 4 && {
        let (a, b) = (
            scene.tokens[first - 1].end as usize,
            scene.mentions[n].full_start as usize,
        );
        scene.text.get(a..b).is_some_and(|gap| gap.contains(':'))
    };
    colon
        && n == 0
        && cues.iter().any(|c| *c < first)
        && scene.tokens[..first]
            .iter()
            .all(|t| t.stop || t.stem.is_some_and(|s| entry.stems.iter().any(|(e, _)| *e == s)))
}

/// Whether two mentions could state the same facts.
pub(super) fn alike(other: Option<Kind>, kind: Kind) -> bool {
    let share = |k: Kind| matches!(k, Kind::Share | Kind::Points);
    other.is_some_and(|o| o == kind || share(o) && share(kind))
}

/// What is counted: the fact's own noun raises the score, another one lowers it.
fn noun(scene: &Scene<'_>, topic: &TopicIndex, entry: &Entry, n: usize, score: u32, cues: &mut Vec<usize>) -> u32 {
    let mention = &scene.mentions[n];
    if kinds::noun(&mention.data).is_none() {
        return score;
    }
    let sight = &scene.sights[n];
    // `60 million doses a year` counts doses.
    let rate = (sight.first + 1..sight.last).find(|t| matches!(scene.word(*t), "a" | "an" | "per"));
    let head = (sight.first..rate.unwrap_or(sight.last))
        .rev()
        .find(|t| scene.tokens[*t].stem.is_some() && !scene.tokens[*t].stop);
    let stem = head.and_then(|t| scene.tokens[t].stem);
    let own = topic.nouns.get(&entry.fact);
    let fits = stem.is_some_and(|s| {
        own.is_some_and(|o| o.contains(&s)) || topic.words.get(&entry.fact).is_some_and(|w| w.contains(&s))
    });
    // `2,381 provisional ballots` are no fact's that knows of ballots only.
    let narrowed = (sight.first..head.unwrap_or(sight.first)).any(|t| {
        let t = &scene.tokens[t];
        !t.stop
            && scene.text[t.start as usize..t.end as usize].starts_with(char::is_alphabetic)
            && t.stem.is_some_and(|s| {
                topic.used.contains_key(&s) && !topic.words.get(&entry.fact).is_some_and(|w| w.contains(&s))
            })
    });
    let score = if narrowed { score.saturating_sub(250) } else { score };
    if fits {
        cues.extend(head);
        score + 80
    } else {
        score.saturating_sub(200)
    }
}

/// `The shelter took in 180 dogs` is no number of shelters: what the fact counts stands there uncounted.
fn counts_otherwise(scene: &Scene<'_>, topic: &TopicIndex, entry: &Entry, n: usize, cues: &[usize]) -> bool {
    let sight = &scene.sights[n];
    let Some(own) = topic.nouns.get(&entry.fact) else {
        return false;
    };
    if kinds::noun(&scene.mentions[n].data).is_none() {
        return false;
    }
    let counted = (sight.first..sight.last).any(|t| scene.tokens[t].stem.is_some_and(|s| own.contains(&s)));
    !counted
        && cues
            .iter()
            .any(|c| !sight.holds(*c) && scene.tokens[*c].stem.is_some_and(|s| own.contains(&s)))
}

/// In a table the row's heading must speak of the fact, and the column's must where the topic knows its words.
fn fits_cell(scene: &Scene<'_>, topic: &TopicIndex, entry: &Entry) -> bool {
    let Some(own) = topic.words.get(&entry.fact) else {
        return true;
    };
    scene.around.cell_heads.iter().all(|h| {
        let other = |s: &StemId| topic.used.contains_key(s) && !own.contains(s);
        // `Operating profit` is a row of another fact than net profit.
        if !h.column && h.stems.iter().any(other) {
            return false;
        }
        // `Merged bank` heads the figure of the merged bank, and `Banca Montresa` beside it does not.
        let hits = |stems: &[StemId]| stems.iter().filter(|s| own.contains(s)).count();
        if h.beside.iter().any(|b| hits(b) > hits(&h.stems)) {
            return false;
        }
        let foreign = |s: &StemId| topic.entities.contains(s) && !own.contains(s);
        let ours = h.stems.iter().any(|s| own.contains(s)) && !h.unknown && !h.stems.iter().any(foreign);
        let primary = h.stems.iter().any(|s| topic.primary.contains(s));
        (if h.column {
            ours
        } else {
            h.stems.iter().any(|s| own.contains(s))
        }) || (h.column && (primary || h.only) && !h.modal)
    })
}
