use super::show::check;
use factcheck::document::{Markup, read};

#[test]
fn blocks() {
    check(
        Markup::Markdown,
        &[
            (
                "# Title\n\nOne\ntwo  \nthree\\\nfour",
                "h1: Title\np: One two three four",
            ),
            ("Title\n---\n\n***\n\nText", "h2: Title\np: Text"),
            (
                "- a\n- b **c**\n  - d\n\n1. e\n\n   f",
                "item: a\nitem: b c\nitem: d\nitem: e\nitem: f",
            ),
            ("- [x] done\n- [ ] open", "item: done\nitem: open"),
            ("> said\n> so\n>\n> - in a list", "quote: said so\nitem: in a list"),
            ("> [!NOTE]\n> A note", "p: A note"),
            (
                "|a|b|\n|-|-|\n|1,400|$5 \\| 6|\n\n|c|\n|-|\n|d|",
                "cell 0.0.0!: a\ncell 0.0.1!: b\ncell 0.1.0: 1,400\ncell 0.1.1: $5 | 6\ncell 1.0.0!: c\ncell 1.1.0: d",
            ),
            ("Word[^1], more.\n\n[^1]: The *note*", "p: Word, more.\np: The note"),
            ("    code 1\n\n```\ncode 2\n```\n\ntext", "p: text"),
            ("a ![alt *text* 5](u) b\n\nc", "p: a @ b\ncaption: alt text 5\np: c"),
            ("![only 5](u)", "caption: only 5"),
            ("", ""),
            ("\u{feff}# A\r\n\r\nb\r\nc\r\n", "h1: A\np: b c"),
        ],
    );
}

#[test]
fn inline() {
    check(
        Markup::Markdown,
        &[
            ("The **$167** *mil*lion ~~$160~~", "p: The $167 million @"),
            ("about ~1,400 to ~1,500 phones", "p: about ~1,400 to ~1,500 phones"),
            ("run `v1.2` or ``a`b`` now", "p: run @ or @ now"),
            (
                "see <https://a.b/2025> and https://c.d/2024, www.e.f/1.",
                "p: see @ and @, @.",
            ),
            (
                "mail <a@b.c> [text 5](http://x/9 \"title 7\") [ref][r]\n\n[r]: http://y/3",
                "p: mail @ text 5 ref",
            ),
            ("R&amp;D &#8364;5 \\$6 &nbsp;7", "p: R&D €5 $6 \u{a0}7"),
            (
                "pay $5 to US$6, or $x^2$ and $$y = 2$$ now, $7",
                "p: pay $5 to US$6, or @ and @ now, $7",
            ),
            (
                "It was $167 million_ and _US$168 million$",
                "p: It was $167 million_ and _US$168 million$",
            ),
            (
                "a <b>5</b> x<br>y <code>6</code> km<sup>2</sup> 7<sup>th</sup> 8<sup>1</sup>",
                "p: a 5 x y @ km² 7th 8",
            ),
        ],
    );
}

#[test]
fn bindings() {
    check(
        Markup::Markdown,
        &[
            (
                "The [**$167** million](fact:damages) and [x](fact:a/b).",
                "p: The $167 million and x.\n  $167 million -> damages in [**$167** million](fact:damages)\n  x -> a/b in [x](fact:a/b)",
            ),
            (
                "A <data data-fact=\"d\">$5</data> [r].\n\n[r]: fact:e",
                "p: A $5 r.\n  $5 -> d in <data data-fact=\"d\">$5</data>\n  r -> e in [r]",
            ),
            (
                "https://a.b/c is [5](fact:f) or https://d.e/f [6](fact:g)",
                "p: @ is 5 or @ 6\n  5 -> f in [5](fact:f)\n  6 -> g in [6](fact:g)",
            ),
        ],
    );
}

