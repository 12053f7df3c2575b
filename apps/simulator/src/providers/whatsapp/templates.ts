import type { Fields } from '../chat/wire';
import type { PhoneDesk } from './phone-desk';

const PAGE = 25;

/** Words of the templates that are there from the start; others get a plain one with as many places as they have. */
const TEXTS: Record<string, string> = {
  hello_world: '您好，我们已收到您的咨询，方便时请回复本消息。',
  parcel_on_its_way: '您的包裹 {{1}} 已发出，回复本消息即可继续咨询。',
};

/** `GET /{business account}/message_templates`: all that is approved, in pages. */
export function templatesOf(desk: PhoneDesk, query: URLSearchParams): Fields {
  const all = Object.entries(desk.settings.templates).sort(([one], [other]) => (one < other ? -1 : 1));
  const limit = Math.min(Number(query.get('limit') ?? PAGE) || PAGE, 250);
  const from = Number(query.get('after') ?? 0) || 0;
  const more = from + limit < all.length;
  return {
    data: all.slice(from, from + limit).map(([name, places], index) => ({
      id: String(1_000 + from + index),
      name,
      language: 'zh_CN',
      status: 'APPROVED',
      category: 'UTILITY',
      components: [bodyOf(name, places)],
    })),
    paging: {
      cursors: { before: String(from), after: String(from + limit) },
      ...(more ? { next: `?after=${from + limit}` } : {}),
    },
  };
}

function bodyOf(name: string, places: number): Fields {
  const numbers = Array.from({ length: places }, (_, index) => index + 1);
  const text = TEXTS[name] ?? [name, ...numbers.map((number) => `{{${number}}}`)].join(' ');
  const example = places > 0 ? { example: { body_text: [numbers.map((number) => `SF10${number}`)] } } : {};
  return { type: 'BODY', text, ...example };
}
