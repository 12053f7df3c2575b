import { Button, Select } from 'antd';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { BOT_MENU_DEEDS } from '@yingda/contracts/names';
import { Section } from '../page/column';
import { IconAction } from '../page/icon-action';
import { placed } from '../page/reorder';
import { ArticleSelect } from '../spoken/article-select';
import { TwoFields } from '../spoken/two-fields';
import { newItem, type MenuItemDraft } from './bot-form';
import type { BotPartProps } from './bot-sections';

const MOST = 10;

/** What the bot says first, and what can be chosen below it. */
export function MenuSection({ form, edit, readOnly }: BotPartProps) {
  const { t } = useTranslation();
  const { menu } = form;
  const put = (at: number, parts: Partial<MenuItemDraft>) =>
    edit({ menu: menu.map((item, other) => (other === at ? { ...item, ...parts } : item)) });
  return (
    <Section title={t('bot.sections.greeting')}>
      <TwoFields
        label={t('bot.greeting')}
        help={t('bot.greetingHint')}
        most={1_000}
        rows={3}
        readOnly={readOnly}
        wrong
        value={form.greeting}
        onChange={(greeting) => edit({ greeting })}
      />
      <div className="field">
        <span className="label">{t('bot.menu')}</span>
        <span className="help">{t('bot.menuHint')}</span>
        <ol className="bot-rows">
          {menu.map((item, at) => (
            <li key={item.row} aria-label={t('bot.itemN', { n: at + 1 })}>
              <div className="row g8">
                <span className="b grow">{t('bot.itemN', { n: at + 1 })}</span>
                {readOnly ? null : (
                  <>
                    <IconAction
                      local
                      icon={ArrowUp}
                      label={`${t('bot.itemN', { n: at + 1 })} ${t('bot.up')}`}
                      why={at === 0 ? t('settings.firstAlready') : undefined}
                      onClick={() => edit({ menu: placed(menu, at, at - 1) })}
                    />
                    <IconAction
                      local
                      icon={ArrowDown}
                      label={`${t('bot.itemN', { n: at + 1 })} ${t('bot.down')}`}
                      why={at === menu.length - 1 ? t('settings.lastAlready') : undefined}
                      onClick={() => edit({ menu: placed(menu, at, at + 1) })}
                    />
                    <IconAction
                      local
                      icon={Trash2}
                      label={`${t('bot.remove')} ${t('bot.itemN', { n: at + 1 })}`}
                      onClick={() => edit({ menu: menu.filter((_, other) => other !== at) })}
                    />
                  </>
                )}
              </div>
              <TwoFields
                label={t('bot.label')}
                most={60}
                readOnly={readOnly}
                value={item.label}
                onChange={(label) => put(at, { label })}
              />
              <div className="field">
                <span className="label">{t('bot.does')}</span>
                <Select
                  aria-label={t('bot.does')}
                  disabled={readOnly}
                  value={item.does}
                  options={BOT_MENU_DEEDS.map((value) => ({ value, label: t(`bot.deeds.${value}`) }))}
                  onChange={(does) => put(at, { does })}
                />
              </div>
              {item.does === 'article' ? (
                <ArticleSelect
                  label={t('bot.article')}
                  readOnly={readOnly}
                  value={item.articleKey ?? null}
                  onChange={(articleKey) => put(at, { articleKey })}
                />
              ) : null}
              {item.does === 'ask' ? (
                <TwoFields
                  label={t('bot.question')}
                  most={1_000}
                  readOnly={readOnly}
                  value={item.question ?? { zh: '', en: '' }}
                  onChange={(question) => put(at, { question })}
                />
              ) : null}
            </li>
          ))}
        </ol>
        {readOnly || menu.length >= MOST ? null : (
          <Button
            className="add-row"
            icon={<Plus size={14} strokeWidth={1.75} />}
            onClick={() => edit({ menu: [...menu, newItem(menu)] })}
          >
            {t('bot.addItem')}
          </Button>
        )}
      </div>
    </Section>
  );
}
