//! The conversation with the client: what it may say when, and what happens then. Nothing here takes long.

use super::answer::{Answer, Failure, Reply, now, params};
use super::buffer::{Buffer, Kind};
use super::capabilities::capabilities;
use super::client::{Client, folders};
use super::diagnostics;
use super::ground::is_settings;
use super::paths::path_of;
use super::position::Page;
use super::transport::{self, Id, Incoming, Told, failure};
use super::worker::{Done, Workers};
use super::world::World;
use gen_lsp_types::{
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    DidSaveTextDocumentParams, ErrorCodes, Uri,
};
use serde::Serialize;
use serde_json::{Value as Json, json};
use std::collections::{HashSet, VecDeque};
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// What the server hears of.
pub(super) enum Event {
    Client(Incoming),
    Done(Done),
    /// The client says nothing more; why, if not of its own will.
    End(Option<String>),
}

/// How many messages wait at most before the client has to.
pub(super) const WAITING: usize = 1024;

/// How often a silent server looks whether its parent is still there.
const PARENT_LOOK: Duration = Duration::from_secs(2);

/// How far the conversation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Silent,
    Open,
    Closing,
}

const CANCELLED: ErrorCodes = ErrorCodes::Custom(-32800);
/// The id of the request for the user's settings.
const ASK_SETTINGS: &str = "factcheck-settings";

pub(super) struct Server<W> {
    pub(super) out: W,
    phase: Phase,
    pub(super) client: Client,
    pub(super) world: World,
    pub(super) workers: Workers,
    /// What threads are searching for, and how they are told to stop.
    pub(super) pending: Vec<(Id, Arc<AtomicBool>)>,
    /// Files that are not open and have diagnostics: of fact bases, and settings.
    pub(super) told: HashSet<Uri>,
    /// What was said to the user.
    said: HashSet<String>,
}

impl<W: Write> Server<W> {
    pub(super) fn new(out: W, workers: Workers) -> Self {
        Self {
            out,
            phase: Phase::Silent,
            client: Client::default(),
            world: World::new(Vec::new()),
            workers,
            pending: Vec::new(),
            told: HashSet::new(),
            said: HashSet::new(),
        }
    }

    /// Answers until the client is gone, and gives the exit status.
    pub(super) fn serve(mut self, queue: &Receiver<Event>) -> io::Result<u8> {
        let mut waiting: VecDeque<Event> = VecDeque::new();
        loop {
            if waiting.is_empty() {
                match self.wait(queue) {
                    Ok(e) => waiting.extend(e),
                    Err(()) => return Ok(1),
                }
            }
            // What has come meanwhile may take back what still waits.
            waiting.extend(queue.try_iter().take(WAITING.saturating_sub(waiting.len())));
            self.cancel(&mut waiting)?;
            match waiting.pop_front() {
                Some(Event::Client(message)) => {
                    if let Some(code) = self.message(message)? {
                        return Ok(code);
                    }
                }
                Some(Event::Done(done)) => self.done(done)?,
                Some(Event::End(why)) => {
                    if let Some(why) = why {
                        transport::write(&mut self.out, &failure(Json::Null, ErrorCodes::ParseError, &why))?;
                        crate::cli::complain(&why);
                        return Ok(2);
                    }
                    return Ok(u8::from(self.phase != Phase::Closing));
                }
                None => {}
            }
            self.work()?;
        }
    }

    fn wait(&self, queue: &Receiver<Event>) -> Result<Option<Event>, ()> {
        let now = Instant::now();
        let next = self.world.next();
        let due = next.map(|n| n.saturating_duration_since(now).max(Duration::from_millis(1)));
        let look = self.client.parent.map(|_| PARENT_LOOK);
        let Some(rest) = due.into_iter().chain(look).min() else {
            return queue.recv().map(Some).map_err(drop);
        };
        match queue.recv_timeout(rest) {
            Ok(e) => Ok(Some(e)),
            Err(RecvTimeoutError::Timeout) if self.client.is_orphaned() => Ok(Some(Event::End(None))),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => Err(()),
        }
    }

