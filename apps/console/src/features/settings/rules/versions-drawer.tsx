import { useState } from 'react';
import { App, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/session';
import { useFormats } from '../../../i18n/use-texts';
import { ErrorLine } from '../../../parts/error-line';
import { Loaded } from '../page/loaded';
import { OnlineButton } from '../page/online-button';
import { useSaving } from '../page/use-saving';
import { formOf, type Rule } from './rule-form';
import { partsThatDiffer, type RulePart } from './version-parts';
import { useRules, useRuleVersions, type RuleVersion } from './use-rules';
import type { RuleWords } from './use-rule-words';

interface VersionsDrawerProps {
  rule: Rule;
  words: RuleWords;
  /** Also while something is not saved: it would be lost. */
  readOnly: boolean;
  onRestored: (rule: Rule) => void;
  onClose: () => void;
}

/** How a rule was before: each version against now, and the way back. */
export function VersionsDrawer({ rule, words, readOnly, onRestored, onClose }: VersionsDrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const versions = useRuleVersions(rule.id);
  const rules = useRules().query;
  const { run, busy, problem } = useSaving({ onStale: rules.refetch });
  const [opened, setOpened] = useState<number | null>(null);
  const restore = (version: number) =>
    void run(async () => {
      const body = { restore: version, version: rule.version };
      onRestored(await api.call('POST /api/rules/:id/restore', { params: { id: rule.id }, body }));
      void message.success(t('rules.restored', { n: version }));
      onClose();
    });
  return (
    <Drawer
      open
      size={560}
      className="edit-drawer"
      title={t('rules.historyTitle', { name: rule.name })}
      onClose={onClose}
    >
      <ErrorLine problem={problem} />
      <Loaded query={versions} rows={4} height={44}>
        {(all) => (
          <ol className="past-list">
            {all.map((version) => (
              <VersionLine
                key={version.version}
                version={version}
                rule={rule}
                words={words}
                open={opened === version.version}
                onToggle={() => setOpened(opened === version.version ? null : version.version)}
                onRestore={readOnly ? null : () => restore(version.version)}
                busy={busy}
              />
            ))}
          </ol>
        )}
      </Loaded>
    </Drawer>
  );
}

interface VersionLineProps {
  version: RuleVersion;
  rule: Rule;
  words: RuleWords;
  open: boolean;
  busy: boolean;
  onToggle: () => void;
  onRestore: (() => void) | null;
}

function VersionLine({ version, rule, words, open, busy, onToggle, onRestore }: VersionLineProps) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const isNow = version.version === rule.version;
  const parts = partsThatDiffer(version.rule, rule);
  return (
    <li>
      <p className="row g8">
        <b>{t('rules.version', { n: version.version })}</b>
        {isNow ? <span className="chip accent">{t('rules.now')}</span> : null}
        <span className="grow cut i3">
          {t('rules.versionBy', { name: version.byName, time: full(version.at) })}
          {version.restoredFrom ? ` · ${t('rules.restoredFrom', { n: version.restoredFrom })}` : ''}
        </span>
        {isNow ? null : (
          <>
            <button type="button" className="link-button" aria-expanded={open} onClick={onToggle}>
              {t('rules.compare')}
            </button>
            {onRestore ? (
              <OnlineButton size="small" loading={busy} onClick={onRestore}>
                {t('rules.restore')}
              </OnlineButton>
            ) : null}
          </>
        )}
      </p>
      {open && !isNow ? (
        parts.length === 0 ? (
          <p className="i3">{t('rules.sameAsNow')}</p>
        ) : (
          <table className="version-table">
            <thead>
              <tr>
                <td />
                <th scope="col">{t('rules.then')}</th>
                <th scope="col">{t('rules.now')}</th>
              </tr>
            </thead>
            <tbody>
              {parts.map((part) => (
                <tr key={part}>
                  <th scope="row">{t(`rules.part.${part}`)}</th>
                  <td>
                    <PartText part={part} rule={version.rule} words={words} />
                  </td>
                  <td>
                    <PartText part={part} rule={rule} words={words} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )
      ) : null}
    </li>
  );
}

/** One part of a rule in words. */
function PartText({ part, rule, words }: { part: RulePart; rule: RuleVersion['rule']; words: RuleWords }) {
  const { t } = useTranslation();
  const yesNo = (value: boolean) => t(value ? 'rules.yes' : 'rules.no');
  switch (part) {
    case 'name':
      return rule.name;
    case 'enabled':
    case 'stopAfter':
      return yesNo(rule[part]);
    case 'teamIds':
      return (
        words.lists.teams
          .filter(({ value }) => rule.teamIds.includes(value))
          .map(({ label }) => label)
          .join(t('settings.nameJoin')) || t('rules.teamsAll')
      );
    case 'trigger':
      return words.triggerText(rule.trigger);
    case 'conditions':
      return words.conditionText(formOf(rule).tree) ?? t('rules.noConditions');
    case 'actions':
      return (
        <ol className="step-list">
          {rule.actions.map((action, at) => (
            <li key={at}>
              {at + 1}. {words.actionText(action)}
            </li>
          ))}
        </ol>
      );
    case 'limits':
      return [rule.perConversationHour ?? '–', rule.perMinute ?? '–'].join(' / ');
  }
}
