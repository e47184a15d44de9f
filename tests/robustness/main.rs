//! Hostile and broken input, through the program: a clear outcome, no control bytes on the way out, and no hanging.

mod desk;
mod outcomes;

use desk::{Desk, FACTS};
use std::io::{Read, Write};
use std::process::{Output, Stdio};

#[test]
fn an_empty_file_is_named_and_says_that_nothing_was_checked() {
    let desk = Desk::new("empty");
    for text in [
        "",
        "\n\n",
        "# only\n  # comments\n",
        "\u{feff}",
        "\u{feff}# a comment\r\n",
    ] {
        let out = desk.check(text);
        out.is(0, "nothing was checked: no statement and no value in 1 file");
        assert!(
            out.err.contains("x.claims holds nothing to check"),
            "{text:?}: {}",
            out.err
        );
    }
}

#[test]
fn a_line_of_fifty_megabytes_is_one_error_in_a_short_report() {
    let desk = Desk::new("long-line");
    for piece in ["a = ", "punitive damages ", "$1,", "( [ \" ", "as of "] {
        let out = desk.check(piece.repeat(50_000_000 / piece.len()));
        out.is(1, "this line is longer than 16 kB");
        assert!(out.out.len() < 4000, "{piece:?}: a report of {} bytes", out.out.len());
    }
}

#[test]
fn a_sentence_without_end_is_read_in_bounded_time() {
    let desk = Desk::new("endless-sentence");
    let figures = "punitive damages of $167 million for the trial, ".repeat(4_000);
    desk.write(
        "draft.md",
        format!("At the trial the jury awarded {figures}and no more.\n"),
    );
    desk.run(&["draft.md"]).is(0, "checked 4000 mentions");
}

#[test]
fn a_directive_of_blanks_and_odd_letters_is_an_error() {
    let desk = Desk::new("odd-directive");
    for text in ["a ~3 ≈ 4", "'~3 ≈", "@\u{b}\u{a2}", "@ \u{3000}é", "@", "@\u{85}topic"] {
        desk.check(format!("judge = Phyllis J. Hamilton\n{text}\n"))
            .is(1, "1 supported");
    }
}

#[test]
fn a_wrong_line_never_hides_the_next() {
    let desk = Desk::new("next");
    let long = "x".repeat(40_000);
    let out = desk.check(format!("{long}\njudge\n= 3\npunitive damages = $167M\n"));
    out.is(1, "checked 4 statements in 1 file: 1 supported, 3 invalid");
}

#[test]
fn what_is_not_utf8_is_refused_with_the_byte() {
    let desk = Desk::new("utf8");
    desk.check(b"judge is \xff\xfe").is(2, "this file is not UTF-8: byte 9");
    desk.check(b"\xff\xfej\0u\0").is(2, "this file is not UTF-8: byte 0");
    desk.lint(b"topic: \x80\n").is(2, "this file is not UTF-8: byte 7");
}

#[test]
fn a_byte_order_mark_and_carriage_returns_are_no_part_of_a_claim() {
    let desk = Desk::new("crlf");
    let out = desk.check("\u{feff}punitive damages = $167M\r\njudge is Phyllis J. Hamilton\r\n");
    out.is(0, "checked 2 statements in 1 file: 2 supported");
    desk.write("x.claims", "\u{feff}punitive damages = $160M\r\n");
    desk.run(&["x.claims", "--output-format", "concise"])
        .is(1, "x.claims:1:20");
    let facts = format!("\u{feff}{}", FACTS.replace('\n', "\r\n"));
    desk.lint(&facts).is(0, "no errors: 2 facts");
    desk.check("punitive damages = $167M").is(0, "1 supported");
}

#[test]
fn control_and_direction_characters_never_reach_the_terminal() {
    let desk = Desk::new("control");
    let bad = [
        "\0",
        "\u{1b}[31m",
        "\u{1b}]8;;x\u{7}",
        "\u{9b}2J",
        "\u{202e}",
        "\u{2066}",
        "\u{200b}",
        "\u{8}",
        "\u{7f}",
    ];
    for b in bad {
        for claim in [
            format!("judge is {b}Phyllis\n"),
            format!("ju{b}dge is Phyllis\n"),
            format!("{b}\n"),
            format!("@to{b}pic x\n"),
            format!("punitive damages = ${b}160M\n"),
            format!("judge = \"Phyllis {b} Hamilton\n"),
            format!("sum{b}(judge = 3\n"),
            format!("punitive damages = $160M according to {b}\n"),
        ] {
            desk.write("x.claims", &claim);
            for format in ["full", "concise"] {
                let out = desk.run(&["x.claims", "--output-format", format]);
                assert_eq!(out.code, Some(1), "{claim:?}: {out:?}");
                out.is_clean();
            }
            let json = desk.run(&["x.claims", "--output-format", "json"]);
            assert_eq!(json.code, Some(1), "{claim:?}");
            assert!(
                !json.out.contains(['\0', '\u{1b}', '\u{7}', '\u{8}']),
                "{claim:?}: {}",
                json.out
            );
        }
        let narrated = desk.run(&["x.claims", "--narrated"]);
        narrated.is_clean();
    }
}

