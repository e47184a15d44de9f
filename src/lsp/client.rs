//! What the client can do, and what it wishes.

use super::paths::path_of;
use super::position::Encoding;
use gen_lsp_types::{PositionEncodingKind, Uri};
use serde_json::Value as Json;
use std::path::PathBuf;

/// What was said on `initialize`. What the client says of itself wrongly counts as not said.
#[derive(Clone, Debug, Default)]
pub(super) struct Client {
    pub(super) encoding: Encoding,
    pub(super) roots: Vec<PathBuf>,
    /// The process that the server was started by, and that it ends with, even where another keeps its input open.
    pub(super) parent: Option<u32>,
    /// Whether it watches files where it is asked to.
    pub(super) watches: bool,
    /// Whether it can be asked for settings.
    pub(super) configuration: bool,
    pub(super) markdown: bool,
    pub(super) related: bool,
    /// Whether edits may name versions.
    pub(super) versioned: bool,
    pub(super) refreshes_hints: bool,
    /// Verdicts beside the text.
    pub(super) hints: bool,
    /// Values that no fact covers, as diagnostics.
    pub(super) unverified: bool,
}

impl Client {
    pub(super) fn new(params: &Json) -> Self {
        let can = |path: &str| params.pointer(&format!("/capabilities{path}"));
        let does = |path: &str| can(path).and_then(Json::as_bool) == Some(true);
        let offered = can("/general/positionEncodings").cloned().unwrap_or_default();
        let offered: Vec<PositionEncodingKind> = serde_json::from_value(offered).unwrap_or_default();
        let formats = can("/textDocument/hover/contentFormat").and_then(Json::as_array);
        let mut out = Self {
            encoding: Encoding::negotiate(&offered),
            roots: roots(params),
            parent: parent().filter(|p| params.get("processId").and_then(Json::as_u64) == Some(u64::from(*p))),
            watches: does("/workspace/didChangeWatchedFiles/dynamicRegistration"),
            configuration: does("/workspace/configuration"),
            markdown: formats.is_some_and(|f| f.iter().any(|k| k == "markdown")),
            related: does("/textDocument/publishDiagnostics/relatedInformation"),
            versioned: does("/workspace/workspaceEdit/documentChanges"),
            refreshes_hints: does("/workspace/inlayHint/refreshSupport"),
            ..Self::default()
        };
        if let Some(wishes) = params.get("initializationOptions") {
            out.wish(wishes);
        }
        out
    }

    /// Whether the parent is gone.
    pub(super) fn is_orphaned(&self) -> bool {
        self.parent.is_some() && parent() != self.parent
    }

    /// Takes over what the user has set; what is not said stays.
    pub(super) fn wish(&mut self, settings: &Json) {
        let settings = settings.get("factcheck").unwrap_or(settings);
        let said = |name: &str| settings.get(name).and_then(Json::as_bool);
        self.hints = said("inlayHints").unwrap_or(self.hints);
        self.unverified = said("unverified").unwrap_or(self.unverified);
    }
}

/// The process that started this one, where the system tells.
fn parent() -> Option<u32> {
    #[cfg(unix)]
    return Some(std::os::unix::process::parent_id());
    #[cfg(not(unix))]
    None
}

/// The path of a URI.
fn folder(uri: &Json) -> Option<PathBuf> {
    path_of(&Uri::parse(uri.as_str()?).ok()?)
}

/// The folders of a list of them.
pub(super) fn folders(list: Option<&Json>) -> Vec<PathBuf> {
    let all = list.and_then(Json::as_array).into_iter().flatten();
    all.filter_map(|f| folder(f.get("uri")?)).collect()
}

fn roots(params: &Json) -> Vec<PathBuf> {
    let mut out = folders(params.get("workspaceFolders"));
    if out.is_empty() {
        out.extend(params.get("rootUri").and_then(folder));
    }
    out
}
