import { categories } from '../catalog';
import { helpTopics, SERVICE_MAIL } from '../help-topics';
import { useTexts } from '../use-texts';
import { Sign } from './icon';
import { Link } from './link';

/** Bottom of every page. */
export function Footer() {
  const { t, of } = useTexts();
  return (
    <footer class="foot">
      <div class="foot-row">
        <div class="foot-about">
          <p class="brand">
            <Sign />
            <span>{t('shop.name')}</span>
          </p>
          <p>{t('footer.about')}</p>
        </div>
        <nav aria-label={t('footer.shop')}>
          <h2>{t('footer.shop')}</h2>
          <ul>
            {categories.map(({ id, name }) => (
              <li key={id}>
                <Link to={`/?category=${id}`}>{of(name)}</Link>
              </li>
            ))}
          </ul>
        </nav>
        <nav aria-label={t('footer.service')}>
          <h2>{t('footer.service')}</h2>
          <ul>
            {helpTopics.slice(0, 3).map(({ id, question }) => (
              <li key={id}>
                <Link to={`/help#${id}`}>{of(question)}</Link>
              </li>
            ))}
            <li>
              <a href={`mailto:${SERVICE_MAIL}`}>{SERVICE_MAIL}</a>
            </li>
          </ul>
        </nav>
      </div>
      <p class="foot-demo">{t('footer.demo')}</p>
    </footer>
  );
}
