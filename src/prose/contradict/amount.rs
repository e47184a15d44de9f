//! Rates, parts, differences and changes.

use super::fact_says;
use super::time::earlier_end;
use super::words::{AFTERWARDS, CHANGE, CHANGE_NOUNS, CHANGED, EACH, MORE};
use crate::facts::Fact;
use crate::prose::index::LinkIndex;
use crate::prose::kinds::{self, Kind};
use crate::prose::link::Pair;
use crate::prose::scene::Scene;
use crate::prose::tokens::Border;
use crate::prose::vocab::stem;
use crate::value::Data;

pub(super) fn rate(scene: &Scene<'_>, index: &LinkIndex, p: &Pair<'_>, fact: &Fact) -> Option<String> {
    let per = |d: &Data| match d {
        Data::Figure(q) => q.per.clone(),
        _ => None,
    };
    let mine = per(&scene.mentions[p.mention].data);
    let theirs = fact.values.iter().any(|v| per(&v.value.data).is_some());
    let each = theirs || EACH.iter().any(|w| scene.fact_has(p.entry.fact, w));
    // `compensation per sheep` is one by its name, and so is `annual output`.
    let said = |unit: &str| {
        let adverbs: &[&str] = match unit {
            "year" => &["annual", "annually", "yearly"],
            "month" => &["monthly"],
            "week" => &["weekly"],
            "day" => &["daily"],
            _ => &[],
        };
        let phrase = |w: &str| fact.names().any(|n| n.contains(&format!("{w} {unit}")));
        ["per", "each", "a", "an", "every"].iter().any(|w| phrase(w))
            || adverbs.iter().any(|w| scene.fact_has(p.entry.fact, w))
    };
    if mine.as_deref().is_some_and(said) {
        return None;
    }
    // Under its full name a fact may well be a rate without saying so: a dividend of 22 cents a share.
    let sight = &scene.sights[p.mention];
    let from = p.cues.iter().copied().min().unwrap_or(sight.first).min(sight.first);
    let to = p
        .cues
        .iter()
        .copied()
        .max()
        .unwrap_or(0)
        .max(sight.last.saturating_sub(1));
    let joined = (from + 1..=to).all(|at| scene.tokens.get(at).is_none_or(|t| t.border == Border::None));
    let full = p.whole && !p.outside && joined && p.score >= 900;
    // A rate belongs to the fact that names its unit, where one does: 412p a share is the price per share.
    if let Some(unit) = &mine
        && !theirs
        && !fact_says(scene, index, p, &[unit])
        && index.stems.get(&stem(unit)).is_some_and(|s| {
            p.topic
                .entries
                .iter()
                .any(|e| e.kind == p.entry.kind && e.stems.iter().any(|(x, _)| *x == s))
        })
    {
        return Some(format!("it is a rate ({unit}), and another fact is one"));
    }
    // `doors that close within two seconds`
    if kinds::of(&scene.mentions[p.mention].data) == Some(Kind::Duration)
        && scene.before(p.mention, 1).first().is_some_and(|w| *w == "within")
        && !fact.names().any(|n| n.ends_with("within") || n.contains("within "))
    {
        return Some("\"within\" makes it a limit".to_owned());
    }
    // `Each winner's prize is €60,000, out of a prize fund of €402,000`
    let direct = p.whole
        && !p.outside
        && super::directly(scene, p)
        && scene.tokens.iter().take(sight.first).any(|t| t.border != Border::None);
    if matches!(scene.word(0), "per" | "every" | "each") && !each && !direct {
        return Some(format!("it is a rate (\"{}\"), and the fact is none", scene.word(0)));
    }
    if full && !theirs {
        return None;
    }
    if let Some(unit) = mine
        && !theirs
    {
        return Some(format!("it is a rate ({unit}), and the fact is none"));
    }
    let close = scene.before(p.mention, 2);
    let behind = scene.after(p.mention, 2);
    let found = close.iter().chain(&behind).find(|w| EACH.contains(w))?;
    (!each).then(|| format!("it is a rate (\"{found}\"), and the fact is none"))
}

