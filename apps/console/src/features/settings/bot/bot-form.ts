import type { Answer, Body } from '@yingda/contracts';
import { newKey } from '../page/new-key';

export type BotRecord = Answer<'GET /api/bots'>[number];
export type BotPlan = Omit<Body<'PUT /api/bots/:inboxId'>, 'version'>;
type Keyed<T> = T & { row: string };
export type MenuItemDraft = Keyed<BotPlan['menu'][number]>;
export type QuestionDraft = Keyed<BotPlan['questions'][number]>;

/** A bot as its page edits it: rows have keys of their own, so that moving one keeps what is typed in it. */
export interface BotForm extends Omit<BotPlan, 'menu' | 'questions'> {
  menu: MenuItemDraft[];
  questions: QuestionDraft[];
}

export function formOf(bot: BotRecord): BotForm {
  const { inboxId: _, version: __, editedAt: ___, ...plan } = bot;
  return {
    ...plan,
    // Of what is stored the keys must not differ from one reading to the next.
    menu: plan.menu.map((item) => ({ ...item, row: item.id })),
    questions: plan.questions.map((question) => ({ ...question, row: question.key })),
  };
}

export function planOf(form: BotForm): BotPlan {
  const bare = <T extends { row: string }>({ row: _, ...rest }: T): Omit<T, 'row'> => rest;
  return {
    ...form,
    name: trimmed(form.name),
    greeting: trimmed(form.greeting),
    menu: form.menu.map((item) => ({
      ...bare(item),
      label: trimmed(item.label),
      articleKey: item.does === 'article' ? (item.articleKey ?? null) : null,
      question: item.does === 'ask' && item.question ? trimmed(item.question) : null,
    })),
    questions: form.questions.map((question) => ({
      ...bare(question),
      key: question.key.trim(),
      label: trimmed(question.label),
      ask: trimmed(question.ask),
    })),
  };
}

const trimmed = ({ zh, en }: { zh: string; en: string }) => ({ zh: zh.trim(), en: en.trim() });
const both = ({ zh, en }: { zh: string; en: string }) => zh.trim() !== '' && en.trim() !== '';

export function newItem(menu: readonly MenuItemDraft[]): MenuItemDraft {
  const taken = new Set(menu.map(({ id }) => id));
  let n = menu.length + 1;
  while (taken.has(`item-${n}`)) n += 1;
  const empty = { zh: '', en: '' };
  return { row: newKey(), id: `item-${n}`, label: empty, does: 'ask', articleKey: null, question: empty };
}

export function newQuestion(): QuestionDraft {
  const empty = { zh: '', en: '' };
  return { row: newKey(), key: '', label: empty, ask: empty, pattern: '', example: '', when: [] };
}

/** What keeps it from being saved; `n` counts from 1. */
export type BotProblem =
  { part: 'name' | 'greeting' } | { part: 'menu' | 'question' | 'doubled'; n: number } | null;

export function botProblem(form: BotForm): BotProblem {
  if (!both(form.name)) return { part: 'name' };
  if (!both(form.greeting)) return { part: 'greeting' };
  const item = form.menu.findIndex(({ label, does, articleKey, question }) => {
    if (!both(label)) return true;
    return does === 'article' ? !articleKey : does === 'ask' ? !question || !both(question) : false;
  });
  if (item >= 0) return { part: 'menu', n: item + 1 };
  const keys = form.questions.map(({ key }) => key.trim());
  const open = form.questions.findIndex(
    ({ key, label, ask, pattern, example }) =>
      !/^[a-z0-9-]{1,40}$/.test(key.trim()) ||
      !both(label) ||
      !both(ask) ||
      !pattern.trim() ||
      !example.trim(),
  );
  if (open >= 0) return { part: 'question', n: open + 1 };
  const doubled = keys.findIndex((key, at) => keys.indexOf(key) < at);
  return doubled >= 0 ? { part: 'doubled', n: doubled + 1 } : null;
}
