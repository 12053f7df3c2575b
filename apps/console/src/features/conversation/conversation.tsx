import { memo, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer, ConversationRow, StaffEntry } from '@yingda/contracts';
import type { Shortcuts } from '../../app/shortcuts';
import { useShortcuts } from '../../app/use-shortcuts';
import { useMay } from '../../app/use-session';
import { isServed } from '../../live/row-order';
import { useAgent } from '../../live/use-live';
import { ErrorBlock, Skeleton } from '../../parts/state-block';
import { caseInHand } from '../cases/case-store';
import { CloseDialog } from './close-dialog';
import { Composer } from './composer';
import { ComposerInstead } from './composer-instead';
import { ConversationHead } from './conversation-head';
import { whoClosed } from './event-text';
import { SaidByScope } from './said-by-line';
import { PromiseDialog } from '../promises/promise-dialog';
import { ServiceBar } from './service-bar';
import { EscalateDialog, MergeDialog, TakeOverDialog } from './small-dialogs';
import { Timeline, type Goal } from './timeline';
import { TransferDialog } from './transfer-dialog';
import { useActions } from './use-actions';
import { VipBand } from './vip-band';
import { WritingAlong } from './writing-along';
import type { ComposerHandle } from './use-composer';
import { useOpenDeeds } from './use-open-deeds';
import { useConversation, useTimeline } from './use-conversation';
import { useOutlets } from './use-outlets';
import './conversation.css';

interface ConversationProps {
  id: string;
  panelShown: boolean;
  onPanel?: (() => void) | undefined;
  onBack?: () => void;
  /** False where the page around it has single keys of its own. */
  keys?: boolean;
}

/** One conversation: header, service bar, timeline, composer. */
export const Conversation = memo(function Conversation({ id, ...rest }: ConversationProps) {
  const { t } = useTranslation();
  const { row, detail, readAt, problem, reload } = useConversation(id);
  if (!row) {
    return (
      <main className="conversation">
        {problem ? (
          <ErrorBlock title={t('conversation.failed')} problem={problem} onRetry={reload} />
        ) : (
          <Skeleton rows={5} height={64} />
        )}
      </main>
    );
  }
  return <Loaded row={row} detail={detail} readAt={readAt} reload={reload} {...rest} />;
});

type LoadedProps = Omit<ConversationProps, 'id'> & {
  row: ConversationRow;
  detail: Answer<'GET /api/conversations/:id'> | undefined;
  readAt: number;
  reload: () => void;
};

function Loaded({ row, detail, readAt, reload, panelShown, onPanel, onBack, keys = true }: LoadedProps) {
  const { t } = useTranslation();
  const data = useTimeline(row.id);
  const composer = useRef<ComposerHandle>(null);
  const [finding, setFinding] = useState(false);
  const [goal, setGoal] = useState<Goal | null>(null);
  const actions = useActions(row, detail, () => setFinding(true));
  const mayNote = useMay('conversation.serve');
  // What was true a moment ago is shown until the answer is here: no flicker between conversations.
  const mayReply = detail
    ? detail.mayReply
    : actions.mine && (row.status === 'active' || row.status === 'assigned');
  const seen = data.state.timeline.entries.at(-1)?.sequence ?? row.head.sequence;
  const outlets = useOutlets(detail, { readAt, reload });
  const closedBy = useMemo(() => whoClosed(data.entries), [data.entries]);
  const lastSequence = data.entries.reduce((most, entry) => Math.max(most, entry.sequence ?? 0), seen ?? 0);

  const holder = useAgent(row.agentId);
  const whispers = !actions.mine && isServed(row) && Boolean(detail?.mayTakeOver);
  const writesNote = mayReply || Boolean(mayNote && detail && !row.mergedInto);
  useOpenDeeds({ row, actions, composer, writes: { reply: mayReply, note: writesNote } });
  const opensCases = useMay('case.open');
  const single: Shortcuts = {
    r: () => composer.current?.focus('reply'),
    m: () => composer.current?.focus('note'),
    t: () => actions.start('transfer'),
    e: () => actions.start('close'),
    a: () => actions.start('assignMe'),
    w: () => actions.start('wait'),
    o: () => actions.start('reopen'),
    'shift+e': () => actions.start('escalate'),
    'shift+c': () => (opensCases ? caseInHand.set({ conversationId: row.id, messageIds: [] }) : false),
  };
  useShortcuts({ ...(keys ? single : {}), 'mod+f': () => setFinding(true) });

  const quote = useCallback((entry: StaffEntry) => composer.current?.quote(entry), []);
  const edit = useCallback((entry: StaffEntry) => composer.current?.edit(entry), []);
  const { dialog, close } = actions;
  return (
    <main className="conversation">
      <ConversationHead
        row={row}
        actions={actions}
        panelShown={panelShown}
        onPanel={onPanel}
        onBack={onBack}
      />
      <VipBand row={row} />
      <ServiceBar row={row} closedBy={closedBy} />
      <SaidByScope conversationId={row.id} entries={data.entries}>
        <Timeline
          row={row}
          data={data}
          mayAnswer={mayReply}
          outlets={outlets.all}
          onQuote={quote}
          onEdit={edit}
          finding={finding}
          onFindClose={() => setFinding(false)}
          goal={goal}
          onReload={data.reload}
        />
      </SaidByScope>
      {mayReply ? (
        <WritingAlong row={row} holderName={holder?.name ?? t('common.unknownPerson')} actions={actions} />
      ) : (
        <ComposerInstead row={row} detail={detail} actions={actions} />
      )}
      {writesNote ? (
        <Composer
          row={row}
          entries={data.entries}
          serverDraft={detail?.draft}
          mayReply={mayReply}
          whisperTo={whispers ? (holder?.name ?? t('common.unknownPerson')) : null}
          outlets={outlets}
          followUp={detail?.followUp ?? null}
          readAt={readAt}
          onSent={() => setGoal({ entryId: null })}
          onSendAndClose={() => actions.start('close')}
          onLook={(entry) => setGoal({ entryId: entry.id })}
          handle={composer}
        />
      ) : null}
      {dialog === 'transfer' ? <TransferDialog row={row} onClose={close} onDone={close} /> : null}
      {dialog === 'close' ? (
        <CloseDialog row={row} seenSequence={lastSequence} onClose={close} onDone={close} />
      ) : null}
      {dialog === 'promise' ? (
        <PromiseDialog
          conversationId={row.id}
          onClose={close}
          onMade={(words) => {
            close();
            composer.current?.write(words);
          }}
        />
      ) : null}
      {dialog === 'escalate' ? <EscalateDialog row={row} onClose={close} /> : null}
      {dialog === 'merge' ? <MergeDialog row={row} onClose={close} /> : null}
      {dialog === 'takeOver' ? <TakeOverDialog row={row} onClose={close} /> : null}
    </main>
  );
}
