//! `factcheck.toml`: where the facts are, and how values are read.

use super::args::CheckArgs;
use super::discover::upward;
use crate::value::{Context, Currency, Data, DayOrder, Decimal, Hint, read};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// What the settings say.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    pub(crate) facts: Vec<PathBuf>,
    pub(crate) context: Context,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct File {
    facts: Paths,
    dateline: Option<String>,
    day_order: Option<Order>,
    dollar: Option<String>,
    tolerances: Tolerances,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Paths {
    One(PathBuf),
    Many(Vec<PathBuf>),
}

impl Default for Paths {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Order {
    MonthFirst,
    DayFirst,
}

/// Decimals as texts, so that no float ever holds one.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Tolerances {
    hedge: Option<String>,
    share: Option<String>,
    multiple: Option<String>,
    round: Option<String>,
    bound: Option<String>,
}

/// The nearest settings, or none.
pub(crate) fn find(a: &CheckArgs) -> Result<Settings, String> {
    if a.isolated {
        return Ok(Settings::default());
    }
    load(a.config.clone().or_else(|| upward(Path::new("."), "factcheck.toml")))
}

/// The nearest settings, whatever the arguments.
pub(crate) fn nearest() -> Result<Settings, String> {
    load(upward(Path::new("."), "factcheck.toml"))
}

fn load(path: Option<PathBuf>) -> Result<Settings, String> {
    match path {
        Some(p) => {
            let text = std::fs::read_to_string(&p).map_err(|e| format!("{} could not be read: {e}", p.display()))?;
            parse(&text, p.parent().unwrap_or_else(|| Path::new(""))).map_err(|e| format!("{}: {e}", p.display()))
        }
        None => Ok(Settings::default()),
    }
}

fn parse(text: &str, folder: &Path) -> Result<Settings, String> {
    let file: File = toml::from_str(text).map_err(|e| e.to_string())?;
    let facts = match file.facts {
        Paths::One(p) => vec![folder.join(p)],
        Paths::Many(all) => all.into_iter().map(|p| folder.join(p)).collect(),
    };
    let mut context = Context::default();
    if let Some(d) = file.dateline {
        let day = match read(&d, &context, Hint::Date).map(|v| v.data) {
            Ok(Data::Date(v)) => v.days().and_then(|d| d.as_day()),
            _ => None,
        };
        context.dateline = Some(day.ok_or_else(|| format!("`dateline = \"{d}\"` is no day: write it as 2025-05-06"))?);
    }
    context.day_order = file.day_order.map(|o| match o {
        Order::MonthFirst => DayOrder::MonthFirst,
        Order::DayFirst => DayOrder::DayFirst,
    });
    if let Some(code) = file.dollar {
        context.dollar = Currency::from_code(&code)
            .ok_or_else(|| format!("`dollar = \"{code}\"` is no ISO 4217 code such as USD"))?;
    }
    let t = &mut context.tolerances;
    for (name, given, slot) in [
        ("hedge", file.tolerances.hedge, &mut t.hedge),
        ("share", file.tolerances.share, &mut t.share),
        ("multiple", file.tolerances.multiple, &mut t.multiple),
        ("round", file.tolerances.round, &mut t.round),
        ("bound", file.tolerances.bound, &mut t.bound),
    ] {
        if let Some(text) = given {
            let d: Decimal = text
                .parse()
                .map_err(|_| format!("`tolerances.{name} = \"{text}\"` is no decimal such as \"0.1\""))?;
            if d < Decimal::ZERO || (name == "bound" && d < Decimal::ONE) {
                return Err(format!("`tolerances.{name}` can not be {d}"));
            }
            *slot = d;
        }
    }
    Ok(Settings { facts, context })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_and_unknown_keys_are_errors() {
        let s = parse(
            "facts = \"f\"\nday-order = \"day-first\"\ndollar = \"AUD\"\n[tolerances]\nround = \"0.01\"\n",
            Path::new("x"),
        )
        .expect("settings");
        assert_eq!(s.facts, [PathBuf::from("x/f")]);
        assert_eq!(s.context.dollar, Currency::AUD);
        assert_eq!(s.context.tolerances.round, Decimal::new(1, 2));
        assert!(parse("fact = \"f\"", Path::new("")).is_err_and(|e| e.contains("unknown field `fact`")));
        assert!(parse("dollar = \"XYZ1\"", Path::new("")).is_err());
    }
}
