import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

const SECTIONS = [
  'snippet',
  'general',
  'appearance',
  'hours',
  'preChat',
  'mail',
  'preview',
  'origins',
  'secret',
] as const;
export type InboxSection = (typeof SECTIONS)[number];

/** Id of a section's element. */
export const sectionId = (section: InboxSection) => `inbox-${section}`;

/** The part that counts as being read begins above this line, in px from the top of the scrolled area. */
const READING_LINE = 96;
/** While a click's scrolling goes on, the part that was asked for stays marked. */
const SCROLLING_MS = 800;

function sectionInView(scroller: HTMLElement): InboxSection {
  const atEnd =
    scroller.scrollTop > 0 && scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2;
  if (atEnd) return 'secret';
  const top = scroller.getBoundingClientRect().top;
  const begun = SECTIONS.filter((section) => {
    const element = document.getElementById(sectionId(section));
    return element !== null && element.getBoundingClientRect().top - top <= READING_LINE;
  });
  return begun[begun.length - 1] ?? 'snippet';
}

/** Goes to a part of the long page, and shows which one is in view. */
export function SectionBar() {
  const { t } = useTranslation();
  const bar = useRef<HTMLElement>(null);
  const heldUntil = useRef(0);
  const [current, setCurrent] = useState<InboxSection>('snippet');
  useEffect(() => {
    const scroller = bar.current?.parentElement?.querySelector<HTMLElement>('.settings-scroll');
    if (!scroller) return;
    const onScroll = () => {
      if (performance.now() >= heldUntil.current) setCurrent(sectionInView(scroller));
    };
    scroller.addEventListener('scroll', onScroll, { passive: true });
    return () => scroller.removeEventListener('scroll', onScroll);
  }, []);

  function goTo(section: InboxSection) {
    heldUntil.current = performance.now() + SCROLLING_MS;
    setCurrent(section);
    document.getElementById(sectionId(section))?.scrollIntoView({ block: 'start', behavior: 'smooth' });
  }

  return (
    <nav className="section-bar" aria-label={t('settings.inboxes.sections')} ref={bar}>
      {SECTIONS.map((section) => (
        <button
          key={section}
          type="button"
          aria-current={current === section ? 'true' : undefined}
          onClick={() => goTo(section)}
        >
          {t(`settings.inboxes.section.${section}`)}
        </button>
      ))}
    </nav>
  );
}
