import { useState } from 'react';
import { Button, Drawer, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RuleRunState } from '@yingda/contracts/names';
import { useFormats } from '../../../i18n/use-texts';
import { ErrorBlock, Skeleton, StateBlock } from '../../../parts/state-block';
import type { Rule } from './rule-form';
import { TestsList } from './tests-list';
import { useRuleRuns, type RuleRun } from './use-rules';
import type { RuleWords } from './use-rule-words';

const ONLY = ['all', 'failed', 'held'] as const;
type Only = (typeof ONLY)[number];
const LOOKS: Partial<Record<RuleRunState, string>> = { done: 'ok', failed: 'late', held: 'soon' };

interface RunsDrawerProps {
  rule: Rule;
  words: RuleWords;
  /** What of the log is asked for in the address. */
  asked: string;
  onClose: () => void;
}

/** When a rule ran, why, what became of every step, and what failed. */
export function RunsDrawer({ rule, words, asked, onClose }: RunsDrawerProps) {
  const { t } = useTranslation();
  const [only, setOnly] = useState<Only>(ONLY.find((one) => one === asked) ?? 'all');
  const log = useRuleRuns(rule.id, only === 'all' ? null : only);
  const runs = log.data?.pages.flatMap((page) => page.runs) ?? [];
  return (
    <Drawer
      open
      size={560}
      className="edit-drawer"
      title={t('rules.logTitle', { name: rule.name })}
      onClose={onClose}
    >
      <Segmented<Only>
        className="add-row"
        aria-label={t('rules.log')}
        value={only}
        options={ONLY.map((value) => ({ value, label: t(`rules.logOnly.${value}`) }))}
        onChange={setOnly}
      />
      {log.data ? (
        runs.length > 0 ? (
          <ul className="past-list">
            {runs.map((run) => (
              <RunLine key={run.id} run={run} words={words} />
            ))}
          </ul>
        ) : (
          <StateBlock drawing="nothing" title={t('rules.logEmpty')} hint={t('rules.logEmptyHint')} />
        )
      ) : log.isError ? (
        <ErrorBlock title={t('settings.failed')} problem={log.error} onRetry={() => void log.refetch()} />
      ) : (
        <Skeleton rows={5} height={44} />
      )}
      {log.hasNextPage ? (
        <Button className="add-row" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t('rules.logMore')}
        </Button>
      ) : null}
    </Drawer>
  );
}

/** The case a rule has opened, or that was open already. */
function CaseLink({ details }: { details: Readonly<Record<string, string>> }) {
  const { t } = useTranslation();
  const name = t('rules.ranCase', { number: details['case'] ?? '' });
  const { caseId } = details;
  return <> · {caseId ? <Link to={`/cases/${caseId}`}>{name}</Link> : name}</>;
}

function RunLine({ run, words }: { run: RuleRun; words: RuleWords }) {
  const { t } = useTranslation();
  const { seconds, day } = useFormats();
  return (
    <li>
      <p className="row g8">
        <span className={`chip ${LOOKS[run.state] ?? ''}`}>{t(`rules.state.${run.state}`)}</span>
        {run.conversationId ? <Link to={`/conversations/${run.conversationId}`}>#{run.number}</Link> : null}
        <span className="grow cut i2">{words.triggerName(run.trigger)}</span>
        <time className="t12 i3 nw" dateTime={run.at}>
          {day(run.at)} {seconds(run.at)}
        </time>
      </p>
      {run.why ? <p className={run.state === 'failed' ? 'wrong-line' : 't12 i2'}>{run.why}</p> : null}
      <ol className="step-list">
        {run.actions.map((action, at) => (
          <li key={at} className={action.state === 'failed' ? 'wrong-line' : ''}>
            {at + 1}. {words.actionName(action.kind)} · {t(`rules.actionState.${action.state}`)}
            {action.details['case'] ? <CaseLink details={action.details} /> : null}
            {action.why ? ` · ${action.why}` : ''}
          </li>
        ))}
      </ol>
      <details className="try-why">
        <summary>{t('rules.tryWhy')}</summary>
        <TestsList tests={run.conditions} words={words} />
        {run.depth > 0 ? <p>{t('rules.caused', { n: run.depth })}</p> : null}
      </details>
    </li>
  );
}
