import type { OfferedQuestion, SurveyGiven } from '@yingda/contracts';
import { SURVEY_SCALES } from '@yingda/contracts/names';
import { useState } from 'preact/hooks';
import { ta } from '../i18n/asked';
import { Icon } from './icon';
import { useShown } from './use-widget';

type Given = Omit<SurveyGiven, 'question'>;

interface Props {
  question: OfferedQuestion;
  given?: SurveyGiven | undefined;
  /** Required, and not answered yet. */
  missing?: boolean;
  /** Shown as it was answered. */
  still?: boolean;
  onAnswer?: (given: Given | null) => void;
}

const FACES = ['😞', '🙁', '😐', '🙂', '😄'];

/** One question with its answers: stars, faces, numbers, choices, tags or words. */
export function SurveyQuestion({ question, given, missing = false, still = false, onAnswer }: Props) {
  const language = useShown((state) => state.language);
  const { kind, text, required } = question;
  const answers = { question, given, ...(onAnswer && !still ? { onAnswer } : {}) };
  return (
    <fieldset class={missing ? 'wrong' : ''} disabled={still}>
      <legend>
        {text}
        {required && !still && (
          <em>
            <span aria-hidden="true"> *</span>
            <span class="unseen">{ta(language, 'survey.required')}</span>
          </em>
        )}
      </legend>
      {kind === 'rating' || kind === 'faces' ? (
        <Marks {...answers} />
      ) : kind === 'nps' || kind === 'effort' ? (
        <Numbers {...answers} />
      ) : kind === 'text' ? (
        <Words {...answers} />
      ) : (
        <Chips {...answers} />
      )}
      {missing && (
        <p class="problem" role="alert">
          {ta(language, 'survey.required')}
        </p>
      )}
    </fieldset>
  );
}

function scores({ kind }: OfferedQuestion): number[] {
  const { min, max } = SURVEY_SCALES[kind as keyof typeof SURVEY_SCALES];
  return Array.from({ length: max - min + 1 }, (_, at) => min + at);
}

/** What a score is called: with the words of the ends at the ends. */
function useScoreName(question: OfferedQuestion): (score: number) => string {
  const language = useShown((state) => state.language);
  const all = scores(question);
  const [lowest, highest] = [all[0], all[all.length - 1]];
  return (score) => {
    const word = score === lowest ? question.lowest : score === highest ? question.highest : null;
    const named = ta(language, 'survey.score', { n: score, of: highest ?? 0 });
    return word ? `${named} (${word})` : named;
  };
}

function Marks({ question, given, onAnswer }: Props) {
  const name = useScoreName(question);
  const score = given?.score ?? 0;
  const faces = question.kind === 'faces';
  return (
    <>
      <div class={faces ? 'stars faces-scale' : 'stars'}>
        {scores(question).map((value) => (
          <label key={value} class={(faces ? value === score : value <= score) ? 'lit' : ''}>
            <input
              type="radio"
              name={question.id}
              checked={value === score}
              aria-label={name(value)}
              onChange={() => onAnswer?.({ score: value })}
            />
            {faces ? <span aria-hidden="true">{FACES[value - 1]}</span> : <Icon name="star" size={36} />}
          </label>
        ))}
      </div>
      <Ends question={question} />
    </>
  );
}

function Numbers({ question, given, onAnswer }: Props) {
  const name = useScoreName(question);
  return (
    <>
      <div class="numbers">
        {scores(question).map((value) => (
          <label key={value} class={`chip ${given?.score === value ? 'on' : ''}`}>
            <input
              type="radio"
              name={question.id}
              checked={given?.score === value}
              aria-label={name(value)}
              onChange={() => onAnswer?.({ score: value })}
            />
            <span aria-hidden="true">{value}</span>
          </label>
        ))}
      </div>
      <Ends question={question} />
    </>
  );
}

function Ends({ question: { lowest, highest } }: Pick<Props, 'question'>) {
  if (!lowest && !highest) return null;
  return (
    <p class="ends second" aria-hidden="true">
      <span>{lowest}</span>
      <span>{highest}</span>
    </p>
  );
}

function Chips({ question, given, onAnswer }: Props) {
  const many = question.kind === 'tags';
  const chosen = many ? (given?.choices ?? []) : given?.choice ? [given.choice] : [];
  const toggle = (value: string) => {
    if (!many) return onAnswer?.({ choice: value });
    const choices = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    onAnswer?.(choices.length > 0 ? { choices } : null);
  };
  return (
    <div class="row chips">
      {question.options.map(({ value, label }) => (
        <label key={value} class={`chip ${chosen.includes(value) ? 'on' : ''}`}>
          <input
            type={many ? 'checkbox' : 'radio'}
            name={question.id}
            checked={chosen.includes(value)}
            onChange={() => toggle(value)}
          />
          {label}
        </label>
      ))}
    </div>
  );
}

/** Stored when the field is left, not with every letter. */
function Words({ question, given, onAnswer }: Props) {
  const [text, setText] = useState(given?.text ?? '');
  const keep = () => {
    const words = text.trim();
    if (words !== (given?.text ?? '')) onAnswer?.(words ? { text: words } : null);
  };
  return (
    <textarea
      rows={3}
      maxLength={question.maxLength ?? 2_000}
      value={onAnswer ? text : (given?.text ?? '')}
      aria-label={question.text}
      onInput={(event) => setText(event.currentTarget.value)}
      onBlur={keep}
    />
  );
}
