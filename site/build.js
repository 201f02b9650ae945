// Elements of the page, made without a string of HTML, and their texts.

/**
 * An element with attributes, listeners and children: `build('button', { type: 'button', onclick: save }, 'Save')`.
 *
 * An attribute of `true` stands without a value; one of `false` or nothing is left out.
 */
export function build(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null && child !== false));
  return element;
}

/** Sets an attribute, or takes it away where there is no value. Not as a property: Firefox before 119 has none of ARIA's. */
export function mark(element, name, value) {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}

export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
