//! The pictures: `out-yet render --to svg`, `--to badge` and `--to png`.

mod binary;
mod generated;

use binary::{MUSE_SPARK, WITHDRAWN, check, file, out_yet, run};
use generated::{a_day, a_document};
use out_yet::date::written_day;
use proptest::prelude::*;
use resvg::usvg::{self, Group, Node, Rect, roxmltree};
use std::collections::BTreeSet;
use std::io::Write;
use std::process::Stdio;
use std::sync::Arc;

const MIDJOURNEY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/status/midjourney-api.out-yet.json");
const GEMINI_OMNI_FLASH: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/status/gemini-omni-flash-api.out-yet.json");
/// Each of its texts is a `<script>` that names the field, and said to be Persian.
const HOSTILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/hostile.out-yet.json");
/// A font of one letter, あ, which it draws as a square.
const SQUARE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/square.ttf");
const CARD_CSS: &str = include_str!("../styles/card.css");

/// The longest texts of several kinds: without a space, from right to left, and of wide letters.
fn extreme(text: &str) -> String {
    let text: String = text.chars().cycle().take(500).collect();
    format!(
        r#"{{ "version": 1, "subject": "{text}", "lang": "ar", "page": "https://{0}.example/",
             "launch": {{ "what": "{text}", "date": "2026-01-01" }},
             "promises": [{{ "said": "2026-01-02", "who": "{text}", "quote": "{text}" }}],
             "access": [{{ "date": "2026-01-01", "stage": "private", "scope": "{text}" }}],
             "verified": "2026-01-01" }}"#,
        "a".repeat(300)
    )
}

const EXTREMES: [&str; 5] = ["W", "ﷺ", "واجهة ", "今月公開予定。", "word ﷽ 👩‍👧 "];

/// What a picture of a file is, and what is said of it.
#[track_caller]
fn drawn(file: &str, arguments: &[&str]) -> (Vec<u8>, String) {
    let output = out_yet(&["render", file]).args(arguments).output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {err}");
    (output.stdout, err)
}

/// An SVG of a file, on which nothing is said.
#[track_caller]
fn svg(file: &str, arguments: &[&str]) -> String {
    let (svg, err) = drawn(file, arguments);
    assert_eq!(err, "");
    String::from_utf8(svg).unwrap()
}

/// A picture of a text as a document.
#[track_caller]
fn drawn_text(document: &str, arguments: &[&str]) -> Vec<u8> {
    let mut command = out_yet(&["render", "-"]);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(document.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {err}\n{document}");
    output.stdout
}

/// A tag a line.
fn lines(svg: &str) -> String {
    svg.replace("><", ">\n<").replace('}', "}\n")
}

#[test]
fn the_card_is_drawn_so() {
    let missed = svg(MUSE_SPARK, &["--to", "svg", "--on", "2026-07-01", "--written", "2026-06-04"]);
    let report = svg(MIDJOURNEY, &["--to", "svg", "--on", "2026-11-24", "--theme", "light"]);
    let dark = ["--to", "svg", "--on", "2026-11-24", "--theme", "dark"];
    let stale_and_hostile = svg(HOSTILE, &dark);
    insta::assert_snapshot!(lines(&[missed, report, stale_and_hostile].concat()));
}

#[test]
fn the_badge_is_drawn_so() {
    let no = svg(MUSE_SPARK, &["--to", "badge", "--on", "2026-06-04"]);
    let yes = svg(WITHDRAWN, &["--to", "badge", "--on", "2026-06-01", "--theme", "dark"]);
    let hostile = svg(HOSTILE, &["--to", "badge", "--on", "2026-06-04", "--theme", "light"]);
    insta::assert_snapshot!(lines(&[no, yes, hostile].concat()));
}

/// The colours of the answers, inks and grounds in the light and in the dark.
fn colours_of_the_card() -> BTreeSet<(&'static str, &'static str)> {
    let pair = |pair: &'static str| pair.split_once(')')?.0.split_once(", ");
    CARD_CSS.split("light-dark(").skip(2).filter_map(pair).collect()
}

