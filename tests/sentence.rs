//! What stands wherever the card cannot answer: the answer with its day, its sources, and the way to the page.

use out_yet::cli::{Format, written_down};
use out_yet::date::parse_day;
use serde_json::{Value, json};

const MUSE_SPARK: &str = include_str!("../status/muse-spark-api.out-yet.json");
const MIDJOURNEY: &str = include_str!("../status/midjourney-api.out-yet.json");

const META: &str =
    "<a href=\"https://ai.meta.com/blog/introducing-muse-spark-msl/\">Meta (ai.meta.com)</a>";
const META_TOO: &str = "<a href=\"https://about.fb.com/news/2026/04/introducing-muse-spark-meta-superintelligence-labs/\">Meta (about.fb.com)</a>";
const NEXT_WEB: &str =
    "<a href=\"https://thenextweb.com/news/meta-muse-spark-api-delay\">The Next Web</a>";
const REUTERS: &str = "<a href=\"https://www.reuters.com/technology/meta-repeatedly-pushes-back-new-ai-model-release-developers-wsj-says-2026-06-04/\">Reuters</a>";
const WHBL: &str = "<a href=\"https://whbl.com/2026/06/03/meta-repeatedly-pushes-back-new-ai-model-release-for-developers-wsj-says/\">WHBL</a>";
const EXPANDED: &str =
    "<a href=\"https://research.meta.ai/blog/introducing-muse-code-and-muse-spark-1-2\">Meta</a>";
const SURVEY: &str =
    "<a href=\"https://updates.midjourney.com/enterprise-api-survey/\">Midjourney</a>";

/// The sentence that `render --to html` puts into the element.
fn sentence(document: &str, day: &str, base: Option<&str>) -> String {
    let day = parse_day(day).unwrap();
    let html = written_down(Format::Html, "a", document, day, base).unwrap();
    let html = String::from_utf8(html).unwrap();
    let sentence = html.lines().find(|line| line.starts_with("<p lang=\"en-GB\">As of ")).unwrap();
    sentence.replace("&#183;", "·").replace("&#8220;", "“").replace("&#8221;", "”")
}

/// The links after the words of the sentence, without those to the page.
#[track_caller]
fn check(document: &str, day: &str, expected: &[&str]) {
    let sentence = sentence(document, day, Some("https://example.com/status/"));
    let (_, links) = sentence.split_once(". <a ").unwrap();
    let links = format!("<a {}", links.strip_suffix("</p>").unwrap());
    let mut links: Vec<&str> = links.split(" · ").collect();
    let page = links.pop().unwrap();
    assert!(page.starts_with("<a href=\"https://example.com/status/a/\">Is the "), "{page}");
    assert_eq!(links, expected, "{day}");
}

#[test]
fn it_links_the_sources_of_the_latest_access_and_of_the_latest_word() {
    check(MUSE_SPARK, "2026-04-07", &[]);
    check(MUSE_SPARK, "2026-04-08", &[META, META_TOO]);
    check(MUSE_SPARK, "2026-04-10", &[META, META_TOO, NEXT_WEB]);
    check(MUSE_SPARK, "2026-06-02", &[META, META_TOO, NEXT_WEB]);
    check(MUSE_SPARK, "2026-06-03", &[META, META_TOO, REUTERS, WHBL]);
    check(MUSE_SPARK, "2026-08-05", &[EXPANDED, REUTERS, WHBL]);
    check(MIDJOURNEY, "2025-07-15", &[]);
    check(MIDJOURNEY, "2026-11-24", &[SURVEY]);
}

/// A document that came out on the day after it was promised.
fn document(access: Value, promise: Value) -> String {
    json!({ "version": 1, "subject": "S", "launch": { "date": "2026-01-01" }, "verified": "2026-02-01",
        "access": [{ "date": "2026-01-10", "stage": "private", "sources": [{ "url": "https://example.com/earlier" }] },
            { "date": "2026-02-01", "stage": "preview", "sources": access },
            { "date": "2026-02-02", "stage": "general", "sources": [{ "url": "https://example.com/later" }] }],
        "promises": [{ "said": "2026-01-31", "due": "2026-02", "sources": promise }] })
    .to_string()
}

