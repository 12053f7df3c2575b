import { useEffect } from 'react';
import type { BoardRisk } from '@yingda/contracts';
import { useLive, useRow } from '../../live/use-live';
import { TakeOverDialog } from '../conversation/small-dialogs';
import { TransferDialog } from '../conversation/transfer-dialog';
import { LookIn } from './look-in';
import type { RiskDeed } from './risk-deeds';

interface RiskDialogsProps {
  deed: RiskDeed;
  risk: BoardRisk;
  onClose: () => void;
}

/** What is done about a conversation at risk, by the same dialogs as in the inbox. */
export function RiskDialogs({ deed, risk, onClose }: RiskDialogsProps) {
  const live = useLive();
  const { conversationId } = risk;
  const row = useRow(conversationId);
  useEffect(() => {
    void live.fetchRow(conversationId).catch(() => undefined);
  }, [live, conversationId]);
  if (deed === 'look' || deed === 'whisper')
    return <LookIn conversationId={conversationId} whisper={deed === 'whisper'} onClose={onClose} />;
  if (!row) return null;
  if (deed === 'take') return <TakeOverDialog row={row} onClose={onClose} />;
  return <TransferDialog row={row} onClose={onClose} onDone={onClose} />;
}
