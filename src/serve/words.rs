//! Small words of the page.

use std::path::Path;

/// A path of the fact base as seen from the folder that its root lies in: `facts/trial.yaml`. Where on the machine that is, is
/// nobody's business.
pub(super) fn placed(path: &str, roots: &[std::path::PathBuf]) -> String {
    let path = Path::new(path);
    let name = |p: &Path| p.file_name().map(|n| n.to_string_lossy().into_owned());
    let inside = roots.iter().find_map(|root| {
        let rest = path.strip_prefix(root).ok()?;
        let root = name(root).or_else(|| name(&std::fs::canonicalize(root).ok()?));
        let rest = rest.to_string_lossy().replace('\\', "/");
        Some(match (root, rest.is_empty()) {
            (Some(root), true) => root,
            (Some(root), false) => format!("{root}/{rest}"),
            (None, _) => rest,
        })
    });
    inside.or_else(|| name(path)).unwrap_or_else(|| "facts".to_owned())
}

/// The last part of a file's name as a browser tells it, bounded; `draft` where there is none.
pub(super) fn file_name(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last.chars().filter(|c| !c.is_control()).take(120).collect();
    match kept.trim() {
        "" | "." | ".." => "draft".to_owned(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    #[test]
    fn nothing_of_the_machine_is_in_a_place() {
        let roots = [PathBuf::from("/home/ann/desk/facts"), PathBuf::from("/srv/one.yaml")];
        for (path, expected) in [
            ("/home/ann/desk/facts/a/trial.yaml", "facts/a/trial.yaml"),
            ("/home/ann/desk/facts", "facts"),
            ("/srv/one.yaml", "one.yaml"),
            ("/etc/other.yaml", "other.yaml"),
        ] {
            assert_eq!(placed(path, &roots), expected);
        }
    }

    #[test]
    fn a_file_name_is_one_name() {
        for (given, expected) in [
            ("story.md", "story.md"),
            ("C:\\Users\\ann\\story.docx", "story.docx"),
            ("../../etc/passwd", "passwd"),
            ("", "draft"),
            ("..", "draft"),
            ("a\r\nb.md", "ab.md"),
        ] {
            assert_eq!(file_name(given), expected);
        }
    }
}
