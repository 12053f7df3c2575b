import { useState } from 'react';
import { Button, Input, Modal, Radio, Select } from 'antd';
import { Plus, X } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ConsentLine } from '@yingda/contracts';
import {
  CHANNELS,
  CONSENT_PURPOSES,
  type ConsentChannel,
  type ConsentPurpose,
} from '@yingda/contracts/names';
import { api } from '../../app/session';
import { useMay } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { ErrorBlock, Skeleton } from '../../parts/state-block';
import { useAction } from '../../parts/use-action';
import { useFile } from './use-file';

/** What the customer agreed to, and how they like things done. */
export function ConsentTab({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const editable = useMay('customer.edit');
  const store = useFile(customerId);
  const [noting, setNoting] = useState(false);
  const [all, setAll] = useState(false);
  const { file, query } = store;
  const whole = useQuery({
    queryKey: ['customer', customerId, 'consents'],
    queryFn: () => api.call('GET /api/customer-files/:id/consents', { params: { id: customerId } }),
    enabled: all,
  });
  if (query.isPending) return <Skeleton rows={5} height={44} />;
  if (!file)
    return (
      <ErrorBlock
        title={t('customers.file.failed')}
        problem={query.error}
        onRetry={() => void query.refetch()}
      />
    );
  const lines = all ? (whole.data ?? file.consents) : file.consents;
  return (
    <div className="tab-pad">
      <section className="col g8">
        <div className="row g8">
          <h2 className="grow">{t('customers.consent.title')}</h2>
          {file.consents.length > 0 && !all ? (
            <Button size="small" type="text" onClick={() => setAll(true)}>
              {t('customers.consent.all')}
            </Button>
          ) : null}
          {editable ? (
            <Button size="small" onClick={() => setNoting(true)}>
              {t('customers.consent.note')}
            </Button>
          ) : null}
        </div>
        {lines.length === 0 ? <p className="i3">{t('customers.consent.none')}</p> : null}
        {lines.map((line) => (
          <OneConsent key={line.id} line={line} />
        ))}
      </section>
      <Preferences preferences={file.preferences} editable={editable} onEdit={store.edit} />
      {noting ? <ConsentDialog onSave={store.noteConsent} onClose={() => setNoting(false)} /> : null}
    </div>
  );
}

function OneConsent({ line }: { line: ConsentLine }) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const channel = line.channel === 'any' ? t('customers.anyChannel') : t(`channel.${line.channel}`);
  return (
    <div className="row g8">
      <span className={`chip ${line.given ? 'ok' : 'late'}`}>
        {t(line.given ? 'customers.consent.given' : 'customers.consent.withdrawn')}
      </span>
      <b className="nw">{t(`customers.purpose.${line.purpose}`)}</b>
      <span className="i2 nw">{channel}</span>
      <span className="grow i3 t12 cut" title={line.note}>
        {line.note}
      </span>
      <span className="i3 t12 nw">
        {t('customers.consent.by', {
          source: t(`customers.consentSource.${line.source}`),
          name: line.byName,
          time: day(line.at),
        })}
      </span>
    </div>
  );
}

function ConsentDialog({
  onSave,
  onClose,
}: {
  onSave: ReturnType<typeof useFile>['noteConsent'];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { run, busy, problem } = useAction();
  const [purpose, setPurpose] = useState<ConsentPurpose>('marketing');
  const [channel, setChannel] = useState<ConsentChannel>('any');
  const [given, setGiven] = useState(true);
  const [note, setNote] = useState('');
  const save = async () => {
    if (await run(() => onSave({ purpose, channel, given, note: note.trim() }))) onClose();
  };
  return (
    <Modal
      open
      width={440}
      title={t('customers.consent.noteTitle')}
      okText={t('customers.file.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ loading: busy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="form-dialog">
        <Field label={t('customers.consent.purposeLabel')}>
          {({ id }) => (
            <Select<ConsentPurpose>
              id={id}
              style={{ width: '100%' }}
              value={purpose}
              onChange={setPurpose}
              options={CONSENT_PURPOSES.map((value) => ({ value, label: t(`customers.purpose.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t('customers.consent.channel')}>
          {({ id }) => (
            <Select<ConsentChannel>
              id={id}
              style={{ width: '100%' }}
              value={channel}
              onChange={setChannel}
              options={[
                { value: 'any' as const, label: t('customers.anyChannel') },
                ...CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) })),
              ]}
            />
          )}
        </Field>
        <Field label={t('customers.consent.state')}>
          {() => (
            <Radio.Group
              value={given}
              onChange={(event) => setGiven(event.target.value as boolean)}
              options={[
                { value: true, label: t('customers.consent.given') },
                { value: false, label: t('customers.consent.withdrawn') },
              ]}
            />
          )}
        </Field>
        <Field label={t('customers.consent.how')}>
          {({ id }) => (
            <Input id={id} maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
          )}
        </Field>
        <ErrorLine problem={problem} />
      </div>
    </Modal>
  );
}

function Preferences({
  preferences,
  editable,
  onEdit,
}: {
  preferences: Record<string, string>;
  editable: boolean;
  onEdit: ReturnType<typeof useFile>['edit'];
}) {
  const { t } = useTranslation();
  const { run, busy, problem } = useAction();
  const [adding, setAdding] = useState(false);
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const add = async () => {
    if (!(await run(() => onEdit({ preferences: { [name.trim()]: value.trim() } })))) return;
    setAdding(false);
    setName('');
    setValue('');
  };
  const entries = Object.entries(preferences);
  return (
    <section className="col g8">
      <h2>{t('customers.file.preferences')}</h2>
      {entries.length === 0 && !adding ? <p className="i3">{t('customers.file.noPreferences')}</p> : null}
      {entries.length > 0 ? (
        <dl className="file-facts">
          {entries.map(([key, said]) => (
            <div key={key} style={{ display: 'contents' }}>
              <dt>{key}</dt>
              <dd className="row g6">
                <span className="grow">{said}</span>
                {editable ? (
                  <button
                    type="button"
                    className="icon-button small"
                    aria-label={t('customers.documents.remove')}
                    onClick={() => void run(() => onEdit({ preferences: { [key]: '' } }))}
                  >
                    <X size={12} strokeWidth={1.75} aria-hidden="true" />
                  </button>
                ) : null}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {adding ? (
        <div className="row g8">
          <Input
            autoFocus
            style={{ width: 180 }}
            maxLength={40}
            placeholder={t('customers.file.preferenceName')}
            aria-label={t('customers.file.preferenceName')}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Input
            maxLength={300}
            placeholder={t('customers.file.preferenceValue')}
            aria-label={t('customers.file.preferenceValue')}
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
          <Button loading={busy} disabled={!name.trim() || !value.trim()} onClick={() => void add()}>
            {t('customers.file.save')}
          </Button>
        </div>
      ) : editable ? (
        <button type="button" className="link-button row g6" onClick={() => setAdding(true)}>
          <Plus size={14} strokeWidth={1.75} aria-hidden="true" />
          {t('customers.file.addPreference')}
        </button>
      ) : null}
      <ErrorLine problem={problem} />
    </section>
  );
}
