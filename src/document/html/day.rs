//! Where a page says of which day it is.

use super::tokens::Tag;
use crate::document::writer::Rank;

/// The day that a `meta` element names.
pub(super) fn of_page(tag: &Tag) -> Option<(&str, Rank)> {
    let day = tag.get("content")?;
    let name = tag.get("property").or_else(|| tag.get("name"));
    let name = name.or_else(|| tag.get("itemprop")).unwrap_or_default();
    let rank = match name.to_ascii_lowercase().as_str() {
        "article:published_time" | "datepublished" => 1,
        "date" | "pubdate" | "publishdate" | "publish-date" | "published" | "parsely-pub-date" | "sailthru.date"
        | "dc.date" | "dc.date.issued" | "dcterms.date" | "dcterms.created" | "og:published_time" => 2,
        _ => return None,
    };
    Some((day, rank))
}

/// The day that a `time` element names, when it is the page's: it says so or stands in the head of the page or article.
pub(super) fn of_time(tag: &Tag, in_header: bool) -> Option<(&str, Rank)> {
    let day = tag.get("datetime")?;
    let own = tag.get("pubdate").is_some() || tag.get("itemprop").is_some_and(|i| i.contains("datePublished"));
    match (own, in_header) {
        (true, _) => Some((day, 2)),
        (false, true) => Some((day, 3)),
        _ => None,
    }
}
