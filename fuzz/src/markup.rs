//! What is made of a document, read again as a browser reads it.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// The elements of a card.
const ELEMENTS: &str = "a article b bdi blockquote caption details div figcaption figure footer h2 h3 h4 h5 h6 i li line ol p path \
                        section small span strong summary svg table tbody td th thead time tr ul";

/// Its attributes: none that a page's policy may forbid, and none that does something.
const ATTRIBUTES: &str = "aria-hidden aria-labelledby class d datetime dir href id lang part referrerpolicy rel scope x x1 x2 y2";

/// Ensure a card is made of its own elements and attributes alone, its links lead to the web and tell nothing of where
/// they are, and no word of the document can change the direction of what is around it.
pub fn check_card(html: &str) {
    let context = html5ever::QualName::new(None, ns!(html), local_name!("div"));
    let dom: RcDom =
        parse_fragment(RcDom::default(), ParseOpts::default(), context, Vec::new(), false)
            .one(html);
    let children = dom.document.children.borrow();
    let root = children.first().unwrap_or_else(|| panic!("nothing was rendered"));
    let cards = root.children.borrow();
    assert_eq!(cards.len(), 1, "more than one element: {html}");
    check_node(&cards[0], false, html);
}

fn check_node(node: &Handle, is_isolated: bool, html: &str) {
    let mut is_isolated = is_isolated;
    match &node.data {
        NodeData::Element { name, attrs, .. } => {
            let name = &*name.local;
            assert!(ELEMENTS.split_whitespace().any(|known| known == name), "<{name}> in {html}");
            let attributes = attrs.borrow();
            let value = |name: &str| {
                let found = attributes.iter().find(|attribute| *attribute.name.local == *name);
                found.map(|attribute| attribute.value.to_string())
            };
            // The host of the page is a box of its own in the foot.
            is_isolated |= name == "bdi" || value("part").as_deref() == Some("page");
            // The words of a language that runs so itself.
            is_isolated |= value("dir").as_deref() == Some("rtl");
            for attribute in attributes.iter() {
                let name = &*attribute.name.local;
                let is_known = ATTRIBUTES.split_whitespace().any(|known| known == name);
                assert!(is_known, "{name}={:?} in {html}", attribute.value);
            }
            if name == "a" {
                let href = value("href").unwrap_or_default().to_ascii_lowercase();
                let is_web = href.starts_with("https://") || href.starts_with("http://");
                assert!(is_web, "{href:?} in {html}");
                assert_eq!(value("rel").as_deref(), Some("noopener noreferrer"));
                assert_eq!(value("referrerpolicy").as_deref(), Some("no-referrer"));
            }
        }
        NodeData::Text { contents } => {
            for c in contents.borrow().chars() {
                assert!(!is_steering(c), "{c:?} in {html}");
                assert!(is_isolated || !is_right_to_left(c), "{c:?} stands free in {html}");
            }
        }
        NodeData::Document | NodeData::Doctype { .. } => {}
        NodeData::Comment { .. } | NodeData::ProcessingInstruction { .. } => {
            panic!("neither text nor an element in {html}")
        }
    }
    for child in node.children.borrow().iter() {
        check_node(child, is_isolated, html);
    }
}

/// Ensure an SVG is well-formed, draws nothing but text and shapes, and leads nowhere.
pub fn check_svg(svg: &str) {
    let document = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{error}: {svg}"));
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        let known = ["svg", "title", "desc", "style", "g", "path", "rect", "text", "tspan"];
        assert!(known.contains(&name), "<{name}> in {svg}");
        for attribute in node.attributes() {
            let name = attribute.name();
            assert!(
                !name.starts_with("on") && name != "href" && name != "style",
                "{name} in {svg}"
            );
        }
    }
    for node in document.descendants() {
        let is_steered = node.text().is_some_and(|text| text.chars().any(is_override));
        assert!(!is_steered, "{svg}");
    }
}

/// Ensure a text is XML.
pub fn check_xml(xml: &str) {
    roxmltree::Document::parse(xml).unwrap_or_else(|error| panic!("{error}: {xml}"));
}

/// What the document may not hold, and the card does not say by itself.
fn is_steering(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
        || is_override(c)
}

fn is_override(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}')
}

/// A letter or a mark that runs from right to left: the blocks that Unicode keeps for them.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
