import type { CaseProgress, FeedbackProgress } from '@yingda/contracts';
import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import { tc } from '../i18n/cases';
import { t } from '../i18n/texts';
import { casesOf, type Cases as CasesModel, type Refused } from '../model/cases';
import { due } from '../model/moments';
import { CaseForm } from './case-form';
import { CaseOne } from './case-one';
import { promised, Told } from './case-words';
import { FeedbackForm } from './feedback-form';
import { Header } from './header';
import { Icon } from './icon';
import { NetBar } from './net-bar';
import { useShown, useWidget } from './use-widget';

type Page = { name: 'list' | 'case' | 'feedback' } | { name: 'one'; id: string };

/** Complaints, requests and feedback: what can be sent, and how everything sent stands. */
export function Cases() {
  const widget = useWidget();
  const about = useShown((state) => state.about);
  const net = useShown((state) => state.net);
  const cases = casesOf(widget);
  const [, again] = useReducer((times: number) => times + 1, 0);
  const [page, setPage] = useState<Page>({ name: 'list' });
  const [said, setSaid] = useState('');
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => cases.store.subscribe(() => again(0)), [cases]);
  // Anew when it is opened, and when the connection is back.
  useEffect(() => void cases.refresh(), [cases, net === 'lost']);
  const found = about && cases.store.state.cases?.find(({ number }) => number === about);
  useEffect(() => {
    if (found) setPage({ name: 'one', id: found.id });
  }, [found ? found.id : null]);
  const go = (next: Page, words = '') => {
    setPage(next);
    setSaid(words);
    widget.store.set({ about: null });
    // The button that led here is gone with its page.
    requestAnimationFrame(() => body.current?.focus({ preventScroll: true }));
  };
  const list = (words?: string) => go({ name: 'list' }, words);
  const back = () => (page.name === 'list' ? widget.screens.home() : list());
  const one = page.name === 'one' ? cases.store.state.cases?.find(({ id }) => id === page.id) : undefined;
  const language = useShown((state) => state.language);
  const title =
    page.name === 'case'
      ? tc(language, 'case.new')
      : page.name === 'feedback'
        ? tc(language, 'give.new')
        : one
          ? `${one.kindName[language === 'en' ? 'en' : 'zh']} ${one.number}`
          : t('cases.title');
  return (
    <>
      <Header title={title} onBack={back} />
      <NetBar />
      <div class="cases" tabIndex={-1} ref={body} aria-label={title} role="group">
        <p class={said ? 'box ok' : 'unseen'} role="status">
          {said}
        </p>
        {page.name === 'case' ? (
          <CaseForm cases={cases} onDone={list} />
        ) : page.name === 'feedback' ? (
          <FeedbackForm cases={cases} onDone={list} />
        ) : one ? (
          <CaseOne key={one.id} one={one} cases={cases} onSaid={setSaid} />
        ) : (
          <List cases={cases} go={go} />
        )}
      </div>
    </>
  );
}

