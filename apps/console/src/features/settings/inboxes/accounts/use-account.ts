import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../../../../app/session';

const LOOK_EVERY_MS = 5_000;

/** Channels that can be connected, with their forms. */
export function useChannelForms() {
  return useQuery({
    queryKey: ['channel-forms'],
    queryFn: () => api.call('GET /api/channels'),
    staleTime: 10 * 60_000,
  });
}

/** How an account does, looked at again and again while its page is open. */
export function useAccountHealth(inboxId: string) {
  return useQuery({
    queryKey: ['account-health', inboxId],
    queryFn: () => api.call('GET /api/inboxes/:id/health', { params: { id: inboxId } }),
    refetchInterval: LOOK_EVERY_MS,
  });
}

/** The live check: asked for by hand, answered line by line. */
export function useAccountCheck(inboxId: string) {
  return useMutation({
    mutationFn: () => api.call('POST /api/inboxes/:id/check', { params: { id: inboxId } }),
  });
}
