import { useState } from 'react';
import { Button, Input, Segmented, Select } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '@yingda/contracts/names';
import { IconAction } from '../page/icon-action';
import { SpokenText, type SpokenVariable } from '../spoken/spoken-text';
import type { ActionInputsProps } from './action-inputs';
import type { RuleAction } from './rule-form';

type Texts = NonNullable<RuleAction['texts']>;
type Item = NonNullable<RuleAction['items']>[number];

const SAMPLES: Record<Language, Record<string, string>> = {
  'zh-CN': {
    'customer.name': '林晓',
    'customer.tier': 'VIP',
    'conversation.number': '10234',
    'agent.name': '陈敏',
    'team.name': '售后',
    'inbox.name': '云杉商城',
  },
  en: {
    'customer.name': 'Lin Xiao',
    'customer.tier': 'VIP',
    'conversation.number': '10234',
    'agent.name': 'Min Chen',
    'team.name': 'After-sales',
    'inbox.name': 'Spruce Shop',
  },
};

const textIn = (texts: Texts | undefined, language: Language) =>
  texts?.find(({ locale }) => locale === language)?.text ?? '';

/** The texts with one of them changed; an empty one is not sent. */
function withText(texts: Texts | undefined, language: Language, text: string): Texts {
  return LANGUAGES.flatMap((locale) => {
    const said = locale === language ? text : textIn(texts, locale);
    return said ? [{ locale, text: said }] : [];
  });
}

/** What is said to the customer: a text in both languages with answers to choose from, or a canned response. */
export function ReplyInputs({ action, vocabulary, words, readOnly, onChange }: ActionInputsProps) {
  const { t } = useTranslation();
  const [way, setWay] = useState<'texts' | 'canned'>(action.cannedResponseId ? 'canned' : 'texts');
  const items = action.items ?? [];
  const variables = (language: Language): SpokenVariable[] =>
    vocabulary.variables.map((name) => ({ name, label: name, sample: SAMPLES[language][name] ?? name }));
  const putItem = (at: number, item: Item) =>
    onChange({ items: items.map((one, other) => (other === at ? item : one)) });
  const nextId = () => {
    let n = items.length + 1;
    while (items.some(({ id }) => id === String(n))) n += 1;
    return String(n);
  };
  return (
    <div className="col g12">
      <Segmented<'texts' | 'canned'>
        size="small"
        disabled={readOnly}
        aria-label={t('rules.input.texts')}
        value={way}
        options={(['texts', 'canned'] as const).map((value) => ({
          value,
          label: t(`rules.replyWays.${value}`),
        }))}
        onChange={(next) => {
          setWay(next);
          onChange(next === 'texts' ? { cannedResponseId: undefined } : { texts: [], items: [] });
        }}
      />
      {way === 'canned' ? (
        <Select
          aria-label={t('rules.input.cannedResponseId')}
          disabled={readOnly}
          placeholder={t('rules.choose')}
          showSearch={{ optionFilterProp: 'label' }}
          value={action.cannedResponseId ?? null}
          options={words.lists.canned}
          onChange={(cannedResponseId: string) => onChange({ cannedResponseId })}
        />
      ) : (
        <>
          <div className="field-pair">
            {LANGUAGES.map((language) => (
              <SpokenText
                key={language}
                language={language}
                label={t('rules.input.texts')}
                text={textIn(action.texts, language)}
                variables={variables(language)}
                rows={3}
                most={2_000}
                readOnly={readOnly}
                onChange={(text) => onChange({ texts: withText(action.texts, language, text) })}
              />
            ))}
          </div>
          {items.map((item, at) => (
            <div key={item.id} className="row g8">
              {LANGUAGES.map((language) => (
                <Input
                  key={language}
                  lang={language}
                  aria-label={`${t('rules.item', { n: at + 1 })} ${t(`language.${language}`)}`}
                  placeholder={`${t('rules.item', { n: at + 1 })} · ${t(`language.${language}`)}`}
                  readOnly={readOnly}
                  maxLength={80}
                  value={textIn(item.labels, language)}
                  onChange={({ target }) =>
                    putItem(at, { ...item, labels: withText(item.labels, language, target.value) })
                  }
                />
              ))}
              {readOnly ? null : (
                <IconAction
                  local
                  icon={Trash2}
                  label={`${t('rules.remove')} ${t('rules.item', { n: at + 1 })}`}
                  onClick={() => onChange({ items: items.filter((one) => one !== item) })}
                />
              )}
            </div>
          ))}
          {readOnly || items.length >= 20 ? null : (
            <Button
              size="small"
              type="text"
              className="add-row"
              icon={<Plus size={14} strokeWidth={1.75} />}
              onClick={() => onChange({ items: [...items, { id: nextId(), labels: [] }] })}
            >
              {t('rules.addItem')}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
