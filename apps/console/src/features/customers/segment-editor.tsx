import { useEffect, useState } from 'react';
import { App, Button, Input } from 'antd';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { SegmentRecord } from '@yingda/contracts';
import { api } from '../../app/session';
import { useFormats } from '../../i18n/use-texts';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';
import { saveFile } from '../reports/saved-file';
import { type Condition, EMPTY_GROUP, isComplete } from './segment-form';
import { SegmentGroup } from './segment-group';

const WAIT_MS = 300;

/** A value once it has been still for a moment. */
function useStill<T>(value: T): T {
  const [still, setStill] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setStill(value), WAIT_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return still;
}

/** Name and conditions of a segment, with how many meet them while they are being said. */
export function SegmentEditor({ segment }: { segment: SegmentRecord | null }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { run, busy, problem } = useAction();
  const [name, setName] = useState(segment?.name ?? '');
  const [description, setDescription] = useState(segment?.description ?? '');
  const [conditions, setConditions] = useState<Condition>((segment?.conditions as Condition) ?? EMPTY_GROUP);
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['segments'] });
  const save = () =>
    run(async () => {
      const body = { name: name.trim(), description: description.trim(), conditions };
      const saved = segment
        ? await api.call('PUT /api/segments/:id', {
            params: { id: segment.id },
            body: { ...body, version: segment.version },
          })
        : await api.call('POST /api/segments', { body });
      await refresh();
      void message.success(t('customers.segment.saved'), 3);
      void navigate(`/customers/segments/${saved.id}`, { replace: true });
    });
  const remove = () =>
    void modal.confirm({
      title: t('customers.segment.removeTitle', { name: segment!.name }),
      content: t('customers.segment.removeHint'),
      okText: t('customers.segment.remove'),
      okButtonProps: { danger: true },
      cancelText: t('common.cancel'),
      onOk: () =>
        run(async () => {
          await api.call('DELETE /api/segments/:id', { params: { id: segment!.id } });
          await refresh();
          void navigate('/customers/segments', { replace: true });
        }),
    });
  const download = () =>
    run(async () => {
      const answer = await api.open('GET /api/segments/:id/export', { params: { id: segment!.id } });
      saveFile(await answer.blob(), `${segment!.name}.csv`);
    });
  return (
    <div className="segment-editor">
      <Field label={t('customers.segment.name')} required>
        {({ id }) => (
          <Input
            id={id}
            maxLength={80}
            placeholder={t('customers.segment.namePlaceholder')}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('customers.segment.about')}>
        {({ id }) => (
          <Input
            id={id}
            maxLength={500}
            value={description}
            onChange={(event) => setDescription(event.target.value)}
          />
        )}
      </Field>
      <section className="col g8">
        <h2>{t('customers.segment.conditions')}</h2>
        <SegmentGroup group={conditions} onChange={setConditions} />
      </section>
      <LiveCount conditions={conditions} />
      <ErrorLine problem={problem} />
      <div className="row g8">
        <Button
          type="primary"
          loading={busy}
          disabled={!name.trim() || !isComplete(conditions)}
          onClick={() => void save()}
        >
          {t('customers.segment.save')}
        </Button>
        {segment ? (
          <>
            <Button icon={<Download size={14} strokeWidth={1.75} />} onClick={() => void download()}>
              {t('customers.segment.export')}
            </Button>
            <Button onClick={() => void navigate(`/customers?segment=${segment.id}`)}>
              {t('customers.segment.members')}
            </Button>
            <span className="grow" />
            <Button type="text" danger onClick={remove}>
              {t('customers.segment.remove')}
            </Button>
          </>
        ) : null}
      </div>
    </div>
  );
}

function LiveCount({ conditions }: { conditions: Condition }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const still = useStill(conditions);
  const complete = isComplete(still);
  const count = useQuery({
    queryKey: ['segments', 'try', still],
    queryFn: ({ signal }) => api.call('POST /api/segments/count', { body: { conditions: still }, signal }),
    enabled: complete,
    placeholderData: keepPreviousData,
  });
  if (!complete) return <p className="segment-count i3">{t('customers.segment.broken')}</p>;
  if (count.isError) return <ErrorLine problem={count.error} />;
  if (!count.data) return <p className="segment-count i3">{t('customers.segment.counting')}</p>;
  const { customers, of } = count.data;
  const share = of > 0 ? `${Math.round((customers / of) * 1_000) / 10}%` : '0%';
  return (
    <p className="segment-count" role="status" style={{ opacity: count.isPlaceholderData ? 0.6 : 1 }}>
      <b>{t('customers.segment.count', { n: number(customers) })}</b>
      <span className="i2">{t('customers.segment.of', { p: share })}</span>
    </p>
  );
}
