import { Check, ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Choosable } from '@yingda/contracts/names';
import { itemsOf } from './choices';
import { MessageText } from './message-text';

/** A menu or the first question of a survey as the customer saw it, with what they chose marked. */
export function MenuView({ content, chosen }: { content: Choosable; chosen?: string | undefined }) {
  const { t } = useTranslation();
  return (
    <div className="bubble">
      <MessageText text={content.kind === 'menu' ? content.text : `${content.title}\n${content.question}`} />
      <ul className="menu-items" aria-label={t('conversation.menu.items')}>
        {itemsOf(content).map(({ id, label, url }) => (
          <li key={id} className={id === chosen ? 'chosen' : undefined}>
            {url ? (
              <a href={url} target="_blank" rel="noopener noreferrer nofollow">
                {label}
                <ExternalLink size={12} strokeWidth={2} aria-hidden="true" />
              </a>
            ) : (
              label
            )}
            {id === chosen ? (
              <>
                <Check size={14} strokeWidth={2} aria-hidden="true" />
                <span className="hidden-text">{t('conversation.menu.chosen')}</span>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      {content.kind === 'menu' && content.tail ? <MessageText text={content.tail} /> : null}
    </div>
  );
}
