import { useState } from 'react';
import { App, Button, Input, Modal, Select } from 'antd';
import { BadgeCheck, TriangleAlert } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  CUSTOMER_KINDS,
  CUSTOMER_LIMITS,
  TIERS,
  type CustomerKind,
  type Tier,
} from '@yingda/contracts/names';
import { api } from '../../app/session';
import { useMay } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';
import { Section } from './section';
import { type CustomerFile, useFile } from './use-file';

/** Tier with why, kind, organisation, stage, tags, and when it was last checked with them. */
export function FileSection({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const editable = useMay('customer.edit');
  const store = useFile(customerId);
  const { file, query } = store;
  const { run, problem } = useAction();
  const [rating, setRating] = useState(false);
  const edit = (change: Parameters<typeof store.edit>[0]) => void run(() => store.edit(change));
  return (
    <Section name="file" title={t('customers.file.title')}>
      {query.isError && !file ? <ErrorLine problem={query.error} /> : null}
      {file ? (
        <div className="col g8">
          <Verified file={file} editable={editable} onVerify={store.verify} />
          <dl className="file-facts">
            <dt>{t('customers.file.tier')}</dt>
            <dd>
              <TierWhy file={file} />
              {editable ? (
                <span className="row g8">
                  <button type="button" className="link-button t12" onClick={() => setRating(true)}>
                    {t('customers.file.set')}
                  </button>
                  {file.tier.source === 'hand' ? (
                    <button
                      type="button"
                      className="link-button t12"
                      onClick={() => void run(() => store.leaveTier())}
                    >
                      {t('customers.file.leave')}
                    </button>
                  ) : null}
                </span>
              ) : null}
            </dd>
            <dt>{t('customers.file.lifecycle')}</dt>
            <dd>{t(`customers.lifecycle.${file.lifecycle}`)}</dd>
            <dt>{t('customers.file.kind')}</dt>
            <dd>
              <Select<CustomerKind>
                size="small"
                disabled={!editable}
                aria-label={t('customers.file.kind')}
                value={file.kind}
                options={CUSTOMER_KINDS.map((value) => ({ value, label: t(`customers.kind.${value}`) }))}
                onChange={(kind) => edit({ kind })}
              />
            </dd>
            <dt>{t('customers.file.organisation')}</dt>
            <dd>
              <OrganisationChoice
                file={file}
                editable={editable}
                onChoose={(id) => edit({ organisationId: id })}
              />
            </dd>
            <dt>{t('customers.file.tags')}</dt>
            <dd>
              <Select
                mode="tags"
                size="small"
                style={{ width: '100%' }}
                disabled={!editable}
                aria-label={t('customers.file.tags')}
                maxCount={CUSTOMER_LIMITS.tags}
                tokenSeparators={[',', '，']}
                value={[...file.tags]}
                onChange={(tags: string[]) => edit({ tags })}
              />
            </dd>
            {file.openCases > 0 ? (
              <>
                <dt>{t('customers.file.openCases')}</dt>
                <dd className="b">{file.openCases}</dd>
              </>
            ) : null}
          </dl>
          <ErrorLine problem={problem} />
        </div>
      ) : null}
      {rating && file ? (
        <TierDialog file={file} onSave={store.setTier} onClose={() => setRating(false)} />
      ) : null}
    </Section>
  );
}

function Verified({
  file,
  editable,
  onVerify,
}: {
  file: CustomerFile;
  editable: boolean;
  onVerify: () => Promise<void>;
}) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const { message } = App.useApp();
  const { run, busy } = useAction({ toast: true });
  const { verifiedAt, verifiedByName, stale, staleFrom } = file;
  return (
    <div className="row g8" style={{ alignItems: 'flex-start' }}>
      {stale ? (
        <TriangleAlert size={16} strokeWidth={1.75} className="c-soon" aria-hidden="true" />
      ) : (
        <BadgeCheck size={16} strokeWidth={1.75} className="i3" aria-hidden="true" />
      )}
      <span className="grow col">
        <span>
          {verifiedAt
            ? t('customers.file.verifiedBy', { time: day(verifiedAt), name: verifiedByName })
            : t('customers.file.never')}
        </span>
        {stale ? <span className="t12 c-soon">{t('customers.file.staleNow')}</span> : null}
        {!stale && staleFrom ? (
          <span className="t12 i3">{t('customers.file.staleFrom', { time: day(staleFrom) })}</span>
        ) : null}
      </span>
      {editable ? (
        <Button
          size="small"
          loading={busy}
          onClick={() =>
            void run(async () => {
              await onVerify();
              void message.success(t('customers.file.checked'), 3);
            })
          }
        >
          {t('customers.file.checkToday')}
        </Button>
      ) : null}
    </div>
  );
}

