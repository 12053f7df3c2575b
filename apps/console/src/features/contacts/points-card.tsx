import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../i18n/use-texts';
import { useMay } from '../../app/use-session';
import { caseInHand } from '../cases/case-store';
import { useDepartments } from '../tasks/use-tasks';
import { TellDialog } from './contact-dialogs';
import { type ContactDetail, useContactActs } from './use-contacts';

/** What the customer said, and whether they were told what became of it. */
export function PointsCard({ contact, works }: { contact: ContactDetail; works: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { full } = useFormats();
  const departments = useDepartments().data ?? [];
  const { tell } = useContactActs();
  const opensCases = useMay('case.open');
  const [telling, setTelling] = useState<ContactDetail['points'][number] | null>(null);
  if (contact.points.length === 0) return null;
  return (
    <section className="contact-card" aria-label={t('contacts.points')}>
      <h2>{t('contacts.points')}</h2>
      <ul className="promise-list">
        {contact.points.map((point) => (
          <li key={point.id} className="list-row contact-said">
            <span className="chip">{t(`contacts.point.${point.kind}`)}</span>
            <span className="grow col">
              <span>{point.text}</span>
              <span className="i2 t12">
                {[
                  departments.find(({ id }) => id === point.departmentId)?.name[language],
                  point.state === 'open' && point.dueAt
                    ? t('promises.dueAt', { time: full(point.dueAt) })
                    : null,
                  point.state === 'told' && point.toldAt
                    ? t('contacts.told', {
                        by: point.toldByName ?? '',
                        time: full(point.toldAt),
                        result: point.result ?? '',
                      })
                    : null,
                  point.evaluation ? t('promises.score', { n: point.evaluation }) : null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {point.state === 'open' && opensCases ? (
              <Button
                size="small"
                onClick={() =>
                  caseInHand.set({
                    ...{ customerId: contact.customerId, conversationId: contact.conversationId ?? null },
                    ...{ customerName: contact.customerName ?? t('common.unknownPerson'), said: point.text },
                  })
                }
              >
                {t('cases.open.action')}
              </Button>
            ) : null}
            {point.state === 'open' && works ? (
              <Button size="small" type="primary" onClick={() => setTelling(point)}>
                {t('contacts.tell')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {telling ? (
        <TellDialog
          text={telling.text}
          onSave={(body) => tell(telling.id, body)}
          onClose={() => setTelling(null)}
        />
      ) : null}
    </section>
  );
}
