//! What the page must not do, whoever asks.

use super::client::{FACTS, Part, Server, docx};
use Part::{File, Text};

const PAGES: [&str; 10] = [
    "/",
    "/facts",
    "/facts?q=bridge",
    "/facts/bridge/opened",
    "/claim",
    "/report.css",
    "/serve.css",
    "/serve.js",
    "/icon.svg",
    "/nowhere",
];

#[test]
fn every_answer_says_what_a_browser_may_do() {
    let server = Server::new(FACTS);
    let mut answers: Vec<_> = PAGES.iter().map(|p| server.get(p)).collect();
    answers.push(server.form("/check", &[Text("text", "The cost of repair is $48 billion.")]));
    answers.push(server.form("/export/csv", &[Text("text", "x")]));
    answers.push(server.ask("GET", "/", &[("Host", "evil.example")], b""));
    answers.push(server.ask("POST", "/check", &[("Content-Type", "text/plain")], b"x"));
    answers.push(server.ask("DELETE", "/check", &[], b""));
    for a in answers {
        let policy = a.header("content-security-policy").expect("a policy");
        assert!(
            policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
            "{policy}"
        );
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(a.header("cache-control"), Some("no-store"));
        assert_eq!(a.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(a.header("cross-origin-resource-policy"), Some("same-origin"));
        assert!(a.header("access-control-allow-origin").is_none());
    }
}

#[test]
fn a_page_needs_nothing_from_elsewhere_and_runs_nothing_inline() {
    let server = Server::new(FACTS);
    let checked = server.form("/check", &[Text("text", "The cost of repair is $48 billion.")]);
    for page in PAGES.iter().map(|p| server.get(p)).chain([checked]) {
        for bad in [
            "<style",
            " style=",
            " onclick",
            " onload",
            "@import",
            "url(",
            "src=\"http",
            "//cdn",
        ] {
            assert!(!page.body.contains(bad), "{bad} in {}", page.body);
        }
        for script in page.body.split("<script").skip(1) {
            assert!(script.starts_with(" src=\"/serve.js\" defer></script>"), "{script}");
        }
    }
}

#[test]
fn another_name_for_this_machine_is_refused() {
    let server = Server::new(FACTS);
    let port = server.host.rsplit(':').next().expect("a port");
    let with = |host: &str| server.ask("GET", "/", &[("Host", host)], b"").status;
    assert_eq!(with(&format!("localhost:{port}")), 200);
    for host in [
        "evil.example",
        &format!("evil.example:{port}"),
        &format!("127.0.0.1.evil.example:{port}"),
        "127.0.0.1:1",
        "",
    ] {
        assert_eq!(with(host), 403, "{host}");
    }
    let none = server.raw(b"GET / HTTP/1.0\r\n\r\n");
    assert_eq!(none.status, 403);
    let two = server.raw(
        format!(
            "GET / HTTP/1.1\r\nHost: {0}\r\nHost: {0}\r\nConnection: close\r\n\r\n",
            server.host
        )
        .as_bytes(),
    );
    assert_eq!(two.status, 403);
    let whole = |line: &str, host: &str| {
        let request = format!("GET http://{line}/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        server.raw(request.as_bytes()).status
    };
    assert_eq!(whole(&server.host, &server.host), 200);
    for line in [
        "evil.example",
        &format!("evil.example:{port}"),
        &format!("x@{}", server.host),
    ] {
        assert_eq!(whole(line, &server.host), 403, "{line}");
        assert_eq!(whole(line, line), 403, "{line}");
        assert_eq!(whole(&server.host, line), 403, "{line}");
    }
}

#[test]
fn a_form_of_another_site_is_refused() {
    let server = Server::new(FACTS);
    let draft = [Text("text", "The cost of repair is $48 billion.")];
    let own = format!("http://{}", server.host);
    let with = |name: &str, value: &str| server.form_with("/check", &[(name, value)], &draft);
    assert_eq!(with("Origin", &own).status, 200);
    for (name, value) in [
        ("Origin", "http://evil.example"),
        ("Origin", "null"),
        ("Origin", "http://127.0.0.1:1"),
        ("Origin", ""),
        ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-Site", "same-site"),
    ] {
        let answer = with(name, value);
        assert_eq!(answer.status, 403, "{name}: {value}");
        assert!(!answer.body.contains("$48 million"), "nothing is told");
    }
    for two in [
        [&*own, "http://evil.example"],
        ["http://evil.example", &own],
        [&own, &own],
    ] {
        let answer = server.form_with("/check", &two.map(|o| ("Origin", o)), &draft);
        assert_eq!(answer.status, 403, "{two:?}");
    }
    for path in ["/fix", "/export/csv", "/claim"] {
        let answer = server.form_with(path, &[("Origin", "http://evil.example")], &draft);
        assert_eq!(answer.status, 403, "{path}");
    }
}

#[test]
fn too_much_is_refused() {
    let server = Server::new(FACTS);
    let large = vec![b'x'; 17 << 20];
    let answer = server.form("/check", &[File("story.docx", &large)]);
    assert_eq!(answer.status, 413);
    assert!(answer.body.contains("too large for the page"), "{}", answer.body);
    // With no length told beforehand.
    let mut chunked = format!(
        "POST /check HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=edge\r\n\
         Transfer-Encoding: chunked\r\n\r\n",
        server.host
    )
    .into_bytes();
    let mut body = b"--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n".to_vec();
    body.extend(&large);
    chunked.extend(format!("{:x}\r\n", body.len()).bytes());
    chunked.extend(body);
    let answer = server.raw(&chunked);
    assert!([413, 0].contains(&answer.status), "{}", answer.head);
    let head = format!(
        "GET /{} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
        "x".repeat(1 << 20),
        server.host
    );
    assert!([414, 431, 0].contains(&server.raw(head.as_bytes()).status));
    assert_eq!(server.get("/").status, 200, "it still answers");
}

#[test]
fn there_is_no_way_to_the_files_of_the_machine() {
    let server = Server::new(FACTS);
    std::fs::write(server.folder.0.join("secret.txt"), "a secret").expect("a file");
    for path in [
        "/../secret.txt",
        "/../../../../etc/passwd",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/facts/..%2f..%2fsecret.txt",
        "/facts/bridge/..%2f..%2fsecret.txt",
        "/facts/bridge.yaml",
        "/secret.txt",
        "//etc/passwd",
        "/serve.css/../../secret.txt",
        "/facts/%00/%ff",
    ] {
        let answer = server.get(path);
        assert!([400, 404].contains(&answer.status), "{path}: {}", answer.status);
        assert!(
            !answer.body.contains("a secret") && !answer.body.contains("root:"),
            "{path}"
        );
    }
}

#[test]
fn garbage_gets_an_answer_or_none_and_the_next_is_served() {
    let server = Server::new(FACTS);
    for bytes in [
        &b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"[..],
        b"\r\n\r\nno request\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"POST /check HTTP/1.1\r\nHost: x\r\nContent-Length: nonsense\r\n\r\n",
        &[0xff; 4096],
    ] {
        let status = server.raw(bytes).status;
        assert!(status == 0 || (400..=505).contains(&status), "{status}");
    }
    let multipart = |kind: &str, body: &[u8]| server.ask("POST", "/check", &[("Content-Type", kind)], body).status;
    for (kind, body) in [
        ("multipart/form-data", &b"x"[..]),
        ("multipart/form-data; boundary=edge", b"no edge at all"),
        (
            "multipart/form-data; boundary=edge",
            b"--edge\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\ncut off",
        ),
        ("application/json", b"{}"),
    ] {
        let status = multipart(kind, body);
        assert!((400..=422).contains(&status), "{kind}: {status}");
    }
    let odd = server.form(
        "/check",
        &[
            Text("text", "\u{0}\u{202e}\u{feff}$48 billion"),
            Text("as", "\u{0}"),
            Text("word", "%%%"),
        ],
    );
    assert_eq!(odd.status, 200);
    assert!(
        !odd.body.split("</textarea>").last().unwrap_or("").contains('\u{202e}'),
        "directions are seen"
    );
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn what_can_not_be_asked_is_told_in_a_page() {
    let server = Server::new(FACTS);
    let kind = |kind: &'static str| vec![("Content-Type", kind)];
    for (method, path, headers, status) in [
        ("GET", "/nowhere", vec![], 404),
        ("GET", "/facts/%ff/%ff", vec![], 400),
        ("POST", "/check", vec![], 400),
        ("POST", "/check", kind("multipart/form-data"), 400),
        ("POST", "/export/csv", kind("text/plain"), 400),
        ("POST", "/claim", kind("text/plain"), 415),
        ("POST", "/facts", vec![], 405),
        ("DELETE", "/check", vec![], 405),
        ("GET", "/export/csv", vec![], 405),
    ] {
        let answer = server.ask(method, path, &headers, b"claim=x");
        assert_eq!(answer.status, status, "{method} {path}");
        assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"));
        assert!(answer.body.contains("<section class=\"notice\">"), "{}", answer.body);
        assert_eq!(answer.header("allow").is_some(), status == 405, "{method} {path}");
    }
    for path in ["/check", "/fix"] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("location")), (303, Some("/")), "{path}");
    }
}

