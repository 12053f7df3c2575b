import { type MessageTemplate } from '@yingda/contracts';
import type { AdapterContext, SendOutcome, TemplatesOutcome } from '../adapter';
import { listOf, stringOf } from '../json';
import type { Piece, PieceBody } from '../piece';
import { DIALECT } from './dialect';
import { plainText, sent } from './send';
import { ProviderRefused, refusal, TencentApi } from './tencent-api';

type Template = Extract<PieceBody, { kind: 'template' }>;

/** The templates an official account has taken into its own list. WeChat calls places `{{keyword1.DATA}}`. */
export async function templates(context: AdapterContext): Promise<TemplatesOutcome> {
  const api = new TencentApi(context, DIALECT);
  try {
    const { object } = await api.callAgain('/cgi-bin/template/get_all_private_template');
    return { ok: true, templates: listOf(object?.template_list).flatMap(read) };
  } catch (error) {
    if (error instanceof ProviderRefused) return error.outcome;
    throw error;
  }
}

function read(one: Record<string, unknown>): MessageTemplate[] {
  const name = stringOf(one.template_id);
  const text = stringOf(one.content)
    .replace(/\{\{(\w+)\.DATA\}\}/g, '{{$1}}')
    .trim();
  if (name === '' || text === '') return [];
  const category = [stringOf(one.primary_industry), stringOf(one.deputy_industry)]
    .filter(Boolean)
    .join(' · ');
  return [
    { name, title: stringOf(one.title) || name, language: '', text, ...(category ? { category } : {}) },
  ];
}

/**
 * A template message: to followers, whatever the window, and none of its quota. The same piece sent again within ten
 * minutes is sent once. What became of it is told later by its id.
 */
export function sendTemplate(piece: Piece, body: Template, context: AdapterContext): Promise<SendOutcome> {
  const api = new TencentApi(context, DIALECT);
  const data = Object.fromEntries(
    body.params.map((value, index) => [
      body.fields?.[index] ?? `keyword${index + 1}`,
      { value: plainText(value) },
    ]),
  );
  return sent(
    async () => ({ touser: piece.to, template_id: body.name, client_msg_id: piece.id, data }),
    async (message) => {
      const { object } = await api.call('/cgi-bin/message/template/send', { json: message });
      if (!object) throw refusal('unknown-outcome', 'no-json', 'The answer was no JSON.');
      return stringOf(object.msgid) || null;
    },
  );
}
