import { useEffect } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer, Body } from '@yingda/contracts';
import { api } from '../../app/session';
import { useRow } from '../../live/use-live';

export type ConversationSurveys = Answer<'GET /api/conversations/:id/surveys'>;
export type Invitation = ConversationSurveys['invitations'][number];
export type AskedForm = ConversationSurveys['mayWriteDown'][number];
export type Given = Body<'POST /api/conversations/:id/survey-answers'>['answers'][number];

/** Whether the customer was asked, and why not; and asking them, or writing down what they said on the phone. */
export function useConversationSurveys(conversationId: string) {
  const queryClient = useQueryClient();
  const key = ['conversation-surveys', conversationId];
  const params = { id: conversationId };
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.call('GET /api/conversations/:id/surveys', { params, signal }),
    refetchInterval: 20_000,
  });
  const { refetch } = query;
  const row = useRow(conversationId);
  const heard = row ? `${row.status}:${row.lastMessage?.at ?? ''}` : '';
  // Customers are asked when it ends, and answer in it.
  useEffect(() => {
    if (heard) void refetch();
  }, [heard, refetch]);
  const after = () => queryClient.invalidateQueries({ queryKey: key });
  return {
    query,
    invite: (formKey: string) =>
      api.call('POST /api/conversations/:id/surveys', { params, body: { formKey } }).finally(after),
    writeDown: (formKey: string, answers: Given[]) =>
      api
        .call('POST /api/conversations/:id/survey-answers', { params, body: { formKey, answers } })
        .finally(after),
  };
}
