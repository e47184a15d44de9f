//! Requests and their answers.

use super::actions::{self, Ask};
use super::buffer::{Buffer, Kind};
use super::complete;
use super::complete_yaml;
use super::diagnostics::Wish;
use super::outline;
use super::places::Place;
use super::rename;
use super::search::{Open, Search, Wanted};
use super::server::Server;
use super::show::Writer;
use super::transport::Id;
use gen_lsp_types::{
    CodeActionParams, CompletionParams, DocumentSymbolParams, ErrorCodes, InlayHintParams, PrepareRenamePlaceholder,
    Range, ReferenceParams, RenameParams, TextDocumentPositionParams, Uri,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// What comes of a request.
pub(super) enum Reply {
    /// The result, as JSON.
    Now(String),
    /// A thread works on it.
    Later,
}

/// Why a request failed.
pub(super) struct Failure(pub(super) ErrorCodes, pub(super) String);

pub(super) type Answer = Result<Reply, Failure>;

/// The protocol's code for a request that is right, and can not be done.
pub(super) const REQUEST_FAILED: ErrorCodes = ErrorCodes::Custom(-32803);
/// The protocol's code for a request that is about a text as it was.
const CONTENT_MODIFIED: ErrorCodes = ErrorCodes::Custom(-32801);

pub(super) fn now(value: impl Serialize) -> Answer {
    serde_json::to_string(&value)
        .map(Reply::Now)
        .map_err(|e| Failure(ErrorCodes::InternalError, e.to_string()))
}

pub(super) fn params<T: DeserializeOwned>(json: Json) -> Result<T, Failure> {
    serde_json::from_value(json).map_err(|e| invalid(format!("the parameters do not fit: {e}")))
}

fn invalid(why: impl Into<String>) -> Failure {
    Failure(ErrorCodes::InvalidParams, why.into())
}

impl<W: Write> Server<W> {
    pub(super) fn answer(&mut self, id: &Id, method: &str, json: Json) -> Answer {
        match method {
            "textDocument/hover" => {
                let p: TextDocumentPositionParams = params(json)?;
                let writer = self.writer();
                self.at(&p, |place| now(place.hover(writer)))
            }
            "textDocument/definition" => {
                let p: TextDocumentPositionParams = params(json)?;
                self.at(&p, |place| now(place.definition()))
            }
            "textDocument/completion" => {
                let p: CompletionParams = params(json)?;
                let writer = self.writer();
                self.at(&p.text_document_position_params, |place| {
                    let (b, page) = (place.buffer, &place.buffer.page);
                    let list = match (b.kind, &b.path) {
                        (Kind::Facts, Some(path)) => {
                            complete_yaml::complete(path, page, place.byte, place.desk, place.encoding)
                        }
                        (kind, _) => complete::complete(kind, page, place.byte, place.desk, place.encoding, writer),
                    };
                    now(list)
                })
            }
            "textDocument/references" => {
                let p: ReferenceParams = params(json)?;
                let declaration = p.context.include_declaration;
                let mut wanted = (Vec::new(), None);
                self.at(&p.text_document_position_params, |place| {
                    wanted = place.wanted();
                    Ok(Reply::Later)
                })?;
                let (facts, name) = wanted;
                if facts.is_empty() && name.is_none() {
                    return now(Json::Null);
                }
                let uri = &p.text_document_position_params.text_document.uri;
                self.search(
                    id,
                    uri,
                    Wanted::References {
                        facts,
                        name,
                        declaration,
                    },
                )
            }
            "textDocument/prepareRename" => {
                let p: TextDocumentPositionParams = params(json)?;
                self.at(&p, |place| {
                    let found = place.renamed().map(|(id, span)| PrepareRenamePlaceholder {
                        range: place.buffer.page.range(span, place.encoding),
                        // Not as it is written here: quotes and blanks are no part of an id.
                        placeholder: place.desk.base.fact(id).id.to_string(),
                    });
                    now(found)
                })
            }
            "textDocument/rename" => self.rename(id, params(json)?),
            "textDocument/codeAction" => self.code_actions(params(json)?),
            "textDocument/inlayHint" => {
                let p: InlayHintParams = params(json)?;
                let buffer = self.buffer(&p.text_document.uri)?;
                if !self.client.hints {
                    return now(Json::Null);
                }
                let part = self.part(buffer, p.range)?;
                now(outline::hints(buffer, part, self.shown(), self.writer()))
            }
            "textDocument/documentSymbol" => {
                let p: DocumentSymbolParams = params(json)?;
                let buffer = self.buffer(&p.text_document.uri)?;
                let desk = self.world.desk(buffer);
                now(outline::symbols(buffer, desk.as_deref(), self.client.encoding))
            }
            _ => Err(Failure(
                ErrorCodes::MethodNotFound,
                format!("`{}` is nothing that this server does", crate::report::clean(method)),
            )),
        }
    }

    fn writer(&self) -> Writer {
        Writer {
            markdown: self.client.markdown,
        }
    }

    fn buffer(&self, uri: &Uri) -> Result<&Buffer, Failure> {
        let found = self.world.buffers.get(uri);
        found.ok_or_else(|| invalid("this document is not open"))
    }

    fn part(&self, buffer: &Buffer, range: Range) -> Result<crate::span::Span, Failure> {
        let encoding = self.client.encoding;
        // Some clients end a range behind the last line.
        let start = buffer.page.byte(range.start, encoding);
        let start = start.ok_or_else(|| invalid("this range begins outside the text"))?;
        let end = buffer.page.byte(range.end, encoding).unwrap_or(buffer.page.text.len());
        Ok(crate::span::Span::new(start, end.max(start)))
    }

    fn at(&self, p: &TextDocumentPositionParams, answer: impl FnOnce(&Place<'_>) -> Answer) -> Answer {
        let buffer = self.buffer(&p.text_document.uri)?;
        let byte = buffer.page.byte(p.position, self.client.encoding);
        let byte = byte.ok_or_else(|| invalid("this position is outside the text"))?;
        let Some(desk) = self.world.desk(buffer) else {
            return now(Json::Null);
        };
        answer(&Place {
            buffer,
            desk: &desk,
            byte,
            encoding: self.client.encoding,
        })
    }

    fn rename(&mut self, id: &Id, p: RenameParams) -> Answer {
        let mut found = None;
        self.at(&p.text_document_position_params, |place| {
            found = place.renamed();
            Ok(Reply::Later)
        })?;
        let uri = &p.text_document_position_params.text_document.uri;
        if !self.world.is_settled(self.buffer(uri)?) {
            return Err(Failure(
                CONTENT_MODIFIED,
                "the fact base is being read: try again".to_owned(),
            ));
        }
        let Some((fact, _)) = found else {
            return Err(Failure(REQUEST_FAILED, "no fact's id stands here".to_owned()));
        };
        let to = p.new_name.trim().to_owned();
        if let Some(desk) = self.world.desk(self.buffer(uri)?) {
            rename::allow(&desk.base, fact, &to)?;
        }
        self.search(id, uri, Wanted::Rename { fact, to })
    }

    fn search(&mut self, id: &Id, uri: &Uri, wanted: Wanted) -> Answer {
        let buffer = self.buffer(uri)?;
        let facts = self.world.ground.facts_of(buffer.path.as_deref());
        let Some(desk) = self.world.desk(buffer) else {
            return now(Json::Null);
        };
        let open = self.world.buffers.values().map(|b| Open {
            uri: b.uri.clone(),
            path: b.path.clone(),
            kind: b.kind,
            version: b.version,
            page: Arc::clone(&b.page),
        });
        let cancelled = Arc::new(AtomicBool::new(false));
        let search = Search {
            id: id.clone(),
            cancelled: Arc::clone(&cancelled),
            wanted,
            ground: self.world.ground.clone(),
            open: open.collect(),
            desk,
            facts,
            encoding: self.client.encoding,
            versioned: self.client.versioned,
        };
        self.pending.push((id.clone(), cancelled));
        self.workers.search(search);
        Ok(Reply::Later)
    }

    fn code_actions(&self, p: CodeActionParams) -> Answer {
        let buffer = self.buffer(&p.text_document.uri)?;
        let part = self.part(buffer, p.range)?;
        let Some(desk) = self.world.desk(buffer).filter(|_| actions::has_actions(buffer.kind)) else {
            return now(Json::Null);
        };
        let open = |uri: &Uri| self.world.open(uri);
        now(actions::actions(
            &Ask {
                buffer,
                desk: &desk,
                wish: self.shown(),
                versioned: self.client.versioned,
                open: &open,
                only: &p.context.only.unwrap_or_default(),
            },
            part,
        ))
    }

    pub(super) const fn shown(&self) -> Wish {
        Wish {
            encoding: self.client.encoding,
            related: self.client.related,
            unverified: self.client.unverified,
        }
    }
}