function TierWhy({ file }: { file: CustomerFile }) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const { tier, source, reason, byName, until, byRules } = file.tier;
  return (
    <span className="col">
      <span>
        <b>{t(`tier.${tier}`)}</b> <span className="i3 t12">{t(`customers.source.${source}`)}</span>
      </span>
      {source === 'hand' ? (
        <span className="t12 i2">
          {t('customers.file.byHand', { name: byName, tier: t(`tier.${tier}`), reason })}
          {until ? ` ${t('customers.file.until', { time: day(until) })}` : ''}
        </span>
      ) : null}
      {byRules && byRules !== tier ? (
        <span className="t12 i3">{t('customers.file.byRules', { tier: t(`tier.${byRules}`) })}</span>
      ) : null}
    </span>
  );
}

function OrganisationChoice({
  file,
  editable,
  onChoose,
}: {
  file: CustomerFile;
  editable: boolean;
  onChoose: (id: string | null) => void;
}) {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const { run, busy } = useAction({ toast: true });
  const found = useQuery({
    queryKey: ['organisations', q],
    queryFn: () =>
      api.call('GET /api/organisations', { query: { limit: 20, ...(q.trim() ? { q: q.trim() } : {}) } }),
    enabled: editable,
  });
  const own = file.organisation;
  const items = found.data?.items ?? [];
  const known = own && !items.some(({ id }) => id === own.id) ? [own, ...items] : items;
  const fresh = q.trim() && !items.some(({ name }) => name === q.trim());
  const choose = (id: string | undefined) => {
    if (id !== 'new') return onChoose(id ?? null);
    void run(async () =>
      onChoose((await api.call('POST /api/organisations', { body: { name: q.trim() } })).id),
    );
  };
  return (
    <Select
      allowClear
      showSearch={{ filterOption: false, onSearch: setQ }}
      size="small"
      style={{ width: '100%' }}
      loading={busy}
      disabled={!editable}
      placeholder={t('customers.file.organisationNone')}
      aria-label={t('customers.file.organisation')}
      value={own?.id ?? null}
      options={[
        ...known.map(({ id, name }) => ({ value: id, label: name })),
        ...(fresh ? [{ value: 'new', label: t('customers.file.organisationNew', { name: q.trim() }) }] : []),
      ]}
      onChange={(id: string | null | undefined) => choose(id ?? undefined)}
    />
  );
}

function TierDialog({
  file,
  onSave,
  onClose,
}: {
  file: CustomerFile;
  onSave: ReturnType<typeof useFile>['setTier'];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { run, busy, problem } = useAction();
  const [tier, setTier] = useState<Tier>(file.tier.tier);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const save = async () => {
    const end = until ? new Date(`${until}T23:59:59`).toISOString() : null;
    if (await run(() => onSave({ tier, reason: reason.trim(), until: end }))) onClose();
  };
  return (
    <Modal
      open
      width={440}
      title={t('customers.file.tier')}
      okText={t('customers.file.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !reason.trim(), loading: busy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="form-dialog">
        <Field label={t('customers.file.tier')}>
          {({ id }) => (
            <Select<Tier>
              id={id}
              style={{ width: '100%' }}
              value={tier}
              onChange={setTier}
              options={TIERS.map((value) => ({ value, label: t(`tier.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t('customers.file.reason')} required>
          {({ id }) => (
            <Input
              id={id}
              maxLength={300}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('customers.file.untilLabel')}>
          {({ id }) => (
            <Input id={id} type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
          )}
        </Field>
        <ErrorLine problem={problem} />
      </div>
    </Modal>
  );
}
