import { useEffect } from 'react';
import { useLive } from '../../live/use-live';
import { Conversation } from '../conversation/conversation';

const NOTHING = () => undefined;

/** The conversation that a case came of, live beside it; its single keys are left to the case. */
export function CaseChat({ conversationId }: { conversationId: string }) {
  const live = useLive();
  useEffect(() => {
    live.look(conversationId);
    return () => live.look(null);
  }, [live, conversationId]);
  return (
    <section className="card case-chat">
      <Conversation id={conversationId} panelShown={false} onPanel={NOTHING} keys={false} />
    </section>
  );
}
