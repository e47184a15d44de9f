//! Checking, mending and saving drafts.

use super::client::{FACTS, Part, Server, boxed, docx, unescaped};
use Part::{File, Text};

const DRAFT: &str = "The cost of repair is put at $48 billion.\n\n\
                     “It will stand,” said Sana Okafer, the chief engineer, and 1,400 workers will share in it.\n\n\
                     A <b>new</b> lift & more would be $2 million.\n";

#[test]
fn a_pasted_draft_comes_back_with_its_verdicts_beside_it() {
    let server = Server::new(FACTS);
    // A browser sends the lines of a box with carriage returns.
    let sent = DRAFT.replace('\n', "\r\n");
    let answer = server.form("/check", &[Text("text", &sent), Text("as", "auto"), File("", b"")]);
    assert_eq!(answer.status, 200);
    let page = &answer.body;
    assert_eq!(boxed(page), DRAFT, "the box holds what was sent");
    for wanted in [
        "<div class=\"galley\">",
        "m refuted look",
        "$48 million",
        "href=\"https://port.example/report\"",
        "page 2",
        "Sana Okafor",
        "2 to mend, 1 to look at",
        "Read as plain text",
        "A &lt;b&gt;new&lt;/b&gt; lift &amp; more",
    ] {
        assert!(page.contains(wanted), "{wanted} in {page}");
    }
    assert!(!page.contains("<b>new"), "markup of a draft is text");
}

#[test]
fn the_script_gets_the_same_in_parts() {
    let server = Server::new(FACTS);
    let page = server.form("/check", &[Text("text", DRAFT)]).body;
    // Its buttons belong to no form: the script listens to them.
    let (own, none) = (
        "type=\"submit\" form=\"draft\" formaction=\"/fix\" name",
        "type=\"button\" name",
    );
    let all = |name: &str| format!("{name}=\"fix\" value=\"safe\"");
    let page = page.replace(own, none).replace(&all(none), &all(own));
    let parts = server.part("/check", &[Text("text", DRAFT)]);
    let result = parts["result"].as_str().expect("markup");
    assert!(page.contains(result.trim()), "one and the same result");
    assert_eq!(parts["text"], DRAFT);
    assert_eq!(parts["word"], false);
    assert_eq!(parts["base"].as_str().map(str::trim), Some(""));
    let status = parts["status"].as_str().expect("words");
    assert!(status.starts_with("2 to mend, 1 to look at."), "{status}");
}

