//! What the styles of a Word document make of a paragraph.

use super::{ReadError, attribute, walk};
use crate::document::block::BlockKind;
use quick_xml::events::Event;
use std::collections::HashMap;

/// Styles build on each other; real ones a few times.
const MAX_CHAIN: usize = 16;

/// The styles by their ids.
#[derive(Default)]
pub(super) struct Styles(HashMap<String, Style>);

#[derive(Default)]
struct Style {
    kind: Option<BlockKind>,
    based_on: Option<String>,
}

impl Styles {
    /// What a paragraph of this style is.
    pub(super) fn kind(&self, id: &str) -> Option<BlockKind> {
        let mut id = id;
        for _ in 0..MAX_CHAIN {
            // Ids are written in the language of the program, names are not; without a name the id must do.
            let Some(style) = self.0.get(id) else { return named(id) };
            if style.kind.is_some() {
                return style.kind;
            }
            id = style.based_on.as_deref()?;
        }
        None
    }
}

/// Reads `word/styles.xml`.
///
/// # Errors
///
/// When its XML is broken.
pub(super) fn read(xml: &str) -> Result<Styles, ReadError> {
    let mut styles = HashMap::new();
    let mut open: Option<(String, Style)> = None;
    walk("word/styles.xml", xml, |event, _| {
        match event {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "style" => open = attribute(tag, "styleId").map(|id| (id, Style::default())),
                name => {
                    if let (Some((_, style)), Some(value)) = (&mut open, attribute(tag, "val")) {
                        match name {
                            "name" => style.kind = named(&value).or(style.kind),
                            "basedOn" => style.based_on = Some(value),
                            "outlineLvl" => style.kind = style.kind.or_else(|| outline(&value)),
                            "numId" if value != "0" => style.kind = style.kind.or(Some(BlockKind::Item)),
                            _ => {}
                        }
                    }
                }
            },
            Event::End(tag) if tag.local_name().as_ref() == "style" => styles.extend(open.take()),
            _ => {}
        }
        Ok(())
    })?;
    Ok(Styles(styles))
}

/// What a style of this name, or id, is for.
fn named(name: &str) -> Option<BlockKind> {
    let name: String = name.to_lowercase().split_whitespace().collect();
    if let Some(level) = name.strip_prefix("heading") {
        return Some(BlockKind::Heading(level.parse::<u8>().ok()?.clamp(1, 6)));
    }
    match name.as_str() {
        "title" => Some(BlockKind::Heading(1)),
        "subtitle" => Some(BlockKind::Heading(2)),
        "caption" => Some(BlockKind::Caption),
        "quote" | "intensequote" | "blocktext" => Some(BlockKind::Quote),
        _ if name.starts_with("listbullet") || name.starts_with("listnumber") => Some(BlockKind::Item),
        _ => None,
    }
}

/// The heading of an outline level, which counts from 0; 9 is running text.
pub(super) fn outline(level: &str) -> Option<BlockKind> {
    let level: u8 = level.parse().ok()?;
    (level < 6).then_some(BlockKind::Heading(level + 1))
}
