//! Settings: `factcheck.toml`, found upward from every file that is checked; the nearest one counts, and is not mixed with
//! those above it. What the command line says counts over all of them.

mod fault;
mod file;
mod globs;
mod paths;
mod read;
mod resolve;
mod show;
mod table;

pub(crate) use fault::{Fault, listed, near};
pub(crate) use file::json_schema;
#[cfg(feature = "lsp")]
pub(crate) use paths::whole;
#[cfg(any(feature = "lsp", feature = "serve"))]
pub(crate) use resolve::Broken;
pub(crate) use resolve::Resolver;
pub(crate) use show::{Told, reference, show};

use crate::rule::Severities;
use crate::value::Context;
use globs::Globs;
use read::File;
use std::path::{Path, PathBuf};

/// The name of a settings file.
pub(crate) const NAME: &str = "factcheck.toml";

/// The settings of one file, ready to use.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    /// Where they are from; `None` for the defaults.
    pub(crate) from: Option<PathBuf>,
    /// The folder that paths and globs are relative to.
    pub(crate) folder: PathBuf,
    pub(crate) facts: Vec<PathBuf>,
    pub(crate) context: Context,
    pub(crate) file: File,
    include: Option<Globs>,
    exclude: Globs,
    overrides: Vec<(Globs, Severities)>,
}

impl Settings {
    fn new(from: &Path, folder: PathBuf, file: File) -> Self {
        let mut context = Context {
            dateline: file.dateline,
            day_order: file.day_order,
            ..Context::default()
        };
        context.dollar = file.dollar.unwrap_or(context.dollar);
        for (name, d) in &file.tolerances {
            let t = &mut context.tolerances;
            *match *name {
                "hedge" => &mut t.hedge,
                "share" => &mut t.share,
                "multiple" => &mut t.multiple,
                "round" => &mut t.round,
                _ => &mut t.bound,
            } = *d;
        }
        let over = |o: &read::Override| (Globs::new(&o.paths), o.severity.clone());
        Self {
            from: Some(from.to_owned()),
            facts: file.facts.iter().map(|f| paths::shown(&folder.join(f))).collect(),
            context,
            include: file.include.as_deref().map(Globs::new),
            exclude: Globs::new(&file.exclude),
            overrides: file.overrides.iter().map(over).collect(),
            folder,
            file,
        }
    }

    /// The path from the folder of the settings.
    fn relative(&self, path: &Path) -> PathBuf {
        let whole = paths::whole(path);
        whole
            .strip_prefix(&self.folder)
            .map_or_else(|_| whole.clone(), Path::to_owned)
    }

    /// Whether a file or folder is left out by its own path.
    pub(crate) fn excludes_itself(&self, path: &Path) -> bool {
        self.exclude.matches_itself(&self.relative(path))
    }

    /// Whether a file or folder, or one above it, is left out.
    pub(crate) fn excludes(&self, path: &Path) -> bool {
        self.exclude.matches(&self.relative(path))
    }

    /// Whether a file in a folder is one to check; `None` where the settings leave it to the file's name.
    pub(crate) fn includes(&self, path: &Path) -> Option<bool> {
        self.include.as_ref().map(|i| i.matches(&self.relative(path)))
    }

    /// Whether they name files to check.
    pub(crate) const fn names_files(&self) -> bool {
        self.include.is_some()
    }

