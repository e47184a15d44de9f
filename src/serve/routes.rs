//! The addresses of the page, and what is answered at each.

use super::assets;
use super::desk::{Desk, Keeper};
use super::draft::{self, Judged, judge, settle};
use super::form::{Form, TOO_LARGE, Unreadable};
use super::guard::{Names, guard};
use super::mending;
use super::outcome::Outcome;
use super::page::{Base, CheckPage, ClaimPage, FactPage, FactsPage, Filled, MessagePage};
use super::saved::{Saved, save};
use super::shelf::{Known, Shelf};
use super::turns::Turns;
use crate::report::counted;
use askama::Template;
use axum::extract::{DefaultBodyLimit, Form as Fields, Multipart, Path, Query, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router, middleware};
use serde_json::json;
use std::collections::HashMap;
use std::sync::Arc;

/// The largest request, in bytes: a Word document with its pictures.
pub(super) const MAX_BODY: usize = 16 << 20;

/// What all answers are made from.
#[derive(Debug)]
pub(super) struct Shop {
    keeper: Keeper,
    turns: Turns,
}

impl Shop {
    pub(super) fn new(keeper: Keeper) -> Self {
        Self {
            keeper,
            turns: Turns::new(),
        }
    }
}

/// All addresses, guarded.
pub(super) fn router(shop: Arc<Shop>, names: Arc<Names>) -> Router {
    Router::new()
        .route("/", get(start))
        .route("/check", get(home).post(check))
        .route("/fix", get(home).post(fix))
        .route("/export/{what}", post(export))
        .route("/claim", get(claim).post(try_claim))
        .route("/facts", get(facts))
        .route("/facts/{topic}/{id}", get(fact))
        .route("/report.css", get(assets::report_style))
        .route("/serve.css", get(assets::style))
        .route("/serve.js", get(assets::script))
        .route("/icon.svg", get(assets::icon))
        .fallback(nowhere)
        .method_not_allowed_fallback(not_so)
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(middleware::map_response(as_page))
        .layer(middleware::from_fn_with_state(names, guard))
        .with_state(shop)
}

/// A page that says why.
pub(super) fn refusal(status: StatusCode, message: &str) -> Response {
    let title = status.canonical_reason().unwrap_or("Not possible");
    (status, show(&MessagePage::new(title, message.to_owned()))).into_response()
}

async fn nowhere() -> Response {
    refusal(StatusCode::NOT_FOUND, "There is no such page.")
}

async fn not_so() -> Response {
    refusal(
        StatusCode::METHOD_NOT_ALLOWED,
        "This page is not asked for in this way.",
    )
}

/// What was checked is kept nowhere: who comes to its address again begins anew.
async fn home() -> Redirect {
    Redirect::to("/")
}

/// What can not be read is refused in plain words, and not in a page, before it comes here.
async fn as_page(answer: Response) -> Response {
    let status = answer.status();
    let kind = answer.headers().get(CONTENT_TYPE);
    if !status.is_client_error() || kind.is_none_or(|k| !k.as_bytes().starts_with(b"text/plain")) {
        return answer;
    }
    let message = match status {
        StatusCode::PAYLOAD_TOO_LARGE => TOO_LARGE,
        _ => "This request arrived broken.",
    };
    refusal(status, message)
}

