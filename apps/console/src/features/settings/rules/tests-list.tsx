import { Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RuleField } from '@yingda/contracts/names';
import type { RuleRun } from './use-rules';
import type { RuleWords } from './use-rule-words';

/** How each condition came out, with what it met. */
export function TestsList({ tests, words }: { tests: RuleRun['conditions']; words: RuleWords }) {
  const { t } = useTranslation();
  if (tests.length === 0) return <p className="i3">{t('rules.noConditions')}</p>;
  return (
    <ul className="test-list">
      {tests.map(({ path, field, key, operator, value, actual, met, negated }) => {
        const right = met !== negated;
        const Mark = right ? Check : X;
        const asked = { key: path, field, operator, value, ...(key ? { of: key } : {}) };
        return (
          <li key={path} className={right ? 'met' : ''}>
            <Mark size={14} strokeWidth={2} aria-label={t(right ? 'rules.yes' : 'rules.no')} />
            <span className="grow">
              {negated ? t('rules.say.none', { text: words.leafText(asked) }) : words.leafText(asked)}
              <span className="i3">
                {' · '}
                {actual === undefined || actual === null
                  ? t('rules.actualNone')
                  : t('rules.actual', { value: actualText(words, field, actual) })}
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function actualText(words: RuleWords, field: RuleField, actual: unknown): string {
  const text = words.valueText({ field, operator: 'contains-all', value: actual });
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