#[test]
fn no_answer_tells_where_on_the_machine_it_runs() {
    let server = Server::new(&FACTS.replace("note:", "noet:"));
    std::fs::write(server.folder.0.join("factcheck.toml"), "fact = 1\n").expect("settings");
    std::thread::sleep(std::time::Duration::from_millis(600));
    let folder = server
        .folder
        .0
        .file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    let draft = [Text("text", "The cost of repair is $48 billion.")];
    let mut answers: Vec<_> = PAGES.iter().map(|p| server.get(p)).collect();
    answers.extend(["/check", "/fix", "/export/html", "/export/csv"].map(|p| server.form(p, &draft)));
    assert!(answers[0].body.contains("facts/bridge.yaml"));
    for a in answers {
        assert!(!a.body.contains(&folder) && !a.head.contains(&folder), "{}", a.body);
    }
}

#[cfg(unix)]
#[test]
fn nothing_of_a_draft_is_written_anywhere_and_an_interrupt_ends_it() {
    let server = Server::new(FACTS);
    let secret = "Zanzibarquartz";
    let text = format!("The cost of repair is $48 billion, says {secret}.");
    let word = docx(&[&text]);
    server.form("/check", &[Text("text", &text)]);
    server.form("/fix", &[Text("text", &text), Text("fix", "safe")]);
    server.form("/export/html", &[Text("text", &text)]);
    server.form("/check", &[File(&format!("{secret}.docx"), &word)]);
    server.form("/check", &[File(&format!("{secret}.txt"), b"\xff")]);
    server.ask("POST", &format!("/{secret}"), &[], text.as_bytes());
    server.raw(format!("NONSENSE {secret}\r\n\r\n").as_bytes());
    let left: Vec<_> = std::fs::read_dir(&server.folder.0)
        .expect("the folder")
        .filter_map(|e| e.ok().map(|e| e.file_name()))
        .collect();
    assert_eq!(left, ["facts"], "nothing is kept");
    let (code, told) = server.interrupt();
    assert_eq!(code, Some(0));
    assert!(!told.contains(secret) && told.contains("Ctrl-C ends it"), "{told}");
}
