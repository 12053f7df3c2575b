import { useEffect } from 'react';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../live/store';
import { useLive } from '../../live/use-live';
import { Conversation } from '../conversation/conversation';
import { openDeeds } from '../conversation/open-deeds';

interface LookInProps {
  conversationId: string;
  /** Ready to write what only the agent sees. */
  whisper: boolean;
  onClose: () => void;
}

/** The live conversation beside the board. Its agent sees that somebody looks. */
export function LookIn({ conversationId, whisper, onClose }: LookInProps) {
  const { t } = useTranslation();
  const live = useLive();
  useEffect(() => {
    live.look(conversationId);
    return () => live.look(null);
  }, [live, conversationId]);
  const mayNote = useStore(openDeeds, (deeds) => deeds?.deeds.includes('note') ?? false);
  useEffect(() => {
    if (whisper && mayNote) openDeeds.get()?.run('note');
  }, [whisper, mayNote]);
  return (
    <Drawer
      open
      size={640}
      title={null}
      closable={false}
      onClose={onClose}
      aria-label={t('board.look.title')}
      styles={{ body: { padding: 0 } }}
    >
      <Conversation id={conversationId} panelShown={false} onBack={onClose} />
    </Drawer>
  );
}
