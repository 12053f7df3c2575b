import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { signOut } from '../../app/session';
import { useSession } from '../../app/use-session';
import { useSayProblem } from '../../i18n/use-texts';
import { Problem } from '../../api/problem';
import { SignInForm } from '../sign-in/sign-in-form';

/** Over the screen when the session ran out: what was being written stays where it is. */
export function SessionEnded() {
  const { t } = useTranslation();
  const say = useSayProblem();
  const { phase, me, endedBy } = useSession();
  const special = endedBy === 'account-deactivated' || endedBy === 'refresh-reused';
  return (
    <Modal
      open={phase === 'ended'}
      closable={false}
      footer={null}
      width={400}
      title={t('signin.title')}
      destroyOnHidden
    >
      <p className="i2" style={{ marginBottom: 16 }}>
        {special ? say(new Problem(endedBy)) : t('signin.again')}
      </p>
      <SignInForm email={me?.email ?? ''} />
      <Button type="link" style={{ marginTop: 8, padding: 0 }} onClick={() => void signOut()}>
        {t('signin.otherAccount')}
      </Button>
    </Modal>
  );
}
