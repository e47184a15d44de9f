//! A sentence as the linker sees it: words with their stems, and how far apart they stand.

use super::vocab::{base_form, is_stop, stem};
use crate::facts::{FactId, TopicId};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;
use std::sync::Mutex;

/// The number of a stem in the vocabulary of the fact base.
pub(crate) type StemId = u32;

/// Stems that the fact base's names use, and a memory of the words that were looked up.
#[derive(Debug, Default)]
pub(crate) struct Stems {
    ids: FxHashMap<Box<str>, StemId>,
}

impl Stems {
    /// The number of a stem, which is given one if it is new.
    pub(crate) fn intern(&mut self, stem: &str) -> StemId {
        if let Some(id) = self.ids.get(stem) {
            return *id;
        }
        let id = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        self.ids.insert(stem.into(), id);
        id
    }

    pub(crate) fn get(&self, stem: &str) -> Option<StemId> {
        self.ids.get(stem).copied()
    }
}

/// What a word is.
#[derive(Clone, Copy, Debug)]
struct Looked {
    stem: Option<StemId>,
    stop: bool,
    possessive: bool,
    /// The border that it makes of what stands before it.
    border: Border,
    mood: u8,
    sides: u32,
}

/// What was looked up already, of use with one fact base alone.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// Words as they are written.
    words: FxHashMap<Box<str>, Looked>,
    /// The stems of words that are asked for again and again.
    pub(crate) said: RefCell<FxHashMap<Box<str>, Option<StemId>>>,
    /// The names that unknown words are a letter away from.
    pub(crate) near: RefCell<Near>,
    /// The words of the names of facts, in lower case.
    pub(crate) names: RefCell<FxHashMap<FactId, FxHashSet<String>>>,
}

/// By the word, in lower case, and the topic whose names they are.
type Near = FxHashMap<(TopicId, Box<str>), Option<StemId>>;

/// Memories that no draft uses: the next one need not look up the same words again.
#[derive(Debug, Default)]
pub(crate) struct Memories(Mutex<Vec<Memory>>);

impl Memories {
    pub(crate) fn take(&self) -> Memory {
        self.0.lock().map_or_else(|_| None, |mut m| m.pop()).unwrap_or_default()
    }

    /// Keeps what was looked up, where it is no more than a desk's drafts use.
    pub(crate) fn give(&self, memory: Memory) {
        const MOST: usize = 50_000;
        let small = memory.words.len() < MOST && memory.near.borrow().len() < MOST;
        if let (true, Ok(mut all)) = (small, self.0.lock()) {
            all.push(memory);
        }
    }
}

impl Memory {
    fn look(&mut self, word: &str, stems: &Stems) -> Looked {
        if let Some(l) = self.words.get(word) {
            return *l;
        }
        let (lower, possessive) = base_form(word);
        let border = if lower == "and" || lower == "or" {
            Border::Light
        } else if CLAUSE_WORDS.contains(&&*lower) {
            Border::Clause
        } else {
            Border::None
        };
        let joined = lower.replace('-', "");
        let whole = word.to_lowercase();
        let l = Looked {
            stem: stems.get(&stem(&joined)),
            stop: is_stop(&joined),
            possessive,
            border,
            mood: super::contradict::mood(&whole),
            sides: super::contradict::sides(&whole),
        };
        // A document's own words are few; a hostile one's are not kept.
        if self.words.len() < 200_000 {
            self.words.insert(word.into(), l);
        }
        l
    }
}

/// One word of a sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// The stem, where a name of the fact base uses it.
    pub(crate) stem: Option<StemId>,
    pub(crate) stop: bool,
    pub(crate) capital: bool,
    pub(crate) possessive: bool,
    /// Where it stands, borders between clauses counted in.
    pub(crate) place: i32,
    /// Whether a clause border stands before it.
    pub(crate) border: Border,
    /// Whether it is a verb of expecting, asking or alleging, a bit for each.
    pub(crate) mood: u8,
    /// On which sides of which opposites it is.
    pub(crate) sides: u32,
}

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Border {
    /// Nothing.
    None,
    /// A comma, or `and`.
    Light,
    /// A relative pronoun or a conjunction that begins a clause.
    Clause,
    /// A semicolon, a colon, a dash, a bracket.
    Strong,
}

