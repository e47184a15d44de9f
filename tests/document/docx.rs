use super::show::lines;
use factcheck::document::{Markup, ReadError, read};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const NS: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="m" xmlns:wp="d" xmlns:r="r" xmlns:m="o""#;

fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("a part starts");
        writer.write_all(content).expect("a part is written");
    }
    writer.finish().expect("the archive is written").into_inner()
}

/// A document with this body and these other parts.
fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let main =
        format!(r#"<?xml version="1.0" encoding="UTF-8"?><w:document {NS}><w:body>{body}</w:body></w:document>"#);
    let mut all = vec![("word/document.xml", main.as_bytes())];
    all.extend(parts.iter().map(|(name, content)| (*name, content.as_bytes())));
    zip(&all)
}

fn check(body: &str, parts: &[(&str, &str)], wanted: &str) {
    let (text, document) = read(docx(body, parts), Markup::Docx).expect(body);
    assert_eq!(lines(&text, &document).join("\n"), wanted, "of {body}");
    for block in &document.blocks {
        let span = block.span(0, block.text.len());
        if !block.text.contains('\u{fffc}') {
            assert_eq!(span.of(&text), &*block.text);
        }
    }
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn styled(style: &str, text: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
}

#[test]
fn paragraphs_and_runs() {
    check(
        r#"<w:p><w:r><w:t xml:space="preserve">The jury </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>$167</w:t></w:r>
           <w:r><w:t xml:space="preserve"> million &amp; “é” &#8364;5</w:t><w:br/><w:t>more</w:t><w:tab/><w:t>x</w:t></w:r></w:p><w:p/>
           <w:p><w:r><w:t>see https://a.b/2025 now</w:t></w:r></w:p>"#,
        &[],
        "p: The jury $167 million & “é” €5 more\tx\np: see @ now",
    );
}

#[test]
fn styles_lists_and_quotes() {
    let styles = format!(
        r#"<w:styles {NS}><w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
           <w:style w:styleId="Own"><w:name w:val="House head"/><w:basedOn w:val="berschrift2"/></w:style>
           <w:style w:styleId="Q"><w:name w:val="Quote"/></w:style></w:styles>"#
    );
    let list = r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>e</w:t></w:r></w:p>"#;
    let body = [
        styled("Title", "a"),
        styled("berschrift2", "b"),
        styled("Own", "c"),
        styled("Q", "d"),
        list.to_owned(),
        styled("Caption", "f"),
        styled("Heading1", "g"),
    ]
    .concat();
    check(
        &body,
        &[("word/styles.xml", &styles)],
        "h1: a\nh2: b\nh2: c\nquote: d\nitem: e\ncaption: f\nh1: g",
    );
}

#[test]
fn tables() {
    let row = |cells: &str| format!("<w:tr>{cells}</w:tr>");
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(text));
    let wide = format!(r#"<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{}</w:tc>"#, p("b"));
    let body = format!(
        r#"<w:tbl><w:tblPr><w:tblLook w:firstRow="1"/></w:tblPr>{}{}</w:tbl>{}<w:tbl>{}</w:tbl>"#,
        row(&(cell("a") + &wide + &cell("c"))),
        row(&(cell("d") + &cell("e"))),
        p("f"),
        row(&cell("g")),
    );
    check(
        &body,
        &[],
        "cell 0.0.0!: a\ncell 0.0.1!: b\ncell 0.0.3!: c\ncell 0.1.0: d\ncell 0.1.1: e\np: f\ncell 1.0.0: g",
    );
}

#[test]
fn tracked_changes_are_accepted() {
    check(
        r#"<w:p><w:r><w:t xml:space="preserve">It was </w:t></w:r><w:del><w:r><w:delText>$160</w:delText></w:r></w:del>
           <w:ins><w:r><w:t>$167</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>
           <w:moveTo><w:r><w:t xml:space="preserve"> here</w:t></w:r></w:moveTo>
           <w:r><w:rPr><w:strike/></w:rPr><w:t>struck</w:t></w:r><w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>.</w:t></w:r></w:p>
           <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">One </w:t></w:r></w:p><w:p><w:r><w:t>two.</w:t></w:r></w:p>"#,
        &[],
        "p: It was $167 here.\np: One two.",
    );
}

#[test]
fn fields_boxes_notes_and_links() {
    let notes = format!(
        r#"<w:footnotes {NS}><w:footnote w:type="separator">{}</w:footnote><w:footnote w:id="1">{}</w:footnote></w:footnotes>"#,
        p("no"),
        p("The note 5")
    );
    let boxed = format!("<w:txbxContent>{}</w:txbxContent>", p("In a box"));
    let body = format!(
        r#"<w:p><w:r><w:instrText>PAGE 5</w:instrText></w:r><w:r><w:t xml:space="preserve">The </w:t></w:r>
           <w:hyperlink r:id="r1"><w:r><w:t>$5</w:t></w:r></w:hyperlink><w:hyperlink r:id="r2"><w:r><w:t>, x</w:t></w:r></w:hyperlink>
           <w:r><w:footnoteReference w:id="1"/></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:docPr descr="An image 6"/>{boxed}
           </w:drawing></mc:Choice><mc:Fallback><w:pict>{boxed}</w:pict></mc:Fallback></mc:AlternateContent></w:r><m:oMath><m:r><m:t>7</m:t></m:r></m:oMath></w:p>"#
    );
    check(
        &body,
        &[
            ("word/footnotes.xml", &notes),
            (
                "word/_rels/document.xml.rels",
                r#"<Relationships><Relationship Id="r1" Target="fact:damages"/><Relationship Id="r2" Target="http://a.b/"/></Relationships>"#,
            ),
        ],
        "p: In a box\np: The $5, x@\n  $5 -> damages in $5\ncaption: An image 6\np: The note 5",
    );
}

#[test]
fn the_day_is_when_it_was_made() {
    let core = |inner: &str| format!("<cp:coreProperties>{inner}</cp:coreProperties>");
    let (made, changed) = (
        "<dcterms:created>2025-05-06T10:00:00Z</dcterms:created>",
        "<dcterms:modified>2025-06-01T10:00:00Z</dcterms:modified>",
    );
    for (inner, wanted) in [
        (format!("{changed}{made}"), "p: a\ndateline 2025-05-06T10:00:00Z"),
        (changed.to_owned(), "p: a\ndateline 2025-06-01T10:00:00Z"),
    ] {
        check(&p("a"), &[("docProps/core.xml", &core(&inner))], wanted);
    }
}

#[test]
fn another_prefix_is_fine() {
    let xml = r#"<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>a</x:t></x:r></x:p></x:body></x:document>"#;
    let (text, _) = read(zip(&[("word/document.xml", xml.as_bytes())]), Markup::Docx).expect("it is whole");
    assert_eq!(text, "a\n");
}

#[test]
fn what_cannot_be_read_is_said() {
    let fails = |bytes: Vec<u8>| read(bytes, Markup::Docx).expect_err("it is broken");
    assert_eq!(fails(b"text".to_vec()), ReadError::NotZip);
    assert_eq!(fails(Vec::new()), ReadError::NotZip);
    assert_eq!(fails(b"PK\x03\x04".to_vec()), ReadError::NotZip);
    assert_eq!(fails(zip(&[("a.txt", b"a")])), ReadError::NotDocx);

    let mut ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    assert_eq!(fails(ole.clone()), ReadError::NotZip);
    ole.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(fails(ole), ReadError::Encrypted);

    // The bit of encryption, in both heads of the only part.
    let mut locked = docx(&p("a"), &[]);
    for head in [&b"PK\x03\x04"[..], b"PK\x01\x02"] {
        let at = locked.windows(4).position(|w| w == head).expect("a head");
        locked[at + if head[2] == 3 { 6 } else { 8 }] |= 1;
    }
    assert_eq!(fails(locked), ReadError::Encrypted);

    let error = fails(docx("<w:p><w:r></w:p>", &[]));
    assert!(
        matches!(&error, ReadError::Broken { part, .. } if &**part == "word/document.xml"),
        "{error}"
    );
    assert!(error.to_string().contains("save it again"), "{error}");
    let cut = zip(&[("word/document.xml", b"<w:document><w:body>")]);
    assert!(matches!(fails(cut), ReadError::Broken { .. }));
    let latin = zip(&[("word/document.xml", b"<w:document>\xe9</w:document>")]);
    assert!(matches!(fails(latin), ReadError::Broken { at: 12, .. }));

    let mut torn = docx(&p(&"text ".repeat(1000)), &[]);
    let at = torn.len() / 3;
    torn[at] ^= 0x55;
    torn[at + 1] ^= 0x55;
    assert!(matches!(fails(torn), ReadError::Broken { .. } | ReadError::NotZip));
}

#[test]
fn bombs_are_bounded() {
    let big = zip(&[("word/document.xml", &vec![b' '; 65 * 1024 * 1024])]);
    assert!(big.len() < 200_000);
    assert!(matches!(read(big, Markup::Docx), Err(ReadError::TooLarge { .. })));

    let deep = "<w:sdt>".repeat(300) + &"</w:sdt>".repeat(300);
    assert!(matches!(
        read(docx(&deep, &[]), Markup::Docx),
        Err(ReadError::TooDeep { .. })
    ));

    let names: Vec<String> = (0..5000).map(|n| format!("p{n}")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|n| (&**n, &b""[..])).collect();
    assert!(matches!(read(zip(&many), Markup::Docx), Err(ReadError::TooDeep { .. })));

    // An entity that would grow without bound stands for nothing.
    let xml = format!(
        r#"<!DOCTYPE d [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><w:document {NS}><w:p><w:r><w:t>x&b;y</w:t></w:r></w:p></w:document>"#
    );
    let (text, _) = read(zip(&[("word/document.xml", xml.as_bytes())]), Markup::Docx).expect("it is whole");
    assert_eq!(text, "xy\n");
}