#[test]
fn directives() {
    check(
        Markup::Markdown,
        &[
            (
                "<!-- factcheck: a = $5 -->\n\nText",
                "p: Text\nStatement \"a = $5\" before 0",
            ),
            (
                "A\n\nB <!-- factcheck: a = 5 --> C",
                "p: A\np: B  C\nStatement \"a = 5\" before 1",
            ),
            ("<!--factcheck : é = 5--> C", "p: C\nStatement \"é = 5\" before 0"),
            (
                "<!-- factcheck-ignore[value-mismatch]: old, until 2026-12-31 -->\nText",
                "p: Text\nIgnore \"[value-mismatch]: old, until 2026-12-31\" before 0",
            ),
            (
                "<!-- factcheck-off -->\n\nA\n\n<!-- factcheck-on -->\n\nB\n\n<!-- factcheck-ignore -->",
                "p: A\np: B\nOff \"\" before 0\nOn \"\" before 1\nIgnore \"\" before 2",
            ),
            (
                "- a <!-- factcheck-ignore --> b\n- <!-- factcheck: c = 1 -->\n  d\n\n# **e <!-- factcheck-off -->**",
                "item: a  b\nitem: d\nh1: e\nIgnore \"\" before 0\nStatement \"c = 1\" before 1\nOff \"\" before 2",
            ),
            (
                "|a|\n|-|\n|b <!-- factcheck: a = 1 -->|",
                "cell 0.0.0!: a\ncell 0.1.0: b\nStatement \"a = 1\" before 1",
            ),
            (
                "> x <!-- factcheck: a\n> = 1 --> y",
                "quote: x  y\nStatement \"a\\n= 1\" before 0",
            ),
            ("<!-- factcheck-once --> <!-- facts: 1 --> <!-- factcheck later -->", ""),
            ("`<!-- factcheck: a = 1 -->`", ""),
        ],
    );
}

#[test]
fn html_inside() {
    check(
        Markup::Markdown,
        &[
            (
                "<div>\n<p>In a <b>block</b> $5</p>\n</div>\n\nAfter",
                "p: In a block $5\np: After",
            ),
            (
                "<table>\n<tr><th>a<td>$5\n</table>\n\n|b|\n|-|",
                "cell 0.0.0!: a\ncell 0.0.1: $5\ncell 1.0.0!: b",
            ),
            ("> <p>q\n> r</p>", "quote: q r"),
            (
                "<figure>\n<img alt=\"A 5\">\n<figcaption>C 6</figcaption>\n</figure>",
                "caption: A 5\ncaption: C 6",
            ),
            ("<script>\n\nvar a = 5;\n\n</script>\n\nText", "p: Text"),
            ("<div hidden>\n\n$5\n\n</div>", "p: $5"),
            (
                "import A from 'b'\n\n<Chart data={[1]} />\n\n<Video>\n\nText 5",
                "p: import A from 'b'\np: Text 5",
            ),
        ],
    );
}

#[test]
fn front_matter() {
    check(
        Markup::Markdown,
        &[
            (
                "---\ntitle: \"The \\\"$5\\\" case\" # c\ndate: 2025-05-06\ndescription: >\n  Two\n  lines\ntags: [a]\n---\nText",
                "h1: The \"$5\" case\np: Two lines\np: Text\ndateline 2025-05-06",
            ),
            (
                "+++\ntitle = 'It''s'\npublished = 2025-05-06T10:00:00Z\n[params]\ndescription = \"no\"\n+++\n# B",
                "h1: It's\nh1: B\ndateline 2025-05-06T10:00:00Z",
            ),
            (
                "---\r\ndate: 2025-01-02\r\ndateline: May 6, 2025\r\ntitle: é “$5”\r\n---\r\nA",
                "h1: é “$5”\np: A\ndateline May 6, 2025",
            ),
            ("---\n\ntitle: x\n\n---", "p: title: x"),
            ("---\ntitle: x", "p: title: x"),
            ("Text\n\n---\ntitle: x\n---", "p: Text\nh2: title: x"),
        ],
    );
}

#[test]
fn places_are_the_files() {
    let text = "---\ntitle: “A”\n---\r\n> The **€167** mil*lion*\r\n> &amp; [é](fact:x) `c` d";
    let (_, document) = read(text, Markup::Markdown).expect("it is UTF-8");
    let quote = &document.blocks[1];
    assert_eq!(&*quote.text, "The €167 million & é \u{fffc} d");
    for (word, wanted) in [
        ("€167 million", "€167** mil*lion"),
        ("million", "mil*lion"),
        ("&", "&amp;"),
        ("é", "é"),
        ("\u{fffc}", "`c`"),
        ("n &", "n*\r\n> &amp;"),
    ] {
        let at = quote.text.find(word).expect(word);
        assert_eq!(quote.span(at, at + word.len()).of(text), wanted);
    }
}
