import type { TFunction } from 'i18next';
import type { EventContent, StaffEntry } from '@yingda/contracts';
import type { Language, Resolved } from '@yingda/contracts/names';
import { formatDuration } from '@yingda/design-system';

/** A thing that happened as a sentence of the reader's language. Names come with the entry (`details`). */
export function eventText(entry: StaffEntry, at: { t: TFunction; language: Language }): string {
  const { t, language } = at;
  const { event, details: d } = entry.content as EventContent;
  const by = d['byName'] ?? entry.author.name;
  const agent = d['agentName'] ?? entry.author.name;
  const topic = (language === 'en' ? d['topicEn'] : d['topicZh']) ?? '';
  switch (event) {
    case 'conversation-opened':
      return entry.author.kind === 'agent'
        ? t('conversation.event.conversation-opened-by', { by })
        : t('conversation.event.conversation-opened');
    case 'conversation-assigned':
      if (entry.author.kind !== 'agent') return t('conversation.event.conversation-assigned', { agent });
      if (d['how'] === 'taken-over') return t('conversation.event.conversation-assigned-taken', { agent });
      return by === agent
        ? t('conversation.event.conversation-assigned-self', { agent })
        : t('conversation.event.conversation-assigned-by', { by, agent });
    case 'conversation-transferred':
      return t('conversation.event.conversation-transferred', {
        by,
        to: d['agentName'] ?? d['teamName'] ?? '',
      });
    case 'conversation-escalated':
      return t('conversation.event.conversation-escalated', {
        by,
        level: d['level'] ?? '',
        reason: d['reason'] ?? '',
      });
    case 'conversation-closed':
      return closedText(d['endedBy'], { t, by });
    case 'conversation-disposed':
      return t('conversation.event.conversation-disposed', {
        by,
        topic,
        resolved: d['resolved'] ? t(`resolved.${d['resolved'] as Resolved}`) : '',
      });
    case 'conversation-reopened':
      if (entry.author.kind === 'agent') return t('conversation.event.conversation-reopened-by', { by });
      return entry.author.kind === 'customer'
        ? t('conversation.event.conversation-reopened-customer')
        : t('conversation.event.conversation-reopened');
    case 'conversation-queued':
      return d['reason'] && d['reason'] !== 'opened'
        ? t('conversation.event.conversation-queued-again')
        : t('conversation.event.conversation-queued');
    case 'conversation-merged':
      return d['intoNumber']
        ? t('conversation.event.conversation-merged-into', { by, number: d['intoNumber'] })
        : t('conversation.event.conversation-merged', { by, number: d['fromNumber'] ?? '' });
    case 'conversation-rated':
      return d['comment']
        ? t('conversation.event.conversation-rated-comment', { score: d['score'], comment: d['comment'] })
        : t('conversation.event.conversation-rated', { score: d['score'] });
    case 'customer-joined':
      return t(`conversation.event.customer-joined${d['reason'] === 'hand' ? '-by' : ''}`, { by });
    case 'conversation-abandoned':
      return t('conversation.event.conversation-abandoned', {
        t: formatDuration(Number(d['waitedSeconds'] ?? 0), language),
      });
    default:
      return t(`conversation.event.${event}`, { by, agent });
  }
}

function closedText(endedBy: string | undefined, at: { t: TFunction; by: string }): string {
  const { t, by } = at;
  switch (endedBy) {
    case 'customer':
      return t('conversation.event.conversation-closed-customer');
    case 'silence':
      return t('conversation.event.conversation-closed-silence');
    case 'system':
      return t('conversation.event.conversation-closed-system');
    case 'merge':
      return t('conversation.event.conversation-closed-merge', { by });
    default:
      return t('conversation.event.conversation-closed', { by });
  }
}

/** Who of the staff closed it last, by the name colleagues know; null when its timeline does not say. */
export function whoClosed(entries: readonly StaffEntry[]): string | null {
  for (const entry of [...entries].reverse()) {
    if (entry.entry !== 'event') continue;
    const { event, details } = entry.content as EventContent;
    if (event !== 'conversation-closed') continue;
    return details['endedBy'] === 'agent' ? details['byName'] || entry.author.name || null : null;
  }
  return null;
}
