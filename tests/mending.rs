//! Mending, baselines, changed lines and threads, through the program and on real files.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{fs, io::Write};

const FACTS: &str = "topic: Bridge
sources:
  s: {title: Report}
names:
  engineer: {name: Sana Okafor, role: chief engineer, source: s}
facts:
  repair-cost: {aliases: [cost of repair], value: $48 million, source: s}
  workers: {value: about 1,400 people, same_unit: [workers], source: s}
";
const DRAFT: &str = "The cost of repair is $84 million.\nThere are 1,400 workers, said Sana Okafer.\n";
const SAFE: &str = "The cost of repair is $84 million.\nThere are about 1,400 workers, said Sana Okafor.\n";

/// A folder of its own with a fact base, gone at the end.
struct Desk(PathBuf);

impl Desk {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("mending-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("facts")).expect("a folder");
        let desk = Self(folder);
        desk.write("facts/bridge.yaml", FACTS);
        desk
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.0.join(name), bytes).expect("a file");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).expect("a file")
    }

    /// Exit status, standard output, standard error.
    fn run(&self, args: &[&str]) -> (Option<i32>, String, String) {
        self.piped(args, "")
    }

    fn piped(&self, args: &[&str], stdin: &str) -> (Option<i32>, String, String) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_factcheck"))
            .args(args)
            .args(["--format", "concise"])
            .current_dir(&self.0)
            .env_remove("FACTCHECK_FACTS")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        let mut pipe = child.stdin.take().expect("stdin");
        let _ = pipe.write_all(stdin.as_bytes());
        drop(pipe);
        let out = child.wait_with_output().expect("an outcome");
        let text = |b: Vec<u8>| String::from_utf8(b).expect("UTF-8");
        (out.status.code(), text(out.stdout), text(out.stderr))
    }

    fn git(&self, args: &[&str]) {
        let out = Command::new("git")
            .args([
                "-c",
                "user.name=A",
                "-c",
                "user.email=a@example.org",
                "-c",
                "core.autocrlf=false",
            ])
            .args(args)
            .current_dir(&self.0)
            .output()
            .expect("git");
        assert!(
            out.status.success(),
            "{args:?}: {}",
            String::from_utf8_lossy(&out.stderr)
        );
    }

    /// What lies in the folder, but the facts.
    fn names(&self) -> Vec<String> {
        let all = fs::read_dir(&self.0).expect("a folder");
        let mut all: Vec<String> = all
            .map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned())
            .filter(|n| n != "facts")
            .collect();
        all.sort();
        all
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn only_safe_fixes_are_made_unless_asked_for() {
    let d = Desk::new("safe");
    d.write("x.md", DRAFT);
    let (code, out, err) = d.run(&["x.md", "--fix"]);
    assert_eq!(code, Some(1));
    assert_eq!(d.read("x.md"), SAFE);
    assert_eq!(out.lines().count(), 1, "{out}");
    assert!(err.contains("2 fixed"), "{err}");
    let (code, _, err) = d.run(&["x.md", "--fix", "--unsafe-fixes"]);
    assert_eq!(code, Some(0), "{err}");
    assert_eq!(d.read("x.md"), SAFE.replace("84", "48"));
    assert_eq!(d.names(), ["x.md"]);
    let (code, _, err) = d.run(&["x.md", "--fix", "--unsafe-fixes"]);
    assert!(code == Some(0) && !err.contains("fixed"), "{err}");
}

#[test]
fn a_difference_changes_nothing() {
    let d = Desk::new("diff");
    d.write("x.md", DRAFT);
    let (code, out, err) = d.run(&["x.md", "--diff"]);
    assert_eq!(code, Some(1));
    assert!(
        out.starts_with("--- x.md\n+++ x.md\n@@ ") && out.contains("+There are about 1,400 workers, said Sana Okafor."),
        "{out}"
    );
    assert!(err.contains("would make 2 fixes in 1 file"), "{err}");
    assert_eq!(d.read("x.md"), DRAFT);
    d.write("x.md", SAFE);
    assert_eq!(d.run(&["x.md", "--diff"]).0, Some(0));
    assert_eq!(d.run(&["x.md", "--diff", "--unsafe-fixes"]).0, Some(1));
    assert_eq!(d.run(&["x.md", "--diff", "--unsafe-fixes", "--exit-zero"]).0, Some(0));
}

