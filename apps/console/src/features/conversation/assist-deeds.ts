import type { ConversationRow } from '@yingda/contracts';
import { TONES, type Tone } from '@yingda/contracts/names';
import type { Ask } from './use-assist';

/** Something the assistant can be asked for now. */
export type AssistDeed =
  | { key: 'reply' | 'summary' | 'translateLast'; ask: Ask }
  | { key: 'translateDraft'; language: 'zh-CN' | 'en'; ask: Ask }
  | { key: 'tone'; tone: Tone; ask: Ask };

const HAN = /\p{Script=Han}/u;

/** What makes sense as it stands: a draft is worked on only where there is one, into the language it is not in. */
export function assistDeeds(of: {
  row: Pick<ConversationRow, 'lastMessage'>;
  draft: string;
  mine: 'zh-CN' | 'en';
}): AssistDeed[] {
  const { row, mine } = of;
  const draft = of.draft.trim();
  const last = row.lastMessage?.authorKind === 'customer' ? row.lastMessage.excerpt : '';
  const deeds: AssistDeed[] = [
    { key: 'reply', ask: { what: 'reply', ...(draft ? { draft } : {}) } },
    { key: 'summary', ask: { what: 'summary', language: mine } },
  ];
  if (last !== '' && HAN.test(last) !== (mine === 'zh-CN'))
    deeds.push({ key: 'translateLast', ask: { what: 'translation', language: mine } });
  if (draft !== '') {
    const language = HAN.test(draft) ? 'en' : 'zh-CN';
    deeds.push({ key: 'translateDraft', language, ask: { what: 'translation', draft, language } });
    for (const tone of TONES) deeds.push({ key: 'tone', tone, ask: { what: 'tone', draft, tone } });
  }
  return deeds;
}
