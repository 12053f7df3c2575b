import { useTranslation } from 'react-i18next';
import { Section } from '../page/column';
import { ConditionControl } from './condition-control';
import { ConditionTreeField } from './condition-tree-field';
import { newLeaf } from './rule-form';
import type { RulePartProps } from './trigger-section';

/** Which of what happens it is about: conditions in groups. */
export function ConditionsSection({ form, edit, vocabulary, words, readOnly, wrong }: RulePartProps) {
  const { t } = useTranslation();
  const fields = vocabulary.triggers.find(({ kind }) => kind === form.trigger.kind)?.fields ?? [];
  // What is asked of most often stands first in a new condition.
  const first = fields.find((field) => field === 'message.text') ?? fields[0] ?? 'conversation.channel';
  return (
    <Section title={t('rules.ifTitle')} hint={t('rules.ifHint')}>
      <ConditionTreeField
        tree={form.tree}
        readOnly={readOnly}
        wrong={wrong}
        say={words.leafText}
        blank={() => newLeaf(vocabulary, first)}
        control={(leaf, onChange) => (
          <ConditionControl
            leaf={leaf}
            fields={fields}
            vocabulary={vocabulary}
            words={words}
            readOnly={readOnly}
            onChange={onChange}
          />
        )}
        onChange={(tree) => edit({ tree })}
      />
    </Section>
  );
}
