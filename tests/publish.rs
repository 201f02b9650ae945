//! `out-yet publish`: a folder with every output, replaced as a whole or not at all.
#![allow(clippy::disallowed_methods, reason = "what is tested are files")]

mod binary;

use binary::{document, out_yet, run};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder of its own for a test, with these documents in `in/`.
fn folder(name: &str, documents: &[(&str, String)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("in")).unwrap();
    for (name, text) in documents {
        fs::write(folder.join("in").join(name), text).unwrap();
    }
    folder
}

/// Publishes `in/` as `out/` for a day, and gives the exit code with all that was said.
fn publish(folder: &Path, out: &str, day: &str, more: &[&str]) -> (i32, String) {
    let base =
        ["publish", "in", "--base-url", "https://example.com/status/", "-o", out, "--on", day];
    let arguments = [&base[..], more].concat();
    let printed = run(out_yet(&arguments).current_dir(folder));
    (printed.code.unwrap(), printed.out + &printed.err)
}

/// All files in a folder, by their paths.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for path in fs::read_dir(inner).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

const STATUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/status");

#[test]
fn the_real_documents_are_published_the_same_on_the_same_day() {
    let folder = folder("published", &[]);
    fs::remove_dir_all(folder.join("in")).unwrap();
    fs::create_dir(folder.join("in")).unwrap();
    for (name, text) in files(Path::new(STATUS)) {
        fs::write(folder.join("in").join(name), text).unwrap();
    }
    assert_eq!(publish(&folder, "one", "2026-06-04", &[]).0, 0);
    assert_eq!(publish(&folder, "other", "2026-06-04", &[]).0, 0);
    let one = files(&folder.join("one"));
    assert!(one == files(&folder.join("other")), "the same day gives the same bytes");

    let of_one = "card.html card.txt shields.json event.jsonld oembed.json atom.xml calendar.ics card.svg badge.svg \
                  card.png index.html frame.html";
    let mut expected: Vec<String> =
        ["documents.json", "index.html", "out-yet.schema.json", "published.css", "sitemap.xml"]
            .map(String::from)
            .into();
    for (name, text) in files(Path::new(STATUS)) {
        let id = name.strip_suffix(".out-yet.json").unwrap();
        expected.extend(of_one.split_whitespace().map(|output| format!("{id}/{output}")));
        assert_eq!(one.get(&name), Some(&text), "the document itself, as it is");
        expected.push(name);
    }
    expected.sort();
    assert_eq!(one.keys().cloned().collect::<Vec<_>>(), expected);

    let dated = |files: &BTreeMap<String, Vec<u8>>, day: &str| {
        for (name, content) in files {
            let is_dated = !name.ends_with(".out-yet.json")
                && !["out-yet.schema.json", "published.css", "sitemap.xml"]
                    .contains(&name.as_str())
                && !name.ends_with(".png");
            let text = String::from_utf8_lossy(content).replace("\r\n ", "").replace("\\,", ",");
            assert!(!is_dated || text.contains(day), "{name} says {day}");
        }
    };
    dated(&one, "4 June 2026");
    let list = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    let documents = list(std::str::from_utf8(&one["documents.json"]).unwrap());
    let readme =
        include_str!("../README.md").split("documents.json` has an object").nth(1).unwrap();
    let readme = list(readme.split("```text").nth(1).unwrap().split("```").next().unwrap());
    let muse_spark = documents["documents"].as_array().unwrap().last();
    assert_eq!(readme["documents"][0], *muse_spark.unwrap(), "as the README shows it");
    let modified =
        |file: &str| fs::metadata(folder.join("one").join(file)).unwrap().modified().unwrap();
    let before = modified("muse-spark-api/index.html");
    let (code, said) = publish(&folder, "one", "2026-06-04", &[]);
    assert_eq!((code, modified("muse-spark-api/index.html")), (0, before), "{said}");
    assert!(said.contains("unchanged"), "{said}");
    assert_eq!(publish(&folder, "one", "2026-06-05", &[]).0, 0);
    dated(&files(&folder.join("one")), "5 June 2026");
    let names: Vec<_> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 3, "nothing else is left beside it: {names:?}");
}

