//! What speaks against a link: another time, another owner, a part, a rate, a difference, a negation, a modality that is
//! not the fact's. A link that is contradicted is not made; the reason is told instead.

mod amount;
mod mood;
mod time;
mod words;

pub(crate) use mood::{directly, is_foreseen, is_modal, is_modal_verb, modality, mood, sides, tells_which};
pub(crate) use time::{another_time, earlier_end};

use super::elsewhere;
use super::index::LinkIndex;
use super::link::Pair;
use super::owners;
use super::scene::Scene;
use super::things;
use super::tokens::StemId;
use super::vocab::stem;

/// Why a pair is not to be believed, where something speaks against it.
pub(crate) fn contradiction(scene: &Scene<'_>, index: &LinkIndex, p: &Pair<'_>) -> Option<String> {
    let fact = scene.base.fact(p.entry.fact);
    let away = passage(scene, index, p).filter(|_| !named(scene, p));
    away.or_else(|| amount::rate(scene, index, p, fact))
        .or_else(|| elsewhere::one_of_them(scene, p))
        .or_else(|| elsewhere::subset(scene, p))
        .or_else(|| elsewhere::scope(scene, p))
        .or_else(|| elsewhere::told_behind(scene, p))
        .or_else(|| amount::part_or_difference(scene, index, p))
        .or_else(|| amount::change(scene, index, p))
        .or_else(|| time::other_time(scene, index, p, fact))
        .or_else(|| mood::negation(scene, p))
        .or_else(|| mood::other_side(scene, p))
        .or_else(|| mood::opposite(scene, p))
        .or_else(|| mood::modality(scene, index, p))
        .or_else(|| owners::other_owner(scene, p).filter(|_| !named(scene, p)))
        .or_else(|| things::other_thing(scene, p))
        .or_else(|| things::elsewhere(scene, p))
}

/// What the passage speaks of instead of the fact.
pub(crate) fn passage(scene: &Scene<'_>, index: &LinkIndex, p: &Pair<'_>) -> Option<String> {
    let other = scene.away.and_then(|a| a.other.as_deref());
    let meant = other.is_some_and(|w| fact_says(scene, index, p, &[w]));
    if meant { None } else { elsewhere::passage(scene, p) }
}

/// Whether the fact's full name stands right beside the mention with its article: `took home the winner's prize of £40,000`.
fn named(scene: &Scene<'_>, p: &Pair<'_>) -> bool {
    let sight = &scene.sights[p.mention];
    let first = p.cues.iter().copied().min().filter(|c| *c < sight.first);
    let article = first
        .and_then(|c| c.checked_sub(1))
        .is_some_and(|at| scene.word(at) == "the");
    // `in the vaccine group it was 41` is not their number.
    let again = |at: usize| matches!(scene.word(at), "it" | "they" | "there");
    article && directly(scene, p) && !first.is_some_and(|c| (c..sight.first).any(again))
}

/// Whether the fact's names, words or notes have one of these words.
fn fact_says(scene: &Scene<'_>, index: &LinkIndex, p: &Pair<'_>, words: &[&str]) -> bool {
    let fact = &p.entry.fact;
    let has = |s: &StemId| {
        [&p.topic.words, &p.topic.notes]
            .iter()
            .any(|m| m.get(fact).is_some_and(|w| w.contains(s)))
    };
    let mut said = scene.memory.said.borrow_mut();
    words.iter().any(|w| {
        let known = said.get(*w).copied();
        let s = known.unwrap_or_else(|| *said.entry((*w).into()).or_insert_with(|| index.stems.get(&stem(w))));
        s.is_some_and(|s| has(&s))
    })
}
