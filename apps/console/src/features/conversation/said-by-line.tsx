import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { StaffEntry } from '@yingda/contracts';
import { api } from '../../app/session';
import { useMay } from '../../app/use-session';
import { saidBy, type SaidBy } from './said-by';

const NOTHING: ReadonlyMap<string, SaidBy> = new Map();
const SaidByContext = createContext(NOTHING);

interface SaidByScopeProps {
  conversationId: string;
  entries: readonly StaffEntry[];
  children: ReactNode;
}

/** Knows of a conversation's automatic messages what said them; asks only where there are any, again with each new one. */
export function SaidByScope({ conversationId, entries, children }: SaidByScopeProps) {
  const newest = entries.findLast(
    ({ entry, author }) => entry === 'message' && (author.kind === 'bot' || author.kind === 'system'),
  );
  const params = { id: conversationId };
  const asked = { enabled: newest !== undefined, staleTime: Infinity };
  const key = (part: string) => ['conversations', conversationId, part, newest?.id];
  const log = useQuery({
    ...asked,
    queryKey: key('auto-replies'),
    queryFn: () => api.call('GET /api/conversations/:id/auto-replies', { params }),
    placeholderData: (before) => before,
  });
  const runs = useQuery({
    ...asked,
    queryKey: key('rule-runs'),
    queryFn: () => api.call('GET /api/conversations/:id/rule-runs', { params, query: { limit: 100 } }),
    placeholderData: (before) => before,
  });
  const all = useMemo(
    () => (newest ? saidBy(log.data ?? [], runs.data?.runs ?? []) : NOTHING),
    [newest, log.data, runs.data],
  );
  return <SaidByContext value={all}>{children}</SaidByContext>;
}

/** "Auto-reply: returns" under what a machine said; a way to it for those who may edit it. */
export function SaidByLine({ messageId }: { messageId: string }) {
  const { t } = useTranslation();
  const mayEdit = useMay('automation.edit');
  const said = useContext(SaidByContext).get(messageId);
  if (!said) return t('conversation.automatic');
  const text = t(said.kind === 'rule' ? 'rules.byRule' : 'rules.byReply', { name: said.name });
  if (!mayEdit) return text;
  const to = said.kind === 'rule' ? `/settings/rules/${said.id}` : `/settings/auto-replies/${said.id}`;
  return (
    <Link className="said-by" to={to} title={said.word ?? undefined}>
      {text}
    </Link>
  );
}
