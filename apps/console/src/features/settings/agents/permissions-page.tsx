import { useQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ROLES, type PermissionScope } from '@yingda/contracts/names';
import { api } from '../../../app/session';
import { useMe } from '../../../app/use-session';
import { Column } from '../page/column';
import { Loaded } from '../page/loaded';

/** What each role may do, and how far; the own role's column is marked. */
export function PermissionsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const query = useQuery({
    queryKey: ['permissions'],
    queryFn: () => api.call('GET /api/permissions'),
    staleTime: Infinity,
  });
  return (
    <Column wide title={t('settings.permissions.title')} hint={t('settings.permissions.hint')}>
      <Loaded query={query} rows={13}>
        {({ rows }) => (
          <div
            className="card data-table permissions"
            tabIndex={0}
            role="group"
            aria-label={t('settings.permissions.title')}
          >
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('settings.permissions.can')}</th>
                  {ROLES.map((role) => (
                    <th key={role} scope="col" className={role === me.role ? 'own' : ''}>
                      {t(`role.${role}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.permission}>
                    <th scope="row">{t(`settings.permissions.row.${row.permission}`)}</th>
                    {ROLES.map((role, at) => (
                      <td key={role} className={role === me.role ? 'own' : ''}>
                        <Scope scope={row.scopes[at] ?? 'none'} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </Column>
  );
}

function Scope({ scope }: { scope: PermissionScope }) {
  const { t } = useTranslation();
  const word = t(`settings.permissions.scope.${scope}`);
  if (scope === 'none') {
    return (
      <span className="i3">
        <span aria-hidden="true">–</span>
        <span className="hidden-text">{word}</span>
      </span>
    );
  }
  return (
    <span className={`scope ${scope}`}>
      {scope === 'all' ? <Check size={14} strokeWidth={2} aria-hidden="true" /> : null}
      {word}
    </span>
  );
}
