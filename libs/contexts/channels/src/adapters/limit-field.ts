import { textOf, type SettingField, type Settings } from './settings';

/** A limit of the provider as a setting behind "more settings": providers change them without notice. */
export function limitField(name: string, value: number, label: { zh: string; en: string }): SettingField {
  return { name, kind: 'number', required: false, label, default: value, advanced: true };
}

/** Where the provider's interface is, so that a test server or a server of one's own can stand in. */
export function addressField(name: string, url: string, label: { zh: string; en: string }): SettingField {
  return { name, kind: 'url', required: false, label, default: url, advanced: true };
}

/** An address setting without trailing slashes. */
export function addressOf(settings: Settings, name: string, otherwise: string): string {
  const url = (textOf(settings, name) || otherwise).trim();
  return url.slice(0, url.length - (/\/*$/.exec(url)?.[0].length ?? 0));
}

/** What providers' error codes mean is partly hearsay; an operator who knows better says so here. */
export const errorClassesField: SettingField = {
  name: 'errorClasses',
  kind: 'text',
  required: false,
  advanced: true,
  label: { zh: '错误码含义修正', en: 'Meaning of error codes' },
  hint: {
    zh: '例如 131049=retry-later, 551=recipient-unreachable；优先于内置对照表。',
    en: 'For example 131049=retry-later, 551=recipient-unreachable; goes before the built-in table.',
  },
};

/** Whether customers see that somebody writes to them. */
export const typingField: SettingField = {
  name: 'showTyping',
  kind: 'flag',
  required: false,
  advanced: true,
  label: { zh: '让顾客看到“正在输入”', en: 'Customers see that somebody writes' },
  default: true,
};

/** Capabilities of a channel that shows typing, unless an administrator has switched it off. */
export function typingOf(settings: Settings, typingMs: number): { typingOut: boolean; typingMs: number } {
  return { typingOut: settings.showTyping !== false, typingMs };
}
