//! The same thing with two figures: two amounts of one label, two counts of the same things, two mentions of one fact.
//! Figures are gathered by what they are of, so that the cost grows with the draft and not with its square.

use super::amount::{Kind, alike, could_be_same, kind};
use super::guards::{Names, Scene, Time, named, unsure};
use super::label::label;
use super::pieces::Text;
use super::repeat_counts::{Counted, counted, same_things};
use super::{Clash, Place, Why};
use crate::document::{Block, BlockKind};
use crate::facts::FactId;
use crate::prose::Mention;
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

/// The number of a block and of a sentence in it.
type Sentence = (usize, usize);

struct Figure {
    quantity: Box<Quantity>,
    place: Place,
    sentence: Sentence,
    counted: Option<Counted>,
    /// The doubt that it raised.
    doubt: Option<usize>,
}

/// What becomes of figures, in the order of the draft.
enum Event {
    /// A figure differs from these of the same thing. Whether they are of one owner and time is settled at the end, when the
    /// names of the draft are known.
    Doubt {
        place: Place,
        sentence: Sentence,
        others: Vec<(Place, Sentence)>,
    },
    /// The figure that raised this doubt comes again: it is the rule, and the one before it the exception.
    Again(usize),
}

/// The figures of a draft by what they are of.
#[derive(Default)]
pub(super) struct Repeats {
    seen: FxHashMap<Key, Vec<Figure>>,
    events: Vec<Event>,
    /// Where mentions stand and what they say of time, and how many there are up to the end of each block.
    times: Vec<(u32, u32, Time)>,
    ends: Vec<usize>,
}

impl Repeats {
    /// Takes in the next block.
    pub(super) fn block(&mut self, mentions: &[Mention]) {
        let times = mentions.iter().map(|m| (m.full_start, m.full_end, Time::of(m)));
        self.times.extend(times);
        self.ends.push(self.times.len());
    }

    /// Takes in the figures of the block.
    pub(super) fn figures(&mut self, n: usize, t: &Text<'_, '_>, linked: &[(u32, FactId)]) {
        for (number, s) in t.sentences.iter().enumerate() {
            for &at in t.stated(s) {
                let Some((key, m, q, counted)) = figure(t, at, s, linked) else {
                    continue;
                };
                let seen = self.seen.entry(key).or_default();
                let f = Figure {
                    quantity: Box::new(q.clone()),
                    place: Place::of(n, m),
                    sentence: (n, number),
                    counted,
                    doubt: None,
                };
                hold(seen, f, &mut self.events);
            }
        }
    }

    /// Settles the doubts.
    pub(super) fn settle(&self, blocks: &[Block], out: &mut Vec<Clash>) {
        if self.events.is_empty() {
            return;
        }
        let scenes = self.scenes(blocks);
        let mut clashes: Vec<Option<usize>> = Vec::with_capacity(self.events.len());
        for event in &self.events {
            let mut clash = None;
            match event {
                Event::Doubt {
                    place,
                    sentence,
                    others,
                } => {
                    // A link may be wrong, and would then be so most visibly here: it is held to the same as the words alone.
                    let apart = |other: &Sentence| match (scenes.get(other), scenes.get(sentence)) {
                        (Some(a), Some(b)) => a.apart(b),
                        _ => true,
                    };
                    if let Some((other, _)) = others.iter().find(|(_, other)| !apart(other)) {
                        clash = Some(out.len());
                        out.push(Clash {
                            why: Why::Repeat,
                            figure: None,
                            at: *place,
                            with: vec![*other],
                        });
                    }
                }
                Event::Again(doubt) => {
                    if let Some(c) = clashes[*doubt].and_then(|c| out.get_mut(c))
                        && let Some(other) = c.with.first_mut()
                    {
                        std::mem::swap(&mut c.at, other);
                    }
                }
            }
            clashes.push(clash);
        }
    }

