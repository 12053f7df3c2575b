import { AtSign } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../i18n/use-texts';
import { addressOf } from './view-address';

/** To the notes that name this agent, with how many conversations hold unread ones. */
export function MentionsLink({ current, unread }: { current: boolean; unread: number }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  return (
    <Link
      className="inbox-mentions"
      to={addressOf({ view: 'mentions' })}
      aria-current={current ? 'page' : undefined}
      title={t('inbox.mentionsHint')}
    >
      <AtSign size={14} strokeWidth={2} aria-hidden="true" />
      <span className="word">{t('inbox.tab.mentions')}</span>
      {unread > 0 ? (
        <span className="unread">
          <span aria-hidden="true">{count(unread)}</span>
          <span className="hidden-text">{t('inbox.mentionsUnread', { n: unread })}</span>
        </span>
      ) : null}
    </Link>
  );
}
