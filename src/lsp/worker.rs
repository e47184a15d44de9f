//! What takes time is done on threads of its own, so that a keystroke never waits: one checks and reads fact bases, one searches
//! the open folders.

use super::buffer::Kind;
use super::desk::Desk;
use super::ground::judge;
use super::position::Page;
use super::search::Search;
use super::server::Event;
use super::transport::Id;
use crate::check::{Finding, Options};
use crate::rule::Severities;
use gen_lsp_types::Uri;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel};

/// What a thread may use for nested markup.
const STACK: usize = 8 << 20;

/// A text to judge.
pub(super) struct Check {
    pub(super) uri: Uri,
    pub(super) version: i32,
    pub(super) kind: Kind,
    pub(super) page: Arc<Page>,
    pub(super) desk: Arc<Desk>,
    pub(super) options: Options,
    pub(super) severities: Severities,
}

pub(super) enum Job {
    Check(Box<Check>),
    Load {
        facts: Vec<PathBuf>,
        unsaved: BTreeMap<PathBuf, String>,
    },
}

/// What came of a job.
pub(super) enum Done {
    Checked {
        uri: Uri,
        version: i32,
        desk: Arc<Desk>,
        findings: Vec<Finding>,
    },
    Loaded {
        facts: Vec<PathBuf>,
        desk: Arc<Desk>,
    },
    Searched {
        id: Id,
        result: Json,
    },
}

/// The threads.
pub(super) struct Workers {
    jobs: Sender<Job>,
    searches: Sender<Search>,
}

impl Workers {
    pub(super) fn start(events: &SyncSender<Event>) -> std::io::Result<Self> {
        let (jobs, queue) = channel();
        let (searches, search_queue) = channel::<Search>();
        spawn("check", queue, events.clone(), |job| Some(run(job)))?;
        spawn("search", search_queue, events.clone(), |s| {
            let id = s.id.clone();
            s.run().map(|result| Done::Searched { id, result })
        })?;
        Ok(Self { jobs, searches })
    }

    // A thread that is gone takes nothing more; the program is about to end then.
    pub(super) fn job(&self, job: Job) {
        let _ = self.jobs.send(job);
    }

    pub(super) fn search(&self, search: Search) {
        let _ = self.searches.send(search);
    }
}

fn spawn<T: Send + 'static>(
    name: &str,
    queue: Receiver<T>,
    events: SyncSender<Event>,
    work: impl Fn(T) -> Option<Done> + Send + 'static,
) -> std::io::Result<()> {
    let body = move || {
        for job in queue {
            // Without its checks the server would show old results for ever: better that the editor starts another.
            let Ok(done) = catch_unwind(AssertUnwindSafe(|| work(job))) else {
                std::process::exit(101);
            };
            if let Some(done) = done
                && events.send(Event::Done(done)).is_err()
            {
                break;
            }
        }
    };
    let thread = std::thread::Builder::new().name(name.to_owned()).stack_size(STACK);
    thread.spawn(body).map(drop)
}

fn run(job: Job) -> Done {
    match job {
        Job::Check(c) => Done::Checked {
            findings: judge(c.kind, &c.page.text, &c.desk, &c.options, &c.severities),
            uri: c.uri,
            version: c.version,
            desk: c.desk,
        },
        Job::Load { facts, unsaved } => {
            let desk = Arc::new(Desk::load(&facts, &unsaved));
            Done::Loaded { facts, desk }
        }
    }
}
