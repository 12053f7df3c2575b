import { cart, priced } from '../cart';
import { categories } from '../catalog';
import { speak } from '../language';
import { useTexts } from '../use-texts';
import type { Route } from '../router';
import { useStore } from '../use-store';
import { AccountMenu } from './account-menu';
import { Icon, Sign } from './icon';
import { Link } from './link';
import { SearchField } from './search-field';

/** Top of every page: name, departments, search, language, account, cart. */
export function Header({ route }: { route: Route }) {
  const { t, of, language } = useTexts();
  const { count } = priced(useStore(cart));
  const filter = route.page === 'home' ? route.filter : undefined;
  return (
    <header class="head">
      <div class="head-row">
        <Link to="/" class="brand" label={`${t('shop.name')}, ${t('shop.home')}`}>
          <Sign />
          <span>{t('shop.name')}</span>
        </Link>
        <nav class="head-nav" aria-label={t('shop.menu')}>
          {categories.map(({ id, name }) => (
            <Link key={id} to={`/?category=${id}`} current={filter?.category === id}>
              {of(name)}
            </Link>
          ))}
          <Link to="/?new" current={filter?.onlyNew === true}>
            {t('shop.new')}
          </Link>
          <Link to="/help" current={route.page === 'help'}>
            {t('shop.help')}
          </Link>
        </nav>
        <div class="head-tools">
          <SearchField query={filter?.query ?? ''} place="header" />
          <button
            type="button"
            class="head-button"
            lang={language === 'en' ? 'zh-CN' : 'en'}
            aria-label={t('shop.language.label')}
            onClick={() => speak(language === 'en' ? 'zh-CN' : 'en')}
          >
            <Icon name="globe" />
            <span class="language-name">{t('shop.language')}</span>
          </button>
          <AccountMenu />
          <Link to="/cart" class="head-button cart-link" label={t('shop.cart.count', { n: count })}>
            <Icon name="cart" />
            {count > 0 && <span class="cart-count">{count > 99 ? '99+' : count}</span>}
          </Link>
        </div>
      </div>
    </header>
  );
}
