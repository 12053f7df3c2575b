import type { Capabilities, MenuRoom, WindowRule } from '../adapter';
import { typingOf } from '../limit-field';
import { numberOf, type Settings } from '../settings';
import { FILE_BYTES, TAKES } from './media';

const HOUR_MS = 3_600_000;

/** Five messages in 48 hours after the customer wrote; both figures are settings. */
export function messageWindow(settings: Settings): WindowRule {
  return {
    quota: numberOf(settings, 'messageQuota', 5),
    milliseconds: numberOf(settings, 'messageHours', 48) * HOUR_MS,
  };
}

/** What a minute allows after another act of the customer. */
export function actionWindow(settings: Settings, quota: number): WindowRule {
  return {
    quota: numberOf(settings, 'actionQuota', quota),
    milliseconds: numberOf(settings, 'actionSeconds', 60) * 1_000,
  };
}

/** Sizes of files, by the settings. */
export function fileBytes(settings: Settings): { image: number; voice: number; video: number } {
  return {
    image: numberOf(settings, 'imageBytes', FILE_BYTES.image),
    voice: numberOf(settings, 'voiceBytes', FILE_BYTES.voice),
    video: numberOf(settings, 'videoBytes', FILE_BYTES.video),
  };
}

/** Fifteen seconds, and only within thirty of what the customer did last (channels.md 1.7). */
export function wechatTyping(settings: Settings) {
  return { ...typingOf(settings, 15_000), typingWithinMs: 30_000 };
}

/** A tap opens only what a menu opens (channels.md 1.7), so by default only what needs no agent's answer has buttons. */
function menuRooms(settings: Settings): MenuRoom[] {
  const used = settings.menuMessages ?? 'surveys';
  if (used === 'none') return [];
  const bytes = { most: numberOf(settings, 'textBytes', 2_048), unit: 'bytes' } as const;
  return [{ most: 50, label: bytes, text: bytes, all: true, ...(used === 'all' ? {} : { only: 'survey' }) }];
}

/** What an official account can do (channels.md 1.7, 5). Nothing is ever reported of what it sent. */
export function capabilities(settings: Settings): Capabilities {
  const action = actionWindow(settings, 3);
  const withTemplates = settings.templateMessages === true;
  return {
    text: { most: numberOf(settings, 'textBytes', 2_048), unit: 'bytes' },
    captionMost: 0,
    carries: ['text', 'image', 'voice', 'video', 'link', ...(withTemplates ? (['template'] as const) : [])],
    menus: menuRooms(settings),
    fileBytes: fileBytes(settings),
    fileTakes: TAKES,
    windows: { message: messageWindow(settings), menu: action, follow: action, scan: action },
    fallbacks: [...(withTemplates ? (['template'] as const) : []), 'ask-to-write', 'other-channel'],
    receipts: 'none',
    ...wechatTyping(settings),
    idempotent: false,
  };
}
