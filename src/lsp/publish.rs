//! Diagnostics that no keystroke asked for: of fact bases and settings, open or not.

use super::diagnostics;
use super::server::Server;
use gen_lsp_types::{Diagnostic, PublishDiagnosticsParams, Uri};
use std::io::{self, Write};
use std::path::PathBuf;

impl<W: Write> Server<W> {
    /// Publishes what is wrong with the fact bases, and takes back what no longer is.
    pub(super) fn facts_told(&mut self) -> io::Result<()> {
        let wish = self.shown();
        let mut all: Vec<(Uri, Vec<Diagnostic>)> = Vec::new();
        for desk in self.world.desks() {
            all.extend(
                desk.uris()
                    .map(|(n, uri)| (uri.clone(), diagnostics::of_facts(desk, n, wish))),
            );
        }
        let yaml = |u: &Uri| !u.path().ends_with(".toml");
        let gone: Vec<Uri> = self
            .told
            .iter()
            .filter(|u| yaml(u) && !all.iter().any(|(a, _)| a == *u))
            .cloned()
            .collect();
        all.extend(gone.into_iter().map(|u| (u, Vec::new())));
        self.all_told(all)
    }

    /// Publishes what is wrong with settings that were read, if any were, and takes back what is mended in `again`.
    pub(super) fn settings_told(&mut self, again: &[PathBuf]) -> io::Result<()> {
        let encoding = self.client.encoding;
        let broken = self.world.ground.resolver.take_broken();
        let mut all: Vec<(Uri, Vec<Diagnostic>)> = Vec::new();
        for b in broken {
            let path = crate::cli::settings::whole(&b.path);
            if let Ok(uri) = Uri::from_file_path(path) {
                all.push((uri, diagnostics::of_settings(&b, encoding)));
            }
        }
        let mended = again.iter().filter_map(|p| Uri::from_file_path(p).ok());
        let mended: Vec<Uri> = mended.filter(|u| !all.iter().any(|(a, _)| a == u)).collect();
        all.extend(mended.into_iter().map(|u| (u, Vec::new())));
        self.all_told(all)
    }

    fn all_told(&mut self, all: Vec<(Uri, Vec<Diagnostic>)>) -> io::Result<()> {
        for (uri, diagnostics) in all {
            let open = self.world.open(&uri).map(|b| (b.uri.clone(), b.version));
            let known = self.told.contains(&uri);
            if diagnostics.is_empty() {
                self.told.remove(&uri);
            } else {
                self.told.insert(uri.clone());
            }
            // A file that is open has the name that the client gave it.
            match open {
                Some((uri, version)) => self.publish(&uri, Some(version), diagnostics)?,
                None if known || !diagnostics.is_empty() => self.publish(&uri, None, diagnostics)?,
                None => {}
            }
        }
        Ok(())
    }

    pub(super) fn publish(&mut self, uri: &Uri, version: Option<i32>, diagnostics: Vec<Diagnostic>) -> io::Result<()> {
        let params = PublishDiagnosticsParams::new(uri.clone(), version, diagnostics);
        self.tell("textDocument/publishDiagnostics", params)
    }
}
