import { useCallback, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Answer, Body } from '@yingda/contracts';
import { useMay } from '../../app/use-session';
import { api } from '../../app/session';
import { useAction } from '../../parts/use-action';

export type Suggestion = Answer<'POST /api/conversations/:id/assist'>;
export type Ask = Body<'POST /api/conversations/:id/assist'>;

/** Whether there is an assistant to ask: installed, switched on, and for who answers customers. */
export function useAssistantOn(): boolean {
  const serves = useMay('conversation.serve');
  const { data } = useQuery({
    queryKey: ['assistant'],
    queryFn: () => api.call('GET /api/assistant'),
    enabled: serves,
    staleTime: 60_000,
  });
  return serves && data?.active === true;
}

/** One question at a time about a conversation; what was answered stays until the next one or `forget`. */
export function useAssist(conversationId: string) {
  const { run, busy, problem, clear } = useAction();
  const [asked, setAsked] = useState<Ask | null>(null);
  const [suggestion, setSuggestion] = useState<Suggestion | null>(null);
  const ask = useCallback(
    async (body: Ask): Promise<Suggestion | null> => {
      let answer: Suggestion | null = null;
      setAsked(body);
      setSuggestion(null);
      await run(async () => {
        answer = await api.call('POST /api/conversations/:id/assist', {
          params: { id: conversationId },
          body,
        });
        setSuggestion(answer);
      });
      return answer;
    },
    [conversationId, run],
  );
  const forget = useCallback(() => {
    setAsked(null);
    setSuggestion(null);
    clear();
  }, [clear]);
  return { ask, asked, suggestion, busy, problem, forget };
}
