import { newId } from '@yingda/realtime-client';
import type { GiveFeedback } from '@yingda/contracts';
import { FEEDBACK_LIMITS, FEEDBACK_SORTS } from '@yingda/contracts/names';
import { useState } from 'preact/hooks';
import { tc } from '../i18n/cases';
import type { Cases } from '../model/cases';
import { control, Field } from './field';
import { useShown, useWidget } from './use-widget';

type Draft = Pick<GiveFeedback, 'sort' | 'text'>;

/** Praise, a suggestion or a problem, in the shopper's words. */
export function FeedbackForm({ cases, onDone }: { cases: Cases; onDone: (said: string) => void }) {
  const widget = useWidget();
  const language = useShown((state) => state.language);
  const open = useShown((state) => state.open);
  const [draft, setDraft] = useState<Draft>(() => widget.drawer.read<Draft>('give-draft') ?? { text: '' });
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const set = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    setProblem(null);
    widget.drawer.write('give-draft', next);
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const text = draft.text.trim();
    const now = [...text].length;
    const max = FEEDBACK_LIMITS.textCodePoints;
    const wrong =
      now === 0
        ? tc(language, 'case.needed', { field: tc(language, 'give.words') })
        : now > max
          ? tc(language, 'case.too-long', { max, now })
          : null;
    setProblem(wrong);
    if (wrong) return document.getElementById('give-text')?.focus();
    if (sending) return;
    setSending(true);
    widget.drawer.write('give-draft', null);
    const feedbackId = newId();
    const body: GiveFeedback = {
      ...{ feedbackId, text },
      ...(draft.sort ? { sort: draft.sort } : {}),
      ...(open ? { conversationId: open.id } : {}),
    };
    const became = await cases.send({
      ...{ what: 'feedback', id: feedbackId, at: new Date().toISOString(), body },
    });
    onDone(became ? tc(language, 'give.sent') : '');
  };
  return (
    <form class="form" onSubmit={(event) => void submit(event)} noValidate>
      <div class="scroll pad">
        <fieldset class="field">
          <legend>{tc(language, 'give.sort')}</legend>
          <div class="row chips">
            {FEEDBACK_SORTS.map((sort) => (
              <label key={sort} class={`chip ${draft.sort === sort ? 'on' : ''}`}>
                <input
                  type="radio"
                  name="sort"
                  checked={draft.sort === sort}
                  onChange={() => set({ sort })}
                />
                {tc(language, `give.${sort}`)}
              </label>
            ))}
          </div>
        </fieldset>
        <Field id="give-text" label={tc(language, 'give.words')} required problem={problem}>
          <textarea
            {...control('give-text', true, problem)}
            rows={6}
            value={draft.text}
            onInput={(event) => set({ text: event.currentTarget.value })}
          />
        </Field>
      </div>
      <div class="foot">
        <button type="submit" class="primary" aria-disabled={sending}>
          {tc(language, 'give.submit')}
        </button>
      </div>
    </form>
  );
}