const CLAUSE_WORDS: &[&str] = &[
    "which",
    "who",
    "whose",
    "while",
    "whereas",
    "but",
    "although",
    "though",
    "because",
    "when",
    "where",
    "after",
    "before",
    "as",
    "than",
    "including",
    "compared",
    "despite",
    "unless",
    "if",
    "with",
];

/// Whether a hyphen between two parts makes one word of them: `in-state`, `pre-tax`, `out-of-state`. Words of their own
/// (`WhatsApp-owned`) stay apart.
pub(crate) fn joins(left: &str, right: &str) -> bool {
    const FRONTS: &[&str] = &[
        "non", "pre", "post", "co", "ex", "anti", "re", "sub", "semi", "multi", "inter", "mid", "self", "counter",
        "in", "out", "on", "off", "over", "under", "up", "down", "by", "after", "before",
    ];
    let part = |t: &str| t.rsplit('-').next().unwrap_or(t).to_lowercase();
    let next: String = right.chars().take_while(|c| c.is_alphabetic()).collect();
    if next.is_empty() || !left.ends_with(char::is_alphabetic) {
        return false;
    }
    let glue = |w: &str| matches!(w, "of" | "to" | "the" | "in" | "on" | "and" | "by");
    FRONTS.contains(&part(left).as_str()) || glue(&next.to_lowercase()) || glue(&part(left))
}

/// The words of a sentence in lower case.
pub(crate) fn lowered<'t>(text: &'t str, toks: &[Token]) -> Vec<Cow<'t, str>> {
    let word = |t: &Token| {
        let w = &text[t.start as usize..t.end as usize];
        if w.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
            Cow::Borrowed(w)
        } else {
            Cow::Owned(w.to_lowercase())
        }
    };
    toks.iter().map(word).collect()
}

/// The words of a sentence. `text` is the block's, `range` the sentence's bytes.
pub(crate) fn tokens(text: &str, range: Range<usize>, stems: &Stems, memory: &mut Memory) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let slice = &text[range.clone()];
    let mut chars = slice.char_indices().peekable();
    let mut place = 0;
    let mut border = Border::None;
    while let Some((at, c)) = chars.next() {
        if !c.is_alphanumeric() {
            border = border.max(match c {
                ',' => Border::Light,
                // `Punctuality: 93.4 %`: a label at the head, and what it is.
                ':' if out.len() <= 5 && !out.iter().any(|t| t.border > Border::None) => Border::None,
                ';' | ':' | '—' | '–' | '(' | ')' | '[' | ']' | '|' | '\u{fffc}' => Border::Strong,
                '-' if slice[at..].starts_with("- ") => Border::Strong,
                _ => Border::None,
            });
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some((n, c)) = chars.peek().copied() {
            let inner = c == '-' && joins(&slice[at..n], &slice[n + 1..])
                || matches!(c, '\'' | '’' | '.' | ',')
                    && slice[n + c.len_utf8()..].starts_with(|d: char| {
                        if matches!(c, '.' | ',') {
                            d.is_ascii_digit() && slice[..n].ends_with(|p: char| p.is_ascii_digit())
                        } else {
                            d.is_alphanumeric()
                        }
                    });
            if !c.is_alphanumeric() && !inner {
                break;
            }
            end = n + c.len_utf8();
            chars.next();
        }
        // A plural possessive (`companies'`) keeps its mark.
        let word = &slice[at..end];
        let plural_possessive = word.ends_with('s') && slice[end..].starts_with(['\'', '’']);
        let looked = memory.look(word, stems);
        border = border.max(looked.border);
        place += 1 + match border {
            Border::None => 0,
            Border::Light => 2,
            Border::Clause => 4,
            Border::Strong => 9,
        };
        let num = |n: usize| u32::try_from(range.start + n).unwrap_or(u32::MAX);
        out.push(Token {
            start: num(at),
            end: num(end),
            stem: looked.stem,
            stop: looked.stop,
            capital: c.is_uppercase(),
            possessive: looked.possessive || plural_possessive,
            place,
            border,
            mood: looked.mood,
            sides: looked.sides,
        });
        border = Border::None;
    }
    out
}
