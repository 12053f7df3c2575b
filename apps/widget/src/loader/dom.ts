/** An element with attributes and children, built node by node: pages may forbid inner HTML. A child may be a text. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name] as string);
  element.append(...children);
  return element;
}

/** A line icon on a grid of 24 units. */
export function icon(path: string): SVGElement {
  const part = (tag: string) => document.createElementNS('http://www.w3.org/2000/svg', tag) as SVGElement;
  const svg = part('svg');
  const line = part('path');
  svg.setAttribute('viewBox', '0 0 24 24');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}