/// How likely something is, whatever it is.
const CHANCE: &[&str] = &["chance", "probability", "likelihood", "odds", "risk"];

pub(super) fn part_or_difference(scene: &Scene<'_>, index: &LinkIndex, p: &Pair<'_>) -> Option<String> {
    let before = scene.before(p.mention, 4);
    let word = |n: usize| before.get(n).map_or("", |w| w);
    // `a cap on rent increases`, `limits rent increases to 2.5 percent`
    const LIMITS: &[&str] = &[
        "cap", "caps", "capped", "limit", "limits", "limited", "ceiling", "curb", "curbs",
    ];
    let outer = p
        .cues
        .iter()
        .copied()
        .min()
        .filter(|c| *c < scene.sights[p.mention].first);
    let first = scene.sights[p.mention].first;
    let near = |at: &usize| first - at <= 6 && LIMITS.contains(&scene.word(*at));
    let limit = outer.and_then(|c| (c.saturating_sub(3)..first).find(near));
    if let Some(at) = limit.filter(|_| !fact_says(scene, index, p, LIMITS)) {
        return Some(format!("\"{}\" makes it a limit", scene.word(at)));
    }
    // `two other hospital groups`
    let sight = &scene.sights[p.mention];
    let number = kinds::of(&scene.mentions[p.mention].data) == Some(Kind::Number);
    let glued = |at: usize| scene.tokens.get(at).is_some_and(|t| t.border == Border::None);
    let other = (sight.first + 1..=sight.last).any(|at| scene.word(at) == "other" && glued(at));
    if number && other && !fact_says(scene, index, p, &["other"]) {
        return Some("\"other\" makes it something else".to_owned());
    }
    if MORE.contains(&word(0)) && !fact_says(scene, index, p, &[word(0)]) {
        return Some(format!("\"{}\" makes it an addition to something else", word(0)));
    }
    for (n, w) in before.iter().enumerate().take(3) {
        let next = n.checked_sub(1).map_or("", |k| word(k));
        let comparing = match *w {
            "from" => {
                n <= 1
                    && matches!(
                        word(n + 1),
                        "up" | "down"
                            | "rise"
                            | "increase"
                            | "drop"
                            | "rose"
                            | "fell"
                            | "grew"
                            | "climbed"
                            | "increased"
                            | "raised"
                            | "cut"
                            | "reduced"
                            | "jumped"
                            | "dropped"
                    )
            }
            "compared" | "versus" | "vs" => true,
            "against" => n == 0,
            "than" => {
                n == 0
                    && !matches!(
                        word(1),
                        "more" | "less" | "fewer" | "greater" | "higher" | "lower" | "later" | "earlier"
                    )
            }
            "which" | "whom" => word(n + 1) == "of" || next == "of",
            "including" => n == 0 && !p.whole,
            _ => false,
        };
        if comparing {
            return Some(format!(
                "\"{w}\" makes it a part of something else, or what it is compared with"
            ));
        }
    }
    if let Some(chance) = before.iter().find(|w| CHANCE.contains(&&***w))
        && !fact_says(scene, index, p, CHANCE)
    {
        return Some(format!("it is a {chance}"));
    }
    // `is to last three years`
    let lasts = word(0) == "last" && matches!(word(1), "to" | "will" | "would" | "may" | "could" | "should");
    if !lasts
        && matches!(word(0), "first" | "last" | "next" | "latest" | "final" | "other")
        && !fact_says(scene, index, p, &[word(0)])
    {
        return Some(format!("\"{}\" makes it a part", word(0)));
    }
    let sight = &scene.sights[p.mention];
    if apposed(scene, p) {
        return None;
    }
    // `Of the 154 riders who started, 121 finished`: the first is the whole, what follows the comma a part.
    let comma = (1..=sight.first).find(|at| scene.tokens.get(*at).is_some_and(|t| t.border != Border::None));
    // `Of the museum's 41,000 objects, about 3,400 are on display`: what is on display is told behind the comma.
    let comma_at = |at: &usize| {
        *at > 0 && {
            let (a, b) = (scene.tokens[at - 1].end as usize, scene.tokens[*at].start as usize);
            scene.text[a..b].contains(',')
        }
    };
    let end = (sight.last..scene.tokens.len()).find(comma_at);
    let inside = scene.word(0) == "of" && comma.is_none();
    if inside && end.is_some_and(|end| p.cues.iter().any(|c| *c > end)) {
        return Some("it is the whole of which a part is told".to_owned());
    }
    let of_it = comma.is_some_and(|comma| p.outside || p.cues.iter().any(|c| *c < comma));
    // `Of the train operators, 24 per cent are women`: a share is of them.
    let shares = kinds::of(&scene.mentions[p.mention].data) == Some(Kind::Share)
        && p.whole
        && comma.is_some_and(|c| p.cues.iter().any(|at| *at < c) && p.cues.iter().any(|at| *at >= c));
    if scene.word(0) == "of" && sight.first > 1 && of_it && !shares {
        return Some(format!("\"of {}\" makes it a part", scene.word(1)));
    }
    if word(1) == "than" && matches!(word(0), "the" | "a" | "an") {
        return Some("\"than\" makes it what something is compared with".to_owned());
    }
    // `Four of its six carriages derailed`
    let theirs = matches!(word(0), "its" | "their" | "his" | "her" | "our") && word(1) == "of";
    let of = sight.first.checked_sub(2);
    if theirs && of.is_some_and(|of| scene.sights.iter().any(|s| s.last == of)) {
        return Some("it is the whole of which a part is told".to_owned());
    }
    // A comma begins another thought: `$1.34, ahead of …`.
    let close =
        (sight.last..sight.last + 3).take_while(|at| scene.tokens.get(*at).is_some_and(|t| t.border == Border::None));
    let after: Vec<&str> = close.map(|at| scene.word(at)).collect();
    let next = |n: usize| after.get(n).map_or("", |w| w);
    // A share is always of something.
    let share = matches!(
        kinds::of(&scene.mentions[p.mention].data),
        Some(Kind::Share | Kind::Points)
    );
    let whole = matches!(
        next(1),
        "that" | "this" | "the" | "it" | "them" | "those" | "these" | "its" | "their" | "his" | "her"
    );
    // `481 of the homes were destroyed` is the number of homes destroyed: the full name tells which part.
    let told = p.whole && !p.outside && p.entry.stems.len() > 1 && p.cues.iter().any(|c| *c > sight.last + 1);
    if !share && next(0) == "of" && whole && !told {
        return Some(format!("\"of {}\" makes it a part", next(1)));
    }
    if earlier_end(scene, p.mention) {
        return Some("it is what something changed from".to_owned());
    }
    if AFTERWARDS.contains(&next(0))
        && (next(1) == "than" || next(1) == "of" || next(0) == "more" || next(0) == "fewer")
    {
        return Some(format!("\"{}\" makes it a difference", next(0)));
    }
    // `C$580 million over the original budget`
    let what = matches!(next(1), "the" | "its" | "their" | "what");
    if next(0) == "over" && what && p.cues.iter().any(|c| *c > sight.last && *c <= sight.last + 4) {
        return Some("\"over\" makes it a difference".to_owned());
    }
    // `3,840 salmon above the site` were counted there.
    let there = next(1) == "the" && p.cues.iter().any(|c| sight.holds(*c));
    if matches!(
        next(0),
        "below" | "above" | "short" | "ahead" | "behind" | "adrift" | "clear"
    ) && !there
        && !fact_says(
            scene,
            index,
            p,
            &[next(0), if next(0) == "short" { "shortfall" } else { "gap" }],
        )
    {
        return Some(format!("\"{}\" makes it a difference", next(0)));
    }
    if AFTERWARDS.contains(&next(1)) && next(2) == "than" {
        return Some(format!("\"{} than\" makes it a difference", next(1)));
    }
    None
}