    fn work(&mut self) -> io::Result<()> {
        let due = self.world.due();
        for job in due.jobs {
            self.workers.job(job);
        }
        for uri in &due.silent {
            self.publish(uri, None, Vec::new())?;
        }
        Ok(())
    }

    /// Takes back the requests that are cancelled before they were answered.
    fn cancel(&mut self, waiting: &mut VecDeque<Event>) -> io::Result<()> {
        let mut n = 0;
        while n < waiting.len() {
            let id = match &waiting[n] {
                Event::Client(Incoming::Notification { method, params }) if method == "$/cancelRequest" => {
                    params.get("id").cloned().unwrap_or_default()
                }
                _ => {
                    n += 1;
                    continue;
                }
            };
            waiting.remove(n);
            let same = |e: &Event| matches!(e, Event::Client(Incoming::Request { id: i, .. }) if *i == id);
            let early = waiting.iter().take(n).position(same);
            let late = self.pending.iter().position(|(i, _)| *i == id);
            if let Some(at) = early {
                waiting.remove(at);
                n -= 1;
            } else if let Some(at) = late {
                self.pending.swap_remove(at).1.store(true, Ordering::Relaxed);
            } else {
                continue;
            }
            transport::write(&mut self.out, &failure(id, CANCELLED, "cancelled"))?;
        }
        Ok(())
    }

    /// Takes one message. An exit status ends it all.
    fn message(&mut self, message: Incoming) -> io::Result<Option<u8>> {
        match message {
            Incoming::Request { id, method, params } => self.request(id, &method, params)?,
            Incoming::Notification { method, .. } if method == "exit" => {
                return Ok(Some(u8::from(self.phase != Phase::Closing)));
            }
            Incoming::Notification { method, params } if self.phase == Phase::Open => {
                self.notification(&method, params)?;
            }
            Incoming::Notification { .. } => {}
            Incoming::Response { id, result } => {
                if id == ASK_SETTINGS
                    && let Some(settings) = result.as_ref().and_then(|r| r.get(0))
                {
                    self.wish(settings)?;
                }
            }
            Incoming::Garbage(answer) => transport::write(&mut self.out, &answer)?,
        }
        Ok(None)
    }

    fn request(&mut self, id: Id, method: &str, params: Json) -> io::Result<()> {
        let answer = match (self.phase, method) {
            (Phase::Silent, "initialize") => {
                self.client = Client::new(&params);
                self.world = World::new(self.client.roots.clone());
                self.phase = Phase::Open;
                now(json!({
                    "capabilities": capabilities(self.client.encoding),
                    "serverInfo": {"name": "factcheck", "version": env!("CARGO_PKG_VERSION")},
                }))
            }
            (Phase::Silent, _) => refused(ErrorCodes::ServerNotInitialized, "`initialize` comes first"),
            (Phase::Open, "initialize") => refused(ErrorCodes::InvalidRequest, "`initialize` comes once"),
            (Phase::Open, "shutdown") => {
                self.phase = Phase::Closing;
                now(Json::Null)
            }
            (Phase::Closing, _) => refused(ErrorCodes::InvalidRequest, "this server is shutting down"),
            (Phase::Open, _) => self.answer(&id, method, params),
        };
        match answer {
            Ok(Reply::Now(result)) => transport::write_result(&mut self.out, &id, &result),
            Ok(Reply::Later) => Ok(()),
            Err(Failure(code, why)) => transport::write(&mut self.out, &failure(id, code, &why)),
        }
    }

