import { Eraser, MousePointer2, Settings2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Template } from './use-staffing';
import type { Brush } from './week-draft';

interface BrushBarProps {
  templates: readonly Template[];
  brush: Brush | null;
  onBrush: (brush: Brush | null) => void;
  onTemplates: () => void;
}

/** What cells are painted with; without a brush, shifts are looked at. */
export function BrushBar({ templates, brush, onBrush, onTemplates }: BrushBarProps) {
  const { t } = useTranslation();
  const chosen = brush === null ? 'pick' : brush === 'eraser' ? 'eraser' : brush.template.id;
  const hint =
    brush === null
      ? t('staffing.pickHint')
      : brush === 'eraser'
        ? t('staffing.eraserHint')
        : t('staffing.brushHint');
  return (
    <div className="brush-bar">
      <div className="brushes" role="radiogroup" aria-label={t('staffing.tools')}>
        <button
          type="button"
          role="radio"
          aria-checked={chosen === 'pick'}
          className="brush"
          onClick={() => onBrush(null)}
        >
          <MousePointer2 size={14} strokeWidth={1.75} aria-hidden="true" />
          {t('staffing.pick')}
        </button>
        {templates.map((template) => (
          <button
            key={template.id}
            type="button"
            role="radio"
            aria-checked={chosen === template.id}
            aria-label={t('staffing.brush', { name: `${template.name} ${template.start}–${template.end}` })}
            className={`brush shift-color ${template.color}`}
            onClick={() => onBrush({ template })}
          >
            <b>{template.name}</b>
            <span>
              {template.start}–{template.end}
            </span>
          </button>
        ))}
        <button
          type="button"
          role="radio"
          aria-checked={chosen === 'eraser'}
          className="brush"
          onClick={() => onBrush('eraser')}
        >
          <Eraser size={14} strokeWidth={1.75} aria-hidden="true" />
          {t('staffing.eraser')}
        </button>
        <button type="button" className="brush plain" onClick={onTemplates}>
          <Settings2 size={14} strokeWidth={1.75} aria-hidden="true" />
          {t('staffing.templates')}
        </button>
      </div>
      <p className="i3 t12" role="status">
        {hint}
      </p>
    </div>
  );
}
