import { useState } from 'react';
import { Input, Modal, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LeadRecord } from '@yingda/contracts';
import { LEAD_QUALITIES, type LeadQuality } from '@yingda/contracts/names';
import { useDirectory } from '../../live/use-live';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';
import { useLeadDeeds } from './use-leads';

/** What somebody wants, how much, and which product. */
export function FlagDialog({
  conversationId,
  lead,
  onClose,
}: {
  conversationId: string;
  lead: LeadRecord | null;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { flag } = useLeadDeeds();
  const { run, busy, problem } = useAction();
  const [interest, setInterest] = useState(lead?.interest ?? '');
  const [product, setProduct] = useState(lead?.product ?? '');
  const [quality, setQuality] = useState<LeadQuality>(lead?.quality ?? 'warm');
  const save = async () => {
    if (await run(() => flag(conversationId, { interest, product, quality }))) onClose();
  };
  return (
    <Modal
      open
      width={480}
      title={t('orders.leads.flagTitle')}
      okText={t('orders.leads.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !interest.trim(), loading: busy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="form-dialog">
        <Field label={t('orders.leads.interest')} required>
          {({ id }) => (
            <Input.TextArea
              id={id}
              autoFocus
              autoSize={{ minRows: 2, maxRows: 5 }}
              maxLength={500}
              placeholder={t('orders.leads.interestPlaceholder')}
              value={interest}
              onChange={(event) => setInterest(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('orders.leads.product')}>
          {({ id }) => (
            <Input
              id={id}
              maxLength={200}
              value={product}
              onChange={(event) => setProduct(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('orders.leads.qualityLabel')}>
          {() => (
            <Segmented<LeadQuality>
              aria-label={t('orders.leads.qualityLabel')}
              value={quality}
              onChange={setQuality}
              options={LEAD_QUALITIES.map((value) => ({
                value,
                label: t(`orders.leads.quality.${value}`),
              }))}
            />
          )}
        </Field>
        <ErrorLine problem={problem} />
      </div>
    </Modal>
  );
}

/** To which team, and what they need to know. */
export function HandDialog({ lead, onClose }: { lead: LeadRecord; onClose: () => void }) {
  const { t } = useTranslation();
  const { hand } = useLeadDeeds();
  const { run, busy, problem } = useAction();
  const { teams } = useDirectory();
  const [teamId, setTeamId] = useState<string | null>(lead.teamId ?? null);
  const [note, setNote] = useState('');
  const save = async () => {
    if (!teamId) return;
    if (await run(() => hand(lead.id, { version: lead.version, teamId, note }))) onClose();
  };
  const title = t(lead.handedAt ? 'orders.leads.resend' : 'orders.leads.hand');
  return (
    <Modal
      open
      width={480}
      title={title}
      okText={title}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !teamId || !note.trim(), loading: busy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="form-dialog">
        <Field label={t('orders.leads.team')} required>
          {({ id }) => (
            <Select
              id={id}
              style={{ width: '100%' }}
              value={teamId}
              onChange={setTeamId}
              options={teams
                .filter(({ archived }) => !archived)
                .map(({ id: value, name: label }) => ({ value, label }))}
            />
          )}
        </Field>
        <Field label={t('orders.leads.note')} required>
          {({ id }) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={2_000}
              placeholder={t('orders.leads.notePlaceholder')}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        <ErrorLine problem={problem} />
      </div>
    </Modal>
  );
}

/** What happened: contacted, won or lost. */
export function StepDialog({
  lead,
  step,
  onClose,
}: {
  lead: LeadRecord;
  step: 'contacted' | 'won' | 'lost';
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const deeds = useLeadDeeds();
  const { run, busy, problem } = useAction();
  const [note, setNote] = useState('');
  const save = async () => {
    if (await run(() => deeds.step(lead.id, { version: lead.version, step, note }))) onClose();
  };
  return (
    <Modal
      open
      width={440}
      title={t(`orders.leads.${step}`)}
      okText={t('orders.leads.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !note.trim(), loading: busy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="form-dialog">
        <Field label={t('orders.leads.result')} required>
          {({ id }) => (
            <Input.TextArea
              id={id}
              autoFocus
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={2_000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        <ErrorLine problem={problem} />
      </div>
    </Modal>
  );
}
