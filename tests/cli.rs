//! The program as it is called, with all that it prints.

#[test]
fn the_program_prints_what_is_written_here() {
    let cases = trycmd::TestCases::new();
    cases
        .env("COLUMNS", "80")
        .env("FACTCHECK_FACTS", "")
        .env("NO_COLOR", "")
        .env("CLICOLOR_FORCE", "")
        .env("NO_GRAPHICS", "")
        .case("tests/cmd/*.trycmd")
        .case("tests/cmd/*.toml");
}

#[test]
fn a_beginning_passes_and_a_second_one_changes_nothing() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("init-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let run = |args: &[&str]| {
        let out = std::process::Command::new(env!("CARGO_BIN_EXE_factcheck"))
            .args(args)
            .current_dir(&folder)
            .env_remove("FACTCHECK_FACTS")
            .output()
            .expect("the program");
        let text = String::from_utf8(out.stdout).expect("UTF-8");
        (out.status.code(), text + &String::from_utf8(out.stderr).expect("UTF-8"))
    };
    let wrote = "wrote desk/factcheck.toml\nwrote desk/facts/example.yaml\nwrote desk/claims/example.claims\n\
                 next: write your facts and claims, and run `factcheck`\n";
    assert_eq!(run(&["init", "desk"]), (Some(0), wrote.to_owned()));
    std::fs::write(folder.join("desk/claims/example.claims"), "repair cost = $48M\n").expect("a file");
    let (code, text) = run(&["init", "desk"]);
    assert_eq!(
        (code, text.matches("is there already: left as it is").count()),
        (Some(0), 3)
    );
    let kept = std::fs::read_to_string(folder.join("desk/claims/example.claims")).expect("a file");
    assert_eq!(kept, "repair cost = $48M\n");
    std::fs::remove_file(folder.join("desk/claims/example.claims")).expect("gone");
    assert_eq!(run(&["init", "desk"]).0, Some(0));
    let (code, text) = run(&["desk", "--format", "concise"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("checked 3 statements in 1 file: 3 supported"), "{text}");
    let (code, text) = run(&["facts", "lint", "--facts", "desk/facts"]);
    assert_eq!(code, Some(0), "{text}");
    assert_eq!(run(&["init", "desk/factcheck.toml"]).0, Some(2));
    std::fs::remove_dir_all(&folder).expect("gone");
}
