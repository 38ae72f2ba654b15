/*
 * The approval line of the document that a task is about, boxed as on paper, as a tab of the task. A task that is about
 * no document has no such tab.
 */
import { korean, say } from '../../../assets/safecity/language.js';
import { call, element, root } from '../../../assets/safecity/own-api.js';

const TAB = say('결재선', 'Approval line');

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
  const head = [say('단계', 'Step'), say('처리자', 'Who'), say('처리', 'Decision'), say('의견', 'Remark'), say('일시', 'When')];
  return element('table', { className: 'table table-condensed' },
    element('caption', {}, say(`${round.number}차 상신`, `Submission ${round.number}`)),
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
      const answer = await call('POST', `approvals/${encodeURIComponent(line.id)}/recall`);
      if (answer.ok) {
        location.reload();
        return;
      }
      failure.textContent = (await answer.json().catch(() => ({}))).message ?? say('회수하지 못했습니다.', 'It could not be recalled.');
      failure.hidden = false;
      button.disabled = false;
    }
  }, say('회수', 'Recall'));
  return element('div', {}, failure,
    element('p', {}, say('아직 검토한 사람이 없으므로 회수할 수 있습니다. ', 'Nobody has reviewed it yet, so you can take it back. '), button));
}

function show(line, node) {
  node.replaceChildren(element('div', { className: 'safecity-line' },
    element('p', {},
      element('strong', {}, line.title), ` – ${line.stateText} `,
      element('a', { href: `${root}/documents/${encodeURIComponent(line.id)}`, target: '_blank', rel: 'noopener' },
        say('인쇄할 수 있는 쪽으로', 'Page for printing'))),
    element('ol', { className: 'approval-line' }, ...line.boxes.map(box)),
    line.recallable ? recall(line) : null,
    ...[...line.rounds].reverse().map(table),
    line.rounds.length === 0
      ? element('p', {}, say('아직 상신하지 않은 문서입니다. 상신하면 처리한 사람과 의견이 여기에 쌓입니다.',
        'Not submitted yet. Once it is, everybody who acts and every remark appear here.'))
      : null));
}

/** The tab stands only with tasks that are about a document; which do, the server knows. */
const known = new Map();

async function lineOf(taskId) {
  const answer = await call('GET', `approvals/${encodeURIComponent(taskId)}`);
  return answer.ok ? answer.json() : null;
}

function openTask() {
  return new URLSearchParams(location.hash.split('?')[1] ?? '').get('task');
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
    node.textContent = say('불러오는 중…', 'Loading…');
    try {
      const line = await lineOf(taskId);
      if (line) {
        show(line, node);
      } else {
        node.textContent = say('이 업무에는 결재 문서가 없습니다.', 'This task is about no document in approval.');
      }
    } catch (unreachable) {
      node.textContent = say('결재선을 불러오지 못했습니다. 다시 열어 보십시오.', 'The line could not be loaded. Please open the tab again.');
    }
  },

  unmount() {}
};
