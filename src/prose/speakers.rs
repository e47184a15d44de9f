//! Who is said to speak: the subject of the verb of speech beside a quotation.

use super::clause::{Class, Token, is_preposition, possessive, run_back, run_from, tokens};
use super::common::{is_calendar, is_word};
use super::marks::Pair;
use super::quotes::{Speaker, SpeakerKind};
use super::sentence_ends::boundary;
use super::speech::{inverts, is_auxiliary, is_be, is_negation, is_pronoun, is_speech, speaks_for};
use std::ops::Range;

enum Subject {
    Named(Range<usize>),
    Pronoun(Range<usize>),
    /// Somebody whom the text does not name.
    Unnamed,
    /// Nothing stands there.
    Absent,
}

/// Speakers in the text behind a quotation: `… she said`, `… said Ann Lee`, `… according to Ann Lee`.
pub(super) fn behind(text: &str, range: Range<usize>, out: &mut Vec<Speaker>) {
    let toks = tokens(text, range);
    if let Some(verb) = toks.iter().position(|t| is_speech(t.text)) {
        if !negated(&toks, verb) {
            push(&toks, verb, subject(&toks, verb), out);
        }
    } else {
        according(&toks, out);
    }
}

/// Speakers in the text before a quotation: `Ann Lee said that …`.
pub(super) fn ahead(text: &str, range: Range<usize>, out: &mut Vec<Speaker>) {
    let toks = tokens(text, range);
    if let Some(mut verb) = toks.iter().rposition(|t| is_speech(t.text)) {
        if negated(&toks, verb) {
            return;
        }
        // `Quist defended the plan, saying`: the subject is the main verb's.
        if toks[verb].text.ends_with("ing") && !verb.checked_sub(1).is_some_and(|n| is_be(toks[n].text)) {
            match toks[..verb].iter().rposition(|t| is_speech(t.text)) {
                Some(earlier) => verb = earlier,
                None => {
                    if let Some(range) = run_from(&toks, 0) {
                        push(&toks, verb, Subject::Named(range), out);
                    } else if toks.first().is_some_and(|t| is_pronoun(t.text)) {
                        push(&toks, verb, Subject::Pronoun(toks[0].start..toks[0].end), out);
                    }
                    return;
                }
            }
        }
        push(&toks, verb, subject(&toks, verb), out);
    } else {
        according(&toks, out);
    }
}

