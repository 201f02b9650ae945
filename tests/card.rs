//! The card as HTML: what the readers of the real documents see, and what no document can make of it.

use out_yet::card::{CardProps, Layout};
use out_yet::cli::{Native, render};
use out_yet::date::{PartialDate, parse_day};
use out_yet::standing::standing;
use out_yet::status::Status;
use out_yet::words::{Request, summary, words};
use std::rc::Rc;

const MUSE_SPARK: &str = include_str!("../status/muse-spark-api.out-yet.json");
const GEMINI_OMNI_FLASH: &str = include_str!("../status/gemini-omni-flash-api.out-yet.json");
const MIDJOURNEY: &str = include_str!("../status/midjourney-api.out-yet.json");
const WITHDRAWN: &str = include_str!("data/withdrawn.out-yet.json");
/// Each of its texts is a `<script>` that names the field, and said to be Persian.
const HOSTILE: &str = include_str!("data/hostile.out-yet.json");

const DAYS: [&str; 7] = [
    "2026-04-07",
    "2026-04-08",
    "2026-04-20",
    "2026-06-04",
    "2026-07-01",
    "2026-07-09",
    "2026-11-24",
];
/// The day of the article around it, from which on the card tells what was true then.
const WRITTEN: &str = "2026-06-04";
const ADDRESS: &str = "https://example.com/status/a.out-yet.json";

/// The summary, and the HTML of the card for a day that was asked for.
fn card(document: &str, day: &str) -> (String, String) {
    let status = Status::parse(document.as_bytes()).unwrap();
    let standing = self::standing(&status, parse_day(day).unwrap());
    let then = self::standing(&status, parse_day(WRITTEN).unwrap());
    let words =
        words(&standing, Request { is_dated: true, written: Some(&then) }, &Native::of("en"));
    let summary = summary(&standing, &Native::of("en"));
    let props = CardProps {
        words: Rc::new(words),
        layout: Layout::Card,
        heading_level: 3,
        document: Some(ADDRESS.into()),
    };
    (summary, render(props))
}

/// What stands between the tags, a block a line.
fn visible(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<').skip(1) {
        let (tag, words) = part.split_once('>').unwrap();
        if ["/p", "/li", "/tr", "/h3", "/h4", "/summary", "/blockquote", "/figcaption"]
            .contains(&tag)
        {
            text.push('\n');
        }
        text.push_str(words);
    }
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn views(document: &str) -> String {
    let view = |day| {
        let (summary, html) = card(document, day);
        format!("――― {day}\n{summary}\n\n{}\n", visible(&html))
    };
    DAYS.map(view).join("\n")
}

#[test]
fn the_card_of_muse_spark_reads_so() {
    insta::assert_snapshot!(views(MUSE_SPARK));
}

#[test]
fn the_card_of_gemini_omni_flash_reads_so() {
    insta::assert_snapshot!(views(GEMINI_OMNI_FLASH));
}

#[test]
fn the_card_of_midjourney_reads_so() {
    insta::assert_snapshot!(views(MIDJOURNEY));
}

#[test]
fn the_card_is_made_of_these_tags() {
    let (_, html) = card(MUSE_SPARK, "2026-07-09");
    insta::assert_snapshot!(html.replace('<', "\n<").replace("\n</", "</").trim());
}

/// The opening tags, like `a href="…" rel="…"`.
fn tags(html: &str) -> Vec<&str> {
    let tags = html.split('<').skip(1).map(|part| part.split_once('>').unwrap().0);
    tags.filter(|tag| !tag.starts_with('/')).collect()
}

/// The attributes of a tag with their values.
fn attributes(tag: &str) -> Vec<(&str, &str)> {
    let Some((_, rest)) = tag.split_once(' ') else { return Vec::new() };
    let mut attributes = Vec::new();
    let mut parts = rest.split('"');
    while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
        attributes.push((name.trim().trim_end_matches('='), value));
    }
    attributes
}

