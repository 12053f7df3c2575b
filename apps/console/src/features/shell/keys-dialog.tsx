import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../parts/kbd';
import { ALT, MOD, SHIFT } from '../../parts/keys-text';

const GROUPS = {
  move: [
    ['next', ['J'], ['↓']],
    ['previous', ['K'], ['↑']],
    ['nextWaiting', [`${ALT}↓`]],
    ['take', ['N']],
    ['select', ['X']],
    ['list', ['[']],
    ['panel', [']']],
  ],
  conversation: [
    ['reply', ['R']],
    ['note', ['M']],
    ['transfer', ['T']],
    ['close', ['E']],
    ['assign', ['A']],
    ['escalate', [`${SHIFT}E`]],
    ['waitForCustomer', ['W']],
    ['reopen', ['O']],
    ['find', [`${MOD}F`]],
    ['messageActions', ['↵']],
  ],
  composer: [
    ['canned', ['/']],
    ['mention', ['@']],
    ['knowledge', [`${ALT}K`]],
    ['send', [`${MOD}↵`]],
    ['sendClose', [`${MOD}${SHIFT}↵`]],
    ['newLine', [`${SHIFT}↵`]],
    ['editLast', ['↑']],
  ],
  cases: [
    ['openCase', [`${SHIFT}C`]],
    ['caseTask', ['T']],
    ['caseUpdate', ['U']],
    ['caseStep', ['P']],
    ['caseParts', ['1'], ['8']],
  ],
  reports: [
    ['definition', ['D']],
    ['exportTable', ['X']],
    ['points', ['←'], ['→']],
    ['behind', ['↵']],
  ],
  everywhere: [
    ['palette', [`${MOD}K`]],
    ['search', ['G', 'S']],
    ['goInbox', ['G', 'I']],
    ['goCases', ['G', 'A']],
    ['goCustomers', ['G', 'C']],
    ['goBoard', ['G', 'B']],
    ['goReports', ['G', 'R']],
    ['goSettings', ['G', ',']],
    ['undo', ['Z']],
    ['escape', ['Esc']],
    ['help', ['?']],
  ],
} as const;

/** All keys, on `?`. */
export function KeysDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open={open} onCancel={onClose} footer={null} width={640} title={t('keys.title')} destroyOnHidden>
      <p className="i3" style={{ marginBottom: 16 }}>
        {t('keys.hint')}
      </p>
      <div className="keys-groups">
        {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => (
          <section key={group}>
            <h3>{t(`keys.groups.${group}`)}</h3>
            <ul>
              {GROUPS[group].map(([name, ...ways]) => (
                <li key={name}>
                  <span>{t(`keys.${name}`)}</span>
                  <span className="row g4">
                    {ways.flatMap((keys) =>
                      keys.map((key: string) => <Kbd key={keys.join() + key}>{key}</Kbd>),
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Modal>
  );
}
