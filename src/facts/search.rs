//! Finding facts by words.

use super::index::key;
use super::model::{Fact, FactBase, FactId, NameId};

impl FactBase {
    /// The facts that hold every one of the words in their names, values or notes, those with most in their names first.
    #[must_use]
    pub fn search(&self, words: &[String]) -> Vec<FactId> {
        let words: Vec<String> = words
            .iter()
            .flat_map(|w| key(w).split(' ').map(str::to_owned).collect::<Vec<_>>())
            .filter(|w| !w.is_empty())
            .collect();
        if words.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(usize, FactId)> = self
            .facts
            .iter()
            .enumerate()
            .filter_map(|(n, f)| {
                let (names, rest) = haystack(f);
                let in_names = words.iter().filter(|w| names.contains(w.as_str())).count();
                let all = words
                    .iter()
                    .all(|w| names.contains(w.as_str()) || rest.contains(w.as_str()));
                all.then_some((in_names, FactId(u32::try_from(n).ok()?)))
            })
            .collect();
        found.sort_by_key(|(n, id)| (std::cmp::Reverse(*n), *id));
        found.into_iter().map(|(_, id)| id).collect()
    }

    /// The names of people and things that hold every one of the words in a spelling or in their role.
    #[must_use]
    pub fn search_names(&self, words: &[String]) -> Vec<NameId> {
        let words: Vec<String> = words.iter().map(|w| key(w)).filter(|w| !w.is_empty()).collect();
        if words.is_empty() {
            return Vec::new();
        }
        self.names
            .iter()
            .enumerate()
            .filter_map(|(n, name)| {
                let spelled = [&name.id, &name.name].into_iter().chain(&name.also).chain(&name.role);
                let all = spelled.map(|s| key(s)).collect::<Vec<_>>().join("\n");
                let found = words.iter().all(|w| all.contains(w.as_str()));
                found.then(|| u32::try_from(n).ok().map(NameId)).flatten()
            })
            .collect()
    }

    /// Labels near to a name that the fact base does not have, nearest first.
    #[must_use]
    pub fn nearest(&self, name: &str) -> Vec<String> {
        super::near::nearest(self, name, None)
    }
}

fn haystack(f: &Fact) -> (String, String) {
    let names = f.names().map(key).collect::<Vec<_>>().join("\n");
    let values = f
        .values
        .iter()
        .map(|v| key(&v.value.text))
        .collect::<Vec<_>>()
        .join("\n");
    (names, format!("{values}\n{}", f.note().map(key).unwrap_or_default()))
}
