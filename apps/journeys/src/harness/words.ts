import type { Language } from '@yingda/contracts/names';
import { en } from './words-en';
import { zhCN } from './words-zh';

/** Names that people read on screens and that assistive technology speaks; the journeys find everything by them. */
export const words: Record<Language, typeof zhCN> = { 'zh-CN': zhCN, en };
