import { type MessageTemplate } from '@yingda/contracts';
import { templateFields } from '@yingda/contracts/names';
import type { AdapterContext, TemplatesOutcome } from '../adapter';
import { listOf, recordOf, stringOf, type JsonRecord } from '../json';
import { ask, type Graph } from '../meta/graph';
import { textOf } from '../settings';
import { product } from './fields';

const PAGE = 100;
/** A business has at most a few hundred. */
const MOST_PAGES = 5;

/** The approved templates of the business account, those that words alone can fill in. */
export async function templates(context: AdapterContext): Promise<TemplatesOutcome> {
  const graph: Graph = { context, product };
  const account = textOf(context.settings, 'businessAccountId');
  const found: MessageTemplate[] = [];
  for (let page = 0, after = ''; page < MOST_PAGES; page++) {
    const from = after ? `&after=${encodeURIComponent(after)}` : '';
    const asked = await ask(
      graph,
      `${account}/message_templates?fields=name,language,status,category,components&limit=${PAGE}${from}`,
    );
    if (!asked.ok) return asked.failure;
    for (const one of listOf(asked.body.data)) {
      const template = readTemplate(one);
      if (template) found.push(template);
    }
    const paging = recordOf(asked.body.paging);
    after = stringOf(recordOf(paging.cursors).after);
    if (!after || !stringOf(paging.next)) break;
  }
  return { ok: true, templates: found };
}

/** Null for what is not approved, or asks for more than words: pictures above it, addresses behind its buttons, codes. */
function readTemplate(one: JsonRecord): MessageTemplate | null {
  const [name, language] = [stringOf(one.name), stringOf(one.language)];
  if (stringOf(one.status) !== 'APPROVED' || name === '' || language === '') return null;
  const lines: string[] = [];
  const examples: Record<string, string> = {};
  for (const part of listOf(one.components)) {
    const text = stringOf(part.text);
    switch (stringOf(part.type).toUpperCase()) {
      case 'HEADER':
        if (stringOf(part.format) !== 'TEXT') return null;
        lines.push(text.replace(/\{\{/g, '{{header.'));
        learn(examples, part, { text, prefix: 'header.' });
        break;
      case 'BODY':
        lines.push(text);
        learn(examples, part, { text, prefix: '' });
        break;
      case 'FOOTER':
        lines.push(text);
        break;
      case 'BUTTONS':
        if (listOf(part.buttons).some(asksForMore)) return null;
        break;
      default:
        return null;
    }
  }
  const text = lines.filter((line) => line !== '').join('\n');
  if (text === '') return null;
  const category = stringOf(one.category).toLowerCase();
  return {
    name,
    title: name,
    language,
    text,
    ...(category ? { category } : {}),
    ...(Object.keys(examples).length > 0 ? { examples } : {}),
  };
}

function asksForMore(button: JsonRecord): boolean {
  const kind = stringOf(button.type);
  if (kind === 'URL') return stringOf(button.url).includes('{{');
  return kind !== 'QUICK_REPLY' && kind !== 'PHONE_NUMBER';
}

/** What the business gave as an example when it asked for approval: by number, or by name. */
function learn(
  examples: Record<string, string>,
  part: JsonRecord,
  { text, prefix }: { text: string; prefix: string },
): void {
  const given = recordOf(part.example);
  const listed = prefix ? given.header_text : given.body_text;
  const values = Array.isArray(listed) ? (Array.isArray(listed[0]) ? listed[0] : listed) : [];
  for (const [index, field] of templateFields(text).entries()) {
    const named = listOf(prefix ? given.header_text_named_params : given.body_text_named_params).find(
      (one) => stringOf(one.param_name) === field,
    );
    const value = stringOf(named?.example) || stringOf(values[index]);
    if (value) examples[`${prefix}${field}`] = value.slice(0, 200);
  }
}
