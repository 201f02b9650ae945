//! The fields of a document: their names, and what the JSON Schema says of them.

use serde_json::Value;
use std::sync::LazyLock;

/// The names of the fields of an object, like `launch.sources`; of the document itself for an empty path.
pub fn fields(path: &str) -> Vec<String> {
    let properties = object(path).and_then(|object| object["properties"].as_object());
    properties.map_or_else(Vec::new, |properties| properties.keys().cloned().collect())
}

/// What is said of a field, like `promises[0].due`: what it is for, what it may be, and whether it may be left out.
pub fn described(path: &str) -> Option<String> {
    let (parent, name) = path.rsplit_once('.').unwrap_or(("", path));
    let object = object(parent)?;
    let property = &object["properties"][name];
    let mut described = property["description"].as_str()?.to_owned();
    let choices = referred(property).and_then(|referred| referred["oneOf"].as_array());
    for choice in choices.into_iter().flatten() {
        if let (Some(value), Some(what)) =
            (choice["const"].as_str(), choice["description"].as_str())
        {
            described += &format!(" \"{value}\": {what}");
        }
    }
    let is_required =
        object["required"].as_array().is_some_and(|names| names.contains(&name.into()));
    if !is_required {
        described += " Leave it out where nothing is known.";
    }
    Some(described)
}

/// The schema as it is published: a browser need not load what makes it from the types.
static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    let text = include_str!("../../schema/out-yet.schema.json");
    serde_json::from_str(text).unwrap_or_default()
});

/// The schema of the objects at a path.
fn object(path: &str) -> Option<&'static Value> {
    let mut object = &*SCHEMA;
    for name in path.split('.').filter(|name| !name.is_empty()) {
        let name = name.split('[').next().unwrap_or(name);
        object = referred(&object["properties"][name])?;
    }
    Some(object)
}

/// The definition that a property, or the entries of a list, refer to.
fn referred(property: &Value) -> Option<&'static Value> {
    let inner = [&property["$ref"], &property["allOf"][0]["$ref"], &property["items"]["$ref"]];
    let inner = inner.into_iter().find_map(Value::as_str)?;
    SCHEMA.pointer(inner.strip_prefix('#')?)
}
