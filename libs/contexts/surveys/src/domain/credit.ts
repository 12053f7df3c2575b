import type { SurveyCredit } from '@yingda/contracts/names';
import type { Talk } from './talk';

/** Whose an answer is, by the form's rule. Who never wrote to the customer is nobody's choice but the closing agent's. */
export function credited(
  rule: SurveyCredit,
  { agentId, answeredBy }: Pick<Talk, 'agentId' | 'answeredBy'>,
): string[] {
  const most = [...answeredBy].sort(
    (a, b) => b.messages - a.messages || Number(b.agentId === agentId) - Number(a.agentId === agentId),
  );
  switch (rule) {
    case 'all':
      return most.map((one) => one.agentId);
    case 'most-answers':
      return most.slice(0, 1).map((one) => one.agentId);
    case 'closing-agent':
      return agentId ? [agentId] : most.slice(0, 1).map((one) => one.agentId);
  }
}
