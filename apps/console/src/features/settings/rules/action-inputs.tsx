import { Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Answer } from '@yingda/contracts';
import { CASE_LIMITS, type Priority } from '@yingda/contracts/names';
import { Field } from '../../../parts/field';
import { AttributeSelect } from './condition-control';
import { ReplyInputs } from './reply-inputs';
import type { ActionChange, ActionDraft, Vocabulary } from './rule-form';
import { SpanInput } from './span-input';
import type { RuleWords } from './use-rule-words';
import { WebhookInputs } from './webhook-inputs';

export interface ActionInputsProps {
  action: ActionDraft;
  vocabulary: Vocabulary;
  words: RuleWords;
  readOnly: boolean;
  onChange: (parts: ActionChange) => void;
}

type VocabularyInput = Answer<'GET /api/rules/vocabulary'>['actions'][number]['inputs'][number];

/** What one step needs to be told, from what the vocabulary says about it. */
export function ActionInputs(props: ActionInputsProps) {
  const { action, vocabulary } = props;
  if (action.kind === 'reply') return <ReplyInputs {...props} />;
  if (action.kind === 'webhook') return <WebhookInputs {...props} />;
  const inputs = vocabulary.actions.find(({ kind }) => kind === action.kind)?.inputs ?? [];
  if (inputs.length === 0) return null;
  return (
    <div className="action-inputs">
      {inputs.map((input) => (
        <ActionInput key={input.name} {...props} input={input} />
      ))}
    </div>
  );
}

function ActionInput({
  action,
  input,
  words,
  readOnly,
  onChange,
}: ActionInputsProps & { input: VocabularyInput }) {
  const { t } = useTranslation();
  const name = input.name as
    'text' | 'agentId' | 'tags' | 'leads' | 'seconds' | 'surveyId' | 'caseKind' | 'title';
  const label = t(`rules.input.${name}`);
  const given = action[name] as unknown;
  const put = (value: unknown) => onChange({ [name]: value ?? undefined });
  switch (input.type) {
    case 'flag':
      return (
        <Checkbox disabled={readOnly} checked={given === true} onChange={({ target }) => put(target.checked)}>
          {label}
        </Checkbox>
      );
    case 'id':
    case 'ids': {
      const optional = !input.required && input.type === 'id';
      return (
        <Field label={label}>
          {({ id }) => (
            <Select
              id={id}
              {...(input.type === 'ids' ? { mode: 'multiple' as const } : {})}
              allowClear={optional}
              disabled={readOnly}
              placeholder={action.kind === 'survey' ? t('rules.surveyUsual') : t('rules.choose')}
              showSearch={{ optionFilterProp: 'label' }}
              value={(given as string | undefined) ?? null}
              options={input.list ? words.lists[input.list] : []}
              onChange={put}
            />
          )}
        </Field>
      );
    }
    case 'choice':
      return (
        <Field label={label}>
          {({ id }) => (
            <Select
              id={id}
              disabled={readOnly}
              placeholder={t('rules.choose')}
              value={(given as string | undefined) ?? null}
              options={(input.values ?? []).map((value) => ({
                value,
                label: t(`rules.priority.${value as Priority}`),
              }))}
              onChange={put}
            />
          )}
        </Field>
      );
    case 'words':
      return (
        <Field label={label}>
          {({ id }) => (
            <Select
              id={id}
              mode="tags"
              open={false}
              suffixIcon={null}
              maxCount={10}
              disabled={readOnly}
              placeholder={t('rules.typeWords')}
              tokenSeparators={[',', '，', '、']}
              value={(given as string[] | undefined) ?? []}
              onChange={(values: string[]) =>
                put(values.map((one) => one.trim().slice(0, 40)).filter(Boolean))
              }
            />
          )}
        </Field>
      );
    case 'seconds':
      return (
        <Field label={label}>
          {() => (
            <SpanInput
              label={label}
              seconds={given as number | undefined}
              readOnly={readOnly}
              onChange={put}
            />
          )}
        </Field>
      );
    default:
      if (action.kind === 'attribute' && input.name === 'key')
        return (
          <Field label={label}>
            {() => <AttributeSelect value={action.key} readOnly={readOnly} onChange={put} />}
          </Field>
        );
      return (
        <Field label={label}>
          {({ id }) =>
            action.kind === 'attribute' || input.name === 'title' ? (
              <Input
                id={id}
                readOnly={readOnly}
                maxLength={input.name === 'title' ? CASE_LIMITS.titleCodePoints : 1_000}
                placeholder={input.name === 'title' ? t('rules.titleUsual') : ''}
                value={(given as string | undefined) ?? ''}
                onChange={({ target }) => put(target.value || undefined)}
              />
            ) : (
              <Input.TextArea
                id={id}
                readOnly={readOnly}
                maxLength={1_000}
                autoSize={{ minRows: 2, maxRows: 6 }}
                value={(given as string | undefined) ?? ''}
                onChange={({ target }) => put(target.value)}
              />
            )
          }
        </Field>
      );
  }
}
