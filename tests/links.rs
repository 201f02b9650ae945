//! Links lead to web addresses, and show where they lead.

use out_yet::status::{Refusal, Status};

#[track_caller]
fn check(link: &str, is_fine: bool) {
    let link = serde_json::Value::from(link).to_string();
    let expected = "expected a web address that starts with http:// or https://";
    let source = format!(r#""url": "https://example.com", "archive": {link}"#);
    let members = format!(
        r#""page": {link}, "reports": [{{ "said": "2026-01-01", "summary": "s",
           "sources": [{{ "url": {link} }}, {{ {source} }}] }}]"#
    );
    let places = ["page", "reports[0].sources[0].url", "reports[0].sources[1].archive"];
    let text = format!(
        r#"{{ "version": 1, "subject": "S", "launch": {{ "date": "2026-01-01" }}, "verified": "2026-01-01",
           {members} }}"#
    );
    match Status::parse(text.as_bytes()) {
        Ok(_) => assert!(is_fine, "{link} was accepted"),
        Err(Refusal::Problems(problems)) => {
            assert!(!is_fine, "{problems:?}");
            for place in places {
                let told =
                    problems.iter().any(|p| p.path == place && p.message.ends_with(expected));
                assert!(told, "{link} in {place}: {problems:?}");
            }
        }
        Err(other) => panic!("{link}: {other:?}"),
    }
}

#[test]
fn links_are_web_addresses() {
    let fine = "https://example.com  http://example.com  HTTPS://EXAMPLE.COM/A  https://example.com:8080/a?b=c#d
        https://münchen.example/straße  https://例え.テスト/  https://[2001:db8::1]/  https://127.0.0.1/
        https://example.com/a@b  https://example.com/?q=javascript:alert(1)  https://example.com/%20'()";
    for link in fine.split_whitespace() {
        check(link, true);
    }
    let refused = r#"example.com  //example.com  /a  a.html  #a  https:example.com  https:/example.com  https://
        https:///a  https://?a  https://#a  https://:80  https://.  http//example.com  httpss://example.com
        javascript:alert(1)  JavaScript:alert(1)  jAvAsCrIpT://example.com/%0aalert(1)  xhttps://example.com
        data:text/html,<script>alert(1)</script>  data://x/,a  vbscript:x  blob:https://example.com/a
        file:///etc/passwd  ftp://example.com  mailto:a@example.com  view-source:https://example.com
        https://user@example.com  https://user:word@example.com/  https://example.com@evil.example
        https://example.com%2f@evil.example  https://exam%70le.com  https:\\example.com
        https://example.com\@evil.example  https://example.com/"onclick="  https://example.com/<script>"#;
    for link in refused.split_whitespace() {
        check(link, false);
    }
    for link in [
        "",
        " ",
        "java\tscript:alert(1)",
        "\tjavascript:alert(1)",
        " https://example.com",
        "https://example.com ",
        "https ://example.com",
        "https://exa\tmple.com",
        "https://example.com/\n",
        "https://example.com/a b",
        "https://example.com/\u{a0}",
    ] {
        check(link, false);
    }
}
