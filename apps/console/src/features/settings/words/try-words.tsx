import { useState } from 'react';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDraftCheck } from '../../conversation/use-draft-check';

/** What would be found in a text, while it is being written. */
export function TryWords() {
  const { t } = useTranslation();
  const check = useDraftCheck();
  const [text, setText] = useState('');
  const { findings, masked } = check(text);
  return (
    <section className="card words-try" aria-label={t('words.try')}>
      <b>{t('words.try')}</b>
      <Input.TextArea
        aria-label={t('words.try')}
        placeholder={t('words.tryPlaceholder')}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={5_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text.trim() === '' ? null : (
        <div role="status" className="words-found">
          {findings.length === 0 ? <span className="i3">{t('words.tryNothing')}</span> : null}
          {findings.map((finding) => (
            <span key={finding.from} className="chip" title={t(`conversation.words.why.${finding.kind}`)}>
              <b>{text.slice(finding.from, finding.to)}</b> · {t(`conversation.words.kind.${finding.kind}`)} ·{' '}
              {t(`words.level.${finding.level}`)}
            </span>
          ))}
          {masked === text ? null : (
            <p className="i2">
              {t('words.tryMasked')}: {masked}
            </p>
          )}
        </div>
      )}
    </section>
  );
}