fn push(toks: &[Token<'_>], verb: usize, subject: Subject, out: &mut Vec<Speaker>) {
    let (range, kind) = match subject {
        Subject::Named(range) => (range, SpeakerKind::Named),
        Subject::Pronoun(range) => (range, SpeakerKind::Pronoun(None)),
        Subject::Unnamed | Subject::Absent => return,
    };
    out.push(Speaker {
        range,
        kind,
        cue: toks[verb].start..toks[verb].end,
    });
}

fn according(toks: &[Token<'_>], out: &mut Vec<Speaker>) {
    let at = toks
        .windows(2)
        .rposition(|w| w[0].text.eq_ignore_ascii_case("according") && w[1].text == "to");
    if let Some(at) = at
        && let Some(range) = follows(toks, at + 2)
    {
        out.push(Speaker {
            range,
            kind: SpeakerKind::Named,
            cue: toks[at].start..toks[at + 1].end,
        });
    }
}

fn negated(toks: &[Token<'_>], verb: usize) -> bool {
    toks[verb.saturating_sub(3)..verb].iter().any(|t| is_negation(t.text))
}

/// The subject of a verb: before it, or behind it where nothing stands before.
fn subject(toks: &[Token<'_>], verb: usize) -> Subject {
    let mut at = verb;
    while at > 0 && (is_auxiliary(toks[at - 1].text) || is_be(toks[at - 1].text)) {
        at -= 1;
        // `was called`, but not `was saying`: the agent of a passive stands behind `by`.
        if is_be(toks[at].text) && !toks[verb].text.ends_with("ing") {
            let by = toks.get(verb + 1).is_some_and(|t| t.text == "by");
            return by
                .then(|| follows(toks, verb + 2))
                .flatten()
                .map_or(Subject::Unnamed, Subject::Named);
        }
    }
    match before(toks, at) {
        Subject::Absent if inverts(toks[verb].text) => match toks.get(verb + 1) {
            Some(t) if is_pronoun(t.text) => Subject::Pronoun(t.start..t.end),
            Some(_) => follows(toks, verb + 1).map_or(Subject::Unnamed, Subject::Named),
            None => Subject::Absent,
        },
        found => found,
    }
}

/// The noun that ends right before token `at`.
fn before(toks: &[Token<'_>], at: usize) -> Subject {
    let Some(last) = at.checked_sub(1) else {
        return Subject::Absent;
    };
    let t = &toks[last];
    if is_pronoun(t.text) {
        return Subject::Pronoun(t.start..t.end);
    }
    match t.class {
        Class::Capital => {
            let start = run_back(toks, last);
            // `critics of Ann Lee said`: a name behind a preposition is another's, but for those who speak for it.
            let hangs = start > 0 && is_preposition(toks[start - 1].text);
            if hangs && start > 1 && toks[start - 2].class == Class::Capital {
                return named(toks, run_back(toks, start - 2), start - 2);
            }
            let speaks = || toks[start.saturating_sub(4)..start].iter().any(|t| speaks_for(t.text));
            if hangs && !speaks() {
                return Subject::Unnamed;
            }
            named(toks, start, last)
        }
        // `Ann Lee, the chief executive, said`, `the chief executive, Ann Lee, said`
        Class::Comma if last == 0 => Subject::Absent,
        Class::Comma => {
            if toks[last - 1].class == Class::Capital {
                let start = run_back(toks, last - 1);
                if start > 0 && toks[start - 1].class == Class::Comma {
                    return named(toks, start, last - 1);
                }
            }
            match toks[..last].iter().rposition(|t| t.class == Class::Comma) {
                Some(0) | None => Subject::Unnamed,
                Some(earlier) if toks[earlier - 1].class == Class::Capital => {
                    named(toks, run_back(toks, earlier - 1), earlier - 1)
                }
                Some(_) => Subject::Unnamed,
            }
        }
        // `Ann Lee, who has said`
        Class::Lower if matches!(t.text, "who" | "which") && last > 1 && toks[last - 1].class == Class::Comma => {
            before(toks, last - 1)
        }
        // `Ann Lee of the agency said`
        Class::Lower => {
            let floor = last.saturating_sub(6);
            let found = (floor..last).rev().find(|n| is_preposition(toks[*n].text));
            match found {
                Some(n)
                    if n > 0
                        && toks[n - 1].class == Class::Capital
                        && toks[n..=last].iter().all(|t| t.class == Class::Lower) =>
                {
                    named(toks, run_back(toks, n - 1), n - 1)
                }
                _ => Subject::Unnamed,
            }
        }
        Class::Mark if last == 0 => Subject::Absent,
        Class::Mark => Subject::Unnamed,
    }
}

/// The first name behind the verb, role words before it passed over: `said chief executive Ann Lee`.
fn follows(toks: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    for n in at..toks.len().min(at + 9) {
        let t = &toks[n];
        match t.class {
            Class::Capital => {
                let range = run_from(toks, n)?;
                let end = toks[n..].iter().position(|t| t.end >= range.end).map_or(n, |e| n + e);
                // `said Lumerra chief executive Ann Lee`: roles stand between the company and its man.
                let next = toks[end + 1..]
                    .iter()
                    .take(4)
                    .take_while(|t| t.class == Class::Lower)
                    .count();
                let role = toks[end + 1..end + 1 + next].iter().any(|t| speaks_for(t.text));
                let hangs = n > at && is_preposition(toks[n - 1].text);
                if hangs && !toks[at..n].iter().any(|t| speaks_for(t.text)) {
                    return None;
                }
                if role && let Some(person) = run_from(toks, end + 1 + next) {
                    return Some(person);
                }
                return Some(range);
            }
            Class::Lower if n == at && is_preposition(t.text) => return None,
            Class::Lower
                if matches!(
                    t.text,
                    "that" | "who" | "which" | "and" | "but" | "when" | "as" | "because"
                ) =>
            {
                return None;
            }
            Class::Comma if n > at && toks.get(n + 1).is_some_and(|t| t.class == Class::Capital) => {}
            Class::Comma | Class::Mark => return None,
            Class::Lower => {}
        }
    }
    None
}

/// A run of capitals as a subject; an ordinary word that opens the sentence (`In`, `But`) is no part of it.
fn named(toks: &[Token<'_>], start: usize, last: usize) -> Subject {
    let ordinary = |n: usize| {
        let t = toks[n].text;
        n == 0 && (is_word(&t.to_lowercase()) && t.chars().skip(1).all(char::is_lowercase))
    };
    let start = if ordinary(start) && start < last {
        start + 1
    } else {
        start
    };
    let word = toks[last].text;
    let calendar = is_calendar(&word.to_lowercase());
    if possessive(word) || calendar {
        return Subject::Unnamed;
    }
    Subject::Named(toks[start].start..toks[last].end)
}

/// The name nearest before a pronoun that may be whom it means; names in quotations are others'.
pub(super) fn referent(text: &str, floor: usize, at: usize, quoted: &[Pair]) -> Option<Range<usize>> {
    let toks = tokens(text, boundary(text, floor)..at);
    let inside = |t: &Token<'_>| {
        let next = quoted.partition_point(|q| q.outer.start <= t.start);
        // The pairs before may be nested; the nearest few tell.
        quoted[next.saturating_sub(4)..next]
            .iter()
            .any(|q| q.outer.end > t.start)
    };
    let last = toks.iter().rposition(|t| {
        t.class == Class::Capital
            && !possessive(t.text)
            && !is_calendar(&t.text.to_lowercase())
            && !inside(t)
            && !is_word(&t.text.to_lowercase())
    })?;
    let goes_on =
        |t: &Token<'_>| t.class == Class::Capital && !possessive(t.text) && !is_calendar(&t.text.to_lowercase());
    let end = last + toks[last + 1..].iter().take_while(|t| goes_on(t)).count();
    Some(toks[run_back(&toks, last)].start..toks[end].end)
}
