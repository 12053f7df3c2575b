import { useTranslation } from 'react-i18next';
import { api } from '../../app/session';
import { useFormats } from '../../i18n/use-texts';
import { PagedTab } from './paged-tab';

/** Who changed what in a customer's file, newest first. */
export function HistoryTab({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const said = (text: string) => text || t('customers.history.empty');
  return (
    <PagedTab
      queryKey={['customer', customerId, 'history']}
      ask={(cursor) =>
        api.call('GET /api/customer-files/:id/history', {
          params: { id: customerId },
          query: { limit: 50, ...(cursor ? { cursor } : {}) },
        })
      }
      failed={t('customers.history.failed')}
      empty={t('customers.history.none')}
      row={(edit) => (
        <div key={edit.id} className="timeline-row">
          <span className="b cut" title={edit.key}>
            {t(`customers.history.field.${edit.field}`)}
          </span>
          <span className="cut">
            {edit.key ? <span className="i3">{edit.key} </span> : null}
            <span className="i3">{said(edit.before)}</span> → {said(edit.after)}
          </span>
          <span className="i3 t12 nw">
            {edit.byName} {full(edit.at)}
          </span>
        </div>
      )}
    />
  );
}
