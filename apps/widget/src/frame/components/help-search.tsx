import type { WidgetArticleHit } from '@yingda/contracts';
import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { th } from '../i18n/help';
import { HelpSearch as Search } from '../model/help';
import { HelpArticle } from './help-article';
import { Icon } from './icon';
import { useShown, useWidget } from './use-widget';

const after = (ms: number, then: () => void) => {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
};

/** The shop's articles before anybody is asked: suggested as one types, read here. */
export function HelpSearch() {
  const widget = useWidget();
  const language = useShown((state) => state.language);
  const [opened, setOpened] = useState<WidgetArticleHit | null>(null);
  const [, again] = useReducer((times: number) => times + 1, 0);
  const list = useRef<HTMLUListElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const search = useMemo(
    () => new Search({ api: widget.session.api, inboxKey: widget.init.inbox, language, after }),
    [widget, language],
  );
  // It has just been asked for by a tap on what stood in its place.
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    const unsubscribe = search.store.subscribe(() => again(0));
    return () => {
      unsubscribe();
      search.stop();
    };
  }, [search]);
  const { query, hits, searched } = search.store.state;
  const ask = () => {
    const text = query.trim();
    void search.settle();
    // What was looked for is the beginning of the question; what was being written already stays.
    const { drawer } = widget;
    if (text && !widget.store.state.open && !drawer.read<string>('draft:new'))
      drawer.write('draft:new', text);
    widget.screens.start();
  };
  const open = (hit: WidgetArticleHit) => {
    void search.settle();
    setOpened(hit);
  };
  const move = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const all = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const next = event.key === 'ArrowDown' ? at + 1 : at - 1;
    event.preventDefault();
    (all[next] ?? (next < 0 ? field.current : null))?.focus();
  };
  const words =
    searched === 'failed'
      ? th(language, 'help.cannot')
      : searched === 'nothing'
        ? ''
        : hits.length > 0
          ? th(language, 'help.found', { n: hits.length })
          : th(language, 'help.none');
  return (
    <section class="help" onKeyDown={move}>
      <label class="help-field">
        <Icon name="search" size={18} />
        <input
          ref={field}
          type="search"
          value={query}
          maxLength={200}
          placeholder={th(language, 'help.search')}
          aria-label={th(language, 'help.search')}
          enterKeyHint="search"
          autocomplete="off"
          onInput={(event) => search.type(event.currentTarget.value)}
        />
      </label>
      <p class={hits.length > 0 ? 'unseen' : 'second note-line'} role="status">
        {words}
      </p>
      {hits.length > 0 && (
        <ul class="list" ref={list}>
          {hits.map((hit) => (
            <li key={hit.id}>
              <button type="button" class="line" onClick={() => open(hit)}>
                <span class="grow">
                  <b class="cut">{hit.title}</b>
                  <span class="cut second">{hit.excerpt}</span>
                </span>
                <Icon name="right" size={16} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {searched !== 'nothing' && (
        <button type="button" class="link" onClick={ask}>
          {th(language, 'help.ask')}
        </button>
      )}
      {opened && (
        <HelpArticle
          hit={opened}
          search={search}
          onAsk={ask}
          onBack={() => {
            setOpened(null);
            field.current?.focus();
          }}
        />
      )}
    </section>
  );
}
