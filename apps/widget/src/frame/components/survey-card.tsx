import type { Content, Message } from '@yingda/contracts';
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { ta } from '../i18n/asked';
import { AnswerSheet, type Sheet } from '../model/answer-sheet';
import { SurveyQuestion } from './survey-question';
import { useShown, useWidget } from './use-widget';

type Survey = Extract<Content, { kind: 'survey' }>;

function useSheet(surveyId: string, conversationId: string): [AnswerSheet, Sheet] {
  const { connection, drawer } = useWidget();
  const sheet = useMemo(
    () => new AnswerSheet({ connection, drawer, surveyId, conversationId, now: Date.now }),
    [surveyId],
  );
  const [, again] = useReducer((times: number) => times + 1, 0);
  useEffect(() => {
    const unsubscribe = sheet.store.subscribe(() => again(0));
    const stop = sheet.start();
    again(0);
    return () => {
      unsubscribe();
      stop();
    };
  }, [sheet]);
  return [sheet, sheet.store.state];
}

/** What a customer is asked after the chat: one tap is stored at once; the rest is optional and comes after it. */
export function SurveyCard({ content, message }: { content: Survey; message: Message }) {
  const widget = useWidget();
  const language = useShown((state) => state.language);
  const [sheet, { offered, answers, phase, kept }] = useSheet(content.surveyId, message.conversationId);
  const [pointed, setPointed] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const [first, ...others] = sheet.asked();
  const mine = (id: string) => answers.find(({ question }) => question === id);
  const state = kept && (
    <p class={`word second ${kept === 'failed' ? 'problem' : ''}`} role="status">
      {ta(language, `survey.${kept}`)}
    </p>
  );
  if (phase === 'loading' || !first)
    return (
      <Frame title={content.title}>
        <p>{content.question}</p>
        <p class="second" role="status">
          {ta(language, phase === 'over' ? 'survey.over' : 'survey.loading')}
        </p>
        {phase !== 'over' && (
          <a class="link" href={content.url} target="_blank" rel="noopener noreferrer">
            {ta(language, 'survey.page')}
          </a>
        )}
      </Frame>
    );
  if (phase === 'done' || phase === 'over')
    return (
      <Frame title={content.title}>
        <SurveyQuestion question={first} given={mine(first.id)} still />
        <p role="status">
          {phase === 'done' ? offered?.thanks || ta(language, 'survey.thanks') : ta(language, 'survey.over')}
        </p>
        {kept !== 'saved' && state}
        {phase === 'done' && sheet.mayChange() && (
          <button type="button" class="link" onClick={() => sheet.change()}>
            {ta(language, 'survey.change')}
          </button>
        )}
      </Frame>
    );
  // The rest of the questions appears under the first: the log stays with the card instead of going to its end.
  const stay = () => {
    widget.store.set({ atBottom: false });
    setTimeout(() => form.current?.scrollIntoView({ block: 'start' }));
  };
  const finish = () => {
    setPointed(!sheet.finish());
    // Drawn first; then whoever uses the keyboard is where something is left to do.
    setTimeout(() => form.current?.querySelector<HTMLElement>('.wrong input, .wrong textarea')?.focus());
  };
  const missing = pointed ? sheet.missing() : [];
  const asked = (question: typeof first) => (
    <SurveyQuestion
      key={question.id}
      question={question}
      given={mine(question.id)}
      missing={missing.includes(question.id)}
      onAnswer={(given) => {
        if (question === first && !mine(first.id)) stay();
        sheet.answer(question.id, given);
      }}
    />
  );
  return (
    <Frame title={content.title} form={form}>
      {offered?.anonymous && <p class="second">{ta(language, 'survey.anonymous')}</p>}
      {asked(first)}
      {mine(first.id) && (
        <>
          {others.map(asked)}
          {state}
          <button type="button" class="primary" onClick={finish}>
            {ta(language, 'survey.finish')}
          </button>
        </>
      )}
    </Frame>
  );
}

interface FrameProps {
  title: string;
  form?: RefObject<HTMLFormElement | null>;
  children: ComponentChildren;
}

function Frame({ title, form, children }: FrameProps) {
  return (
    // A form, so that the radio buttons of two surveys in one log never belong together.
    <form
      class="card rate survey"
      aria-label={title}
      onSubmit={(event) => event.preventDefault()}
      {...(form && { ref: form })}
    >
      <p class="second">{title}</p>
      {children}
    </form>
  );
}
