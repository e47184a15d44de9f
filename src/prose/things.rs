//! Which thing it is: a word before or behind its name may make it another one, and a sentence may say itself that it is
//! about something else.

use super::contradict;
use super::kinds::{self, Kind};
use super::link::Pair;
use super::mention::Mention;
use super::owners::{PREPOSITIONS, mentioned};
use super::scene::Scene;
use super::sight::Sight;
use super::tokens::Border;

/// Words before a name of a thing that change nothing about which thing it is.
const HARMLESS: &[&str] = &[
    "record",
    "total",
    "overall",
    "whole",
    "full",
    "final",
    "official",
    "annual",
    "quarterly",
    "monthly",
    "reported",
    "combined",
    "latest",
    "current",
    "new",
    "entire",
    "confirmed",
    "company",
    "group",
    "big",
    "huge",
    "massive",
    "small",
    "mere",
    "staggering",
    "hefty",
    "large",
    "strong",
    "solid",
    "modest",
    "provisional",
    "preliminary",
    "eventual",
    "actual",
    "real",
    "main",
    "key",
    "headline",
    "published",
    "revised",
    "updated",
    "own",
    "city",
    "jury",
    "court",
    "civil",
    "national",
    "federal",
    "local",
    "public",
    "whopping",
    "impressive",
    "average",
    "initial",
    "agreed",
    "opening",
    "closing",
    "recent",
    "expected",
    "planned",
    "only",
    "first",
    "second",
    "third",
    "fourth",
    "quarter",
    "year",
    "season",
    "summer",
    "deadly",
    "heavy",
    "fresh",
    "stunning",
    "complete",
    "nationwide",
    "worldwide",
    "global",
];

/// Whether a word before the name of a thing leaves it the same thing.
pub(super) fn is_harmless(word: &str) -> bool {
    HARMLESS.contains(&word)
}

/// Words behind a name of a thing that change nothing about which thing it is.
const ANYONE: &[&str] = &["people", "more", "month", "week", "period"];

/// Whether a word is a verb in the past: the noun before it is its subject and narrows nothing down.
pub(super) fn is_verb(w: &str) -> bool {
    const PAST: &[&str] = &[
        "spent", "sold", "paid", "won", "lost", "bought", "made", "took", "rose", "fell", "grew", "built", "cost",
        "hit", "held", "ran", "run", "runs", "led", "left", "began", "came", "went", "drew", "put", "set", "gave",
        "got", "saw", "shot", "met", "died", "costs", "stood", "broke", "fled", "joined", "wrote", "sat", "slept",
        "spoke", "brought", "caught", "kept", "became", "become", "chose", "drove", "threw", "dealt", "struck",
        "swept", "sent", "felt", "burnt", "swam", "sank", "tore", "bore", "wore", "shook", "stole", "bitten", "taken",
        "given", "seen", "driven", "written", "broken", "chosen", "eaten", "fallen", "hidden", "shown", "stolen",
        "thrown", "torn", "beaten",
    ];
    const NOUNS: &[&str] = &[
        "hundred", "red", "need", "speed", "seed", "feed", "breed", "bed", "shed", "steed", "weed", "deed",
    ];
    w.ends_with("ed") && !NOUNS.contains(&w) || PAST.contains(&w)
}

/// Words that say that something else is spoken of.
const ELSEWHERE: &[&str] = &[
    "separate",
    "comparison",
    "contrast",
    "unrelated",
    "elsewhere",
    "typical",
    "typically",
    "average",
    "ordinary",
    "rival",
    "rest",
    "competitor",
    "competing",
    "neighbouring",
    "neighboring",
];

/// Plural words behind an `in` that say where it is said, or when.
const SPOKEN: &[&str] = &[
    "remarks",
    "comments",
    "results",
    "figures",
    "documents",
    "papers",
    "accounts",
    "filings",
    "talks",
    "interviews",
    "statements",
    "letters",
    "reports",
    "proceedings",
    "years",
    "months",
    "weeks",
    "days",
    "hours",
    "terms",
    "numbers",
    "others",
    "particulars",
    "headlines",
    "notes",
    "minutes",
    "records",
    "details",
    "cases",
    "times",
];

