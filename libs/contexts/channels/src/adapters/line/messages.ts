import { linkAsText } from '../menu-text';
import { failed, type Failed } from '../outcomes';
import type { PieceBody } from '../piece';
import type { Settings } from '../settings';
import { menuMessage } from './menu';

type Message = Record<string, unknown>;

/** A message object of LINE. It has no upload: files are fetched by LINE from our address. */
export function messageFor(body: PieceBody, settings: Settings): Message | Failed {
  switch (body.kind) {
    case 'text':
      return { type: 'text', text: body.text };
    case 'image':
      return { type: 'image', originalContentUrl: body.url, previewImageUrl: body.url };
    case 'voice':
      return {
        type: 'audio',
        originalContentUrl: body.url,
        // Shown only; LINE wants one, and a minute is what a voice message has at most elsewhere.
        duration: body.durationMs ?? 60_000,
      };
    case 'video':
    case 'file':
      // Films need a preview picture, and there is no kind for files.
      return { type: 'text', text: [body.caption ?? '', body.url].filter((line) => line !== '').join('\n') };
    case 'location':
      return {
        type: 'location',
        title: (body.name || '📍').slice(0, 100),
        address: (body.address || body.name || `${body.latitude}, ${body.longitude}`).slice(0, 100),
        latitude: body.latitude,
        longitude: body.longitude,
      };
    case 'menu':
      return menuMessage(body, settings);
    case 'link':
      return cardFor(body);
    default:
      return failed('bad-content', { code: 'no-such-kind', detail: `LINE has no ${body.kind}s.` });
  }
}

/** A card that opens its address; without https LINE refuses it, then it is text. */
function cardFor(link: Extract<PieceBody, { kind: 'link' }>): Message {
  if (!link.url.startsWith('https://') || link.url.length > 1000)
    return { type: 'text', text: linkAsText(link) };
  const action = { type: 'uri', label: '↗', uri: link.url };
  const line = (text: string, style: Message) => ({ type: 'text', text, wrap: true, ...style });
  return {
    type: 'flex',
    altText: linkAsText(link).slice(0, 400),
    contents: {
      type: 'bubble',
      ...(link.imageUrl?.startsWith('https://')
        ? { hero: { type: 'image', url: link.imageUrl, size: 'full', aspectMode: 'cover', action } }
        : {}),
      body: {
        type: 'box',
        layout: 'vertical',
        action,
        contents: [
          line(link.title, { weight: 'bold' }),
          ...(link.description ? [line(link.description, { size: 'sm', color: '#666666' })] : []),
        ],
      },
    },
  };
}
