import { useDeferredValue, useState } from 'react';
import { Input, Modal } from 'antd';
import { Check, Search } from 'lucide-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/session';
import { useFormats } from '../../i18n/use-texts';
import { Avatar } from '../../parts/avatar';
import { ErrorLine } from '../../parts/error-line';
import { ErrorBlock, Skeleton } from '../../parts/state-block';
import { TierTag } from '../../parts/tier-tag';
import { useAction } from '../../parts/use-action';
import { useUndo } from '../../parts/use-undo';
import { useCustomerName } from '../inbox/use-row-text';
import type { Customer } from './use-customer';
import { useJoining } from './use-same-person';

const FOUND_SHOWN = 20;

/** Finds the other record of the same person, and joins the two. */
export function JoinDialog({
  customer,
  name,
  onClose,
}: {
  customer: Customer;
  name: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { short } = useFormats();
  const nameOf = useCustomerName();
  const { join } = useJoining();
  const offerUndo = useUndo();
  const { run, busy, problem } = useAction();
  const [text, setText] = useState('');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const q = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ['customers', 'join', q],
    enabled: q !== '',
    queryFn: ({ signal }) => api.call('GET /api/customers', { query: { q, limit: FOUND_SHOWN }, signal }),
    placeholderData: keepPreviousData,
  });
  const people = q === '' ? [] : (found.data?.items ?? []).filter(({ id }) => id !== customer.id);
  const chosen = people.find(({ id }) => id === chosenId);
  async function submit() {
    if (!chosen) return;
    let takeBack: (() => Promise<void>) | undefined;
    if (!(await run(async () => (takeBack = await join(customer.id, chosen.id))))) return;
    if (takeBack) offerUndo(t('customer.same.joined', { name: nameOf(chosen) }), takeBack);
    onClose();
  }
  return (
    <Modal
      open
      width={480}
      title={t('customer.same.findTitle', { name })}
      okText={chosen ? t('customer.same.submitWith', { name: nameOf(chosen) }) : t('customer.same.submit')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !chosen, loading: busy, className: 'cut' }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <p className="i2" style={{ marginBottom: 12 }}>
        {t('customer.same.findHint')}
      </p>
      <Input
        autoFocus
        allowClear
        prefix={<Search size={14} strokeWidth={1.75} aria-hidden="true" />}
        placeholder={t('customer.same.findPlaceholder')}
        aria-label={t('customer.same.findPlaceholder')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="join-list">
        {q === '' ? <p className="i3 join-hint">{t('customer.same.findFirst')}</p> : null}
        {q !== '' && found.isPending ? <Skeleton rows={4} height={44} /> : null}
        {found.isError && !found.data ? (
          <ErrorBlock
            title={t('customer.listFailed')}
            problem={found.error}
            onRetry={() => void found.refetch()}
          />
        ) : null}
        {q !== '' && found.data && people.length === 0 ? (
          <p className="i3 join-hint">{t('common.noneFound', { q })}</p>
        ) : null}
        {people.length > 0 ? (
          <div role="radiogroup" aria-label={t('customer.title')}>
            {people.map((person) => (
              <button
                key={person.id}
                type="button"
                role="radio"
                aria-checked={person.id === chosenId}
                className="join-option"
                onClick={() => setChosenId(person.id)}
              >
                <Avatar id={person.id} name={nameOf(person)} size={24} />
                <span className="b cut" title={nameOf(person)}>
                  {nameOf(person)}
                </span>
                <TierTag tier={person.tier} />
                <span className="grow i2 t12 cut">{person.label}</span>
                <span className="i3 t12 nw">{person.lastSeenAt ? short(person.lastSeenAt) : ''}</span>
                <Check size={14} strokeWidth={2} aria-hidden="true" className="join-check" />
              </button>
            ))}
          </div>
        ) : null}
      </div>
      <ErrorLine problem={problem} />
    </Modal>
  );
}
