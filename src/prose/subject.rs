//! The subject of the clause that a figure stands in: the last one before it owns it, unless he only speaks or decides.

use super::common::is_place_or_day;
use super::link::Pair;
use super::owners::{PREPOSITIONS, SPEECH, back, camel, date_word, is_foreign, mentioned, run, show};
use super::scene::Scene;
use super::things::is_verb;
use super::tokens::Border;

/// Verbs after which a name is only the one who thinks so.
pub(super) const HOLDING: &[&str] = &[
    "put",
    "puts",
    "think",
    "thinks",
    "thought",
    "believes",
    "believed",
    "reckons",
    "reckoned",
    "calculates",
    "calculated",
    "insists",
    "points",
    "pointed",
    "recalls",
    "recalled",
    "remembers",
    "doubts",
];

/// Verbs that say what somebody has or did: their subject is the owner of the figure.
pub(super) const OWNING: &[&str] = &[
    "has",
    "had",
    "have",
    "posted",
    "made",
    "reported",
    "saw",
    "spent",
    "earned",
    "sold",
    "lost",
    "won",
    "raised",
    "grew",
    "was",
    "were",
    "is",
    "are",
    "reached",
    "took",
    "booked",
    "generated",
    "brought",
    "paid",
    "bought",
    "charges",
    "employs",
    "killed",
    "cost",
    "costs",
    "scored",
    "recorded",
    "shipped",
    "employed",
    "carried",
    "charged",
    "sank",
    "invested",
    "drew",
    "finished",
    "managed",
    "claimed",
    "totalled",
    "stood",
    "topped",
    "passed",
];

