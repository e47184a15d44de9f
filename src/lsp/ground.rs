//! The folders that are open in the editor: the settings of their files, their fact bases, and what is checked in them.

use super::buffer::{self, Kind};
use super::desk::Desk;
use crate::check::{Finding, Options, apply, check_claims, check_draft};
use crate::cli::args::CheckArgs;
use crate::cli::discover;
use crate::cli::settings::{NAME, Resolver, whole};
use crate::document::{self, Markup};
use crate::rule::Severities;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The most files of the open folders that are searched.
const MAX_FILES: usize = 10_000;

#[derive(Clone, Debug)]
pub(super) struct Ground {
    pub(super) roots: Vec<PathBuf>,
    pub(super) resolver: Arc<Resolver>,
}

impl Ground {
    pub(super) fn new(roots: Vec<PathBuf>) -> Self {
        Self {
            roots,
            resolver: Arc::new(Resolver::nearest()),
        }
    }

    /// Forgets the settings that were read.
    pub(super) fn refresh(&mut self) {
        self.resolver = Arc::new(Resolver::nearest());
    }

    /// The path by which settings of a file are found: those of a file that is not saved are the open folder's.
    fn named(&self, path: Option<&Path>) -> PathBuf {
        let root = || self.roots.first().map(|r| r.join("untitled"));
        path.map(Path::to_owned)
            .or_else(root)
            .unwrap_or_else(|| whole(Path::new("untitled")))
    }

    /// Where the fact base of a file is; empty where there is none. The order is the command line's.
    pub(super) fn facts_of(&self, path: Option<&Path>) -> Vec<PathBuf> {
        if let Some(env) = std::env::var_os("FACTCHECK_FACTS").filter(|v| !v.is_empty()) {
            return std::env::split_paths(&env).map(|p| whole(&p)).collect();
        }
        let named = self.named(path);
        let settings = self.resolver.of(&named);
        if !settings.facts.is_empty() {
            return settings.facts.iter().map(|p| whole(p)).collect();
        }
        let folder = named.parent().unwrap_or_else(|| Path::new("."));
        discover::upward(folder, "facts")
            .map(|p| whole(&p))
            .into_iter()
            .collect()
    }

    /// How a file is judged.
    pub(super) fn terms_of(&self, path: Option<&Path>) -> (Options, Severities) {
        let named = self.named(path);
        let settings = self.resolver.of(&named);
        let options = Options {
            context: settings.context.clone(),
            today: crate::cli::today(),
            ..Options::default()
        };
        (options, settings.severities(&named))
    }

    /// What a file is.
    pub(super) fn kind_of(&self, path: Option<&Path>, language: &str, text: &str) -> Kind {
        // What the settings leave out is not checked in an editor either.
        if path.is_some_and(|p| self.resolver.of(p).excludes(p)) {
            return Kind::Other;
        }
        buffer::kind(path, language, text, &self.facts_of(path))
    }

    /// The files of the open folders that the command line would check, Word documents left out.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        if self.roots.is_empty() {
            return Vec::new();
        }
        let mut args = CheckArgs::default();
        args.paths.clone_from(&self.roots);
        let found = discover::files(&args, &self.resolver);
        let all = found.files.into_iter().map(|f| whole(&f.path));
        all.filter(|p| document::markup_of(p) != Some(Markup::Docx))
            .take(MAX_FILES)
            .collect()
    }
}

/// Whether a file is one of settings.
pub(super) fn is_settings(path: &Path) -> bool {
    path.file_name().is_some_and(|n| n == NAME)
}

/// Judges a text.
pub(super) fn judge(kind: Kind, text: &str, desk: &Desk, options: &Options, severities: &Severities) -> Vec<Finding> {
    let mut findings = match kind {
        Kind::Claims if !desk.is_empty() => check_claims(text, &desk.base, options),
        Kind::Draft(markup) => match document::read(text, markup) {
            Ok((text, doc)) => check_draft(&text, &doc, &desk.base, desk.index(), options).findings,
            Err(_) => Vec::new(),
        },
        _ => Vec::new(),
    };
    apply(severities, &mut findings);
    findings
}
