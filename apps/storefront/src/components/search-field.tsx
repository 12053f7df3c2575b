import { useTexts } from '../use-texts';
import { go } from '../router';
import { Icon } from './icon';

/** Searches while one types; the address says what was searched. */
export function SearchField({ query, place }: { query: string; place: 'header' | 'list' }) {
  const { t } = useTexts();
  const search = (words: string, replace: boolean) =>
    go(words ? `/?q=${encodeURIComponent(words)}` : '/', replace);
  return (
    <form
      class={`search search-${place}`}
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        search(String(new FormData(event.currentTarget as HTMLFormElement).get('q') ?? ''), true);
      }}
    >
      <Icon name="search" size={18} />
      <input
        name="q"
        type="search"
        autocomplete="off"
        aria-label={t('shop.search')}
        placeholder={t('shop.search.hint')}
        value={query}
        onInput={(event) => {
          // Half-typed pinyin is not a search yet.
          if ((event as InputEvent).isComposing) return;
          search(event.currentTarget.value, query !== '');
        }}
        onCompositionEnd={(event) => search(event.currentTarget.value, query !== '')}
      />
    </form>
  );
}
