/* After a task was done: what was decided, and who is next, with a way there for whoever is that. */
import { say } from '../../../assets/safecity/language.js';
import { call, element } from '../../../assets/safecity/own-api.js';

const STAYS_MS = 20_000;
/** What comes next may come by a job of the engine, a moment later. */
const AGAIN_MS = 2_500;

const pause = milliseconds => new Promise(resolve => {
  setTimeout(resolve, milliseconds);
});

async function ask(task) {
  const answer = await call('GET', `tasks/${encodeURIComponent(task)}/outcome`).catch(() => null);
  return answer?.ok ? answer.json() : null;
}

function nextLine(next) {
  const who = next.posts.join(', ');
  return element('li', {}, next.own
    ? element('a', { href: `#/?task=${encodeURIComponent(next.id)}` }, say('outcome.next-own', next.task, who))
    : say('outcome.next', next.task, who));
}

let shown = null;

function show(outcome, waits) {
  shown?.remove();
  const close = element('button', { type: 'button', className: 'close', onclick: () => shown.remove() }, '×');
  close.setAttribute('aria-label', say('outcome.close'));
  const done = outcome.decision ? say('outcome.decided', outcome.task, outcome.decision) : say('outcome.done', outcome.task);
  shown = element('div', { className: 'safecity-outcome' }, close,
    element('p', {}, element('strong', {}, done)),
    outcome.next.length > 0
      ? element('ul', {}, ...outcome.next.map(nextLine))
      : element('p', {}, waits ? say('outcome.waits') : say('outcome.looking')));
  shown.setAttribute('role', 'status');
  document.body.append(shown);
  const mine = shown;
  setTimeout(() => mine.matches(':hover, :focus-within') || mine.remove(), STAYS_MS);
}

/** What was refused before is done with: success and failure side by side say nothing. */
const clearRefusals = () => document
  .querySelectorAll('[notifications-panel] :is(.alert-danger, .alert-error) .close')
  .forEach(close => close.click());

document.addEventListener('safecity-completed', async ({ detail }) => {
  clearRefusals();
  const outcome = await ask(detail.task);
  if (!outcome) {
    return;
  }
  show(outcome, false);
  if (outcome.next.length === 0) {
    await pause(AGAIN_MS);
    show(await ask(detail.task) ?? outcome, true);
  }
});
