import type { WidgetArticle, WidgetArticleHit } from '@yingda/contracts';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/texts';
import { th } from '../i18n/help';
import type { HelpSearch } from '../model/help';
import { Header } from './header';
import { useShown, useWidget } from './use-widget';

interface Props {
  hit: WidgetArticleHit;
  search: HelpSearch;
  onAsk: () => void;
  onBack: () => void;
}

/** An article over the first screen, with whether it helped and the way to a person. */
export function HelpArticle({ hit, search, onAsk, onBack }: Props) {
  const language = useShown((state) => state.language);
  const [article, setArticle] = useState<WidgetArticle | null>(null);
  const [failed, setFailed] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus({ preventScroll: true });
    search.article(hit.id).then(setArticle, () => setFailed(true));
  }, [hit.id]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // The first Escape leaves the article, the next one the chat.
    event.preventDefault();
    event.stopPropagation();
    onBack();
  };
  return (
    <div
      class="help-page"
      role="dialog"
      aria-modal="true"
      aria-label={hit.title}
      tabIndex={-1}
      ref={box}
      onKeyDown={onKeyDown}
    >
      <Header title={th(language, 'help.title')} onBack={onBack} />
      <div class="scroll article">
        <h2>{article?.title ?? hit.title}</h2>
        {article ? (
          <Words html={article.html} />
        ) : (
          <p class="second" role="status">
            {failed ? th(language, 'help.failed') : t('loading')}
          </p>
        )}
        <p>
          <a class="link" href={hit.url} target="_blank" rel="noopener noreferrer">
            {th(language, 'help.page')}
          </a>
        </p>
        {article && <Vote article={article} search={search} />}
        <button type="button" class="primary" onClick={onAsk}>
          {th(language, 'help.ask')}
        </button>
      </div>
    </div>
  );
}

/** What the shop wrote, cleaned where it was stored; links lead out of the chat. */
function Words({ html }: { html: string }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    for (const link of box.current?.querySelectorAll('a') ?? []) {
      link.target = '_blank';
      link.rel = 'noopener noreferrer nofollow';
    }
  }, [html]);
  return <div class="words" ref={box} dangerouslySetInnerHTML={{ __html: html }} />;
}

function Vote({ article, search }: Pick<Props, 'search'> & { article: WidgetArticle }) {
  const { drawer } = useWidget();
  const language = useShown((state) => state.language);
  const key = `vote:${article.id}:${article.number}`;
  const [helpful, setHelpful] = useState(() => drawer.read<boolean>(key));
  const vote = (yes: boolean) => {
    setHelpful(yes);
    drawer.write(key, yes);
    search.vote(article, yes).catch(() => {
      // Not counted: then it can be said again.
      drawer.write(key, null);
      setHelpful(null);
    });
  };
  const choices = [
    { yes: true, label: th(language, 'help.yes') },
    { yes: false, label: th(language, 'help.no') },
  ];
  return (
    <fieldset class="helped">
      <legend>{th(language, 'help.helped')}</legend>
      <div class="row chips">
        {choices.map(({ yes, label }) => (
          <label key={label} class={`chip ${helpful === yes ? 'on' : ''}`}>
            <input type="radio" name="helped" checked={helpful === yes} onChange={() => vote(yes)} />
            {label}
          </label>
        ))}
      </div>
      <p class="second" role="status">
        {helpful === null ? '' : th(language, helpful ? 'help.thanks' : 'help.sorry')}
      </p>
    </fieldset>
  );
}
