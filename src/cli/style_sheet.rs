//! A style sheet as it stands in a page: without comments, on one line. `xtask` makes the embed's of the same source by
//! the same code, so that a card that was rendered on a server has the very style that the script brings.

/// The sheet on one line. What is not to be changed, like a text in quotation marks, has no comment and no brace in it.
///
/// ```text
/// .card {
///   color: red;
/// }
/// ```
///
/// becomes `.card{color:red}`.
pub fn one_line(css: &str) -> String {
    let mut kept = String::new();
    let mut sheet = css;
    while let Some((before, comment)) = sheet.split_once("/*") {
        kept += before;
        sheet = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    kept += sheet;
    let mut line = String::new();
    for part in kept.lines().map(str::trim).filter(|part| !part.is_empty()) {
        if part == "}" && line.ends_with(';') {
            line.pop();
        } else if !line.is_empty() && !line.ends_with(['{', '}', ';', ',', '(']) {
            line.push(' ');
        }
        match part.strip_suffix(" {") {
            Some(selector) => line += &[selector, "{"].concat(),
            None => line += &part.replacen(": ", ":", 1),
        }
    }
    line
}