/// A sentence that says itself that it is about something else: `In a separate case …`, `During a typical trial …`.
pub(crate) fn elsewhere(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let sight = &scene.sights[p.mention];
    let own = p.topic.words.get(&p.entry.fact)?;
    // `Among men the rate was …`
    let (from, to) = scene.clause(p.mention, Border::Clause);
    let stranger = |at: usize| {
        !matches!(scene.word(at), "others" | "themselves" | "them" | "us")
            && (scene.tokens.get(at))
                .is_some_and(|t| !t.stop && !mentioned(scene, at) && !t.stem.is_some_and(|s| own.contains(&s)))
    };
    let noun = |at: usize| {
        if matches!(scene.word(at), "the" | "those" | "its") {
            at + 1
        } else {
            at
        }
    };
    let opens = scene.word(0) == "among" && stranger(noun(1)) && !p.names_own_entity();
    let group = (from..to).find(|at| scene.word(*at) == "among" && stranger(at + 1));
    let date = kinds::of(&scene.mentions[p.mention].data) == Some(Kind::Date);
    if let Some(at) = (opens && !date).then_some(0).or(group) {
        return Some(format!("\"among {}\" makes it a part", scene.word(noun(at + 1))));
    }
    // `At that level the risk was 12 percent`
    if matches!(scene.word(0), "at" | "in" | "for" | "under" | "with")
        && matches!(scene.word(1), "that" | "those")
        && 2 < sight.first
        && stranger(2)
        && !matches!(scene.word(2), "time" | "point" | "day" | "moment" | "date")
    {
        return Some(format!("\"that {}\" is named elsewhere", scene.word(2)));
    }
    // `In the cities turnout came to 73 percent`
    let (start, _) = scene.clause(p.mention, Border::Strong);
    let place = noun(start + 1);
    let plural = scene.word(place);
    if !date
        && matches!(scene.word(start), "in" | "at" | "across" | "for")
        && place < sight.first
        && super::noun::is_plural(plural)
        && !SPOKEN.contains(&plural)
        && stranger(place)
        && scene
            .tokens
            .get(place + 1)
            .is_some_and(|t| t.start > scene.tokens[place].end)
        && !scene.tokens[place].stem.is_some_and(|s| p.topic.primary.contains(&s))
    {
        return Some(format!("\"{} {plural}\" makes it a part", scene.word(start)));
    }
    // `parks would lose a program that costs $310,000`: the figure is that of the noun before `that`.
    let rel = (2..sight.first)
        .rev()
        .take(4)
        .find(|at| matches!(scene.word(*at), "that" | "which" | "who"));
    if let Some(rel) = rel
        && (rel + 1..=sight.first).all(|at| scene.tokens.get(at).is_some_and(|t| t.border == Border::None))
        && stranger(rel - 1)
        && scene.word(rel - 1) != "said"
        && !is_verb(scene.word(rel - 1))
        && !scene.tokens[rel - 1].capital
        && !p.cues.is_empty()
        && p.cues.iter().all(|c| *c < rel - 1)
    {
        return Some(format!("it is that of \"{}\"", scene.word(rel - 1)));
    }
    // `the Morven, a ferry that sank in 1998`
    // Of other things it must be one that the topic does not know: `a trial that lasted 13 weeks` may be the trial.
    let day = kinds::of(&scene.mentions[p.mention].data) == Some(Kind::Date);
    let unknown = |rel: usize| !scene.tokens[rel - 1].stem.is_some_and(|s| p.topic.known.contains(&s));
    let other = p.cues.iter().any(|c| {
        *c < sight.first + usize::from(!day)
            && (2..*c).any(|rel| {
                (day || unknown(rel) && scene.word(rel) != "whose")
                    && matches!(scene.word(rel), "that" | "which" | "who" | "where" | "whose")
                    && c - rel <= 3
                    && (rel.saturating_sub(4)..rel - 1).any(|at| matches!(scene.word(at), "a" | "an"))
            })
    });
    if other {
        return Some("it is of another one".to_owned());
    }
    // `A further line is to open in 2031`
    let (start, _) = scene.clause(p.mention, Border::Strong);
    let further = (start..sight.first).find(|at| {
        matches!(scene.word(*at), "another" | "further")
            && !mentioned(scene, at + 1)
            && p.cues.iter().any(|c| *c > *at && c - at <= 3)
    });
    if let Some(at) = further {
        return Some(format!("\"{}\" says that it is something else", scene.word(at)));
    }
    let behind = (sight.last..scene.tokens.len()).filter(|at| scene.word(*at) == "alone");
    (0..sight.first)
        .chain(behind)
        .filter(|at| {
            !scene.tokens[*at]
                .stem
                .is_some_and(|s| own.contains(&s) || p.topic.primary.contains(&s))
        })
        // `its rival Oster Brau`, whom the topic knows, is no stranger.
        .filter(|at| {
            !(scene.word(*at) == "rival"
                && scene
                    .tokens
                    .get(at + 1)
                    .is_some_and(|t| t.capital && t.stem.is_some_and(|s| p.topic.primary.contains(&s))))
        })
        // `The average loss was £30,200; the biggest was …`: the figure between is the average.
        .filter(|at| {
            let own = |w: &str| matches!(w, "average" | "typical" | "ordinary" | "typically");
            let between = |(s, m): (&Sight, &Mention)| {
                s.first > *at && s.last <= sight.first && kinds::of(&m.data) != Some(Kind::Date)
            };
            !(own(scene.word(*at)) && scene.sights.iter().zip(scene.mentions).any(between))
        })
        .filter(|at| scene.word(*at) != "rest" || scene.word(at + 1) == "of")
        .map(|at| scene.word(at))
        .find(|w| ELSEWHERE.contains(w))
        .map(|w| format!("\"{w}\" says that it is something else"))
}

