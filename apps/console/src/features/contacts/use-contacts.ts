import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer, Body } from '@yingda/contracts';
import type { ContactPurpose, ContactSource, ContactView } from '@yingda/contracts/names';
import { api } from '../../app/session';

export type ContactRow = Answer<'GET /api/contacts'>['items'][number];
export type ContactDetail = Answer<'GET /api/contacts/:id'>;
export type ContactPlan = Answer<'GET /api/contact-plans'>[number];

export interface ContactFilter {
  view: ContactView;
  mine: boolean;
  source?: ContactSource | undefined;
  purpose?: ContactPurpose | undefined;
  incomplete?: boolean;
  from?: string;
  until?: string;
}

const KEY = 'contacts';
const EVERY_MS = 30_000;

/** Contacts of a view, page after page; looked at again every half minute. */
export function useContacts({ view, mine, source, purpose, incomplete, from, until }: ContactFilter) {
  const query = {
    ...{ view, mine, ...(incomplete ? { incomplete } : {}) },
    ...{ ...(source ? { source } : {}), ...(purpose ? { purpose } : {}) },
    ...{ ...(from ? { from } : {}), ...(until ? { until } : {}) },
  };
  return useInfiniteQuery({
    queryKey: [KEY, query],
    queryFn: ({ pageParam, signal }) =>
      api.call('GET /api/contacts', {
        query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: EVERY_MS,
  });
}

export function useContact(id: string | undefined) {
  return useQuery({
    queryKey: [KEY, 'one', id],
    queryFn: ({ signal }) => api.call('GET /api/contacts/:id', { params: { id: id! }, signal }),
    enabled: Boolean(id),
  });
}

export function useContactCounts(mine: boolean) {
  return useQuery({
    queryKey: [KEY, 'counts', mine],
    queryFn: ({ signal }) => api.call('GET /api/contacts/counts', { query: { mine }, signal }),
    refetchInterval: EVERY_MS,
  });
}

export function useContactDays(month: string, mine: boolean) {
  return useQuery({
    queryKey: [KEY, 'calendar', month, mine],
    queryFn: ({ signal }) => api.call('GET /api/contacts/calendar', { query: { month, mine }, signal }),
  });
}

/** Who else contacted this customer lately; null while nobody is asked for. */
export function useContactGuard(customerId: string | null, enabled = true) {
  return useQuery({
    queryKey: [KEY, 'guard', customerId],
    queryFn: ({ signal }) =>
      api.call('GET /api/contacts/guard', { query: { customerId: customerId! }, signal }),
    enabled: enabled && customerId !== null,
    staleTime: 60_000,
  });
}

export function useContactPolicy() {
  const plans = useQuery({
    queryKey: [KEY, 'plans'],
    queryFn: ({ signal }) => api.call('GET /api/contact-plans', { signal }),
  });
  const campaigns = useQuery({
    queryKey: [KEY, 'campaigns'],
    queryFn: ({ signal }) => api.call('GET /api/contact-campaigns', { signal }),
    refetchInterval: EVERY_MS,
  });
  const settings = useQuery({
    queryKey: [KEY, 'settings'],
    queryFn: ({ signal }) => api.call('GET /api/contact-settings', { signal }),
  });
  return { plans, campaigns, settings };
}

export function useContactTargets(month: string) {
  return useQuery({
    queryKey: [KEY, 'targets', month],
    queryFn: ({ signal }) => api.call('GET /api/contact-targets', { query: { month }, signal }),
  });
}

/** What may be done about contacts; everything that shows them is looked at again afterwards. */
export function useContactActs() {
  const queries = useQueryClient();
  const after = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: [KEY] }),
      queries.invalidateQueries({ queryKey: ['promises'] }),
    ]);
  const of = (id: string) => ({ params: { id } });
  return {
    plan: (body: Body<'POST /api/contacts'>) => api.call('POST /api/contacts', { body }).finally(after),
    write: (body: Body<'POST /api/contacts/written'>) =>
      api.call('POST /api/contacts/written', { body }).finally(after),
    attempt: (id: string, body: Body<'POST /api/contacts/:id/attempts'>) =>
      api.call('POST /api/contacts/:id/attempts', { ...of(id), body }).finally(after),
    save: (id: string, body: Body<'PUT /api/contacts/:id/form'>) =>
      api.call('PUT /api/contacts/:id/form', { ...of(id), body }).finally(after),
    finish: (id: string, body: Body<'POST /api/contacts/:id/finish'>) =>
      api.call('POST /api/contacts/:id/finish', { ...of(id), body }).finally(after),
    hand: (id: string, body: Body<'POST /api/contacts/:id/hand-over'>) =>
      api.call('POST /api/contacts/:id/hand-over', { ...of(id), body }).finally(after),
    cancel: (id: string, reason: string) =>
      api.call('POST /api/contacts/:id/cancel', { ...of(id), body: { reason } }).finally(after),
    verify: (id: string, body: Body<'POST /api/contacts/:id/verify'>) =>
      api.call('POST /api/contacts/:id/verify', { ...of(id), body }).finally(after),
    tell: (id: string, body: Body<'POST /api/contact-points/:id/tell'>) =>
      api.call('POST /api/contact-points/:id/tell', { ...of(id), body }).finally(after),
    savePlan: (id: string | null, body: Body<'POST /api/contact-plans'>) =>
      (id
        ? api.call('PUT /api/contact-plans/:id', { ...of(id), body })
        : api.call('POST /api/contact-plans', { body })
      ).finally(after),
    startCampaign: (body: Body<'POST /api/contact-campaigns'>) =>
      api.call('POST /api/contact-campaigns', { body }).finally(after),
    stopCampaign: (id: string) => api.call('POST /api/contact-campaigns/:id/stop', of(id)).finally(after),
    setTargets: (body: Body<'PUT /api/contact-targets'>) =>
      api.call('PUT /api/contact-targets', { body }).finally(after),
    saveSettings: (body: Body<'PUT /api/contact-settings'>) =>
      api.call('PUT /api/contact-settings', { body }).finally(after),
  };
}
