import { useEffect, useState } from 'react';
import { FileText, Mic, StickyNote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { fileSize } from '@yingda/design-system';
import type { QueuedMessage } from '@yingda/realtime-client';
import { useMe } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { useLive } from '../../live/use-live';
import { ContentView } from './content-view';
import { QuoteLine, type BubbleActions } from './message-bubble';
import { QueueMark, SentMark } from './message-marks';

const NO_MARKS = { customerDelivered: 0, customerRead: 0, agentRead: 0 };

/** The file as it lies on this device, with how much of it is up. */
function LocalFile({ message }: { message: QueuedMessage }) {
  const live = useLive();
  const { language } = useFormats();
  const [url, setUrl] = useState<string | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const { file, clientMessageId } = message;
  useEffect(() => {
    if (file?.kind !== 'image') return undefined;
    const made = URL.createObjectURL(file.blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  useEffect(
    () =>
      live.queue?.onUpload(
        (progress) => progress.clientMessageId === clientMessageId && setShare(progress.share),
      ),
    [live, clientMessageId],
  );
  if (!file) return null;
  const percent = share === null || message.state !== 'sending' ? null : `${Math.round(share * 100)} %`;
  if (url) {
    return (
      <span className="picture" style={{ maxWidth: 240, maxHeight: 240 }}>
        <img src={url} alt={file.name} style={{ maxWidth: 240, maxHeight: 240, opacity: 0.8 }} />
        {percent ? <span className="shade">{percent}</span> : null}
      </span>
    );
  }
  const Glyph = file.kind === 'voice' ? Mic : FileText;
  return (
    <span className="attachment">
      <span className="glyph">
        <Glyph size={18} strokeWidth={1.75} aria-hidden="true" />
      </span>
      <span className="grow">
        <span className="cut" style={{ display: 'block' }}>
          {file.name}
        </span>
        <span className="t12 i3">{percent ?? fileSize(file.blob.size, language)}</span>
      </span>
    </span>
  );
}

interface LocalBubbleProps {
  message: QueuedMessage;
  accepted: boolean;
  last: boolean;
  actions: BubbleActions;
}

/** An own message before the server's copy is here: full contrast, with its mark. */
export function LocalBubble({ message, accepted, last, actions }: LocalBubbleProps) {
  const { t } = useTranslation();
  const { clock } = useFormats();
  const me = useMe();
  const mark = accepted ? (
    <SentMark sequence={1} marks={NO_MARKS} channel={actions.channel} />
  ) : (
    <QueueMark message={message} />
  );
  if (message.entry === 'note') {
    return (
      <section className="note">
        <div className="head">
          <StickyNote size={12} strokeWidth={2} aria-hidden="true" />
          <b>{t('conversation.noteLabel')}</b>
          {accepted ? null : mark}
        </div>
        {message.content?.kind === 'text' ? message.content.text : null}
      </section>
    );
  }
  return (
    <article
      className={`message ours first${last ? ' last' : ''}${message.state === 'failed' ? ' failed' : ''}`}
    >
      <div className="body">
        {message.quote ? <QuoteLine quote={message.quote} /> : null}
        {message.content ? (
          <ContentView content={message.content} onOpenImage={actions.openImage} />
        ) : (
          <LocalFile message={message} />
        )}
        {last || message.state === 'failed' ? (
          <div className="bubble-meta">
            {me.publicName || me.name}
            <i className="dot" />
            {clock(message.writtenAt)}
            <i className="dot" />
            {mark}
          </div>
        ) : null}
      </div>
    </article>
  );
}
