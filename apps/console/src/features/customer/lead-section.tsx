import { useState } from 'react';
import { Button, Dropdown } from 'antd';
import { Ellipsis, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LeadRecord } from '@yingda/contracts';
import { useMay } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { ErrorLine } from '../../parts/error-line';
import { FlagDialog, HandDialog, StepDialog } from './lead-dialogs';
import { Section } from './section';
import { useLead } from './use-leads';

type Act = 'flag' | 'hand' | 'contacted' | 'won' | 'lost';

/** What may be done with a lead as it stands, the next step first. */
export function actsOf({ status }: Pick<LeadRecord, 'status'>): Exclude<Act, 'flag'>[] {
  if (status === 'won') return [];
  if (status === 'lost') return ['hand'];
  if (status === 'new') return ['hand', 'won', 'lost'];
  return status === 'handed' ? ['contacted', 'won', 'lost', 'hand'] : ['won', 'lost', 'hand'];
}

/** The dialog of what is about to be done with a lead. */
export function LeadDialog({
  lead,
  act,
  conversationId,
  onClose,
}: {
  lead: LeadRecord | null;
  act: Act | null;
  conversationId: string;
  onClose: () => void;
}) {
  if (act === 'flag') return <FlagDialog conversationId={conversationId} lead={lead} onClose={onClose} />;
  if (!lead || !act) return null;
  if (act === 'hand') return <HandDialog lead={lead} onClose={onClose} />;
  return <StepDialog lead={lead} step={act} onClose={onClose} />;
}

/** Whether the person may buy, and what became of it. */
export function LeadSection({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const { short } = useFormats();
  const may = useMay('conversation.serve');
  const { data: lead, error, isPending } = useLead(conversationId);
  const [act, setAct] = useState<Act | null>(null);
  if (isPending || (!lead && !may && !error)) return null;
  const [next, ...rest] = lead ? actsOf(lead) : [];
  const label = (one: Exclude<Act, 'flag'>) =>
    t(`orders.leads.${one === 'hand' && lead?.handedAt ? 'resend' : one}`);
  return (
    <Section name="lead" title={t('orders.leads.title')}>
      {error && lead === undefined ? <ErrorLine problem={error} /> : null}
      {lead ? (
        <div className="lead-card">
          <div className="row g6">
            <span className={`chip ${lead.status === 'won' ? 'ok' : lead.status === 'lost' ? '' : 'soon'}`}>
              {t(`orders.leads.status.${lead.status}`)}
            </span>
            <span className="chip">{t(`orders.leads.quality.${lead.quality}`)}</span>
            <span className="grow" />
            {may ? (
              <button type="button" className="link-button t12" onClick={() => setAct('flag')}>
                {t('common.edit')}
              </button>
            ) : null}
          </div>
          <p>{lead.interest}</p>
          {lead.product ? <p className="i2">{lead.product}</p> : null}
          {lead.orderNumber ? (
            <p className="i2">{t('orders.leads.order', { number: lead.orderNumber })}</p>
          ) : null}
          {lead.history.slice(-1).map((line) => (
            <p key={line.at} className="i3 t12">
              {t(`orders.leads.step.${line.step}`)} {line.byName} {short(line.at)}
              {line.note && line.step !== 'flagged' ? ` · ${line.note}` : ''}
            </p>
          ))}
          {may && next ? (
            <div className="row g6" style={{ marginTop: 8 }}>
              <Button size="small" onClick={() => setAct(next)}>
                {label(next)}
              </Button>
              {rest.length > 0 ? (
                <Dropdown
                  trigger={['click']}
                  menu={{
                    items: rest.map((key) => ({ key, label: label(key) })),
                    onClick: ({ key }) => setAct(key as Act),
                  }}
                >
                  <Button
                    size="small"
                    type="text"
                    aria-label={t('customer.more')}
                    icon={<Ellipsis size={14} strokeWidth={1.75} aria-hidden="true" />}
                  />
                </Dropdown>
              ) : null}
            </div>
          ) : null}
        </div>
      ) : may && !error ? (
        <button type="button" className="link-button row g6" onClick={() => setAct('flag')}>
          <Plus size={14} strokeWidth={1.75} aria-hidden="true" />
          {t('orders.leads.flag')}
        </button>
      ) : null}
      <LeadDialog
        lead={lead ?? null}
        act={act}
        conversationId={conversationId}
        onClose={() => setAct(null)}
      />
    </Section>
  );
}
