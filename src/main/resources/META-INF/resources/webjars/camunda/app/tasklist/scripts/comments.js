/* Remarks on the task and on those before it in the same procedure, as a tab; `@account` mentions somebody. */
import { korean, say } from '../../../assets/safecity/language.js';
import { call, element, sentenceOf } from '../../../assets/safecity/own-api.js';
import { remarkDraft } from './remark-draft.js';

const minute = instant => new Intl.DateTimeFormat(korean ? 'ko-KR' : 'en-GB', {
  dateStyle: 'medium', timeStyle: 'short', hour12: false, timeZone: 'Asia/Seoul'
}).format(new Date(instant));

const FAILED = say('comments.not-sent');

function alertLine() {
  const line = element('p', { className: 'refusal', hidden: true });
  line.setAttribute('role', 'alert');
  return line;
}

function remark(item, again) {
  const failure = alertLine();
  return element('li', { className: item.withdrawn ? 'withdrawn' : '' },
    element('p', { className: 'head' }, element('strong', {}, item.authorName), ` ${minute(item.at)} · ${item.task}`),
    element('p', { className: 'said' }, item.withdrawn ? say('comments.withdrawn') : item.text),
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
      }, say('comments.withdraw'))
      : null);
}

function entry(taskId, page, shown) {
  const failure = alertLine();
  const text = element('textarea', { rows: 3, maxLength: 2000, required: true, className: 'form-control' });
  const who = element('select', { className: 'form-control' },
    element('option', { value: '' }, say('comments.mention')),
    ...page.people.map(person => element('option', { value: person.account }, `${person.name} (@${person.account})`)));
  who.setAttribute('aria-label', say('comments.whom-to-mention'));
  who.addEventListener('change', () => {
    if (who.value) {
      text.value = `${text.value}${text.value && !/\s$/.test(text.value) ? ' ' : ''}@${who.value} `;
      who.value = '';
      text.focus();
      text.dispatchEvent(new Event('input', { bubbles: true }));
    }
  });
  const draft = remarkDraft(taskId, text);
  const button = element('button', { type: 'submit', className: 'btn btn-primary' }, say('comments.add-the-remark'));
  return element('form', {
    async onsubmit(event) {
      event.preventDefault();
      button.disabled = true;
      const answer = await call('POST', `tasks/${encodeURIComponent(taskId)}/comments`, { text: text.value }).catch(() => null);
      const body = await answer?.json().catch(() => null);
      if (answer?.ok) {
        await draft.said();
        shown(body);
        return;
      }
      failure.textContent = sentenceOf(body, FAILED);
      failure.hidden = false;
      button.disabled = false;
    }
  }, failure, element('label', {}, say('comments.remark'), text), draft.notice, element('div', { className: 'line' }, who, button));
}

function show(node, taskId, page) {
  const again = () => load(node, taskId);
  node.replaceChildren(element('div', { className: 'safecity-comments' },
    page.items.length === 0
      ? element('p', {}, say('comments.no-remarks-yet'))
      : element('ol', {}, ...page.items.map(item => remark(item, again))),
    page.writes ? entry(taskId, page, next => show(node, taskId, next)) : null));
}

async function load(node, taskId) {
  const answer = await call('GET', `tasks/${encodeURIComponent(taskId)}/comments`).catch(() => null);
  if (answer?.ok) {
    show(node, taskId, await answer.json());
  } else {
    node.textContent = sentenceOf(await answer?.json().catch(() => null),
      say('comments.not-loaded'));
  }
}

export default {
  id: 'safecity-comments',
  pluginPoint: 'tasklist.task.detail',
  priority: 850,
  properties: { label: say('comments.tab') },

  render(node, { taskId }) {
    node.textContent = say('loading');
    return load(node, taskId);
  },

  unmount() {}
};