#[test]
fn line_ends_and_a_byte_order_mark_stay() {
    let d = Desk::new("bytes");
    let windows = format!("\u{feff}{}", DRAFT.replace('\n', "\r\n"));
    d.write("x.md", &windows);
    d.write("y.txt", windows.trim_end());
    d.run(&["x.md", "y.txt", "--fix"]);
    let wanted = format!("\u{feff}{}", SAFE.replace('\n', "\r\n"));
    assert_eq!(d.read("x.md"), wanted);
    assert_eq!(d.read("y.txt"), wanted.trim_end());
}

#[test]
fn standard_input_is_mended_to_standard_output() {
    let d = Desk::new("stdin");
    let (code, out, err) = d.piped(&["-", "--fix", "--as", "text"], DRAFT);
    assert_eq!((code, &*out), (Some(1), SAFE));
    assert!(err.contains("<stdin>:1:23: error[value-mismatch]"), "{err}");
    let (code, out, _) = d.piped(&["-", "--fix", "--as", "text"], "Nothing here.\n");
    assert_eq!((code, &*out), (Some(0), "Nothing here.\n"));
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let d = Desk::new("links");
    d.write("real.md", DRAFT);
    let path = d.0.join("real.md");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("permissions");
    symlink("real.md", d.0.join("link.md")).expect("a link");
    d.run(&["link.md", "--fix"]);
    assert_eq!(d.read("real.md"), SAFE);
    assert!(fs::symlink_metadata(d.0.join("link.md")).expect("a link").is_symlink());
    assert_eq!(fs::metadata(&path).expect("a file").permissions().mode() & 0o777, 0o640);

    d.write("real.md", DRAFT);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).expect("permissions");
    let (code, out, err) = d.run(&["real.md", "--fix"]);
    assert_eq!(code, Some(2));
    assert!(
        err.contains("real.md: could not be fixed: this file may not be written"),
        "{err}"
    );
    // Its results are reported all the same.
    assert_eq!(out.lines().count(), 3, "{out}");
    assert_eq!(d.read("real.md"), DRAFT);

    symlink("nowhere.md", d.0.join("broken.md")).expect("a link");
    let (code, _, err) = d.run(&["broken.md", "--fix"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("broken.md: there is no such file"), "{err}");
    assert_eq!(d.names(), ["broken.md", "link.md", "real.md"]);
}

#[test]
fn a_baseline_is_left_out_whatever_the_lines() {
    let d = Desk::new("baseline");
    d.write("x.md", DRAFT);
    assert_eq!(d.run(&["x.md", "--write-baseline", "b.json"]).0, Some(0));
    d.write("x.md", format!("A new line.\n\nAnother.\n\n{DRAFT}"));
    let (code, out, err) = d.run(&["./x.md", "--baseline", "b.json"]);
    assert_eq!((code, &*out), (Some(0), ""));
    assert!(err.contains("3 left out by the baseline"), "{err}");
    // A second one of the same is one too many.
    d.write("x.md", format!("{DRAFT}\nThe cost of repair is $84 million.\n"));
    let (code, out, _) = d.run(&["x.md", "--baseline", "b.json"]);
    assert_eq!((code, out.lines().count()), (Some(1), 1), "{out}");
}

#[test]
fn stale_entries_are_named_and_taken_out() {
    let d = Desk::new("stale");
    d.write("x.md", DRAFT);
    d.write("y.md", DRAFT);
    d.run(&["x.md", "y.md", "--write-baseline", "b.json"]);
    d.write("x.md", SAFE);
    let (_, _, err) = d.run(&["x.md", "--baseline", "b.json"]);
    assert_eq!(err.matches("no longer found: x.md: ").count(), 2, "{err}");
    assert!(!err.contains("y.md"), "{err}");
    d.run(&["x.md", "--write-baseline", "b.json"]);
    let json = d.read("b.json");
    assert_eq!(
        (json.matches("x.md").count(), json.matches("y.md").count()),
        (1, 3),
        "{json}"
    );
    fs::remove_file(d.0.join("y.md")).expect("a file");
    assert!(d.run(&["x.md", "--baseline", "b.json"]).2.contains("y.md"));
    d.run(&["x.md", "--write-baseline", "b.json"]);
    assert!(!d.read("b.json").contains("y.md"));
}

