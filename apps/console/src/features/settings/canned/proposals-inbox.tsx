import { useEffect, useState } from 'react';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CannedProposal } from '@yingda/contracts';
import { api } from '../../../app/session';
import { useDirectory } from '../../../live/use-live';
import { useFormats } from '../../../i18n/use-texts';
import { ErrorLine } from '../../../parts/error-line';
import { useAction } from '../../../parts/use-action';
import { useMe } from '../../../app/use-session';

export function useProposals() {
  return useQuery({
    queryKey: ['canned-proposals'],
    queryFn: async () => (await api.call('GET /api/canned-proposals')).items,
  });
}

/** What waits for this person, and what has become of what they proposed. Nothing where there is neither. */
export function ProposalsInbox() {
  const { t } = useTranslation();
  const { data } = useProposals();
  const shown = (data ?? []).filter(
    ({ mayDecide, state, unseen }) => mayDecide || state === 'open' || unseen,
  );
  const unseen = shown.some((one) => one.unseen);
  useEffect(() => {
    if (unseen) void api.call('POST /api/canned-proposals/seen').catch(() => undefined);
  }, [unseen]);
  if (shown.length === 0) return null;
  return (
    <section className="card proposals" aria-label={t('words.proposals.title')}>
      <b>{t('words.proposals.titleCount', { n: shown.length })}</b>
      <ul>
        {shown.map((proposal) => (
          <ProposalLine key={proposal.id} proposal={proposal} />
        ))}
      </ul>
    </section>
  );
}

function ProposalLine({ proposal }: { proposal: CannedProposal }) {
  const { t } = useTranslation();
  const me = useMe();
  const { agents } = useDirectory();
  const { short } = useFormats();
  const queryClient = useQueryClient();
  const { run, busy, problem } = useAction();
  const [refusing, setRefusing] = useState(false);
  const [reason, setReason] = useState('');
  const { id, change, mayDecide, state } = proposal;
  const own = proposal.proposedById === me.id;
  const act = (deed: () => Promise<unknown>) =>
    run(async () => {
      await deed();
      await queryClient.invalidateQueries({ queryKey: ['canned-proposals'] });
      await queryClient.invalidateQueries({ queryKey: ['canned-responses'] });
    });
  const params = { id };
  return (
    <li>
      <span className="grow">
        <code>/{change.shortcut}</code> <b>{change.texts[0]?.title}</b>{' '}
        <span className="i3">
          {t(
            proposal.cannedResponseId && state === 'open' ? 'words.proposals.change' : 'words.proposals.new',
          )}{' '}
          · {agents.find((agent) => agent.id === proposal.proposedById)?.name} · {short(proposal.proposedAt)}
        </span>
        <span className="proposal-text i2">{change.texts.map(({ body }) => body).join('\n')}</span>
        {proposal.note ? (
          <span className="i2">{t('words.proposals.note', { note: proposal.note })}</span>
        ) : null}
        {state === 'rejected' ? (
          <span className="c-late">{t('words.proposals.rejected', { reason: proposal.reason })}</span>
        ) : null}
        {state === 'approved' ? <span className="b">{t('words.proposals.approved')}</span> : null}
        {problem ? <ErrorLine problem={problem} /> : null}
      </span>
      {mayDecide && !refusing ? (
        <span className="row g8">
          <Button
            size="small"
            type="primary"
            loading={busy}
            onClick={() => void act(() => api.call('POST /api/canned-proposals/:id/approve', { params }))}
          >
            {t('words.proposals.approve')}
          </Button>
          <Button size="small" onClick={() => setRefusing(true)}>
            {t('words.proposals.reject')}
          </Button>
        </span>
      ) : null}
      {mayDecide && refusing ? (
        <span className="row g8">
          <Input
            size="small"
            autoFocus
            aria-label={t('words.proposals.reason')}
            placeholder={t('words.proposals.reason')}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button
            size="small"
            danger
            disabled={!reason.trim()}
            loading={busy}
            onClick={() =>
              void act(() => api.call('POST /api/canned-proposals/:id/reject', { params, body: { reason } }))
            }
          >
            {t('words.proposals.reject')}
          </Button>
        </span>
      ) : null}
      {own && state === 'open' && !mayDecide ? (
        <Button
          size="small"
          loading={busy}
          onClick={() => void act(() => api.call('DELETE /api/canned-proposals/:id', { params }))}
        >
          {t('words.proposals.withdraw')}
        </Button>
      ) : null}
    </li>
  );
}
