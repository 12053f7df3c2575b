import { Button, Input, Select } from 'antd';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, MENU_ITEM_LEADS } from '@yingda/contracts/names';
import { Section } from '../page/column';
import { IconAction } from '../page/icon-action';
import { placed } from '../page/reorder';
import { SpokenText } from '../spoken/spoken-text';
import { newMenuItem, type MenuDraft } from './reply-form';
import type { ReplyPartProps } from './reply-sections';
import { useAutoReplies } from './use-auto-replies';
import { useReplyVariables } from './use-reply-variables';

const MOST = 20;

/** Answers to choose from below the text, and where each leads. */
export function ReplyMenuSection({ form, edit, readOnly, own }: ReplyPartProps & { own: string | null }) {
  const { t } = useTranslation();
  const { menu } = form;
  const put = (row: string, parts: Partial<MenuDraft>) =>
    edit({ menu: menu.map((item) => (item.row === row ? { ...item, ...parts } : item)) });
  if (readOnly && menu.length === 0) return null;
  return (
    <Section title={t('autoReplies.section.menu')} hint={t('autoReplies.menuHint')}>
      {menu.length > 0 ? (
        <ol className="bot-rows">
          {menu.map((item, at) => {
            const name = t('autoReplies.itemN', { n: at + 1 });
            return (
              <li key={item.row} aria-label={name}>
                <div className="row g8">
                  <span className="b grow">{name}</span>
                  {readOnly ? null : (
                    <>
                      <IconAction
                        local
                        icon={ArrowUp}
                        label={`${name} ${t('bot.up')}`}
                        why={at === 0 ? t('settings.firstAlready') : undefined}
                        onClick={() => edit({ menu: placed(menu, at, at - 1) })}
                      />
                      <IconAction
                        local
                        icon={ArrowDown}
                        label={`${name} ${t('bot.down')}`}
                        why={at === menu.length - 1 ? t('settings.lastAlready') : undefined}
                        onClick={() => edit({ menu: placed(menu, at, at + 1) })}
                      />
                      <IconAction
                        local
                        icon={Trash2}
                        label={`${t('bot.remove')} ${name}`}
                        onClick={() => edit({ menu: menu.filter((one) => one !== item) })}
                      />
                    </>
                  )}
                </div>
                <ItemFields
                  item={item}
                  own={own}
                  readOnly={readOnly}
                  onChange={(parts) => put(item.row, parts)}
                />
              </li>
            );
          })}
        </ol>
      ) : null}
      {readOnly || menu.length >= MOST ? null : (
        <Button
          className="add-row"
          icon={<Plus size={14} strokeWidth={1.75} />}
          onClick={() => edit({ menu: [...menu, newMenuItem(menu)] })}
        >
          {t('autoReplies.addItem')}
        </Button>
      )}
    </Section>
  );
}

interface ItemFieldsProps {
  item: MenuDraft;
  own: string | null;
  readOnly: boolean;
  onChange: (parts: Partial<MenuDraft>) => void;
}

function ItemFields({ item, own, readOnly, onChange }: ItemFieldsProps) {
  const { t } = useTranslation();
  const replies = useAutoReplies().query.data ?? [];
  const variables = { 'zh-CN': useReplyVariables('zh-CN'), en: useReplyVariables('en') };
  return (
    <>
      <div className="field-pair">
        {LANGUAGES.map((language) => (
          <Input
            key={language}
            lang={language}
            aria-label={`${t('autoReplies.label')} ${t(`language.${language}`)}`}
            placeholder={`${t('autoReplies.label')} · ${t(`language.${language}`)}`}
            readOnly={readOnly}
            maxLength={80}
            value={item.labels[language]}
            onChange={({ target }) => onChange({ labels: { ...item.labels, [language]: target.value } })}
          />
        ))}
      </div>
      <div className="field-pair">
        <Select
          aria-label={t('autoReplies.leads')}
          disabled={readOnly}
          value={item.leads}
          options={MENU_ITEM_LEADS.map((value) => ({ value, label: t(`autoReplies.leadsTo.${value}`) }))}
          onChange={(leads) => onChange({ leads })}
        />
        {item.leads === 'reply' ? (
          <Select
            aria-label={t('autoReplies.replyKey')}
            disabled={readOnly}
            placeholder={t('autoReplies.replyKeyHint')}
            showSearch={{ optionFilterProp: 'label' }}
            value={item.replyKey}
            options={replies.flatMap(({ key, name }) =>
              key && key !== own ? [{ value: key, label: `${name} · ${key}` }] : [],
            )}
            onChange={(replyKey) => onChange({ replyKey })}
          />
        ) : null}
      </div>
      {item.leads === 'text' ? (
        <div className="field-pair">
          {LANGUAGES.map((language) => (
            <SpokenText
              key={language}
              language={language}
              label={t('autoReplies.text')}
              text={item.texts[language]}
              variables={variables[language]}
              rows={2}
              readOnly={readOnly}
              most={2_000}
              onChange={(text) => onChange({ texts: { ...item.texts, [language]: text } })}
            />
          ))}
        </div>
      ) : null}
    </>
  );
}
