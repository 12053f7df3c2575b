import { formatClock } from '@yingda/design-system';
import type { CustomerConversation } from '@yingda/contracts';
import { Failure } from '@yingda/realtime-client';
import { useEffect, useState } from 'preact/hooks';
import { tw } from '../i18n/waiting';
import { dayAndTime } from '../model/moments';
import { control, Field } from './field';
import { useShown, useWidget } from './use-widget';

interface Time {
  from: string;
  until: string;
}
type Problem = 'call.phone.needed' | 'call.time.over' | 'queue.failed';

// As the server has it; it has the last word.
const NUMBER = /^(\+?86)?1[3-9]\d{9}$|^0\d{9,11}$|^(\+|00)[1-9]\d{7,14}$/;

/** A number and an hour to be called in. What was typed stays until it is sent. */
export function CallForm(props: { conversation: CustomerConversation; onDone: () => void }) {
  const { conversation, onDone } = props;
  const widget = useWidget();
  const language = useShown((state) => state.language);
  const net = useShown((state) => state.net);
  const [phone, setPhone] = useState(() => widget.drawer.read<string>('call-phone') ?? '');
  const [times, setTimes] = useState<readonly Time[] | null>(null);
  const [from, setFrom] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sending, setSending] = useState(false);
  const conversationId = conversation.id;

  const find = () =>
    widget.connection
      .whenOnline()
      .then(() => widget.connection.command('callback.find-times', { conversationId }))
      .then((found) => {
        setTimes(found.times);
        setFrom((chosen) =>
          found.times.some((one) => one.from === chosen) ? chosen : (found.times[0]?.from ?? ''),
        );
      })
      .catch(() => setProblem('queue.failed'));
  useEffect(() => void find(), [conversationId, net === 'lost']);

  const write = (value: string) => {
    setPhone(value);
    setProblem(null);
    widget.drawer.write('call-phone', value);
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (sending || from === '') return;
    if (!NUMBER.test(phone.normalize('NFKC').replace(/[\s().\-–—]/g, ''))) {
      setProblem('call.phone.needed');
      return document.getElementById('call-phone')?.focus();
    }
    setSending(true);
    setProblem(null);
    try {
      const answer = await widget.connection.command('callback.plan', { conversationId, phone, from });
      widget.drawer.write('call-phone', null);
      widget.chat.learn(answer.conversation);
      onDone();
    } catch (error) {
      const field = error instanceof Failure ? error.details?.['field'] : undefined;
      setProblem(
        field === 'phone' ? 'call.phone.needed' : field === 'from' ? 'call.time.over' : 'queue.failed',
      );
      if (field === 'from') void find();
      // Somebody answers already: the conversation shows it, and nothing is left to plan.
      if (error instanceof Failure && error.code === 'conversation-not-open') onDone();
    }
    setSending(false);
  };
  const say = (key: Parameters<typeof tw>[1]) => tw(language, key);
  const inPhone = problem === 'call.phone.needed' ? say(problem) : null;
  return (
    <form class="queue" onSubmit={(event) => void submit(event)} noValidate>
      <Field id="call-phone" label={say('call.phone')} required problem={inPhone}>
        <input
          {...control('call-phone', true, inPhone)}
          type="tel"
          autocomplete="tel"
          maxLength={40}
          value={phone}
          onInput={(event) => write(event.currentTarget.value)}
        />
      </Field>
      {times?.length === 0 ? (
        <p class="second">{say('call.none')}</p>
      ) : (
        <Field id="call-time" label={say('call.time')} required problem={null}>
          <select
            {...control('call-time', true, null)}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          >
            {times === null && <option value="">{say('call.times-loading')}</option>}
            {times?.map((one) => (
              <option key={one.from} value={one.from}>
                {`${dayAndTime(one.from, Date.now(), language).day} ${formatClock(one.from, { language })}–${formatClock(one.until, { language })}`}
              </option>
            ))}
          </select>
        </Field>
      )}
      {problem && problem !== 'call.phone.needed' && (
        <p class="problem" role="alert">
          {say(problem)}
        </p>
      )}
      {!conversation.leftMessage && <p class="second">{say('call.keep')}</p>}
      <div class="row chips">
        <button type="submit" class="chip on" aria-disabled={sending || from === ''}>
          {say('call.submit')}
        </button>
        <button type="button" class="chip" onClick={onDone}>
          {say('call.back')}
        </button>
      </div>
    </form>
  );
}
