//! Looks at the text around a place.

/// A text and the looks around a place in it that the guards take. No look goes further than a few words.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) text: &'a str,
}

impl<'a> Around<'a> {
    /// The character before a place.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    /// The character at a place.
    pub(super) fn at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// The word that ends at `at`, blanks passed over, and where it begins; nothing but blanks may stand between.
    pub(super) fn word_before(&self, at: usize) -> Option<(&'a str, usize)> {
        let head = self.text.get(..at)?;
        let trimmed = head.trim_end_matches(crate::value::is_blank);
        let end = trimmed.len();
        let mut start = end;
        for (n, c) in trimmed.char_indices().rev().take(25) {
            if !(c.is_alphanumeric() || c == '\'' || c == '’') {
                break;
            }
            start = n;
        }
        (start < end).then(|| (&self.text[start..end], start))
    }

    /// The word before a place, or an empty one.
    pub(super) fn previous(&self, at: usize) -> &'a str {
        self.word_before(at).map_or("", |(w, _)| w)
    }

    /// The word that follows a place behind blanks, and where it ends; letters, digits, apostrophes and inner hyphens.
    pub(super) fn word_after(&self, at: usize) -> Option<(&'a str, usize)> {
        let rest = self.text.get(at..)?;
        let trimmed = rest.trim_start_matches(crate::value::is_blank);
        let start = self.text.len() - trimmed.len();
        let mut len = 0;
        for (n, c) in trimmed.char_indices().take(40) {
            if !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '‑')) {
                break;
            }
            len = n + c.len_utf8();
        }
        let word = trimmed[..len].trim_end_matches(['-', '\'', '’']);
        (!word.is_empty()).then(|| (word, start + word.len()))
    }

    /// The word after a place, or an empty one.
    pub(super) fn next(&self, at: usize) -> &'a str {
        self.word_after(at).map_or("", |(w, _)| w)
    }

    /// Whether a sentence begins at a place: nothing or the end of another stands before it, quotation marks left out.
    pub(super) fn begins_sentence(&self, at: usize) -> bool {
        let Some(head) = self.text.get(..at) else { return false };
        let head = head.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '‘' | '\'' | '('));
        match head.chars().next_back() {
            None => true,
            Some(c) => matches!(c, '.' | '!' | '?' | ':' | '\n' | '—' | '•' | '\u{fffc}'),
        }
    }

    /// The words before a place, nearest first, up to the beginning of the clause.
    pub(super) fn clause_before(&self, at: usize, max: usize) -> impl Iterator<Item = &'a str> {
        let mut place = at;
        let this = *self;
        std::iter::from_fn(move || {
            let (word, start) = this.word_before(place).or_else(|| {
                // A comma or a quotation mark is passed over, the end of a sentence is not.
                let head = this.text.get(..place)?.trim_end_matches(crate::value::is_blank);
                let last = head.chars().next_back()?;
                let decimal = last == '.' && this.text[head.len()..].starts_with(|c: char| c.is_ascii_digit());
                if !decimal
                    && !matches!(
                        last,
                        ',' | '"' | '”' | '“' | '$' | '€' | '£' | '%' | '-' | '–' | ')' | '('
                    )
                {
                    return None;
                }
                this.word_before(head.len() - last.len_utf8())
            })?;
            place = start;
            Some(word)
        })
        .take(max)
    }

    /// The words after a place up to the end of the clause.
    pub(super) fn clause_after(&self, at: usize, max: usize) -> impl Iterator<Item = &'a str> {
        let mut place = at;
        let this = *self;
        std::iter::from_fn(move || {
            let (word, end) = this.word_after(place).or_else(|| {
                let rest = this.text.get(place..)?.trim_start_matches(crate::value::is_blank);
                let first = rest.chars().next()?;
                let decimal = first == '.' && rest[1..].starts_with(|c: char| c.is_ascii_digit());
                if !decimal && !matches!(first, ',' | '"' | '”' | '“' | '$' | '€' | '£' | '%' | '-' | '–') {
                    return None;
                }
                this.word_after(this.text.len() - rest.len() + first.len_utf8())
            })?;
            place = end;
            Some(word)
        })
        .take(max)
    }
}
