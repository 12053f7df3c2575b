import { useState } from 'react';
import { Bot, Ellipsis, Mail } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EmailContent } from '@yingda/contracts';
import { FileCard } from './file-card';
import { MessageText } from './message-text';

/** A mail: subject, what it says, what it quotes folded away, its files. Shown as text: nothing in it is loaded or runs. */
export function MailView({ content }: { content: EmailContent }) {
  const { t } = useTranslation();
  const [quoted, setQuoted] = useState(false);
  return (
    <div className="bubble mail">
      <div className="subject">
        <Mail size={14} strokeWidth={1.75} aria-hidden="true" />
        <b>{content.subject.trim() || t('channels.content.noSubject')}</b>
        {content.automatic ? (
          <span className="chip" title={t('channels.content.emailAutomatic')}>
            <Bot size={12} strokeWidth={2} aria-hidden="true" />
            {t('channels.content.emailAutomatic')}
          </span>
        ) : null}
      </div>
      <div className="text">
        <MessageText text={content.text} />
      </div>
      {content.quoted ? (
        <>
          <button
            type="button"
            className="quoted-toggle"
            aria-expanded={quoted}
            title={t(quoted ? 'channels.content.emailHide' : 'channels.content.emailQuoted')}
            aria-label={t(quoted ? 'channels.content.emailHide' : 'channels.content.emailQuoted')}
            onClick={() => setQuoted(!quoted)}
          >
            <Ellipsis size={14} strokeWidth={2} aria-hidden="true" />
          </button>
          {quoted ? <blockquote className="quoted">{content.quoted}</blockquote> : null}
        </>
      ) : null}
      {content.attachments.length > 0 ? (
        <div className="files">
          {content.attachments.map((one) => (
            <FileCard key={one.attachmentId} id={one.attachmentId} facts={one.attachment} />
          ))}
        </div>
      ) : null}
    </div>
  );
}
