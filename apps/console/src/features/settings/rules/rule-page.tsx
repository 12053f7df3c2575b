import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { StateBlock } from '../../../parts/state-block';
import { Column } from '../page/column';
import { Loaded } from '../page/loaded';
import { formOf, newRule, type Rule, type Vocabulary } from './rule-form';
import { RuleEditor } from './rule-editor';
import { useRules, useVocabulary } from './use-rules';
import './rules.css';

/** One rule, saved or new. */
export function RulePage() {
  const { ruleId = '' } = useParams();
  const { t } = useTranslation();
  const { query } = useRules();
  const vocabulary = useVocabulary();
  const stored = query.data?.find(({ id }) => id === ruleId);
  if (vocabulary.data && (stored || ruleId === 'new'))
    return <Formed key={ruleId} stored={stored ?? null} vocabulary={vocabulary.data} />;
  return (
    <Column title={t('settings.menu.rules')} back={{ to: '/settings/rules', label: t('rules.back') }}>
      {query.data ? (
        <Loaded query={vocabulary} rows={6}>
          {() => (
            <div className="card">
              <StateBlock drawing="nothing" title={t('rules.gone')} />
            </div>
          )}
        </Loaded>
      ) : (
        <Loaded query={query} rows={6}>
          {() => null}
        </Loaded>
      )}
    </Column>
  );
}

function Formed({ stored, vocabulary }: { stored: Rule | null; vocabulary: Vocabulary }) {
  const { t } = useTranslation();
  const [fresh] = useState(() => newRule(t('rules.newName')));
  const form = useMemo(() => (stored ? formOf(stored) : fresh), [stored, fresh]);
  return <RuleEditor stored={stored} form={form} vocabulary={vocabulary} />;
}
