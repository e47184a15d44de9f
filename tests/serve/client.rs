//! The real server, and a client that says no more than it is told to.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

pub(crate) const FACTS: &str = "\
topic: Harbour Bridge
sources:
  report: {title: Inspection report, publisher: Port Authority, published: 2025-03-04, url: 'https://port.example/report'}
  web: {title: Scripted, url: 'javascript:alert(1)'}
names:
  okafor: {name: Sana Okafor, role: chief engineer, source: report}
facts:
  repair-cost: {aliases: [cost of repair], value: $48 million, source: report, locator: page 2}
  workers: {aliases: [bridge workers], same_unit: [workers], value: about 1,400 people, source: report}
  opened: {label: opening day, value: 1932-03-19, source: web, note: The stone says 1931.}
";

/// A folder of its own with a fact base in it.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(facts: &str) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("serve-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let at = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::create_dir_all(at.join("facts")).expect("a folder");
        std::fs::write(at.join("facts/bridge.yaml"), facts).expect("a fact base");
        Self(at)
    }

    pub(crate) fn command(&self) -> Command {
        let mut c = Command::new(env!("CARGO_BIN_EXE_factcheck"));
        c.current_dir(&self.0).env_remove("FACTCHECK_FACTS").arg("serve");
        c
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub(crate) struct Server {
    pub(crate) folder: Folder,
    child: Child,
    pub(crate) host: String,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|l| {
            let (key, value) = l.split_once(": ")?;
            key.eq_ignore_ascii_case(name).then_some(value)
        })
    }
}

impl Server {
    pub(crate) fn new(facts: &str) -> Self {
        let folder = Folder::new(facts);
        let mut child = folder
            .command()
            .args(["--port", "0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("its output"))
            .read_line(&mut line)
            .expect("an address");
        let host = line
            .trim()
            .strip_prefix("http://")
            .and_then(|l| l.strip_suffix('/'))
            .unwrap_or_else(|| panic!("no address: {line}"))
            .to_owned();
        Self { folder, child, host }
    }

    /// Sends these bytes and reads until the server hangs up.
    pub(crate) fn raw(&self, bytes: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(&self.host).expect("a connection");
        // It may answer and hang up before it has heard everything.
        let _ = stream.write_all(bytes);
        let mut all = Vec::new();
        let _ = stream.read_to_end(&mut all);
        let all = String::from_utf8_lossy(&all).into_owned();
        let (head, body) = all.split_once("\r\n\r\n").unwrap_or((&all, ""));
        let status = head.split(' ').nth(1).and_then(|s| s.parse().ok()).unwrap_or(0);
        Answer {
            status,
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], b"")
    }

    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut head = format!(
            "{method} {path} HTTP/1.1\r\nConnection: close\r\nContent-Length: {}\r\n",
            body.len()
        );
        if !headers.iter().any(|(k, _)| *k == "Host") {
            head.push_str(&format!("Host: {}\r\n", self.host));
        }
        for (k, v) in headers {
            head.push_str(&format!("{k}: {v}\r\n"));
        }
        head.push_str("\r\n");
        self.raw(&[head.as_bytes(), body].concat())
    }

    /// Sends a form as a browser does.
    pub(crate) fn form(&self, path: &str, parts: &[Part<'_>]) -> Answer {
        self.form_with(path, &[], parts)
    }

    pub(crate) fn form_with(&self, path: &str, headers: &[(&str, &str)], parts: &[Part<'_>]) -> Answer {
        let mut body = Vec::new();
        for p in parts {
            body.extend(b"--edge\r\n");
            let (name, file, content) = match p {
                Part::Text(name, text) => (name, None, text.as_bytes()),
                Part::File(file, content) => (&"file", Some(file), *content),
            };
            body.extend(format!("Content-Disposition: form-data; name=\"{name}\"").bytes());
            if let Some(file) = file {
                body.extend(format!("; filename=\"{file}\"\r\nContent-Type: application/octet-stream").bytes());
            }
            body.extend(b"\r\n\r\n");
            body.extend(content);
            body.extend(b"\r\n");
        }
        body.extend(b"--edge--\r\n");
        let kind = [("Content-Type", "multipart/form-data; boundary=edge")];
        self.ask("POST", path, &[&kind, headers].concat(), &body)
    }

    /// The same as the page's script asks.
    pub(crate) fn part(&self, path: &str, parts: &[Part<'_>]) -> serde_json::Value {
        let answer = self.form_with(path, &[("X-Part", "1")], parts);
        serde_json::from_str(&answer.body).unwrap_or_else(|e| panic!("{e}: {} {}", answer.head, answer.body))
    }

    /// Presses Ctrl-C: the exit status, and what it wrote to standard error.
    #[cfg(unix)]
    pub(crate) fn interrupt(mut self) -> (Option<i32>, String) {
        let done = Command::new("kill")
            .args(["-INT", &self.child.id().to_string()])
            .status()
            .expect("kill");
        assert!(done.success());
        let status = self.child.wait().expect("an end");
        let mut text = String::new();
        let _ = self
            .child
            .stderr
            .take()
            .expect("standard error")
            .read_to_string(&mut text);
        (status.code(), text)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A part of a form.
pub(crate) enum Part<'p> {
    Text(&'p str, &'p str),
    File(&'p str, &'p [u8]),
}

/// What stands in the box of a page, as a browser reads it.
pub(crate) fn boxed(page: &str) -> String {
    let inner = page
        .split("<textarea")
        .nth(1)
        .and_then(|p| p.split("</textarea>").next());
    let inner = inner.and_then(|p| p.split_once('>')).map_or("", |(_, t)| t);
    let inner = inner.strip_prefix('\n').unwrap_or(inner);
    unescaped(inner)
}

pub(crate) fn unescaped(text: &str) -> String {
    [
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |t, (from, to)| t.replace(from, to))
}

/// A Word document with these paragraphs.
pub(crate) fn docx(paragraphs: &[&str]) -> Vec<u8> {
    let body: String = paragraphs
        .iter()
        .map(|p| format!("<w:p><w:r><w:t>{p}</w:t></w:r></w:p>"))
        .collect();
    let xml = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default())
        .expect("a part");
    zip.write_all(xml.as_bytes()).expect("its text");
    zip.finish().expect("an archive").into_inner()
}
