import { useState } from 'react';
import { App, Button, Drawer } from 'antd';
import { FlaskConical, History, ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { Problem } from '../../../api/problem';
import { api } from '../../../app/session';
import { useShortcuts } from '../../../app/use-shortcuts';
import { useFormats } from '../../../i18n/use-texts';
import { Column } from '../page/column';
import { OnlineButton } from '../page/online-button';
import { UnsavedBar } from '../page/unsaved';
import { useEdits } from '../page/use-edits';
import { useSaving } from '../page/use-saving';
import { useMayAutomate } from '../spoken/use-may-automate';
import { ActionsSection } from './actions-section';
import { ConditionsSection } from './conditions-section';
import { contentOf, formOf, type Rule, type RuleForm, type Vocabulary } from './rule-form';
import { RunsDrawer } from './runs-drawer';
import { TriggerSection } from './trigger-section';
import { TryRule } from './try-rule';
import { useRuleWords } from './use-rule-words';
import { useRuleProblems } from './use-rule-problems';
import { useRules } from './use-rules';
import { VersionsDrawer } from './versions-drawer';

const BACK = '/settings/rules';

interface RuleEditorProps {
  /** Null: a new one. */
  stored: Rule | null;
  form: RuleForm;
  vocabulary: Vocabulary;
}

/** When, if, then; what the rule would have done stands beside it. */
export function RuleEditor({ stored, form, vocabulary }: RuleEditorProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const { full } = useFormats();
  const { query, put } = useRules();
  const readOnly = !useMayAutomate();
  const { draft, edit, changed, reset, overtaken } = useEdits(form);
  const { run, busy, problem, clear, stale } = useSaving({ onStale: query.refetch });
  const [done, setDone] = useState(false);
  const [beside, setBeside] = useState<'try' | 'versions' | null>(null);
  const words = useRuleWords(vocabulary);
  const { wrong, why, left } = useRuleProblems({ form: draft, vocabulary, refused: problem });
  const placed = problem && Problem.of(problem).code === 'invalid-setting';

  const save = () =>
    run(async () => {
      const body = contentOf(draft);
      const saved = stored
        ? await api.call('PUT /api/rules/:id', {
            params: { id: stored.id },
            body: { ...body, version: stored.version },
          })
        : await api.call('POST /api/rules', { body });
      // What is written in the server's own way is not a change of mine.
      if (stored) edit(formOf(saved));
      setDone(true);
      put(saved);
      // Only once the guard has seen that nothing is unsaved.
      setTimeout(() => (stored ? setDone(false) : void navigate(`${BACK}/${saved.id}`, { replace: true })));
      void message.success(t('rules.saved'));
    });
  const remove = (known: Rule) =>
    run(async () => {
      await api.call('DELETE /api/rules/:id', { params: { id: known.id } });
      await query.refetch();
      void message.success(t('rules.removed', { name: known.name }));
      setDone(true);
      setTimeout(() => void navigate(BACK));
    });
  async function goOn(known: Rule) {
    await run(async () => {
      const body = { enabled: true, version: known.version };
      put(await api.call('PUT /api/rules/:id/enabled', { params: { id: known.id }, body }));
    });
  }
  useShortcuts({ 'mod+Enter': () => setBeside('try') });

  const logged = address.get('log');
  const parts = { form: draft, edit, vocabulary, words, readOnly, wrong };
  const trial = <TryRule rule={left === 0 ? contentOf(draft) : null} words={words} />;
  return (
    <Column
      title={stored ? stored.name : t('rules.newName')}
      back={{ to: BACK, label: t('rules.back') }}
      actions={
        <>
          <Button
            className="preview-button"
            icon={<FlaskConical size={14} strokeWidth={1.75} />}
            onClick={() => setBeside('try')}
          >
            {t('rules.tryTitle')}
          </Button>
          {stored ? (
            <>
              <Button
                icon={<ScrollText size={14} strokeWidth={1.75} />}
                onClick={() => setAddress({ log: 'all' })}
              >
                {t('rules.log')}
              </Button>
              <Button icon={<History size={14} strokeWidth={1.75} />} onClick={() => setBeside('versions')}>
                {t('rules.history')}
              </Button>
              {readOnly ? null : (
                <OnlineButton danger onClick={() => void remove(stored)}>
                  {t('rules.remove')}
                </OnlineButton>
              )}
            </>
          ) : null}
        </>
      }
      aside={
        <aside className="preview-column">
          <div className="card try-card">{trial}</div>
        </aside>
      }
      foot={
        readOnly ? null : (
          <UnsavedBar
            changed={(changed || !stored) && !done}
            busy={busy}
            problem={stale || placed ? null : problem}
            why={why}
            onSave={save}
            onDiscard={() => {
              clear();
              reset();
              if (stored) return;
              setDone(true);
              setTimeout(() => void navigate(BACK));
            }}
          />
        )
      }
    >
      {readOnly ? <p className="notice">{t('rules.readOnly')}</p> : null}
      {overtaken ? (
        <p className="notice soon" role="alert">
          {t('rules.stale')}
        </p>
      ) : null}
      {stored?.pausedAt ? (
        <div className="notice late" role="alert">
          <span className="grow">
            <b>{t('rules.paused')}</b> {t('rules.pausedHint', { time: full(stored.pausedAt) })}
          </span>
          {readOnly ? null : (
            <OnlineButton size="small" loading={busy} onClick={() => void goOn(stored)}>
              {t('rules.pausedGoOn')}
            </OnlineButton>
          )}
        </div>
      ) : null}
      <section className="rule-sentence" aria-label={t('rules.sentence')} aria-live="polite">
        {words.sentence(draft)}
      </section>
      <TriggerSection {...parts} />
      <ConditionsSection {...parts} />
      <ActionsSection {...parts} />
      <Drawer
        open={beside === 'try'}
        size={480}
        className="edit-drawer"
        title={t('rules.tryTitle')}
        onClose={() => setBeside(null)}
        destroyOnHidden
      >
        {trial}
      </Drawer>
      {stored && beside === 'versions' ? (
        <VersionsDrawer
          rule={stored}
          words={words}
          readOnly={readOnly || changed}
          onRestored={put}
          onClose={() => setBeside(null)}
        />
      ) : null}
      {stored && logged ? (
        <RunsDrawer rule={stored} words={words} asked={logged} onClose={() => setAddress({})} />
      ) : null}
    </Column>
  );
}