#[test]
fn a_bad_document_stops_all_and_leaves_what_was_there() {
    let folder =
        folder("stopped", &[("a.out-yet.json", document("")), ("b.out-yet.json", document(""))]);
    assert_eq!(publish(&folder, "out", "2026-02-01", &[]).0, 0);
    let before = files(&folder.join("out"));
    for (text, said) in [
        (document("\"by\": 5,"), "error: by: 5; expected a text that is not empty"),
        ("{".to_owned(), "error: not JSON: EOF while parsing an object"),
        (
            document("\"by\": \"\",").replace("\"version\": 1", "\"version\": 2"),
            "needs a newer version",
        ),
    ] {
        fs::write(folder.join("in/b.out-yet.json"), text).unwrap();
        // A good document that changed is not published either.
        fs::write(folder.join("in/a.out-yet.json"), document("\"by\": \"B\",")).unwrap();
        let (code, printed) = publish(&folder, "out", "2026-02-02", &[]);
        assert_eq!(code, 1, "{printed}");
        assert!(printed.contains(said), "{printed}");
        assert!(files(&folder.join("out")) == before, "{said}");
    }
    fs::write(folder.join("in/a.out-yet.json"), "[").unwrap();
    let (_, printed) = publish(&folder, "out", "2026-02-02", &[]);
    assert_eq!(printed.matches("error: ").count(), 2, "every document is looked at: {printed}");
    // A document that is gone is gone.
    fs::remove_file(folder.join("in/b.out-yet.json")).unwrap();
    fs::write(folder.join("in/a.out-yet.json"), document("")).unwrap();
    assert_eq!(publish(&folder, "out", "2026-02-02", &[]).0, 0);
    assert!(files(&folder.join("out")).keys().all(|name| !name.starts_with('b')));
}

#[test]
fn what_publish_did_not_make_is_never_replaced() {
    let folder = folder("foreign", &[("a.out-yet.json", document(""))]);
    fs::create_dir(folder.join("out")).unwrap();
    assert_eq!(publish(&folder, "out", "2026-02-01", &[]).0, 0, "an empty folder will do");
    fs::create_dir(folder.join("mine")).unwrap();
    fs::write(folder.join("mine/essay.txt"), "mine").unwrap();
    let (code, said) = publish(&folder, "mine", "2026-02-01", &[]);
    assert_eq!((code, files(&folder.join("mine")).len()), (2, 1), "{said}");
    assert!(said.contains("mine: holds essay.txt, which `publish` did not make"), "{said}");
    // Nor is a file of one's own beside what it made.
    fs::write(folder.join("out/essay.txt"), "mine").unwrap();
    let (code, said) = publish(&folder, "out", "2026-02-02", &[]);
    assert_eq!(
        (code, fs::read(folder.join("out/essay.txt")).unwrap()),
        (2, b"mine".into()),
        "{said}"
    );
    fs::write(folder.join("file"), "mine").unwrap();
    let (code, said) = publish(&folder, "file", "2026-02-01", &[]);
    assert_eq!((code, fs::read(folder.join("file")).unwrap()), (2, b"mine".into()), "{said}");
    // The folders on the way are made.
    assert_eq!(publish(&folder, "new/folder", "2026-02-01", &[]).0, 0);
    assert!(folder.join("new/folder/a/index.html").is_file());
}