#[test]
fn the_choice_of_markup_and_day_counts() {
    let server = Server::new(FACTS);
    let of = |text: &str, grammar: &str, date: &str| {
        let parts = [Text("text", text), Text("as", grammar), Text("date", date)];
        server.part("/check", &parts)["result"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    assert!(of("repair-cost = $48 million", "auto", "").contains("1 statement checked"));
    assert!(of("<p>The cost of repair is $48 million.</p>", "auto", "").contains("Read as HTML"));
    let relative = "The opening day was yesterday.";
    assert!(of(relative, "auto", "1932-03-20").contains("m supported"));
    assert!(of(relative, "auto", "1932-03-21").contains("m refuted"));
    let wrong = server.form("/check", &[Text("text", relative), Text("date", "soon")]);
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("is no day"));
}

#[test]
fn a_file_is_dropped_and_its_text_comes_to_stand_in_the_box() {
    let server = Server::new(FACTS);
    let file = "\u{feff}# Bridge\r\n\r\nThe cost of repair is $48 billion.\r\n";
    let page = server.form(
        "/check",
        &[Text("text", "old"), File("C:\\desk\\story.md", file.as_bytes())],
    );
    assert_eq!(boxed(&page.body), "# Bridge\n\nThe cost of repair is $48 billion.\n");
    assert!(page.body.contains("value=\"story.md\"") && page.body.contains("Read as Markdown"));
    let bad = server.form("/check", &[File("story.txt", b"caf\xe9 $48 billion")]);
    assert_eq!(bad.status, 422);
    assert!(bad.body.contains("not UTF-8"), "{}", bad.body);
}

#[test]
fn a_word_document_is_checked_kept_and_never_rewritten() {
    let server = Server::new(FACTS);
    let word = docx(&["Bridge", "The cost of repair is $48 billion, said Sana Okafer."]);
    let page = server.form("/check", &[File("story.docx", &word)]).body;
    assert!(page.contains("1 to mend") || page.contains("2 to mend"), "{page}");
    assert!(page.contains("The Word document <b>story.docx</b>") && page.contains("a Word document"));
    assert!(!page.contains("formaction=\"/fix\""), "no fix is offered");
    // The page keeps the document, so that it can be saved without choosing it again.
    let kept = page
        .split("id=\"word\" value=\"")
        .nth(1)
        .and_then(|p| p.split('"').next());
    let kept = unescaped(kept.expect("the document"));
    let csv = server.form(
        "/export/csv",
        &[Text("word", &kept), Text("name", "story.docx"), Text("text", "")],
    );
    assert_eq!(
        csv.header("content-disposition"),
        Some("attachment; filename=\"story.csv\"")
    );
    assert!(csv.body.contains("$48 billion,refuted"), "{}", csv.body);
    let broken = server.form("/check", &[File("story.docx", b"PK\x03\x04 no document")]);
    assert_eq!(broken.status, 422);
}

#[test]
fn safe_fixes_are_taken_one_by_one_or_all_at_once() {
    let server = Server::new(FACTS);
    let first = server.part("/check", &[Text("text", DRAFT)]);
    let keys = keys(first["result"].as_str().unwrap_or_default());
    let name = keys
        .iter()
        .find(|k| k.ends_with(":Sana Okafor"))
        .expect("a fix of the name");
    let one = server.part("/fix", &[Text("text", DRAFT), Text("fix", name)]);
    let mended = DRAFT.replace("Okafer", "Okafor");
    assert_eq!(one["text"], mended);
    assert!(
        one["status"]
            .as_str()
            .unwrap_or_default()
            .starts_with("1 fix made. 1 to mend")
    );

    let all = server.form("/fix", &[Text("text", DRAFT), Text("fix", "safe")]).body;
    assert_eq!(
        boxed(&all),
        mended.replace("1,400", "about 1,400"),
        "no figure is changed by a safe fix"
    );
    assert!(all.contains("2 fixes made."));

    let figure = keys
        .iter()
        .find(|k| k.contains("million"))
        .expect("a fix of the figure");
    let one = server.part("/fix", &[Text("text", DRAFT), Text("fix", figure)]);
    assert_eq!(one["text"], DRAFT.replace("$48 billion", "$48 million"));
}

#[test]
fn a_fix_of_another_text_mends_nothing() {
    let server = Server::new(FACTS);
    let first = server.part("/check", &[Text("text", DRAFT)]);
    let longer = format!("Today. {DRAFT}");
    for key in keys(first["result"].as_str().unwrap_or_default()) {
        let answer = server.part("/fix", &[Text("text", &longer), Text("fix", &key)]);
        assert_eq!(answer["text"], longer, "{key}");
    }
    for key in ["", "0-3:x", "7", "99999999999-1:", "SAFE"] {
        let answer = server.part("/fix", &[Text("text", DRAFT), Text("fix", key)]);
        assert_eq!(answer["text"], DRAFT, "{key}");
    }
}

/// The values of the buttons that take a fix.
fn keys(result: &str) -> Vec<String> {
    let all = result.split("name=\"fix\" value=\"").skip(1);
    let mut keys: Vec<String> = all
        .filter_map(|p| p.split('"').next().map(unescaped))
        .filter(|k| k != "safe")
        .collect();
    keys.sort();
    keys.dedup();
    keys
}

#[test]
fn the_annotated_draft_the_ledger_and_the_text_are_saved() {
    let server = Server::new(FACTS);
    let parts = [Text("text", DRAFT), Text("name", "../my \"story\".md")];
    let html = server.form("/export/html", &parts);
    assert_eq!(html.header("content-type"), Some("text/html; charset=utf-8"));
    assert_eq!(
        html.header("content-disposition"),
        Some("attachment; filename=\"my -story-.html\"")
    );
    assert!(
        html.body.starts_with("<!DOCTYPE html>") && html.body.contains("<style>"),
        "it stands alone"
    );
    assert!(
        !html.body.contains("<form") && !html.body.contains("<button"),
        "and is paper"
    );
    let csv = server.form("/export/csv", &parts);
    assert_eq!(csv.header("content-type"), Some("text/csv; charset=utf-8"));
    assert!(
        csv.body.starts_with("\u{feff}file,line,"),
        "Excel is told that it is UTF-8"
    );
    assert!(
        csv.body.contains("Sana Okafer,refuted,name-spelling,error"),
        "{}",
        csv.body
    );
    let text = server.form("/export/text", &parts);
    assert_eq!(text.body, DRAFT);
    assert_eq!(
        text.header("content-disposition"),
        Some("attachment; filename=\"my -story-.md\"")
    );
    assert_eq!(server.form("/export/exe", &parts).status, 404);
}

#[test]
fn where_nothing_was_checked_nothing_is_passed() {
    let server = Server::new(FACTS);
    for (text, wanted) in [
        ("", "Nothing was checked"),
        ("Nothing to see here, and no number.", "Nothing was checked"),
        ("A lift would be $2 million.", "Nothing was held against a fact"),
    ] {
        let page = server.form("/check", &[Text("text", text)]).body;
        assert!(page.contains(wanted), "{text}: {page}");
        assert!(page.contains("headline none"), "{text}");
        assert!(!page.contains("headline good"), "{text}");
    }
    let fine = server
        .form("/check", &[Text("text", "The cost of repair is $48 million.")])
        .body;
    assert!(
        fine.contains("headline good") && fine.contains("covers 1 of 1 mention."),
        "{fine}"
    );
}

#[test]
fn a_text_that_is_a_library_is_told_to_go_elsewhere() {
    let server = Server::new(FACTS);
    let long = "word ".repeat(300_000);
    let answer = server.form("/check", &[Text("text", &long)]);
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("longer than 1 MB"));
}