    /// What the settings give to rules in a file: `severity`, and the overrides whose paths match, in their order.
    pub(crate) fn severities(&self, path: &Path) -> Severities {
        let mut out = self.file.severity.clone();
        let relative = self.relative(path);
        for (_, s) in self.overrides.iter().filter(|(globs, _)| globs.matches(&relative)) {
            out.lay(s);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{Rule, Severity};
    use crate::value::{Currency, Decimal};
    use proptest::prelude::*;

    fn settings(text: &str) -> Settings {
        let folder = paths::whole(Path::new("x"));
        Settings::new(
            Path::new("x/factcheck.toml"),
            folder,
            read::read(text).expect("settings"),
        )
    }

    #[test]
    fn settings_are_read() {
        let s = settings(
            "facts = 'f'\nday-order = 'day-first'\ndollar = 'AUD'\ndateline = 2025-10-20\nmin-coverage = 90\n\
             [tolerances]\nround = '0.01'\nhedge = 0.2\n",
        );
        assert_eq!(s.facts, [PathBuf::from("x/f")]);
        assert_eq!(s.context.dollar, Currency::AUD);
        assert_eq!(s.context.tolerances.round, Decimal::new(1, 2));
        assert_eq!(s.context.tolerances.hedge, Decimal::new(2, 1));
        assert_eq!(s.context.dateline.map(|d| d.to_string()).as_deref(), Some("2025-10-20"));
        assert_eq!(s.file.min_coverage, Some(90));
    }

    #[test]
    fn later_overrides_count_over_earlier_ones_and_over_the_settings() {
        let s = settings(
            "severity = {value-mismatch = 'warning', syntax = 'info'}\n\
             [[overrides]]\npaths = ['old/**']\nseverity = {value-mismatch = 'off', date-mismatch = 'info'}\n\
             [[overrides]]\npaths = ['*.md']\nseverity = {value-mismatch = 'error'}\n",
        );
        let of = |path: &str, rule| s.severities(Path::new(path)).get(rule);
        let table = [
            ("x/a.txt", Rule::ValueMismatch, Some(Severity::Warning)),
            ("x/old/a.txt", Rule::ValueMismatch, Some(Severity::None)),
            ("x/old/a.md", Rule::ValueMismatch, Some(Severity::Error)),
            ("x/a.md", Rule::ValueMismatch, Some(Severity::Error)),
            ("x/old/a.md", Rule::DateMismatch, Some(Severity::Info)),
            ("x/old/a.md", Rule::Syntax, Some(Severity::Info)),
            ("x/old/a.md", Rule::Outdated, None),
        ];
        for (path, rule, expected) in table {
            assert_eq!(of(path, rule), expected, "{path} {rule}");
        }
    }

    #[test]
    fn every_mistake_is_found_at_once() {
        let text = "fact = 'f'\ndollar = 5\n[severity]\nscale-slop = 'off'\nsyntax = 'fatal'\n";
        let faults = read::read(text).expect_err("faults");
        let told: Vec<_> = faults.iter().map(|f| f.span.of(text)).collect();
        assert_eq!(told, ["fact", "5", "scale-slop", "'fatal'"]);
    }

    #[test]
    fn the_schema_has_every_key() {
        let schema = serde_json::to_value(json_schema()).expect("JSON");
        let keys = |v: &serde_json::Value| -> Vec<String> {
            let mut k: Vec<String> = v.as_object().expect("keys").keys().cloned().collect();
            k.sort();
            k
        };
        let sorted = |k: &[&str]| {
            let mut k: Vec<String> = k.iter().map(|s| (*s).to_owned()).collect();
            k.sort();
            k
        };
        assert_eq!(keys(&schema["properties"]), sorted(&read::KEYS));
        assert_eq!(
            keys(&schema["$defs"]["TolerancesTable"]["properties"]),
            sorted(&read::TOLERANCES)
        );
    }

    proptest! {
        #[test]
        fn any_text_is_settings_or_has_faults(text in "\\PC{0,60}") {
            check(&text)?;
        }

        #[test]
        fn any_value_of_any_key_is_settings_or_has_faults(
            key in prop::sample::select(&read::KEYS[..]),
            inner in prop::sample::select(vec!["", ".hedge", ".bound", ".syntax", ".paths"]),
            value in prop::sample::select(vec![
                "1", "-1", "0x10", "1e400", "nan", "true", "'x'", "''", "[]", "['[']", "[1, 'a']", "{}", "[{}]", "2025-02-30",
                "2025-10-20", "12:00:00", "\"\\u0000\"", "'off'", "'99999999999999999999999999999999999'",
                "[{paths = ['a'], severity = {syntax = 'off'}}]",
            ]),
        ) {
            check(&format!("{key}{inner} = {value}\n"))?;
        }
    }

    fn check(text: &str) -> Result<(), TestCaseError> {
        match read::read(text) {
            Ok(file) => {
                let _ = Settings::new(Path::new("x"), PathBuf::from("/"), file).severities(Path::new("a"));
            }
            Err(faults) => {
                prop_assert!(!faults.is_empty());
                for f in faults {
                    prop_assert!(f.span.end as usize <= text.len() && !f.message.is_empty());
                }
            }
        }
        Ok(())
    }
}