#[test]
fn names_and_addresses_that_will_not_do_are_refused() {
    let folder = folder("refused", &[("A b.out-yet.json", document(""))]);
    let (code, said) = publish(&folder, "out", "2026-02-01", &[]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("A b.out-yet.json: its name becomes an address"), "{said}");
    fs::rename(folder.join("in/A b.out-yet.json"), folder.join("in/a.out-yet.json")).unwrap();
    fs::create_dir(folder.join("in/more")).unwrap();
    fs::write(folder.join("in/more/a.out-yet.json"), document("")).unwrap();
    let (code, said) = publish(&folder, "out", "2026-02-01", &[]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("there is another document of this name"), "{said}");
    for (base, why) in [
        ("example.com/status", "is no address"),
        ("ftp://example.com/", "is not http or https"),
        ("https://example.com/?a", "names more than a folder"),
        ("https://example.com/#a", "names more than a folder"),
        ("https://me:secret@example.com/", "names a user"),
    ] {
        let arguments = ["publish", "in", "-o", "out", "--base-url", base];
        let printed = run(out_yet(&arguments).current_dir(&folder));
        assert_eq!(printed.code, Some(2), "{base}");
        assert!(printed.err.contains(why), "{base}: {}", printed.err);
    }
    for embed in [
        "javascript:alert(1)",
        "data:text/javascript,1",
        "ftp://example.com/embed.js",
        "",
        "../v1/",
    ] {
        let (code, said) = publish(&folder, "out", "2026-02-01", &["--embed", embed]);
        assert_eq!(code, 2, "{embed}");
        assert!(said.contains("is no address of a script"), "{embed}: {said}");
    }
    assert!(!folder.join("out").exists());
}

