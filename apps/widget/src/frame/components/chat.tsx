import type { CustomerConversation } from '@yingda/contracts';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/texts';
import { queuedFile } from '../model/files';
import { isOpenStatus } from '../model/chat';
import { ChatMenu } from './chat-menu';
import { Composer } from './composer';
import { Face } from './face';
import { Header } from './header';
import { lazy } from './lazy';
import { Log } from './log';
import { NetBar } from './net-bar';
import { useShown, useWidget } from './use-widget';

const QueueCard = lazy(
  () => import('./queue-card').then(({ QueueCard: card }) => card),
  () => <span class="queue" />,
);

/** The conversation: who answers, the log, the composer. */
export function Chat() {
  const widget = useWidget();
  const conversation = useShown((state) => state.conversation);
  const typing = useShown((state) => state.typing);
  const otherTab = useShown((state) => state.otherTab);
  const [dropping, setDropping] = useState(false);
  const waits = conversation !== null && isOpenStatus(conversation) && !conversation.agent;
  const queued = waits && !conversation.leftMessage && conversation.status !== 'bot';
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

  useEffect(() => () => widget.typing.stop(), [widget]);

  return (
    <div
      class="chat"
      onDragOver={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDropping(false);
      }}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setDropping(false);
        for (const file of event.dataTransfer?.files ?? []) widget.chat.sendFile(queuedFile(file));
      }}
    >
      <ChatHeader conversation={conversation} queued={queued} />
      <NetBar />
      {waits && <QueueCard conversation={conversation} />}
      <Log />
      <p class="unseen" role="status">
        {typing ? t('conv.typing', { name: typing }) : ''}
      </p>
      {otherTab && (
        <p class="hint" role="status">
          {t('conv.other-tab')}
        </p>
      )}
      <Composer />
      {dropping && <div class="drop">{t('conv.drop')}</div>}
    </div>
  );
}

function ChatHeader({
  conversation,
  queued,
}: {
  conversation: CustomerConversation | null;
  queued: boolean;
}) {
  const widget = useWidget();
  const shopName = useShown((state) => state.settings?.shopName) ?? '';
  const agent = conversation?.agent;
  const back = () => widget.screens.home();
  if (!agent) {
    return (
      <Header
        title={queued ? t('queue.title') : t('conv.title', { shop: shopName })}
        {...(queued && { line: shopName })}
        onBack={back}
        menu={<ChatMenu />}
      />
    );
  }
  const here = agent.state === undefined || agent.state === 'online' || agent.state === 'busy';
  const over = conversation !== null && !isOpenStatus(conversation);
  return (
    <Header
      title={agent.name}
      line={
        <>
          {t('conv.title', { shop: shopName })}
          {!over && (
            <>
              <i class="dot" />
              {here ? t('conv.online') : t('conv.away')}
            </>
          )}
        </>
      }
      face={
        <span class="presence">
          <Face id={agent.id} name={agent.name} {...(agent.avatarUrl && { url: agent.avatarUrl })} />
          {!over && <i class={here ? 'on' : ''} />}
        </span>
      }
      onBack={back}
      menu={<ChatMenu />}
    />
  );
}
