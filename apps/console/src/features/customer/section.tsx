import { useState, type ReactNode } from 'react';
import { ChevronDown, ChevronRight } from 'lucide-react';

const PREFIX = 'yingda.fold.';

/** A part of the panel that folds, and remembers it on this device. */
export function Section({
  name,
  title,
  extra,
  children,
}: {
  name: string;
  title: string;
  extra?: ReactNode;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(() => localStorage.getItem(PREFIX + name) !== 'folded');
  function toggle() {
    localStorage.setItem(PREFIX + name, open ? 'folded' : 'open');
    setOpen(!open);
  }
  return (
    <section className="panel-section">
      <div className="row g8">
        <h2 className="grow">
          <button type="button" className="panel-fold" aria-expanded={open} onClick={toggle}>
            <span className="grow">{title}</span>
            {open ? (
              <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
            ) : (
              <ChevronRight size={14} strokeWidth={1.75} aria-hidden="true" />
            )}
          </button>
        </h2>
        {extra}
      </div>
      {open ? <div className="panel-body">{children}</div> : null}
    </section>
  );
}
