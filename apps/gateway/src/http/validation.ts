import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { codePoints, Refusal } from '@yingda/contracts/names';

/** Bodies and queries checked by their contract classes; the first fault is named in the answer. */
export function wireValidation(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    transform: true,
    forbidUnknownValues: false,
    exceptionFactory: (errors) => refusalOf(errors[0]),
  });
}

function refusalOf(error: ValidationError | undefined, path = ''): Refusal {
  if (!error) return new Refusal('invalid-payload', 'The request is not valid.');
  const field = path ? `${path}.${error.property}` : error.property;
  if (!error.constraints && error.children?.length) return refusalOf(error.children[0], field);
  const [name, message] = Object.entries(error.constraints ?? {})[0] ?? ['', 'is not valid'];
  if (name === 'isWritten' && typeof error.value === 'string') {
    const empty = error.value.trim() === '';
    return new Refusal(
      empty ? 'text-empty' : 'text-too-long',
      `${message}; it has ${codePoints(error.value)}.`,
      { field },
    );
  }
  return new Refusal('invalid-payload', `${message}.`, { field });
}
