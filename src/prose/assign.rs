//! Facts are shared out among the mentions of a sentence, the best pair first; what contradicts a reading blocks it.

use super::contradict;
use super::doubt;
use super::index::LinkIndex;
use super::kinds;
use super::link::{Link, Linking, Pair};
use super::scene::Scene;
use super::sight::Sight;
use super::tokens::{Border, StemId};
use crate::facts::FactId;

/// A link must reach this score, in thousandths.
const THRESHOLD: u32 = 600;
/// A second candidate this close makes the mention ambiguous.
const MARGIN: u32 = 50;

/// Shares facts out among mentions: the best pair first, one mention one fact, one fact one mention.
pub(super) fn assign(scene: &Scene<'_>, index: &LinkIndex, mut pairs: Vec<Pair<'_>>) -> Vec<Linking> {
    let mut out: Vec<Linking> = scene.mentions.iter().map(|_| Linking::Unlinked(None)).collect();
    for p in pairs.iter_mut().filter(|p| p.score >= THRESHOLD - 150) {
        p.blocked = contradict::contradiction(scene, index, p);
        p.modal = p.blocked.is_some() && p.blocked == contradict::modality(scene, index, p);
    }
    prefer_fuller(scene, &mut pairs);
    pairs.sort_by(|a, b| {
        (b.score.cmp(&a.score))
            .then(a.mention.cmp(&b.mention))
            .then(a.entry.fact.cmp(&b.entry.fact))
    });
    let mut taken: Vec<FactId> = Vec::new();
    let mut refused: Vec<usize> = Vec::new();
    let mut done = vec![false; scene.mentions.len()];
    for at in 0..pairs.len() {
        let p = &pairs[at];
        if done[p.mention] || taken.contains(&p.entry.fact) || p.score < THRESHOLD {
            continue;
        }
        if let Some(why) = &p.blocked {
            if out[p.mention] == Linking::Unlinked(None) {
                out[p.mention] = Linking::Unlinked(Some(why.clone()));
            }
            // What contradicts a reading contradicts every other of the same words: only one that explains more may still
            // be meant.
            refused.push(at);
            continue;
        }
        // A word that another mention stands closer to is that mention's, even where nothing comes of it.
        let theirs = refused.iter().any(|r| {
            let r = &pairs[*r];
            r.mention != p.mention
                && r.entry.fact == p.entry.fact
                && !contradict::earlier_end(scene, r.mention)
                && p.cues.iter().all(|c| r.cues.contains(c))
        });
        if theirs {
            continue;
        }
        if refused
            .iter()
            .filter(|r| !(pairs[**r].modal && contradict::is_foreseen(scene, index, p)))
            .any(|r| pairs[*r].mention == p.mention && !explains_more(p, &pairs[*r]))
        {
            continue;
        }
        let rivals: Vec<FactId> = pairs[at + 1..]
            .iter()
            .filter(|q| {
                q.mention == p.mention
                    && q.blocked.is_none()
                    && q.score + MARGIN > p.score
                    && q.entry.fact != p.entry.fact
                    && !taken.contains(&q.entry.fact)
                    && explains_more(q, p)
                    && (q.whole || !p.whole || p.entry.stems.len() < 2)
                    && !better_elsewhere(&pairs, q, &done)
                    && (!contradict::directly(scene, p) || contradict::directly(scene, q))
            })
            .map(|q| q.entry.fact)
            .collect();
        done[p.mention] = true;
        if rivals.is_empty() {
            taken.push(p.entry.fact);
            let mut link = explain(scene, p);
            link.also = also(scene, &pairs, p);
            // Its full name says that it is the fact's, but the passage may tell of another one.
            link.doubt = contradict::passage(scene, index, p).or(link.doubt);
            let near = |q: &Pair<'_>| q.mention == p.mention && q.entry.fact != p.entry.fact && q.score + 150 > p.score;
            link.sole = !pairs.iter().any(near) && doubt::explained(scene, p);
            out[p.mention] = Linking::Linked(link);
        } else {
            out[p.mention] = Linking::Ambiguous(std::iter::once(p.entry.fact).chain(rivals).collect());
        }
    }
    out
}

/// A full name that uses all the words of another and more is the one that is meant: `applied for approval` is no approval.
fn prefer_fuller(scene: &Scene<'_>, pairs: &mut [Pair<'_>]) {
    let theirs = |n: usize, cue: usize| {
        let d = |s: &Sight| s.distance(cue, &scene.tokens[cue]).abs();
        let own = d(&scene.sights[n]);
        (scene.sights.iter().enumerate()).any(|(k, s)| k != n && d(s) <= own)
    };
    for n in 0..pairs.len() {
        let q = &pairs[n];
        if !q.whole || q.blocked.is_some() || q.score < THRESHOLD {
            continue;
        }
        let shorter = pairs.iter().filter(|p| {
            p.mention == q.mention
                && p.entry.fact != q.entry.fact
                && p.found.len() < q.found.len()
                && p.cues.iter().all(|c| q.cues.contains(c))
                && p.found.iter().all(|s| q.found.contains(s))
                && !q.cues.iter().any(|c| !p.cues.contains(c) && theirs(q.mention, *c))
        });
        if let Some(best) = shorter.map(|p| p.score).max() {
            pairs[n].score = pairs[n].score.max(best + 1);
        }
    }
}

