/* What to do in the task and by which article, who was asked before and who may be asked next, and documents to begin with. */
import { korean, say } from '../../../assets/safecity/language.js';
import { call, element, root, sentenceOf } from '../../../assets/safecity/own-api.js';

const day = instant => new Intl.DateTimeFormat(korean ? 'ko-KR' : 'en-GB', { dateStyle: 'medium', timeZone: 'Asia/Seoul' })
  .format(new Date(instant));

/** What the models say is Korean, whoever reads it. */
const inKorean = (name, properties, ...content) => element(name, { lang: 'ko', ...properties }, ...content);

function outside(address, text) {
  return inKorean('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, text);
}

function step(one, state) {
  const made = element('li', { className: state },
    element('span', { className: 'task' }, one.procedure ? `${one.procedure} – ${one.task}` : one.task),
    element('span', { className: 'who' }, one.department ?? say('help.undecided')),
    one.endedAt ? element('span', { className: 'soft' }, day(one.endedAt)) : null,
    one.when.length ? inKorean('span', { className: 'soft' }, one.when.join(' · ')) : null);
  if (state === 'here') {
    made.setAttribute('aria-current', 'step');
    made.prepend(element('strong', {}, say('help.you-are-here')));
  }
  return made;
}

function part(title, ...content) {
  return element('section', {}, element('h3', {}, title), ...content);
}

const none = text => element('p', { className: 'soft' }, text);

function course(help) {
  return [
    part(say('help.done-before'), help.before.length
      ? element('ol', {}, ...help.before.map(one => step(one, 'before')))
      : none(say('help.first'))),
    part(help.procedure, element('ol', {}, step(help.here, 'here'))),
    part(say('help.what-can-come-next'), help.after.length
      ? element('ul', {}, ...help.after.map(one => step(one, 'after')))
      : none(say('help.last')))
  ];
}

function show(node, taskId, help) {
  node.replaceChildren(element('div', { className: 'safecity-help' },
    part(say('help.what-to-do'), inKorean('p', {}, help.what)),
    help.laws.length === 0 ? null : part(say('help.laws'),
      element('ul', { className: 'laws' }, ...help.laws.map(law => element('li', {}, outside(law.address, law.text))))),
    help.templates.length === 0 ? null : part(say('help.templates'),
      none(say('help.templates-filled')),
      element('ul', { className: 'templates' }, ...help.templates.map(one => element('li', {},
        element('a', { href: `${root}/api/tasks/${encodeURIComponent(taskId)}/templates/${encodeURIComponent(one.id)}`, download: '' },
          one.name))))),
    ...course(help)));
}

export default {
  id: 'safecity-help',
  pluginPoint: 'tasklist.task.detail',
  priority: 840,
  properties: { label: say('help.tab') },

  async render(node, { taskId }) {
    node.textContent = say('loading');
    const answer = await call('GET', `tasks/${encodeURIComponent(taskId)}/help`).catch(() => null);
    const body = await answer?.json().catch(() => null);
    if (answer?.ok && body) {
      show(node, taskId, body);
    } else {
      node.textContent = sentenceOf(body, say('help.not-loaded'));
    }
  },

  unmount() {}
};
