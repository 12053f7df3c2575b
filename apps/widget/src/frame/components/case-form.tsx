import type { CaseField, CaseProgress, FeedbackProgress, FileCase, OfferedCaseKind } from '@yingda/contracts';
import { newId } from '@yingda/realtime-client';
import { useState } from 'preact/hooks';
import { tc } from '../i18n/cases';
import type { Cases } from '../model/cases';
import { CaseFiles, type AddedFile } from './case-files';
import { promiseOf } from './case-words';
import { control, Field } from './field';
import { useShown, useWidget } from './use-widget';

const MOST_WORDS = 1_900;

interface Draft {
  kind: string;
  words: string;
  orderNumber: string;
  contact: string;
  form: Record<string, string>;
  files: AddedFile[];
}
const NOTHING: Draft = { kind: '', words: '', orderNumber: '', contact: '', form: {}, files: [] };

/** A complaint or request: what it is about, what happened, how to be reached. What was typed stays until it is sent. */
export function CaseForm({ cases, onDone }: { cases: Cases; onDone: (said: string) => void }) {
  const widget = useWidget();
  const language = useShown((state) => state.language);
  const open = useShown((state) => state.open);
  const { kinds, orders } = cases.store.state;
  const [draft, setDraft] = useState<Draft>(() => ({
    ...NOTHING,
    ...widget.drawer.read<Partial<Draft>>('case-draft'),
  }));
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [sending, setSending] = useState(false);
  const name = language === 'en' ? 'en' : 'zh';
  const say = (key: Parameters<typeof tc>[1]) => tc(language, key);
  // An upload ends at any time: it changes the draft as it is then.
  const update = (change: (before: Draft) => Partial<Draft>) =>
    setDraft((before) => {
      const next = { ...before, ...change(before) };
      widget.drawer.write('case-draft', next);
      return next;
    });
  const set = (part: Partial<Draft>) => {
    update(() => part);
    // What is said to be wrong has just been changed.
    setProblems({});
  };
  const kind = kinds?.find(({ key }) => key === draft.kind);
  const submit = async (event: Event) => {
    event.preventDefault();
    const found = problemsOf(draft, { kind, language });
    setProblems(found);
    const [first] = Object.keys(found);
    if (first) return document.getElementById(first)?.focus();
    if (sending || !kind) return;
    setSending(true);
    const body = bodyOf(draft, { kind, contact: contactLine(draft.contact, language) });
    const conversation = open ? { conversationId: open.id } : {};
    widget.drawer.write('case-draft', null);
    const became = await cases.send({
      ...{ what: 'case', id: body.caseId, at: new Date().toISOString(), body: { ...body, ...conversation } },
    });
    onDone(isCase(became) ? tc(language, 'case.sent', { number: became.number }) : '');
  };
  return (
    <form class="form" onSubmit={(event) => void submit(event)} noValidate>
      <div class="scroll pad">
        <Field id="case-kind" label={say('case.kind')} required problem={problems['case-kind'] ?? null}>
          <select
            {...control('case-kind', true, problems['case-kind'])}
            value={draft.kind}
            onChange={(event) => set({ kind: event.currentTarget.value })}
          >
            <option value="">{say('case.kind.choose')}</option>
            {kinds?.map((one) => (
              <option key={one.key} value={one.key}>
                {one.name[name]}
              </option>
            ))}
          </select>
        </Field>
        {kind && <p class="box ok">{promiseOf(language, kind)}</p>}
        <Field id="case-words" label={say('case.words')} required problem={problems['case-words'] ?? null}>
          <textarea
            {...control('case-words', true, problems['case-words'])}
            rows={5}
            placeholder={say('case.words.hint')}
            value={draft.words}
            onInput={(event) => set({ words: event.currentTarget.value })}
          />
        </Field>
        {kind?.fields.map((field) => (
          <KindField
            key={field.key}
            field={field}
            language={language}
            problem={problems[`form-${field.key}`] ?? null}
            value={draft.form[field.key] ?? ''}
            onValue={(value) => set({ form: { ...draft.form, [field.key]: value } })}
          />
        ))}
        <Field id="case-order" label={say('case.order')} required={false}>
          <input
            {...control('case-order', false, null)}
            value={draft.orderNumber}
            maxLength={60}
            list="case-orders"
            autocomplete="off"
            onInput={(event) => set({ orderNumber: event.currentTarget.value })}
          />
          <datalist id="case-orders">
            {orders.slice(0, 10).map((number) => (
              <option key={number} value={number} />
            ))}
          </datalist>
        </Field>
        <CaseFiles
          files={draft.files}
          onFiles={(change) => update((before) => ({ files: change(before.files) }))}
        />
        <Field id="case-contact" label={say('case.contact')} required={false}>
          <input
            {...control('case-contact', false, null)}
            value={draft.contact}
            maxLength={80}
            autocomplete="tel"
            onInput={(event) => set({ contact: event.currentTarget.value })}
          />
        </Field>
      </div>
      <div class="foot">
        <button type="submit" class="primary" aria-disabled={sending}>
          {say('case.submit')}
        </button>
      </div>
    </form>
  );
}

