import sanitizeHtml from 'sanitize-html';

/** What a colour, a length or an alignment may look like: nothing that loads or covers anything. */
const COLOUR = [/^#[0-9a-f]{3,8}$/i, /^rgba?\([\d\s.,%]+\)$/i, /^[a-z]{3,20}$/i];
const LENGTH = [/^-?\d{1,3}(\.\d+)?(px|pt|em|%)?$/i, /^(auto|normal)$/];
const STYLES = {
  color: COLOUR,
  'background-color': COLOUR,
  'text-align': [/^(left|right|center|justify)$/],
  'font-weight': [/^(bold|normal|[1-9]00)$/],
  'font-style': [/^(italic|normal)$/],
  'text-decoration': [/^(underline|line-through|none)$/],
  'margin-left': LENGTH,
  'padding-left': LENGTH,
  width: LENGTH,
};

const TAGS = (
  'a abbr b big blockquote br caption center code col colgroup dd del div dl dt em font h1 h2 h3 h4 h5 h6 hr i img ins ' +
  'kbd li ol p pre q s small span strike strong sub sup table tbody td tfoot th thead tr tt u ul'
).split(' ');

const DATA_IMAGE = /^data:image\/(png|gif|jpe?g|webp|bmp);base64,[a-z0-9+/=\s]+$/i;
const MOST_DATA_IMAGE = 200_000;

export const cleaning: sanitizeHtml.IOptions = {
  allowedTags: TAGS,
  allowedAttributes: {
    '*': ['style', 'align', 'valign', 'dir', 'lang', 'title', 'bgcolor', 'width', 'height'],
    a: ['href', 'target', 'rel'],
    img: ['src', 'alt', 'data-remote-src'],
    font: ['color', 'size'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan'],
    ol: ['start', 'type'],
    table: ['border', 'cellpadding', 'cellspacing'],
  },
  allowedStyles: { '*': STYLES },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['cid', 'data'] },
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  // What is in these is not text of the mail.
  nonTextTags: [
    'style',
    'script',
    'textarea',
    'option',
    'noscript',
    'title',
    'xml',
    'svg',
    'math',
    'template',
  ],
  nestingLimit: 200,
  transformTags: { a: outwardLink, img: heldImage },
};

/**
 * HTML of a stranger, safe to show: no script, form, frame, style sheet or event handler. Remote images are not loaded:
 * their address waits in `data-remote-src` until somebody asks for it; images that came along keep `src="cid:…"`.
 */
export function cleanHtml(html: string): string {
  return sanitizeHtml(html, cleaning).trim();
}

/** The words of cleaned HTML, line by line; links whose text is something else are followed by their address. */
export function textOfHtml(html: string): string {
  const broken = html
    .replace(/\s+/g, ' ')
    .replace(/<a\b[^>]*\bhref="(https?:[^"]*)"[^>]*>(.*?)<\/a>/gi, (_all, href: string, label: string) => {
      const shown = label.replace(/<[^>]*>/g, '').trim();
      return shown === '' || href.includes(shown) || shown.includes(href) ? label : `${label} (${href})`;
    })
    .replace(/<(br|hr)\b[^>]*>/gi, '\n')
    .replace(/<li\b[^>]*>/gi, '\n• ')
    .replace(/<\/(p|h[1-6]|blockquote|table|ul|ol|pre)>/gi, '\n\n')
    .replace(/<\/(div|tr|dd|dt)>/gi, '\n')
    .replace(/<\/t[dh]>/gi, '\t');
  return unescaped(sanitizeHtml(broken, { allowedTags: [], allowedAttributes: {} }))
    .replace(/[ \u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Text as HTML that shows the same: line breaks kept, addresses clickable. */
export function htmlOfText(text: string): string {
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  return escaped
    .replace(/https?:\/\/[^\s<>"]{1,1000}/g, (url) => {
      const end = /(?:&(?:quot|gt|lt);.*|[.,;:!?)\]。，；：！？）】」》]+)$/.exec(url)?.[0] ?? '';
      const address = url.slice(0, url.length - end.length);
      return `<a href="${address}">${address}</a>${end}`;
    })
    .replace(/\r?\n/g, '<br>\n');
}

function outwardLink(tagName: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const href = attribs['href'];
  const kept: sanitizeHtml.Attributes = attribs['title'] === undefined ? {} : { title: attribs['title'] };
  if (href === undefined) return { tagName: 'span', attribs: kept };
  return { tagName, attribs: { ...kept, href, target: '_blank', rel: 'noopener noreferrer nofollow' } };
}

function heldImage(tagName: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const src = (attribs['src'] ?? '').trim();
  const shown: sanitizeHtml.Attributes = {};
  for (const name of ['alt', 'width', 'height', 'title'] as const) {
    if (attribs[name] !== undefined) shown[name] = attribs[name];
  }
  if (/^cid:/i.test(src)) return { tagName, attribs: { ...shown, src: `cid:${src.slice(4)}` } };
  if (src.length <= MOST_DATA_IMAGE && DATA_IMAGE.test(src)) return { tagName, attribs: { ...shown, src } };
  // An image of one pixel shows nothing: it only tells when the mail was opened.
  const dot = ['width', 'height'].some((name) => /^[01](px)?$/.test((attribs[name] ?? '').trim()));
  if (!/^https?:\/\//i.test(src) || dot) return { tagName: 'span', attribs: {} };
  return { tagName, attribs: { ...shown, 'data-remote-src': src.slice(0, 2_000) } };
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&');
}
