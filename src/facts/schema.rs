//! The JSON Schema of a fact base file, generated from these types. They mirror what the decoder reads; a test keeps
//! their keys the same.

#![expect(dead_code, reason = "only the schema is made from these types, and no value")]

use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use std::collections::BTreeMap;

/// A topic of a factcheck fact base.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, title = "factcheck fact base")]
pub struct TopicFile {
    /// The topic's name.
    topic: Option<String>,
    /// Words that tell that a passage is about this topic.
    about: Option<OneOrMany>,
    /// Where the facts come from, by a short name of your own.
    sources: Option<BTreeMap<String, SourceEntry>>,
    /// People, organisations and products: how they are spelled.
    names: Option<BTreeMap<String, NameEntry>>,
    /// The facts, by an id of your own.
    facts: Option<BTreeMap<String, FactEntry>>,
}

/// One text or a list of texts.
#[derive(JsonSchema)]
#[serde(untagged)]
pub enum OneOrMany {
    /// One.
    One(Scalar),
    /// Several.
    Many(Vec<Scalar>),
}

/// A scalar of any type; it is read by its text.
#[derive(JsonSchema)]
#[serde(untagged)]
pub enum Scalar {
    /// A text.
    Text(String),
    /// A number.
    Number(serde_json::Number),
    /// Yes or no.
    Bool(bool),
}

/// A source.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SourceEntry {
    /// Its title.
    title: Option<Scalar>,
    /// Its publisher.
    publisher: Option<Scalar>,
    /// Its author.
    author: Option<Scalar>,
    /// The day it was published: 2025-05-06 or May 2025.
    published: Option<Scalar>,
    /// Its address.
    url: Option<String>,
    /// An archived copy, relative to this file.
    file: Option<String>,
    /// The SHA-256 of the copy.
    sha256: Option<String>,
}

/// A name.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct NameEntry {
    /// The full name.
    name: Scalar,
    /// Other accepted spellings.
    also: Option<OneOrMany>,
    /// Who or what it is.
    role: Option<String>,
    /// The source of the spelling.
    source: Option<String>,
}

/// A fact: exactly one of `value`, `values` and `quote`.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FactEntry {
    /// What it is called; by default the id with blanks for hyphens.
    label: Option<Scalar>,
    /// What else it is called.
    aliases: Option<OneOrMany>,
    /// The value as the source states it, hedge included: `about 1,400 phones`, `$167 million`, `May 2025`.
    value: Option<OneOrMany>,
    /// Several values: they disagree, or they follow each other in time.
    values: Option<Vec<ValueEntry>>,
    /// Verbatim words.
    quote: Option<String>,
    /// Whose words a quotation is.
    speaker: Option<String>,
    /// When the source said so.
    as_of: Option<Scalar>,
    /// The first day on which the value holds.
    from: Option<Scalar>,
    /// The last day on which the value holds.
    until: Option<Scalar>,
    /// The source, or a list of sources.
    source: Option<OneOrMany>,
    /// The sources.
    sources: Option<OneOrMany>,
    /// Where in the source: `paragraph 10`.
    locator: Option<Scalar>,
    /// A remark of the desk.
    note: Option<String>,
    /// Nouns that count the same thing.
    same_unit: Option<OneOrMany>,
    /// Other accepted spellings, by the value that they stand for.
    accept: Option<BTreeMap<String, OneOrMany>>,
    /// What the value is, where the text could be read two ways.
    kind: Option<KindName>,
    /// Whether a rounded form is meant exactly.
    exact: Option<bool>,
    /// Whether a list goes on beyond the members named.
    open: Option<bool>,
}

/// One of several values.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ValueEntry {
    /// The value as the source states it.
    value: OneOrMany,
    /// The desk's decision among values that disagree.
    preferred: Option<bool>,
    /// The first day on which it holds.
    from: Option<Scalar>,
    /// The last day on which it holds.
    until: Option<Scalar>,
    /// The source, or a list of sources.
    source: Option<OneOrMany>,
    /// The sources.
    sources: Option<OneOrMany>,
    /// Where in the source.
    locator: Option<Scalar>,
    /// A remark of the desk.
    note: Option<String>,
    /// When the source said so.
    as_of: Option<Scalar>,
    /// What the value is, where the text could be read two ways.
    kind: Option<KindName>,
    /// Whether a rounded form is meant exactly.
    exact: Option<bool>,
}

/// The kind of a value.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is a kind of the value language, by its name there")]
pub enum KindName {
    Number,
    Money,
    Percent,
    PercentagePoints,
    Quantity,
    Ratio,
    Ordinal,
    Date,
    DateRange,
    Duration,
    Age,
    Range,
    Text,
    List,
    Boolean,
    Quote,
}

/// The JSON Schema of a fact base file.
#[must_use]
pub fn json_schema() -> Schema {
    SchemaSettings::draft07()
        .into_generator()
        .into_root_schema_for::<TopicFile>()
}

#[cfg(test)]
mod tests {
    use super::super::decode::{FACT_KEYS, KINDS, NAME_KEYS, SOURCE_KEYS, TOPIC_KEYS, VALUE_KEYS};
    use super::*;

    #[test]
    fn the_schema_has_the_keys_that_the_decoder_reads() {
        let schema = serde_json::to_value(json_schema()).expect("a schema");
        let keys = |path: &str| -> Vec<String> {
            let props = schema
                .pointer(path)
                .and_then(|v| v.as_object())
                .unwrap_or_else(|| panic!("{path}"));
            let mut keys: Vec<String> = props.keys().cloned().collect();
            keys.sort();
            keys
        };
        for (path, known) in [
            ("/properties", TOPIC_KEYS),
            ("/definitions/SourceEntry/properties", SOURCE_KEYS),
            ("/definitions/NameEntry/properties", NAME_KEYS),
            ("/definitions/FactEntry/properties", FACT_KEYS),
            ("/definitions/ValueEntry/properties", VALUE_KEYS),
        ] {
            let mut known: Vec<String> = known.iter().map(|k| (*k).to_owned()).collect();
            known.sort();
            assert_eq!(keys(path), known, "{path}");
        }
        let kinds = schema
            .pointer("/definitions/KindName/enum")
            .and_then(|v| v.as_array())
            .expect("kinds");
        assert_eq!(kinds.len(), KINDS.len());
        assert!(KINDS.iter().all(|k| kinds.iter().any(|v| v == k)));
    }
}
