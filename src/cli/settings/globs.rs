//! Globs as settings write them: relative to the folder of the file. One without a slash is the name of a file or folder at
//! any depth; what is beneath a folder that matches, matches.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::path::Path;

/// A list of globs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Globs {
    /// Those that are held against a name alone.
    names: GlobSet,
    /// Those that are held against the path from the folder of the settings.
    paths: GlobSet,
}

impl Globs {
    /// The globs; one that can not be read was a mistake in the settings, and is left out.
    pub(crate) fn new(globs: &[String]) -> Self {
        let (mut names, mut paths) = (GlobSetBuilder::new(), GlobSetBuilder::new());
        for g in globs {
            let trimmed = g.trim_start_matches("./").trim_end_matches('/');
            let Ok(glob) = GlobBuilder::new(trimmed).literal_separator(true).build() else {
                continue;
            };
            if trimmed.contains('/') {
                paths.add(glob);
            } else {
                names.add(glob);
            }
        }
        Self {
            names: names.build().unwrap_or_default(),
            paths: paths.build().unwrap_or_default(),
        }
    }

    /// Whether the path itself matches.
    pub(crate) fn matches_itself(&self, relative: &Path) -> bool {
        self.paths.is_match(relative) || relative.file_name().is_some_and(|n| self.names.is_match(n))
    }

    /// Whether a path, or a folder above it, matches. The path is relative to the folder of the settings.
    pub(crate) fn matches(&self, relative: &Path) -> bool {
        relative
            .ancestors()
            .filter(|p| !p.as_os_str().is_empty())
            .any(|p| self.matches_itself(p))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs_are_relative_to_the_settings() {
        let table: &[(&str, &str, bool)] = &[
            ("old.md", "old.md", true),
            ("old.md", "a/b/old.md", true),
            ("*.md", "a/b/old.md", true),
            ("*.md", "a/b/old.txt", false),
            ("archive", "archive/2024/a.md", true),
            ("archive", "desk/archive/a.md", true),
            ("archive/", "archive/a.md", true),
            ("archive", "archives/a.md", false),
            ("desk/archive", "desk/archive/a.md", true),
            ("desk/archive", "other/desk/archive/a.md", false),
            ("desk/*.md", "desk/a.md", true),
            ("desk/*.md", "desk/b/a.md", false),
            ("desk/**", "desk/b/a.md", true),
            ("**/b/*.md", "desk/b/a.md", true),
            ("./desk/a.md", "desk/a.md", true),
            ("{a,b}.md", "x/b.md", true),
            ("[", "[", false),
        ];
        for (glob, path, expected) in table {
            let globs = Globs::new(&[(*glob).to_owned()]);
            assert_eq!(globs.matches(Path::new(path)), *expected, "{glob} {path}");
        }
        assert!(!Globs::new(&[]).matches(Path::new("a.md")));
    }
}
