import { Param, type PipeTransform } from '@nestjs/common';
import { Refusal } from '@yingda/contracts/names';
import { isUuid } from '@yingda/platform';

class MustBeId implements PipeTransform<string, string> {
  transform(value: string): string {
    // An id that cannot exist is answered like one that does not.
    if (!isUuid(value)) throw new Refusal('not-found', 'There is nothing with this id.');
    return value;
  }
}

/** The `:id` of the path (or the one of another name), a uuid. @throws Refusal not-found */
export const IdParam = (name = 'id'): ParameterDecorator => Param(name, new MustBeId());