#[test]
fn a_broken_baseline_is_an_error() {
    let d = Desk::new("broken");
    d.write("x.md", DRAFT);
    for (text, said) in [
        ("{", "b.json is no baseline (line 1 "),
        ("{\"version\": 7, \"results\": []}", "of version 7"),
    ] {
        d.write("b.json", text);
        for option in ["--baseline", "--write-baseline"] {
            let (code, _, err) = d.run(&["x.md", option, "b.json"]);
            assert!(code == Some(2) && err.contains(said), "{option}: {err}");
        }
        assert_eq!(d.read("b.json"), text);
    }
    let (code, _, err) = d.run(&["x.md", "--baseline", "no.json"]);
    assert!(code == Some(2) && err.contains("there is no baseline no.json"), "{err}");
}

#[test]
fn both_baselines_take_out_what_is_mended_and_nothing_new_in() {
    let d = Desk::new("prune");
    d.write("x.md", DRAFT);
    d.run(&["x.md", "--write-baseline", "b.json"]);
    d.write(
        "x.md",
        format!("{SAFE}\nIt took 1,400 workers.\n\nThe repair cost was $9.\n"),
    );
    let (code, out, err) = d.run(&["x.md", "--baseline", "b.json", "--write-baseline", "b.json"]);
    assert_eq!(code, Some(1), "{err}");
    assert!(out.contains("$9") && !out.contains("$84"), "{out}");
    assert!(!err.contains("no longer found"), "{err}");
    let json = d.read("b.json");
    assert!(
        json.contains("$84 million") && !json.contains("Okafer") && !json.contains("$9"),
        "{json}"
    );
    let (_, _, err) = d.run(&["x.md", "--baseline", "b.json"]);
    assert!(!err.contains("no longer found"), "{err}");
}

#[test]
fn half_a_fact_base_mends_nothing_and_accepts_nothing() {
    let d = Desk::new("half");
    d.write("x.md", DRAFT);
    d.write("facts/other.yaml", "facts:\n  a: {value: 5, source: nobody}\n");
    let (code, _, err) = d.run(&["x.md", "--fix", "--write-baseline", "b.json"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("the fact base has errors: nothing was fixed"), "{err}");
    assert_eq!(d.read("x.md"), DRAFT);
    assert!(!d.0.join("b.json").exists());
}

#[test]
fn a_report_never_replaces_what_was_read() {
    let d = Desk::new("replace");
    d.write("x.md", DRAFT);
    for target in ["x.md", "./x.md", "facts/bridge.yaml"] {
        let (code, _, err) = d.run(&["x.md", "-o", target]);
        assert!(code == Some(2) && err.contains("name another file"), "{target}: {err}");
    }
    assert_eq!(
        (d.read("x.md"), d.read("facts/bridge.yaml")),
        (DRAFT.to_owned(), FACTS.to_owned())
    );
    d.write("r.txt", "old");
    let (code, out, _) = d.run(&["x.md", "-o", "r.txt"]);
    assert_eq!((code, &*out), (Some(1), ""));
    assert_eq!(d.read("r.txt"), d.run(&["x.md"]).1);
}

#[test]
fn a_file_that_is_named_twice_is_checked_once() {
    let d = Desk::new("twice");
    d.write("x.md", DRAFT);
    let once = d.run(&["x.md"]);
    let whole = d.0.join("x.md");
    assert_eq!(d.run(&["x.md", "./x.md", whole.to_str().expect("UTF-8")]), once);
    assert_eq!(d.run(&["x.md", "--facts", "facts", "--facts", "./facts"]), once);
}

#[test]
fn a_baseline_means_the_same_from_every_folder() {
    let d = Desk::new("baseline-folders");
    fs::create_dir_all(d.0.join("drafts")).expect("a folder");
    d.write("drafts/x.md", DRAFT);
    assert_eq!(d.run(&["./drafts", "--write-baseline", "b.json"]).0, Some(0));
    assert!(d.read("b.json").contains("\"drafts/x.md\""), "{}", d.read("b.json"));
    let whole = d.0.join("drafts");
    for args in [["drafts", "b.json"], [whole.to_str().expect("UTF-8"), "b.json"]] {
        let (code, _, err) = d.run(&[args[0], "--baseline", args[1]]);
        assert!(code == Some(0) && err.contains("3 left out"), "{args:?}: {err}");
    }
    let out = Command::new(env!("CARGO_BIN_EXE_factcheck"))
        .args([".", "--baseline", "../b.json", "--format", "concise"])
        .current_dir(&whole)
        .output()
        .expect("the program");
    let err = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success() && err.contains("3 left out"), "{err}");
}

