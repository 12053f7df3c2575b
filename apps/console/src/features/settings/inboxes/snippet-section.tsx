import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/session';
import { useFormats } from '../../../i18n/use-texts';
import { CopyButton } from '../../../parts/copy-button';
import { ErrorLine } from '../../../parts/error-line';
import { useAction } from '../../../parts/use-action';
import { Section } from '../page/column';
import { OnlineButton } from '../page/online-button';
import { sectionId } from './section-bar';
import { SnippetChip } from './snippet-chip';
import { shownOrigin, snippetState } from './snippet-state';
import type { InboxWithSnippet } from './use-inboxes';

interface SnippetSectionProps extends InboxWithSnippet {
  onStored: (stored: InboxWithSnippet) => void;
}

/** The one line to paste, and whether it was seen on a page. */
export function SnippetSection({ inbox, snippet, onStored }: SnippetSectionProps) {
  const { t } = useTranslation();
  const { short } = useFormats();
  const { run, busy, problem } = useAction();
  const setup = useQuery({
    queryKey: ['setup'],
    queryFn: () => api.call('GET /api/setup'),
    staleTime: Infinity,
  });
  const { refusedOrigin, lastSeenAt, lastSeenOrigin } = inbox;
  const allow = (origin: string) =>
    run(async () => {
      const body = { origins: [...inbox.origins, origin], version: inbox.version };
      onStored(await api.call('PATCH /api/inboxes/:id', { params: { id: inbox.id }, body }));
    });

  return (
    <Section
      id={sectionId('snippet')}
      title={t('settings.inboxes.snippetTitle')}
      hint={t('settings.inboxes.snippetHint', { tag: '</body>' })}
      extra={<SnippetChip inbox={inbox} />}
    >
      <pre className="code-box" tabIndex={0}>
        <code>{snippet}</code>
      </pre>
      <div className="row g8 wrap">
        <CopyButton type="primary" text={snippet} />
        {setup.data?.demo ? (
          <Button
            href={`/?inbox=${encodeURIComponent(inbox.key)}`}
            target="_blank"
            rel="noopener"
            icon={<ExternalLink size={14} strokeWidth={1.75} />}
          >
            {t('settings.inboxes.demo')}
          </Button>
        ) : null}
        <span className="grow" />
        <span className="i3" role="status">
          {lastSeenAt ? (
            <>
              {t('settings.inboxes.lastSeen', { time: short(lastSeenAt) })}
              {lastSeenOrigin ? (
                <>
                  <span className="dot" />
                  {shownOrigin(lastSeenOrigin)}
                </>
              ) : null}
            </>
          ) : snippetState(inbox) === 'waiting' ? (
            t('settings.inboxes.notSeen')
          ) : null}
        </span>
      </div>
      {lastSeenAt || refusedOrigin ? null : (
        <ul className="checks">
          <li>{t('settings.inboxes.checkPasted')}</li>
          <li>{t('settings.inboxes.checkCache')}</li>
          <li>{t('settings.inboxes.checkPolicy')}</li>
        </ul>
      )}
      {refusedOrigin ? (
        <div className="notice late" role="alert">
          <CircleAlert size={16} strokeWidth={1.75} aria-hidden="true" />
          <span className="grow">{t('settings.inboxes.refused', { origin: refusedOrigin })}</span>
          <OnlineButton size="small" loading={busy} onClick={() => void allow(refusedOrigin)}>
            {t('settings.inboxes.allow')}
          </OnlineButton>
        </div>
      ) : null}
      <ErrorLine problem={problem} />
    </Section>
  );
}
