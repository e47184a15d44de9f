//! A sorted list of words, one a line, that is looked up where it stands: nothing is built but where each pair of letters begins.

/// The letters and what stands behind the last one.
const SIDE: usize = 27;

/// A sorted text of words in small letters. A star behind a word is a mark of its own.
#[derive(Debug)]
pub(super) struct Sorted {
    text: &'static str,
    /// Where the words begin that start with two letters.
    starts: Box<[u32]>,
}

impl Sorted {
    pub(super) fn new(text: &'static str) -> Self {
        let mut starts = vec![u32::MAX; SIDE * SIDE + 1].into_boxed_slice();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            if let Some(slot) = pair(line.trim_end()).and_then(|n| starts.get_mut(n)) {
                *slot = (*slot).min(at);
            }
            at += u32::try_from(line.len()).unwrap_or(0);
        }
        // Pairs that no word has end where the next ones begin.
        let mut next = at;
        for s in starts.iter_mut().rev() {
            next = next.min(*s);
            *s = next;
        }
        Self { text, starts }
    }

    /// The word as it is listed, its star included.
    pub(super) fn find(&self, word: &str) -> Option<&'static str> {
        let n = pair(word)?;
        let (from, to) = (self.starts[n] as usize, self.starts[n + 1] as usize);
        let mut part = self.text.get(from..to)?;
        while !part.is_empty() {
            let middle = part
                .get(..part.len() / 2)
                .map_or(0, |h| h.rfind('\n').map_or(0, |at| at + 1));
            let end = part[middle..].find('\n').map_or(part.len(), |at| middle + at);
            let line = &part[middle..end];
            match line.trim_end_matches('*').cmp(word) {
                std::cmp::Ordering::Equal => return Some(line),
                std::cmp::Ordering::Less => part = part.get(end + 1..).unwrap_or(""),
                std::cmp::Ordering::Greater => part = &part[..middle],
            }
        }
        None
    }

    pub(super) fn contains(&self, word: &str) -> bool {
        self.find(word).is_some()
    }
}

/// The number of a word's first two letters; `None` for what is no word.
fn pair(word: &str) -> Option<usize> {
    let letter = |b: u8| b.is_ascii_lowercase().then(|| usize::from(b - b'a') + 1);
    let mut bytes = word.bytes().map(letter);
    let first = bytes.next()?? - 1;
    let second = bytes.next().map_or(Some(0), |b| b)?;
    Some(first * SIDE + second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_and_no_other() {
        for text in [
            include_str!("words.txt"),
            include_str!("surnames.txt"),
            include_str!("first-names.txt"),
        ] {
            let list = Sorted::new(text);
            let words: Vec<&str> = text.lines().collect();
            assert!(words.is_sorted(), "the list is sorted");
            for w in &words {
                assert_eq!(list.find(w.trim_end_matches('*')), Some(*w));
                assert_eq!(list.find(&format!("{w}q")), None, "{w}q");
            }
        }
        let list = Sorted::new("a\nab\nabc*\nb\nzz\n");
        for (w, found) in [
            ("a", true),
            ("ab", true),
            ("abc", true),
            ("b", true),
            ("zz", true),
            ("ac", false),
            ("z", false),
            ("", false),
            ("é", false),
            ("aé", false),
            ("a-", false),
        ] {
            assert_eq!(list.contains(w), found, "{w}");
        }
    }
}
