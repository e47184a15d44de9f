//! Reading the text of a settings file: what it says, and every mistake in it with its place.

use super::fault::{Fault, listed};
use super::file::names;
use super::table::Table;
use crate::cli::args::Level;
use crate::report::Format;
use crate::rule::{Rule, Severities, Severity};
use crate::value::{Context, Currency, Data, DayOrder, Decimal, Hint, read as read_value};
use clap::ValueEnum;
use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

/// What one settings file says; `None` is what it does not say.
#[derive(Clone, Debug, Default)]
pub(crate) struct File {
    pub(crate) facts: Vec<String>,
    pub(crate) include: Option<Vec<String>>,
    pub(crate) exclude: Vec<String>,
    pub(crate) dateline: Option<Date>,
    pub(crate) dollar: Option<Currency>,
    pub(crate) day_order: Option<DayOrder>,
    /// By name, as far as they are given.
    pub(crate) tolerances: Vec<(&'static str, Decimal)>,
    pub(crate) fail_level: Option<Level>,
    pub(crate) output_format: Option<Format>,
    pub(crate) min_coverage: Option<u8>,
    pub(crate) severity: Severities,
    pub(crate) overrides: Vec<Override>,
}

/// Severities for some files.
#[derive(Clone, Debug, Default)]
pub(crate) struct Override {
    pub(crate) paths: Vec<String>,
    pub(crate) severity: Severities,
}

/// Every key of the file.
pub(super) const KEYS: [&str; 12] = [
    "facts",
    "include",
    "exclude",
    "dateline",
    "dollar",
    "day-order",
    "tolerances",
    "fail-level",
    "output-format",
    "min-coverage",
    "severity",
    "overrides",
];
/// Every key of `[tolerances]`.
pub(super) const TOLERANCES: [&str; 5] = ["hedge", "share", "multiple", "round", "bound"];
const OVERRIDE: [&str; 2] = ["paths", "severity"];

/// Reads a settings file.
pub(crate) fn read(text: &str) -> Result<File, Vec<Fault>> {
    let (root, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        // What is guessed behind a syntax error would only be named wrongly too.
        return Err(errors.iter().map(syntax).collect());
    }
    let mut faults = Vec::new();
    let file = root_table(root.get_ref(), &mut faults);
    faults.sort_by_key(|f| f.span);
    if faults.is_empty() { Ok(file) } else { Err(faults) }
}

fn syntax(e: &toml::de::Error) -> Fault {
    Fault::new(e.span().unwrap_or(0..0), e.message().replace('\n', ": ")).help("see https://toml.io")
}

fn root_table(root: &DeTable<'_>, faults: &mut Vec<Fault>) -> File {
    let mut t = Table::new(root, "setting", &KEYS, faults);
    let facts = t.texts("facts", true).unwrap_or_default();
    let include = t.globs("include");
    let exclude = t.globs("exclude").unwrap_or_default();
    let dateline = t.parsed("dateline", "a day such as \"2025-10-20\"", day);
    let dollar = t.parsed("dollar", "an ISO 4217 code such as \"USD\"", Currency::from_code);
    let day_order = t.one_of("day-order", &["month-first", "day-first"]).map(|n| match n {
        0 => DayOrder::MonthFirst,
        _ => DayOrder::DayFirst,
    });
    let fail_level = choice::<Level>(&mut t, "fail-level");
    let output_format = choice::<Format>(&mut t, "output-format");
    let min_coverage = t.parsed("min-coverage", "a whole number from 0 to 100", |s| {
        s.parse().ok().filter(|n| *n <= 100)
    });
    let mut tolerances = Vec::new();
    if let Some(inner) = t.table("tolerances") {
        let mut inner = Table::new(inner, "tolerance", &TOLERANCES, t.faults);
        for name in TOLERANCES {
            let least = if name == "bound" { Decimal::ONE } else { Decimal::ZERO };
            let wanted = format!("a decimal of at least {least}, such as \"0.1\"");
            let wanted = if name == "bound" {
                wanted.replace("0.1", "2")
            } else {
                wanted
            };
            let found = inner.parsed(name, &wanted, |s| s.parse().ok().filter(|d: &Decimal| *d >= least));
            tolerances.extend(found.map(|d| (name, d)));
        }
    }
    let severity = t.table("severity").map(|s| severities(s, t.faults)).unwrap_or_default();
    let overrides = t
        .tables("overrides")
        .into_iter()
        .map(|(span, o)| one_override(span, o, t.faults))
        .collect();
    File {
        facts,
        include,
        exclude,
        dateline,
        dollar,
        day_order,
        tolerances,
        fail_level,
        output_format,
        min_coverage,
        severity,
        overrides,
    }
}

fn choice<T: ValueEnum>(t: &mut Table<'_, '_>, key: &str) -> Option<T> {
    let names = names::<T>();
    let known: Vec<&str> = names.iter().map(String::as_str).collect();
    let name = known.get(t.one_of(key, &known)?)?;
    T::from_str(name, false).ok()
}

fn one_override(span: std::ops::Range<usize>, o: &DeTable<'_>, faults: &mut Vec<Fault>) -> Override {
    let mut t = Table::new(o, "override key", &OVERRIDE, faults);
    let paths = t.globs("paths");
    let severity = t.table("severity").map(|s| severities(s, t.faults));
    for (missing, example) in [
        (!o.contains_key("paths"), "paths = [\"archive/**\"]"),
        (
            !o.contains_key("severity"),
            "severity = { value-mismatch = \"warning\" }",
        ),
    ] {
        if missing {
            let key = example.split(' ').next().unwrap_or_default();
            let fault = Fault::new(span.clone(), format!("an override needs `{key}`"));
            t.faults.push(fault.help(format!("for example: {example}")));
        }
    }
    Override {
        paths: paths.unwrap_or_default(),
        severity: severity.unwrap_or_default(),
    }
}

fn severities(table: &DeTable<'_>, faults: &mut Vec<Fault>) -> Severities {
    let mut out = Severities::default();
    for (key, value) in table {
        let Some(rule) = Rule::from_name(key.get_ref()) else {
            let known = Rule::ALL.iter().map(|r| r.name());
            let mut fault = Fault::unknown(key.span(), "rule", key.get_ref(), known);
            if !fault.help.as_ref().is_some_and(|h| h.starts_with("did")) {
                fault.help = Some("`factcheck rules` lists them".to_owned());
            }
            faults.push(fault);
            continue;
        };
        let word = match value.get_ref() {
            DeValue::String(s) => &**s,
            _ => "",
        };
        match Severity::from_setting(word) {
            Some(s) => out.set(rule, s),
            None => {
                let allowed = listed(Severity::SETTINGS.iter().map(|(n, _)| *n));
                faults.push(
                    Fault::new(value.span(), format!("`{rule}` has no such severity"))
                        .help(format!("the severities are {allowed}")),
                );
            }
        }
    }
    out
}

fn day(text: &str) -> Option<Date> {
    match read_value(text, &Context::default(), Hint::Date).ok()?.data {
        Data::Date(v) => v.days()?.as_day(),
        _ => None,
    }
}