#[test]
fn a_line_that_changes_what_another_says_counts() {
    let d = Desk::new("changed-paragraph");
    d.git(&["init", "-q"]);
    let wrapped = DRAFT.replacen(' ', "\n", 1);
    d.write("x.md", format!("Before.\n{wrapped}\n\nOther text.\n"));
    d.git(&["add", "."]);
    d.git(&["commit", "-q", "-m", "first"]);
    d.write("x.md", format!("{wrapped}\n\nOther words.\n"));
    assert_ne!(d.run(&["x.md", "--diff-base", "HEAD"]).0, Some(0));
    d.write("x.md", format!("Before.\n{wrapped}\n\nOther words.\n"));
    assert_eq!(d.run(&["x.md", "--diff-base", "HEAD"]).0, Some(0));
}

#[test]
fn only_changed_lines_are_reported() {
    let d = Desk::new("changed");
    d.git(&["init", "-q"]);
    let draft = DRAFT.replace('\n', "\n\n");
    d.write("x [1].md", &draft);
    d.git(&["add", "."]);
    d.git(&["commit", "-q", "-m", "first"]);
    let (code, out, err) = d.run(&["x [1].md", "--diff-base", "HEAD"]);
    assert_eq!((code, &*out), (Some(0), ""));
    assert!(err.contains("3 left out on unchanged lines"), "{err}");
    d.write("x [1].md", draft.replace("$84", "$85"));
    d.write("new.md", DRAFT);
    let (code, out, _) = d.run(&["x [1].md", "new.md", "--diff-base", "HEAD"]);
    assert_eq!(code, Some(1));
    assert_eq!(
        (
            out.matches("x [1].md:1:").count(),
            out.matches("x [1].md:").count(),
            out.matches("new.md:").count()
        ),
        (1, 1, 3),
        "{out}"
    );
    for rev in ["no-such-branch", "--output=x"] {
        let (code, _, err) = d.run(&["x [1].md", &format!("--diff-base={rev}")]);
        assert!(code == Some(2) && err.contains("revision"), "{err}");
    }
    let (code, _, err) = d.piped(&["-", "--diff-base", "HEAD"], DRAFT);
    assert!(code == Some(2) && err.contains("standard input"), "{err}");
}

#[test]
fn the_order_is_that_of_the_files_whatever_the_threads() {
    let d = Desk::new("threads");
    fs::create_dir(d.0.join("drafts")).expect("a folder");
    for n in 0..60 {
        d.write(&format!("drafts/{n:02}.md"), DRAFT.repeat(1 + (n * 7) % 11));
    }
    d.write("drafts/30.md", [0xff, 0xfe]);
    let one = d.run(&["drafts", "-j", "1"]);
    assert_eq!(one.0, Some(2));
    for jobs in ["2", "7", "64"] {
        assert_eq!(d.run(&["drafts", "-j", jobs]), one);
    }
    assert_eq!(d.run(&["drafts"]), one);
}

