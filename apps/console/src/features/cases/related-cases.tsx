import { useState } from 'react';
import { Input, Select } from 'antd';
import { X } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CASE_RELATIONS, type CaseRelation } from '@yingda/contracts/names';
import { api } from '../../app/session';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';
import { FormDialog } from '../settings/page/form-dialog';
import { type CaseDetail, useCaseActs } from './use-cases';

const SHOWN = 6;

/** Cases of the same customer, order, batch or product. */
export function useRelated(caseId: string) {
  return useQuery({
    queryKey: ['cases', 'related', caseId],
    queryFn: ({ signal }) => api.call('GET /api/cases/:id/related', { params: { id: caseId }, signal }),
  });
}

/** What belongs to it: linked by hand, or by what both are about. */
export function RelatedCases({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const { data } = useRelated(one.id);
  const { unlink } = useCaseActs(one);
  const { run } = useAction({ toast: true });
  const [linking, setLinking] = useState(false);
  const mayLink = one.may.includes('edit');
  const byHand = new Set(one.links.map(({ caseId }) => caseId));
  const found = (data ?? []).filter(({ id }) => !byHand.has(id)).slice(0, SHOWN);
  if (!mayLink && byHand.size + found.length === 0) return null;
  return (
    <section>
      <div className="row g8">
        <h2 className="grow">{t('cases.related.title')}</h2>
        {mayLink ? (
          <button type="button" className="link-button t12" onClick={() => setLinking(true)}>
            {t('cases.related.add')}
          </button>
        ) : null}
      </div>
      {one.links.map(({ caseId, number, title, relation }) => (
        <div key={caseId} className="case-person">
          <Link to={`/cases/${caseId}`}>{number}</Link>
          <span className="cut i2 grow" title={title}>
            {title}
          </span>
          <span className="i3 t12 nw">{t(`cases.related.by.${relation}`)}</span>
          {mayLink ? (
            <button
              type="button"
              className="icon-button tiny"
              aria-label={t('cases.related.remove', { number })}
              title={t('cases.related.remove', { number })}
              onClick={() => void run(() => unlink(caseId))}
            >
              <X size={12} strokeWidth={2} aria-hidden="true" />
            </button>
          ) : null}
        </div>
      ))}
      {found.map(({ id, number, title, kinship }) => (
        <div key={id} className="case-person">
          <Link to={`/cases/${id}`}>{number}</Link>
          <span className="cut i2 grow" title={title}>
            {title}
          </span>
          <span className="i3 t12 nw">{t(`cases.related.same.${kinship}`)}</span>
        </div>
      ))}
      {byHand.size + found.length === 0 ? <span className="i3">{t('cases.related.none')}</span> : null}
      {linking ? <LinkDialog one={one} onClose={() => setLinking(false)} /> : null}
    </section>
  );
}

function LinkDialog({ one, onClose }: { one: CaseDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const { act } = useCaseActs(one);
  const { run, busy, problem } = useAction();
  const [other, setOther] = useState('');
  const [relation, setRelation] = useState<CaseRelation>('related');
  return (
    <FormDialog
      title={t('cases.related.dialog')}
      submit={t('cases.related.add')}
      busy={busy}
      problem={problem}
      why={other.trim() ? undefined : t('common.required', { field: t('cases.related.number') })}
      onSubmit={() =>
        void run(() => act('links', { other: other.trim(), relation })).then((done) => done && onClose())
      }
      onClose={onClose}
    >
      <Field label={t('cases.related.number')} required>
        {({ id }) => (
          <Input
            id={id}
            autoFocus
            maxLength={40}
            value={other}
            onChange={({ target }) => setOther(target.value)}
          />
        )}
      </Field>
      <Field label={t('cases.related.how')}>
        {({ id }) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            value={relation}
            options={CASE_RELATIONS.map((value) => ({ value, label: t(`cases.related.by.${value}`) }))}
            onChange={setRelation}
          />
        )}
      </Field>
    </FormDialog>
  );
}
