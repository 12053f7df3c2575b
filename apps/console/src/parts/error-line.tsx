import { useSayProblem } from '../i18n/use-texts';

/** What went wrong, beside the button that asked for it. */
export function ErrorLine({ problem }: { problem: unknown }) {
  const say = useSayProblem();
  return problem ? (
    <p className="error-line" role="alert">
      {say(problem)}
    </p>
  ) : null;
}
