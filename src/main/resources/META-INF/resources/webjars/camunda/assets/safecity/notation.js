/*
 * Days and numbers as people type them. What they mean is said by the server, which will read them: this asks it, shows the
 * answer beside the field, and offers the browser's own calendar. Nothing is converted here.
 */
import { call, element } from './own-api.js';
import { say } from './language.js';

/** So that a page that is open for long keeps no more than it needs. */
const MOST = 500;
const PATIENCE = 3_000;

const answers = new Map();

const keyOf = (what, text) => JSON.stringify([what, text]);

/** What the server said to this text before; undefined when it was not asked. */
export const known = (what, text) => answers.get(keyOf(what, text));

/**
 * How a typed text is understood.
 *
 * @param what `kind` (`day` or `number`), and of a number `unit`, `decimals`, `min`, `max`
 * @return `value`, `entry`, `shown`, or `fault` and `sentence`; null when the server can't be asked, which reads it all the same
 */
export async function understand(what, text) {
  const key = keyOf(what, text);
  if (answers.has(key)) {
    return answers.get(key);
  }
  const understood = await ask(what, text) ?? await ask(what, text);
  if (understood) {
    if (answers.size >= MOST) {
      answers.clear();
    }
    answers.set(key, understood);
  }
  return understood;
}

async function ask(what, text) {
  try {
    const answer = await call('POST', 'notation', { ...what, text }, { signal: AbortSignal.timeout(PATIENCE) });
    return answer.ok ? await answer.json() : null;
  } catch (unreachable) {
    return null;
  }
}

/** Where it stands what was understood. */
export const note = () => {
  const made = element('span', { className: 'safecity-understood' });
  made.setAttribute('role', 'status');
  return made;
};

/** Puts a text into a field as if it had been typed. */
export function type(input, text) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.focus();
}

const WHOLE_DAY = { kind: 'day' };

/** A button that opens the browser's calendar at the day in the field; what is chosen there is typed into the field. */
export function picker(input) {
  const calendar = element('input', { type: 'date', tabIndex: -1, min: '1900-01-01', max: '2100-12-31' });
  calendar.setAttribute('aria-hidden', 'true');
  const button = element('button', { type: 'button', title: say('notation.pick'), onclick: async () => {
    if (input.matches(':disabled') || input.readOnly) {
      return;
    }
    calendar.value = known(WHOLE_DAY, input.value)?.value ?? '';
    calendar.showPicker();
  } });
  button.setAttribute('aria-label', say('notation.pick'));
  calendar.addEventListener('change', async () => {
    if (calendar.value) {
      type(input, (await understand(WHOLE_DAY, calendar.value))?.entry ?? calendar.value);
    }
  });
  return element('span', { className: 'safecity-picker' }, button, calendar);
}
