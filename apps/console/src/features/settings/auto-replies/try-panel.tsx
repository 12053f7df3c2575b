import { useState } from 'react';
import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Body } from '@yingda/contracts';
import { useDirectory } from '../../../live/use-live';
import { TryPast } from './try-past';
import { TryPhrase } from './try-phrase';

/** An unsaved reply, tried among the saved ones. */
export type TriedDraft = NonNullable<Body<'POST /api/auto-replies/try'>['draft']>;

interface TryPanelProps {
  /** Null: only what is saved. */
  draft: TriedDraft | null;
}

/** What would answer: a phrase that is typed, or what customers really wrote. Nothing is sent. */
export function TryPanel({ draft }: TryPanelProps) {
  const { t } = useTranslation();
  const { inboxes } = useDirectory();
  const [way, setWay] = useState<'phrase' | 'past'>('phrase');
  const [inboxId, setInboxId] = useState<string | null>(null);
  return (
    <section className="try-panel" aria-label={t('autoReplies.try.title')}>
      <div className="row g8 wrap">
        <Segmented<'phrase' | 'past'>
          aria-label={t('autoReplies.try.title')}
          value={way}
          options={(['phrase', 'past'] as const).map((value) => ({
            value,
            label: t(`autoReplies.try.${value}`),
          }))}
          onChange={setWay}
        />
        <span className="grow" />
        <Select
          className="try-inbox"
          allowClear
          aria-label={t('autoReplies.try.inbox')}
          placeholder={t('autoReplies.try.inboxAny')}
          value={inboxId}
          options={inboxes.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value: string | null | undefined) => setInboxId(value ?? null)}
        />
      </div>
      <p className="t12 i3">
        {t(draft ? 'autoReplies.try.draft' : 'autoReplies.try.saved')} · {t('autoReplies.try.nothing')}
      </p>
      {way === 'phrase' ? (
        <TryPhrase draft={draft} inboxId={inboxId} />
      ) : (
        <TryPast draft={draft} inboxId={inboxId} />
      )}
    </section>
  );
}