#[test]
fn control_characters_of_the_fact_base_and_of_paths_never_reach_the_terminal() {
    let desk = Desk::new("control-facts");
    let facts = FACTS
        .replace("Verdict form", "\"Ver\\e[31mdict \\u202Eform\"")
        .replace("Phyllis J. Hamilton", "\"Phy\\0llis \\x9b Hamilton\"");
    desk.lint(&facts).is(0, "no errors");
    desk.check("judge is Ann Lee\n").is(1, "text-mismatch");
    for args in [
        &["facts", "list"][..],
        &["facts", "show", "judge"],
        &["facts", "search", "judge"],
    ] {
        desk.run(args).is(0, "trial/judge");
    }
    for raw in [
        "topic: a\u{1b}[31mb\n",
        "fa\u{202e}cts: {}\n",
        "\u{7}: x\n",
        "facts: {a: \u{0}}\n",
    ] {
        let out = desk.lint(raw);
        assert_ne!(out.code, None);
        out.is_clean();
    }
    desk.lint(FACTS).is(0, "no errors");
    desk.run(&["no\u{1b}[31msuch.claims"])
        .is(2, "there is no such file or folder");
    desk.run(&["facts", "show", "no\u{1b}[31msubject"])
        .is(1, "has no subject");
}

#[test]
fn brackets_ten_thousand_deep_are_an_error() {
    let desk = Desk::new("brackets");
    for (open, close) in [("(", ")"), ("sum(", ")"), ("[", "]"), ("(", "")] {
        // 3,000 fit into a statement; 10,000 do not.
        for depth in [3_000, 10_000] {
            let text = format!("{}1{} = 2\n", open.repeat(depth), close.repeat(depth));
            desk.check(text).is(1, "syntax");
        }
    }
    let deep = format!("{}1{} = 2\n", "(".repeat(100), ")".repeat(100));
    desk.check(deep).is(1, "brackets stand more than 48 deep in each other");
}

#[test]
fn a_folder_where_a_file_was_meant() {
    let desk = Desk::new("folder");
    std::fs::create_dir_all(desk.0.join("empty")).expect("a folder");
    std::fs::create_dir_all(desk.0.join("settings.toml")).expect("a folder");
    desk.write("x.claims", "punitive damages = $167M\n");
    desk.run(&["empty"])
        .is(2, "there is no file to check at the given paths");
    desk.run(&["x.claims", "--facts", "empty"])
        .is(2, "this folder holds no fact base");
    desk.run(&["x.claims", "--config", "settings.toml"])
        .is(2, "settings.toml could not be read");
    desk.run(&["x.claims", "--output-file", "empty"])
        .is(2, "empty could not be written");
    desk.run(&["facts", "lint", "--facts", "no-such"])
        .is(2, "there is no such file or folder");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_named_and_the_others_are_checked() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new("permissions");
    desk.write("a.claims", "punitive damages = $167M\n")
        .write("b.claims", "judge is x\n");
    let path = desk.0.join("b.claims");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).expect("permissions");
    let all_powerful = std::fs::File::open(&path).is_ok();
    let out = desk.run(&["a.claims", "b.claims"]);
    if all_powerful {
        // Who may read everything reads this too.
        out.is(1, "1 supported, 1 refuted");
    } else {
        out.is(2, "b.claims: this file may not be read: check its permissions");
        assert!(out.out.contains("1 supported"), "{}", out.out);
    }
}

