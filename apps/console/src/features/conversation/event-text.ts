import type { TFunction } from 'i18next';
import type { EventContent, StaffEntry } from '@yingda/contracts';
import type {
  Language,
  PromiseKind,
  Resolved,
  ServiceLevelKind,
  SurveyNotSent,
} from '@yingda/contracts/names';
import { formatClock, formatDay, formatDuration } from '@yingda/design-system';

/** Where conversations of another system say they are from. */
const IMPORTED = 'import:';

/** A thing that happened as a sentence of the reader's language. Names come with the entry (`details`). */
export function eventText(entry: StaffEntry, at: { t: TFunction; language: Language }): string {
  const { t, language } = at;
  const { event, details: d } = entry.content as EventContent;
  const by = d['byName'] ?? entry.author.name;
  const agent = d['agentName'] ?? entry.author.name;
  const topic = (language === 'en' ? d['topicEn'] : d['topicZh']) ?? '';
  switch (event) {
    case 'conversation-opened':
      if (d['source']?.startsWith(IMPORTED))
        return t('conversation.event.conversation-imported', { source: d['source'].slice(IMPORTED.length) });
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
      // Routing's own word for it; people write theirs.
      if (d['reason'] === 'no-reply' && entry.author.kind === 'system')
        return t('conversation.event.conversation-escalated-no-reply', { level: d['level'] ?? '' });
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
    case 'service-level-breached':
      return t('conversation.event.service-level-breached', {
        kind: t(`conversation.promise.${(d['kind'] ?? 'first-response') as ServiceLevelKind}`),
        t: formatDuration(Number(d['targetSeconds'] ?? 0), language),
      });
    case 'survey-sent':
    case 'survey-not-sent':
    case 'survey-answered':
    case 'survey-withdrawn':
      return t(`conversation.event.${event}`, {
        form: (language === 'en' ? d['formEn'] : d['formZh']) ?? '',
        reason: d['reason'] ? t(`conversation.survey-why.${d['reason'] as SurveyNotSent}`) : '',
        text: d['text'] ?? '',
      });
    case 'promise-made':
    case 'promise-kept':
    case 'promise-broken':
      return t(`conversation.event.${event}`, { by, agent, what: promiseText(d, t) });
    case 'case-opened':
    case 'case-told':
    case 'case-closed':
    case 'case-reopened':
      return t(`conversation.event.${event}`, { by: d['byName'] ?? by, number: d['number'] ?? '' });
    case 'callback-planned': {
      const hour = (moment = '') => (moment ? formatClock(moment, { language }) : '');
      const from = d['from'] ?? entry.createdAt;
      return t('conversation.event.callback-planned', {
        day: formatDay(from, Date.parse(entry.createdAt), { language }),
        from: hour(from),
        until: hour(d['until']),
      });
    }
    case 'conversation-abandoned':
      return t('conversation.event.conversation-abandoned', {
        t: formatDuration(Number(d['waitedSeconds'] ?? 0), language),
      });
    default:
      return t(`conversation.event.${event}`, { by, agent });
  }
}

/** In the words of who made it, else of its kind. */
function promiseText(details: Record<string, string>, t: TFunction): string {
  const kind = (details['kind'] ?? 'agreed') as PromiseKind;
  return details['what'] || t(`conversation.promise-kind.${kind}`, { score: details['score'] ?? '' });
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
