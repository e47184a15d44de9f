//! Messages on standard input and output: JSON behind a header that says how long it is. Both are bounded.

use gen_lsp_types::ErrorCodes;
use serde::Serialize;
use serde_json::{Value as Json, json};
use std::io::{self, BufRead, Read, Write};

/// The longest message that is read, in bytes.
const MAX_MESSAGE: usize = 64 << 20;
/// The longest line of a header, in bytes.
const MAX_LINE: u64 = 4096;
/// The most lines of a header.
const MAX_LINES: usize = 32;

/// What names a request: a number or a text, sent back as it came.
pub(super) type Id = Json;

/// A message of the client.
#[derive(Debug)]
pub(super) enum Incoming {
    Request {
        id: Id,
        method: String,
        params: Json,
    },
    Notification {
        method: String,
        params: Json,
    },
    Response {
        id: Id,
        result: Option<Json>,
    },
    /// What is no message; the answer to it.
    Garbage(Json),
}

/// The next message; `None` at the end. Where the header can not be read, nothing that follows can: that is an error.
pub(super) fn read(input: &mut impl BufRead) -> io::Result<Option<Incoming>> {
    let Some(length) = header(input)? else {
        return Ok(None);
    };
    if length > MAX_MESSAGE {
        return Err(invalid(format!(
            "a message of {length} bytes is longer than {MAX_MESSAGE}"
        )));
    }
    let mut body = Vec::new();
    input.take(length as u64).read_to_end(&mut body)?;
    if body.len() < length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let json = serde_json::from_slice(&body).or_else(|_| {
        whole_characters(&mut body);
        serde_json::from_slice(&body)
    });
    Ok(Some(match json {
        Ok(json) => sort(json),
        Err(e) => Incoming::Garbage(failure(
            Json::Null,
            ErrorCodes::ParseError,
            &format!("this is not JSON: {e}"),
        )),
    }))
}

/// Puts U+FFFD in the place of every half of a surrogate pair that stands alone: while one is typed, an editor's text may hold one.
/// Either is one unit of UTF-16.
fn whole_characters(body: &mut [u8]) {
    let mut at = 0;
    while let Some(n) = body.get(at..).and_then(|b| b.iter().position(|b| *b == b'\\')) {
        at += n;
        at += match (half(body, at), half(body, at + 6)) {
            (Some(Half::First), Some(Half::Second)) => 12,
            (Some(_), _) => {
                body[at + 2..at + 6].copy_from_slice(b"fffd");
                6
            }
            (None, _) => 2,
        };
    }
}

/// A half of a surrogate pair.
enum Half {
    First,
    Second,
}

/// The half whose escape begins at a byte.
fn half(body: &[u8], at: usize) -> Option<Half> {
    let digits = body.get(at..at + 6)?.strip_prefix(b"\\u")?;
    match u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()? {
        0xD800..=0xDBFF => Some(Half::First),
        0xDC00..=0xDFFF => Some(Half::Second),
        _ => None,
    }
}

fn header(input: &mut impl BufRead) -> io::Result<Option<usize>> {
    let mut length = None;
    for n in 0..MAX_LINES {
        let mut line = Vec::new();
        input.by_ref().take(MAX_LINE).read_until(b'\n', &mut line)?;
        if line.is_empty() && n == 0 {
            return Ok(None);
        }
        let text = std::str::from_utf8(&line).ok().and_then(|l| l.strip_suffix('\n'));
        let Some(text) = text.map(|l| l.trim_end_matches('\r')) else {
            return Err(invalid("a header was expected: `Content-Length: …`"));
        };
        if text.is_empty() {
            return length
                .map(Some)
                .ok_or_else(|| invalid("the header has no `Content-Length`"));
        }
        let Some((name, value)) = text.split_once(':') else {
            return Err(invalid("a header was expected: `Content-Length: …`"));
        };
        if name.trim().eq_ignore_ascii_case("content-length") {
            let value = value.trim().parse();
            length = Some(value.map_err(|_| invalid("`Content-Length` is no number"))?);
        }
    }
    Err(invalid("the header does not end"))
}

fn invalid(why: impl Into<String>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why.into())
}

