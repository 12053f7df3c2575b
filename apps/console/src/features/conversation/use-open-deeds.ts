import { useEffect, type RefObject } from 'react';
import type { ConversationRow } from '@yingda/contracts';
import { isQueued } from '../../live/row-order';
import { useCustomerName } from '../inbox/use-row-text';
import { deedsOf, openDeeds } from './open-deeds';
import type { ConversationActions } from './use-actions';
import type { ComposerHandle } from './use-composer';

interface Shown {
  row: ConversationRow;
  actions: ConversationActions;
  composer: RefObject<ComposerHandle | null>;
  writes: { reply: boolean; note: boolean };
}

/** Hands the deeds of the conversation that is shown to the palette, for as long as it is shown. */
export function useOpenDeeds({ row, actions, composer, writes }: Shown): void {
  const nameOf = useCustomerName();
  useEffect(() => {
    openDeeds.set({
      conversationId: row.id,
      name: nameOf(row.customer, row.channel),
      waits: isQueued(row),
      deeds: deedsOf(actions.may, writes),
      run: (deed) =>
        deed === 'reply' || deed === 'note' ? composer.current?.focus(deed) : void actions.start(deed),
    });
  });
  useEffect(() => () => openDeeds.set(null), []);
}
