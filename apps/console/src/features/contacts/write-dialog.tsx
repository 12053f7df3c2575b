import { useState } from 'react';
import { App, DatePicker, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { ContactMethod, ContactPurpose } from '@yingda/contracts/names';
import { serverNow } from '../../live/ticker';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';
import { BecauseField, MethodField, PurposeField } from './contact-choices';
import { ContactFields } from './contact-fields';
import { bodyOf, draftOf, missingIn } from './contact-form';
import { CustomerChoice } from './customer-choice';
import { useContactActs } from './use-contacts';
import './contacts.css';

/** A contact nobody had planned, written down after it was: a call the customer made, a visit, a word at the counter. */
export function WriteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { write } = useContactActs();
  const { run, busy, problem } = useAction();
  const [customerId, setCustomerId] = useState<string | null>(null);
  const [purpose, setPurpose] = useState<ContactPurpose>('care');
  const [method, setMethod] = useState<ContactMethod>('phone');
  const [at, setAt] = useState<Dayjs>(dayjs(serverNow()).second(0));
  const [draft, setDraft] = useState(() => draftOf(null));
  const [tried, setTried] = useState(false);
  const [because, setBecause] = useState('');
  const missing = missingIn(purpose, draft);
  const save = async () => {
    setTried(true);
    if (!customerId || (missing.length > 0 && !because.trim())) return;
    const about = { customerId, purpose, method, at: at.toISOString() };
    const why = missing.length > 0 ? { incompleteBecause: because.trim() } : {};
    if (!(await run(() => write({ ...about, ...bodyOf(draft), ...why })))) return;
    void message.success(t('contacts.finished'), 3);
    onClose();
  };
  return (
    <Modal
      open
      width={560}
      title={t('contacts.write')}
      okText={t('contacts.writeSave')}
      cancelText={t('common.cancel')}
      okButtonProps={{ loading: busy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="contact-write">
        <Field
          label={t('contacts.customer')}
          required
          wrong={tried && !customerId ? t('common.required', { field: t('contacts.customer') }) : null}
        >
          {({ id }) => <CustomerChoice id={id} value={customerId} onChange={setCustomerId} />}
        </Field>
        <div className="pair">
          <PurposeField value={purpose} onChange={setPurpose} />
          <Field label={t('contacts.at')} required>
            {({ id }) => (
              <DatePicker
                id={id}
                allowClear={false}
                showTime={{ format: 'HH:mm' }}
                format="YYYY-MM-DD HH:mm"
                style={{ width: '100%' }}
                maxDate={dayjs(serverNow())}
                value={at}
                onChange={(when) => when && setAt(when)}
              />
            )}
          </Field>
        </div>
        <MethodField value={method} onChange={setMethod} />
        <ContactFields
          purpose={purpose}
          draft={draft}
          excused={!tried || because.trim() !== ''}
          onChange={(parts) => setDraft((before) => ({ ...before, ...parts }))}
        />
        {tried && missing.length > 0 ? <BecauseField value={because} onChange={setBecause} /> : null}
        <ErrorLine problem={problem} />
      </div>
    </Modal>
  );
}
