//! Looking facts up, trying claims, and what is said of a fact base that is broken or has changed.

use super::client::{FACTS, Folder, Part, Server};
use Part::Text;
use std::process::Stdio;

#[test]
fn facts_are_listed_searched_and_shown() {
    let server = Server::new(FACTS);
    let all = server.get("/facts").body;
    for wanted in [
        "Harbour Bridge",
        "3 facts and 1 name.",
        ">workers<",
        "about 1,400 people",
        "Sana Okafor",
    ] {
        assert!(all.contains(wanted), "{wanted}");
    }
    let found = server.get("/facts?q=cost+of+repair").body;
    assert!(found.contains("$48 million") && !found.contains("1,400"), "{found}");
    let none = server.get("/facts?q=oppening+day").body;
    assert!(
        none.contains("No fact and no name holds") && none.contains("Did you mean"),
        "{none}"
    );
    let hostile = server.get("/facts?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").body;
    assert!(!hostile.contains("<script>alert"), "{hostile}");
    let fact = server.get("/facts/bridge/opened").body;
    for wanted in [
        "1932-03-19",
        "The stone says 1931.",
        "facts/bridge.yaml, line 10",
        "Scripted",
    ] {
        assert!(fact.contains(wanted), "{wanted} in {fact}");
    }
    assert!(
        !fact.contains("javascript:"),
        "a source's address is a link only on the web"
    );
    assert_eq!(server.get("/facts/bridge/unknown").status, 404);
}

#[test]
fn a_claim_is_tried_with_and_without_a_script() {
    let server = Server::new(FACTS);
    let kind = ("Content-Type", "application/x-www-form-urlencoded");
    let body = b"claim=cost+of+repair+%3D+%2450+million";
    let page = server.ask("POST", "/claim", &[kind], body).body;
    assert!(page.contains("value=\"cost of repair = $50 million\""), "{page}");
    assert!(page.contains("m refuted look") && page.contains("The source has: $48 million"));
    let part = server.ask("POST", "/claim", &[kind, ("X-Part", "1")], body).body;
    let part: serde_json::Value = serde_json::from_str(&part).expect("JSON");
    assert_eq!(part["status"], "1 to mend. 1 statement checked.");
    assert!(
        server
            .get("/claim?about=bridge+workers")
            .body
            .contains("value=\"bridge workers = \"")
    );
}

#[test]
fn a_broken_fact_base_is_told_with_its_place_and_passes_nothing() {
    let broken = FACTS.replace("value: about 1,400 people", "valeu: about 1,400 people");
    let server = Server::new(&broken);
    let page = server.get("/").body;
    assert!(
        page.contains("The fact base has errors") && page.contains("facts/bridge.yaml, line 9"),
        "{page}"
    );
    let text = "The cost of repair is $48 million, said Sana Okafer.";
    let page = server.form("/check", &[Text("text", text)]).body;
    assert!(
        page.contains("no clean bill") && !page.contains("formaction=\"/fix\""),
        "no fix against half of it"
    );
    let page = server
        .form("/check", &[Text("text", "The cost of repair is $48 million.")])
        .body;
    assert!(
        !page.contains("headline good") && page.contains("not all facts could be read"),
        "{page}"
    );
    let fixed = server.part("/fix", &[Text("text", text), Text("fix", "safe")]);
    assert_eq!(fixed["text"], text);
}

#[test]
fn an_empty_fact_base_checks_nothing() {
    let server = Server::new("facts: {}\n");
    let page = server
        .form("/check", &[Text("text", "The cost of repair is $48 million.")])
        .body;
    assert!(page.contains("The fact base can not be used"), "{page}");
    assert!(!page.contains("headline good"));
}

#[test]
fn a_fact_base_that_is_saved_is_read_again() {
    let server = Server::new(FACTS);
    let file = server.folder.0.join("facts/bridge.yaml");
    let verdict = || {
        let parts = server.part("/check", &[Text("text", "The cost of repair is $49 million.")]);
        (
            parts["result"].as_str().unwrap_or_default().contains("m supported"),
            parts["base"].as_str().unwrap_or_default().contains("could be read"),
        )
    };
    let until = |wanted: (bool, bool)| {
        for _ in 0..200 {
            if verdict() == wanted {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        panic!("it was not read again: {:?}, not {wanted:?}", verdict());
    };
    assert_eq!(verdict(), (false, false));
    std::fs::write(&file, FACTS.replace("$48 million", "$49 million")).expect("saved");
    until((true, false));
    std::fs::write(
        &file,
        FACTS.replace("$48 million", "$49 million").replace("note:", "noet:"),
    )
    .expect("saved");
    until((true, true));
    std::fs::write(server.folder.0.join("facts/other.yaml"), "facts: {").expect("saved");
    std::fs::write(&file, FACTS).expect("saved");
    until((false, true));
    std::fs::remove_file(server.folder.0.join("facts/other.yaml")).expect("gone");
    until((false, false));
}

#[test]
fn settings_hold_and_broken_ones_are_told() {
    let server = Server::new(FACTS);
    let settings = server.folder.0.join("factcheck.toml");
    let headline = || {
        let parts = server.part("/check", &[Text("text", "The cost of repair is $49 million.")]);
        format!(
            "{} {}",
            parts["status"].as_str().unwrap_or_default(),
            parts["base"].as_str().unwrap_or_default()
        )
    };
    let until = |wanted: &str| {
        for _ in 0..200 {
            if headline().contains(wanted) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        panic!("{wanted} is not in {}", headline());
    };
    until("1 to mend");
    std::fs::write(&settings, "facts = 'facts'\n[severity]\nvalue-mismatch = 'warning'\n").expect("saved");
    until("1 to look at");
    std::fs::write(&settings, "facts = 'facts'\nseverty = 5\n").expect("saved");
    until("factcheck.toml:2");
}

#[test]
fn where_it_can_not_begin_it_says_why_and_ends_with_2() {
    let server = Server::new(FACTS);
    let port = server.host.rsplit(':').next().expect("a port");
    let run = |folder: &Folder, args: &[&str]| {
        let out = folder
            .command()
            .args(args)
            .stdin(Stdio::null())
            .output()
            .expect("the program");
        (out.status.code(), String::from_utf8_lossy(&out.stderr).into_owned())
    };
    let (code, text) = run(&server.folder, &["--port", port]);
    assert_eq!(code, Some(2));
    assert!(text.contains("is in use") && text.contains("--port"), "{text}");
    let (code, text) = run(&server.folder, &["--port", "0", "--host", "no such host"]);
    assert_eq!(code, Some(2));
    assert!(text.contains("is no address of this machine"), "{text}");
    let (code, text) = run(&server.folder, &["--port", "0", "--config", "none.toml"]);
    assert_eq!(code, Some(2), "{text}");
    let bare = Folder::new("");
    std::fs::remove_dir_all(bare.0.join("facts")).expect("gone");
    let (code, text) = run(&bare, &["--port", "0", "--facts", "nowhere"]);
    assert_eq!(code, Some(2), "{text}");
}
