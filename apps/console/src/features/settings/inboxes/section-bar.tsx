import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

const SECTIONS = [
  'snippet',
  'general',
  'appearance',
  'hours',
  'preChat',
  'preview',
  'origins',
  'secret',
] as const;
export type InboxSection = (typeof SECTIONS)[number];

/** Id of a section's element. */
export const sectionId = (section: InboxSection) => `inbox-${section}`;

/** Goes to a part of the long page, and shows which one is in view. */
export function SectionBar() {
  const { t } = useTranslation();
  const [current, setCurrent] = useState<InboxSection>('snippet');
  useEffect(() => {
    const shown = new Map<string, number>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) shown.set(entry.target.id, entry.intersectionRatio > 0 ? 1 : 0);
        const first = SECTIONS.find((section) => shown.get(sectionId(section)));
        if (first) setCurrent(first);
      },
      // The upper third of the page decides.
      { rootMargin: '-110px 0px -60% 0px' },
    );
    for (const section of SECTIONS) {
      const element = document.getElementById(sectionId(section));
      if (element) observer.observe(element);
    }
    return () => observer.disconnect();
  }, []);
  return (
    <nav className="section-bar" aria-label={t('settings.inboxes.sections')}>
      {SECTIONS.map((section) => (
        <button
          key={section}
          type="button"
          aria-current={current === section ? 'true' : undefined}
          onClick={() => {
            document
              .getElementById(sectionId(section))
              ?.scrollIntoView({ block: 'start', behavior: 'smooth' });
            setCurrent(section);
          }}
        >
          {t(`settings.inboxes.section.${section}`)}
        </button>
      ))}
    </nav>
  );
}