#[test]
fn a_page_tells_link_previews_and_readers_where_everything_is() {
    let hostile =
        document("\"by\": \"</script><script>alert(1)</script>\", \"question\": \"\\\"><b>?\",");
    let folder = folder("page", &[("a-1.out-yet.json", hostile)]);
    assert_eq!(
        publish(&folder, "out", "2026-02-01", &["--embed", "https://cards.example/v1/embed.js"]).0,
        0
    );
    let text = |name: &str| fs::read_to_string(folder.join("out").join(name)).unwrap();
    let page = text("a-1/index.html");
    for part in [
        "<title>No · As of 1 February 2026 · \"&gt;&lt;b&gt;?</title>",
        "<link rel=\"canonical\" href=\"https://example.com/status/a-1/\">",
        "<meta property=\"og:url\" content=\"https://example.com/status/a-1/\">",
        "<meta property=\"og:image\" content=\"https://example.com/status/a-1/card.png?2026-02-01\">",
        "<meta property=\"og:image:width\" content=\"1200\"><meta property=\"og:image:height\" content=\"630\">",
        "<meta name=\"twitter:card\" content=\"summary_large_image\">",
        "type=\"application/json+oembed\" href=\"https://example.com/status/a-1/oembed.json\"",
        "type=\"application/atom+xml\" href=\"atom.xml\"",
        "<out-yet src=\"../a-1.out-yet.json\" heading-level=\"2\">",
        "<template shadowrootmode=\"open\"><style>:host{display:block !important;",
        "src=\"https://cards.example/v1/embed.js\"",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert_eq!(page.matches("<script").count(), 2, "the document's own words are no markup");
    assert!(!page.contains("<b>?") && !page.contains("alert(1)</script>"), "{page}");
    let json_ld = page.split("ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
    let json_ld: serde_json::Value = serde_json::from_str(json_ld).unwrap();
    assert_eq!(json_ld["organizer"]["name"], "</script><script>alert(1)</script>");
    let oembed: serde_json::Value = serde_json::from_str(&text("a-1/oembed.json")).unwrap();
    let preview = |property: &str| {
        let (_, content) = page.split_once(&format!("\"{property}\" content=\"")).unwrap();
        content
            .split_once('"')
            .unwrap()
            .0
            .replace("&quot;", "\"")
            .replace("&gt;", ">")
            .replace("&lt;", "<")
    };
    assert_eq!(oembed["title"], preview("og:title"));
    assert_eq!(oembed["thumbnail_url"], preview("og:image"));
    let answer = "As of 1 February 2026: No, the S is not out. ";
    for property in ["description", "og:description", "og:image:alt", "twitter:image:alt"] {
        assert!(preview(property).starts_with(answer), "{property}: {}", preview(property));
    }
    assert!(
        oembed["html"]
            .as_str()
            .unwrap()
            .contains("src=\"https://example.com/status/a-1/frame.html\"")
    );
    let list: serde_json::Value = serde_json::from_str(&text("documents.json")).unwrap();
    assert_eq!(
        list["documents"],
        serde_json::json!([{
            "id": "a-1",
            "subject": "S",
            "question": "\"><b>?",
            "as_of": "2026-02-01",
            "answer": "no",
            "answer_text": "No",
            "counters": [
                { "value": "31 days", "sentence": "31 days since S launched on 1 January 2026" },
                { "value": "No date", "sentence": "No date was ever promised" },
            ],
            "summary": preview("description"),
            "document": "a-1.out-yet.json",
            "page": "a-1/",
        }])
    );
    assert!(
        text("sitemap.xml")
            .contains("<loc>https://example.com/status/a-1/</loc><lastmod>2026-01-01</lastmod>")
    );
    let index = text("index.html");
    for part in [
        "<h2><a href=\"a-1/\"><bdi lang=\"en\">S</bdi></a></h2>",
        "<p class=\"no\">As of <time datetime=\"2026-02-01\">1 February 2026</time>: <strong>No</strong></p><p>Not available to developers</p>",
        "<p><strong>31 days</strong><span> since <bdi lang=\"en\">S</bdi> launched on <time datetime=\"2026-01-01\">1 January 2026</time></span></p>",
        "<p><strong>No date</strong><span> was ever promised</span></p>",
    ] {
        assert!(index.contains(part), "{part}\n{index}");
    }
    // The card says it of a “no” that may be out of date; so does the list.
    assert!(!index.contains("Last verified"), "{index}");
    assert_eq!(publish(&folder, "out", "2026-04-02", &[]).0, 0);
    let stale = "<p>Last verified on <time datetime=\"2026-01-01\">1 January 2026</time>: this “No” may be out of date.</p>";
    assert!(text("index.html").contains(stale), "{}", text("index.html"));
}

#[test]
fn the_title_and_the_icon_of_a_page_are_the_answer_of_its_day() {
    let muse_spark = fs::read_to_string(Path::new(STATUS).join("muse-spark-api.out-yet.json"));
    let folder = folder("answer", &[("a.out-yet.json", muse_spark.unwrap())]);
    let icon_of = |day: &str, title: &str| {
        assert_eq!(publish(&folder, "out", day, &[]).0, 0);
        let page = fs::read_to_string(folder.join("out/a/index.html")).unwrap();
        assert!(page.contains(&format!("<title>{title}</title>")), "{page}");
        assert!(page.contains(&format!("\"og:title\" content=\"{title}\"")), "{page}");
        let (_, icon) =
            page.split_once("type=\"image/svg+xml\" href=\"data:image/svg+xml,").unwrap();
        let icon = format!("svg={}", icon.split_once('"').unwrap().0);
        url::form_urlencoded::parse(icon.as_bytes()).next().unwrap().1.into_owned()
    };
    let cross = icon_of("2026-07-08", "No · As of 8 July 2026 · Is the Muse Spark API out yet?");
    let tick = icon_of("2026-07-09", "Yes · As of 9 July 2026 · Is the Muse Spark API out yet?");
    let later = icon_of("2026-08-05", "Yes · As of 5 August 2026 · Is the Muse Spark API out yet?");
    assert_eq!(tick, later);
    for (icon, colours) in [(&tick, ["#0a7a3d", "#5fd38d"]), (&cross, ["#b3261e", "#ff9a8d"])] {
        assert!(colours.iter().all(|colour| icon.contains(colour)), "{icon}");
    }
    let shape = |icon: &str| {
        let icon = roxmltree::Document::parse(icon).unwrap();
        let paths = icon.descendants().filter_map(|node| node.attribute("d"));
        paths.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_ne!(shape(&tick), shape(&cross), "told apart without colours");
}

#[test]
fn the_sentence_to_copy_is_that_of_the_html() {
    let hostile = include_str!("data/hostile.out-yet.json").to_owned();
    let folder = folder("sentence", &[("hostile.out-yet.json", hostile)]);
    for (name, text) in files(Path::new(STATUS)) {
        fs::write(folder.join("in").join(name), text).unwrap();
    }
    for day in ["2026-01-01", "2026-04-20", "2026-06-04", "2026-11-24"] {
        assert_eq!(publish(&folder, "out", day, &[]).0, 0);
        for id in ["hostile", "gemini-omni-flash-api", "midjourney-api", "muse-spark-api"] {
            let text =
                |file: &str| fs::read_to_string(folder.join("out").join(id).join(file)).unwrap();
            let page = text("index.html");
            let (_, snippet) = page.split_once("<section id=\"embed\">").unwrap();
            let snippet = snippet.split_once("<code>").unwrap().1.split_once("</code>").unwrap().0;
            let snippet = snippet.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            let sentence = |html: &str| {
                let mut lines = html.lines().map(str::trim_start);
                lines.find(|line| line.starts_with("<p lang=\"en-GB\">")).unwrap().to_owned()
            };
            let of_the_html = not_ascii(&sentence(&text("card.html")));
            assert_eq!(not_ascii(&sentence(&snippet)), of_the_html, "{id}, {day}");
            assert_eq!(sentence(&page), of_the_html, "{id}, {day}");
            assert!(of_the_html.ends_with("</a></p>"), "{of_the_html}");
            assert!(snippet.lines().all(|line| !line.trim().is_empty()), "{snippet}");
        }
    }
}

/// HTML with the letters that stand in it as numbers.
fn not_ascii(html: &str) -> String {
    let mut parts = html.split("&#");
    let mut text = parts.next().unwrap().to_owned();
    for part in parts {
        let (number, rest) = part.split_once(';').unwrap();
        text.push(char::from_u32(number.parse().unwrap()).unwrap());
        text.push_str(rest);
    }
    text
}

#[test]
fn a_page_is_made_so_that_a_module_can_do_more_with_it() {
    let folder = folder("module", &[("a-1.out-yet.json", document(""))]);
    for (options, module) in [
        (&[][..], None),
        (&["--page-script", "../site/page.js"], Some("../../site/page.js")),
        (
            &["--page-script", "https://example.com/site/page.js?a&b"],
            Some("../../site/page.js?a&amp;b"),
        ),
        (
            &["--page-script", "https://other.example/page.js"],
            Some("https://other.example/page.js"),
        ),
    ] {
        let (code, said) = publish(&folder, "out", "2026-02-01", options);
        assert_eq!(code, 0, "{said}");
        let text = |name: &str| fs::read_to_string(folder.join("out").join(name)).unwrap();
        let page = text("a-1/index.html");
        let tag = |module| format!("<script type=\"module\" src=\"{module}\"></script>");
        assert_eq!(
            page.matches("type=\"module\"").count(),
            usize::from(module.is_some()),
            "{page}"
        );
        assert!(module.is_none_or(|module| page.contains(&tag(module))), "{page}");
        assert!(!text("index.html").contains("<script"), "the list needs none");
        assert!(!text("a-1/frame.html").contains("type=\"module\""));
        let mut rest = &*page;
        for part in [
            "<body><nav lang=\"en\"><a href=\"../\">Is it out yet?</a> <a href=\"#embed\">Put it into your article</a></nav><main data-document=\"a-1\"><h1>",
            "</h1><out-yet src=\"../a-1.out-yet.json\" heading-level=\"2\">",
            "</out-yet><section id=\"embed\"><h2 lang=\"en\">Put it into your article</h2><pre><code>",
            "</code></pre></section><section id=\"forms\" lang=\"en\"><h2>In other forms</h2><ul>",
            "</ul></section></main></body>",
        ] {
            let (_, after) = rest.split_once(part).unwrap_or_else(|| panic!("{part}\n{page}"));
            rest = after;
        }
    }
    for module in ["javascript:alert(1)", "data:text/javascript,1", "", "../site/"] {
        let (code, said) = publish(&folder, "out", "2026-02-01", &["--page-script", module]);
        assert_eq!(code, 2, "{module}");
        assert!(said.contains("is no address of a script"), "{module}: {said}");
    }
}

#[test]
fn a_script_that_is_not_there_yet_is_said() {
    let folder = folder("absent", &[("a.out-yet.json", document(""))]);
    let module = ["--page-script", "../site/page.js"];
    let said = || publish(&folder, "out", "2026-02-01", &module).1;
    for (file, count) in [("v1/embed.js", 2), ("site/page.js", 1), ("none", 0)] {
        let said = said();
        assert_eq!(said.matches("note: the pages start ").count(), count, "{said}");
        fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
        fs::write(folder.join(file), "").unwrap();
    }
}

#[test]
fn a_frame_starts_the_scripts_beside_the_embed_and_its_markup_has_none() {
    let folder = folder("frame", &[("a.out-yet.json", document(""))]);
    for (embed, script, framed) in [
        ("../v1/embed.js", "../../v1/embed.js", "../../v1/framed.js"),
        ("/cards/v1/embed.js?a#b", "../../cards/v1/embed.js?a#b", "../../cards/v1/framed.js"),
        (
            "https://cards.example/v1/embed.js",
            "https://cards.example/v1/embed.js",
            "https://cards.example/v1/framed.js",
        ),
    ] {
        let (code, said) = publish(&folder, "out", "2026-02-01", &["--embed", embed]);
        assert_eq!(code, 0, "{said}");
        let text = |name: &str| fs::read_to_string(folder.join("out").join(name)).unwrap();
        let frame = text("a/frame.html");
        for part in [
            format!("<script crossorigin=\"\" src=\"{script}\" async="),
            format!("<script src=\"{framed}\" async="),
            "<base target=\"_blank\">".to_owned(),
            "<meta name=\"robots\" content=\"noindex\">".to_owned(),
        ] {
            assert!(frame.contains(&part), "{part}\n{frame}");
        }
        assert_eq!(frame.matches("<script").count(), 2, "{frame}");
        let oembed: serde_json::Value = serde_json::from_str(&text("a/oembed.json")).unwrap();
        let markup = oembed["html"].as_str().unwrap();
        assert!(!markup.contains("<script") && markup.contains(" height=\"600\""), "{markup}");
    }
}

#[test]
fn a_folder_within_that_of_the_documents_is_not_taken_for_documents() {
    let folder = folder("within", &[("a.out-yet.json", document(""))]);
    for day in ["2026-02-01", "2026-02-02"] {
        let (code, said) = publish(&folder, "in/out", day, &[]);
        assert_eq!(code, 0, "{said}");
        assert!(said.contains("1 document,"), "{said}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_the_folder_stays_one() {
    let folder = folder("linked", &[("a.out-yet.json", document(""))]);
    fs::create_dir(folder.join("real")).unwrap();
    std::os::unix::fs::symlink("real", folder.join("link")).unwrap();
    assert_eq!(publish(&folder, "link", "2026-02-01", &[]).0, 0);
    assert!(folder.join("link").is_symlink());
    assert!(folder.join("real/a/index.html").is_file());
}

#[cfg(unix)]
#[test]
fn a_pipe_among_the_documents_is_left_alone() {
    let folder = folder("pipe", &[("a.out-yet.json", document(""))]);
    let made = std::process::Command::new("mkfifo").arg(folder.join("in/p.out-yet.json")).status();
    assert!(made.is_ok_and(|made| made.success()));
    assert_eq!(publish(&folder, "out", "2026-02-01", &[]).0, 0);
}
