//! Workflow commands of GitHub Actions: an annotation on the line of each finding, the worst first.

use super::hits::{Hit, flat, hits, slashed};
use super::{Run, Style, clean, item, plural};
use crate::rule::Severity;
use std::io::{self, Write};

/// So many annotations of each level are shown for one step; what comes after them is in the log only.
const SHOWN: usize = 10;

pub(super) fn write(run: &Run, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    // The last notice is the one that says how many more.
    let (mut room, mut more) = ([SHOWN, SHOWN, SHOWN - 1], 0usize);
    let mut has_room = |level: &str| {
        let n = match level {
            "error" => 0,
            "warning" => 1,
            _ => 2,
        };
        let has = room[n] > 0;
        room[n] = room[n].saturating_sub(1);
        has
    };
    for e in item::errors(run) {
        let at = e.line.map_or_else(String::new, |l| format!(",line={l}"));
        if has_room("error") {
            writeln!(
                out,
                "::error file={}{at},title=not checked::{}",
                property(&slashed(&e.file)),
                data(&e.message)
            )?;
        } else {
            more += 1;
            writeln!(out, "{}", plain(&format!("error: {}: {}", e.file, e.message)))?;
        }
    }
    for h in hits(run, style) {
        let level = level(h.finding.severity());
        if has_room(level) {
            writeln!(out, "{}", command(level, &h))?;
        } else {
            more += 1;
            let (line, column) = (h.place.line, h.place.column);
            let text = format!(
                "{level}[{}] {}:{line}:{column}: {}",
                h.rule, h.file.path, h.detail.message
            );
            writeln!(out, "{}", plain(&text))?;
        }
    }
    let mut last = format!("{}; {}", run.summary().sentence(), run.summary().severities());
    if more > 0 {
        last = format!("{}: see the log of this step. {last}", plural(more, "more finding"));
    }
    writeln!(out, "::notice title=factcheck::{}", data(&last))
}

/// Columns mean something on one line only.
fn command(level: &str, h: &Hit) -> String {
    let p = h.place;
    let columns = if p.line == p.end_line {
        format!(",col={},endColumn={}", p.column, p.end_column)
    } else {
        String::new()
    };
    format!(
        "::{level} file={},line={},endLine={}{columns},title={}::{}",
        property(&slashed(&h.file.path)),
        p.line,
        p.end_line,
        property(h.rule.name()),
        data(&message(h))
    )
}

/// The message, and what would be right.
fn message(h: &Hit) -> String {
    let mut out = h.detail.message.clone();
    for n in &h.detail.notes {
        out.push('\n');
        out.push_str(n);
    }
    out
}

const fn level(s: Severity) -> &'static str {
    match s {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::None => "notice",
    }
}

/// A line that is no command: those begin with two colons, or hold `##[` anywhere.
fn plain(text: &str) -> String {
    flat(&clean(text)).replace("##[", "## [")
}

fn data(text: &str) -> String {
    clean(text)
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, plain, property};

    #[test]
    fn what_steers_a_command_is_escaped() {
        assert_eq!(data("100%\nof 5,000: all\r"), "100%25%0Aof 5,000: all\\u{d}");
        assert_eq!(property("a,b:c%.md"), "a%2Cb%3Ac%25.md");
        assert_eq!(
            plain("error[x] a\n::error::x ##[debug]"),
            "error[x] a ::error::x ## [debug]"
        );
    }
}
