//! What is no success, where things are looked for, and what excludes what.

use super::desk::{Desk, FACTS};

#[test]
fn nothing_to_hold_claims_against_is_no_success() {
    let desk = Desk::new("hollow");
    std::fs::create_dir_all(desk.0.join("hollow")).expect("a folder");
    desk.write("hollow/t.yaml", "topic: T\n");
    desk.write("x.md", "It cost $5 million.\n");
    desk.run(&["x.md", "--facts", "hollow"])
        .is(2, "hollow: this fact base holds no fact and no name");
    desk.run(&["facts", "lint", "--facts", "hollow"])
        .is(2, "this fact base holds no fact and no name");
    desk.write(
        "hollow/t.yaml",
        "topic: T\nsources: {s: {title: S}}\nnames:\n  j: {name: Ann Okafor, source: s}\n",
    );
    desk.run(&["facts", "lint", "--facts", "hollow"])
        .is(0, "1 name in 1 topic");
}

#[test]
fn a_folder_without_a_file_is_named_beside_others() {
    let desk = Desk::new("beside");
    std::fs::create_dir_all(desk.0.join("empty")).expect("a folder");
    desk.write("x.claims", "punitive damages = $167M\n");
    desk.run(&["x.claims", "empty"])
        .is(0, "factcheck: empty holds no file to check");
}

#[test]
fn where_the_fact_base_is_said_to_be() {
    let desk = Desk::new("where");
    std::fs::create_dir_all(desk.0.join("other")).expect("a folder");
    desk.write("other/trial.yaml", FACTS.replace("$167", "$99"));
    desk.write("x.claims", "punitive damages = $99M\n");
    let with = |args: &[&str], place: &str| {
        let out = desk
            .command(args)
            .env("FACTCHECK_FACTS", place)
            .output()
            .expect("the program");
        (out.status.code(), String::from_utf8_lossy(&out.stderr).into_owned())
    };
    assert_eq!(with(&["x.claims"], "").0, Some(1));
    assert_eq!(with(&["x.claims"], "other").0, Some(0));
    assert_eq!(with(&["x.claims", "--facts", "facts"], "other").0, Some(1));
    let (code, err) = with(&["x.claims"], "nowhere");
    assert!(
        code == Some(2) && err.contains("nowhere: there is no such file or folder"),
        "{err}"
    );
    desk.write("factcheck.toml", "facts = \"facts\"\n");
    assert_eq!(with(&["x.claims"], "other").0, Some(0));
    assert_eq!(with(&["x.claims"], "").0, Some(1));
}

#[test]
fn the_day_that_claims_are_made_for() {
    let desk = Desk::new("day");
    desk.write(
        "facts/trial.yaml",
        "topic: T\nsources: {s: {title: S}}\nfacts:\n  chief:\n    values:\n      - {value: Ann Okafor, until: 2024-12-31, \
         source: s}\n      - {value: Bo Lindqvist, from: 2025-01-01, source: s}\n",
    );
    desk.write("x.claims", "chief is Ann Okafor\n");
    desk.run(&["x.claims", "--as-of", "2024-03-01"]).is(0, "1 supported");
    desk.run(&["x.claims", "--as-of", "2025-03-01"]).is(1, "1 refuted");
    desk.run(&["x.claims", "--as-of", "soon"])
        .is(2, "`--as-of soon` is no date");
}

#[test]
fn the_worse_outcome_counts() {
    let desk = Desk::new("worse");
    desk.write("x.claims", "punitive damages = $1M\n");
    desk.write("x.md", "It cost $5 million.\n");
    desk.run(&["x.claims", "no-such.claims"])
        .is(2, "no-such.claims: there is no such file");
    desk.run(&["x.md", "--min-coverage", "50"])
        .is(1, "facts cover 0 % of the values, and 50 % are asked for");
}

#[test]
fn options_that_exclude_each_other() {
    let desk = Desk::new("exclude");
    desk.write("x.md", "It cost $5 million.\n");
    for args in [
        &["x.md", "--isolated", "--config", "a.toml"][..],
        &["x.md", "--diff", "-o", "a.txt"],
        &["x.md", "--fix", "--baseline", "b.json"],
        &["facts", "show"],
        &["facts", "search"],
    ] {
        desk.run(args).is(2, "Usage:");
    }
    desk.run(&["-", "--watch"]).is(2, "`--watch` needs files");
    desk.run(&["x.md", "--diff-base", ""]).is(2, "name one such as `HEAD`");
}

#[test]
fn examples_stay_out_of_a_desk_s_own_facts() {
    let desk = Desk::new("init");
    desk.run(&["init"]).is(0, "facts/ is there already: left as it is");
    assert!(!desk.0.join("facts/example.yaml").exists());
    assert!(desk.0.join("claims/example.claims").exists());
}
