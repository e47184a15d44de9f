//! URIs, and the paths of this machine.

use gen_lsp_types::Uri;
use std::path::PathBuf;

/// The path of a file's URI. One of any other scheme may look alike and is another text: what was committed, a remote machine's.
pub(super) fn path_of(uri: &Uri) -> Option<PathBuf> {
    (uri.scheme() == "file").then(|| uri.to_file_path().ok()).flatten()
}
