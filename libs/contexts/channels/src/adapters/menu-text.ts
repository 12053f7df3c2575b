import type { PieceBody } from './piece';

type Menu = Extract<PieceBody, { kind: 'menu' }>;
type Link = Extract<PieceBody, { kind: 'link' }>;
type Location = Extract<PieceBody, { kind: 'location' }>;

/** A menu where there are no buttons, or not for this one: numbered lines; the number or the label is the answer. */
export function menuAsText(menu: Menu): string {
  const lines = menu.items.map(({ label, number }, index) => {
    const said = String(number ?? index + 1);
    return label === said ? label : `${said}. ${label}`;
  });
  return [menu.head, ...lines, menu.tail ?? ''].filter((line) => line !== '').join('\n');
}

/** A link where there are no cards. */
export function linkAsText(link: Link): string {
  return [link.title, link.description ?? '', link.url].filter((line) => line !== '').join('\n');
}

/** A place where there are no maps. */
export function locationAsText(location: Location): string {
  const place = `${location.latitude},${location.longitude}`;
  return [location.name ?? '', location.address ?? '', `https://maps.google.com/?q=${place}`]
    .filter((line) => line !== '')
    .join('\n');
}
