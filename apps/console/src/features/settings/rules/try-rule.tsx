import { useState } from 'react';
import { Segmented, Select } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../../app/session';
import { useFormats } from '../../../i18n/use-texts';
import { ErrorLine } from '../../../parts/error-line';
import { OnlineButton } from '../page/online-button';
import type { RuleContent } from './rule-form';
import { TestsList } from './tests-list';
import type { RuleTrials } from './use-rules';
import type { RuleWords } from './use-rule-words';

const RANGES = { day: 1, week: 7, month: 30 } as const;
type Range = keyof typeof RANGES;
const DAY_MS = 86_400_000;
type Trial = RuleTrials['trials'][number];
const SHOWN = ['matched', 'nearly'] as const;
type Shown = (typeof SHOWN)[number];

interface TryRuleProps {
  /** Null: it is not complete yet. */
  rule: RuleContent | null;
  words: RuleWords;
}

/** What the rule would have done in a stretch of the past, saved or not. Nothing is done. */
export function TryRule({ rule, words }: TryRuleProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [range, setRange] = useState<Range>('week');
  const [shown, setShown] = useState<Shown>('matched');
  const trial = useMutation({
    mutationFn: (tried: RuleContent) => {
      const to = new Date();
      const from = new Date(to.getTime() - RANGES[range] * DAY_MS);
      const body = { rule: tried, from: from.toISOString(), to: to.toISOString() };
      return api.call('POST /api/rules/try', { body });
    },
    onSuccess: ({ matched }) => setShown(matched > 0 ? 'matched' : 'nearly'),
  });
  const result = trial.data;
  const shows = (one: Trial) => (shown === 'matched' ? one.matched : !one.matched && one.nearly);
  const count = (which: Shown) =>
    which === 'matched'
      ? result?.matched
      : result?.trials.filter(({ matched, nearly }) => !matched && nearly).length;
  return (
    <section className="try-panel" aria-label={t('rules.tryTitle')}>
      <h2 className="try-title">{t('rules.tryTitle')}</h2>
      <p className="t12 i3">{t('rules.tryHint')}</p>
      <div className="row g8">
        <Select<Range>
          className="grow"
          aria-label={t('rules.tryRange')}
          value={range}
          options={(Object.keys(RANGES) as Range[]).map((value) => ({
            value,
            label: t(`rules.ranges.${value}`),
          }))}
          onChange={setRange}
        />
        <OnlineButton
          loading={trial.isPending}
          why={rule ? undefined : t('rules.tryFirst')}
          onClick={() => (rule ? trial.mutate(rule) : undefined)}
        >
          {t('rules.tryRun')}
        </OnlineButton>
      </div>
      <ErrorLine problem={trial.error} />
      {result ? (
        <div className="col g12" aria-live="polite">
          {result.lookedAt === 0 ? (
            <p className="notice">{t('rules.tryNone')}</p>
          ) : (
            <>
              <p className="b">
                {t('rules.tryResult', {
                  n: formats.number(result.lookedAt),
                  m: formats.number(result.matched),
                  p: `${Math.round((result.matched / result.lookedAt) * 100)}%`,
                })}
              </p>
              {result.complete ? null : (
                <p className="t12 i3">{t('rules.tryPart', { time: formats.full(result.from) })}</p>
              )}
              {result.asOfNow.length > 0 ? (
                <p className="t12 i3">
                  {t('rules.tryNow', {
                    list: result.asOfNow.map(words.fieldName).join(t('settings.nameJoin')),
                  })}
                </p>
              ) : null}
              <Segmented<Shown>
                size="small"
                aria-label={t('rules.tryTitle')}
                value={shown}
                options={SHOWN.map((value) => ({
                  value,
                  label: `${t(`rules.tryShown.${value}`)} ${formats.count(count(value) ?? 0)}`,
                }))}
                onChange={setShown}
              />
              <ul className="past-list">
                {result.trials.filter(shows).map((one) => (
                  <TrialLine key={`${one.conversationId} ${one.at}`} trial={one} words={words} />
                ))}
              </ul>
            </>
          )}
        </div>
      ) : (
        <p className="i3">{t('rules.untried')}</p>
      )}
    </section>
  );
}

function TrialLine({ trial, words }: { trial: Trial; words: RuleWords }) {
  const { t } = useTranslation();
  const { short, full } = useFormats();
  return (
    <li>
      <p className="row g8">
        <Link
          className="b"
          target="_blank"
          to={`/conversations/${trial.conversationId}`}
          title={t('rules.open', { number: trial.number })}
        >
          #{trial.number}
        </Link>
        <span className="grow" />
        <time className="t12 i3" dateTime={trial.at} title={full(trial.at)}>
          {short(trial.at)}
        </time>
      </p>
      {trial.excerpt ? <p className="past-text">{trial.excerpt}</p> : null}
      <details className="try-why">
        <summary>{t('rules.tryWhy')}</summary>
        <TestsList tests={trial.conditions} words={words} />
        {trial.would.length > 0 ? (
          <p>
            {t('rules.tryWould')}:{' '}
            {trial.would.map(({ kind }) => words.actionName(kind)).join(t('rules.say.list'))}
          </p>
        ) : null}
      </details>
    </li>
  );
}
