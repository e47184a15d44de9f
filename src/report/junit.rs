//! JUnit XML: a test suite a file, a test case for every statement, mention, quotation and name. Errors are failures, what no
//! fact covers is skipped, and everything else passes with its evidence beside it.

use super::hits::{Place, flat, slashed};
use super::item::{self, Item, item as whole};
use super::{Checked, Run, clean, lines};
use crate::check::Verdict;
use crate::rule::Severity;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::borrow::Cow;
use std::io::{self, Write};

type Xml<'a> = Writer<&'a mut dyn Write>;

/// The longest name of a test case, in characters.
const NAME: usize = 120;

pub(super) fn write(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Writer::new_with_indent(&mut *out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let s = run.summary();
    let broken = item::errors(run);
    open(
        &mut xml,
        "testsuites",
        &[
            ("name", "factcheck"),
            ("tests", &(s.checked + broken.len()).to_string()),
            ("failures", &s.errors.to_string()),
            ("errors", &broken.len().to_string()),
        ],
    )?;
    for f in &run.files {
        suite(&mut xml, run, f)?;
    }
    if !broken.is_empty() {
        not_checked(&mut xml, &broken)?;
    }
    close(&mut xml, "testsuites")?;
    writeln!(xml.into_inner())
}

fn is_skipped(severity: Severity, verdict: Verdict) -> bool {
    verdict == Verdict::Unverified && severity != Severity::Error
}

fn suite(xml: &mut Xml, run: &Run, f: &Checked) -> io::Result<()> {
    let failures = f.findings.iter().filter(|x| x.severity() == Severity::Error).count();
    let skipped = f
        .findings
        .iter()
        .filter(|x| is_skipped(x.severity(), x.verdict))
        .count();
    let path = slashed(&f.path);
    open(
        xml,
        "testsuite",
        &[
            ("name", &path),
            ("tests", &f.findings.len().to_string()),
            ("failures", &failures.to_string()),
            ("errors", "0"),
            ("skipped", &skipped.to_string()),
        ],
    )?;
    let places = lines(f);
    for finding in &f.findings {
        let place = Place::of(&f.text, &places, finding.span);
        let i = whole(&run.base, f, &places, finding);
        let name = format!("{}:{} {}", place.line, place.column, short(i.text));
        let attributes = [
            ("name", name.as_str()),
            ("classname", path.as_str()),
            ("file", path.as_str()),
            ("line", &place.line.to_string()),
        ];
        open(xml, "testcase", &attributes)?;
        let severity = finding.severity();
        if severity == Severity::Error {
            let kind = i.rule.unwrap_or_default();
            element(xml, "failure", &[("message", i.message), ("type", kind)], &told(&i))?;
        } else if is_skipped(severity, finding.verdict) {
            element(xml, "skipped", &[("message", i.message)], "")?;
        }
        element(xml, "system-out", &[], &evidence(&i))?;
        close(xml, "testcase")?;
    }
    close(xml, "testsuite")
}

/// A file that could not be read is an error, not a test that nobody missed.
fn not_checked(xml: &mut Xml, broken: &[item::Error]) -> io::Result<()> {
    let n = broken.len().to_string();
    let counts = [
        ("name", "not checked"),
        ("tests", &n),
        ("failures", "0"),
        ("errors", &n),
        ("skipped", "0"),
    ];
    open(xml, "testsuite", &counts)?;
    for e in broken {
        let at = e.line.map_or_else(String::new, |l| format!(":{l}"));
        let name = format!("{}{at}", e.file);
        open(
            xml,
            "testcase",
            &[("name", &name), ("classname", "not checked"), ("file", &e.file)],
        )?;
        element(
            xml,
            "error",
            &[("message", &e.message), ("type", "not-checked")],
            &e.message,
        )?;
        close(xml, "testcase")?;
    }
    close(xml, "testsuite")
}

/// The place, the message and the notes.
fn told(i: &Item) -> String {
    let mut out = format!("{}:{}:{}: {}", i.file, i.line, i.column, i.message);
    for n in i.notes {
        out.push('\n');
        out.push_str(n);
    }
    out
}

/// The verdict, what it was held against, and where that comes from.
fn evidence(i: &Item) -> String {
    let mut out = vec![format!("verdict: {}", i.verdict)];
    if let (Some(rule), false) = (i.rule, i.severity == "error") {
        out.push(format!("{}[{rule}]: {}", i.severity, i.message));
    }
    out.extend(i.fact.as_ref().map(|f| format!("fact: {f}")));
    out.extend(i.expected.map(|e| format!("the source has: {e}")));
    out.extend(i.evidence.map(|e| format!("why this fact: {e}")));
    for s in &i.sources {
        let parts = [s.title.or(Some(s.id)), s.publisher, s.published, s.locator, s.url];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        out.push(format!("source: {}", parts.join(", ")));
    }
    out.join("\n")
}

fn short(text: &str) -> String {
    let flat = flat(text);
    if flat.chars().count() <= NAME {
        return flat;
    }
    let mut cut: String = flat.chars().take(NAME - 1).collect();
    cut.push('…');
    cut
}

fn open(xml: &mut Xml, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    xml.write_event(Event::Start(start(name, attributes)))
}

fn close(xml: &mut Xml, name: &str) -> io::Result<()> {
    xml.write_event(Event::End(BytesEnd::new(name)))
}

fn element(xml: &mut Xml, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
    if text.is_empty() {
        return xml.write_event(Event::Empty(start(name, attributes)));
    }
    open(xml, name, attributes)?;
    xml.write_event(Event::Text(BytesText::new(&allowed(text))))?;
    close(xml, name)
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut tag = BytesStart::new(name);
    for (key, value) in attributes {
        // A line break in an attribute is read as a blank: it is written as one.
        tag.push_attribute((*key, &*flat(&allowed(value))));
    }
    tag
}

/// What XML can hold: control characters become visible, and so do the two code points that are no characters.
fn allowed(text: &str) -> Cow<'_, str> {
    let text = clean(text);
    if text.contains(['\u{fffe}', '\u{ffff}']) {
        Cow::Owned(text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}"))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::{Xml, element};
    use std::io::Write;

    #[test]
    fn texts_are_escaped() {
        let mut bytes = Vec::new();
        let out: &mut dyn Write = &mut bytes;
        let mut xml: Xml = quick_xml::Writer::new(out);
        element(&mut xml, "a", &[("b", "<\"&'>\n\u{0}")], "]]> <c> & \u{1b}\u{ffff}").expect("written");
        assert_eq!(
            String::from_utf8_lossy(&bytes),
            "<a b=\"&lt;&quot;&amp;&apos;&gt; \\u{0}\">]]&gt; &lt;c&gt; &amp; \\u{1b}\u{fffd}</a>"
        );
    }
}