    /// What can not be understood has no answer, and is logged.
    fn notification(&mut self, method: &str, json: Json) -> io::Result<()> {
        if !self.client.watches && method.starts_with("textDocument/") {
            self.world.look();
        }
        let taken = match method {
            "initialized" => return self.begin(),
            "textDocument/didOpen" => match params(json) {
                Ok(p) => return self.opened(p),
                Err(f) => Err(f),
            },
            "textDocument/didChange" => params(json).and_then(|p| self.changed(p)),
            "textDocument/didClose" => match params(json) {
                Ok(p) => return self.closed(&p),
                Err(f) => Err(f),
            },
            "textDocument/didSave" => match params(json) {
                Ok(p) => return self.saved(&p),
                Err(f) => Err(f),
            },
            "workspace/didChangeWatchedFiles" => match params::<DidChangeWatchedFilesParams>(json) {
                Ok(p) => return self.files_changed(p.changes.iter().map(|c| &c.uri)),
                Err(f) => Err(f),
            },
            "workspace/didChangeWorkspaceFolders" => {
                let event = json.get("event");
                let gone = folders(event.and_then(|e| e.get("removed")));
                let roots = &mut self.world.ground.roots;
                roots.retain(|r| !gone.contains(r));
                roots.extend(folders(event.and_then(|e| e.get("added"))));
                Ok(())
            }
            "workspace/didChangeConfiguration" => {
                if self.client.configuration {
                    return self.ask_settings();
                }
                return self.wish(json.get("settings").unwrap_or(&Json::Null));
            }
            _ => Ok(()),
        };
        match taken {
            Ok(()) => Ok(()),
            Err(f) => self.log(1, &format!("{method}: {}", f.1)),
        }
    }

    fn begin(&mut self) -> io::Result<()> {
        if self.client.watches {
            let watched = json!([{"globPattern": "**/*.{yaml,yml}"}, {"globPattern": "**/factcheck.toml"}]);
            let watchers = json!({"registrations": [{
                "id": "factcheck-files",
                "method": "workspace/didChangeWatchedFiles",
                "registerOptions": {"watchers": watched},
            }]});
            self.ask("factcheck-watch", "client/registerCapability", watchers)?;
        }
        if self.client.configuration {
            self.ask_settings()?;
        }
        Ok(())
    }

    fn ask_settings(&mut self) -> io::Result<()> {
        self.ask(
            ASK_SETTINGS,
            "workspace/configuration",
            json!({"items": [{"section": "factcheck"}]}),
        )
    }

