//! A desk of its own for each test, and what the program said there.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

pub(super) const PROGRAM: &str = env!("CARGO_BIN_EXE_factcheck");
/// Only against hanging: every case is done in a fraction of it.
pub(super) const LIMIT: Duration = Duration::from_secs(60);

pub(super) const FACTS: &str = "topic: Trial
sources:
  form: {title: Verdict form, publisher: Court, published: 2025-05-06}
facts:
  punitive-damages: {value: $167 million, source: form}
  judge: {value: Phyllis J. Hamilton, source: form}
";

/// A folder of its own, gone at the end.
pub(super) struct Desk(pub(super) PathBuf);

impl Desk {
    pub(super) fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("robustness-{name}-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("facts")).expect("a folder");
        let desk = Self(folder);
        desk.write("facts/trial.yaml", FACTS);
        desk
    }

    pub(super) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        std::fs::write(self.0.join(name), bytes).expect("a file");
        self
    }

    pub(super) fn command(&self, args: &[&str]) -> Command {
        let mut c = Command::new(PROGRAM);
        c.args(args).current_dir(&self.0).stdin(Stdio::null());
        for name in ["FACTCHECK_FACTS", "CLICOLOR_FORCE", "COLUMNS", "NO_GRAPHICS"] {
            c.env_remove(name);
        }
        c
    }

    /// Runs to the end, or fails after the limit.
    pub(super) fn run(&self, args: &[&str]) -> Outcome {
        let mut child = self
            .command(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        let (mut out, mut err) = (
            child.stdout.take().expect("stdout"),
            child.stderr.take().expect("stderr"),
        );
        let read_out = std::thread::spawn(move || {
            let mut bytes = Vec::new();
            out.read_to_end(&mut bytes).map(|_| bytes)
        });
        let read_err = std::thread::spawn(move || {
            let mut bytes = Vec::new();
            err.read_to_end(&mut bytes).map(|_| bytes)
        });
        let begin = Instant::now();
        let status = loop {
            if let Some(s) = child.try_wait().expect("a status") {
                break s;
            }
            if begin.elapsed() > LIMIT {
                let _ = child.kill();
                panic!("{args:?} is not done after {LIMIT:?}");
            }
            std::thread::sleep(Duration::from_millis(5));
        };
        let text = |bytes: std::io::Result<Vec<u8>>| String::from_utf8(bytes.expect("output")).expect("UTF-8");
        Outcome {
            code: status.code(),
            out: text(read_out.join().expect("a reader")),
            err: text(read_err.join().expect("a reader")),
        }
    }

    /// Checks one claims file of these bytes.
    pub(super) fn check(&self, bytes: impl AsRef<[u8]>) -> Outcome {
        self.write("x.claims", bytes).run(&["x.claims"])
    }

    /// Lints a fact base of these bytes.
    pub(super) fn lint(&self, bytes: impl AsRef<[u8]>) -> Outcome {
        self.write("facts/trial.yaml", bytes).run(&["facts", "lint"])
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) code: Option<i32>,
    pub(super) out: String,
    pub(super) err: String,
}

impl Outcome {
    #[track_caller]
    pub(super) fn is(&self, code: i32, text: &str) -> &Self {
        let shown = |t: &str| t.chars().take(3000).collect::<String>();
        assert!(
            self.code == Some(code) && (self.out.contains(text) || self.err.contains(text)),
            "wanted exit status {code} and {text:?}, got {:?}\n{}\n{}",
            self.code,
            shown(&self.out),
            shown(&self.err)
        );
        self.is_clean()
    }

    /// No byte that could steer a terminal, no character that reorders what is shown.
    #[track_caller]
    pub(super) fn is_clean(&self) -> &Self {
        for text in [&self.out, &self.err] {
            let bad = text.chars().find(|c| {
                (c.is_control() && !matches!(c, '\n' | '\t'))
                    || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
            });
            assert_eq!(bad, None, "{text}");
        }
        self
    }
}