#[test]
fn the_colours_are_those_of_the_card() {
    let pairs = colours_of_the_card();
    assert_eq!(pairs.len(), 7);
    let mut seen = BTreeSet::new();
    for (day, is_light) in [("2026-06-04", 0), ("2026-07-09", 1)] {
        let written = ["--written", "2026-06-04"];
        let auto =
            svg(MUSE_SPARK, &[&["--to", "svg", "--on", day], &written[..is_light * 2]].concat());
        let document = roxmltree::Document::parse(&auto).unwrap();
        for node in document.descendants().filter(|node| node.has_attribute("fill")) {
            let class = node.attribute("class").unwrap();
            let rule = format!(".{class}{{fill:");
            let dark = auto.split_once(&rule).unwrap().1.split_once('}').unwrap().0.to_owned();
            let light = node.attribute("fill").unwrap();
            let pair = pairs.iter().find(|pair| **pair == (light, &dark));
            seen.insert(*pair.unwrap_or_else(|| panic!("{light} {dark}")));
        }
    }
    assert_eq!(seen, pairs);
}

/// The relative luminance of a colour, as WCAG has it.
fn luminance(colour: &str) -> f64 {
    let digits = colour.trim_start_matches('#');
    let digit = |at: usize| {
        let (start, length) = if digits.len() == 3 { (at, 1) } else { (at * 2, 2) };
        let part = &digits[start..start + length];
        let part = if length == 1 { part.repeat(2) } else { part.to_owned() };
        let part = f64::from(u8::from_str_radix(&part, 16).unwrap()) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * digit(0) + 0.7152 * digit(1) + 0.0722 * digit(2)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

#[test]
fn the_badge_can_be_read() {
    for day in ["2026-06-04", "2026-07-09"] {
        for theme in ["light", "dark"] {
            let badge = svg(MUSE_SPARK, &["--to", "badge", "--on", day, "--theme", theme]);
            let document = roxmltree::Document::parse(&badge).unwrap();
            let fills = document.descendants().filter_map(|node| node.attribute("fill"));
            let [left, right, subject, answer] = fills.collect::<Vec<_>>()[..] else {
                panic!("{badge}");
            };
            for (ground, ink) in [(left, subject), (right, answer)] {
                assert!(contrast(ground, ink) >= 4.5, "{ink} on {ground}");
            }
        }
    }
}

#[test]
fn a_title_is_whole_where_a_subject_is_cut() {
    let subject = "A very long subject ".repeat(20);
    let members = format!(r#""question": "Q", "lang": "en", "by": "B", "subject2": "{subject}","#);
    let document = binary::document(&members).replace(r#""S""#, &format!("{subject:?}"));
    let file = file("long-subject.out-yet.json", &document.replace(r#""question": "Q","#, ""));
    let badge = svg(file, &["--to", "badge", "--on", "2026-06-04"]);
    let document = roxmltree::Document::parse(&badge).unwrap();
    let text = |tag| document.descendants().find(|node| node.has_tag_name(tag)).unwrap();
    assert_eq!(
        text(("http://www.w3.org/2000/svg", "title")).text(),
        Some(&*format!("Is the {subject} out yet? As of 4 June 2026: No"))
    );
    let left: String = text(("http://www.w3.org/2000/svg", "text"))
        .descendants()
        .filter(|node| node.is_text())
        .filter_map(|node| node.text())
        .collect();
    assert!(left.starts_with("A very long") && left.ends_with('…'), "{left}");
    let width: f32 = document.root_element().attribute("width").unwrap().parse().unwrap();
    assert!(width < 440.0, "{width}");
}

fn texts(group: &Group, found: &mut Vec<(String, Rect)>) {
    for node in group.children() {
        match node {
            Node::Group(group) => texts(group, found),
            Node::Text(text) => {
                let words = text.chunks().iter().map(|chunk| chunk.text()).collect();
                found.push((words, text.abs_bounding_box()));
            }
            Node::Path(_) | Node::Image(_) => {}
        }
    }
}

/// Ensures that an SVG is safe, named and big enough for each of its lines.
#[track_caller]
fn check_svg(svg: &str, margin: f32) {
    let document = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{error}\n{svg}"));
    let root = document.root_element();
    assert!(root.has_tag_name(("http://www.w3.org/2000/svg", "svg")));
    let mut ids = BTreeSet::new();
    for node in document.descendants().filter(|node| node.is_element()) {
        let tag = node.tag_name().name();
        let known = ["svg", "title", "desc", "style", "g", "rect", "path", "text", "tspan"];
        assert!(known.contains(&tag), "{tag} in {svg}");
        for attribute in node.attributes() {
            let name = attribute.name();
            assert!(!name.starts_with("on") && !["href", "src", "style"].contains(&name), "{name}");
        }
        ids.extend(node.attribute("id"));
    }
    for name in ["aria-labelledby", "aria-describedby"] {
        assert!(ids.contains(root.attribute(name).unwrap()), "{name} in {svg}");
    }

    let mut options = usvg::Options { font_family: "Inter".into(), ..Default::default() };
    let fonts: [&[u8]; 2] = [
        include_bytes!("../src/cli/fonts/Inter-Regular.otf"),
        include_bytes!("../src/cli/fonts/Inter-Bold.otf"),
    ];
    for font in fonts {
        Arc::make_mut(&mut options.fontdb).load_font_data(font.into());
    }
    let tree = usvg::Tree::from_str(svg, &options).unwrap();
    let mut found = Vec::new();
    texts(tree.root(), &mut found);
    let (width, height) = (tree.size().width(), tree.size().height());
    for (text, place) in found {
        // The large answer begins where its first letter is seen to.
        let is_inside = place.left() >= margin - 10.0 && place.right() <= width - margin + 1.0;
        let is_inside = is_inside && place.top() >= -2.0 && place.bottom() <= height + 2.0;
        assert!(is_inside, "{text:?} at {place:?} in {width} × {height}\n{svg}");
    }
}

struct Picture {
    pixels: Vec<[u8; 3]>,
}

/// Ensures that a PNG has the size that link previews have and nothing in its margins.
#[track_caller]
fn check_png(bytes: &[u8]) -> Picture {
    let decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    let mut reader = decoder.read_info().unwrap();
    let mut data = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut data).unwrap();
    assert_eq!((info.width, info.height), (1200, 630));
    assert_eq!(info.color_type, png::ColorType::Rgb);
    let pixels: Vec<[u8; 3]> = data.chunks_exact(3).map(|p| [p[0], p[1], p[2]]).collect();
    for (at, pixel) in pixels.iter().enumerate() {
        let (x, y) = (at % 1200, at / 1200);
        let is_margin = !(60..1140).contains(&x) || !(31..599).contains(&y);
        assert!(!is_margin || *pixel == pixels[0], "{pixel:?} at {x}, {y}");
    }
    Picture { pixels }
}

#[test]
fn the_longest_texts_fit() {
    for (at, text) in EXTREMES.into_iter().enumerate() {
        let document = extreme(text);
        for on in ["2025-12-31", "2026-11-24"] {
            let draw = |form| drawn_text(&document, &["--to", form, "--on", on]);
            check_svg(&String::from_utf8(draw("svg")).unwrap(), 40.0);
            check_svg(&String::from_utf8(draw("badge")).unwrap(), 0.0);
            if at % 2 == 0 || on == "2026-11-24" {
                check_png(&draw("png"));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_document_is_drawn(document in a_document(), day in a_day(), written in a_day()) {
        let (document, on, written) = (document.0.to_string(), written_day(day), written_day(written));
        let draw = |form: &[&str]| drawn_text(&document, &[&["--on", &on, "--to"], form].concat());
        check_svg(&String::from_utf8(draw(&["svg", "--written", &written])).unwrap(), 40.0);
        check_svg(&String::from_utf8(draw(&["badge"])).unwrap(), 0.0);
        check_png(&draw(&["png"]));
    }
}

/// The pixels of a colour.
fn count(picture: &Picture, colour: [u8; 3]) -> usize {
    picture.pixels.iter().filter(|pixel| **pixel == colour).count()
}

#[test]
fn a_preview_shows_the_answer_in_its_colour() {
    const GREEN: [u8; 3] = [0x0a, 0x7a, 0x3d];
    const RED: [u8; 3] = [0xb3, 0x26, 0x1e];
    const PINK: [u8; 3] = [0xff, 0x9a, 0x8d];
    for (file, on, theme, colour, ground) in [
        (MUSE_SPARK, "2026-04-07", "auto", RED, [0xff; 3]),
        (MUSE_SPARK, "2026-06-04", "light", RED, [0xff; 3]),
        (MUSE_SPARK, "2026-07-01", "dark", PINK, [0x17, 0x19, 0x1e]),
        (MUSE_SPARK, "2026-07-09", "auto", GREEN, [0xff; 3]),
        (GEMINI_OMNI_FLASH, "2026-11-24", "light", GREEN, [0xff; 3]),
        (MIDJOURNEY, "2026-11-24", "auto", RED, [0xff; 3]),
    ] {
        let arguments = ["--to", "png", "--on", on, "--theme", theme];
        let (bytes, err) = drawn(file, &arguments);
        assert_eq!(err, "");
        assert!(bytes.len() < 60_000, "{} bytes on {on}", bytes.len());
        assert_eq!(drawn(file, &arguments).0, bytes, "the same again");
        let picture = check_png(&bytes);
        assert_eq!(picture.pixels[0], ground);
        for other in [GREEN, RED, PINK] {
            let painted = count(&picture, other);
            assert_eq!(painted > 10_000, other == colour, "{painted} of {other:?} on {on}");
        }
    }
}

/// Whether somewhere 25 × 25 pixels are black.
fn has_square(picture: &Picture) -> bool {
    let is_black = |x: usize, y: usize| picture.pixels[y * 1200 + x] == [0x1a, 0x1b, 0x1f];
    let mut corners = (0..600).flat_map(|y| (0..1170).map(move |x| (x, y)));
    corners.any(|(x, y)| (0..625).all(|at| is_black(x + at % 25, y + at / 25)))
}

#[test]
fn letters_that_no_font_has_are_named() {
    let text = binary::document("").replace(r#""S""#, r#""ああ い API""#);
    let file = file("letters.out-yet.json", &text);
    let arguments = ["--to", "png", "--on", "2026-01-02"];
    let (boxes, err) = drawn(file, &arguments);
    assert_eq!(
        err,
        "letters.out-yet.json: warning: no font has あ (U+3042), い (U+3044); each is a box in the picture. \
         --font FILE takes a font that has them\n"
    );
    let (squares, err) =
        drawn(file, &[&arguments[..], &["--font", SQUARE, "--font", SQUARE]].concat());
    assert_eq!(
        err,
        "letters.out-yet.json: warning: no font has い (U+3044); each is a box in the picture. \
         --font FILE takes a font that has them\n"
    );
    assert!(has_square(&check_png(&squares)));
    assert!(!has_square(&check_png(&boxes)));
}

#[test]
fn the_reader_of_an_svg_has_fonts() {
    let text = binary::document("").replace(r#""S""#, r#""ああ""#);
    let file = file("readers-fonts.out-yet.json", &text);
    for form in ["svg", "badge"] {
        assert!(svg(file, &["--to", form]).contains("ああ"));
    }
}

#[test]
fn a_font_is_a_font_and_for_png() {
    file("no-font.ttf", "no font");
    let png = ["render", MUSE_SPARK, "--to", "png", "--font"];
    check(
        &[&png[..], &["no-font.ttf"]].concat(),
        2,
        "",
        "no-font.ttf: is no font; expected a TrueType or OpenType file\n",
    );
    let missing = run(&mut out_yet(&[&png[..], &["nowhere.ttf"]].concat()));
    assert!(missing.err.starts_with("nowhere.ttf: cannot be read: "), "{}", missing.err);
    assert_eq!((missing.code, missing.out.as_str()), (Some(2), ""));
    for form in ["svg", "badge", "html", "text"] {
        check(
            &["render", MUSE_SPARK, "--to", form, "--font", SQUARE],
            2,
            "",
            "--font is for --to png\n",
        );
    }
}

#[test]
#[allow(clippy::disallowed_methods, reason = "what is tested are files")]
fn a_picture_that_cannot_be_in_a_language_is_in_english_and_says_so() {
    for (form, lang, is_english) in [
        ("svg", "ar", true),
        ("badge", "ar", true),
        ("png", "ar", true),
        ("svg", "ja", false),
        ("png", "ja", true),
        ("png", "de", false),
    ] {
        let out =
            std::env::temp_dir().join(format!("out-yet-{}-{form}-{lang}", std::process::id()));
        let on = ["--on", "2026-06-04", "--lang", lang, "-o", out.to_str().unwrap()];
        let drawn = run(&mut out_yet(&[&["render", MUSE_SPARK, "--to", form], &on[..]].concat()));
        let picture = std::fs::read(&out).unwrap();
        std::fs::remove_file(&out).unwrap();
        assert_eq!(
            drawn.err.contains("it is in English"),
            is_english,
            "{form} {lang}: {}",
            drawn.err
        );
        if form != "png" {
            let picture = String::from_utf8(picture).unwrap();
            assert_eq!(picture.contains("As of 4 June 2026"), is_english, "{form} {lang}");
        }
    }
}
