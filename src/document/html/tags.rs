//! What the elements of HTML mean to a reader of prose.

/// A class of elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Nothing inside is prose.
    Skip,
    /// Ends a paragraph and starts another.
    Block,
    /// A heading of this level.
    Heading(u8),
    /// A list, which holds items.
    List,
    /// An item of a list.
    Item,
    /// A block quotation.
    Quote,
    /// The caption of a figure or table.
    Caption,
    /// The head of a page or article, where its date stands.
    Header,
    /// A table.
    Table,
    /// The head of a table, whose cells are headings.
    TableHead,
    /// A row.
    Row,
    /// A cell; whether it is a heading.
    Cell(bool),
    /// A line break.
    Break,
    /// A line across the page.
    Rule,
    /// An image.
    Image,
    /// The title of the page.
    Title,
    /// Data about the page.
    Meta,
    /// A time.
    Time,
    /// Code inside a line, and text that is struck out.
    Cut,
    /// A superscript.
    Raised,
    /// A link.
    Link,
    /// An inline element, or an unknown one: its text is the paragraph's.
    Inline,
}

/// The class of an element by its name in lower case.
pub(super) fn class(name: &str) -> Class {
    match name {
        "script" | "style" | "noscript" | "template" | "iframe" | "noembed" | "noframes" | "object" | "math"
        | "pre" | "textarea" | "select" | "datalist" | "audio" | "video" | "canvas" | "xmp" | "listing" => Class::Skip,
        "h1" => Class::Heading(1),
        "h2" => Class::Heading(2),
        "h3" => Class::Heading(3),
        "h4" => Class::Heading(4),
        "h5" => Class::Heading(5),
        "h6" => Class::Heading(6),
        "ul" | "ol" | "dl" | "menu" => Class::List,
        "li" | "dt" | "dd" => Class::Item,
        "blockquote" => Class::Quote,
        "caption" | "figcaption" => Class::Caption,
        "header" => Class::Header,
        "table" => Class::Table,
        "thead" => Class::TableHead,
        "tr" => Class::Row,
        "td" => Class::Cell(false),
        "th" => Class::Cell(true),
        "br" => Class::Break,
        "hr" => Class::Rule,
        "img" => Class::Image,
        "title" => Class::Title,
        "meta" => Class::Meta,
        "time" => Class::Time,
        "code" | "kbd" | "samp" | "tt" | "del" | "s" | "strike" => Class::Cut,
        "sup" => Class::Raised,
        "a" => Class::Link,
        "address" | "article" | "aside" | "body" | "button" | "center" | "details" | "dialog" | "dir" | "div"
        | "fieldset" | "figure" | "footer" | "form" | "head" | "hgroup" | "html" | "legend" | "main" | "nav"
        | "optgroup" | "option" | "p" | "search" | "section" | "summary" | "tbody" | "tfoot" => Class::Block,
        _ => Class::Inline,
    }
}

/// Whether an element has neither content nor an end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Whether an element stands in a line of text.
pub(super) fn is_inline(class: Class) -> bool {
    matches!(
        class,
        Class::Inline | Class::Link | Class::Raised | Class::Cut | Class::Time | Class::Image | Class::Break
    )
}

/// Whether no tag but its own end is read inside an element.
pub(super) fn is_raw(name: &str) -> bool {
    matches!(
        name,
        "script" | "style" | "iframe" | "xmp" | "noembed" | "noscript" | "textarea" | "title"
    )
}
