//! What a `factcheck.toml` may say. The same types make the JSON Schema, which is where editors and `factcheck config` have
//! their words from.

#![expect(dead_code, reason = "only the schema is made from these types, and no value")]

use crate::cli::args::Level;
use crate::report::Format;
use crate::rule::Rule;
use clap::ValueEnum;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::collections::BTreeMap;

/// The settings of factcheck.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename_all = "kebab-case", title = "factcheck settings")]
pub(super) struct SettingsFile {
    /// A file or folder of the fact base, or a list of them, relative to this file. By default the nearest `facts/` upward.
    facts: Option<OneOrMany>,
    /// Globs of the files to check, relative to this file; without a path on the command line they are what is checked. By
    /// default claims files and drafts.
    include: Option<Vec<String>>,
    /// Globs of files and folders to leave out, relative to this file. A path on the command line is checked all the same
    /// unless `--force-exclude` is given.
    exclude: Option<Vec<String>>,
    /// The day that relative dates count from, and for which values hold: `2025-10-20`.
    dateline: Option<String>,
    /// The currency of a bare `$`, as an ISO 4217 code. By default `USD`.
    #[schemars(regex(pattern = "^[A-Z]{3}$"))]
    dollar: Option<String>,
    /// How `5/6/2025` is read. Without it such a date is reported.
    day_order: Option<DayOrderName>,
    /// The widths of hedges, shares and bounds.
    tolerances: Option<TolerancesTable>,
    /// The lowest severity that makes a run fail. By default `error`.
    #[schemars(with = "Option<Levels>")]
    fail_level: Option<Level>,
    /// How results are written. By default `full`.
    #[schemars(with = "Option<Formats>")]
    output_format: Option<Format>,
    /// The share of a draft's values, in percent, that facts must cover; less makes the run fail.
    #[schemars(range(max = 100))]
    min_coverage: Option<u8>,
    /// The severity of rules, by their names.
    #[schemars(schema_with = "severities")]
    severity: Option<BTreeMap<String, String>>,
    /// Severities for some files. Later ones count over earlier ones, and all of them over `severity`.
    overrides: Option<Vec<OverrideTable>>,
}

/// One path or several.
#[derive(JsonSchema)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case")]
enum DayOrderName {
    MonthFirst,
    DayFirst,
}

/// The named tolerances of the language, as decimals; a text stays exact in every reader.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename_all = "kebab-case")]
struct TolerancesTable {
    /// The share of itself that a hedged figure reaches at most. By default 0.10.
    #[schemars(with = "Option<DecimalText>")]
    hedge: Option<String>,
    /// Half the width of a share that is given as a fraction. By default 0.025.
    #[schemars(with = "Option<DecimalText>")]
    share: Option<String>,
    /// Half the width of a multiple such as `doubled`, as a share of it. By default 0.05.
    #[schemars(with = "Option<DecimalText>")]
    multiple: Option<String>,
    /// How far off a bare round figure may be and still be a rounding. By default 0.025.
    #[schemars(with = "Option<DecimalText>")]
    round: Option<String>,
    /// The factor beyond which a bound is loose, at least 1. By default 2.
    #[schemars(with = "Option<DecimalText>")]
    bound: Option<String>,
}

/// Severities for some files.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct OverrideTable {
    /// Globs of the files, relative to this settings file.
    paths: Vec<String>,
    /// The severity of rules in them, by their names.
    #[schemars(schema_with = "severities")]
    severity: BTreeMap<String, String>,
}

struct DecimalText;

impl JsonSchema for DecimalText {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Decimal".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": ["string", "number"], "pattern": r"^\d+(\.\d+)?$", "minimum": 0})
    }
}

/// A schema of the names that the command line has for a value: the two can not differ.
macro_rules! names_of {
    ($name:ident, $values:ty) => {
        struct $name;
        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({"type": "string", "enum": names::<$values>()})
            }
        }
    };
}
names_of!(Levels, Level);
names_of!(Formats, Format);

/// The names of a value of the command line.
pub(super) fn names<T: ValueEnum>() -> Vec<String> {
    let value = |v: &T| v.to_possible_value().map(|p| p.get_name().to_owned());
    T::value_variants().iter().filter_map(value).collect()
}

fn severities(_: &mut SchemaGenerator) -> Schema {
    let allowed: Vec<&str> = crate::rule::Severity::SETTINGS.iter().map(|(n, _)| *n).collect();
    let rules: serde_json::Map<String, serde_json::Value> = Rule::ALL
        .iter()
        .map(|r| {
            let one = serde_json::json!({
                "description": r.summary(), "enum": allowed, "default": r.severity().setting(),
            });
            (r.name().to_owned(), one)
        })
        .collect();
    json_schema!({"type": "object", "properties": rules, "additionalProperties": false})
}

/// The JSON Schema of `factcheck.toml`.
pub(crate) fn json_schema() -> Schema {
    schemars::schema_for!(SettingsFile)
}
