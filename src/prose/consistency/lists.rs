//! `six countries: Poland, Saudi Arabia, …`: a closed list must have as many items as its count says.

use super::amount::whole;
use super::pieces::Text;
use super::words::{NO_LIST, OTHER_NOUNS};
use super::{Clash, Place, Why};
use crate::value::Dim;
use std::ops::Range;

/// Places that follow a town's name after a comma.
const STATES: &str = " Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois \
    Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada \
    Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Washington Wisconsin Wyoming Inc Ltd Jr Sr D.C Calif \
    Fla Tex Mass Pa Ill Mich Wash Ariz Colo Ont Ontario Quebec ";

pub(super) fn find(passage: usize, t: &Text<'_, '_>, out: &mut Vec<Clash>) {
    for s in &t.sentences {
        for &at in t.stated(s) {
            let Some(n) = counted(t, at, s) else { continue };
            let Some(list) = behind(t, at, s) else { continue };
            let Some(items) = items(t, &list) else { continue };
            let count = items.len();
            let open = items.extra > 0;
            // A list that is much shorter or twice as long is one of something else.
            if (count..=count + items.extra).contains(&n) || open && count <= n || count * 2 < n || count >= n * 2 {
                continue;
            }
            let place = |r: &Range<usize>| {
                let (a, b) = (t.pieces.get(r.start)?, t.pieces.get(r.end.checked_sub(1)?)?);
                Some(Place {
                    passage,
                    start: u32::try_from(a.start).ok()?,
                    end: u32::try_from(b.end).ok()?,
                })
            };
            let Some(m) = t.mention(at) else { continue };
            out.push(Clash {
                why: Why::Items(count),
                figure: None,
                at: Place::of(passage, m),
                with: items.places.iter().filter_map(place).collect(),
            });
        }
    }
}

/// The number of things that a list may follow.
fn counted(t: &Text<'_, '_>, at: usize, s: &Range<usize>) -> Option<usize> {
    let q = t.quantity(at)?;
    let Dim::Count(noun) = &q.dim else { return None };
    let noun = noun.rsplit([' ', '-']).next().unwrap_or(noun).to_lowercase();
    let singular = noun.strip_suffix('s').unwrap_or(&noun);
    if OTHER_NOUNS.has(singular) || OTHER_NOUNS.has(&noun) {
        return None;
    }
    let n = whole(q).filter(|n| (2..=30).contains(n))?;
    // `two of the six countries: …`
    let before = at > s.start
        && (t.is(at - 1, &["of"])
            || at > s.start + 1 && t.is(at - 2, &["of"]) && t.is(at - 1, &["the", "these", "those"]));
    let hyphenated = t.str(at).contains('-');
    (!before && !hyphenated).then_some(n)
}

/// The pieces of the list that follows directly, perhaps after `in Europe`.
fn behind(t: &Text<'_, '_>, at: usize, s: &Range<usize>) -> Option<Range<usize>> {
    let mut n = at + 1;
    if t.is(n, &["in", "of", "across", "from", "on"]) {
        n += 1;
        let start = n;
        while n < start + 4 && !t.word(n).is_empty() {
            n += 1;
        }
    }
    let from = n + 1;
    let last = s.end.min(from + 120);
    let to = if t.mark(n, &[':']) {
        (from..last)
            .find(|n| t.mark(*n, &['.', '!', '?', '—', '(']))
            .unwrap_or(last)
    } else if t.mark(n, &['—']) {
        (from..last)
            .find(|n| t.mark(*n, &['.', '!', '?', '—', ':', '(']))
            .unwrap_or(last)
    } else if t.mark(n, &['(']) {
        (from..last).find(|n| t.mark(*n, &[')', '(']))?
    } else {
        return None;
    };
    // A bracket inside, or a list that was cut off, is none that can be counted.
    let whole = to < last || last == s.end;
    (whole && to > from && (t.mark(n, &['(']) || !t.mark(to, &['(']))).then_some(from..to)
}

struct Items {
    places: Vec<Range<usize>>,
    /// How many more there may be, where an `and` may stand inside a name.
    extra: usize,
}

impl Items {
    fn len(&self) -> usize {
        self.places.len()
    }
}

/// The items of a closed list; `None` where it is not plainly one.
fn items(t: &Text<'_, '_>, list: &Range<usize>) -> Option<Items> {
    let ended = t.mark(list.end, &['.', '—', ')']) || list.end >= t.pieces.len();
    if !ended
        || t.any(list.clone(), &NO_LIST)
        || list
            .clone()
            .any(|n| t.mention(n).is_some() || t.pieces[n].quoted || t.mark(n, &['…', ':', '/']))
    {
        return None;
    }
    let semicolons = list.clone().any(|n| t.mark(n, &[';']));
    let sep = if semicolons { ';' } else { ',' };
    let mut places: Vec<Range<usize>> = Vec::new();
    let mut from = list.start;
    for n in list.clone().chain([list.end]) {
        if n == list.end || t.mark(n, &[sep]) {
            places.push(from..n);
            from = n + 1;
        }
    }
    if semicolons {
        return closed_by_semicolons(t, places);
    }
    let last = places.pop()?;
    let and = |n: &usize| t.is(*n, &["and"]) || t.mark(*n, &['&']);
    let mut extra = 0;
    let ands: Vec<usize> = last.clone().filter(and).collect();
    match ands[..] {
        // `a, b, and c`
        [first, ..] if first == last.start => {
            places.push(first + 1..last.end);
            extra += ands.len() - 1;
        }
        [only] => places.extend([last.start..only, only + 1..last.end]),
        [first, .., end] => {
            places.extend([last.start..first, end + 1..last.end]);
            extra += ands.len() - 1;
        }
        // No `and`: the list may go on.
        [] => return None,
    }
    extra += places
        .iter()
        .rev()
        .skip(1)
        .map(|p| p.clone().filter(and).count())
        .sum::<usize>();
    let names = places
        .iter()
        .filter(|p| t.word(p.start).starts_with(char::is_uppercase))
        .count();
    // All names, or all plain things of a few words.
    let plain = places.iter().all(|p| p.len() <= 3);
    let proper = names == places.len() && places.iter().all(|p| p.len() <= 6);
    let state = |p: &&Range<usize>| STATES.contains(&format!(" {} ", t.word(p.end.saturating_sub(1))));
    let states = places.iter().filter(state).count();
    let fits = places.len() >= 2
        && places.iter().all(|p| {
            !p.is_empty()
                && p.clone()
                    .all(|n| !t.word(n).is_empty() || t.mark(n, &['.', '&', '\'', '’']))
        })
        && (proper || plain && names == 0)
        && (states == 0 || states == places.len());
    fits.then_some(Items { places, extra })
}

/// `John Smith, a lawyer; Mary Jones, a doctor; and Bob Ray, a clerk`
fn closed_by_semicolons(t: &Text<'_, '_>, mut places: Vec<Range<usize>>) -> Option<Items> {
    let last = places.last_mut()?;
    if !t.is(last.start, &["and"]) {
        return None;
    }
    last.start += 1;
    places
        .iter()
        .all(|p| !p.is_empty())
        .then_some(Items { places, extra: 0 })
}