fn sort(mut json: Json) -> Incoming {
    let wrong = |id, why| Incoming::Garbage(failure(id, ErrorCodes::InvalidRequest, why));
    let Some(fields) = json.as_object_mut() else {
        return wrong(Json::Null, "a message is an object");
    };
    let id = fields.remove("id");
    let fits = |id: &Json| id.is_i64() || id.is_u64() || id.is_string();
    if fields.contains_key("method") && id.as_ref().is_some_and(|id| !fits(id)) {
        let id = id.filter(Json::is_number).unwrap_or(Json::Null);
        return wrong(id, "an `id` is a whole number or a text");
    }
    let id = id.filter(fits);
    let params = fields.remove("params").unwrap_or(Json::Null);
    let result = fields.remove("result");
    match (fields.remove("method"), id) {
        (Some(Json::String(method)), Some(id)) => Incoming::Request { id, method, params },
        (Some(Json::String(method)), None) => Incoming::Notification { method, params },
        (None, Some(id)) if result.is_some() || fields.contains_key("error") => Incoming::Response { id, result },
        (_, id) => wrong(id.unwrap_or(Json::Null), "a message has a `method`, or is an answer"),
    }
}

/// A notification.
#[derive(Serialize)]
pub(super) struct Told<'a, P> {
    jsonrpc: &'static str,
    method: &'a str,
    params: P,
}

impl<'a, P> Told<'a, P> {
    pub(super) const fn new(method: &'a str, params: P) -> Self {
        Self {
            jsonrpc: "2.0",
            method,
            params,
        }
    }
}

/// The answer that a request failed.
pub(super) fn failure(id: Id, code: ErrorCodes, message: &str) -> Json {
    json!({"jsonrpc": "2.0", "id": id, "error": {"code": i32::from(code), "message": message}})
}

/// Writes one message.
pub(super) fn write(out: &mut dyn Write, message: &impl Serialize) -> io::Result<()> {
    write_body(out, &serde_json::to_vec(message)?)
}

/// Writes the answer to a request; the result is JSON already.
pub(super) fn write_result(out: &mut dyn Write, id: &Id, result: &str) -> io::Result<()> {
    write_body(
        out,
        format!("{{\"jsonrpc\":\"2.0\",\"id\":{id},\"result\":{result}}}").as_bytes(),
    )
}

fn write_body(out: &mut dyn Write, body: &[u8]) -> io::Result<()> {
    write!(out, "Content-Length: {}\r\n\r\n", body.len())?;
    out.write_all(body)?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &str) -> Vec<Result<Option<Incoming>, io::ErrorKind>> {
        let mut input = bytes.as_bytes();
        let mut out = Vec::new();
        loop {
            let next = read(&mut input).map_err(|e| e.kind());
            let end = !matches!(next, Ok(Some(_)));
            out.push(next);
            if end {
                return out;
            }
        }
    }

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    #[test]
    fn what_is_no_message_is_answered_and_the_next_one_read() {
        let text = framed("{") + &framed("[]") + &framed(r#"{"id":1}"#) + &framed(r#"{"method":"exit"}"#);
        let got = all(&text);
        let codes: Vec<i64> = got[..3]
            .iter()
            .map(|m| match m {
                Ok(Some(Incoming::Garbage(answer))) => answer["error"]["code"].as_i64().expect("a code"),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(codes, [-32700, -32600, -32600]);
        assert!(matches!(&got[3], Ok(Some(Incoming::Notification { method, .. })) if method == "exit"));
        assert!(matches!(&got[4], Ok(None)));
    }

    #[test]
    fn half_a_pair_is_one_character() {
        let text = r#""\ud83d \ud83d\ude00 \ude00 \\ud83d \uD83D\ud83d\uDE00 \ud83d""#;
        let mut body = text.as_bytes().to_vec();
        whole_characters(&mut body);
        let read: String = serde_json::from_slice(&body).expect("JSON");
        assert_eq!(read, "\u{fffd} 😀 \u{fffd} \\ud83d \u{fffd}😀 \u{fffd}");
        for cut in 0..text.len() {
            whole_characters(&mut text.as_bytes()[..cut].to_vec());
        }
    }

    #[test]
    fn a_header_that_can_not_be_read_ends_it() {
        for text in [
            "garbage\r\n\r\n",
            "Content-Length: x\r\n\r\n",
            "Content-Length: 99999999999999\r\n\r\n{}",
            "Content-Type: a\r\n\r\n{}",
            "Content-Length: 10\r\n\r\n{}",
            "\u{0}\u{1}",
        ] {
            assert!(matches!(all(text)[..], [Err(_)]), "{text:?}");
        }
        assert!(matches!(all(&"a: b\r\n".repeat(100))[..], [Err(_)]));
    }
}
