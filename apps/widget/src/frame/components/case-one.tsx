import type { CaseProgress } from '@yingda/contracts';
import { useState } from 'preact/hooks';
import { tc } from '../i18n/cases';
import type { Cases } from '../model/cases';
import { due } from '../model/moments';
import { promised, Told } from './case-words';
import { control, Field } from './field';
import { useShown, useWidget } from './use-widget';

const MOST_WORDS = 1_000;

interface Props {
  one: CaseProgress;
  cases: Cases;
  /** What became of the shopper's word; said above, because the question goes with it. */
  onSaid: (words: string) => void;
}

/** How one case stands, and the shopper's word on its result. */
export function CaseOne({ one, cases, onSaid }: Props) {
  const widget = useWidget();
  const language = useShown((state) => state.language);
  const open = useShown((state) => state.open);
  const say = (key: Parameters<typeof tc>[1]) => tc(language, key);
  const dueLine = one.answerDueAt || one.resultDueAt ? promised(one, language) : '';
  const resultToo = one.answerDueAt ? one.resultDueAt : null;
  return (
    <div class="scroll pad">
      {dueLine && (
        <p class="box">
          {dueLine}
          {resultToo && <br />}
          {resultToo && tc(language, 'case.result-due', { due: due(resultToo, Date.now(), language) })}
        </p>
      )}
      {one.waitingForYou && (
        <div class="box soon">
          <p>{say('case.yours.more')}</p>
          <button
            type="button"
            class="chip"
            onClick={() => (open ? widget.screens.openChat(open) : widget.screens.start())}
          >
            {say('case.chat')}
          </button>
        </div>
      )}
      {one.result && <Told title={say('case.result')} text={one.result} />}
      {one.mayReopen && <Verdict one={one} cases={cases} onSaid={onSaid} />}
      <section aria-labelledby="case-steps">
        <h2 id="case-steps">{say('case.steps')}</h2>
        <ol class="steps">
          {one.steps.map(({ stage, at }, index) => (
            <li key={at + stage} class={index === one.steps.length - 1 ? 'now' : ''}>
              <b>{say(`case.stage.${stage}`)}</b>
              <time dateTime={at}>{due(at, Date.now(), language)}</time>
            </li>
          ))}
        </ol>
      </section>
      {one.words && (
        <section aria-labelledby="case-said">
          <h2 id="case-said">{say('case.said')}</h2>
          <p class="pre">{one.words}</p>
        </section>
      )}
    </div>
  );
}

function Verdict({ one, cases, onSaid }: Props) {
  const widget = useWidget();
  const language = useShown((state) => state.language);
  const key = `not-solved:${one.id}`;
  const [words, setWords] = useState(() => widget.drawer.read<string>(key) ?? '');
  const [asking, setAsking] = useState(words !== '');
  const [problem, setProblem] = useState<string | null>(null);
  const say = (name: Parameters<typeof tc>[1]) => tc(language, name);
  const waits = cases.store.state.waiting.some(({ id }) => id === one.id);
  const at = new Date().toISOString();
  const after = (became: unknown, told: 'case.told-solved' | 'case.told-not-solved') => {
    widget.drawer.write(key, null);
    const waiting = cases.store.state.waiting.some(({ id }) => id === one.id);
    if (!became && !waiting) void cases.refresh();
    onSaid(say(became ? told : waiting ? 'case.waiting' : 'case.over'));
  };
  const solved = async () => after(await cases.send({ what: 'solved', id: one.id, at }), 'case.told-solved');
  const write = (text: string) => {
    setWords(text);
    widget.drawer.write(key, text);
  };
  const notSolved = async (event: Event) => {
    event.preventDefault();
    const now = [...words.trim()].length;
    const wrong =
      now === 0
        ? tc(language, 'case.needed', { field: say('case.still') })
        : now > MOST_WORDS
          ? tc(language, 'case.too-long', { max: MOST_WORDS, now })
          : null;
    setProblem(wrong);
    if (wrong) return document.getElementById('still')?.focus();
    after(
      await cases.send({ what: 'not-solved', id: one.id, at, words: words.trim() }),
      'case.told-not-solved',
    );
  };
  if (waits)
    return (
      <p class="box ok" role="status">
        {say('case.waiting')}
      </p>
    );
  return (
    <section class="verdict" aria-labelledby="solved-ask">
      <h2 id="solved-ask">{say('case.solved.ask')}</h2>
      <div class="row chips">
        {one.stage === 'told' && (
          <button type="button" class="chip" onClick={() => void solved()}>
            {say('case.solved')}
          </button>
        )}
        <button
          type="button"
          class={`chip ${asking ? 'on' : ''}`}
          aria-expanded={asking}
          onClick={() => setAsking(!asking)}
        >
          {say('case.not-solved')}
        </button>
      </div>
      {asking && (
        <form onSubmit={(event) => void notSolved(event)} noValidate>
          <Field id="still" label={say('case.still')} required problem={problem}>
            <textarea
              {...control('still', true, problem)}
              rows={3}
              value={words}
              onInput={(event) => write(event.currentTarget.value)}
            />
          </Field>
          <button type="submit" class="primary">
            {say('case.reopen')}
          </button>
        </form>
      )}
    </section>
  );
}
