import { useState } from 'react';
import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/session';
import { useFormats } from '../../i18n/use-texts';
import { HandManyDialog } from './hand-many-dialog';
import type { Owed } from './use-promises';

const DAY_MS = 24 * 3_600_000;

/** What is mine and due before tomorrow ends; nothing where it cannot be asked, for nobody is kept from leaving. */
export async function dueBeforeTomorrowEnds(): Promise<Owed[]> {
  const end = new Date(new Date().setHours(0, 0, 0, 0) + 2 * DAY_MS);
  try {
    const query = { mine: true, view: 'owed', dueUntil: end.toISOString(), limit: 100 } as const;
    return (await api.call('GET /api/promises', { query })).items;
  } catch {
    return [];
  }
}

/** Who goes off shift with open promises hands them over, or keeps them knowingly. */
export function OffShiftDialog({
  owed,
  onLeave,
  onClose,
}: {
  owed: readonly Owed[];
  onLeave: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const [handing, setHanding] = useState(false);
  if (handing)
    return (
      <HandManyDialog
        what={{ ids: owed.map(({ id }) => id) }}
        title={t('promises.board.handMany', { n: owed.length })}
        okText={t('promises.off.hand')}
        reason={t('promises.off.reason')}
        onClose={() => setHanding(false)}
        onDone={onLeave}
      />
    );
  return (
    <Modal
      open
      title={t('promises.off.title')}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button onClick={onLeave}>{t('promises.off.keep')}</Button>
          <Button type="primary" onClick={() => setHanding(true)}>
            {t('promises.board.handMany', { n: owed.length })}
          </Button>
        </>
      }
    >
      <p>{t('promises.off.body', { n: owed.length })}</p>
      <ul className="off-list">
        {owed.slice(0, 8).map((one) => (
          <li key={one.id}>
            <span className="i2 nw">{full(one.dueAt)}</span>{' '}
            {[one.customerName, one.what || t(`promises.kind.${one.kind}`)].filter(Boolean).join(' · ')}
          </li>
        ))}
      </ul>
    </Modal>
  );
}
