//! Names near to one that the fact base does not have.

use super::index::key;
use super::model::{FactBase, TopicId};

/// How many names are offered.
const MAX: usize = 3;
/// How many facts are looked at: enough for any desk, and bounded.
const MAX_LOOKED_AT: usize = 50_000;

/// Up to three labels near to `name`, nearest first; of all topics where the topic has none that is near. A name with its
/// topic before it is answered in the same form.
pub(crate) fn nearest(base: &FactBase, name: &str, topic: Option<TopicId>) -> Vec<String> {
    if name.len() > 120 {
        return Vec::new();
    }
    if let Some((t, rest)) = base.split_topic(name) {
        let head = &name[..(rest.as_ptr() as usize).saturating_sub(name.as_ptr() as usize)];
        return labels(base, rest, Some(t))
            .into_iter()
            .map(|(label, id)| match head.trim_end().ends_with('/') {
                true => format!("{head}{id}"),
                false => format!("{head}{label}"),
            })
            .collect();
    }
    let mut found = labels(base, name, topic);
    if found.is_empty() && topic.is_some() {
        found = labels(base, name, None);
    }
    if found.is_empty()
        && let Some((t, rest)) = name.split_once('/')
        && let Some(topic) = near_topic(base, t)
    {
        let known = format!("{}/{rest}", base.topic(topic).id);
        return if base.lookup(&known, None) == super::Lookup::Unknown {
            Vec::new()
        } else {
            vec![known]
        };
    }
    found.into_iter().map(|(label, _)| label).collect()
}

/// The topic whose id or name is nearest to a text, if one is near.
pub(crate) fn near_topic(base: &FactBase, text: &str) -> Option<TopicId> {
    if text.len() > 120 {
        return None;
    }
    let wanted = key(text);
    let words: Vec<&str> = wanted.split(' ').filter(|w| w.len() > 2).collect();
    base.topics()
        .iter()
        .enumerate()
        .filter_map(|(n, t)| {
            let best = [&t.id, &t.name]
                .into_iter()
                .map(|s| score(&wanted, &words, &key(s)))
                .max()?;
            (best >= 600).then_some((best, std::cmp::Reverse(n)))
        })
        .max()
        .and_then(|(_, std::cmp::Reverse(n))| u32::try_from(n).ok().map(TopicId))
}

/// Labels near to a name, with their facts' ids.
fn labels(base: &FactBase, name: &str, topic: Option<TopicId>) -> Vec<(String, String)> {
    let wanted = key(name);
    let words: Vec<&str> = wanted.split(' ').filter(|w| w.len() > 2).collect();
    let mut scored: Vec<(u32, (String, String))> = Vec::new();
    for fact in base
        .facts()
        .iter()
        .filter(|f| topic.is_none_or(|t| t == f.topic))
        .take(MAX_LOOKED_AT)
    {
        let best = fact.names().map(|n| score(&wanted, &words, &key(n))).max().unwrap_or(0);
        if best >= 600 && !scored.iter().any(|(_, (l, _))| **l == *fact.label) {
            scored.push((best, (fact.label.to_string(), fact.id.to_string())));
        }
    }
    scored.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    scored.truncate(MAX);
    scored.into_iter().map(|(_, l)| l).collect()
}

/// Likeness in thousandths: by letters, or by the words that the two share.
fn score(wanted: &str, words: &[&str], name: &str) -> u32 {
    let thousandths = |part: usize, whole: usize| u32::try_from(part * 1000 / whole.max(1)).unwrap_or(0);
    let longer = wanted.len().max(name.len());
    // Counting letters is far cheaper than aligning them, and tells most names apart.
    let letters = if common_letters(wanted, name) * 10 < longer * 6 {
        0
    } else {
        let longer = wanted.chars().count().max(name.chars().count());
        thousandths(longer - strsim::osa_distance(wanted, name).min(longer), longer)
    };
    let shared = words.iter().filter(|w| name.split(' ').any(|n| n == **w)).count();
    let of = words.len().max(name.split(' ').filter(|w| w.len() > 2).count());
    letters.max(thousandths(shared, of))
}

/// How many bytes the two have in common, in any order.
fn common_letters(a: &str, b: &str) -> usize {
    let mut count = [0u16; 256];
    for x in a.bytes() {
        count[usize::from(x)] = count[usize::from(x)].saturating_add(1);
    }
    b.bytes()
        .filter(|x| {
            let n = &mut count[usize::from(*x)];
            let had = *n > 0;
            *n = n.saturating_sub(1);
            had
        })
        .count()
}
