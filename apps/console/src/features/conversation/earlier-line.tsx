import { ChevronDown, ChevronUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConversationRow } from '@yingda/contracts';
import { useFormats } from '../../i18n/use-texts';
import { useTopicName } from './use-topics';

interface EarlierLineProps {
  conversation: ConversationRow;
  messages: number;
  open: boolean;
  onToggle: (id: string) => void;
}

/** A conversation of before, folded into one line: when, about what, how it ended. */
export function EarlierLine({ conversation, messages, open, onToggle }: EarlierLineProps) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const topicName = useTopicName();
  const { disposition, rating } = conversation;
  const facts = [
    t('conversation.earlier'),
    day(conversation.openedAt),
    disposition
      ? topicName(disposition.topicId)
      : (conversation.subject ?? t(`status.${conversation.status}`)),
    disposition ? t(`resolved.${disposition.resolved}`) : null,
    rating ? t('conversation.rated', { r: rating.score }) : null,
  ].filter((fact): fact is string => Boolean(fact));
  return (
    <button
      type="button"
      className="timeline-earlier"
      aria-expanded={open}
      onClick={() => onToggle(conversation.id)}
    >
      {open ? (
        <ChevronUp size={14} strokeWidth={1.75} aria-hidden="true" />
      ) : (
        <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
      )}
      <span className="grow cut">
        {facts.map((fact, at) => (
          <span key={at}>
            {at > 0 ? <i className="dot" /> : null}
            {fact}
          </span>
        ))}
      </span>
      <span className="i3">{t('conversation.messages', { n: messages })}</span>
    </button>
  );
}