#[test]
fn a_page_shows_what_matters_most_and_says_how_much_more_there_is() {
    let server = Server::new(FACTS);
    let figures = |n: usize| "It was 7 then.\n".repeat(n);
    let last = "The cost of repair is $48 billion. In all, 1,400 bridge workers share in it.\n";
    let text = format!("{}{last}", figures(2_300));
    let parts = [Text("text", &text), Text("as", "text")];
    let notes = |page: &str| page.matches("<li id=\"n").count();
    let page = server.form("/check", &parts).body;
    assert_eq!(notes(&page), 2_000);
    assert_eq!(page.matches("class=\"m ").count(), 2_000, "as many marks");
    assert!(page.contains("2000 of 2302 results are marked") && page.contains("holds the 302 more"));
    assert!(page.contains("1 to mend, 1 to look at"), "the headline counts all");
    assert!(page.contains("unverified</span> <b>2300</b>"), "and so do the switches");
    let galley = page.split("class=\"galley\"").nth(1).unwrap_or_default();
    assert!(
        galley.contains("m refuted look") && galley.contains("m not-enough-evidence look"),
        "what is wrong at the end is marked"
    );
    let first = galley.find("class=\"m unverified");
    assert!(first < galley.find("class=\"m refuted"), "in the order of the draft");
    assert_eq!(boxed(&page), text);

    let saved = server.form("/export/html", &parts).body;
    assert_eq!(notes(&saved), 2_302, "what is saved holds more");
    assert!(!saved.contains("results are marked"));

    let many = figures(20_500);
    let parts = [Text("text", &many), Text("as", "text")];
    let saved = server.form("/export/html", &parts).body;
    assert_eq!(notes(&saved), 20_000);
    assert!(saved.contains("20000 of 20500 results are marked") && saved.contains("checked 20500 mentions"));
    let csv = server.form("/export/csv", &parts).body;
    assert_eq!(csv.matches(",unverified,").count(), 20_500, "the ledger holds all");
}