#[test]
fn a_reader_that_stops_early_is_no_failure() {
    let desk = Desk::new("pipe");
    desk.write("x.claims", "punitive damages = $160M\n".repeat(2_000));
    let wide: String = (0..4_000)
        .map(|n| format!("  fact-{n}: {{value: {n}, source: form}}\n"))
        .collect();
    desk.write("facts/trial.yaml", format!("{FACTS}{wide}"));
    for args in [
        &["x.claims"][..],
        &["x.claims", "--output-format", "concise"],
        &["x.claims", "--output-format", "json"],
        &["facts", "list"],
        &["facts", "list", "--json"],
    ] {
        let mut child = desk
            .command(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        let mut head = [0u8; 10];
        let mut out = child.stdout.take().expect("stdout");
        out.read_exact(&mut head).expect("ten bytes");
        drop(out);
        let Output { status, stderr, .. } = child.wait_with_output().expect("a status");
        assert_eq!(status.code(), Some(0), "{args:?}");
        let err = String::from_utf8_lossy(&stderr);
        assert!(
            !err.contains("panicked") && !err.contains("could not be written"),
            "{args:?}: {err}"
        );
    }
}

#[test]
fn standard_input_that_ends_or_never_begins_is_read() {
    let desk = Desk::new("stdin");
    let mut child = desk
        .command(&["-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program");
    let mut stdin = child.stdin.take().expect("stdin");
    stdin.write_all(b"punitive damages = $167M").expect("a claim");
    drop(stdin);
    let out = child.wait_with_output().expect("output");
    assert_eq!(out.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&out.stdout).contains("1 supported"));
    desk.run(&["-"]).is(0, "nothing was checked");
}

#[test]
fn yaml_aliases_do_not_multiply_without_end() {
    let desk = Desk::new("aliases");
    let mut bomb = "topic: x\nabout: &a0 [x, x, x, x, x, x, x, x, x, x]\nsources:\n".to_owned();
    for n in 1..12 {
        let refs = vec![format!("*a{}", n - 1); 10].join(", ");
        bomb.push_str(&format!("  s{n}: &a{n} [{refs}]\n"));
    }
    desk.lint(&bomb)
        .is(2, "aliases add more than 100000 nodes to this file");
    desk.lint("facts: &a [*a]\n")
        .is(2, "this refers to an anchor that is not complete");
    desk.lint("facts: *nowhere\n").is(2, "fact-base");
}

#[test]
fn yaml_a_thousand_deep_is_an_error_with_its_place() {
    let desk = Desk::new("deep");
    desk.lint(format!("facts: {}{}\n", "[".repeat(1000), "]".repeat(1000)))
        .is(2, "this is not valid YAML");
    desk.lint(format!("facts: {}x{}\n", "{a: ".repeat(1000), "}".repeat(1000)))
        .is(2, "this is not valid YAML");
    let nested: String = (0..1000).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
    desk.lint(nested).is(2, "this is not valid YAML");
    desk.lint(format!("facts:\n  {}x\n", "- ".repeat(1000)))
        .is(2, "this is not valid YAML");
}

#[test]
fn a_huge_yaml_scalar_is_read_or_refused_in_a_short_report() {
    let desk = Desk::new("scalar");
    let long = "x".repeat(20_000_000);
    desk.lint(FACTS.replace("Phyllis J. Hamilton", &long))
        .is(0, "no errors: 2 facts");
    let digits = "1".repeat(1_000_000);
    let out = desk.lint(FACTS.replace("$167 million", &digits));
    out.is(2, "this begins like a figure, but the rest can not be read as one");
    assert!(out.out.len() < 20_000, "a report of {} bytes", out.out.len());
    let out = desk.lint(FACTS.replace("judge:", &format!("{long}:")));
    assert!(out.code == Some(0) || out.code == Some(2), "{:?}", out.code);
    assert!(out.out.len() + out.err.len() < 20_000);
}

#[test]
fn an_empty_fact_base_file_is_an_error() {
    let desk = Desk::new("empty-yaml");
    for text in ["", "\n", "# only a comment\n", "---\n", "null\n", "---\n...\n"] {
        desk.lint(text)
            .is(2, "this file is empty: a topic has `topic`, `sources` and `facts`");
    }
    desk.lint("just words\n").is(2, "a topic is a mapping with");
    desk.lint("[a, b]\n").is(2, "a topic is a mapping with");
}

#[test]
fn a_byte_order_mark_is_no_column() {
    let desk = Desk::new("mark");
    desk.check("\u{feff}punitive damages = $160M\n").is(1, "x.claims:1:20");
}

#[test]
fn a_long_value_of_the_fact_base_is_cut_in_a_report() {
    let desk = Desk::new("long-value");
    desk.write(
        "facts/trial.yaml",
        FACTS.replace("Phyllis J. Hamilton", &"x".repeat(100_000)),
    );
    let out = desk.check("judge is Ann Lee\n");
    assert!(
        out.code == Some(1) && out.out.len() < 20_000,
        "a report of {} bytes",
        out.out.len()
    );
}