/// The clause's subject: `Rival Telco posted revenue of …`, `At Castrel turnover was …`, `Castrel, who have spent …`.
pub(super) fn subject(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    // `Celia was among the 23,000 passengers who were stranded`
    if sight.first > 1 && scene.word(sight.first - 1) == "the" && scene.word(sight.first - 2) == "among" {
        return None;
    }
    // `behind him came the crowd: 27,231 runners had started`
    let full_start = scene.mentions[p.mention].full_start as usize;
    let before = sight.first.checked_sub(1).and_then(|at| scene.tokens.get(at));
    let colon = before.is_some_and(|t| scene.text[t.end as usize..full_start].contains(':'));
    if colon && matches!(scene.word(sight.last), "had" | "have" | "were" | "are") {
        return None;
    }
    let (from, _) = scene.clause(p.mention, Border::Clause);
    // A relative clause goes on about the name before it.
    if matches!(scene.word(from), "who" | "which" | "whose" | "where" | "when")
        && let Some(before) = from.checked_sub(1)
        && scene.tokens[before].capital
        && !scene.tokens[before].stop
        && !mentioned(scene, before)
        && !date_word(scene, before)
    {
        let first = back(scene, before);
        // `Dr Deverell, who leads the inquiry, said that …`
        let speaks = (from + 1..sight.first)
            .any(|at| scene.tokens[at].border != Border::None && SPEECH.contains(&scene.word(at)));
        if !speaks && is_foreign(scene, p, first, before) {
            return Some(format!("it may be that of {}", show(scene, first, before)));
        }
    }
    // `Across the bay in Estmere, …`: what stands before the first comma is the scene of all that follows.
    let lead = matches!(
        scene.word(0),
        "at" | "in" | "for" | "under" | "during" | "unlike" | "across" | "near" | "outside" | "over"
    );
    let scene_end = (1..sight.first)
        .find(|at| scene.tokens[*at].border != Border::None)
        .unwrap_or(3);
    // The last subject before the figure decides, wherever before it stands; a semicolon begins another sentence.
    let mut found = None;
    let semicolon = (1..=sight.first).rev().find(|at| {
        let gap = scene.tokens.get(*at).map(|t| (scene.tokens[at - 1].end, t.start));
        gap.is_some_and(|(a, b)| scene.text[a as usize..b as usize].contains(';'))
    });
    let mut at = semicolon.unwrap_or(0);
    while at < sight.first {
        let t = &scene.tokens[at];
        if !t.capital || t.stop || mentioned(scene, at) || date_word(scene, at) {
            at += 1;
            continue;
        }
        let end = run(scene, at).last().unwrap_or(at);
        // `its Jewish owner`, `the Belgian race`: a people, and nobody.
        let people = (at..=end).all(|n| is_place_or_day(scene.word(n))) && !scene.tokens[end].possessive;
        if people
            && at > 0
            && scene
                .tokens
                .get(end + 1)
                .is_some_and(|n| !n.capital && n.border == Border::None && !n.stop)
        {
            at = end + 1;
            continue;
        }
        // `PORT HALLAN — It took …`: where the story was written.
        let shouted = scene.text[t.start as usize..scene.tokens[end].end as usize]
            .chars()
            .all(|c| !c.is_lowercase());
        if at == 0 && shouted && scene.tokens.get(end + 1).is_some_and(|t| t.border == Border::Strong) {
            at = end + 1;
            continue;
        }
        // `Judge Ostby had approved …`
        let aux = matches!(scene.word(end + 1), "had" | "has" | "have") && is_verb(scene.word(end + 2));
        let verb = scene.word(if aux { end + 2 } else { end + 1 });
        let before = scene.word(at.saturating_sub(1));
        let apart = scene.tokens.get(end + 1).is_some_and(|t| t.border != Border::None);
        let says = |w: &str| SPEECH.contains(&w) || HOLDING.contains(&w);
        let speaks = before == "said" || says(verb) || (apart && (end + 1..sight.first).any(|n| says(scene.word(n))));
        let entity = scene.tokens[at].stem.is_some_and(|s| p.topic.entities.contains(&s));
        let alone = end == at && at == 0 && !t.possessive && !camel(scene, at) && !entity;
        // `the sale, to a firm that Finch controls, brought …`
        let aside = matches!(before, "that" | "which" | "whom")
            && at > 1
            && !says(scene.word(at - 2))
            && (end + 1..sight.first)
                .take(4)
                .any(|n| scene.tokens[n].border != Border::None);
        let preposition = aside || at > 0 && PREPOSITIONS.contains(&before);
        // `The Tarn Narrows tunnel, the last such project, was late`: the noun behind belongs to the name.
        let decides = AGENT.contains(&verb);
        let owns = !(aux && decides)
            && (end + 1..=end + 2).any(|n| {
                OWNING.contains(&scene.word(n))
                    || n > end + 1 && scene.tokens.get(n).is_some_and(|t| t.border != Border::None)
            });
        // Nobody that the topic knows owns whatever the verb says, unless he only decides on it.
        let stranger = !(at..=end).any(|n| scene.tokens[n].stem.is_some_and(|s| p.topic.known.contains(&s)));
        let acts = stranger
            && (end > at || entity)
            && verb.chars().next().is_some_and(char::is_lowercase)
            && !apart
            && !PREPOSITIONS.contains(&verb)
            && !AGENT.contains(&verb)
            && verb != "and"
            && (at == 0 || scene.tokens[at].border != Border::None || scene.tokens[at - 1].capital);
        let subject = !preposition
            && (owns || acts || apart && verb != "and" && !super::contradict::directly(scene, p))
            || (lead && at < scene_end && !(end + 1..sight.first).any(|n| SPEECH.contains(&scene.word(n))));
        if !is_foreign(scene, p, at, end) {
            found = None;
        } else if !alone && !speaks && subject {
            found = Some(format!("it may be that of {}", show(scene, at, end)));
        }
        at = end + 1;
    }
    found
}

/// Verbs of those who only decide on the figure of another.
const AGENT: &[&str] = &[
    "ordered",
    "awarded",
    "granted",
    "fined",
    "approved",
    "ruled",
    "set",
    "pledged",
    "allocated",
    "gave",
    "sentenced",
    "convicted",
    "agreed",
    "voted",
    "decided",
    "will",
    "would",
    "has",
    "had",
    "is",
    "was",
    "put",
    "puts",
    "called",
];
