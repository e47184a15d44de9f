use super::show::check;
use factcheck::document::{Markup, read};

#[test]
fn blocks() {
    check(
        Markup::Html,
        &[
            (
                "<!DOCTYPE html><html><head><title>T &amp; U</title><style>a{b:5}</style><script>var a = 5 < 6;</script></head>\
                 <body><h1>Head</h1><p>One\n two<p>Three<div>Four</div></body></html>",
                "h1: T & U\nh1: Head\np: One two\np: Three\np: Four",
            ),
            (
                "<ul><li>a<li>b<ul><li>c</ul>d</ul>e",
                "item: a\nitem: b\nitem: c\nitem: d\np: e",
            ),
            ("<dl><dt>a<dd>b</dl>", "item: a\nitem: b"),
            ("<blockquote><p>a</p>b</blockquote>c", "quote: a\nquote: b\np: c"),
            (
                "<table><caption>Cap</caption><thead><tr><td>a<td>b</thead><tr><th>c<td>d</table><p>e",
                "caption: Cap\ncell 0.0.0!: a\ncell 0.0.1!: b\ncell 0.1.0!: c\ncell 0.1.1: d\np: e",
            ),
            (
                "<table><tr><td rowspan=2>a<td colspan=2>b<td>c<tr><td>d<td>e</table>",
                "cell 0.0.0: a\ncell 0.0.1: b\ncell 0.0.3: c\ncell 0.1.1: d\ncell 0.1.2: e",
            ),
            (
                "<table><tr><td>a<table><tr><td>b</table>c<td>d</table>",
                "cell 0.0.0: a\ncell 1.0.0: b\ncell 0.0.0: c\ncell 0.0.1: d",
            ),
            (
                "<figure><img alt='A &quot;5&quot;'><figcaption>C</figcaption></figure>",
                "caption: A \"5\"\ncaption: C",
            ),
            ("a<br>b<br><br>c", "p: a b\np: c"),
            (
                "a<pre>5</pre>b <code>6</code> c<noscript>7</noscript><template>8</template>",
                "p: a\np: b @ c",
            ),
            (
                "a<p hidden>5<p>b <span style='display:none'>6</span>c<div hidden><div>7</div>8</div>d",
                "p: a\np: b c\np: d",
            ),
            ("a<svg><title>5</title></svg>", "p: a\nh1: 5"),
            ("<title>A</title>a<svg><title>5</title></svg>b", "h1: A\np: ab"),
            ("<h2>Unclosed<p>Text</h2>", "h2: Unclosed\np: Text"),
            ("a<pre>5 is read", "p: a\np: 5 is read"),
            ("<td>a<tr>b</table></ul></p>c", "p: a\np: b\np: c"),
            ("<b", ""),
            ("", ""),
        ],
    );
}

#[test]
fn inline() {
    check(
        Markup::Html,
        &[
            (
                "$167&nbsp;million &pound5 &#150; &bogus; AT&T &#x20AC;6 &copy",
                "p: $167\u{a0}million £5 – &bogus; AT&T €6 ©",
            ),
            ("<p>a  <b> b</b>\n\tc </p>", "p: a b c"),
            (
                "<del>$160</del> <ins>$167</ins> million<sup>[1]</sup>, 10<sup>9</sup>, m<sup>2</sup>",
                "p: @ $167 million, 10⁹, m²",
            ),
            ("<p>see https://a.b/2025?x=1&amp;y=2.</p>", "p: see @."),
            ("a<script>5</script>b <select><option>6</select>", "p: ab @"),
            ("<code>open 5<p>goes on", "p: open 5\np: goes on"),
        ],
    );
}

#[test]
fn bindings_and_directives() {
    check(
        Markup::Html,
        &[
            (
                "<p>The <data data-fact='d'>$<b>5</b></data>, <a href=\"fact:a/b\">6</a> <a href='/x'>7</a> <a href=fact:c>8",
                "p: The $5, 6 7 8\n  $5 -> d in <data data-fact='d'>$<b>5</b></data>\n  \
                 6 -> a/b in <a href=\"fact:a/b\">6</a>\n  8 -> c in ",
            ),
            (
                "<p>A<!-- factcheck: a = 5 --></p><!--factcheck-ignore[x]--><ul><li>B</ul><!-- factcheck-off --!>",
                "p: A\nitem: B\nStatement \"a = 5\" before 0\nIgnore \"[x]\" before 1\nOff \"\" before 2",
            ),
            ("<!-- factcheck: open", "Statement \"open\" before 0"),
            ("<script><!-- factcheck: a = 5 --></script>", ""),
        ],
    );
}

#[test]
fn dateline() {
    check(
        Markup::Html,
        &[
            (
                "<meta name=date content=2025-01-01><meta property='article:published_time' content='2025-05-06T10:00Z'>",
                "dateline 2025-05-06T10:00Z",
            ),
            (
                "<p><time datetime=2024-01-01>then</time></p><header><time datetime=2025-05-06>May 6</time></header>",
                "p: then\np: May 6\ndateline 2025-05-06",
            ),
            (
                "<time itemprop=datePublished datetime=2025-05-07>a</time>",
                "p: a\ndateline 2025-05-07",
            ),
        ],
    );
}

#[test]
fn places_are_the_files() {
    let text = "\u{feff}<p>The\r\n <b>€167</b>&nbsp;mil<i>lion</i> é&amp;x";
    let (_, document) = read(text, Markup::Html).expect("it is UTF-8");
    let block = &document.blocks[0];
    assert_eq!(&*block.text, "The €167\u{a0}million é&x");
    for (word, wanted) in [
        ("€167\u{a0}million", "€167</b>&nbsp;mil<i>lion"),
        ("The €", "The\r\n <b>€"),
        ("\u{a0}", "&nbsp;"),
        ("é", "é"),
        ("é&", "é&amp;"),
    ] {
        let at = block.text.find(word).expect(word);
        assert_eq!(block.span(at, at + word.len()).of(text), wanted);
    }
}
