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