    fn ask(&mut self, id: &str, method: &str, params: Json) -> io::Result<()> {
        let message = json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params});
        transport::write(&mut self.out, &message)
    }

    pub(super) fn tell(&mut self, method: &str, params: impl Serialize) -> io::Result<()> {
        transport::write(&mut self.out, &Told::new(method, params))
    }

    fn log(&mut self, level: u8, message: &str) -> io::Result<()> {
        self.tell("window/logMessage", json!({"type": level, "message": message}))
    }

    /// Shows a message to the user, unless it was shown before.
    fn say_once(&mut self, level: u8, message: &str) -> io::Result<()> {
        if !self.said.insert(message.to_owned()) {
            return Ok(());
        }
        let message = crate::report::clean(message);
        self.tell("window/showMessage", json!({"type": level, "message": message}))
    }

    /// The user has set something else.
    fn wish(&mut self, settings: &Json) -> io::Result<()> {
        let before = (self.client.hints, self.client.unverified);
        self.client.wish(settings);
        if before == (self.client.hints, self.client.unverified) {
            return Ok(());
        }
        let uris: Vec<Uri> = self.world.buffers.keys().cloned().collect();
        for uri in &uris {
            self.world.touched(uri, true);
        }
        if self.client.refreshes_hints {
            self.ask("factcheck-hints", "workspace/inlayHint/refresh", Json::Null)?;
        }
        Ok(())
    }

    fn opened(&mut self, p: DidOpenTextDocumentParams) -> io::Result<()> {
        let d = p.text_document;
        let language = serde_json::to_value(&d.language_id).ok();
        let buffer = Buffer {
            path: path_of(&d.uri),
            uri: d.uri.clone(),
            kind: Kind::Other,
            language: language.and_then(|l| l.as_str().map(str::to_owned)).unwrap_or_default(),
            version: d.version,
            page: Arc::new(Page::new(d.text)),
            findings: Vec::new(),
            due: None,
            busy: false,
            told: false,
            against: Vec::new(),
        };
        self.world.buffers.insert(d.uri.clone(), buffer);
        self.world.touched(&d.uri, true);
        let homeless = |b: &Buffer| b.kind == Kind::Claims && self.world.ground.facts_of(b.path.as_deref()).is_empty();
        if self.world.buffers.get(&d.uri).is_some_and(homeless) {
            let way = "there is no fact base: make a folder `facts/` with a YAML file in it (`factcheck init` does)";
            self.say_once(2, way)?;
        }
        self.settings_told(&[])
    }

    fn changed(&mut self, p: DidChangeTextDocumentParams) -> Result<(), Failure> {
        let uri = p.text_document.text_document_identifier.uri;
        let Some(buffer) = self.world.buffers.get_mut(&uri) else {
            let why = "this document is not open";
            return Err(Failure(ErrorCodes::InvalidParams, why.to_owned()));
        };
        buffer.change(p.content_changes, self.client.encoding);
        buffer.version = p.text_document.version;
        self.world.touched(&uri, false);
        Ok(())
    }

    fn closed(&mut self, p: &DidCloseTextDocumentParams) -> io::Result<()> {
        let uri = &p.text_document.uri;
        let Some(b) = self.world.buffers.remove(uri) else {
            return Ok(());
        };
        if b.kind == Kind::Facts {
            // What was not saved counts no longer.
            self.world.path_changed(b.path.as_deref(), true);
            let own = b.path.and_then(|p| Uri::from_file_path(p).ok());
            // What is told of a file that is not open is told under the name that its path gives it.
            if own.as_ref() == Some(uri) {
                return Ok(());
            }
        }
        self.publish(uri, None, Vec::new())
    }

    fn saved(&mut self, p: &DidSaveTextDocumentParams) -> io::Result<()> {
        let uri = p.text_document.uri.clone();
        if path_of(&uri).is_some_and(|p| is_settings(&p)) {
            return self.files_changed(std::iter::once(&uri));
        }
        Ok(())
    }

    fn files_changed<'u>(&mut self, uris: impl Iterator<Item = &'u Uri>) -> io::Result<()> {
        let mut settings = Vec::new();
        for path in uris.filter_map(path_of) {
            if is_settings(&path) {
                settings.push(path);
            } else {
                self.world.path_changed(Some(&path), false);
            }
        }
        if settings.is_empty() {
            return Ok(());
        }
        self.world.settings_changed();
        // They are read now, so that what is mended in them is told too.
        for path in &settings {
            self.world.ground.facts_of(Some(path));
        }
        self.settings_told(&settings)
    }

    fn done(&mut self, done: Done) -> io::Result<()> {
        match done {
            Done::Searched { id, result } => {
                let Some(at) = self.pending.iter().position(|(i, _)| *i == id) else {
                    return Ok(());
                };
                self.pending.swap_remove(at);
                transport::write(&mut self.out, &json!({"jsonrpc": "2.0", "id": id, "result": result}))
            }
            Done::Checked {
                uri,
                version,
                desk,
                findings,
            } => {
                self.settings_told(&[])?;
                let wish = self.shown();
                let Some(b) = self.world.buffers.get_mut(&uri) else {
                    return Ok(());
                };
                b.busy = false;
                // A newer text waits to be checked, and what was found has no place in it; nor in one that is checked no longer.
                if b.version != version || b.kind == Kind::Other {
                    return Ok(());
                }
                b.findings = findings;
                let all = diagnostics::of_findings(&b.findings, &b.page, &desk, wish);
                b.told = !all.is_empty();
                self.publish(&uri, Some(version), all)?;
                if self.client.hints && self.client.refreshes_hints {
                    self.ask("factcheck-hints", "workspace/inlayHint/refresh", Json::Null)?;
                }
                Ok(())
            }
            Done::Loaded { facts, desk } => {
                for e in &desk.errors {
                    self.say_once(1, &format!("{}: {}", e.path, e.message))?;
                }
                self.world.loaded(&facts, desk);
                self.facts_told()
            }
        }
    }
}

fn refused(code: ErrorCodes, why: &str) -> Answer {
    Err(Failure(code, why.to_owned()))
}
