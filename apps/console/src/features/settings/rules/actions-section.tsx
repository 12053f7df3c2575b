import { Button, Dropdown } from 'antd';
import { ArrowDown, ArrowUp, GripVertical, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RULE_LIMITS } from '@yingda/contracts/names';
import { useScope } from '../../../app/use-session';
import { Section } from '../page/column';
import { IconAction } from '../page/icon-action';
import { placed } from '../page/reorder';
import { useReorder } from '../page/use-reorder';
import { ActionInputs } from './action-inputs';
import { newAction, type ActionChange, type ActionDraft, type RuleForm, type Vocabulary } from './rule-form';
import type { RuleWords } from './use-rule-words';

interface ActionsSectionProps {
  form: RuleForm;
  edit: (parts: Partial<RuleForm>) => void;
  vocabulary: Vocabulary;
  words: RuleWords;
  readOnly: boolean;
  /** In words, by the row's key. */
  wrong: Readonly<Record<string, string>>;
}

/** What is done, step after step. */
export function ActionsSection({ form, edit, vocabulary, words, readOnly, wrong }: ActionsSectionProps) {
  const { t } = useTranslation();
  const { actions } = form;
  const everybodys = useScope('automation.edit') === 'all';
  const allowed = vocabulary.triggers.find(({ kind }) => kind === form.trigger.kind)?.actions ?? [];
  const offered = vocabulary.actions.filter(
    ({ kind, outside }) => allowed.includes(kind) && (!outside || everybodys),
  );
  const move = (from: number, to: number) => edit({ actions: placed(actions, from, to) });
  const { rowProps, rowClass } = useReorder(actions.length, move, !readOnly);
  const put = (row: string, parts: ActionChange) =>
    edit({
      actions: actions.map((one) => (one.row === row ? ({ ...one, ...parts } as ActionDraft) : one)),
    });
  return (
    <Section title={t('rules.thenTitle')}>
      {wrong['actions'] ? <p className="wrong-line">{wrong['actions']}</p> : null}
      <ol className="action-list">
        {actions.map((action, at) => {
          const name = t('rules.action', { n: at + 1 });
          const { draggable: _, onDragStart, onDragEnd, ...dropped } = rowProps(at) as DragProps;
          return (
            <li
              key={action.row}
              aria-label={`${name} ${words.actionName(action.kind)}`}
              className={`${rowClass(at)}${wrong[action.row] ? ' wrong' : ''}`}
              {...dropped}
            >
              <div className="row g8">
                {readOnly ? null : (
                  <span
                    className="drag-handle"
                    title={t('rules.reorderHint')}
                    draggable
                    onDragStart={onDragStart}
                    onDragEnd={onDragEnd}
                  >
                    <GripVertical size={14} strokeWidth={1.75} aria-hidden="true" />
                  </span>
                )}
                <span className="i3">{at + 1}</span>
                <b className="grow">{words.actionName(action.kind)}</b>
                {readOnly ? null : (
                  <>
                    <IconAction
                      local
                      icon={ArrowUp}
                      label={`${name} ${t('rules.up')}`}
                      why={at === 0 ? t('settings.firstAlready') : undefined}
                      onClick={() => move(at, at - 1)}
                    />
                    <IconAction
                      local
                      icon={ArrowDown}
                      label={`${name} ${t('rules.down')}`}
                      why={at === actions.length - 1 ? t('settings.lastAlready') : undefined}
                      onClick={() => move(at, at + 1)}
                    />
                    <IconAction
                      local
                      icon={Trash2}
                      label={`${t('rules.remove')} ${name}`}
                      onClick={() => edit({ actions: actions.filter((one) => one !== action) })}
                    />
                  </>
                )}
              </div>
              <ActionInputs
                action={action}
                vocabulary={vocabulary}
                words={words}
                readOnly={readOnly}
                onChange={(parts) => put(action.row, parts)}
              />
              {wrong[action.row] ? (
                <p className="wrong-line" role="alert">
                  {wrong[action.row]}
                </p>
              ) : null}
            </li>
          );
        })}
      </ol>
      {readOnly || actions.length >= RULE_LIMITS.actions ? null : (
        <Dropdown
          trigger={['click']}
          menu={{
            items: offered.map(({ kind }) => ({ key: kind, label: words.actionName(kind) })),
            onClick: ({ key }) => {
              const chosen = offered.find(({ kind }) => kind === key);
              if (chosen) edit({ actions: [...actions, newAction(chosen.kind)] });
            },
          }}
        >
          <Button className="add-row" icon={<Plus size={14} strokeWidth={1.75} />}>
            {t('rules.addAction')}
          </Button>
        </Dropdown>
      )}
    </Section>
  );
}

/** Only the handle is dragged: text in a step can still be marked with the mouse. */
type DragProps = Pick<
  React.HTMLAttributes<HTMLElement>,
  'draggable' | 'onDragStart' | 'onDragEnd' | 'onDragOver' | 'onDrop' | 'onKeyDown'
>;
