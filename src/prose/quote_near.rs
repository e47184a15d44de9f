//! Quotations that are nearly what was said.

use super::claim_words::{MAX_WORDS, content, place};
use super::quote_index::Entry;
use super::quote_match::Passage;
use super::quote_match::QuoteMatch;
use super::quote_speaker::Said;
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::ops::Range;

/// Likeness, in thousandths, from which a quotation is a wrong form of a quote.
const LIKE: usize = 650;
/// The same where the text names the quote's own speaker.
const LIKE_SAME_SPEAKER: usize = 600;
/// Whether a quotation of these words can be near a quote: what is not can be told by counting.
pub(super) fn may_be_near(entry: &Entry, bag: &[u64]) -> bool {
    let shared = entry.shared(bag);
    // Both are as long as what they share at least, and the shorter quotation is compared as a whole.
    let whole = bag.len() <= entry.words.len() + 2;
    shared >= 3 && (!whole || 2 * shared * 1000 >= LIKE_SAME_SPEAKER * (shared + bag.len()))
}

/// A quotation whose words are mostly the quote's, how like it is, and in what it differs.
pub(super) fn near(passage: &Passage<'_>, entry: &Entry) -> Option<(u32, QuoteMatch)> {
    let Passage {
        claim, quotes, around, ..
    } = passage;
    let (ours, theirs) = (claim.all(), &*entry.words);
    if ours.len() < 3 || theirs.len() < 3 || theirs.len() > 2 * MAX_WORDS {
        return None;
    }
    let ops = capture_diff_slices(Algorithm::Myers, theirs, ours);
    let equal = || ops.iter().filter(|o| o.tag() == DiffTag::Equal);
    let (first, last) = (equal().next()?, equal().next_back()?);
    let matched: usize = equal().map(|o| o.old_range().len()).sum();
    let carrying: usize = equal().map(|o| content(&theirs[o.old_range()])).sum();
    // A fragment is held against its own passage; where the quotation is the longer one, so is it.
    let mut passage = first.old_range().start..last.old_range().end;
    let mut own = if ours.len() > theirs.len() + 2 {
        first.new_range().start..last.new_range().end
    } else {
        0..ours.len()
    };
    // What was put in place of words at either end belongs to the passage.
    if !own.is_empty() && own == (0..ours.len()) {
        passage.start -= first.new_range().start.min(passage.start);
        passage.end = (passage.end + ours.len() - last.new_range().end).min(theirs.len());
    } else {
        own = first.new_range().start..last.new_range().end;
    }
    let likeness = 2 * matched * 1000 / (passage.len() + own.len()).max(1);
    let whole = passage == (0..theirs.len()) && own.len() == ours.len();
    let fact = quotes.base.fact(entry.fact);
    let speaker = quotes.index.speaker(entry);
    let same = match around.said(speaker) {
        Said::Same(_) => true,
        Said::Nobody => false,
        // Somebody else says something alike.
        Said::Other(..) | Said::Unknown => return None,
    };
    let named = || same || speaker.is_some_and(|s| around.names_speaker(s));
    let enough = carrying >= 4
        || (same && carrying >= 3 && likeness >= 800)
        || (same && whole && matched >= 5 && likeness >= 800)
        || (whole && carrying >= 2 && matched >= 3 && (named() || around.topical(fact, theirs)));
    if !enough || likeness < if same { LIKE_SAME_SPEAKER } else { LIKE } {
        return None;
    }
    let (mut missing, mut extra) = (Vec::new(), Vec::new());
    for op in ops.iter().filter(|o| o.tag() != DiffTag::Equal) {
        let inside = |r: Range<usize>, limit: &Range<usize>| r.start.max(limit.start)..r.end.min(limit.end);
        missing.extend(
            theirs
                .get(inside(op.old_range(), &passage))
                .into_iter()
                .flatten()
                .map(ToString::to_string),
        );
        extra.extend(
            ours.get(inside(op.new_range(), &own))
                .into_iter()
                .flatten()
                .map(ToString::to_string),
        );
    }
    let from = entry.places.get(passage.start)?.start;
    let to = entry.places.get(passage.end.checked_sub(1)?)?.end;
    let right = entry.text.get(from..to)?.to_owned();
    let percent = likeness / 10;
    let evidence = format!(
        "‘{}’ is {percent}% the words of {}",
        claim.shown(),
        place(quotes.base, entry)
    );
    let likeness = u32::try_from(likeness).unwrap_or(1000);
    let found = QuoteMatch::Near {
        fact: entry.fact,
        value: entry.value,
        right,
        missing,
        extra,
        likeness,
        evidence,
    };
    Some((likeness, found))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::FactBase;
    use crate::prose::claim_words::Claim;
    use crate::prose::names::Named;
    use crate::prose::quote_index::bag;
    use crate::prose::quote_speaker::Around;
    use crate::prose::{NameIndex, QuoteIndex, Quotes, quotations};
    use proptest::prelude::*;

    const WORDS: [&str; 6] = ["money", "court", "phones", "the", "never", "walls"];

    proptest! {
        /// Counting leaves out nothing that would be found near.
        #[test]
        fn what_is_near_is_never_left_out(
            theirs in prop::collection::vec(0..6usize, 3..14),
            ours in prop::collection::vec(0..6usize, 3..18),
        ) {
            let said = |words: &[usize]| words.iter().map(|n| WORDS[*n]).collect::<Vec<_>>().join(" ");
            let yaml = format!(
                "sources: {{s: {{title: S}}}}\nnames: {{lee: {{name: Ann Lee, source: s}}}}\nfacts:\n  a: {{quote: {}, speaker: Ann Lee, source: s}}\n",
                said(&theirs)
            );
            let (base, problems) = FactBase::from_yaml(&[("trial.yaml", &yaml)]);
            prop_assert!(problems.is_empty(), "{problems:?}");
            let names = NameIndex::new(&base);
            let index = QuoteIndex::new(&base, &names);
            let quotes = Quotes { base: &base, names: &names, index: &index };
            let text = format!("“{},” Ann Lee said.", said(&ours));
            let found = Named::new(&text, &names);
            let all = quotations(&text);
            let q = &all[0];
            let passage = Passage {
                claim: Claim::new(q, &text),
                text: &text,
                quotes,
                around: Around::new(&found, q, quotes),
            };
            for entry in index.candidates(passage.claim.all()) {
                prop_assert!(near(&passage, entry).is_none() || may_be_near(entry, &bag(passage.claim.all())));
            }
        }
    }
}
