//! Which lines of a file have changed since a revision, told by git.

use super::discover::Found;
use crate::check::Origin;
use crate::report::Checked;
use crate::span::Lines;
use std::path::Path;
use std::process::{Command, Output};

/// Whether git is there and every file's repository has the revision.
pub(crate) fn verify(rev: &str, files: &[Found]) -> Result<(), String> {
    if rev.starts_with('-') || rev.is_empty() {
        return Err(format!(
            "`--diff-base {rev}` is no revision: name one such as `HEAD` or `main`"
        ));
    }
    if files.iter().any(|f| f.path.as_os_str() == "-") {
        return Err("`--diff-base` needs files: standard input has no revision".to_owned());
    }
    let mut seen = std::collections::HashSet::new();
    for folder in files.iter().map(|f| folder(&f.path)).filter(|f| seen.insert(*f)) {
        git(folder, &["--version"])?;
        git(folder, &["rev-parse", "--git-dir"]).map_err(|_| {
            format!(
                "`--diff-base` needs a git repository, and {} is in none",
                folder.display()
            )
        })?;
        let commit = format!("{rev}^{{commit}}");
        git(folder, &["rev-parse", "--verify", "--quiet", &commit]).map_err(|_| {
            format!(
                "git knows no revision `{rev}` in {}: name one such as `HEAD` or `main`",
                folder.display()
            )
        })?;
    }
    Ok(())
}

/// Keeps the results on lines that have changed since the revision. What prose says of a figure may stand on another line of its
/// paragraph: there a change anywhere in it counts, a line that is gone too.
pub(crate) fn keep(checked: &mut Checked, path: &Path, rev: &str, word: bool) -> Result<(), String> {
    let Some(ranges) = lines(path, rev, word)? else {
        return Ok(());
    };
    let places = Lines::new(&checked.text);
    let text = std::mem::take(&mut checked.text);
    let before = checked.findings.len();
    let paragraphs = paragraphs(&text);
    checked.findings.retain(|f| {
        let (first, _) = places.position(&text, f.span.start);
        let (last, _) = places.position(&text, f.span.end.max(f.span.start + 1) - 1);
        if f.origin == Origin::Statement {
            return ranges.iter().any(|(from, to)| *from <= last && first < *to);
        }
        let first = paragraphs.get(first - 1).map_or(first, |p| p.0);
        let last = paragraphs.get(last - 1).map_or(last, |p| p.1);
        // Lines that are gone stood behind the one named.
        let gone = |from: &usize, to: &usize| if from == to { from + 2 } else { *to };
        ranges.iter().any(|(from, to)| *from <= last && first < gone(from, to))
    });
    checked.unchanged = before - checked.findings.len();
    checked.text = text;
    Ok(())
}

/// The first and the last line of the paragraph of each line; a blank one is alone.
fn paragraphs(text: &str) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    let mut open = None;
    for (n, line) in text.lines().enumerate() {
        let start = if line.trim().is_empty() {
            open = None;
            n
        } else {
            *open.get_or_insert(n)
        };
        out.push((start + 1, n + 1));
    }
    for n in (1..out.len()).rev() {
        if out[n - 1].0 == out[n].0 {
            out[n - 1].1 = out[n].1;
        }
    }
    out
}

/// The lines that have changed, from 1, each range up to but not its end; `None` for all of them.
fn lines(path: &Path, rev: &str, word: bool) -> Result<Option<Vec<(usize, usize)>>, String> {
    let (folder, name) = (folder(path), path.file_name().unwrap_or_default().to_string_lossy());
    // What git does not hold is new, and so is every line of it.
    if git(folder, &["ls-files", "--", &literal(&name)])?.stdout.is_empty() {
        return Ok(None);
    }
    let args = [
        "diff",
        "--unified=0",
        "--no-color",
        "--no-ext-diff",
        "--no-textconv",
        rev,
        "--",
        &literal(&name),
    ];
    let out = git(folder, &args)?;
    let diff = String::from_utf8_lossy(&out.stdout);
    // A Word document has no lines that git could tell.
    if word && !diff.is_empty() {
        return Ok(None);
    }
    Ok(Some(diff.lines().filter_map(hunk).collect()))
}

/// Blanks, stars and colons in a file's name mean nothing.
fn literal(name: &str) -> String {
    format!(":(literal){name}")
}

/// The new lines of `@@ -1,2 +3,4 @@`; where lines are only gone, none behind the one named.
fn hunk(line: &str) -> Option<(usize, usize)> {
    let new = line.strip_prefix("@@ -")?.split_once(" +")?.1.split_once(" @@")?.0;
    let (start, count) = new.split_once(',').unwrap_or((new, "1"));
    let (start, count): (usize, usize) = (start.parse().ok()?, count.parse().ok()?);
    Some((start, start + count))
}

fn folder(path: &Path) -> &Path {
    path.parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or_else(|| Path::new("."))
}

fn git(folder: &Path, args: &[&str]) -> Result<Output, String> {
    let out = Command::new("git")
        .args(args)
        .current_dir(folder)
        .output()
        .map_err(|e| match e.kind() {
            std::io::ErrorKind::NotFound => "`--diff-base` needs git, and there is none on the path".to_owned(),
            _ => format!("git could not be run: {e}"),
        })?;
    if out.status.success() {
        return Ok(out);
    }
    let said = String::from_utf8_lossy(&out.stderr);
    Err(format!(
        "git in {}: {}",
        folder.display(),
        said.lines().next().unwrap_or("it failed")
    ))
}

#[cfg(test)]
mod tests {
    use super::{hunk, paragraphs};

    #[test]
    fn lines_know_their_paragraph() {
        assert_eq!(
            paragraphs("a\nb\n\nc\n  \n\nd\ne\nf"),
            [(1, 2), (1, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 9), (7, 9), (7, 9)]
        );
        assert!(paragraphs("").is_empty());
    }

    #[test]
    fn hunks_are_read() {
        assert_eq!(hunk("@@ -1,2 +3,4 @@ fn"), Some((3, 7)));
        assert_eq!(hunk("@@ -1 +1 @@"), Some((1, 2)));
        assert_eq!(hunk("@@ -4,2 +3,0 @@"), Some((3, 3)));
        assert_eq!(hunk("+@@ -4 +3 @@"), None);
    }
}
