/*
 * The approval line of the document that a task is about, boxed as on paper, as a tab of the task. A task that is about
 * no document has no such tab.
 */
import { korean, say } from '../../../assets/safecity/language.js';
import { call, element, root, sentenceOf } from '../../../assets/safecity/own-api.js';
import { openTask } from './open-task.js';

const TAB = say('approval.tab');

const day = instant => new Intl.DateTimeFormat(korean ? 'ko-KR' : 'en-GB', { dateStyle: 'medium', timeZone: 'Asia/Seoul' })
  .format(new Date(instant));
const minute = instant => new Intl.DateTimeFormat(korean ? 'ko-KR' : 'en-GB', {
  dateStyle: 'medium', timeStyle: 'short', hour12: false, timeZone: 'Asia/Seoul'
}).format(new Date(instant));

function box(signer) {
  const made = element('li', { className: signer.mark.toLowerCase() },
    element('span', { className: 'step' }, signer.stepText),
    element('span', { className: 'post' }, signer.post),
    element('span', { className: 'marks' }, signer.marks.join(' ')),
    element('span', { className: 'sign' }, signer.person ?? signer.markText),
    signer.at ? element('span', { className: 'day' }, day(signer.at)) : null,
    signer.person ? element('span', { className: 'part' }, signer.decision) : null);
  if (signer.mark === 'TURN') {
    made.setAttribute('aria-current', 'step');
  }
  return made;
}

function table(round) {
  const head = [say('approval.step'), say('approval.who'), say('approval.decision'), say('approval.remark'), say('approval.when')];
  return element('table', { className: 'table table-condensed' },
    element('caption', {}, say('approval.submission', round.number)),
    element('thead', {}, element('tr', {}, ...head.map(text => element('th', { scope: 'col' }, text)))),
    element('tbody', {}, ...round.acts.map(act => element('tr', {},
      element('th', { scope: 'row' }, act.stepText),
      element('td', {}, act.post === act.person ? act.post : `${act.post} · ${act.person}`),
      element('td', {}, act.decision),
      element('td', { className: 'remark' }, act.comment ?? ''),
      element('td', {}, minute(act.at))))));
}

function recall(line) {
  const failure = element('p', { className: 'refusal', hidden: true });
  failure.setAttribute('role', 'alert');
  const button = element('button', {
    type: 'button',
    className: 'btn btn-default',
    async onclick() {
      button.disabled = true;
      const answer = await call('POST', `approvals/${encodeURIComponent(line.id)}/recall`).catch(() => null);
      if (answer?.ok) {
        location.reload();
        return;
      }
      failure.textContent = sentenceOf(await answer?.json().catch(() => null), say('approval.not-recalled'));
      failure.hidden = false;
      button.disabled = false;
    }
  }, say('approval.recall'));
  return element('div', {}, failure,
    element('p', {}, say('approval.recallable'), ' ', button));
}

function show(line, node) {
  node.replaceChildren(element('div', { className: 'safecity-line' },
    element('p', {},
      element('strong', {}, line.title), ` – ${line.stateText} `,
      element('a', { href: `${root}/documents/${encodeURIComponent(line.id)}`, target: '_blank', rel: 'noopener' },
        say('approval.page-for-printing'))),
    line.sentBack ? element('p', { className: 'refusal' }, line.sentBack) : null,
    element('ol', { className: 'approval-line' }, ...line.boxes.map(box)),
    line.recallable ? recall(line) : null,
    ...[...line.rounds].reverse().map(table),
    line.rounds.length === 0
      ? element('p', {}, say('approval.not-submitted'))
      : null));
}

/** The tab stands only with tasks that are about a document; which do, the server knows. */
const known = new Map();

async function lineOf(taskId) {
  const answer = await call('GET', `approvals/${encodeURIComponent(taskId)}`);
  return answer.ok ? answer.json() : null;
}

function hasDocument(taskId) {
  if (!known.has(taskId)) {
    known.set(taskId, null);
    call('HEAD', `approvals/${encodeURIComponent(taskId)}`).then(answer => {
      known.set(taskId, answer.status === 200);
      showTab();
    }, () => known.delete(taskId));
  }
  return known.get(taskId);
}

function showTab() {
  const taskId = openTask();
  const tab = [...document.querySelectorAll('.nav-tabs li')].find(item => item.textContent.trim() === TAB);
  if (taskId && tab) {
    const hidden = hasDocument(taskId) !== true;
    if (tab.hidden !== hidden) {
      tab.hidden = hidden;
    }
  }
}

new MutationObserver(showTab).observe(document.body, { subtree: true, childList: true });

export default {
  id: 'safecity-approval-line',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: TAB },

  async render(node, { taskId }) {
    node.textContent = say('loading');
    try {
      const line = await lineOf(taskId);
      if (line) {
        show(line, node);
      } else {
        node.textContent = say('approval.no-document');
      }
    } catch (unreachable) {
      node.textContent = say('approval.not-loaded');
    }
  },

  unmount() {}
};