function List({ cases, go }: { cases: CasesModel; go: (page: Page) => void }) {
  const language = useShown((state) => state.language);
  const { state } = cases.store;
  const offline = useShown(({ net }) => net === 'lost');
  const filed = state.waiting.filter(({ what }) => what === 'case' || what === 'feedback');
  const empty = state.cases?.length === 0 && (state.feedback?.length ?? 0) === 0 && filed.length === 0;
  return (
    <div class="scroll pad">
      <div class="entries">
        <button type="button" class="entry" onClick={() => go({ name: 'case' })}>
          <Icon name="list" />
          <span class="grow">
            <b>{tc(language, 'case.new')}</b>
            <span class="second">{tc(language, 'case.new.hint')}</span>
          </span>
          <Icon name="right" size={16} />
        </button>
        <button type="button" class="entry" onClick={() => go({ name: 'feedback' })}>
          <Icon name="smile" />
          <span class="grow">
            <b>{tc(language, 'give.new')}</b>
            <span class="second">{tc(language, 'give.new.hint')}</span>
          </span>
          <Icon name="right" size={16} />
        </button>
      </div>
      {filed.map((filing) => (
        <Waiting key={filing.id} filing={filing} cases={cases} go={go} />
      ))}
      {state.failed && !(offline && state.cases) && (
        <p class="quiet" role="alert">
          {tc(language, 'case.cannot')}{' '}
          <button type="button" class="link" onClick={() => void cases.refresh()}>
            {t('retry')}
          </button>
        </p>
      )}
      {state.cases === null && !state.failed && (
        <p class="quiet" role="status">
          {t('loading')}
        </p>
      )}
      {empty && <p class="quiet">{tc(language, 'case.empty')}</p>}
      {(state.cases?.length ?? 0) > 0 && (
        <section aria-labelledby="my-cases">
          <h2 id="my-cases">{tc(language, 'case.mine')}</h2>
          <ul class="list">
            {state.cases?.map((one) => (
              <li key={one.id}>
                <CaseLine one={one} onOpen={() => go({ name: 'one', id: one.id })} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {(state.feedback?.length ?? 0) > 0 && (
        <section aria-labelledby="my-feedback">
          <h2 id="my-feedback">{tc(language, 'give.mine')}</h2>
          <ul class="list">
            {state.feedback?.map((one) => (
              <li key={one.id}>
                <FeedbackLine one={one} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function CaseLine({ one, onOpen }: { one: CaseProgress; onOpen: () => void }) {
  const language = useShown((state) => state.language);
  const stage = one.waitingForYou ? 'yours' : (`stage.${one.stage}` as const);
  return (
    <button type="button" class="line" onClick={onOpen}>
      <span class="grow">
        <b class="cut">{`${one.kindName[language === 'en' ? 'en' : 'zh']} ${one.number}`}</b>
        <span class="second">{promised(one, language)}</span>
      </span>
      <span class={`stage ${one.waitingForYou ? 'yours' : one.stage}`}>{tc(language, `case.${stage}`)}</span>
      <Icon name="right" size={16} />
    </button>
  );
}

function FeedbackLine({ one }: { one: FeedbackProgress }) {
  const language = useShown((state) => state.language);
  const sort = one.sort ? tc(language, `give.${one.sort}`) : '';
  const state = one.answeredAt
    ? tc(language, 'give.answered')
    : tc(language, 'give.received', { due: due(one.dueAt, Date.now(), language) });
  return (
    <div class="given">
      <p class="second">{[sort, state].filter(Boolean).join(' · ')}</p>
      <p class="pre">{one.text}</p>
      {one.answer && <Told title={tc(language, 'give.answer')} text={one.answer} />}
      {one.outcome && <Told title={tc(language, 'give.outcome')} text={one.outcome} />}
    </div>
  );
}

function Waiting(props: { filing: Refused; cases: CasesModel; go: (page: Page) => void }) {
  const { filing, cases, go } = props;
  const widget = useWidget();
  const language = useShown((state) => state.language);
  if (filing.what !== 'case' && filing.what !== 'feedback') return null;
  const text = filing.what === 'case' ? filing.body.words : filing.body.text;
  const rewrite = () => {
    widget.drawer.write(filing.what === 'case' ? 'case-draft' : 'give-draft', filing.body);
    cases.drop(filing);
    go({ name: filing.what });
  };
  return (
    <div class={`box ${filing.refused ? 'wrong' : ''}`} role="status">
      <p class="cut">{text}</p>
      <p class="second">{tc(language, filing.refused ? 'case.refused' : 'case.waiting')}</p>
      {filing.refused && (
        <p class="row">
          <button type="button" class="chip" onClick={rewrite}>
            {tc(language, 'case.rewrite')}
          </button>
          <button type="button" class="chip" onClick={() => cases.drop(filing)}>
            {tc(language, 'case.drop')}
          </button>
        </p>
      )}
    </div>
  );
}
