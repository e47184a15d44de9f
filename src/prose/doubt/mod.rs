//! What leaves a doubt whether a figure is the fact's: enough to say what agrees with the fact, not what is wrong. It may be
//! that of one of several, of another one, or of something that the sentence names and the fact base does not know.

mod count;
mod owner;
mod place;
mod time;

use super::contradict;
use super::elsewhere::LIGHT;
use super::kinds::{self, Kind};
use super::link::Pair;
use super::owners::{SPEECH, date_word, mentioned};
use super::scene::Scene;
use super::sight::Sight;
use super::subject::{HOLDING, OWNING};
use super::things::{is_harmless, is_verb};
use super::tokens::Border;

/// Words that say nothing of what a figure is of, beside those that only say that there is so much.
pub(super) const PLAIN: &[&str] = &[
    "above",
    "according",
    "accounts",
    "adding",
    "adds",
    "agency",
    "ago",
    "already",
    "approved",
    "association",
    "away",
    "back",
    "bank",
    "came",
    "charity",
    "club",
    "come",
    "comes",
    "coming",
    "company",
    "cover",
    "covered",
    "crept",
    "doubts",
    "due",
    "early",
    "end",
    "entitled",
    "equivalent",
    "estimate",
    "estimated",
    "expects",
    "far",
    "figure",
    "finished",
    "firm",
    "found",
    "gets",
    "given",
    "goes",
    "granted",
    "group",
    "happened",
    "held",
    "helped",
    "hold",
    "including",
    "investigators",
    "keep",
    "keeps",
    "lasted",
    "lasts",
    "late",
    "later",
    "least",
    "left",
    "long",
    "meant",
    "needed",
    "nobody",
    "now",
    "number",
    "occurred",
    "officials",
    "once",
    "organisation",
    "organization",
    "people",
    "pushed",
    "received",
    "receives",
    "reckons",
    "remain",
    "remained",
    "remains",
    "return",
    "returned",
    "seems",
    "sees",
    "set",
    "showed",
    "shown",
    "shows",
    "shrank",
    "stand",
    "stands",
    "stayed",
    "still",
    "team",
    "today",
    "together",
    "total",
    "turned",
    "well",
    "went",
    "year",
];

/// What leaves a doubt that this mention states this fact.
pub(crate) fn doubt(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    type Doubt = fn(&Scene<'_>, &Pair<'_>) -> Option<String>;
    const DOUBTS: &[Doubt] = &[
        owner::outstanding,
        owner::somebodys_age,
        owner::undergone,
        owner::done_by,
        owner::namesake,
        owner::theirs,
        owner::whose,
        owner::for_another,
        owner::somewhere,
        owner::of_old,
        owner::alone,
        owner::with_its,
        owner::employer,
        owner::brought_in,
        time::then,
        time::offset,
        time::possible,
        time::told_on,
        time::gained,
        time::corrected,
        time::dated,
        time::next_one,
        time::edition,
        count::made_of,
        count::having,
        count::within,
        count::compared,
        count::one_lot,
        count::counting,
        count::others,
        count::which,
        count::narrowed,
        place::elliptic,
        place::modified,
        place::happened_at,
        place::row,
        place::told_behind,
        place::unknown,
    ];
    DOUBTS.iter().find_map(|d| d(scene, p))
}

/// Whether a word is one of the fact's names or of what the topic is about.
pub(super) fn ours(scene: &Scene<'_>, p: &Pair<'_>, at: usize) -> bool {
    let own = p.topic.words.get(&p.entry.fact);
    scene.tokens.get(at).is_some_and(|t| {
        t.stem
            .is_some_and(|s| own.is_some_and(|o| o.contains(&s)) || p.topic.primary.contains(&s))
    })
}

/// Whether a word tells something that the topic knows nothing of.
pub(super) fn strange(scene: &Scene<'_>, p: &Pair<'_>, at: usize) -> bool {
    let w = scene.word(at);
    scene.tokens.get(at).is_some_and(|t| {
        !t.stop && !mentioned(scene, at) && !t.stem.is_some_and(|s| p.topic.known.contains(&s)) && !date_word(scene, at)
    }) && w.starts_with(char::is_alphabetic)
        && !w.ends_with("ly")
        && !is_harmless(w)
        && ![PLAIN, LIGHT, SPEECH, HOLDING, OWNING].iter().any(|l| l.contains(&&*w))
}

/// Whether the topic knows every word of the mention's clause, the fact's words all stand in it, and no day or value like it.
pub(crate) fn explained(scene: &Scene<'_>, p: &Pair<'_>) -> bool {
    let (from, to) = scene.clause(p.mention, Border::Clause);
    let data = |n: usize| &scene.mentions[n].data;
    let kind = kinds::of(data(p.mention));
    let other = |(n, s): (usize, &Sight)| {
        let of = kinds::of(data(n));
        n != p.mention && (from..to).contains(&s.first) && (of == kind || of == Some(Kind::Date))
    };
    // `13 were hurt` may count anything.
    let bare = kind == Some(Kind::Number) && kinds::noun(data(p.mention)).is_none();
    let own = |c: &usize| {
        let stem = scene.tokens[*c].stem;
        stem.is_some_and(|s| !p.topic.primary.contains(&s) && !p.topic.entities.contains(&s))
    };
    // `Public support is 68 per cent` is no rise in it.
    let label = &scene.base.fact(p.entry.fact).label;
    let words = label.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    let which = words.filter(|w| contradict::tells_which(w));
    let untold = |w: String| !(0..scene.tokens.len()).any(|at| scene.word(at) == w);
    if p.entry.kind != kind.unwrap_or(p.entry.kind) || which.into_iter().any(untold) {
        return false;
    }
    let inside = p.cues.iter().all(|c| (from..to).contains(c)) && p.cues.iter().any(own);
    inside
        && !bare
        && !p.outside
        && !(from..to).any(|at| strange(scene, p, at))
        && !scene.sights.iter().enumerate().any(other)
}

pub(super) fn is_predicate(w: &str) -> bool {
    is_verb(w) || matches!(w, "was" | "were" | "is" | "are" | "had" | "have" | "has" | "did" | "do")
}

/// Whether a colon stands before the mention.
pub(super) fn is_colon(scene: &Scene<'_>, p: &Pair<'_>) -> bool {
    let sight = &scene.sights[p.mention];
    let before = sight.first.checked_sub(1).and_then(|at| scene.tokens.get(at));
    let end = scene.mentions[p.mention].full_start as usize;
    before.is_some_and(|t| scene.text[t.end as usize..end].contains(':'))
}
