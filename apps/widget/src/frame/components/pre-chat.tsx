import type { PreChatAnswers, PreChatField } from '@yingda/contracts';
import { LIMITS } from '@yingda/contracts/names';
import { useRef, useState } from 'preact/hooks';
import type { TextKey } from '../i18n/keys';
import { t } from '../i18n/texts';
import { cleaned, problemOf } from '../model/pre-chat';
import { control, Field } from './field';
import { Header } from './header';
import { NetBar } from './net-bar';
import { useShown, useWidget } from './use-widget';

type Problems = Partial<Record<PreChatField['kind'], string>>;

/** Asks only what routes or helps, and nothing twice. */
export function PreChat() {
  const widget = useWidget();
  const settings = useShown((state) => state.settings);
  const { language } = widget.store.state;
  const form = useRef<HTMLFormElement>(null);
  const [answers, setAnswers] = useState<PreChatAnswers>(
    () => widget.drawer.read<PreChatAnswers>('prechat') ?? {},
  );
  const [problems, setProblems] = useState<Problems>({});
  const fields = widget.screens.asked();
  const set = (part: PreChatAnswers) => {
    const next = { ...answers, ...part };
    setAnswers(next);
    widget.drawer.write('prechat', next);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const found: Problems = {};
    for (const field of fields) {
      const problem = problemOf(field, answers);
      if (problem) found[field.kind] = say(problem, field, answers);
    }
    setProblems(found);
    const first = fields.find(({ kind }) => found[kind]);
    if (first) return form.current?.querySelector<HTMLElement>(`#prechat-${first.kind}`)?.focus();
    widget.drawer.write('prechat', null);
    widget.screens.answered(cleaned(answers));
  };
  const wrong = Object.values(problems);
  return (
    <>
      <Header title={t('prechat.title')} line={t('prechat.hint')} onBack={() => widget.screens.home()} />
      <NetBar />
      <form class="form" ref={form} onSubmit={submit} noValidate>
        <div class="scroll pad">
          <p class="unseen" role="alert">
            {wrong.length > 0 && `${t('prechat.errors', { n: wrong.length })}: ${wrong.join('; ')}`}
          </p>
          {fields.map((field) => {
            const { kind, required } = field;
            const id = `prechat-${kind}`;
            const common = control(id, required, problems[kind]);
            if (kind === 'consent') {
              return (
                <div class={`field ${problems[kind] ? 'wrong' : ''}`} key={kind}>
                  <label class="check">
                    <input
                      type="checkbox"
                      {...common}
                      checked={answers.consent === true}
                      onChange={(event) => set({ consent: event.currentTarget.checked })}
                    />
                    {t('prechat.consent')}
                  </label>
                  {problems[kind] && (
                    <p class="problem" id={`${id}-problem`}>
                      {problems[kind]}
                    </p>
                  )}
                </div>
              );
            }
            return (
              <Field
                key={kind}
                id={id}
                required={required}
                label={t(`prechat.${kind}`)}
                problem={problems[kind] ?? null}
              >
                {kind === 'topic' ? (
                  <select
                    {...common}
                    value={answers.topicId ?? ''}
                    onChange={(event) => set({ topicId: event.currentTarget.value })}
                  >
                    <option value="">{t('prechat.topic.choose')}</option>
                    {settings?.topics.map(({ id: topicId, labelZh, labelEn }) => (
                      <option key={topicId} value={topicId}>
                        {language === 'en' ? labelEn : labelZh}
                      </option>
                    ))}
                  </select>
                ) : (
                  <input
                    {...common}
                    value={answers[kind] ?? ''}
                    maxLength={kind === 'contact' ? 254 : 120}
                    autocomplete={kind === 'name' ? 'name' : kind === 'contact' ? 'email' : 'off'}
                    onInput={(event) => set({ [kind]: event.currentTarget.value })}
                  />
                )}
              </Field>
            );
          })}
        </div>
        <div class="foot">
          <button type="submit" class="primary">
            {t('prechat.submit')}
          </button>
        </div>
      </form>
    </>
  );
}

function say(problem: TextKey, { kind }: PreChatField, answers: PreChatAnswers): string {
  if (problem === 'too-long') {
    return t('too-long', { max: LIMITS.nameCodePoints, now: [...(answers.name ?? '')].length });
  }
  return t(problem, { field: t(`prechat.${kind}`) });
}
