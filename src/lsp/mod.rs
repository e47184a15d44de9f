//! The language server: what `check/` says, shown in an editor while the text is written. It judges nothing itself.
//!
//! One thread reads messages, one checks and reads fact bases, one searches the open folders; all others' state belongs to the
//! thread that answers. Only this room counts in UTF-16.

mod actions;
mod answer;
mod buffer;
mod capabilities;
mod client;
mod complete;
mod complete_yaml;
mod desk;
mod diagnostics;
mod edits;
mod ground;
mod outline;
mod paths;
mod places;
mod position;
mod publish;
mod rename;
mod search;
mod server;
mod show;
mod skeleton;
mod subject;
mod transport;
mod worker;
mod world;
mod yaml;

use server::{Event, Server, WAITING};
use std::io;
use std::sync::mpsc::sync_channel;

/// Serves an editor on standard input and output until it says `exit`, and gives the exit status.
pub(crate) fn run() -> io::Result<u8> {
    let (events, queue) = sync_channel(WAITING);
    let workers = worker::Workers::start(&events)?;
    let reader = std::thread::Builder::new().name("read".to_owned());
    reader.spawn(move || {
        let mut input = io::stdin().lock();
        loop {
            let event = match transport::read(&mut input) {
                Ok(Some(message)) => Event::Client(message),
                Ok(None) => Event::End(None),
                Err(e) => Event::End(Some(e.to_string())),
            };
            let last = matches!(event, Event::End(_));
            if events.send(event).is_err() || last {
                break;
            }
        }
    })?;
    Server::new(io::stdout().lock(), workers).serve(&queue)
}