    /// The scenes of all sentences in doubt.
    fn scenes<'d>(&self, blocks: &'d [Block]) -> FxHashMap<Sentence, Scene<'d>> {
        let mut wanted: Vec<Sentence> = Vec::new();
        for e in &self.events {
            if let Event::Doubt { sentence, others, .. } = e {
                wanted.push(*sentence);
                wanted.extend(others.iter().map(|o| o.1));
            }
        }
        wanted.sort_unstable();
        wanted.dedup();
        let mut names = Names::default();
        for (n, b) in blocks.iter().enumerate() {
            if matches!(b.kind, BlockKind::Paragraph | BlockKind::Item) {
                names.collect(&self.text(n, b));
            }
        }
        names.settle();
        let mut out = FxHashMap::default();
        let mut wanted = wanted.into_iter().peekable();
        let mut before: Vec<&str> = Vec::new();
        for (n, b) in blocks.iter().enumerate() {
            if wanted.peek().is_none() {
                break;
            }
            if !follows(b.kind) {
                continue;
            }
            if matches!(b.kind, BlockKind::Heading(_)) {
                before.clear();
            }
            let t = self.text(n, b);
            let times = |m: usize| self.mentions(n).get(m).map_or(Time::Nothing, |m| m.2);
            for (number, s) in t.sentences.iter().enumerate() {
                if let Some(id) = wanted.next_if_eq(&(n, number)) {
                    let scene = Scene::new(&t, s, &times, &names, &before);
                    before.clone_from(&scene.names);
                    out.insert(id, scene);
                } else {
                    let own = named(&t, s, &names);
                    if !own.is_empty() {
                        before = own;
                    }
                }
            }
        }
        out
    }

    fn mentions(&self, n: usize) -> &[(u32, u32, Time)] {
        let end = |n: Option<usize>| n.and_then(|n| self.ends.get(n)).copied().unwrap_or(0);
        self.times.get(end(n.checked_sub(1))..end(Some(n))).unwrap_or(&[])
    }

    fn text<'d>(&self, n: usize, b: &'d Block) -> Text<'d, 'd> {
        let mentions = self.mentions(n);
        Text::around(&b.text, |m| mentions.get(m).map(|m| (m.0, m.1)))
    }
}

/// Whether figures of the block go on from those before: a cell has its own headings, a block quotation its own speaker.
pub(super) const fn follows(kind: BlockKind) -> bool {
    !matches!(kind, BlockKind::Cell(_) | BlockKind::Quote)
}

fn figure<'m>(
    t: &Text<'_, 'm>,
    at: usize,
    s: &Range<usize>,
    linked: &[(u32, FactId)],
) -> Option<(Key, &'m Mention, &'m Quantity, Option<Counted>)> {
    let (m, q) = (t.mention(at)?, t.quantity(at)?);
    let k = kind(q)?;
    if unsure(t, at, s) {
        return None;
    }
    let mut counts = None;
    let key = if let Ok(i) = linked.binary_search_by_key(&m.start, |l| l.0) {
        Key::Fact(linked[i].1)
    } else if k == Kind::Things {
        let c = counted(t, at, s)?;
        let noun = c.noun.clone();
        counts = Some(c);
        Key::Noun(noun)
    } else {
        Key::Label(k, label(t, at, s)?)
    };
    Some((key, m, q, counts))
}

/// Holds a figure against those of the same thing before it.
fn hold(seen: &mut Vec<Figure>, mut f: Figure, events: &mut Vec<Event>) {
    let differs = |g: &&Figure| {
        g.sentence != f.sentence
            && match (&g.counted, &f.counted) {
                (Some(a), Some(b)) => same_things(a, b),
                (None, None) => true,
                _ => false,
            }
            && alike(&g.quantity, &f.quantity)
    };
    let same = seen.iter().position(|g| {
        g.sentence != f.sentence && (g.quantity == f.quantity || could_be_same(&g.quantity, &f.quantity))
    });
    if let Some(n) = same {
        events.extend(seen[n].doubt.take().map(Event::Again));
    } else {
        let others: Vec<_> = seen.iter().filter(differs).map(|g| (g.place, g.sentence)).collect();
        if !others.is_empty() {
            f.doubt = Some(events.len());
            events.push(Event::Doubt {
                place: f.place,
                sentence: f.sentence,
                others,
            });
        }
    }
    if seen.len() < MOST {
        seen.push(f);
    }
}
