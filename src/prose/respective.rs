//! `X and Y were 30 and 20, respectively`: the figures take the names in their order.

use super::kinds;
use super::link::Pair;
use super::scene::Scene;
use crate::facts::FactId;

/// Where a sentence says `respectively`, keeps of each mention's pairs only those whose own words stand where the order
/// puts them, and lifts them above all others.
pub(crate) fn settle(scene: &Scene<'_>, pairs: &mut Vec<Pair<'_>>) {
    let Some(end) = (0..scene.tokens.len()).find(|t| scene.word(*t) == "respectively") else {
        return;
    };
    // The mentions of one kind that stand just before the word.
    let Some(last) = (0..scene.mentions.len())
        .rev()
        .find(|n| scene.sights[*n].last <= end && end - scene.sights[*n].last <= 1)
    else {
        return;
    };
    let kind = kinds::of(&scene.mentions[last].data);
    let mut row = vec![last];
    while let Some(before) = row[0].checked_sub(1) {
        let gap = scene.sights[row[0]].first.saturating_sub(scene.sights[before].last);
        if kinds::of(&scene.mentions[before].data) != kind || gap > 2 {
            break;
        }
        row.insert(0, before);
    }
    if row.len() < 2 {
        return;
    }
    let first = scene.sights[row[0]].first;
    // The likeliest facts, and the place of each: a word before the figures that none of the others uses.
    let mut best: Vec<(u32, FactId, Vec<usize>)> = Vec::new();
    for p in pairs.iter().filter(|p| row.contains(&p.mention)) {
        let cues: Vec<usize> = p.cues.iter().copied().filter(|c| *c < first).collect();
        match best.iter_mut().find(|(_, f, _)| *f == p.entry.fact) {
            Some(b) if b.0 < p.score => *b = (p.score, p.entry.fact, cues),
            Some(_) => {}
            None => best.push((p.score, p.entry.fact, cues)),
        }
    }
    best.sort_by(|a, b| b.cmp(a));
    best.truncate(row.len());
    let own = |n: usize| {
        best[n]
            .2
            .iter()
            .copied()
            .filter(|c| !best.iter().enumerate().any(|(m, b)| m != n && b.2.contains(c)))
            .min()
    };
    let mut facts: Vec<(usize, FactId)> = (0..best.len()).filter_map(|n| Some((own(n)?, best[n].1))).collect();
    facts.sort_unstable();
    if facts.len() != row.len() {
        // The order can not be told: no guess.
        pairs.retain(|p| !row.contains(&p.mention));
        return;
    }
    for p in pairs.iter_mut().filter(|p| row.contains(&p.mention)) {
        let place = row.iter().position(|m| *m == p.mention);
        let fits = place.and_then(|n| facts.get(n)).is_some_and(|f| f.1 == p.entry.fact);
        p.score = if fits { p.score.max(850) } else { 0 };
    }
}