function KindField(props: {
  field: CaseField;
  language: 'zh-CN' | 'en';
  value: string;
  problem: string | null;
  onValue: (value: string) => void;
}) {
  const { field, language, value, problem, onValue } = props;
  const id = `form-${field.key}`;
  const common = control(id, field.required, problem);
  const options = field.type === 'flag' ? [tc(language, 'case.yes'), tc(language, 'case.no')] : field.choices;
  return (
    <Field
      id={id}
      label={field.label[language === 'en' ? 'en' : 'zh']}
      required={field.required}
      problem={problem}
    >
      {field.type === 'choice' || field.type === 'flag' ? (
        <select {...common} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          <option value=""></option>
          {options.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          {...(field.type === 'date'
            ? { type: 'date' as const }
            : field.type === 'number'
              ? { inputMode: 'decimal' as const }
              : {})}
          maxLength={200}
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

function problemsOf(
  { kind: chosen, words, form }: Draft,
  { kind, language }: { kind: OfferedCaseKind | undefined; language: 'zh-CN' | 'en' },
): Record<string, string> {
  const needed = (field: string) => tc(language, 'case.needed', { field });
  const found: Record<string, string> = {};
  const size = [...words.trim()].length;
  if (!kind || chosen === '') found['case-kind'] = needed(tc(language, 'case.kind'));
  if (size === 0) found['case-words'] = needed(tc(language, 'case.words'));
  if (size > MOST_WORDS) found['case-words'] = tc(language, 'case.too-long', { max: MOST_WORDS, now: size });
  for (const { key, required, label } of kind?.fields ?? [])
    if (required && !form[key]?.trim()) found[`form-${key}`] = needed(label[language === 'en' ? 'en' : 'zh']);
  return found;
}

function bodyOf(
  { words, orderNumber, form, files }: Draft,
  { kind, contact }: { kind: OfferedCaseKind; contact: string },
): FileCase {
  const asked = new Set(kind.fields.map(({ key }) => key));
  const given = Object.entries(form).filter(([key, value]) => asked.has(key) && value.trim() !== '');
  const attachmentIds = files.flatMap(({ attachmentId }) => attachmentId ?? []);
  return {
    ...{ caseId: newId(), kind: kind.key, words: [words.trim(), contact].filter(Boolean).join('\n') },
    ...(orderNumber.trim() ? { orderNumber: orderNumber.trim() } : {}),
    ...(given.length > 0 ? { form: Object.fromEntries(given) } : {}),
    ...(attachmentIds.length > 0 ? { attachmentIds } : {}),
  };
}

function contactLine(contact: string, language: 'zh-CN' | 'en'): string {
  return contact.trim() ? tc(language, 'case.contact.line', { contact: contact.trim() }) : '';
}

function isCase(became: CaseProgress | FeedbackProgress | null): became is CaseProgress {
  return became !== null && 'number' in became;
}
