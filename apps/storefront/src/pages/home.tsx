import { categories, findProducts, type Filter } from '../catalog';
import { AskButton } from '../components/ask-button';
import { Icon, type IconName } from '../components/icon';
import { Link } from '../components/link';
import { ProductCard } from '../components/product-card';
import { SearchField } from '../components/search-field';
import { useTexts } from '../use-texts';

const trust = ['delivery', 'return', 'warranty', 'people'] as const;
const trustIcons: Record<(typeof trust)[number], IconName> = {
  delivery: 'truck',
  return: 'back',
  warranty: 'mend',
  people: 'people',
};

function Hero() {
  const { t } = useTexts();
  return (
    <section class="hero">
      <div class="hero-words">
        <h1 tabIndex={-1}>{t('hero.title')}</h1>
        <p>{t('hero.text')}</p>
        <div class="hero-actions">
          <Link to="/?new" class="button button-primary">
            {t('hero.action')}
          </Link>
          <AskButton class="button button-line" words={t('hero.ask')} />
        </div>
      </div>
      <img
        class="hero-picture"
        src="/shop-assets/hero.svg"
        alt={t('hero.picture')}
        width="960"
        height="560"
      />
    </section>
  );
}

function Trust() {
  const { t } = useTexts();
  return (
    <ul class="trust">
      {trust.map((id) => (
        <li key={id}>
          <Icon name={trustIcons[id]} size={24} />
          <div>
            <b>{t(`trust.${id}`)}</b>
            <span>{t(`trust.${id}.text`)}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The last tile of the list: not sure, then ask. */
function Unsure() {
  const { t } = useTexts();
  return (
    <li class="unsure">
      <h3>{t('list.unsure')}</h3>
      <p>{t('list.unsure.text')}</p>
      <AskButton class="button button-line" words={t('hero.ask')} />
    </li>
  );
}

/** The first page: a welcome, then everything there is, or what was chosen or searched. */
export function HomePage({ filter }: { filter: Filter }) {
  const { t, of, items } = useTexts();
  const found = findProducts(filter);
  const plain = !filter.category && !filter.onlyNew && !filter.query;
  const category = categories.find(({ id }) => id === filter.category);
  const title = filter.query
    ? t('list.found', { q: filter.query })
    : category
      ? of(category.name)
      : t(filter.onlyNew ? 'list.new' : 'list.all');
  const Title = plain ? 'h2' : 'h1';
  return (
    <>
      {plain && <Hero />}
      {plain && <Trust />}
      <section class="list" aria-labelledby="list-title">
        <div class="list-head">
          <Title id="list-title" class="list-title" tabIndex={-1}>
            {title}
          </Title>
          <span class="list-count" role="status">
            {items(found.length)}
          </span>
          <SearchField query={filter.query ?? ''} place="list" />
        </div>
        <nav class="tabs" aria-label={t('shop.filter')}>
          <Link to="/" current={plain}>
            {t('shop.everything')}
          </Link>
          {categories.map(({ id, name }) => (
            <Link key={id} to={`/?category=${id}`} current={filter.category === id}>
              {of(name)}
            </Link>
          ))}
          <Link to="/?new" current={filter.onlyNew === true}>
            {t('shop.new')}
          </Link>
        </nav>
        {found.length > 0 ? (
          <ul class="grid">
            {found.map((product, at) => (
              <ProductCard key={product.id} product={product} eager={!plain && at < 4} />
            ))}
            {plain && <Unsure />}
          </ul>
        ) : (
          <div class="nothing">
            <p>{t('list.none', { q: filter.query ?? '' })}</p>
            <div class="nothing-actions">
              <Link to="/" class="button button-line">
                {t('list.none.clear')}
              </Link>
              <AskButton class="button button-primary" words={t('hero.ask')} />
            </div>
          </div>
        )}
      </section>
    </>
  );
}
