//! The paragraphs of a Word document.

use super::paragraph::{Paragraph, Table};
use super::styles::{Styles, outline};
use super::{ReadError, attribute, resolve, walk};
use crate::document::block::OBJECT;
use crate::document::grid::Grid;
use crate::document::writer::Writer;
use quick_xml::events::{BytesStart, Event};

/// The namespaces of word processing, as all programs and as the strict standard write it.
const NAMESPACES: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// Elements whose text is not in the accepted document, or not for its readers.
const HIDDEN: [&str; 10] = [
    "del",
    "moveFrom",
    "instrText",
    "delText",
    "delInstrText",
    "pPrChange",
    "rPrChange",
    "rt",
    "tblPrChange",
    "trPrChange",
];

/// Reads one part.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    links: &'a [(String, String)],
    text: &'a mut String,
    writer: &'a mut Writer,
    /// The prefix of the names of word processing, with its colon.
    prefix: String,
    /// Paragraphs inside each other: text boxes are anchored in one.
    paragraphs: Vec<Paragraph>,
    /// A paragraph whose mark was deleted goes on in the next.
    carried: Option<Paragraph>,
    tables: Vec<Table>,
    /// The depth of the element whose content does not count.
    hidden: Option<usize>,
    /// Inside `t`; whether blanks at its ends count.
    run_text: Option<bool>,
    /// Inside the properties of a paragraph, and of a run.
    in_ppr: bool,
    in_rpr: bool,
    /// Whether the run is hidden or struck out.
    unseen: bool,
}

impl<'a> Body<'a> {
    pub(super) fn new(
        styles: &'a Styles,
        links: &'a [(String, String)],
        text: &'a mut String,
        writer: &'a mut Writer,
    ) -> Self {
        Self {
            styles,
            links,
            text,
            writer,
            prefix: "w:".to_owned(),
            paragraphs: Vec::new(),
            carried: None,
            tables: Vec::new(),
            hidden: None,
            run_text: None,
            in_ppr: false,
            in_rpr: false,
            unseen: false,
        }
    }

    /// Reads the XML of the part.
    ///
    /// # Errors
    ///
    /// When it is broken or nested too deeply.
    pub(super) fn read(mut self, part: &str, xml: &str) -> Result<(), ReadError> {
        walk(part, xml, |event, depth| {
            self.event(event, depth);
            Ok(())
        })?;
        while let Some(p) = self.paragraphs.pop().or_else(|| self.carried.take()) {
            self.emit(p);
        }
        Ok(())
    }

    fn event(&mut self, event: &Event<'_>, depth: usize) {
        match event {
            Event::Start(tag) => {
                if depth == 0 {
                    self.find_prefix(tag);
                }
                if self.hidden.is_none() {
                    self.start(tag, depth, true);
                }
            }
            Event::Empty(tag) if self.hidden.is_none() => self.start(tag, depth, false),
            Event::End(tag) => {
                if self.hidden.is_some_and(|h| h == depth) {
                    self.hidden = None;
                } else if self.hidden.is_none() {
                    let name = tag.name();
                    let name = name.as_ref().strip_prefix(&*self.prefix).map(str::to_owned);
                    self.end(name.as_deref().unwrap_or_default());
                }
            }
            Event::Text(text) => self.run(text.as_ref()),
            Event::CData(text) => self.run(text.as_ref()),
            Event::GeneralRef(reference) => {
                if let Some(text) = resolve(reference) {
                    self.run(&text);
                }
            }
            _ => {}
        }
    }

    /// Programs are free to call the namespace what they like.
    fn find_prefix(&mut self, root: &BytesStart<'_>) {
        for a in root.attributes().with_checks(false).flatten() {
            if NAMESPACES.contains(&a.value.as_ref()) {
                let key = a.key.as_ref();
                self.prefix = key.strip_prefix("xmlns:").map_or(String::new(), |p| format!("{p}:"));
            }
        }
    }

