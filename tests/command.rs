//! The command line as a whole: what it says of itself, and what it makes to begin with.
#![allow(clippy::disallowed_methods, reason = "what is tested are files")]

mod binary;

use binary::{MUSE_SPARK, out_yet, run};
use serde_json::Value;

const COMMANDS: [&str; 8] =
    ["check", "answer", "render", "publish", "schema", "new", "completions", "man"];

#[test]
fn help_teaches_by_examples() {
    let first = run(&mut out_yet(&["--help"]));
    assert_eq!(first.code, Some(0));
    for command in COMMANDS {
        assert!(first.out.contains(&format!("\n  {command} ")), "{command}: {}", first.out);
        let help = run(&mut out_yet(&[command, "--help"]));
        assert_eq!(help.code, Some(0), "{command}");
        let examples = help.out.split_once("Examples:\n").unwrap_or_default().1;
        assert!(examples.contains(&format!("out-yet {command}")), "{command}: {}", help.out);
    }
    for code in ["  0  ", "  1  ", "  2  "] {
        assert!(first.out.contains(code), "exit code {code}: {}", first.out);
    }
}

#[test]
fn a_bad_argument_is_told_with_the_good_ones() {
    for (arguments, named) in [
        (&["chek", "x"] as &[&str], &["chek", "check"] as &[&str]),
        (&["frob"], &COMMANDS),
        (
            &["render", MUSE_SPARK, "--to", "gif"],
            &["gif", "html", "text", "svg", "png", "badge", "shields", "json-ld", "oembed"],
        ),
        (
            &["render", MUSE_SPARK, "--to", "html", "--theme", "blue"],
            &["blue", "auto", "light", "dark"],
        ),
        (&["render", MUSE_SPARK, "--to", "html", "--layout", "wide"], &["wide", "card"]),
        (&["render", MUSE_SPARK, "--to", "html", "--them", "dark"], &["--them", "--theme"]),
        (&["render", MUSE_SPARK], &["--to"]),
        (
            &["render", MUSE_SPARK, "--to", "shields", "--theme", "dark"],
            &["--theme", "html, svg, png, badge"],
        ),
        (
            &["render", MUSE_SPARK, "--to", "atom", "--written", "2026-06-04"],
            &["--written", "html, text, svg"],
        ),
        (&["check", "x", "--format", "xml"], &["xml", "human", "json", "github"]),
        (&["new", "Muse Spark"], &["Muse Spark", "muse-spark-api"]),
        (&["completions", "cmd"], &["cmd", "bash", "elvish", "fish", "powershell", "zsh"]),
    ] {
        let printed = run(&mut out_yet(arguments));
        assert_eq!((printed.code, printed.out.as_str()), (Some(2), ""), "{arguments:?}");
        for name in named {
            assert!(printed.err.contains(name), "{arguments:?}, {name}: {}", printed.err);
        }
    }
}

#[test]
fn a_new_document_asks_for_each_of_its_fields() {
    let name = "started-api.out-yet.json";
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_file(&file);
    assert_eq!(run(&mut out_yet(&["new", "started-api"])).code, Some(0));
    let text = std::fs::read_to_string(&file).unwrap();

    // It has every field of the schema, and no other.
    let schema = out_yet::schema::schema();
    let document: Value = serde_json::from_str(&text).unwrap();
    let names = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&document), names(&schema["properties"]));
    for (list, definition) in
        [("promises", "Promise"), ("reports", "Report"), ("access", "Access"), ("peers", "Peer")]
    {
        let fields = &schema["definitions"][definition]["properties"];
        assert_eq!(names(&document[list][0]), names(fields), "{list}");
        let source = &document[list][0]["sources"][0];
        assert_eq!(names(source), names(&schema["definitions"]["Source"]["properties"]), "{list}");
    }

    // Each empty one is asked for, once, with what it is for.
    let report = out_yet::check::check(text.as_bytes(), chrono::NaiveDate::default());
    assert_eq!(report.findings.len(), text.matches("\"\"").count());
    for finding in &report.findings {
        assert_eq!(&report.text[finding.place.bytes.clone()], "\"\"", "{finding}");
        assert!(finding.hint.as_ref().is_some_and(|hint| hint.len() > 10), "{finding}");
    }

    // What one has begun is not overwritten.
    std::fs::write(&file, "mine").unwrap();
    let again = run(&mut out_yet(&["new", "started-api"]));
    assert_eq!((again.code, again.out.as_str()), (Some(2), ""));
    assert!(again.err.starts_with(&format!("{name}: cannot be written: ")), "{}", again.err);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
    assert_eq!(run(&mut out_yet(&["new", "x", "-o", "-"])).out, text);
}

#[test]
fn shells_complete_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let printed = run(&mut out_yet(&["completions", shell]));
        assert_eq!((printed.code, printed.err.as_str()), (Some(0), ""), "{shell}");
        for command in COMMANDS {
            assert!(printed.out.contains(command), "{shell}, {command}");
        }
        // Those of Elvish and PowerShell do not complete values.
        let is_of_names = ["elvish", "powershell"].contains(&shell);
        let value = if is_of_names { "--to" } else { "json-ld" };
        assert!(printed.out.contains(value), "{shell}: the forms of output");
    }
}

