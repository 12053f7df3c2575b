import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { Button, Segmented } from 'antd';
import { ArrowDown, ArrowUp, FolderPlus, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../page/new-key';
import { IconAction } from '../page/icon-action';
import {
  added,
  changed,
  depthOf,
  GROUP_MODES,
  isGroup,
  MAX_DEPTH,
  moved,
  neighbourOf,
  removed,
  type Group,
  type GroupMode,
  type Leaf,
  type Node,
} from './condition-tree';

interface ConditionTreeFieldProps {
  tree: Group;
  readOnly: boolean;
  /** What is wrong with a condition, by its key. */
  wrong: Readonly<Record<string, string>>;
  /** Controls of one condition. */
  control: (leaf: Leaf, change: (leaf: Leaf) => void) => ReactNode;
  /** A condition in words, for those who hear it. */
  say: (leaf: Leaf) => string;
  blank: () => Leaf;
  onChange: (tree: Group) => void;
}

/**
 * Conditions in groups. On a row: ⌥↑ ⌥↓ move it, also out of its group; Backspace removes it; the focus goes to what
 * takes its place.
 */
export function ConditionTreeField(props: ConditionTreeFieldProps) {
  const { tree, onChange } = props;
  const root = useRef<HTMLDivElement>(null);
  const focus = (key: string) =>
    requestAnimationFrame(() =>
      root.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(key)}"]`)?.focus(),
    );
  const deeds: Deeds = {
    change: (key, change) => onChange(changed(tree, key, change)),
    remove(key) {
      const next = neighbourOf(tree, key);
      onChange(removed(tree, key));
      focus(next);
    },
    move(key, by) {
      onChange(moved(tree, key, by));
      focus(key);
    },
    add(groupKey, node) {
      onChange(added(tree, groupKey, node));
      focus(node.key);
    },
    depth: (key) => depthOf(tree, key),
  };
  return (
    <div className="condition-tree" ref={root}>
      <GroupBlock group={tree} {...props} deeds={deeds} outermost />
    </div>
  );
}

interface Deeds {
  change<T extends Node>(key: string, change: (node: T) => Node): void;
  remove(key: string): void;
  move(key: string, by: -1 | 1): void;
  add(groupKey: string, node: Node): void;
  depth(key: string): number;
}

type BlockProps = Omit<ConditionTreeFieldProps, 'tree' | 'onChange'> & { deeds: Deeds };

function GroupBlock({
  group,
  outermost = false,
  ...rest
}: BlockProps & { group: Group; outermost?: boolean }) {
  const { t } = useTranslation();
  const { readOnly, deeds, blank } = rest;
  return (
    <div
      role="group"
      aria-label={t(`rules.modes.${group.mode}`)}
      className={`condition-group ${group.mode}`}
      data-node={group.key}
      tabIndex={-1}
    >
      <div className="row g8 wrap condition-head">
        <Segmented<GroupMode>
          size="small"
          disabled={readOnly}
          aria-label={t('rules.mode')}
          value={group.mode}
          options={GROUP_MODES.map((value) => ({ value, label: t(`rules.modes.${value}`) }))}
          onChange={(mode) => deeds.change<Group>(group.key, (before) => ({ ...before, mode }))}
        />
        <span className="grow" />
        {outermost || readOnly ? null : (
          <Tools label={t(`rules.modes.${group.mode}`)} node={group} deeds={deeds} />
        )}
      </div>
      {group.items.length > 0 ? (
        <ul>
          {group.items.map((item) => (
            <li key={item.key}>
              {isGroup(item) ? <GroupBlock group={item} {...rest} /> : <LeafRow leaf={item} {...rest} />}
            </li>
          ))}
        </ul>
      ) : outermost ? (
        <p className="i3">{t('rules.noConditions')}</p>
      ) : null}
      {readOnly ? null : (
        <div className="row g8">
          <Button
            size="small"
            icon={<Plus size={14} strokeWidth={1.75} />}
            onClick={() => deeds.add(group.key, blank())}
          >
            {t('rules.addCondition')}
          </Button>
          {deeds.depth(group.key) < MAX_DEPTH ? (
            <Button
              size="small"
              type="text"
              icon={<FolderPlus size={14} strokeWidth={1.75} />}
              onClick={() =>
                deeds.add(group.key, {
                  key: newKey(),
                  mode: group.mode === 'any' ? 'all' : 'any',
                  items: [blank()],
                })
              }
            >
              {t('rules.addGroup')}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}

function LeafRow({ leaf, ...rest }: BlockProps & { leaf: Leaf }) {
  const { readOnly, deeds, wrong, control, say } = rest;
  const problem = wrong[leaf.key];
  function onKey(event: KeyboardEvent<HTMLElement>) {
    if (readOnly) return;
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (event.altKey && by !== 0) {
      event.preventDefault();
      event.stopPropagation();
      deeds.move(leaf.key, by);
    } else if (
      event.target === event.currentTarget &&
      (event.key === 'Backspace' || event.key === 'Delete')
    ) {
      event.preventDefault();
      deeds.remove(leaf.key);
    }
  }
  return (
    <div
      role="group"
      aria-label={say(leaf)}
      className={`condition-row${problem ? ' wrong' : ''}`}
      data-node={leaf.key}
      tabIndex={0}
      onKeyDown={onKey}
    >
      <div className="row g8 condition-line">
        <div className="grow condition-controls">
          {control(leaf, (next) => deeds.change<Leaf>(leaf.key, () => next))}
        </div>
        {readOnly ? null : <Tools label={say(leaf)} node={leaf} deeds={deeds} />}
      </div>
      {problem ? (
        <p className="wrong-line" role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  );
}

function Tools({ label, node, deeds }: { label: string; node: Node; deeds: Deeds }) {
  const { t } = useTranslation();
  return (
    <span className="row tools">
      <IconAction
        local
        icon={ArrowUp}
        label={`${t('rules.up')} ${label}`}
        onClick={() => deeds.move(node.key, -1)}
      />
      <IconAction
        local
        icon={ArrowDown}
        label={`${t('rules.down')} ${label}`}
        onClick={() => deeds.move(node.key, 1)}
      />
      <IconAction
        local
        icon={Trash2}
        label={`${t('rules.remove')} ${label}`}
        onClick={() => deeds.remove(node.key)}
      />
    </span>
  );
}
