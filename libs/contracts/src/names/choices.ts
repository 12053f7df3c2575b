import type { Content, MenuItem } from '../models/content';

/** Whatever is answered by choice. */
export type Choosable = Extract<Content, { kind: 'menu' | 'survey' }>;

/** One answer among others; `number` is what chooses it where there are no buttons. */
export interface Answer extends Pick<MenuItem, 'id' | 'label'> {
  number: number;
}

export function isChoosable(content: Content): content is Choosable {
  return content.kind === 'menu' || content.kind === 'survey';
}

/**
 * What can be chosen. Items that open a page are no answers. Of a survey: the options of its first question, with ids of
 * invitation and value; their numbers are their values where all of these are numbers, so that 5 stars are chosen by 5.
 */
export function answersOf(content: Choosable): Answer[] {
  if (content.kind === 'menu')
    return content.items
      .filter((item) => !item.url)
      .map(({ id, label }, at) => ({ id, label, number: at + 1 }));
  const { options, surveyId } = content;
  const scale = options.every(({ value }) => /^\d{1,2}$/.test(value));
  return options.map(({ value, label }, at) => ({
    id: surveyAnswerId(surveyId, value),
    label,
    number: scale ? Number(value) : at + 1,
  }));
}

/** `choice.itemId` of an answer to a survey's first question. */
export function surveyAnswerId(surveyId: string, value: string): string {
  return `${surveyId}:${value}`;
}

/** Invitation and value of such an id; null for those of menus. */
export function surveyAnswerIn(itemId: string): { surveyId: string; value: string } | null {
  const found = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):([\w.-]+)$/i.exec(itemId);
  return found ? { surveyId: found[1]!, value: found[2]! } : null;
}

// What stands around a number when people answer by it: "2.", "(2)", "回复2", "选 2", "第2个", "No. 2", "reply 2".
const AROUND =
  /^(?:(?:我?选择?|回复|按|第|no\.?|number|option|reply|press|choose)\s*)?[([]?(\d{1,2})[)\].,、:!]?\s*(?:号|个|项|条)?[.!]?$/i;

const CHINESE = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/**
 * Which answer somebody means who writes instead of tapping: its number ("2", "２", "②", "二", "回复2", "reply 2") or
 * its label. Null: something else was said.
 */
export function answerMeant(content: Choosable, text: string): Answer | null {
  const said = plain(text);
  if (said === '' || said.length > 100) return null;
  const answers = answersOf(content);
  const labelled = answers.find(({ label }) => plain(label) === said);
  if (labelled) return labelled;
  const chosen = numberIn(said);
  return answers.find(({ number }) => number === chosen) ?? null;
}

function numberIn(said: string): number | null {
  const chinese = CHINESE.indexOf(said.replace(/^(?:我?选择?|回复|第)|(?:号|个|项|条)$/g, ''));
  if (chinese >= 0) return chinese + 1;
  const found = AROUND.exec(said);
  return found ? Number(found[1]) : null;
}

// NFKC makes full-width and circled digits plain ones; the keycap emoji is a digit with two marks after it.
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\ufe0e\ufe0f\u20e3]/g, '')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[。!！~～]+$/u, '')
    .toLowerCase();
}