#[track_caller]
fn every_card(check: impl Fn(&str)) {
    for document in [MUSE_SPARK, GEMINI_OMNI_FLASH, MIDJOURNEY, WITHDRAWN, HOSTILE] {
        DAYS.iter().for_each(|day| check(&card(document, day).1));
    }
}

#[test]
fn no_tag_has_a_style_or_a_handler() {
    let allowed = [
        "aria-hidden",
        "aria-labelledby",
        "class",
        "d",
        "datetime",
        "href",
        "id",
        "lang",
        "dir",
        "part",
        "referrerpolicy",
        "rel",
        "scope",
        "x",
        "x1",
        "x2",
        "y2",
    ];
    every_card(|html| {
        for tag in tags(html) {
            for (name, value) in attributes(tag) {
                assert!(allowed.contains(&name), "{name}={value:?} of <{tag}>");
            }
        }
    });
}

#[test]
fn the_tags_are_those_of_plain_text_and_are_closed() {
    let allowed = "a article b bdi blockquote caption details div figcaption figure footer h3 h4 i li line ol p path section \
                   small span strong summary svg table tbody td th thead time tr ul";
    every_card(|html| {
        for tag in tags(html) {
            let name = tag.split(' ').next().unwrap();
            assert!(allowed.split(' ').any(|allowed| allowed == name), "<{tag}>");
        }
        assert_eq!(tags(html).len(), html.matches("</").count());
    });
}

#[test]
fn each_link_leads_to_the_web_and_tells_nothing_of_where_it_came_from() {
    every_card(|html| {
        let links: Vec<&str> = tags(html).into_iter().filter(|tag| tag.starts_with("a ")).collect();
        assert!(!links.is_empty());
        for link in links {
            let attributes = attributes(link);
            let of =
                |name| attributes.iter().find(|(found, _)| *found == name).map(|(_, value)| *value);
            let href = of("href").unwrap();
            assert!(href.starts_with("https://") || href.starts_with("http://"), "{link}");
            assert_eq!(
                (of("rel"), of("referrerpolicy")),
                (Some("noopener noreferrer"), Some("no-referrer"))
            );
        }
        assert!(html.contains(&format!("href=\"{ADDRESS}\"")));
    });
}

/// The HTML with the elements of a name, and all that is in them, left out.
fn without(html: &str, name: &str) -> String {
    let (opening, closing) = (format!("<{name} "), format!("</{name}>"));
    let (first, rest) = html.split_once(&opening).unwrap_or((html, ""));
    let rest = rest.split(&opening).filter_map(|part| part.split_once(&closing));
    rest.fold(first.to_owned(), |text, (_, after)| text + after)
}

#[test]
fn a_date_is_a_time_with_its_machine_readable_form() {
    every_card(|html| {
        for time in html.split("<time ").skip(1) {
            let (datetime, text) = time.split_once('>').unwrap();
            let datetime = datetime.strip_prefix("datetime=\"").unwrap().trim_end_matches('"');
            let date: PartialDate = datetime.parse().unwrap();
            let format = if date.is_day() { "%-d %B %Y<" } else { "%B %Y<" };
            assert!(text.starts_with(&date.first_day().format(format).to_string()), "{time}");
        }
        // Besides, only the document's own words may tell one.
        let bare = visible(&without(&without(html, "bdi"), "time"));
        for month in 1..=12 {
            let month = PartialDate::Month(2026, month).first_day().format("%B").to_string();
            assert!(!bare.contains(&month), "{month} in\n{bare}");
        }
    });
}

#[track_caller]
fn check_number(document: &str, day: &str, html: &str) {
    let (_, card) = card(document, day);
    assert!(card.contains(html), "{html} on {day} in\n{}", visible(&card));
}

