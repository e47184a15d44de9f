//! The same thing with two figures: two amounts of one label, two counts of the same things, two mentions of one fact.
//! Figures are gathered by what they are of, so that the cost grows with the draft and not with its square.

use super::amount::{Kind, alike, could_be_same, kind};
use super::guards::{Names, Scene, unsure};
use super::label::label;
use super::pieces::Text;
use super::repeat_counts::{Counted, counted, same_things};
use super::{Clash, Passage, Place, Why};
use crate::document::BlockKind;
use crate::facts::FactId;
use crate::value::Quantity;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Figures of one thing that are remembered.
const MOST: usize = 12;

/// What a figure is of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Fact(FactId),
    Label(Kind, String),
    Noun(String),
}

struct Figure<'t> {
    quantity: &'t Quantity,
    place: Place,
    /// The number of its sentence in the draft, and the scene there.
    sentence: usize,
    counted: Option<Counted>,
    /// The clash in which it was reported.
    clash: Option<usize>,
}

pub(super) fn find(passages: &[Passage<'_>], texts: &[Text<'_>], out: &mut Vec<Clash>) {
    let mut names = Names::default();
    for (p, t) in passages.iter().zip(texts) {
        if matches!(p.block.kind, BlockKind::Paragraph | BlockKind::Item) {
            names.collect(t);
        }
    }
    names.settle();
    let mut scenes: Vec<Scene<'_>> = Vec::new();
    let mut seen: FxHashMap<Key, Vec<Figure<'_>>> = FxHashMap::default();
    let mut before: Vec<&str> = Vec::new();
    for (n, (p, t)) in passages.iter().zip(texts).enumerate() {
        // A cell has its own headings, a block quotation its own speaker.
        if matches!(p.block.kind, BlockKind::Cell(_) | BlockKind::Quote) {
            continue;
        }
        if matches!(p.block.kind, BlockKind::Heading(_)) {
            before.clear();
        }
        for s in &t.sentences {
            let scene = Scene::new(t, s, &names, &before);
            before.clone_from(&scene.names);
            scenes.push(scene);
            for at in s.clone() {
                if let Some((key, figure)) = figure(n, p, t, at, s, scenes.len() - 1) {
                    hold(seen.entry(key).or_default(), figure, &scenes, out);
                }
            }
        }
    }
}

fn figure<'t>(
    n: usize,
    p: &Passage<'_>,
    t: &Text<'t>,
    at: usize,
    s: &Range<usize>,
    sentence: usize,
) -> Option<(Key, Figure<'t>)> {
    let (m, q) = (t.mention(at)?, t.quantity(at)?);
    let k = kind(q)?;
    if unsure(t, at, s) {
        return None;
    }
    let mut counts = None;
    let key = if let Ok(i) = p.linked.binary_search_by_key(&m.start, |l| l.0) {
        Key::Fact(p.linked[i].1)
    } else if k == Kind::Things {
        let c = counted(t, at, s)?;
        let noun = c.noun.clone();
        counts = Some(c);
        Key::Noun(noun)
    } else {
        Key::Label(k, label(t, at, s)?)
    };
    let figure = Figure {
        quantity: q,
        place: Place::of(n, m),
        sentence,
        counted: counts,
        clash: None,
    };
    Some((key, figure))
}

/// Holds a figure against those of the same thing before it.
fn hold<'t>(seen: &mut Vec<Figure<'t>>, f: Figure<'t>, scenes: &[Scene<'_>], out: &mut Vec<Clash>) {
    let differs = |g: &&Figure<'_>| {
        g.sentence != f.sentence
            && !could_be_same(g.quantity, f.quantity)
            && match (&g.counted, &f.counted) {
                (Some(a), Some(b)) => same_things(a, b),
                (None, None) => true,
                _ => false,
            }
    };
    let same = seen
        .iter()
        .position(|g| g.sentence != f.sentence && could_be_same(g.quantity, f.quantity));
    let found = seen.iter().filter(differs).find(|g| {
        let (a, b) = (&scenes[g.sentence], &scenes[f.sentence]);
        // A link may be wrong, and would then be so most visibly here: it is held to the same as the words alone.
        !a.apart(b) && alike(g.quantity, f.quantity)
    });
    let mut f = f;
    match (same, found) {
        (None, Some(g)) => {
            f.clash = Some(out.len());
            out.push(Clash {
                why: Why::Repeat,
                at: f.place,
                with: vec![g.place],
            });
        }
        // A figure that comes again is the rule, and the one before it the exception.
        (Some(n), _) => {
            let clash = seen[n].clash.take().and_then(|c| out.get_mut(c));
            if let Some(c) = clash
                && let Some(other) = c.with.first_mut()
            {
                std::mem::swap(&mut c.at, other);
            }
        }
        (None, None) => {}
    }
    if seen.len() < MOST {
        seen.push(f);
    }
}
