import { useDeferredValue, useState } from 'react';
import { Input } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Answer } from '@yingda/contracts';
import { api } from '../../../app/session';
import { useSettled } from '../page/use-settled';
import { ErrorLine } from '../../../parts/error-line';
import { reasonWord, wordIn } from './word-in';
import type { TriedDraft } from './try-panel';

type Match = Answer<'POST /api/auto-replies/try'>['results'][number]['matches'][number];

interface TryProps {
  draft: TriedDraft | null;
  inboxId: string | null;
}

/** One phrase: what would be said, by which word, and what else fits. */
export function TryPhrase({ draft, inboxId }: TryProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const asked = useSettled(text.trim(), 250);
  const tried = useSettled(draft, 400);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['auto-replies', 'try', asked, inboxId, tried],
    queryFn: ({ signal }) =>
      api.call('POST /api/auto-replies/try', {
        body: { texts: [{ id: 'phrase', text: asked }], inboxId, draft: tried },
        signal,
      }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  const stale = useDeferredValue(isPlaceholderData);
  const matches = asked ? data?.results[0]?.matches : undefined;
  return (
    <>
      <Input.TextArea
        aria-label={t('autoReplies.try.placeholder')}
        placeholder={t('autoReplies.try.placeholder')}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={5_000}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <ErrorLine problem={error} />
      <div aria-live="polite" className={stale ? 'try-stale' : ''}>
        {matches === undefined ? (
          <p className="i3 try-empty">{t('autoReplies.try.empty')}</p>
        ) : matches.length === 0 ? (
          <p className="notice">{t('autoReplies.try.none')}</p>
        ) : (
          <ol className="match-list">
            {matches.map((match, at) => (
              <MatchLine key={match.autoReplyId} match={match} text={asked} said={at === 0} />
            ))}
          </ol>
        )}
      </div>
    </>
  );
}

function MatchLine({ match, text, said }: { match: Match; text: string; said: boolean }) {
  const { t } = useTranslation();
  const parts = wordIn(text, match.word);
  return (
    <li className={said ? 'said' : ''}>
      <p className="row g8">
        <b className="cut grow" title={match.name}>
          {match.name}
        </b>
        <span className={`chip ${said ? 'ok' : ''}`}>
          {t(said ? 'autoReplies.try.said' : 'autoReplies.try.also')}
        </span>
      </p>
      <p className="i2" title={match.word}>
        {t('autoReplies.try.because', {
          word: reasonWord(match.word),
          match: t(`autoReplies.match.${match.match}`),
        })}
      </p>
      {said && parts ? (
        <p className="match-text">
          {parts.before}
          <mark>{parts.word}</mark>
          {parts.after}
        </p>
      ) : null}
      {match.missing.length > 0 ? (
        <p className="wrong-line">
          {t('autoReplies.try.missing', { list: match.missing.join(t('settings.nameJoin')) })}
        </p>
      ) : null}
    </li>
  );
}
