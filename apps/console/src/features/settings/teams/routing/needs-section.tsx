import { Button, Checkbox, InputNumber, Select } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CHANNELS, LANGUAGE_SKILL, LANGUAGES, SKILL_LEVELS } from '@yingda/contracts/names';
import { useLanguage } from '../../../../i18n/use-texts';
import { useDirectory } from '../../../../live/use-live';
import { useSkillName } from '../../../routing/use-obstacle-text';
import { Section } from '../../page/column';
import { IconAction } from '../../page/icon-action';
import { useSegmentNames } from './by-kind';
import type { RulesProps } from './choosing-sections';
import { useSkills, type Rules } from './use-rules';

type Need = Rules['needs'][number];

const NEW: Need = {
  language: 'en',
  topicId: null,
  channel: null,
  skill: `${LANGUAGE_SKILL}en`,
  level: 3,
  firm: false,
};

/** Which conversations ask for which skills, and how that relaxes in time. */
export function NeedsSection({ rules, edit }: RulesProps) {
  const { t } = useTranslation();
  const put = (index: number, parts: Partial<Need>) =>
    edit({ needs: rules.needs.map((one, at) => (at === index ? { ...one, ...parts } : one)) });
  return (
    <Section title={t('routing.skills')} hint={t('routing.skillsHint')}>
      <ul className="rule-list">
        {rules.needs.map((need, index) => (
          <li key={index}>
            <NeedLine
              need={need}
              onChange={(parts) => put(index, parts)}
              onRemove={() => edit({ needs: rules.needs.filter((_, at) => at !== index) })}
            />
          </li>
        ))}
      </ul>
      <Button icon={<Plus size={14} />} onClick={() => edit({ needs: [...rules.needs, NEW] })}>
        {t('routing.addNeed')}
      </Button>
      {rules.needs.length > 0 ? (
        <RelaxSteps relax={rules.relax} onChange={(relax) => edit({ relax })} />
      ) : null}
    </Section>
  );
}

function NeedLine({
  need,
  onChange,
  onRemove,
}: {
  need: Need;
  onChange: (parts: Partial<Need>) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { topics } = useDirectory();
  const skillName = useSkillName();
  const known = (useSkills().query.data ?? []).flatMap(({ skills }) => skills.map(({ skill }) => skill));
  const names = [...new Set([...LANGUAGES.map((one) => LANGUAGE_SKILL + one), ...known, need.skill])];
  const segments = useSegmentNames(need.segmentId ? [need.segmentId] : []);
  // What is not asked about says what it is: a row of “any” would tell nothing.
  const any = (what: 'language' | 'topic' | 'channel' | 'segment') => ({
    value: '',
    label: t('routing.need.anyOf', { what: t(`routing.need.${what}`) }),
  });
  return (
    <div className="rule-line">
      <Select
        aria-label={t('routing.need.language')}
        value={need.language ?? ''}
        options={[
          any('language'),
          ...LANGUAGES.map((one) => ({ value: one, label: t(`routing.skillLanguage.${one}`) })),
        ]}
        onChange={(value) => onChange({ language: value || null })}
      />
      <Select
        aria-label={t('routing.need.topic')}
        value={need.topicId ?? ''}
        options={[
          any('topic'),
          ...topics.map((topic) => ({
            value: topic.id,
            label: language === 'en' ? topic.labelEn : topic.labelZh,
          })),
        ]}
        onChange={(value) => onChange({ topicId: value || null })}
      />
      <Select
        aria-label={t('routing.need.channel')}
        value={need.channel ?? ''}
        options={[any('channel'), ...CHANNELS.map((one) => ({ value: one, label: t(`channel.${one}`) }))]}
        onChange={(value) => onChange({ channel: value === '' ? null : (value as Need['channel']) })}
      />
      {segments.size > 0 ? (
        <Select
          aria-label={t('routing.need.segment')}
          value={need.segmentId ?? ''}
          options={[any('segment'), ...[...segments].map(([value, label]) => ({ value, label }))]}
          onChange={(value) => onChange({ segmentId: value || null })}
        />
      ) : null}
      <Select
        aria-label={t('routing.need.skill')}
        mode="tags"
        maxCount={1}
        value={[need.skill]}
        options={names.map((name) => ({ value: name, label: skillName(name) }))}
        onChange={(values: string[]) => {
          const skill = values.at(-1)?.trim();
          if (skill) onChange({ skill });
        }}
      />
      <InputNumber
        aria-label={t('routing.need.level')}
        prefix={t('routing.need.level')}
        min={1}
        max={SKILL_LEVELS}
        precision={0}
        value={need.level}
        onChange={(level) => onChange({ level: level ?? 1 })}
      />
      <Checkbox checked={need.firm} onChange={(event) => onChange({ firm: event.target.checked })}>
        {t('routing.need.firm')}
      </Checkbox>
      <IconAction icon={Trash2} label={t('routing.remove')} onClick={onRemove} />
    </div>
  );
}

function RelaxSteps({
  relax,
  onChange,
}: {
  relax: Rules['relax'];
  onChange: (relax: Rules['relax']) => void;
}) {
  const { t } = useTranslation();
  const put = (index: number, parts: Partial<Rules['relax'][number]>) =>
    onChange(relax.map((one, at) => (at === index ? { ...one, ...parts } : one)));
  const next = { afterSeconds: (relax.at(-1)?.afterSeconds ?? 0) + 60, by: 1 };
  return (
    <div className="field" role="group" aria-label={t('routing.relax')}>
      <span className="label">{t('routing.relax')}</span>
      {relax.map((step, index) => (
        <div key={index} className="rule-line">
          <span className="i2">{t('routing.relaxAfter')}</span>
          <InputNumber
            aria-label={t('routing.relaxAfter')}
            min={1}
            max={86_400}
            precision={0}
            value={step.afterSeconds}
            onChange={(value) => put(index, { afterSeconds: value ?? 1 })}
          />
          <span className="i2">{t('routing.relaxBy')}</span>
          <InputNumber
            aria-label={t('routing.relaxBy')}
            min={1}
            max={SKILL_LEVELS}
            precision={0}
            value={step.by}
            onChange={(value) => put(index, { by: value ?? 1 })}
          />
          <IconAction
            icon={Trash2}
            label={t('routing.remove')}
            onClick={() => onChange(relax.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {relax.length < 5 ? (
        <Button size="small" icon={<Plus size={14} />} onClick={() => onChange([...relax, next])}>
          {t('routing.addRelax')}
        </Button>
      ) : null}
    </div>
  );
}
