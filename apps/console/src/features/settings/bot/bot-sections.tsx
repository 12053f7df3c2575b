import { InputNumber, Radio, Slider, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { BOT_DUTIES, type BotDutyTime } from '@yingda/contracts/names';
import { KeywordField } from '../spoken/keyword-field';
import { Section } from '../page/column';
import { SettingRow } from '../page/setting-row';
import { TwoFields } from '../spoken/two-fields';
import type { BotForm } from './bot-form';

export interface BotPartProps {
  form: BotForm;
  edit: (parts: Partial<BotForm>) => void;
  readOnly: boolean;
}

/** On or off, when, and as whom. */
export function GeneralSection({ form, edit, readOnly }: BotPartProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('bot.sections.general')}>
      <SettingRow label={t('bot.active')} help={t('bot.activeHint')}>
        <Switch
          size="small"
          disabled={readOnly}
          aria-label={t('bot.active')}
          checked={form.active}
          onChange={(active) => edit({ active })}
        />
      </SettingRow>
      <div className="field">
        <span className="label" id="bot-duty">
          {t('bot.duty')}
        </span>
        <Radio.Group
          className="stacked"
          disabled={readOnly}
          aria-labelledby="bot-duty"
          value={form.duty}
          onChange={({ target }) => edit({ duty: target.value as BotDutyTime })}
        >
          {BOT_DUTIES.map((duty) => (
            <Radio key={duty} value={duty}>
              {t(`bot.duties.${duty}`)}
              <span className="i3 duty-hint">{t(`bot.dutyHints.${duty}`)}</span>
            </Radio>
          ))}
        </Radio.Group>
      </div>
      <TwoFields
        label={t('bot.name')}
        help={t('bot.nameHint')}
        most={60}
        readOnly={readOnly}
        wrong
        value={form.name}
        onChange={(name) => edit({ name })}
      />
      <SettingRow label={t('bot.silence')} help={t('bot.silenceHint')}>
        <InputNumber
          aria-label={t('bot.silence')}
          min={2}
          max={1_440}
          precision={0}
          readOnly={readOnly}
          value={form.silenceMinutes}
          onChange={(value) => edit({ silenceMinutes: value ?? 2 })}
        />
        {t('bot.minutes')}
      </SettingRow>
    </Section>
  );
}

/** How certain it must be, and when it gives up. */
export function AnsweringSection({ form, edit, readOnly }: BotPartProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('bot.sections.answering')}>
      <div className="field">
        <span className="row g8">
          <span className="label grow">{t('bot.threshold')}</span>
          <b>{t('bot.thresholdAt', { n: form.threshold })}</b>
        </span>
        <Slider
          min={1}
          max={100}
          disabled={readOnly}
          ariaLabelForHandle={t('bot.threshold')}
          tooltip={{ open: false }}
          value={form.threshold}
          onChange={(threshold: number) => edit({ threshold })}
        />
        <span className="help">{t('bot.thresholdHint')}</span>
      </div>
      <SettingRow label={t('bot.patience')} help={t('bot.patienceHint')}>
        <InputNumber
          aria-label={t('bot.patience')}
          min={1}
          max={5}
          precision={0}
          readOnly={readOnly}
          value={form.patience}
          onChange={(value) => edit({ patience: value ?? 1 })}
        />
        {t('bot.times')}
      </SettingRow>
    </Section>
  );
}

const WORD_KINDS = ['person', 'anger', 'complaint', 'safety'] as const;

/** Words of the shop's own customers that call a person. */
export function WordsSection({ form, edit, readOnly }: BotPartProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('bot.sections.words')} hint={t('bot.wordsHint')}>
      {WORD_KINDS.map((kind) => (
        <div key={kind}>
          <KeywordField
            label={`${t(`bot.wordKinds.${kind}`)} · ${t(`bot.wordHints.${kind}`)}`}
            words={form.words[kind]}
            most={100}
            readOnly={readOnly}
            placeholder={t('bot.addWord')}
            onChange={(words) => edit({ words: { ...form.words, [kind]: words } })}
          />
        </div>
      ))}
    </Section>
  );
}
