import { useState } from 'react';
import { Button, Input, Select } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, MATCH_MODES } from '@yingda/contracts/names';
import { Section } from '../page/column';
import { IconAction } from '../page/icon-action';
import { KeywordField } from '../spoken/keyword-field';
import { newListen, type ListenDraft } from './reply-form';
import type { ReplyPartProps } from './reply-sections';
import { usePatternLines } from './use-pattern-lines';

/** What it listens to: in each language one way or several. */
export function ListenSection({ form, edit, readOnly }: ReplyPartProps) {
  const { t } = useTranslation();
  const { keywords } = form;
  const put = (row: string, parts: Partial<ListenDraft>) =>
    edit({ keywords: keywords.map((one) => (one.row === row ? { ...one, ...parts } : one)) });
  return (
    <Section title={t('autoReplies.section.listens')} hint={t('autoReplies.listenHint')}>
      <div className="listen-columns">
        {LANGUAGES.map((language) => {
          const mine = keywords.filter((one) => one.language === language);
          return (
            <fieldset key={language} className="canned-language">
              <legend>{t(`language.${language}`)}</legend>
              {mine.map((listen) => (
                <ListenWay
                  key={listen.row}
                  listen={listen}
                  readOnly={readOnly}
                  onChange={(parts) => put(listen.row, parts)}
                  {...(mine.length > 1
                    ? { onRemove: () => edit({ keywords: keywords.filter((one) => one !== listen) }) }
                    : {})}
                />
              ))}
              {readOnly || keywords.length >= 20 ? null : (
                <Button
                  size="small"
                  type="text"
                  className="add-row"
                  icon={<Plus size={14} strokeWidth={1.75} />}
                  onClick={() => edit({ keywords: [...keywords, newListen(language)] })}
                >
                  {t('autoReplies.addWay')}
                </Button>
              )}
            </fieldset>
          );
        })}
      </div>
    </Section>
  );
}

interface ListenWayProps {
  listen: ListenDraft;
  readOnly: boolean;
  onChange: (parts: Partial<ListenDraft>) => void;
  onRemove?: () => void;
}

function ListenWay({ listen, readOnly, onChange, onRemove }: ListenWayProps) {
  const { t } = useTranslation();
  const { language, match } = listen;
  const named = (label: string) => `${label} ${t(`language.${language}`)}`;
  return (
    <div className="listen-way">
      <div className="row g8">
        <Select
          className="grow"
          aria-label={named(t('autoReplies.section.listens'))}
          disabled={readOnly}
          value={match}
          options={MATCH_MODES.map((value) => ({ value, label: t(`autoReplies.match.${value}`) }))}
          onChange={(value) => onChange({ match: value })}
        />
        {onRemove && !readOnly ? (
          <IconAction local icon={Trash2} label={t('autoReplies.removeWay')} onClick={onRemove} />
        ) : null}
      </div>
      <p className="help">{t(`autoReplies.matchHint.${match}`)}</p>
      {match === 'pattern' ? (
        <PatternField listen={listen} readOnly={readOnly} onChange={onChange} />
      ) : (
        <>
          <KeywordField
            label={t('autoReplies.words')}
            language={language}
            words={listen.words}
            most={300}
            readOnly={readOnly}
            placeholder={t('autoReplies.addWord')}
            onChange={(words) => onChange({ words })}
          />
          {readOnly && listen.except.length === 0 ? null : (
            <KeywordField
              label={t('autoReplies.except')}
              language={language}
              words={listen.except}
              most={300}
              readOnly={readOnly}
              placeholder={t('autoReplies.exceptHint')}
              onChange={(except) => onChange({ except })}
            />
          )}
        </>
      )}
    </div>
  );
}

/** Patterns one a line, checked on a sentence as they are typed. */
function PatternField({ listen, readOnly, onChange }: Omit<ListenWayProps, 'onRemove'>) {
  const { t } = useTranslation();
  const [sentence, setSentence] = useState('');
  const [typed, setTyped] = useState(listen.words.join('\n'));
  const check = usePatternLines(listen.words, sentence);
  const said =
    check?.state === 'broken'
      ? t('autoReplies.patternBroken', { n: check.line })
      : !sentence
        ? null
        : check?.state === 'found'
          ? t('autoReplies.patternFound', { found: check.found })
          : t('autoReplies.patternNone');
  return (
    <div className="field">
      <Input.TextArea
        className="mono"
        aria-label={t('autoReplies.pattern')}
        readOnly={readOnly}
        autoSize={{ minRows: 2, maxRows: 8 }}
        value={typed}
        {...(check?.state === 'broken' ? { status: 'error' as const } : {})}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange({
            words: target.value
              .split('\n')
              .map((line) => line.trim())
              .filter(Boolean),
          });
        }}
      />
      <Input
        aria-label={t('autoReplies.patternTest')}
        placeholder={t('autoReplies.patternTest')}
        value={sentence}
        onChange={({ target }) => setSentence(target.value)}
      />
      <span role="status" className={check?.state === 'broken' ? 'wrong' : 'help'}>
        {said}
      </span>
    </div>
  );
}