/// Whether a pair rests on a word, here or around, that the other does not use: `hearing revenue` explains more than
/// `revenue` where both words stand there.
fn explains_more(q: &Pair<'_>, p: &Pair<'_>) -> bool {
    q.found.iter().any(|s| !p.found.contains(s))
}

/// Whether a rival's fact is better stated by another mention that is still free.
fn better_elsewhere(pairs: &[Pair<'_>], q: &Pair<'_>, done: &[bool]) -> bool {
    pairs
        .iter()
        .any(|r| r.mention != q.mention && !done[r.mention] && r.entry.fact == q.entry.fact && r.score > q.score)
}

fn explain(scene: &Scene<'_>, p: &Pair<'_>) -> Link {
    let mut cues: Vec<usize> = p.cues.clone();
    cues.sort_unstable();
    cues.dedup();
    let mut phrases: Vec<String> = Vec::new();
    let mut from = 0;
    while from < cues.len() {
        let mut to = from;
        while to + 1 < cues.len()
            && cues[to + 1] - cues[to] <= 2
            && scene.tokens[cues[to] + 1..=cues[to + 1]]
                .iter()
                .all(|t| t.border == Border::None)
        {
            to += 1;
        }
        let (a, b) = (&scene.tokens[cues[from]], &scene.tokens[cues[to]]);
        phrases.push(format!("\"{}\"", &scene.text[a.start as usize..b.end as usize]));
        from = to + 1;
    }
    let where_ = if p.outside {
        if phrases.is_empty() {
            "the words around it"
        } else {
            "here and in the words around it"
        }
    } else {
        "in the same sentence"
    };
    // `secured until July 31`, for a fact that says until when
    let first = scene.sights[p.mention].first;
    let until = [first, first.wrapping_sub(1)]
        .iter()
        .any(|at| scene.word(*at) == "until")
        && scene.fact_has(p.entry.fact, "until");
    let kind = scene.mentions[p.mention].kind_name();
    Link {
        fact: p.entry.fact,
        confidence: u8::try_from((p.score / 10).min(100)).unwrap_or(100),
        evidence: format!(
            "linked to {}: {}{}{where_}, {kind}",
            scene.base.full_id(p.entry.fact),
            phrases.join(" and "),
            if phrases.is_empty() { "" } else { " " }
        ),
        full: p.whole && !p.outside && p.entry.stems.len() > 1 && close(scene, p),
        direct: contradict::directly(scene, p),
        deadline: p.due || until,
        also: Vec::new(),
        sole: false,
        doubt: doubt::doubt(scene, p),
    }
}

/// Whether no clause begins between the words of a name.
fn close(scene: &Scene<'_>, p: &Pair<'_>) -> bool {
    let (Some(from), Some(to)) = (p.cues.iter().min(), p.cues.iter().max()) else {
        return false;
    };
    scene.tokens[from + 1..=*to].iter().all(|t| t.border < Border::Clause)
}

/// The other facts that the mention may state: their names stand there in full, or with a word that this one's has not. A full
/// name right beside the mention leaves no doubt, unless theirs stands there too.
fn also(scene: &Scene<'_>, pairs: &[Pair<'_>], p: &Pair<'_>) -> Vec<FactId> {
    let respective = (0..scene.tokens.len()).any(|at| scene.word(at) == "respectively");
    let certain = respective || contradict::directly(scene, p);
    let ours = |s: &StemId| p.entry.stems.iter().any(|(e, _)| e == s);
    // `The cure rate was 93.2 percent on the short course, and 91.4 percent on the long one`: each has its own word beside it.
    let (from, to) = scene.clause(p.mention, Border::Light);
    let here = |c: usize| (from..to).contains(&c);
    let kind = kinds::of(&scene.mentions[p.mention].data);
    let apart = |q: &&Pair<'_>| {
        let mut own = q.cues.iter().filter(|c| !p.cues.contains(c)).peekable();
        let told = |c: usize| {
            let near = |s: &Sight| {
                let (a, b) = (s.first.min(c), s.last.max(c + 1));
                scene.tokens[a + 1..b].iter().all(|t| t.border == Border::None)
            };
            let mut all = scene.sights.iter().zip(scene.mentions).enumerate();
            all.any(|(n, (s, m))| n != p.mention && kinds::of(&m.data) == kind && near(s))
        };
        p.whole
            && p.cues.iter().any(|c| !q.cues.contains(c) && here(*c))
            && own.peek().is_some()
            && own.all(|c| !here(*c) && told(*c))
    };
    let others = pairs.iter().filter(|q| {
        q.mention == p.mention
            && q.entry.fact != p.entry.fact
            && (q.whole || q.found.iter().any(|s| !ours(s)))
            && (!certain || contradict::directly(scene, q))
            && !apart(q)
    });
    others.map(|q| q.entry.fact).collect()
}
