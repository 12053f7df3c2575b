import { useState } from 'react';
import { Button, Input, Modal, Tabs } from 'antd';
import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '@yingda/contracts';
import { api } from '../../../app/session';
import { useFormats } from '../../../i18n/use-texts';
import { CopyButton } from '../../../parts/copy-button';
import { ErrorLine } from '../../../parts/error-line';
import { useAction } from '../../../parts/use-action';
import { Section } from '../page/column';
import { OnlineButton } from '../page/online-button';
import { JWT_EXAMPLES, PAGE_EXAMPLE } from './jwt-examples';
import { sectionId } from './section-bar';
import type { InboxRecord } from './use-inboxes';

/** The secret that signs who a signed-in shopper is: made here, shown once, with how to use it. */
export function SecretSection({ inbox }: { inbox: InboxRecord }) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const { run, busy, problem } = useAction();
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<Answer<'POST /api/inboxes/:id/secret'> | null>(null);

  async function make() {
    setAsking(false);
    await run(async () =>
      setMade(await api.call('POST /api/inboxes/:id/secret', { params: { id: inbox.id } })),
    );
  }

  return (
    <Section
      id={sectionId('secret')}
      title={t('settings.inboxes.section.secret')}
      hint={t('settings.inboxes.secretHint')}
      extra={
        <OnlineButton
          icon={<KeyRound size={14} strokeWidth={1.75} />}
          loading={busy}
          onClick={() => setAsking(true)}
        >
          {t('settings.inboxes.makeSecret')}
        </OnlineButton>
      }
    >
      <ErrorLine problem={problem} />
      {made ? (
        <div className="notice once" role="status">
          <div className="grow col g8">
            <b>{t('settings.inboxes.secretShown')}</b>
            <span className="row g8">
              <Input
                readOnly
                className="mono"
                aria-label={t('settings.inboxes.section.secret')}
                value={made.secret}
                onFocus={(event) => event.target.select()}
              />
              <CopyButton type="primary" text={made.secret} />
              <Button onClick={() => setMade(null)}>{t('settings.savedElsewhere')}</Button>
            </span>
            {made.previousValidUntil ? (
              <span className="t12">
                {t('settings.inboxes.previousUntil', { time: full(made.previousValidUntil) })}
              </span>
            ) : null}
          </div>
        </div>
      ) : null}
      <div className="examples">
        <p className="i2">{t('settings.inboxes.exampleServer')}</p>
        <Tabs
          size="small"
          items={JWT_EXAMPLES.map(({ language, code }) => ({
            key: language,
            label: language,
            children: <Example code={code} />,
          }))}
        />
        <p className="i2">{t('settings.inboxes.examplePage')}</p>
        <Example code={PAGE_EXAMPLE} />
      </div>
      <Modal
        open={asking}
        width={440}
        title={t('settings.inboxes.makeSecretAsk')}
        okText={t('settings.inboxes.makeSecret')}
        cancelText={t('common.cancel')}
        onOk={() => void make()}
        onCancel={() => setAsking(false)}
      >
        {t('settings.inboxes.rotationNote')}
      </Modal>
    </Section>
  );
}

function Example({ code }: { code: string }) {
  return (
    <div className="code-box with-copy">
      <pre tabIndex={0}>
        <code>{code}</code>
      </pre>
      <CopyButton size="small" text={code} />
    </div>
  );
}
