//! Edits of several files, in the form that the client has.

use gen_lsp_types::{
    DocumentChange, Edit, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextDocumentIdentifier, TextEdit,
    Uri, WorkspaceEdit,
};
use std::collections::HashMap;

/// Edits by file.
pub(super) struct Edits {
    versioned: bool,
    files: Vec<(Uri, Option<i32>, Vec<TextEdit>)>,
}

impl Edits {
    pub(super) const fn new(versioned: bool) -> Self {
        Self {
            versioned,
            files: Vec::new(),
        }
    }

    /// Edits of one file: `version` is that of the editor, where it is open.
    pub(super) fn one(versioned: bool, uri: &Uri, version: Option<i32>, edits: Vec<TextEdit>) -> WorkspaceEdit {
        let mut out = Self::new(versioned);
        out.add(uri, version, edits);
        out.done()
    }

    pub(super) fn add(&mut self, uri: &Uri, version: Option<i32>, edits: Vec<TextEdit>) {
        if !edits.is_empty() {
            self.files.push((uri.clone(), version, edits));
        }
    }

    pub(super) fn done(self) -> WorkspaceEdit {
        if !self.versioned {
            let mut changes: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
            for (uri, _, edits) in self.files {
                changes.entry(uri).or_default().extend(edits);
            }
            return WorkspaceEdit {
                changes: Some(changes),
                ..WorkspaceEdit::default()
            };
        }
        let all = self.files.into_iter().map(|(uri, version, edits)| {
            let text_document = OptionalVersionedTextDocumentIdentifier {
                version,
                text_document_identifier: TextDocumentIdentifier::new(uri),
            };
            DocumentChange::TextDocumentEdit(TextDocumentEdit {
                text_document,
                edits: edits.into_iter().map(Edit::TextEdit).collect(),
            })
        });
        WorkspaceEdit {
            document_changes: Some(all.collect()),
            ..WorkspaceEdit::default()
        }
    }
}
