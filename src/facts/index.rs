//! The index from names to facts: looking one up costs the same for a hundred facts or a hundred thousand.

use super::model::{FactBase, FactId, NameId, TopicId};
use crate::value::text::fold;
use rustc_hash::{FxHashMap, FxHasher};
use std::borrow::Cow;
use std::hash::Hasher;

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// Nothing.
    Unknown,
    /// One fact.
    One(FactId),
    /// Facts of several topics.
    Several(Vec<FactId>),
}

/// Facts by the hash of their names' keys. A key that several facts share is in `more`.
#[derive(Debug, Default)]
pub(crate) struct Index {
    first: FxHashMap<u64, u32>,
    more: FxHashMap<u64, Vec<u32>>,
}

impl Index {
    pub(crate) fn reserve(&mut self, n: usize) {
        self.first.reserve(n);
    }

    pub(crate) fn insert(&mut self, hash: u64, fact: u32) {
        match self.first.entry(hash) {
            std::collections::hash_map::Entry::Vacant(v) => {
                v.insert(fact);
            }
            std::collections::hash_map::Entry::Occupied(o) => {
                if *o.get() != fact {
                    let more = self.more.entry(hash).or_default();
                    if !more.contains(&fact) {
                        more.push(fact);
                    }
                }
            }
        }
    }

    /// The facts that may have the key with this hash.
    pub(crate) fn candidates(&self, hash: u64) -> impl Iterator<Item = u32> + '_ {
        let more = if self.more.is_empty() {
            None
        } else {
            self.more.get(&hash)
        };
        self.first
            .get(&hash)
            .copied()
            .into_iter()
            .chain(more.into_iter().flatten().copied())
    }
}

pub(crate) fn hash(key: &str) -> u64 {
    let mut h = FxHasher::default();
    h.write(key.as_bytes());
    h.finish()
}

/// The form of a name in which it is looked up: case, hyphens, articles and a plural ending do not matter.
#[must_use]
pub fn key(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    write_key(name, &mut out);
    out
}

/// Writes the key of a name into `out`, which is emptied first.
pub(crate) fn write_key(name: &str, out: &mut String) {
    out.clear();
    let folded: Cow<'_, str> = if name.is_ascii() {
        Cow::Borrowed(name)
    } else {
        fold(name)
    };
    let words = || {
        folded
            .split(|c: char| c.is_whitespace() || matches!(c, '-' | '_'))
            .filter(|w| !w.is_empty())
    };
    for w in words() {
        if ["a", "an", "the"].iter().any(|article| w.eq_ignore_ascii_case(article)) {
            continue;
        }
        push_singular(w, out);
    }
    if out.is_empty() {
        words().for_each(|w| push_singular(w, out));
    }
}