#[test]
fn one_day_is_singular_and_others_are_plural() {
    check_number(MUSE_SPARK, "2026-07-01", "<strong>1 day overdue</strong>");
    check_number(MUSE_SPARK, "2026-07-02", "<strong>2 days overdue</strong>");
    check_number(MUSE_SPARK, "2026-07-01", ">Missed, 1 day ago<");
    check_number(MUSE_SPARK, "2026-07-02", ">Missed, 2 days ago<");
    check_number(MUSE_SPARK, "2026-04-10", "<strong>0 days</strong>");
    check_number(MUSE_SPARK, "2026-04-11", "<strong>1 day</strong>");
    check_number(MUSE_SPARK, "2026-06-29", "<strong>1 day left</strong>");
    check_number(MUSE_SPARK, "2026-07-09", ">Late by 9 days<");
    check_number(WITHDRAWN, "2026-06-01", ">Late by 1 day<");
    check_number(
        &WITHDRAWN.replace("2026-01-20", "2026-02-01"),
        "2026-02-01",
        "<strong>1 day late</strong>",
    );
    check_number(
        &WITHDRAWN.replace("2026-01-20", "2026-02-02"),
        "2026-02-02",
        "<strong>2 days late</strong>",
    );
}

#[test]
fn what_a_document_says_is_text_in_its_own_language() {
    let unasked = HOSTILE.replace("\"question\"", "\"unknown\"");
    let cards = [(HOSTILE, "2026-02-01"), (HOSTILE, "2026-04-01"), (&unasked, "2026-04-01")];
    let cards = cards.map(|(document, day)| card(document, day).1);
    for html in &cards {
        assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
    }
    let words = "subject question criterion what who quote summary scope note publisher title peer";
    for word in words.split(' ') {
        let word = format!("{word}-alert(1)");
        assert!(cards.iter().any(|html| html.contains(&word)), "{word} is not in the card");
        for html in &cards {
            for (at, _) in html.match_indices(&word) {
                let before = "<bdi lang=\"fa\">&lt;script&gt;";
                assert!(html[..at].ends_with(before), "{word} in\n{html}");
            }
        }
    }
}

#[test]
fn the_heading_is_of_the_level_that_was_asked_for() {
    let status = Status::parse(MUSE_SPARK.as_bytes()).unwrap();
    let words =
        Rc::new(words(&standing(&status, status.verified), Request::default(), &Native::of("en")));
    for (heading_level, first, second) in
        [(2, "<h2 ", "<h3>"), (3, "<h3 ", "<h4>"), (6, "<h6 ", "<h6>")]
    {
        let html = render(CardProps {
            words: words.clone(),
            layout: Layout::Card,
            heading_level,
            document: None,
        });
        assert!(html.contains(first) && html.contains(second), "{html}");
    }
}

#[test]
fn words_that_were_made_anew_are_other_words() {
    let status = Status::parse(MUSE_SPARK.as_bytes()).unwrap();
    let anew = || {
        Rc::new(words(&standing(&status, status.verified), Request::default(), &Native::of("en")))
    };
    let words = anew();
    let props = |words: &Rc<_>, layout, heading_level, document: Option<&'static str>| CardProps {
        words: Rc::clone(words),
        layout,
        heading_level,
        document: document.map(Into::into),
    };
    let shown = props(&words, Layout::Card, 3, Some(ADDRESS));
    assert!(shown == props(&words, Layout::Card, 3, Some(ADDRESS)));
    assert!(shown != props(&anew(), Layout::Card, 3, Some(ADDRESS)));
    assert!(shown != props(&words, Layout::Card, 4, Some(ADDRESS)));
    assert!(shown != props(&words, Layout::Card, 3, None));
    assert!(shown != props(&words, Layout::Line, 3, Some(ADDRESS)));
}

#[test]
fn the_link_to_the_page_says_whose_it_is() {
    for (page, host) in [
        ("https://example.com", "example.com"),
        ("https://api.example.com/status/a?b#c", "api.example.com"),
        ("http://example.com?a", "example.com"),
        ("https://example.com:8080#a/b", "example.com:8080"),
    ] {
        let document = format!(
            r#"{{ "version": 1, "subject": "S", "verified": "2026-01-01", "page": "{page}", "launch": {{ "date": "2026-01-01" }} }}"#
        );
        let (_, html) = card(&document, "2026-01-02");
        assert!(html.contains(&format!("{host}</a>")), "{host} in {html}");
    }
}
