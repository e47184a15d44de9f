use super::show::check;
use factcheck::document::Markup;

#[test]
fn blocks() {
    let wrapped = "The jury awarded WhatsApp about $167 million in punitive\ndamages on May 6, 2025. The judge of the case was Phyllis\n\
                   J. Hamilton of Oakland. A new trial was denied.\nThe appeal is pending in the Ninth Circuit of the United\nStates.";
    let long = "The jury awarded $167 million in punitive damages to WhatsApp on May 6, 2025, after a trial that lasted a week and was \
                watched by the whole industry of spyware.";
    check(
        Markup::Text,
        &[
            ("One\ntwo.\n\nThree.", "p: One two.\np: Three."),
            ("\u{feff}One  \r\n  two.\r\n\r\nThree.", "p: One two.\np: Three."),
            (
                wrapped,
                "p: The jury awarded WhatsApp about $167 million in punitive damages on May 6, 2025. The judge of the case was Phyllis \
                 J. Hamilton of Oakland. A new trial was denied.\np: The appeal is pending in the Ninth Circuit of the United States.",
            ),
            (
                &format!("A headline\n{long}\n{long}"),
                &format!("h2: A headline\np: {long}\np: {long}"),
            ),
            (
                &format!("{long}\n\nA cross-head\n\n{long}"),
                &format!("p: {long}\nh2: A cross-head\np: {long}"),
            ),
            ("Short one.\nShort two.", "p: Short one.\np: Short two."),
            (
                "A list:\n\n- one $5\n- two\n  goes on\n• three\n1. four\n2) five\n-6 is a number",
                "p: A list:\nitem: one $5\nitem: two goes on\nitem: three\nitem: four\nitem: five -6 is a number",
            ),
            ("See https://a.b/5 now.", "p: See @ now."),
            ("\n\n \n", ""),
            ("", ""),
        ],
    );
}
