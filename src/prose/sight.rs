//! Where a mention stands among the words of its sentence, and how those of a name stand to it.

use super::index::Entry;
use super::kinds;
use super::mention::Mention;
use super::scene::Scene;
use super::tokens::{Border, StemId, Token};

/// Where a mention stands among the words of its sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sight {
    /// Its first word.
    pub(crate) first: usize,
    /// The word after its last.
    pub(crate) last: usize,
    /// The places of those words.
    pub(crate) low: i32,
    pub(crate) high: i32,
}

impl Sight {
    /// Finds the words of a mention; what stands behind it moves away by a little.
    pub(crate) fn new(m: &Mention, toks: &mut [Token]) -> Self {
        let first = toks.partition_point(|t| t.end <= m.full_start);
        let last = toks.partition_point(|t| t.start < m.full_end).max(first);
        let low = toks.get(first).map_or(0, |t| t.place);
        let high = if last > first { toks[last - 1].place } else { low };
        // A relative pronoun right behind goes on about the mention: `the 212 who were injured`.
        let relative = toks.get(last).is_some_and(|t| t.border == Border::Clause && t.stop);
        let shift = if relative { -3 } else { 1 };
        for t in &mut toks[last..] {
            t.place += shift;
        }
        Self { first, last, low, high }
    }

    pub(crate) fn holds(&self, token: usize) -> bool {
        (self.first..self.last).contains(&token)
    }

    /// How far a word stands from the mention; zero inside it.
    pub(crate) fn distance(&self, token: usize, t: &Token) -> i32 {
        if self.holds(token) {
            0
        } else if token < self.first {
            self.low - t.place
        } else {
            t.place - self.high
        }
    }
}

/// Whether the other mention stands between the word and this one.
pub(super) fn between(other: &Sight, own: &Sight, at: usize) -> bool {
    (at < other.first) == (at < own.first) || (at >= other.last) == (at >= own.last)
}

/// Where the subject of a sentence ends: at its first verb, where that comes early.
pub(super) fn subject_end(scene: &Scene<'_>) -> usize {
    (1..scene.tokens.len().min(6))
        .find(|at| {
            scene.tokens[*at].border == Border::None
                && matches!(scene.word(*at), "was" | "were" | "is" | "are" | "will" | "has" | "had")
        })
        .unwrap_or(0)
}

/// What parts a subject from its verb: `The offer, the company said, is worth …`, from the comma behind the subject to the verb.
pub(super) fn aside(scene: &Scene<'_>, n: usize) -> Option<(usize, usize)> {
    let (sight, mention) = (&scene.sights[n], &scene.mentions[n]);
    let comma = |at: &usize| scene.tokens.get(*at).is_some_and(|t| t.border != Border::None);
    let from = (1..sight.first.min(9)).find(comma)?;
    let to = (from + 1..sight.first).rev().find(comma)?;
    let verb = matches!(
        scene.word(to),
        "was" | "is" | "were" | "are" | "had" | "has" | "came" | "stood" | "stands"
    );
    let light = |at: usize| scene.tokens[at].border <= Border::Clause;
    // `The backlog, put at $312 million in May, was $260 million before.`
    let own = |m: &Mention| kinds::of(&m.data) == kinds::of(&mention.data);
    let mut all = scene.sights.iter().zip(scene.mentions);
    let told = all.any(|(s, m)| (from..to).contains(&s.first) && own(m));
    (verb && !told && sight.first - to <= 4 && light(from) && light(to)).then_some((from, to))
}

/// The words of a name where it stands as a whole: then no word of it is taken from elsewhere.
pub(super) fn phrase(scene: &Scene<'_>, entry: &Entry) -> Vec<usize> {
    let width = entry.stems.len();
    let mut out = Vec::new();
    if width < 2 {
        return out;
    }
    let places: Vec<(usize, StemId)> = scene
        .tokens
        .iter()
        .enumerate()
        .filter_map(|(at, t)| Some((at, t.stem?)))
        .filter(|(_, s)| entry.stems.iter().any(|(e, _)| e == s))
        .collect();
    for window in places.windows(width) {
        let (first, last) = (window[0].0, window[width - 1].0);
        // `the gap between the two crossings`: small words part nothing.
        let small = || {
            let own = |at: usize| window.iter().any(|(w, _)| *w == at);
            let joins = |at: usize| scene.tokens[at].stop && scene.tokens[at].border == Border::None;
            last - first <= width + 3 && (first + 1..last).all(|at| own(at) || joins(at))
        };
        let close = last - first <= width + 1 || small();
        let all = entry.stems.iter().all(|(e, _)| window.iter().any(|(_, s)| s == e));
        if close && all {
            out.extend(window.iter().map(|(at, _)| *at));
        }
    }
    out
}

/// Whether the words of a name stand far from one another.
pub(super) fn scattered(cues: &[usize], sight: &Sight) -> bool {
    let mut places: Vec<usize> = cues.iter().copied().filter(|c| !sight.holds(*c)).collect();
    places.sort_unstable();
    places.windows(2).any(|w| {
        // The mention itself may stand between: `targeted roughly 1,400 phones`.
        let own = if w[0] < sight.first && w[1] >= sight.last {
            sight.last - sight.first
        } else {
            0
        };
        w[1] - w[0] > 6 + own
    })
}

/// Whether the name follows the mention as what it is: `a cheque for €52,000, the winner's prize`.
pub(super) fn follows(scene: &Scene<'_>, sight: &Sight, cues: &[usize]) -> bool {
    let outside = cues.iter().filter(|c| !sight.holds(**c));
    let (Some(from), Some(to)) = (outside.clone().min(), outside.max()) else {
        return false;
    };
    let first = sight.last + usize::from(matches!(scene.word(sight.last), "the" | "a" | "an"));
    let apart = scene.tokens.get(sight.last).is_some_and(|t| t.border == Border::Light);
    apart && *from == first && *to < first + cues.len() + 1
}

/// Whether a comma, an `and` or more stands between a word and the mention. A relative pronoun right behind the mention
/// goes on about it.
pub(super) fn border_between(tokens: &[Token], sight: &Sight, at: usize) -> bool {
    // `the final report, which is due in April`: the border right behind the word opens what is said of it.
    let (from, to) = if at < sight.first {
        (at + 2, sight.first)
    } else {
        let relative = tokens
            .get(sight.last)
            .is_some_and(|t| t.stop && t.border == Border::Clause);
        (sight.last + usize::from(relative), at)
    };
    if from > to {
        return false;
    }
    tokens
        .get(from..=to)
        .is_some_and(|t| t.iter().any(|t| t.border > Border::None))
}
