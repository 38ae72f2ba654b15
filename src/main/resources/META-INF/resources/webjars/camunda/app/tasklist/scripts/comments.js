/* Remarks on the task and on those before it in the same procedure, as a tab; `@account` mentions somebody. */
import { korean, say } from '../../../assets/safecity/language.js';
import { call, element, sentenceOf } from '../../../assets/safecity/own-api.js';

const minute = instant => new Intl.DateTimeFormat(korean ? 'ko-KR' : 'en-GB', {
  dateStyle: 'medium', timeStyle: 'short', hour12: false, timeZone: 'Asia/Seoul'
}).format(new Date(instant));

const FAILED = say('전송하지 못했습니다. 다시 시도하십시오.', 'It could not be sent. Please try again.');

function alertLine() {
  const line = element('p', { className: 'refusal', hidden: true });
  line.setAttribute('role', 'alert');
  return line;
}

function remark(item, again) {
  const failure = alertLine();
  return element('li', { className: item.withdrawn ? 'withdrawn' : '' },
    element('p', { className: 'head' }, element('strong', {}, item.authorName), ` ${minute(item.at)} · ${item.task}`),
    element('p', { className: 'said' }, item.withdrawn ? say('거둔 의견입니다.', 'This remark was withdrawn.') : item.text),
    failure,
    item.mine
      ? element('button', {
        type: 'button',
        className: 'btn btn-link',
        async onclick() {
          const answer = await call('POST', `comments/${item.id}/withdrawal`).catch(() => null);
          if (answer?.ok) {
            again();
          } else {
            failure.textContent = sentenceOf(await answer?.json().catch(() => null), FAILED);
            failure.hidden = false;
          }
        }
      }, say('거두기', 'Withdraw'))
      : null);
}

function entry(taskId, page, shown) {
  const failure = alertLine();
  const text = element('textarea', { rows: 3, maxLength: 2000, required: true, className: 'form-control' });
  const who = element('select', { className: 'form-control' },
    element('option', { value: '' }, say('언급할 사람…', 'Mention…')),
    ...page.people.map(person => element('option', { value: person.account }, `${person.name} (@${person.account})`)));
  who.setAttribute('aria-label', say('언급할 사람', 'Whom to mention'));
  who.addEventListener('change', () => {
    if (who.value) {
      text.value = `${text.value}${text.value && !/\s$/.test(text.value) ? ' ' : ''}@${who.value} `;
      who.value = '';
      text.focus();
    }
  });
  const button = element('button', { type: 'submit', className: 'btn btn-primary' }, say('의견 남기기', 'Add the remark'));
  return element('form', {
    async onsubmit(event) {
      event.preventDefault();
      button.disabled = true;
      const answer = await call('POST', `tasks/${encodeURIComponent(taskId)}/comments`, { text: text.value }).catch(() => null);
      const body = await answer?.json().catch(() => null);
      if (answer?.ok) {
        shown(body);
        return;
      }
      failure.textContent = sentenceOf(body, FAILED);
      failure.hidden = false;
      button.disabled = false;
    }
  }, failure, element('label', {}, say('의견', 'Remark'), text), element('div', { className: 'line' }, who, button));
}

function show(node, taskId, page) {
  const again = () => load(node, taskId);
  node.replaceChildren(element('div', { className: 'safecity-comments' },
    page.items.length === 0
      ? element('p', {}, say('아직 의견이 없습니다.', 'No remarks yet.'))
      : element('ol', {}, ...page.items.map(item => remark(item, again))),
    page.writes ? entry(taskId, page, next => show(node, taskId, next)) : null));
}

async function load(node, taskId) {
  const answer = await call('GET', `tasks/${encodeURIComponent(taskId)}/comments`).catch(() => null);
  if (answer?.ok) {
    show(node, taskId, await answer.json());
  } else {
    node.textContent = sentenceOf(await answer?.json().catch(() => null),
      say('의견을 불러오지 못했습니다. 탭을 다시 열어 보십시오.', 'The remarks could not be loaded. Please open the tab again.'));
  }
}

export default {
  id: 'safecity-comments',
  pluginPoint: 'tasklist.task.detail',
  priority: 850,
  properties: { label: say('의견 나눔', 'Remarks') },

  render(node, { taskId }) {
    node.textContent = say('불러오는 중…', 'Loading…');
    return load(node, taskId);
  },

  unmount() {}
};
