import { useState } from 'react';
import { App, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSayProblem } from '../../../i18n/use-texts';
import { AddressesField, isAddress } from './addresses-field';
import { daysOfEdition } from './edition-text';
import { useSchedules, useSendEdition, type Edition } from './use-editions';

/** Sends a report now, to its list or to others. */
export function SendDialog({ edition, onClose }: { edition: Edition; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const say = useSayProblem();
  const schedules = useSchedules(true);
  const send = useSendEdition(edition.id);
  const schedule = schedules.data?.find(({ kind }) => kind === edition.kind);
  const [changed, setChanged] = useState<string[] | null>(null);
  const addresses = changed ?? schedule?.addresses ?? [];
  const ready = schedule?.mailReady === true;
  const go = () =>
    send.mutate(addresses, {
      onSuccess: () => {
        void message.success(t('edition.sending', { n: addresses.length }));
        onClose();
      },
      onError: (thrown) => void message.error(say(thrown)),
    });
  return (
    <Modal
      open
      title={t('edition.sendTitle', {
        name: `${t(`edition.kind.${edition.kind}`)} ${daysOfEdition(edition)}`,
      })}
      okText={t('edition.sendTo', { n: addresses.length })}
      okButtonProps={{
        disabled: !ready || addresses.length === 0 || !addresses.every(isAddress),
        loading: send.isPending,
      }}
      cancelText={t('common.cancel')}
      onOk={go}
      onCancel={onClose}
    >
      {schedule && !ready ? <p className="c-late">{t('problem.mail-not-set-up')}</p> : null}
      <AddressesField label={t('edition.addresses')} value={addresses} onChange={setChanged} />
    </Modal>
  );
}