#[test]
fn a_word_document_is_never_rewritten() {
    let d = Desk::new("word");
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let body = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>\
        There are 1,400 workers, said Sana Okafer.</w:t></w:r></w:p></w:body></w:document>";
    zip.start_file("word/document.xml", options).expect("a part");
    zip.write_all(body.as_bytes()).expect("a part");
    let bytes = zip.finish().expect("a package").into_inner();
    d.write("x.docx", &bytes);
    let (code, out, err) = d.run(&["x.docx", "--fix"]);
    assert_eq!((code, out.lines().count()), (Some(1), 2), "{out}{err}");
    assert!(err.contains("x.docx: a Word document is never rewritten"), "{err}");
    assert_eq!(fs::read(d.0.join("x.docx")).expect("a file"), bytes);
}

/// The lines that a watching program writes to standard error; it ends with this.
struct Watching(std::process::Child, std::sync::mpsc::Receiver<String>);

impl Watching {
    /// Waits until a check has ended, for at most so long.
    fn checked(&self, patience: std::time::Duration) -> bool {
        let until = std::time::Instant::now() + patience;
        loop {
            let left = until.saturating_duration_since(std::time::Instant::now());
            match self.1.recv_timeout(left) {
                Ok(line) if line.contains("waiting for a file") => return true,
                Ok(_) => {}
                Err(_) => return false,
            }
        }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn watching_checks_again_on_a_save_only() {
    use std::io::BufRead;
    use std::time::Duration;
    let d = Desk::new("watch");
    d.write("x.claims", "repair cost = $84 million\n");
    d.write("report.txt", "");
    let report = fs::File::create(d.0.join("report.txt")).expect("a file");
    let mut child = Command::new(env!("CARGO_BIN_EXE_factcheck"))
        .args(["x.claims", "--watch"])
        .current_dir(&d.0)
        .env_remove("FACTCHECK_FACTS")
        .stdin(Stdio::null())
        .stdout(report)
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    let err = std::io::BufReader::new(child.stderr.take().expect("stderr"));
    let (send, lines) = std::sync::mpsc::channel();
    std::thread::spawn(move || err.lines().map_while(Result::ok).try_for_each(|l| send.send(l)));
    let w = Watching(child, lines);
    let (long, short) = (Duration::from_secs(30), Duration::from_secs(1));
    assert!(w.checked(long), "the first check");
    assert!(!w.checked(short), "its own report, and reading, are no news");
    d.write("x.claims", "repair cost = $48 million\n");
    assert!(w.checked(long), "a saved file is");
    d.write("notes.bin", "x");
    assert!(!w.checked(short), "another file is none");
    d.write("facts/bridge.yaml", FACTS.replace("$48", "$49"));
    assert!(w.checked(long), "facts are");
    let report = d.read("report.txt");
    assert_eq!(report.matches("value-mismatch").count(), 2, "{report}");
}

#[test]
fn a_slip_of_the_scale_keeps_the_rest_of_the_figure() {
    let d = Desk::new("scale");
    d.write("facts/bridge.yaml", FACTS.replace("$48 million", "$48,350,000"));
    d.write("x.md", "The cost of repair is $48 billion.\n");
    d.run(&["x.md", "--fix", "--unsafe-fixes"]);
    assert_eq!(d.read("x.md"), "The cost of repair is $48 million.\n");
}

#[test]
fn a_name_with_a_line_break_is_no_second_result() {
    let d = Desk::new("line-break");
    d.write("x\ny.md", DRAFT);
    let (_, out, _) = d.run(&["x\ny.md"]);
    assert!(out.lines().all(|l| l.starts_with("x\\ny.md:")), "{out}");
}

#[cfg(unix)]
#[test]
fn a_file_with_two_names_is_left_alone() {
    let d = Desk::new("hard-link");
    d.write("x.md", DRAFT);
    fs::hard_link(d.0.join("x.md"), d.0.join("y.md")).expect("a link");
    let (code, _, err) = d.run(&["x.md", "--fix"]);
    assert!(code == Some(2) && err.contains("hard link"), "{code:?} {err}");
    assert_eq!(d.read("x.md"), DRAFT);
    fs::remove_file(d.0.join("y.md")).expect("it is there");
    d.run(&["x.md", "--fix"]);
    assert_eq!(d.read("x.md"), SAFE);
}