    fn run(&mut self, text: &str) {
        let Some(keep) = self.run_text.filter(|_| self.hidden.is_none() && !self.unseen) else {
            return;
        };
        if let Some(p) = self.paragraphs.last_mut() {
            let text = if keep {
                text
            } else {
                text.trim_matches(['\n', '\r', '\t', ' '])
            };
            p.text
                .extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }));
        }
    }

    fn add(&mut self, text: &str) {
        if let Some(p) = self.paragraphs.last_mut().filter(|_| !self.unseen && !self.in_ppr) {
            p.text.push_str(text);
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, depth: usize, open: bool) {
        let full = tag.name();
        let full = full.as_ref();
        let Some(name) = full.strip_prefix(&*self.prefix) else {
            match full {
                // The same text box again, for old programs.
                "mc:Fallback" if open => self.hidden = Some(depth),
                "m:oMath" => self.add(OBJECT),
                "wp:docPr" => {
                    if let (Some(p), Some(alt)) = (self.paragraphs.last_mut(), attribute(tag, "descr")) {
                        p.captions.push(alt);
                    }
                }
                _ => {}
            }
            return;
        };
        if open && HIDDEN.contains(&name) {
            self.hidden = Some(depth);
        }
        let value = || attribute(tag, "val").unwrap_or_default();
        let off = |v: String| matches!(v.as_str(), "0" | "false" | "off" | "none");
        match name {
            "p" => {
                let p = self.carried.take().unwrap_or_default();
                self.paragraphs.push(p);
                if !open {
                    self.end("p");
                }
            }
            "pPr" => self.in_ppr = open,
            "rPr" => self.in_rpr = open,
            "del" | "moveFrom" if self.in_ppr && self.in_rpr => self.paragraph(|p| p.joined = true),
            "vanish" | "strike" | "dstrike" | "webHidden" if self.in_rpr && !self.in_ppr => self.unseen = !off(value()),
            "pStyle" => {
                let kind = self.styles.kind(&value());
                self.paragraph(|p| p.kind = kind);
            }
            "outlineLvl" if self.in_ppr => {
                let kind = outline(&value());
                self.paragraph(|p| p.kind = p.kind.or(kind));
            }
            "numId" if self.in_ppr => {
                let item = value() != "0";
                self.paragraph(|p| p.item = item);
            }
            "t" if open => self.run_text = Some(attribute(tag, "space").is_some_and(|s| s == "preserve")),
            "tab" if !self.in_ppr => self.add("\t"),
            "br" | "cr" => self.add(" "),
            "noBreakHyphen" => self.add("-"),
            "sym" | "object" => self.add(OBJECT),
            "hyperlink" if open => self.link(tag),
            "footnote" | "endnote" if open && attribute(tag, "type").is_some_and(|t| t != "normal") => {
                self.hidden = Some(depth);
            }
            _ => self.table(name, tag, open),
        }
    }

    fn table(&mut self, name: &str, tag: &BytesStart<'_>, open: bool) {
        if name == "tbl" && open {
            self.tables.push(Table {
                grid: Grid::new(self.writer.table()),
                first: false,
                header: false,
                cells: 0,
            });
        }
        let Some(table) = self.tables.last_mut() else { return };
        let value = attribute(tag, "val").and_then(|v| v.parse().ok());
        match name {
            "tblLook" => table.first = attribute(tag, "firstRow").is_some_and(|f| f == "1" || f == "true"),
            "tr" if open => {
                table.grid.row();
                table.header = false;
            }
            "tblHeader" => table.header = attribute(tag, "val").is_none_or(|v| v != "0" && v != "false"),
            "tc" if open => {
                table.grid.cell([1, 1]);
                table.cells += 1;
            }
            "gridSpan" => table.grid.widen(value.unwrap_or(1)),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => {
                self.paragraph(Paragraph::close_link);
                if let Some(mut p) = self.paragraphs.pop() {
                    if std::mem::take(&mut p.joined) && self.paragraphs.is_empty() {
                        self.carried = Some(p);
                    } else {
                        self.emit(p);
                    }
                }
            }
            "pPr" => self.in_ppr = false,
            "rPr" => self.in_rpr = false,
            "r" => self.unseen = false,
            "t" => self.run_text = None,
            "hyperlink" => self.paragraph(Paragraph::close_link),
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.cells = table.cells.saturating_sub(1);
                }
            }
            "tbl" => {
                self.tables.pop();
            }
            _ => {}
        }
    }

    fn paragraph(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(p) = self.paragraphs.last_mut() {
            change(p);
        }
    }

    fn link(&mut self, tag: &BytesStart<'_>) {
        let id = attribute(tag, "id");
        let fact = id
            .and_then(|id| self.links.iter().find(|l| l.0 == id))
            .map(|l| l.1.clone());
        if let Some(fact) = fact {
            self.paragraph(|p| p.link(&fact));
        }
    }

    fn emit(&mut self, p: Paragraph) {
        let kind = p.kind(self.tables.last());
        p.emit(kind, self.text, self.writer);
    }
}