/// A word before or behind the name of the thing that makes it another thing: `cloud revenue`, `revenue from licences`.
pub(crate) fn other_thing(scene: &Scene<'_>, p: &Pair<'_>) -> Option<String> {
    let kind = kinds::of(&scene.mentions[p.mention].data)?;
    let sight = &scene.sights[p.mention];
    let own = p.topic.words.get(&p.entry.fact)?;
    let explained = |at: usize| {
        let t = &scene.tokens[at];
        t.stop || mentioned(scene, at) || t.stem.is_some_and(|s| own.contains(&s))
    };
    let outside: Vec<usize> = p.cues.iter().copied().filter(|c| !sight.holds(*c)).collect();
    let first = outside.iter().copied().min()?;
    // The thing's name begins at its first cue; a word glued before it that nothing explains narrows it down.
    if let Some(at) = first.checked_sub(1)
        && !is_verb(scene.word(first))
        && scene.tokens[first].border == Border::None
        && kind != Kind::Date
        && !explained(at)
        && at >= 1
    {
        let t = &scene.tokens[at];
        let w = scene.word(at);
        // `The airline employs about 940 pilots`
        let hedge = |at: usize| {
            matches!(
                scene.word(at),
                "about" | "some" | "nearly" | "roughly" | "almost" | "for"
            )
        };
        let acts = scene.word(first).ends_with('s')
            && outside.len() == 1
            && first < sight.first
            && (first + 1..sight.first).all(hedge);
        let verbal = contradict::is_modal_verb(w)
            || acts
            || scene.word(at.wrapping_sub(1)) == "to"
            || is_verb(w)
            || w.ends_with("ing")
            || w.ends_with("ly")
            || w.ends_with("es")
            || w.ends_with('s') && !t.possessive;
        let known = t.stem.is_some_and(|s| p.topic.known.contains(&s));
        let article = scene.tokens.get(at.wrapping_sub(1)).is_some_and(|b| b.stop);
        let harmless = verbal || t.possessive || (known && t.capital) || HARMLESS.contains(&w);
        if !harmless && (article || t.capital) {
            return Some(format!("\"{w}\" makes it another thing"));
        }
    }
    // `Brannick's suburbs` are not Brannick.
    if let Some(of) = outside.iter().copied().find(|c| scene.tokens[*c].possessive) {
        let adjective = usize::from(HARMLESS.contains(&scene.word(of + 1)));
        let thing = of + 1 + adjective;
        if let Some(t) = scene.tokens.get(thing)
            && t.border == Border::None
            && !t.capital
            && thing < sight.first
            && !explained(thing)
            && !HARMLESS.contains(&scene.word(thing))
            && !is_verb(scene.word(thing))
        {
            return Some(format!("\"{}\" makes it another thing", scene.word(thing)));
        }
    }
    // `Line 3`, for Line 4
    for c in p.cues.iter().copied() {
        let number = scene.word(c + 1);
        let glued = scene.tokens.get(c + 1).is_some_and(|t| t.border == Border::None);
        if !glued || number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        let names = || scene.base.fact(p.entry.fact).names();
        let numbered = |n: &str| {
            let words: Vec<&str> = n.split(|c: char| !c.is_alphanumeric()).collect();
            let mut pairs = words.windows(2);
            pairs.find_map(|w| {
                let same = w[0].eq_ignore_ascii_case(scene.word(c)) && w[1].bytes().all(|b| b.is_ascii_digit());
                (same && !w[1].is_empty()).then(|| w[1].to_owned())
            })
        };
        let own: Vec<String> = names().filter_map(numbered).collect();
        if !own.is_empty() && !own.iter().any(|n| n == number) {
            return Some(format!("\"{} {number}\" is another one", scene.word(c)));
        }
    }
    let last = outside.iter().copied().max()?;
    // `a fine of €12 million against a supplier`
    for end in [last + 1, sight.last] {
        // `14 pieces were recovered from a lock-up`
        if scene.tokens.get(end).is_some_and(|t| t.border >= Border::Clause) {
            continue;
        }
        let done = end > 0 && {
            let w = scene.word(end - 1);
            is_verb(w) || w == "found" || w.ends_with("ing")
        };
        if PREPOSITIONS.contains(&scene.word(end))
            && !done
            && matches!(scene.word(end + 1), "a" | "an" | "another" | "one")
            // `an audience of 3.2 million, in a country of nine million`
            && !(scene.word(end) == "in" && scene.tokens[end].border != Border::None)
            && let Some(t) = scene.tokens.get(end + 2)
            && !mentioned(scene, end + 2)
            && !t.stop
            && !t.stem.is_some_and(|s| p.topic.known.contains(&s))
            && !HARMLESS.contains(&scene.word(end + 2))
            && matches!(
                scene.word(end),
                "against" | "for" | "from" | "on" | "in" | "at" | "with" | "by"
            )
            && kind != Kind::Date
        {
            return Some(format!(
                "\"{} a {}\" makes it another thing",
                scene.word(end),
                scene.word(end + 2)
            ));
        }
    }
    if matches!(scene.word(last + 1), "for" | "in" | "among" | "of")
        && matches!(scene.word(last + 2), "that" | "those" | "these")
    {
        return Some(format!(
            "\"{} {}\" makes it another thing",
            scene.word(last + 1),
            scene.word(last + 2)
        ));
    }
    // `It spent £60,000 on the survey`
    let spent = kind == Kind::Money && last + 1 == sight.first && matches!(scene.word(sight.last), "on" | "for");
    let end = if spent { sight.last } else { last + 1 };
    let certain = contradict::directly(scene, p) && !spent;
    if matches!(scene.word(end), "from" | "to" | "among" | "on" | "for" | "of")
        && kind != Kind::Date
        && !certain
        && scene.tokens.get(end).is_some_and(|t| t.border < Border::Clause)
    {
        let mut at = end + 1;
        while matches!(
            scene.word(at),
            "the" | "a" | "an" | "its" | "their" | "his" | "her" | "all" | "this" | "that" | "about" | "around"
        ) {
            at += 1;
        }
        if let Some(t) = scene.tokens.get(at)
            && t.border == Border::None
            && !explained(at)
            && !t.possessive
            && !t.stem.is_some_and(|s| t.capital && p.topic.known.contains(&s))
            && !t.stem.is_some_and(|s| p.topic.primary.contains(&s))
            && !HARMLESS.contains(&scene.word(at))
            && !ANYONE.contains(&scene.word(at))
        {
            return Some(format!(
                "\"{} {}\" makes it another thing",
                scene.word(end),
                scene.word(at)
            ));
        }
    }
    None
}
