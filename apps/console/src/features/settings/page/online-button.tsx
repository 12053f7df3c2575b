import { Button, Tooltip, type ButtonProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../../../live/use-live';

/** A button that needs the server: while the line is lost it says why it cannot be pressed. */
export function OnlineButton({ why, ...rest }: ButtonProps & { why?: string | undefined }) {
  const { t } = useTranslation();
  const online = useOnline();
  const reason = online ? why : t('problem.offline');
  const button = <Button {...rest} disabled={rest.disabled || !!reason} />;
  return reason ? (
    <Tooltip title={reason}>
      <span className="reason-holder">{button}</span>
    </Tooltip>
  ) : (
    button
  );
}