/// Whether a figure between commas only says how much what stands before it is: `Of the amount stolen, £34.7 million, …`,
/// `glass trees, 321 of them, …`.
fn apposed(scene: &Scene<'_>, p: &Pair<'_>) -> bool {
    let sight = &scene.sights[p.mention];
    let border = |at: usize| scene.tokens.get(at).map_or(Border::Strong, |t| t.border);
    let them = scene.word(sight.last) == "of" && matches!(scene.word(sight.last + 1), "them" | "it");
    let end = sight.last + if them { 2 } else { 0 };
    let before = p.cues.iter().copied().filter(|c| *c < sight.first).max();
    // `out of the race, two of them …`: they are what several is said of.
    let several = |c: usize| (c.saturating_sub(2)..=c).any(|at| crate::prose::noun::is_plural(scene.word(at)));
    border(sight.first) >= Border::Light
        && border(end) >= Border::Light
        && (them || scene.word(0) == "of")
        && p.cues.iter().all(|c| *c < sight.last)
        && before.is_some_and(|c| c + 2 >= sight.first && (!them || several(c)))
}

/// `rose 5 %` and `rose to 5 %` are different claims.
pub(super) fn change(scene: &Scene<'_>, index: &LinkIndex, p: &Pair<'_>) -> Option<String> {
    let kind = kinds::of(&scene.mentions[p.mention].data)?;
    if matches!(kind, Kind::Date | Kind::Ordinal | Kind::Duration | Kind::Age)
        || fact_says(scene, index, p, CHANGE)
        || fact_says(scene, index, p, CHANGED)
    {
        return None;
    }
    let before = scene.before(p.mention, 3);
    let word = |n: usize| before.get(n).map_or("", |w| w);
    let by = word(0) == "by" && (CHANGED.contains(&word(1)) || CHANGED.contains(&word(2)));
    // `make up 14 percent`
    let made = word(0) == "up" && matches!(word(1), "make" | "makes" | "made" | "making");
    let direct = !made && CHANGED.contains(&word(0)) && !matches!(word(0), "added" | "lost" | "cut" | "raised") || by;
    let sight = &scene.sights[p.mention];
    let close =
        (sight.last..sight.last + 2).take_while(|at| scene.tokens.get(*at).is_some_and(|t| t.border == Border::None));
    let after: Vec<&str> = close.map(|at| scene.word(at)).collect();
    // `had beaten Raymond Tuckwell by 353 votes`
    const WINS: &[&str] = &[
        "beat", "beaten", "beats", "defeated", "won", "win", "lost", "led", "leads", "leading", "ahead", "trails",
        "trailed", "trailing", "missed",
    ];
    const MARGINS: &[&str] = &[
        "margin",
        "majority",
        "lead",
        "victory",
        "difference",
        "gap",
        "won",
        "beat",
        "deficit",
    ];
    let won = scene.before(p.mention, 8).iter().any(|w| WINS.contains(&&**w));
    let margin = || fact_says(scene, index, p, MARGINS) || fact_says(scene, index, p, WINS);
    if word(0) == "by" && won && !margin() {
        return Some("\"by\" makes it a margin".to_owned());
    }
    let noun = after.iter().take(2).find(|w| CHANGE_NOUNS.contains(w));
    if direct {
        return Some(format!(
            "\"{}\" makes it a change, and the fact is none",
            word(usize::from(by))
        ));
    }
    noun.map(|w| format!("\"{w}\" makes it a change, and the fact is none"))
}
