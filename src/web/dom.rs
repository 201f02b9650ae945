//! Yew's nodes in the page.
//!
//! Yew's own renderer for browsers can do far more: events, suspense, portals, keyed lists, a queue of renderings. A card
//! has none of these, and they would be a third of what its readers load (22 KB with brotli). Nor would they be free in
//! strangers' pages: a trap leaves the queue at a standstill for all cards, a card that is removed before it was rendered
//! stays in memory, and nodes of the page get properties. This one places elements and texts, at once.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node};
use yew::virtual_dom::{Attributes, VNode};

const HTML: &str = "http://www.w3.org/1999/xhtml";
const SVG: &str = "http://www.w3.org/2000/svg";

/// Makes the children of `root`, which are `old`, be `new`. What is the same in both is left alone, and so is what the
/// reader did to it. Where others have taken nodes away or put others in their place, all are made anew.
pub fn update(root: &Element, old: &VNode, new: &VNode) {
    // A document of its own makes the nodes: in the page's, an image named `createElement` is what that means.
    let Ok(document) = Document::new() else { return };
    let mut place =
        Place { document: &document, parent: root, is_svg: false, next: root.first_child() };
    if place.change(Some(old), Some(new)).is_none() {
        root.set_text_content(None);
        place.next = None;
        place.change(None, Some(new));
    }
}

/// A place among the children of an element.
struct Place<'a> {
    document: &'a Document,
    parent: &'a Element,
    is_svg: bool,
    /// The node behind this place.
    next: Option<Node>,
}

impl Place<'_> {
    /// Changes the nodes behind this place, and goes on to behind them; `None` where one is missing. Lists are compared
    /// item by item, so what may be missing is an empty list.
    fn change(&mut self, old: Option<&VNode>, new: Option<&VNode>) -> Option<()> {
        match (old, new) {
            (None | Some(VNode::VList(_)), None | Some(VNode::VList(_))) => {
                let (old, new) = (items(old), items(new));
                for index in 0..old.len().max(new.len()) {
                    self.change(old.get(index), new.get(index))?;
                }
            }
            (Some(VNode::VText(old)), Some(VNode::VText(new))) => {
                // Translators put elements around texts: then it is not this one any more.
                let node =
                    self.pass().filter(|node| node.node_value().as_deref() == Some(&*old.text))?;
                if old.text != new.text {
                    node.set_node_value(Some(&new.text));
                }
            }
            (Some(VNode::VTag(old)), Some(VNode::VTag(new))) if old.tag() == new.tag() => {
                let node = self.pass()?;
                let element = node.unchecked_ref();
                set(element, &old.attributes, &new.attributes);
                self.within(element, new.tag()).change(old.children(), new.children())?;
            }
            (Some(_), None) => {
                let node = self.pass()?;
                self.parent.remove_child(&node).ok()?;
            }
            (None, Some(VNode::VText(text))) => {
                self.insert(&self.document.create_text_node(&text.text))?;
            }
            (None, Some(VNode::VTag(tag))) => {
                let is_svg = self.is_svg || tag.tag() == "svg";
                let namespace = Some(if is_svg { SVG } else { HTML });
                let element = self.document.create_element_ns(namespace, tag.tag());
                let element = element.ok()?;
                set(&element, &Attributes::default(), &tag.attributes);
                self.within(&element, tag.tag()).change(None, tag.children())?;
                self.insert(&element)?;
            }
            (Some(_), Some(_)) => {
                self.change(old, None)?;
                self.change(None, new)?;
            }
            // The card has no other nodes.
            (None, Some(_)) => {}
        }
        Some(())
    }

    /// The place before the first child of an element.
    fn within<'a>(&'a self, parent: &'a Element, tag: &str) -> Place<'a> {
        Place {
            document: self.document,
            parent,
            is_svg: self.is_svg || tag == "svg",
            next: parent.first_child(),
        }
    }

    /// The next node, which this place is behind from now on.
    fn pass(&mut self) -> Option<Node> {
        let node = self.next.take()?;
        self.next = node.next_sibling();
        Some(node)
    }

    fn insert(&self, node: &Node) -> Option<Node> {
        self.parent.insert_before(node, self.next.as_ref()).ok()
    }
}

fn items(node: Option<&VNode>) -> &[VNode] {
    match node {
        Some(VNode::VList(list)) => list,
        _ => &[],
    }
}

fn set(element: &Element, old: &Attributes, new: &Attributes) {
    for (name, value) in new.iter() {
        if !old.iter().any(|old| old == (name, value)) {
            let _ = element.set_attribute(name, value);
        }
    }
    for (name, _) in old.iter() {
        if !new.iter().any(|(kept, _)| kept == name) {
            let _ = element.remove_attribute(name);
        }
    }
}
