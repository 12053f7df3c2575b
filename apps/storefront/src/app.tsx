import { useEffect, useRef } from 'preact/hooks';
import { categories, productById } from './catalog';
import { Footer } from './components/footer';
import { Header } from './components/header';
import { useTexts } from './use-texts';
import { CartPage } from './pages/cart';
import { HelpPage } from './pages/help';
import { HomePage } from './pages/home';
import { OrdersPage } from './pages/orders';
import { ProductPage } from './pages/product';
import { SimplePage } from './pages/simple';
import { go, routeOf, type Route } from './router';
import { useAddress } from './use-address';
import { openChat, yingda } from './yingda';

type Texts = ReturnType<typeof useTexts>;

function titleOf(route: Route, { t, of }: Texts): string {
  const own = (): string | undefined => {
    if (route.page === 'product') {
      const product = productById(route.id);
      return product ? of(product.title) : t('product.not-found');
    }
    if (route.page === 'home') {
      const { category, onlyNew, query } = route.filter;
      const name = categories.find(({ id }) => id === category)?.name;
      return query ? t('list.found', { q: query }) : name ? of(name) : onlyNew ? t('list.new') : undefined;
    }
    const titles = { cart: 'shop.cart.title', orders: 'shop.orders', help: 'help.title' } as const;
    return t(route.page === 'not-found' ? 'not-found.title' : titles[route.page]);
  };
  const title = own();
  return title ? `${title} - ${t('shop.name')}` : t('shop.name');
}

function Page({ route, address }: { route: Route; address: URL }) {
  const { t } = useTexts();
  switch (route.page) {
    case 'home':
      return <HomePage filter={route.filter} />;
    case 'product':
      return <ProductPage id={route.id} colourId={route.colour} />;
    case 'cart':
      return <CartPage />;
    case 'orders':
      return <OrdersPage justPlaced={address.searchParams.has('placed')} />;
    case 'help':
      return <HelpPage topic={address.hash.slice(1)} />;
    case 'not-found':
      return <SimplePage title={t('not-found.title')} text={t('not-found.text')} action="home" ask />;
  }
}

/** What makes a page another one: choosing a colour or typing a search does not. */
const placeOf = (route: Route, address: URL) =>
  route.page === 'home'
    ? `/ ${route.filter.category ?? ''} ${route.filter.onlyNew ?? ''} ${route.filter.query ? 'search' : ''}`
    : address.pathname + (route.page === 'help' ? address.hash : '');

/** The shop. */
export function Shop() {
  const address = useAddress();
  const route = routeOf(address);
  const texts = useTexts();
  const title = titleOf(route, texts);
  const main = useRef<HTMLElement>(null);
  const place = placeOf(route, address);
  const lastPlace = useRef(place);

  useEffect(() => {
    document.title = title;
    // While one types a search, only the words one stops at are worth telling the agent.
    const timer = setTimeout(() => yingda('page', { url: address.href, title }), 300);
    return () => clearTimeout(timer);
  }, [address.href, title]);

  useEffect(() => {
    if (lastPlace.current === place) return;
    lastPlace.current = place;
    if (!address.hash) scrollTo(0, 0);
    // Someone typing in the search field stays there; everyone else starts at the new page's title.
    if (document.activeElement?.matches('input[type=search]')) return;
    main.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [place]);

  const { t } = texts;
  return (
    <>
      <div class="skip">
        <a href="#main">{t('shop.skip-content')}</a>
        <button type="button" onClick={() => openChat(() => go('/help'))}>
          {t('shop.skip')}
        </button>
      </div>
      <aside class="notice" aria-label={t('cart.delivery')}>
        {t('shop.notice')}
      </aside>
      <Header route={route} />
      <main id="main" ref={main} class={`main page-${route.page}`} tabIndex={-1}>
        <Page route={route} address={address} />
      </main>
      <Footer />
    </>
  );
}
