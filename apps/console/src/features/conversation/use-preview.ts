import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { OutboundPreview } from '@yingda/contracts';
import { api } from '../../app/session';
import { goesByItself } from './outlets';
import type { Outlets } from './use-outlets';

/** The server is asked this long after the last key. */
const PAUSE_MS = 500;

interface Written {
  conversationId: string;
  text: string;
  quoteId: string | undefined;
  outlets: Outlets;
  enabled: boolean;
}

/** How what is written would arrive through its channel; null until it is known for just this text. */
export function usePreview({
  conversationId,
  text,
  quoteId,
  outlets,
  enabled,
}: Written): OutboundPreview | null {
  const trimmed = text.trim();
  const { current, chosenId } = outlets;
  const asks = enabled && trimmed !== '' && current !== null && !goesByItself(current.channel);
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(trimmed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [trimmed]);
  // What is left changes what fits: a new window is a new question.
  const { data } = useQuery({
    queryKey: ['preview', conversationId, chosenId, quoteId, settled, current?.window?.quotaLeft],
    enabled: asks && settled === trimmed,
    staleTime: 60_000,
    gcTime: 60_000,
    queryFn: () =>
      api.call('POST /api/conversations/:id/preview', {
        params: { id: conversationId },
        body: {
          content: { kind: 'text', text: settled },
          ...(quoteId ? { replyTo: quoteId } : {}),
          ...(chosenId ? { identityId: chosenId } : {}),
        },
      }),
  });
  return asks && settled === trimmed ? (data ?? null) : null;
}
