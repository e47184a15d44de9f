//! A client of the language server, and a desk's folder for it.

use serde_json::{Value as Json, json};
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// How long an answer may take before the test is given up.
const PATIENCE: Duration = Duration::from_secs(60);

/// A folder that is removed at the end.
pub(crate) struct Desk {
    root: PathBuf,
}

impl Desk {
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!(
            "factcheck-lsp-{}-{}",
            std::process::id(),
            NEXT.fetch_add(1, Ordering::Relaxed)
        );
        let root = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&root).expect("a folder");
        let desk = Self {
            root: root.canonicalize().expect("a path"),
        };
        for (path, text) in files {
            desk.write(path, text);
        }
        desk
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }

    pub(crate) fn move_to(&self, path: &str, new: &str) {
        std::fs::rename(self.root.join(path), self.root.join(new)).expect("a folder");
    }

    pub(crate) fn remove(&self, path: &str) {
        std::fs::remove_file(self.root.join(path)).expect("a file");
    }

    pub(crate) fn uri(&self, path: &str) -> String {
        format!("file://{}/{path}", self.root.display())
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.root);
    }
}

/// The other end of the server.
pub(crate) struct Client {
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Json>,
    /// What was read while something else was waited for.
    kept: Vec<Json>,
    next_id: i64,
    root: String,
}

impl Client {
    /// Starts the server, which knows nothing yet.
    pub(crate) fn spawn(desk: &Desk) -> Self {
        Self::run(desk, Command::new(env!("CARGO_BIN_EXE_factcheck")).arg("lsp"))
    }

    /// Starts the server from a shell, which is its parent then.
    #[cfg(unix)]
    pub(crate) fn by_shell(desk: &Desk) -> Self {
        let script = "exec 3<&0; \"$0\" lsp <&3 & wait";
        Self::run(
            desk,
            Command::new("sh").args(["-c", script, env!("CARGO_BIN_EXE_factcheck")]),
        )
    }

