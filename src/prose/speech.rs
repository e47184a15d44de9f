//! The words with which writers say who spoke.

/// Verbs that may stand before their subject: `said Ann Lee`.
const INVERTED: &[&str] = &[
    "said",
    "says",
    "wrote",
    "writes",
    "added",
    "adds",
    "argued",
    "argues",
    "asked",
    "asks",
    "replied",
    "replies",
    "answered",
    "answers",
    "insisted",
    "insists",
    "explained",
    "explains",
    "stated",
    "states",
    "claimed",
    "claims",
    "declared",
    "declares",
    "announced",
    "announces",
    "noted",
    "notes",
    "warned",
    "warns",
    "recalled",
    "recalls",
    "remarked",
    "commented",
    "concluded",
    "concludes",
    "continued",
    "continues",
    "tweeted",
    "testified",
    "observed",
    "observes",
    "quipped",
    "joked",
    "jokes",
    "shouted",
    "cried",
    "whispered",
    "admitted",
    "admits",
    "acknowledged",
    "conceded",
    "concedes",
    "complained",
    "complains",
    "boasted",
    "vowed",
    "vows",
    "predicted",
    "predicts",
    "suggested",
    "suggests",
    "maintained",
    "contended",
    "contends",
    "asserted",
    "asserts",
    "responded",
    "responds",
    "countered",
    "laughed",
    "posted",
    "ruled",
];

/// Verbs that follow their subject.
const DIRECT: &[&str] = &[
    "say",
    "told",
    "tells",
    "tell",
    "called",
    "calls",
    "call",
    "described",
    "describes",
    "dubbed",
    "labelled",
    "labeled",
    "reminded",
    "reminds",
    "assured",
    "assures",
    "cautioned",
    "promised",
    "promises",
    "pledged",
    "urged",
    "urges",
    "write",
    "argue",
    "insist",
    "warn",
    "claim",
    "explain",
    "testify",
    "saying",
    "adding",
    "writing",
    "arguing",
    "telling",
    "calling",
    "insisting",
    "noting",
    "explaining",
    "warning",
    "describing",
    "declaring",
    "claiming",
    "stating",
    "replying",
    "concluding",
    "admitting",
    "promising",
    "dubbing",
    "labelling",
    "labeling",
    "asking",
];

/// Whether a word may say that somebody speaks.
pub(super) fn is_speech(word: &str) -> bool {
    INVERTED.contains(&word) || DIRECT.contains(&word)
}

/// Whether the speaker may stand behind the verb.
pub(super) fn inverts(word: &str) -> bool {
    INVERTED.contains(&word)
}

/// Words between a subject and its verb that leave the sense as it is.
pub(super) fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "had"
            | "has"
            | "have"
            | "would"
            | "will"
            | "could"
            | "may"
            | "might"
            | "also"
            | "later"
            | "then"
            | "once"
            | "again"
            | "still"
            | "now"
            | "even"
            | "often"
            | "himself"
            | "herself"
            | "just"
            | "first"
    ) || word.len() > 4 && word.ends_with("ly")
}

/// Forms of `be`: a participle behind one is passive.
pub(super) fn is_be(word: &str) -> bool {
    matches!(
        word,
        "was" | "were" | "is" | "are" | "been" | "being" | "be" | "am" | "gets" | "got"
    )
}

/// Words that turn the sense round.
pub(super) fn is_negation(word: &str) -> bool {
    matches!(
        word,
        "not"
            | "never"
            | "nobody"
            | "denied"
            | "denies"
            | "deny"
            | "refused"
            | "declined"
            | "nor"
            | "without"
            | "didn't"
            | "didn’t"
            | "doesn't"
            | "doesn’t"
            | "hadn't"
            | "hadn’t"
            | "hasn't"
            | "hasn’t"
            | "wouldn't"
            | "wouldn’t"
            | "won't"
            | "won’t"
            | "don't"
            | "don’t"
    )
}

/// Pronouns that may speak.
pub(super) fn is_pronoun(word: &str) -> bool {
    matches!(
        word,
        "he" | "she" | "they" | "it" | "we" | "I" | "He" | "She" | "They" | "It" | "We" | "you" | "You"
    )
}

/// People who speak for the organisation that follows: `a spokesman for NSO`.
pub(super) fn speaks_for(word: &str) -> bool {
    matches!(
        word,
        "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "spokespeople"
            | "representative"
            | "director"
            | "president"
            | "head"
            | "chief"
            | "chairman"
            | "chairwoman"
            | "chair"
            | "executive"
            | "officer"
            | "lawyers"
            | "lawyer"
            | "attorney"
            | "attorneys"
            | "statement"
            | "founder"
            | "manager"
            | "minister"
            | "governor"
            | "mayor"
    )
}
