import type { Body } from '@yingda/contracts';
import {
  codePoints,
  LANGUAGES,
  type AutoReplyKind,
  type Language,
  type MatchMode,
  type MenuItemLead,
} from '@yingda/contracts/names';
import { newKey } from '../page/new-key';
import type { AutoReply } from './use-auto-replies';

export type Spoken = Record<Language, string>;
/** One way of listening in one language. */
export interface ListenDraft {
  row: string;
  language: Language;
  match: MatchMode;
  words: string[];
  except: string[];
}
export interface MenuDraft {
  row: string;
  id: string;
  labels: Spoken;
  leads: MenuItemLead;
  replyKey: string | null;
  texts: Spoken;
}

/** An auto-reply as its page edits it: every language stands there, empty ones are not sent. */
export interface ReplyForm {
  name: string;
  kind: AutoReplyKind;
  enabled: boolean;
  priority: number;
  inboxIds: string[];
  keywords: ListenDraft[];
  texts: Spoken;
  attachmentIds: string[];
  menu: MenuDraft[];
  action: AutoReply['action'];
  cooldownSeconds: number;
  phase: AutoReply['phase'];
  afterSeconds: number;
  repeats: number;
}

export type ReplyBody = Body<'POST /api/auto-replies'>;
type Texts = AutoReply['texts'];

const spoken = (texts: Texts | null | undefined): Spoken => ({
  'zh-CN': texts?.find(({ language }) => language === 'zh-CN')?.text ?? '',
  en: texts?.find(({ language }) => language === 'en')?.text ?? '',
});
const written = (texts: Spoken): Texts =>
  LANGUAGES.map((language) => ({ language, text: texts[language].trim() })).filter(({ text }) => text);

/** How words of a language are looked for when nothing else is chosen. */
export const usualMatch = (language: Language): MatchMode => (language === 'en' ? 'word' : 'contains');

export function newListen(language: Language): ListenDraft {
  return { row: newKey(), language, match: usualMatch(language), words: [], except: [] };
}

export function newMenuItem(menu: readonly MenuDraft[]): MenuDraft {
  const taken = new Set(menu.map(({ id }) => id));
  let n = menu.length + 1;
  while (taken.has(String(n))) n += 1;
  const empty = { 'zh-CN': '', en: '' };
  return { row: newKey(), id: String(n), labels: empty, leads: 'reply', replyKey: null, texts: empty };
}

/** A form over what is stored; over nothing, a new one of a kind. */
export function formOf(reply: AutoReply | null, kind: AutoReplyKind = 'keyword'): ReplyForm {
  const words = (reply?.keywords ?? []).map((one, at) => ({
    ...one,
    except: one.except ?? [],
    row: `listen-${at}`,
  }));
  // Both languages stand there to be filled in.
  const open = LANGUAGES.filter((language) => !words.some((one) => one.language === language));
  const blank = open.map((language) => ({ ...newListen(language), row: `blank-${language}` }));
  return {
    name: reply?.name ?? '',
    kind: reply?.kind ?? kind,
    enabled: reply?.enabled ?? false,
    priority: reply?.priority ?? 50,
    inboxIds: reply?.inboxIds ?? [],
    keywords: (reply?.kind ?? kind) === 'keyword' ? [...words, ...blank] : [],
    texts: spoken(reply?.texts),
    attachmentIds: reply?.attachmentIds ?? [],
    menu: (reply?.menu ?? []).map((item) => ({
      row: item.id,
      id: item.id,
      labels: spoken(item.labels),
      leads: item.leads,
      replyKey: item.replyKey ?? null,
      texts: spoken(item.texts),
    })),
    action: reply?.action ?? 'none',
    cooldownSeconds: reply?.cooldownSeconds ?? 120,
    phase: reply?.phase ?? 'waiting',
    afterSeconds: reply?.afterSeconds ?? 180,
    repeats: reply?.repeats ?? 1,
  };
}

export function bodyOf(form: ReplyForm, key: string | null): ReplyBody {
  const timed = form.kind === 'no-reply-yet';
  return {
    key,
    name: form.name.trim(),
    kind: form.kind,
    enabled: form.enabled,
    priority: form.priority,
    inboxIds: form.inboxIds,
    keywords:
      form.kind === 'keyword'
        ? form.keywords
            .filter(({ words }) => words.length > 0)
            .map(({ row: _, except, ...one }) => (except.length > 0 ? { ...one, except } : one))
        : [],
    texts: written(form.texts),
    attachmentIds: form.attachmentIds,
    menu: form.menu.map(({ id, labels, leads, replyKey, texts }) => ({
      id,
      labels: written(labels),
      leads,
      ...(leads === 'reply' ? { replyKey } : {}),
      ...(leads === 'text' ? { texts: written(texts) } : {}),
    })),
    action: form.action,
    cooldownSeconds: form.cooldownSeconds,
    phase: form.phase,
    afterSeconds: timed ? form.afterSeconds : null,
    repeats: timed ? form.repeats : null,
  };
}

const TEXT = 2_000;
const LABEL = 80;

/** What keeps it from being saved; `n` counts items of the menu from 1. */
export type ReplyProblem = { part: 'name' | 'words' | 'text' | 'long' } | { part: 'menu'; n: number } | null;

export function replyProblem(form: ReplyForm): ReplyProblem {
  if (!form.name.trim()) return { part: 'name' };
  if (form.kind === 'keyword' && form.keywords.every(({ words }) => words.length === 0))
    return { part: 'words' };
  if (written(form.texts).length === 0) return { part: 'text' };
  if (written(form.texts).some(({ text }) => codePoints(text) > TEXT)) return { part: 'long' };
  const item = form.menu.findIndex(({ labels, leads, replyKey, texts }) => {
    const said = written(labels);
    if (said.length === 0 || said.some(({ text }) => codePoints(text) > LABEL)) return true;
    return leads === 'reply' ? !replyKey : leads === 'text' ? written(texts).length === 0 : false;
  });
  return item >= 0 ? { part: 'menu', n: item + 1 } : null;
}