    fn run(desk: &Desk, command: &mut Command) -> Self {
        let mut child = command
            .current_dir(&desk.root)
            .env_remove("FACTCHECK_FACTS")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program");
        let input = child.stdin.take();
        let mut output = BufReader::new(child.stdout.take().expect("an output"));
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            while let Some(m) = read(&mut output) {
                if sender.send(m).is_err() {
                    break;
                }
            }
        });
        Self {
            child,
            input,
            messages,
            kept: Vec::new(),
            next_id: 0,
            root: desk.uri("").trim_end_matches('/').to_owned(),
        }
    }

    /// Starts the server and greets it.
    pub(crate) fn start(desk: &Desk, capabilities: Json) -> Self {
        let mut c = Self::spawn(desk);
        assert!(c.initialize(capabilities).get("result").is_some());
        c
    }

    pub(crate) fn initialize(&mut self, capabilities: Json) -> Json {
        let folders = json!([{"uri": self.root, "name": "desk"}]);
        let params =
            json!({"processId": null, "rootUri": null, "capabilities": capabilities, "workspaceFolders": folders});
        let answer = self.request("initialize", params);
        self.notify("initialized", json!({}));
        answer
    }

    pub(crate) fn raw(&mut self, bytes: &str) {
        let input = self.input.as_mut().expect("it is open");
        input.write_all(bytes.as_bytes()).expect("it listens");
        input.flush().expect("it listens");
    }

    pub(crate) fn send(&mut self, message: &Json) {
        let body = message.to_string();
        self.raw(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
    }

    pub(crate) fn hang_up(&mut self) {
        self.input = None;
    }

    pub(crate) fn notify(&mut self, method: &str, params: Json) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    pub(crate) fn ask(&mut self, method: &str, params: Json) -> i64 {
        self.next_id += 1;
        self.send(&json!({"jsonrpc": "2.0", "id": self.next_id, "method": method, "params": params}));
        self.next_id
    }

    pub(crate) fn answer(&mut self, id: i64) -> Json {
        self.wait(|m| m["id"] == id && m.get("method").is_none())
    }

    pub(crate) fn request(&mut self, method: &str, params: Json) -> Json {
        let id = self.ask(method, params);
        self.answer(id)
    }

    pub(crate) fn reply(&mut self, id: &Json) {
        self.send(&json!({"jsonrpc": "2.0", "id": id, "result": null}));
    }

    /// The next message, whatever it is.
    pub(crate) fn next(&mut self) -> Json {
        self.wait(|_| true)
    }

    /// The next message that fits; others are kept.
    pub(crate) fn wait(&mut self, fits: impl Fn(&Json) -> bool) -> Json {
        if let Some(at) = self.kept.iter().position(&fits) {
            return self.kept.remove(at);
        }
        loop {
            let m = self.messages.recv_timeout(PATIENCE).expect("a message");
            if fits(&m) {
                return m;
            }
            self.kept.push(m);
        }
    }

    pub(crate) fn open(&mut self, uri: &str, language: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": language, "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// Changes parts of a text, in their order.
    pub(crate) fn change(&mut self, uri: &str, version: i32, changes: &[(Json, Json, &str)]) {
        let one =
            |(start, end, text): &(Json, Json, &str)| json!({"range": {"start": start, "end": end}, "text": text});
        let changes: Vec<Json> = changes.iter().map(one).collect();
        let document = json!({"uri": uri, "version": version});
        self.notify(
            "textDocument/didChange",
            json!({"textDocument": document, "contentChanges": changes}),
        );
    }

    /// The next diagnostics of a file, of whatever version.
    pub(crate) fn published(&mut self, uri: &str) -> Json {
        let of = |m: &Json| m["method"] == "textDocument/publishDiagnostics" && m["params"]["uri"] == uri;
        self.wait(of)["params"].clone()
    }

    /// The diagnostics of a version of a file.
    pub(crate) fn diagnostics(&mut self, uri: &str, version: i32) -> Json {
        loop {
            let d = self.published(uri);
            if d["version"] == version {
                return d;
            }
        }
    }

    /// Waits for diagnostics of a file with these codes.
    pub(crate) fn until(&mut self, uri: &str, codes: &[&str]) -> Json {
        loop {
            let d = self.published(uri);
            let all = d["diagnostics"].as_array().expect("diagnostics");
            if all
                .iter()
                .map(|d| d["code"].as_str().unwrap_or(""))
                .eq(codes.iter().copied())
            {
                return d;
            }
        }
    }

    #[cfg(unix)]
    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }

    #[cfg(unix)]
    pub(crate) fn kill(&mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it ends");
    }

    /// Waits until nobody can say anything any more.
    #[cfg(unix)]
    pub(crate) fn is_over(&self) -> bool {
        loop {
            match self.messages.recv_timeout(PATIENCE) {
                Ok(_) => {}
                Err(e) => return e == std::sync::mpsc::RecvTimeoutError::Disconnected,
            }
        }
    }

    pub(crate) fn status(&mut self) -> Option<i32> {
        for _ in 0..600 {
            if let Ok(Some(s)) = self.child.try_wait() {
                return s.code();
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        None
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read(output: &mut impl BufRead) -> Option<Json> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        output.read_line(&mut line).ok().filter(|n| *n > 0)?;
        match line.trim_end().strip_prefix("Content-Length: ") {
            Some(n) => length = n.parse().expect("a number"),
            None if line.trim_end().is_empty() => break,
            None => {}
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("JSON"))
}

pub(crate) fn at(line: u32, character: u32) -> Json {
    json!({"line": line, "character": character})
}

/// Where words stand in a text, in UTF-16.
pub(crate) fn place(text: &str, words: &str) -> Json {
    let at = text.find(words).expect("the words");
    let line = text[..at].matches('\n').count();
    let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
    json!({"line": line, "character": text[start..at].encode_utf16().count()})
}

/// Applies text edits, whose places are of the text before them.
pub(crate) fn apply(text: &str, edits: &Json) -> String {
    let byte = |p: &Json| {
        let line = usize::try_from(p["line"].as_u64().expect("a line")).expect("small");
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut units = p["character"].as_u64().expect("a character");
        let rest = text[start..].char_indices();
        let end = rest.clone().find(|(_, c)| {
            let here = units == 0;
            units = units.saturating_sub(c.len_utf16() as u64);
            here
        });
        end.map_or(text.len(), |(n, _)| start + n)
    };
    let mut all: Vec<(usize, usize, &str)> = edits
        .as_array()
        .expect("edits")
        .iter()
        .map(|e| {
            (
                byte(&e["range"]["start"]),
                byte(&e["range"]["end"]),
                e["newText"].as_str().expect("a text"),
            )
        })
        .collect();
    all.sort_unstable();
    let mut out = text.to_owned();
    for (start, end, new) in all.into_iter().rev() {
        out.replace_range(start..end, new);
    }
    out
}
