import { LIMITS } from '@yingda/contracts/names';
import { useState } from 'preact/hooks';
import { t } from '../i18n/texts';
import { dayAndTime, due } from '../model/moments';
import { contactProblem } from '../model/pre-chat';
import type { LeftMessage } from '../model/screens';
import { control, Field } from './field';
import { Header } from './header';
import { NetBar } from './net-bar';
import { useShown, useWidget } from './use-widget';

/** A message for when nobody is there, and by when it will be answered. */
export function Leave() {
  const widget = useWidget();
  const settings = useShown((state) => state.settings);
  const language = useShown((state) => state.language);
  const hasContact = useShown((state) => state.hasContact);
  const [left, setLeft] = useState<LeftMessage>(
    () => widget.drawer.read<LeftMessage>('leave') ?? { text: '', contact: '', name: '' },
  );
  const [problems, setProblems] = useState<{ text?: string; contact?: string }>({});
  const open = useShown((state) => state.open);
  const set = (part: Partial<LeftMessage>) => {
    const next = { ...left, ...part };
    setLeft(next);
    widget.drawer.write('leave', next);
  };
  // Who waits in the queue has usually written already; words are needed only where there are none yet.
  const needsText = open?.lastMessage == null;
  const submit = (event: Event) => {
    event.preventDefault();
    const contact = left.contact.trim();
    const wrong = contact === '' ? (hasContact && !open ? null : 'required') : contactProblem(contact);
    const size = [...left.text].length;
    const found = {
      ...(needsText && left.text.trim() === ''
        ? { text: t('required', { field: t('offline.message') }) }
        : {}),
      ...(size > LIMITS.textCodePoints
        ? { text: t('too-long', { max: LIMITS.textCodePoints, now: size }) }
        : {}),
      ...(wrong ? { contact: t(wrong, { field: t('offline.contact') }) } : {}),
    };
    setProblems(found);
    if (found.text) return document.getElementById('leave-text')?.focus();
    if (found.contact) return document.getElementById('leave-contact')?.focus();
    widget.drawer.write('leave', null);
    widget.screens.leave(left);
  };
  const away = settings !== null && !settings.open;
  const line =
    away && settings.nextOpening
      ? t('offline.back', dayAndTime(settings.nextOpening, Date.now(), language))
      : undefined;
  return (
    <>
      <Header
        title={away ? t('offline.title') : t('home.leave')}
        {...(line ? { line } : {})}
        onBack={() => (open ? widget.screens.openChat(open) : widget.screens.home())}
      />
      <NetBar />
      <form class="form" onSubmit={submit} noValidate>
        <div class="scroll pad">
          {settings && (
            <p class="box ok">
              {t('offline.promise', { due: due(settings.replyDue, Date.now(), language) })}
            </p>
          )}
          <Field
            id="leave-text"
            label={t('offline.message')}
            required={needsText}
            problem={problems.text ?? null}
          >
            <textarea
              {...control('leave-text', needsText, problems.text)}
              rows={4}
              value={left.text}
              onInput={(event) => set({ text: event.currentTarget.value })}
            />
          </Field>
          <Field
            id="leave-contact"
            label={hasContact && !open ? `${t('offline.contact')} · ${t('known')}` : t('offline.contact')}
            required={!hasContact || !!open}
            problem={problems.contact ?? null}
          >
            <input
              {...control('leave-contact', !hasContact || !!open, problems.contact)}
              value={left.contact}
              maxLength={254}
              autocomplete="email"
              onInput={(event) => set({ contact: event.currentTarget.value })}
            />
          </Field>
        </div>
        <div class="foot">
          <button type="submit" class="primary">
            {t('offline.submit')}
          </button>
        </div>
      </form>
    </>
  );
}