#[test]
fn each_address_is_linked_once_and_no_archived_copy() {
    let access = json!([
        { "url": "https://example.com/1", "publisher": "One", "archive": "https://example.org/1" },
        { "url": "https://example.com/2", "title": "Two" },
        { "url": "https://example.com/1", "publisher": "One again" },
    ]);
    let promise = json!([
        { "url": "https://example.com/2", "publisher": "Two again" },
        { "url": "https://example.com/3", "archive": "https://example.org/3" },
        { "url": "https://example.com/4", "publisher": "archived copy" },
    ]);
    let expected = [
        "<a href=\"https://example.com/1\">One</a>",
        "<a href=\"https://example.com/2\">Two</a>",
        "<a href=\"https://example.com/3\">Source</a>",
        "<a href=\"https://example.com/4\">archived copy</a>",
    ];
    check(&document(access, promise), "2026-02-01", &expected);
}

#[test]
fn it_is_whole_where_there_are_no_sources_or_no_page() {
    let said = "As of 1 February 2026: Yes, the S is out. Public preview · since 1 February 2026. 31 days after S launched on \
                1 January 2026. 27 days early (promised by the end of February 2026).";
    let question = "Is the S out yet?";
    let page = format!("<a href=\"https://example.com/status/a/\">{question}</a>");
    let own = format!("<a href=\"https://example.com/own\">{question}</a>");
    let one = "<a href=\"https://example.com/1\">Source</a>";
    let none = document(json!([]), json!([]));
    let sourced = document(json!([{ "url": "https://example.com/1" }]), json!([]));
    let with_page =
        sourced.replace("\"subject\"", "\"page\": \"https://example.com/own\", \"subject\"");
    let base = Some("https://example.com/status/");
    for (document, base, links) in [
        (&none, None, String::new()),
        (&none, base, format!(" {page}")),
        (&sourced, None, format!(" {one}")),
        (&sourced, base, format!(" {one} · {page}")),
        (&with_page, None, format!(" {one} · {own}")),
        (&with_page, base, format!(" {one} · {own}")),
    ] {
        let expected = format!("<p lang=\"en-GB\">{said}{links}</p>");
        assert_eq!(sentence(document, "2026-02-01", base), expected);
    }
}

/// Ensure what a document says is nothing to the templates of Hugo, Jekyll, Eleventy, Astro or WordPress.
#[test]
fn templates_see_nothing_in_what_a_document_says() {
    let subject = "S {% endraw %}{{ site.secret }} {{< figure >}} [gallery] {1+1}";
    let document = json!({ "version": 1, "subject": subject, "verified": "2026-02-01",
        "launch": { "date": "2026-01-01" }, "page": "https://example.com/{{page}}" })
    .to_string();
    let day = parse_day("2026-02-01").unwrap();
    for base in [None, Some("https://example.com/status/")] {
        let html = written_down(Format::Html, "a", &document, day, base).unwrap();
        let mut html = String::from_utf8(html).unwrap();
        for begin in ["{{", "{%", "{<", "[gallery"] {
            assert!(!html.contains(begin), "{begin}: {html}");
        }
        for (open, close) in
            [("<style>", "</style>"), ("<script type=\"application/json\">", "</script>")]
        {
            // Of their own they have braces.
            let Some((before, rest)) = html.split_once(open) else { continue };
            let (_, after) = rest.split_once(close).unwrap();
            html = [before, after].concat();
        }
        assert!(html.contains("S &#123;% endraw %&#125;&#123;&#123; site.secret"), "{html}");
        assert!(!html.contains(['{', '}', '[', ']']), "{html}");
    }
}