#[cfg(unix)]
#[test]
fn bash_completes_options_and_their_values() {
    let script = run(&mut out_yet(&["completions", "bash"])).out;
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("completions.bash");
    std::fs::write(&file, script).unwrap();
    for (words, last, expected) in [
        ("out-yet re", 1, "render"),
        ("out-yet render --to sv", 3, "svg"),
        ("out-yet render --them", 2, "--theme"),
        ("out-yet check --format git", 3, "github"),
    ] {
        let function = "\"$(complete -p out-yet | sed 's/.*-F \\([^ ]*\\).*/\\1/')\"";
        let ask = format!(
            "source '{}'; COMP_WORDS=({words}); COMP_CWORD={last}; {function} out-yet \"${{COMP_WORDS[{last}]}}\" \
             \"${{COMP_WORDS[{last}-1]}}\"; echo \"${{COMPREPLY[*]}}\"",
            file.display()
        );
        let output = std::process::Command::new("bash").args(["-c", &ask]).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), expected, "{words}");
    }
}

#[test]
fn the_manual_has_a_page_for_each_command() {
    let first = run(&mut out_yet(&["man"]));
    assert!(first.out.contains(".TH out-yet 1"), "{}", first.out);
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("manual");
    let _ = std::fs::remove_dir_all(&folder);
    assert_eq!(run(&mut out_yet(&["man", "-o", "manual"])).code, Some(0));
    for command in COMMANDS {
        let page = std::fs::read_to_string(folder.join(format!("out-yet-{command}.1"))).unwrap();
        assert!(page.contains(".SH EXAMPLES"), "{command}");
    }
    assert!(folder.join("out-yet.1").is_file());
}

#[test]
fn an_output_goes_into_a_file_or_onto_standard_output() {
    let text = run(&mut out_yet(&["render", MUSE_SPARK, "--to", "text", "--on", "2026-06-04"]));
    assert_eq!(text.code, Some(0));
    assert!(text.out.contains("As of 4 June 2026: No"), "{}", text.out);
    let arguments =
        ["render", MUSE_SPARK, "--to", "text", "--on", "2026-06-04", "-o", "rendered.txt"];
    let printed = run(&mut out_yet(&arguments));
    assert_eq!((printed.code, printed.out.as_str()), (Some(0), ""));
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("rendered.txt");
    assert_eq!(std::fs::read_to_string(file).unwrap(), text.out);
    let arguments = ["render", MUSE_SPARK, "--to", "text", "-o", "no-such-folder/x"];
    let printed = run(&mut out_yet(&arguments));
    assert_eq!(printed.code, Some(2));
    assert!(printed.err.starts_with("no-such-folder/x: cannot be written: "), "{}", printed.err);
    let printed = run(&mut out_yet(&["render", MUSE_SPARK, "--to", "oembed"]));
    assert_eq!(printed.code, Some(2));
    assert!(printed.err.contains("--base-url"), "{}", printed.err);
}

#[test]
fn what_goes_into_a_sentence_is_one_line_and_ends_without_a_space() {
    const BASE: [&str; 2] = ["--base-url", "https://example.com/status/"];
    for layout in ["line", "badge"] {
        for base in [&BASE as &[&str], &[]] {
            let asked = ["render", MUSE_SPARK, "--to", "html", "--layout", layout];
            let asked = [&asked[..], &["--on", "2026-06-04"], base].concat();
            let printed = run(&mut out_yet(&asked));
            let element = printed.out.lines().last().unwrap();
            assert_eq!(printed.out.lines().count(), 1 + base.len() / 2, "{}", printed.out);
            assert!(element.starts_with("<out-yet "), "{element}");
            assert!(element.ends_with("57 days after Muse Spark launched</span></out-yet>"));
        }
    }
}

#[test]
fn a_document_without_a_name_is_not_given_an_address() {
    use std::io::Write;
    let arguments = ["render", "-", "--to", "html", "--base-url", "https://example.com/"];
    let mut command = out_yet(&arguments);
    let mut child = command
        .stdin(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(binary::document("").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    assert!(
        String::from_utf8_lossy(&output.stderr).contains("<stdin>: its name becomes an address")
    );
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_cannot_be_written_is_a_failure() {
    for arguments in [
        &["answer", MUSE_SPARK] as &[&str],
        &["render", MUSE_SPARK, "--to", "svg"],
        &["check", MUSE_SPARK],
    ] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = out_yet(arguments).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            String::from_utf8_lossy(&output.stderr).contains("the output cannot be written"),
            "{arguments:?}"
        );
    }
}

#[test]
fn the_name_of_a_file_steers_no_terminal() {
    let printed = run(&mut out_yet(&["check", "a\u{1b}[2J\nb"]));
    assert!(printed.err.starts_with("a\\u001b[2J\\u000ab: cannot be read: "), "{}", printed.err);
}
