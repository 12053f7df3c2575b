import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { useDirectory } from '../../live/use-live';
import { usePromises } from './use-promises';

/** In the closing dialog: what is still owed in this conversation stays owed, and by whom. */
export function OwedNotice({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const { agents } = useDirectory();
  const owed = usePromises('team', useMay('promise.work') ? conversationId : undefined);
  const items = owed.data?.pages[0]?.items.filter((one) => one.conversationId === conversationId) ?? [];
  if (items.length === 0) return null;
  return (
    <div className="composer-strip warn owed-notice" role="status">
      <span className="grow">
        <b>{t('promises.closeOwed')}</b>
        <ul>
          {items.slice(0, 5).map((one) => (
            <li key={one.id}>
              {t('promises.closeOwedBy', {
                what: one.what || t(`promises.kind.${one.kind}`),
                time: full(one.dueAt),
                owner: agents.find(({ id }) => id === one.ownerId)?.name ?? t('promises.nobody'),
              })}
              {one.untold ? <b> · {t('promises.untold')}</b> : null}
            </li>
          ))}
        </ul>
        {t('promises.closeStays')}
      </span>
    </div>
  );
}