fn show(page: &impl Template) -> Response {
    match page.render() {
        Ok(text) => Html(text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

impl IntoResponse for Unreadable {
    fn into_response(self) -> Response {
        refusal(self.status, &self.message)
    }
}

/// Does something with the desk beside the connections: reading a fact base or checking a draft takes its time.
async fn at_desk<T: Send + 'static>(
    shop: Arc<Shop>,
    work: impl FnOnce(&Desk) -> T + Send + 'static,
) -> Result<T, Response> {
    let own = Arc::clone(&shop);
    let done = shop.turns.run(move || work(&own.keeper.desk())).await;
    done.ok_or_else(|| refusal(StatusCode::INTERNAL_SERVER_ERROR, "This could not be done."))
}

/// Whether the script asks, which puts the answer into the page itself.
fn in_part(headers: &HeaderMap) -> bool {
    headers.contains_key("x-part")
}

async fn start(State(shop): State<Arc<Shop>>) -> Result<Response, Response> {
    at_desk(shop, |desk| show(&CheckPage::new(desk, Filled::default(), None))).await
}

async fn check(State(shop): State<Arc<Shop>>, headers: HeaderMap, parts: Multipart) -> Result<Response, Response> {
    let form = Form::read(parts).await.map_err(IntoResponse::into_response)?;
    let part = in_part(&headers);
    at_desk(shop, move |desk| {
        let mut form = form;
        settle(&mut form);
        let judged = judge(desk, &form).map(|j| (j, None));
        answer(desk, &form, judged, part)
    })
    .await
}

async fn fix(State(shop): State<Arc<Shop>>, headers: HeaderMap, parts: Multipart) -> Result<Response, Response> {
    let form = Form::read(parts).await.map_err(IntoResponse::into_response)?;
    let part = in_part(&headers);
    at_desk(shop, move |desk| {
        let mut form = form;
        settle(&mut form);
        let mended = mending::take(desk, &form).map(|m| {
            let said = match m.count {
                0 => "That passage has changed since: nothing was mended.".to_owned(),
                n => format!("{} made.", counted(n, "fix", "fixes")),
            };
            (m.judged, Some(said))
        });
        answer(desk, &form, mended, part)
    })
    .await
}

/// The page of a checked draft, or the parts of it that a script puts in.
fn answer(desk: &Desk, form: &Form, outcome: Result<(Judged, Option<String>), String>, part: bool) -> Response {
    let (judged, said) = match outcome {
        Ok(done) => done,
        Err(message) => {
            let message = form.unreadable(&message);
            return if part {
                let told = Json(json!({ "failure": message }));
                (StatusCode::UNPROCESSABLE_ENTITY, told).into_response()
            } else {
                refusal(StatusCode::UNPROCESSABLE_ENTITY, &message)
            };
        }
    };
    let text = match judged.checked.word {
        true => String::new(),
        false => judged.checked.text.clone(),
    };
    let word = judged.checked.word;
    let result = Outcome::draft(desk, judged, said, part);
    let shown = result.render().unwrap_or_default();
    if part {
        return Json(json!({
            "result": shown,
            "status": result.spoken(),
            "text": text,
            "name": form.name,
            "word": word,
            "base": Base::new(desk).trouble(),
        }))
        .into_response();
    }
    show(&CheckPage::new(desk, Filled::new(form, &text), Some(shown)))
}

async fn export(
    State(shop): State<Arc<Shop>>,
    Path(what): Path<String>,
    parts: Multipart,
) -> Result<Response, Response> {
    let Some(what) = Saved::named(&what) else {
        return Err(nowhere().await);
    };
    let form = Form::read(parts).await.map_err(IntoResponse::into_response)?;
    at_desk(shop, move |desk| {
        let mut form = form;
        settle(&mut form);
        save(desk, &form, what)
    })
    .await
}

async fn claim(
    State(shop): State<Arc<Shop>>,
    Query(asked): Query<HashMap<String, String>>,
) -> Result<Response, Response> {
    at_desk(shop, move |desk| {
        let about = asked.get("about").map(|a| format!("{a} = ")).unwrap_or_default();
        show(&ClaimPage::new(desk, about, None))
    })
    .await
}

async fn try_claim(
    State(shop): State<Arc<Shop>>,
    headers: HeaderMap,
    Fields(fields): Fields<HashMap<String, String>>,
) -> Result<Response, Response> {
    let claim = fields.get("claim").cloned().unwrap_or_default();
    let part = in_part(&headers);
    at_desk(shop, move |desk| {
        let tried = judge(desk, &draft::claim(claim.clone()));
        let result = match tried {
            Ok(judged) => Outcome::claim(desk, judged),
            Err(message) => return refusal(StatusCode::UNPROCESSABLE_ENTITY, &message),
        };
        let shown = result.render().unwrap_or_default();
        if part {
            let base = Base::new(desk).trouble();
            return Json(json!({"result": shown, "status": result.spoken(), "base": base})).into_response();
        }
        show(&ClaimPage::new(desk, claim, Some(shown)))
    })
    .await
}

async fn facts(
    State(shop): State<Arc<Shop>>,
    headers: HeaderMap,
    Query(asked): Query<HashMap<String, String>>,
) -> Result<Response, Response> {
    let part = in_part(&headers);
    at_desk(shop, move |desk| {
        let words: String = asked.get("q").map_or("", |q| q.trim()).chars().take(200).collect();
        let shelf = Shelf::new(desk, &words);
        if part {
            let base = Base::new(desk).trouble();
            return Json(json!({"result": shelf.list(), "status": shelf.count, "base": base})).into_response();
        }
        show(&FactsPage::new(desk, shelf))
    })
    .await
}

async fn fact(State(shop): State<Arc<Shop>>, Path((topic, id)): Path<(String, String)>) -> Result<Response, Response> {
    at_desk(shop, move |desk| match Known::find(desk, &topic, &id) {
        Some(known) => show(&FactPage::new(desk, known)),
        None => refusal(StatusCode::NOT_FOUND, "The fact base has no such fact."),
    })
    .await
}
