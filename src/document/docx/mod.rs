//! Word documents: what stands in the text after all tracked changes are accepted.

mod body;
mod package;
mod paragraph;
mod styles;

use super::{Document, ReadError};
use crate::document::block::BlockKind;
use crate::document::writer::Writer;
use body::Body;
use package::Package;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// Elements inside each other; documents of word processors have a few dozen.
const MAX_DEPTH: usize = 256;

/// Reads a Word document: its text, a paragraph a line, and the draft whose places are bytes of that text.
///
/// # Errors
///
/// When the bytes are no zip archive, no Word document, encrypted, damaged, or larger than any real one when unpacked.
pub(super) fn read(bytes: &[u8]) -> Result<(String, Document), ReadError> {
    let mut package = Package::open(bytes)?;
    let main = package.part("word/document.xml")?.ok_or(ReadError::NotDocx)?;
    let styles = match package.part("word/styles.xml")? {
        Some(xml) => styles::read(&xml)?,
        None => styles::Styles::default(),
    };
    let mut writer = Writer::default();
    let mut text = String::new();
    for (name, xml) in [
        ("word/document.xml", Some(main)),
        ("word/footnotes.xml", None),
        ("word/endnotes.xml", None),
    ] {
        let xml = match xml {
            Some(xml) => Some(xml),
            None => package.part(name)?,
        };
        let Some(xml) = xml else { continue };
        let links = match package.part(&relations(name))? {
            Some(xml) => fact_links(&xml)?,
            None => Vec::new(),
        };
        Body::new(&styles, &links, &mut text, &mut writer).read(name, &xml)?;
    }
    if let Some(xml) = package.part("docProps/core.xml")? {
        day(&xml, &mut writer)?;
    }
    Ok((text, writer.finish(BlockKind::Paragraph)))
}

fn relations(part: &str) -> String {
    part.replace("word/", "word/_rels/") + ".rels"
}

/// The links of a part that bind their text to a fact: their ids and the facts' names.
fn fact_links(xml: &str) -> Result<Vec<(String, String)>, ReadError> {
    let mut links = Vec::new();
    walk("word/_rels/document.xml.rels", xml, |event, _| {
        if let Event::Empty(tag) | Event::Start(tag) = event
            && let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target"))
            && let Some(fact) = target.strip_prefix("fact:")
        {
            links.push((id, fact.to_owned()));
        }
        Ok(())
    })?;
    Ok(links)
}

/// The day the document was made, else the one it was changed last.
fn day(xml: &str, writer: &mut Writer) -> Result<(), ReadError> {
    let mut rank = None;
    walk("docProps/core.xml", xml, |event, _| {
        match event {
            Event::Start(tag) => {
                rank = match tag.local_name().as_ref() {
                    "created" => Some(1),
                    "modified" => Some(2),
                    _ => None,
                };
            }
            Event::Text(day) => {
                if let Some(rank) = rank {
                    writer.dateline(day.as_ref(), rank);
                }
            }
            _ => rank = None,
        }
        Ok(())
    })
}

/// Hands out what stands in a part; the number is how many elements stand open around it.
fn walk<F>(part: &str, xml: &str, mut handle: F) -> Result<(), ReadError>
where
    F: FnMut(&Event<'_>, usize) -> Result<(), ReadError>,
{
    let mut reader = Reader::from_str(xml);
    let mut depth = 0;
    let broken = |at: u64, why: &str| ReadError::Broken {
        part: part.into(),
        at,
        why: why.into(),
    };
    loop {
        let event = reader
            .read_event()
            .map_err(|e| broken(reader.error_position(), &e.to_string()))?;
        match event {
            Event::Eof if depth > 0 => return Err(broken(reader.buffer_position(), "it ends inside an element")),
            Event::Eof => return Ok(()),
            Event::Start(_) if depth == MAX_DEPTH => {
                return Err(ReadError::TooDeep {
                    what: "levels of nesting",
                    limit: MAX_DEPTH,
                });
            }
            Event::Start(_) => {
                handle(&event, depth)?;
                depth += 1;
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                handle(&event, depth)?;
            }
            _ => handle(&event, depth)?,
        }
    }
}

/// The value of an attribute by its name without prefix.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|a| a.key.local_name().as_ref() == name)?;
    let value = quick_xml::escape::unescape(found.value.as_ref()).ok()?;
    Some(value.into_owned())
}

/// What a reference to a character or entity stands for.
fn resolve(reference: &BytesRef<'_>) -> Option<String> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(c.to_string());
    }
    quick_xml::escape::resolve_xml_entity(reference).map(str::to_owned)
}