fn push_singular(word: &str, out: &mut String) {
    if !out.is_empty() {
        out.push(' ');
    }
    let from = out.len();
    if word.is_ascii() {
        out.push_str(word);
        out[from..].make_ascii_lowercase();
    } else {
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
    let w = &out[from..];
    let cut = |n: usize| from + w.len() - n;
    if w.len() > 4 && w.ends_with("ies") {
        let at = cut(3);
        out.truncate(at);
        out.push('y');
    } else if w.len() > 4
        && ["sses", "shes", "ches", "xes", "zes", "uses"]
            .iter()
            .any(|e| w.ends_with(e))
    {
        let at = cut(2);
        out.truncate(at);
    } else if w.len() > 3 && w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("us") && !w.ends_with("is") {
        let at = cut(1);
        out.truncate(at);
    }
}

impl FactBase {
    /// The fact that is known by this name: id, label or alias, or `topic/fact-id` and `topic: name`.
    #[must_use]
    pub fn lookup(&self, name: &str, topic: Option<TopicId>) -> Lookup {
        let mut buffer = String::with_capacity(name.len());
        let found = self.lookup_in(name, topic, &mut buffer);
        if found != Lookup::Unknown {
            return found;
        }
        match self.split_topic(name) {
            Some((t, rest)) => self.lookup_only(rest, t, &mut buffer),
            None => Lookup::Unknown,
        }
    }

    /// The topic that a name begins with and the rest of it: `topic/fact-id`, `topic: name`. A topic's own name may hold
    /// either sign, so the longest is tried first.
    pub(crate) fn split_topic<'n>(&self, name: &'n str) -> Option<(TopicId, &'n str)> {
        name.rmatch_indices(['/', ':']).take(8).find_map(|(at, sign)| {
            let topic = self.topic_named(name[..at].trim())?;
            Some((topic, name[at + sign.len()..].trim()))
        })
    }

    fn lookup_only(&self, name: &str, topic: TopicId, buffer: &mut String) -> Lookup {
        match self.lookup_in(name, Some(topic), buffer) {
            Lookup::One(id) if self.fact(id).topic != topic => Lookup::Unknown,
            Lookup::Several(ids) if ids.iter().any(|id| self.fact(*id).topic != topic) => Lookup::Unknown,
            found => found,
        }
    }

    /// The fact whose name differs only in blanks and hyphens: `kickoff` for `kick-off`.
    #[must_use]
    pub fn lookup_joined(&self, name: &str, topic: Option<TopicId>) -> Lookup {
        let joined = self.joined.get_or_init(|| {
            let mut index = Index::default();
            let mut buffer = String::new();
            for (n, fact) in self.facts.iter().enumerate() {
                let Ok(n) = u32::try_from(n) else { break };
                for name in fact.names() {
                    write_key(name, &mut buffer);
                    buffer.retain(|c| c != ' ');
                    index.insert(hash(&buffer), n);
                }
            }
            index
        });
        let (topic, only, name) = match self.split_topic(name) {
            Some((t, rest)) => (Some(t), true, rest),
            None => (topic, false, name),
        };
        let squeezed = |name: &str| {
            let mut k = key(name);
            k.retain(|c| c != ' ');
            k
        };
        let wanted = squeezed(name);
        if wanted.is_empty() {
            return Lookup::Unknown;
        }
        let all = joined
            .candidates(hash(&wanted))
            .map(FactId)
            .filter(|id| self.fact(*id).names().any(|n| squeezed(n) == wanted));
        let (own, other): (Vec<FactId>, Vec<FactId>) =
            all.partition(|id| topic.is_none_or(|t| t == self.fact(*id).topic));
        let found = if own.is_empty() && !only { other } else { own };
        match found[..] {
            [] => Lookup::Unknown,
            [one] => Lookup::One(one),
            _ => Lookup::Several(found),
        }
    }

    /// The names that are spelled so, by `topic/name-id` too; those of the topic where there are any.
    #[must_use]
    pub fn people(&self, spelling: &str, topic: Option<TopicId>) -> Vec<NameId> {
        let by_key = self.people.get_or_init(|| {
            let mut map: FxHashMap<String, Vec<NameId>> = FxHashMap::default();
            for (n, name) in self.names.iter().enumerate() {
                let Ok(n) = u32::try_from(n) else { break };
                for s in [&name.id, &name.name].into_iter().chain(&name.also) {
                    let ids = map.entry(key(s)).or_default();
                    if ids.last() != Some(&NameId(n)) {
                        ids.push(NameId(n));
                    }
                }
            }
            map
        });
        let find = |s: &str| by_key.get(&key(s)).cloned().unwrap_or_default();
        let mut found = find(spelling);
        if found.is_empty()
            && let Some((t, rest)) = self.split_topic(spelling)
        {
            found = find(rest);
            found.retain(|id| self.name(*id).topic == t);
        } else if found.iter().any(|id| topic == Some(self.name(*id).topic)) {
            found.retain(|id| topic == Some(self.name(*id).topic));
        }
        found
    }

    /// The topic is preferred: a fact that only another topic has is found all the same.
    fn lookup_in(&self, name: &str, topic: Option<TopicId>, buffer: &mut String) -> Lookup {
        write_key(name, buffer);
        if buffer.is_empty() {
            return Lookup::Unknown;
        }
        let (mut found, mut elsewhere) = (Lookup::Unknown, Lookup::Unknown);
        let mut other = String::new();
        for id in self.index.candidates(hash(buffer)) {
            let id = FactId(id);
            let fact = self.fact(id);
            // Two keys may share a hash.
            let same = fact.names().any(|n| {
                n.eq_ignore_ascii_case(name) || {
                    write_key(n, &mut other);
                    other == *buffer
                }
            });
            if same {
                let here = topic.is_none_or(|t| t == fact.topic);
                let side = if here { &mut found } else { &mut elsewhere };
                *side = match std::mem::replace(side, Lookup::Unknown) {
                    Lookup::Unknown => Lookup::One(id),
                    Lookup::One(first) => Lookup::Several(vec![first, id]),
                    Lookup::Several(mut all) => {
                        all.push(id);
                        Lookup::Several(all)
                    }
                };
            }
        }
        if found == Lookup::Unknown { elsewhere } else { found }
    }

    /// The topic with this id or name.
    #[must_use]
    pub fn topic_named(&self, name: &str) -> Option<TopicId> {
        let at = self.topics.iter().position(|t| *t.id == *name).or_else(|| {
            let wanted = key(name);
            self.topics
                .iter()
                .position(|t| key(&t.name) == wanted || key(&t.id) == wanted)
        })?;
        u32::try_from(at).ok().map(TopicId)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_hyphens_articles_and_plurals_do_not_matter() {
        for same in [
            "punitive damages",
            "Punitive Damages",
            "the punitive damage",
            "punitive-damages",
            "Punitive  damages",
        ] {
            assert_eq!(key(same), "punitive damage", "{same}");
        }
        assert_eq!(key("countries"), key("country"));
        assert_eq!(key("buses"), key("bus"));
        assert_eq!(key("branches"), key("branch"));
        assert_ne!(key("status"), "statu");
        assert_eq!(key("The A"), "the a");
    }
}
